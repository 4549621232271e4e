"""From a person to an assessment: urgency, conditions, nutrients, advice; and what is held back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version

from attrs import evolve

from twitchkit.errors import TwitchkitError
from twitchkit.ids import pack_of
from twitchkit.knowledge import Knowledge
from twitchkit.model.assessment import (
    Assessment,
    ConditionResult,
    Engine,
    PackStamp,
    TipResult,
    Warned,
    Withheld,
)
from twitchkit.model.cited import Citing, cited
from twitchkit.model.eaten import Eaten, EatenFood
from twitchkit.model.lack import LackAnswer
from twitchkit.model.later import later
from twitchkit.model.nutrient_result import NutrientResult
from twitchkit.model.profile import ProfileLike
from twitchkit.model.provenance import Source
from twitchkit.model.told import Told
from twitchkit.scoring.advice import warnings_of
from twitchkit.scoring.helplines import find_helplines, no_helpline
from twitchkit.scoring.person import Person
from twitchkit.scoring.scope import out_of_scope
from twitchkit.scoring.telling import tell

DISCLAIMER = (
    "This informs; it does not tell you what you have. It is education and research software, not a medical device, "
    "and no licensed clinician has signed off its content. Many weights are expert guesses; each is marked as "
    "estimated. It knows only what was entered, and one missing answer can change everything. Talk to a clinician or "
    "pharmacist before you take a supplement or change a medicine. If anything feels like an emergency, call "
    "your local emergency number."
)

_MOST_LOOKED_UP = 20  # to look for what a name is like takes a while


def _version() -> str:
    try:
        return version("twitchkit")
    except PackageNotFoundError:
        return "0"


ENGINE = Engine(name="twitchkit", version=_version())


def assess(knowledge: Knowledge, profile: ProfileLike, *, as_of: str = "", eaten: Eaten | None = None) -> Assessment:
    """Return the assessment of a profile; raises :class:`~twitchkit.errors.ProfileError` if it cannot be read.

    ``as_of`` is the date to write on it (ISO 8601); nothing here reads a clock. After the day by which a pack was to
    be reviewed, a notice says so. ``eaten`` is what the diary of the profile comes to, which a kit looks up in its
    food tables.

    >>> from twitchkit.model.content import Content
    >>> assess(Knowledge.build(Content()), {"age": 61}).urgency.tier.value
    'routine'
    """
    return assessment_of(Person.of(knowledge, profile, eaten), as_of=as_of)


def assessment_of(person: Person, *, as_of: str = "") -> Assessment:
    """Return the assessment of a person, without what is held back; ``as_of`` as :func:`assess` takes it.

    How soon to seek help is settled here. All else is put together when it is looked at.
    """
    _check_day(as_of)
    knowledge, country = person.knowledge, person.profile.country
    made = Assessment(
        as_of=as_of,
        engine=ENGINE,
        packs=knowledge.packs,
        knowledge=knowledge.digest,
        complete=knowledge.complete,
        in_scope=person.in_scope,
        scope=out_of_scope(knowledge) if person.in_scope is False else "",
        urgency=person.urgency,
        helplines=find_helplines(knowledge, country, person.urgency),
        conditions=(),
        nutrients=(),
        tips=(),
        withheld=(),
        warnings=(),
        not_checked={},
        notices=(),
        sources=(),
        disclaimer=DISCLAIMER,
        person=person,
    )
    return later(made, _Parts(person, as_of), _PARTS)


class _Parts:
    """What an assessment of a person is put together from, by the names that it has there."""

    def __init__(self, person: Person, as_of: str) -> None:
        self.person = person
        self.as_of = as_of

    @property
    def told(self) -> Told:
        return tell(self.person)

    @cached_property
    def conditions(self) -> tuple[ConditionResult, ...]:
        return tuple(map(self.person.result_of, self.person.ranked)) if self.person.shows_conditions else ()

    @property
    def best_so_far(self) -> str | None:
        best = self.person.best_so_far
        return None if best is None else best.plan.condition.id

    @cached_property
    def nutrients(self) -> tuple[NutrientResult, ...]:
        """What may be shown of nutrients: without figures of intake where those are held back."""
        held_back, nutrients = self.person.held_back, self.person.nutrients
        if "nutrients" in held_back:
            return ()
        if "intake" not in held_back:
            return nutrients
        without = (evolve(result, intake=None, adequacy=None, upper_limit=None) for result in nutrients)
        return tuple(result for result in without if result.labs)

    @property
    def lack(self) -> LackAnswer | None:
        return self.person.lack

    @property
    def eaten(self) -> tuple[EatenFood, ...]:
        eaten = self.person.eaten
        return () if eaten is None or self.person.held_back.keys() & {"nutrients", "intake"} else eaten.foods

    @property
    def tips(self) -> tuple[TipResult, ...]:
        return () if "tips" in self.person.held_back else self.person.tips[0]

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        held_back = self.person.held_back
        return (*held_back.values(), *(() if "tips" in held_back else self.person.tips[1]))

    @property
    def warnings(self) -> tuple[Warned, ...]:
        return () if "tips" in self.person.held_back else warnings_of(self.person.cautions)

    @property
    def not_checked(self) -> Mapping[str, tuple[str, ...]]:
        person = self.person
        found = {"misspelled": tuple(_misspelled(person)), "not_judged": person.not_judged}
        return {**person.observations.not_checked, **found}

    @property
    def notices(self) -> tuple[str, ...]:
        knowledge = self.person.knowledge
        return (
            *knowledge.notices,
            *_empty(knowledge),
            *_stale(knowledge.packs, self.as_of),
            *_changed(self.person, self._shown()),
            *self.person.observations.conflicts,
            *no_helpline(knowledge, self.person.profile.country),
        )

    @property
    def sources(self) -> tuple[Source, ...]:
        advice: tuple[Citing, ...] = (*self.tips, *self.withheld, *self.warnings)
        ids = cited(self.person.urgency, self.conditions, self.nutrients, self.lack, *advice)
        return tuple(self.person.knowledge.sources[id] for id in sorted(ids))

    def _shown(self) -> Iterator[str]:
        """Yield the ids of what is shown, and of what holds something back."""
        for items in (self.conditions, self.nutrients, self.tips, self.warnings):
            yield from (item.id for item in items)
        for held in self.withheld:
            yield from (held.id, *held.cautions)


_PARTS = frozenset(name for name in vars(_Parts) if not name.startswith("_"))


def _misspelled(person: Person) -> Iterable[str]:
    """Yield the medicines that nobody knows and whose names are close to a known one, which is offered, never taken."""
    known = person.knowledge.medicine_names
    for text in person.observations.not_checked["medicines"][:_MOST_LOOKED_UP]:
        near = known.near(text)
        if near:
            yield f"{text}, perhaps {near}"


def _check_day(as_of: str) -> None:
    try:
        if as_of != "":
            datetime.fromisoformat(as_of)
    except (TypeError, ValueError):
        raise TwitchkitError("as_of is a day like '2026-11-22' or a time (ISO 8601), as text") from None


def _empty(knowledge: Knowledge) -> Iterable[str]:
    """Yield that there is nothing to judge anybody by."""
    if not knowledge.packs and next(iter(knowledge), None) is None:
        yield "No knowledge pack is loaded, so nothing can be judged; 'twitchkit packs list' names those that are here"


def _stale(packs: Iterable[PackStamp], as_of: str) -> Iterable[str]:
    for pack in packs:
        if pack.is_stale(as_of):
            yield f"The pack {pack.id!r} ({pack.version}) was due for review by {pack.review_by}: it may be out of date"


def _changed(person: Person, shown: Iterable[str]) -> Iterable[str]:
    """Yield the overrides that touched what is shown, and the words and thresholds that it rests on."""
    knowledge, urgency = person.knowledge, person.urgency
    reasons = (item for reason in urgency.reasons for item in (reason.red_flag, reason.critical_limit))
    told = (key.partition("=")[0] for key in person.observations.known)
    touched = {*shown, *reasons, *told, *knowledge.thresholds}
    for override in knowledge.overrides.values():
        if override.target in touched:
            pack = pack_of(override.id)
            yield f"The pack {pack!r} changed {override.field!r} of {override.target}: {override.reason}"
