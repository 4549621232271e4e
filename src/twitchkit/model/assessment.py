"""What comes out: urgency first, then conditions, nutrients, tips, what was withheld, sources and versions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from pkgutil import resolve_name
from typing import Any, Literal, TypeAlias

import attrs
from attrs import field, frozen

from twitchkit.model.advice import Use
from twitchkit.model.condition import Band
from twitchkit.model.discreet import Result
from twitchkit.model.eaten import EatenFood
from twitchkit.model.lack import LackAnswer
from twitchkit.model.later import BuiltLater
from twitchkit.model.nutrient_result import NutrientResult
from twitchkit.model.plain import Json, plain_table
from twitchkit.model.provenance import Certainty, Source, Status
from twitchkit.model.question import Question
from twitchkit.model.range import Range, Shift
from twitchkit.model.safety import Tier
from twitchkit.model.suggestion import FoodSuggestion
from twitchkit.model.told import State, Told
from twitchkit.model.urgency import HelplineResult, Urgency

SCHEMA_VERSION = 1
Detail: TypeAlias = Literal["all", "shown"]


class CriterionState(Enum):
    """What is known of a criterion."""

    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"


@frozen(kw_only=True)
class Engine:
    """The program that made an assessment."""

    name: str
    version: str


@frozen(kw_only=True)
class PackStamp:
    """A pack that an assessment rests on: id, version, the digest of its content, and when it is due for review.

    ``review_by`` is a day (ISO 8601), or empty where the pack names none.

    >>> PackStamp(id="minerals", version="2026.1", sha256="…", review_by="2027-11-22").is_stale("2027-11-23")
    True
    """

    id: str
    version: str
    sha256: str
    review_by: str = ""

    def is_stale(self, as_of: str) -> bool:
        """Whether a day (ISO 8601) is past the day of the next review; False where either is not given."""
        return bool(self.review_by) and as_of[: len(self.review_by)] > self.review_by


@frozen(kw_only=True, repr=False)
class Contribution(Result):
    """One entry of the sum that is the score: an evidence, or the cap of its group (``finding`` is then None).

    ``text`` says what was seen in words, ``log_lr`` is the natural logarithm of the likelihood ratio.
    """

    finding: str | None
    text: str
    state: State
    group: str | None
    log_lr: Shift
    status: Status
    certainty: Certainty
    sources: tuple[str, ...]
    cap: bool = False


@frozen(kw_only=True, repr=False)
class CriterionResult(Result):
    """A criterion: met, not met or open, what is missing to tell, and what excludes or doubts it."""

    id: str
    name: str
    state: CriterionState
    specifier: bool
    missing: tuple[str, ...]
    because: str
    sources: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class PriorResult(Result):
    """The log-odds before any finding, and the share it stands for; elicited."""

    log_odds: Range


@frozen(kw_only=True, repr=False, slots=False)
class ConditionResult(BuiltLater, Result):
    """One condition: its band, also in words, and the list whose sum is its log-odds (prior + contributions).

    ``concerns`` is false where it is known to be of no concern to this person (a matter of pregnancy, to a man).
    ``icd10cm`` are codes of ICD-10-CM, for a record.
    """

    id: str
    name: str
    band: Band
    says: str = ""
    tier: Tier
    probability: Range
    log_odds: Range
    prior: PriorResult
    because: tuple[Contribution, ...]
    criteria: tuple[CriterionResult, ...]
    limited_by: tuple[str, ...]
    unknown: tuple[str, ...]
    advice: str
    sources: tuple[str, ...]
    concerns: bool = True
    icd10cm: tuple[str, ...] = ()


@frozen(kw_only=True, repr=False)
class TipResult(Result):
    """A tip that applies: for what (and how well that fits), what it says, what trials found, how sure.

    ``use`` says what it is for in a person's days; ``in_short`` is its sentence in the short answer, if it has one.
    """

    id: str
    title: str
    text: str
    effect: str
    certainty: Certainty
    status: Status
    for_: tuple[str, ...]
    disputes: tuple[str, ...]
    sources: tuple[str, ...]
    use: Use = Use.HABIT
    in_short: str = ""


@frozen(kw_only=True, repr=False)
class Withheld(Result):
    """Something that is not shown, and why; ``cautions`` lists the ids that hold it back.

    ``seen`` and ``missing`` say in words what the cautions rest on, and what would have to be known to lift them.
    """

    id: str
    name: str
    reason: str
    cautions: tuple[str, ...]
    sources: tuple[str, ...]
    seen: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@frozen(kw_only=True, repr=False)
class Warned(Result):
    """A caution that holds and withholds nothing: what to mind, what it rests on, and its sources."""

    id: str
    text: str
    seen: tuple[str, ...]
    sources: tuple[str, ...]
    missing: tuple[str, ...] = ()


@frozen(kw_only=True, repr=False, slots=False)
class Assessment(BuiltLater, Result):
    """Everything that can be said about one profile, plain data all the way down.

    ``person`` is what it was made from, so that explanations need not work that out again: not compared, shown, written
    or pickled. Conditions come in the order in which they fit; at ``emergency`` and ``same_day`` there are none, nor
    nutrients nor tips: what to do comes first. While no condition is at least possible, ``best_so_far`` is the one that
    fits the complaint best, if what was told speaks for any. ``lack`` answers whether what is eaten has to do with it;
    it is None where conditions, nutrients or figures of intake are held back, and where the packs know no nutrients.
    ``helplines`` are whom to call where a country was told, and something has to be done today or a reason names them.
    ``in_scope`` tells whether what the person came with belongs to the field of the packs (None: no complaint told);
    where it is false, ``scope`` says what they know and where to go, and there are no conditions, tips or questions.
    ``questions`` are None until :meth:`~twitchkit.kit.Kit.with_questions` fills them in, and so are ``foods``, what to
    eat for what is missing, until :meth:`~twitchkit.kit.Kit.with_foods` does; empty means that there are none.
    """

    as_of: str
    engine: Engine
    packs: tuple[PackStamp, ...]
    knowledge: str
    complete: bool
    in_scope: bool | None = None
    scope: str = ""
    urgency: Urgency
    helplines: tuple[HelplineResult, ...] = ()
    told: Told = field(factory=Told)
    conditions: tuple[ConditionResult, ...]
    best_so_far: str | None = None
    nutrients: tuple[NutrientResult, ...]
    lack: LackAnswer | None = None
    eaten: tuple[EatenFood, ...] = ()
    foods: tuple[FoodSuggestion, ...] | None = None
    tips: tuple[TipResult, ...]
    withheld: tuple[Withheld, ...]
    warnings: tuple[Warned, ...]
    questions: tuple[Question, ...] | None = None
    not_checked: Mapping[str, tuple[str, ...]]
    notices: tuple[str, ...]
    sources: tuple[Source, ...]
    disclaimer: str
    schema_version: int = SCHEMA_VERSION
    person: object = field(default=None, eq=False, repr=False)

    def to_dict(self, *, detail: Detail = "all") -> dict[str, Json]:
        """Return all of it as plain data, ready for ``json.dumps``; keys hold within a major version.

        ``detail="shown"`` returns what a page shows: conditions that may be it with what counts most, first tips, what
        was told and is there, the sources of these; and leaves out every key that has its default. It reads back too.
        """
        if detail == "all":
            return super().to_dict()
        from twitchkit.model.shown import shown  # noqa: PLC0415 (it takes an assessment)

        return plain_table(shown(self), defaults=False)

    def __reduce__(self) -> tuple[object, ...]:
        values = {item.name: getattr(self, item.name) for item in attrs.fields(Assessment) if item.eq}
        return _assessment, (values,)

    def __copy__(self) -> Assessment:
        return self  # it never changes, and a copy that is made as a pickle is would lose the person

    def __deepcopy__(self, memo: object) -> Assessment:
        return self

    def __repr__(self) -> str:
        # How many conditions or tips there are would tell whether it is an emergency.
        return f"Assessment(as_of={self.as_of!r}, packs={len(self.packs)})"

    def _repr_html_(self) -> str | None:
        # A notebook asks for it. What draws a page stands above the model, so it is found by its name.
        page: str | None = resolve_name("twitchkit.render.written:in_a_notebook")(self)
        return page

    def condition(self, id: str) -> ConditionResult:
        """Return one condition by its id or short name; raises ``KeyError`` if it is not ranked."""
        for result in self.conditions:
            if id in (result.id, result.id.rpartition(":")[2]):
                return result
        raise KeyError(id)


def _assessment(values: dict[str, Any]) -> Assessment:
    """Return an assessment that was pickled: what it shows, without the person behind it."""
    return Assessment(**values)
