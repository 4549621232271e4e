"""All stages in order: observe, urgency, conditions, nutrients, advice; and what is held back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version

from attrs import evolve

from twitchkit.knowledge import Knowledge
from twitchkit.model.assessment import (
    Assessment,
    ConditionResult,
    Engine,
    PackStamp,
    TipResult,
    Urgency,
    Warned,
    Withheld,
)
from twitchkit.model.eaten import Eaten
from twitchkit.model.nutrient_result import NutrientResult
from twitchkit.model.profile import Profile
from twitchkit.model.provenance import Source
from twitchkit.model.safety import Tier
from twitchkit.scoring.advice import PARTS, find_cautions, find_tips, warnings_of, withheld_parts
from twitchkit.scoring.conditions import rank, score_all
from twitchkit.scoring.nutrients import find_nutrients
from twitchkit.scoring.observe import Observations, observe
from twitchkit.scoring.urgency import find_urgency

DISCLAIMER = (
    "This informs; it does not tell you what you have. It is education and research software, not a medical device, "
    "and no licensed clinician has signed off its content. Many weights are expert guesses; each is marked as "
    "estimated. It knows only what was entered, and one missing answer can change everything. Talk to a clinician or "
    "pharmacist before you take a supplement or change a medicine. If anything feels like an emergency, call "
    "your local emergency number."
)


def _version() -> str:
    try:
        return version("twitchkit")
    except PackageNotFoundError:
        return "0"


ENGINE = Engine(name="twitchkit", version=_version())


def assess(knowledge: Knowledge, profile: Profile, *, as_of: str = "", eaten: Eaten | None = None) -> Assessment:
    """Return the assessment of a profile; raises :class:`~twitchkit.errors.ProfileError` if it cannot be read.

    ``as_of`` is the date to write on it (ISO 8601); nothing here reads a clock. After the day by which a pack was to
    be reviewed, a notice says so. ``eaten`` is what the diary of the profile comes to, which a kit looks up in its
    food tables.

    >>> from twitchkit.model.content import Content
    >>> assess(Knowledge.build(Content()), Profile(age=61)).urgency.tier.value
    'routine'
    """
    observations = observe(knowledge, profile, eaten)
    scored = score_all(knowledge, observations)
    urgency = find_urgency(knowledge, observations, scored)
    cautions = find_cautions(knowledge, observations)
    parts = parts_held_back(knowledge, urgency, withheld_parts(cautions))
    conditions = () if "conditions" in parts else rank(knowledge, observations, scored, urgency.tier)
    nutrients = _nutrients(knowledge, profile, observations, parts)
    tips, held = ((), ()) if "tips" in parts else find_tips(knowledge, observations, scored, cautions)
    warnings = () if "tips" in parts else warnings_of(cautions)
    withheld = (*parts.values(), *held)
    return Assessment(
        as_of=as_of,
        engine=ENGINE,
        packs=knowledge.packs,
        knowledge=knowledge.digest,
        complete=knowledge.complete,
        urgency=urgency,
        conditions=conditions,
        nutrients=nutrients,
        eaten=() if eaten is None or parts.keys() & {"nutrients", "intake"} else eaten.foods,
        foods=(),
        tips=tips,
        withheld=withheld,
        warnings=warnings,
        not_checked=observations.not_checked,
        notices=(*knowledge.notices, *_stale(knowledge.packs, as_of), *observations.conflicts),
        sources=_sources(knowledge, urgency, conditions, nutrients, tips, withheld, warnings),
        disclaimer=DISCLAIMER,
        profile=profile,
    )


def parts_held_back(knowledge: Knowledge, urgency: Urgency, held: Mapping[str, Withheld]) -> dict[str, Withheld]:
    """Return the parts that are not shown: by caution, by urgency, or because nobody screens for red flags."""
    parts = dict(held)
    if urgency.tier.rank >= Tier.SAME_DAY.rank:
        for part, name in PARTS.items():
            parts.setdefault(part, _held(part, name, "What to do now comes first."))
    elif not knowledge.plan.screen or not knowledge.plan.red_flags.items:
        reason = "The packs that are loaded have no red-flag screen, so nothing is advised."
        parts.setdefault("tips", _held("tips", PARTS["tips"], reason))
    return parts


def _stale(packs: Iterable[PackStamp], as_of: str) -> Iterable[str]:
    for pack in packs:
        if pack.is_stale(as_of):
            yield f"The pack {pack.id!r} ({pack.version}) was due for review by {pack.review_by}: it may be out of date"


def _held(part: str, name: str, reason: str) -> Withheld:
    return Withheld(id=part, name=name, reason=reason, cautions=(), sources=())


def _nutrients(
    knowledge: Knowledge, profile: Profile, observations: Observations, parts: Mapping[str, Withheld]
) -> tuple[NutrientResult, ...]:
    if "nutrients" in parts:
        return ()
    results = find_nutrients(knowledge, observations)
    if "intake" not in parts:
        return results
    without = (evolve(result, intake=None, adequacy=None, upper_limit=None) for result in results)
    return tuple(result for result in without if result.labs)


def _sources(
    knowledge: Knowledge,
    urgency: Urgency,
    conditions: Iterable[ConditionResult],
    nutrients: Iterable[NutrientResult],
    tips: Iterable[TipResult],
    withheld: Iterable[Withheld],
    warnings: Iterable[Warned],
) -> tuple[Source, ...]:
    """Return every source that something shown cites, once, sorted by id."""
    cited = [item.sources for item in urgency.reasons]
    cited += [item.sources for item in tips]
    cited += [item.sources for item in withheld]
    cited += [item.sources for item in warnings]
    for condition in conditions:
        cited += [condition.sources, *(entry.sources for entry in condition.because)]
        cited += [criterion.sources for criterion in condition.criteria]
    for nutrient in nutrients:
        cited.append(() if nutrient.reference is None else (nutrient.reference,))
        cited += [lab.sources for lab in nutrient.labs]
        cited += [item.sources for item in nutrient.compared]
    return tuple(knowledge.sources[id] for id in sorted({id for ids in cited for id in ids}))
