"""Tips for one person: which apply, which cautions hold them back, and in which order they come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from twitchkit.knowledge import CautionPlan, Knowledge
from twitchkit.knowledge.plans import TipPlan
from twitchkit.logic import ONE_PERSON
from twitchkit.model.advice import Verdict
from twitchkit.model.assessment import TipResult, Warned, Withheld
from twitchkit.model.condition import Band
from twitchkit.model.provenance import Certainty
from twitchkit.model.safety import Tier
from twitchkit.model.urgency import Urgency
from twitchkit.scoring.conditions import Scored, seen
from twitchkit.scoring.missing import missing_of
from twitchkit.scoring.observations import Observations
from twitchkit.scoring.reassurance import explained
from twitchkit.scoring.scope import out_of_scope
from twitchkit.scoring.urgency import named_ids

PARTS: Mapping[str, str] = {
    "conditions": "what fits and what does not",
    "nutrients": "nutrients",
    "intake": "intake figures",
    "tips": "tips",
    "foods": "food suggestions",
}
"""The parts of an assessment that a caution may withhold, and what they are called."""

NO_SCREEN = "The packs that are loaded have no red-flag screen, so nothing is advised."
"""Why there are no tips where nobody looks for warning signs."""

DO_FIRST = "What to do now comes first."
"""Why nothing else is told where help is needed today or now."""

_RESTS_ON_THE_COMPLAINT = ("conditions", "tips", "foods")

_DISPUTED = (Verdict.NOT_SUPPORTED, Verdict.WRONG, Verdict.WEAK, Verdict.IMPRECISE, Verdict.CONTESTED)


@frozen(slots=False, eq=False)
class HeldCaution:
    """A caution that holds for this person: because of what was seen, or because something is not known (``open``)."""

    plan: CautionPlan
    is_open: bool
    _knowledge: Knowledge = field(repr=False)
    _observations: Observations = field(repr=False)

    @cached_property
    def seen(self) -> tuple[str, ...]:
        """What it rests on, in words."""
        return () if self.is_open else seen(self.plan.names, self._knowledge, self._observations)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """What would have to be known to lift it, in words."""
        return missing_of(self.plan.names, self._knowledge, self._observations) if self.is_open else ()


def find_cautions(
    knowledge: Knowledge, observations: Observations, plans: Iterable[CautionPlan]
) -> tuple[HeldCaution, ...]:
    """Return which of some cautions hold; unknown withholds where a caution says ``unless``."""
    held = []
    for plan in plans:
        truth = plan.evaluate(observations.env, ONE_PERSON)
        is_open = plan.unless and not (truth.true or truth.false)
        if is_open or truth.true != plan.unless:
            held.append(HeldCaution(plan, is_open, knowledge, observations))
    return tuple(held)


def why_held_back(
    knowledge: Knowledge, tier: Tier, cautions: Iterable[HeldCaution], in_scope: bool | None
) -> dict[str, str]:
    """Return the parts that are not shown, and why: by urgency or scope, or because nobody screens for red flags.

    Of those that cautions hold back, these say why.
    """
    withheld = {part for held in cautions for part in held.plan.caution.withhold}
    why = {part: "" for part in PARTS if part in withheld}
    more: dict[str, str] = {}
    if tier.rank >= Tier.SAME_DAY.rank:
        more = dict.fromkeys(PARTS, DO_FIRST)
    elif in_scope is False:
        more = dict.fromkeys(_RESTS_ON_THE_COMPLAINT, out_of_scope(knowledge))
    elif not knowledge.plan.screen or not knowledge.plan.red_flags.items:
        more = {"tips": NO_SCREEN}
    return why | {part: reason for part, reason in more.items() if part not in why}


def parts_held_back(why: Mapping[str, str], cautions: Sequence[HeldCaution]) -> dict[str, Withheld]:
    """Return the parts of an assessment that are not shown, each with what is told about it."""
    found = {}
    for part, reason in why.items():
        holding = [held for held in cautions if part in held.plan.caution.withhold]
        if holding:
            found[part] = withheld_by(holding, id=part, name=PARTS[part])
        else:
            found[part] = Withheld(id=part, name=PARTS[part], reason=reason, cautions=(), sources=())
    return found


def warnings_of(cautions: Iterable[HeldCaution]) -> tuple[Warned, ...]:
    """Return the cautions that withhold nothing: they only warn."""
    return tuple(
        Warned(
            id=held.plan.caution.id,
            text=held.plan.caution.reason,
            seen=held.seen,
            sources=held.plan.sources,
            missing=held.missing,
        )
        for held in cautions
        if not held.plan.caution.withhold
    )


def find_tips(
    knowledge: Knowledge,
    observations: Observations,
    scored: Sequence[Scored],
    cautions: Sequence[HeldCaution],
    urgency: Urgency,
) -> tuple[tuple[TipResult, ...], tuple[Withheld, ...]]:
    """Return the tips that apply, best first, and those that apply but are withheld, with the reasons.

    What reassures is neither, where it has to be silent.
    """
    bands = {item.plan.condition.id: item.score.band for item in scored}
    silent = bool(silences(knowledge, observations, scored, urgency))
    applying = [
        plan
        for plan in knowledge.plan.tips.select(observations.told)
        if not (silent and plan.tip.reassures) and _applies(plan, observations, bands)
    ]
    withholding = [caution for caution in cautions if caution.plan.caution.withhold]
    shown: list[TipPlan] = []
    withheld = []
    for plan in sorted(applying, key=lambda plan: _order(plan, bands)):
        holding = [caution for caution in withholding if _holds_back(caution, plan)]
        if holding:
            withheld.append(withheld_by(holding, id=plan.tip.id, name=plan.tip.title))
        else:
            shown.append(plan)
    replaced = {id for plan in shown for id in plan.tip.in_place_of}
    shown.sort(key=lambda plan: plan.tip.id in replaced)
    return tuple(_result(knowledge, plan, replaced) for plan in shown), tuple(withheld)


def silences(
    knowledge: Knowledge, observations: Observations, scored: Sequence[Scored], urgency: Urgency
) -> tuple[str, ...]:
    """Return why a tip that reassures is not told: a doctor is needed soon, or what was named may be a warning sign."""
    if urgency.tier.rank > Tier.ROUTINE.rank:
        return (urgency.tier.says,)
    harmless = explained(knowledge, observations, scored, Tier.SELF_CARE)
    return tuple(knowledge.plan.display[id] for id in named_ids(knowledge, observations) if id not in harmless)


def _applies(plan: TipPlan, observations: Observations, bands: Mapping[str, int]) -> bool:
    if plan.applies is not None:
        return bool(plan.applies(observations.env, ONE_PERSON).true)
    if plan.tip.general:
        return True
    return any(bands.get(target, 0) >= Band.POSSIBLE.rank for target in plan.tip.for_)


def _order(plan: TipPlan, bands: Mapping[str, int]) -> tuple[bool, bool, int, int, int, bool, str]:
    """Sort by how well the best target fits, by certainty, by use; without a known effect late, general tips last."""
    likely = max((bands.get(target, 0) for target in plan.tip.for_), default=0)
    guarded = any(":" in token for token in plan.involves)  # a food or supplement that some must be careful with
    tip = plan.tip
    unknown = tip.certainty is Certainty.VERY_LOW
    return tip.general, unknown, -likely, -tip.certainty.weight, tip.use.rank, guarded, tip.id


def _holds_back(caution: HeldCaution, plan: TipPlan) -> bool:
    """Tell whether a caution withholds something that a tip involves: the very thing, or everything of its kind."""
    return not plan.involves.isdisjoint(caution.plan.caution.withhold)


def withheld_by(holding: Sequence[HeldCaution], *, id: str, name: str) -> Withheld:
    """Return that something is held back, with all the reasons."""
    cautions = [held.plan.caution for held in holding]
    return Withheld(
        id=id,
        name=name,
        reason=" ".join(dict.fromkeys(caution.reason for caution in cautions)),
        cautions=tuple(caution.id for caution in cautions),
        sources=tuple(dict.fromkeys(source for held in holding for source in held.plan.sources)),
        seen=tuple(dict.fromkeys(words for held in holding for words in held.seen)),
        missing=tuple(dict.fromkeys(words for held in holding for words in held.missing)),
    )


def _result(knowledge: Knowledge, plan: TipPlan, replaced: Collection[str]) -> TipResult:
    tip = plan.tip
    disputes = [
        f"{claim.says} What the evidence says: {claim.because}"
        for claim in knowledge.claims_about(tip.id)
        if claim.verdict in _DISPUTED
    ]
    return TipResult(
        id=tip.id,
        title=tip.title,
        text=tip.text,
        effect=tip.effect,
        certainty=tip.certainty,
        status=tip.status,
        for_=plan.tip.for_,
        disputes=tuple(disputes),
        sources=plan.sources,
        use=tip.use,
        in_short="" if tip.id in replaced else tip.in_short,
    )
