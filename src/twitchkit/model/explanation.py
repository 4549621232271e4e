"""Why one thing came out as it did for one person, and what would change it."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from twitchkit.model.advice import Claim
from twitchkit.model.assessment import ConditionResult, TipResult, Warned, Withheld
from twitchkit.model.condition import Band
from twitchkit.model.discreet import Result
from twitchkit.model.nutrient_result import NutrientResult
from twitchkit.model.provenance import Certainty, Status
from twitchkit.model.range import Range
from twitchkit.model.suggestion import FoodSuggestion
from twitchkit.model.told import State
from twitchkit.model.urgency import UrgencyReason


@frozen(kw_only=True, repr=False)
class Supposed(Result):
    """What one answer would do to a condition: the change of its log-odds, and its band then."""

    answer: str
    log_lr: Range
    band: Band


@frozen(kw_only=True, repr=False)
class OpenFact(Result):
    """A fact that is not known, and what its answers would change; each of them was tried."""

    id: str
    name: str
    question: str
    answers: tuple[Supposed, ...]


@frozen(kw_only=True, repr=False)
class Role(Result):
    """What a finding or a claim counts for.

    ``kind`` is condition, criterion, red_flag, critical_limit, caution, tip or finding; ``text`` says what it does
    there, or how that came out. An evidence of a condition has ``if_present`` and ``if_absent`` (natural logarithms
    of its likelihood ratios, None where it says nothing) with their status and certainty.
    """

    kind: str
    id: str
    name: str
    text: str
    if_present: Range | None = None
    if_absent: Range | None = None
    status: Status | None = None
    certainty: Certainty | None = None
    sources: tuple[str, ...] = ()


@frozen(kw_only=True, repr=False)
class FindingResult(Result):
    """What is known of a finding or a measurement; ``value`` is what it was read from, empty where nobody said."""

    id: str
    name: str
    state: State
    value: str


Explained: TypeAlias = (
    ConditionResult
    | NutrientResult
    | TipResult
    | Withheld
    | Warned
    | UrgencyReason
    | FindingResult
    | Claim
    | FoodSuggestion
)


@frozen(kw_only=True, repr=False)
class Explanation(Result):
    """What was found of one thing (None: nothing), in sentences why and why not, and what would change it.

    ``open`` holds the nearest missing facts of a condition, most telling first; ``roles`` what else the thing has to do
    with: what a finding counts for, how what a tip is for fits.
    """

    id: str
    name: str
    kind: str
    result: Explained | None
    why: tuple[str, ...] = ()
    why_not: tuple[str, ...] = ()
    open: tuple[OpenFact, ...] = ()
    roles: tuple[Role, ...] = ()
