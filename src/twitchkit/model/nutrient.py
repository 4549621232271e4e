"""Nutrients, and how much of them people need."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from attrs import field, frozen

from twitchkit.model.kinds import Expression, Lock, Means, Stays
from twitchkit.model.provenance import Citation, Statement
from twitchkit.quantity import Scale


class Distribution(StrEnum):
    """How intake and requirement are distributed when they are compared."""

    NORMAL = "normal"
    LOG = "log"


class UpperLimitScope(StrEnum):
    """What an upper limit counts."""

    TOTAL = "total"  # food and supplements
    SUPPLEMENTS = "supplements"  # supplements and medicines only


@frozen(kw_only=True)
class DayToDay(Statement):
    """How much one person's intake varies from day to day: SD of log intake within a person."""

    sd_log: float


@frozen(kw_only=True)
class RequirementFactor(Statement):
    """What makes the need of a nutrient ``by`` times as large in a standard: where ``when`` is true, and why."""

    when: Annotated[str, Means(expression=Expression.TRUTH)]
    by: float
    standard: Annotated[str, Means(refers=("sources",))]
    because: str


@frozen(kw_only=True)
class OpenTest(Statement):
    """Where ``when`` is true, tests of a nutrient that lie within their limits leave a lack open; and why."""

    when: Annotated[str, Means(expression=Expression.TRUTH)]
    because: str


@frozen(kw_only=True)
class Nutrient(Statement):
    """A nutrient: what it does, in which unit it is counted, and what tells that there is too little or too much.

    ``markers`` are measurements, ``deficiency`` and ``excess`` conditions. ``min_days`` is how many days of intake
    the pack wants to see before it compares them with a reference, and ``min_completeness`` which share of them must
    be known. ``food_note`` says what to know about getting it from food, ``low_intake`` what eating too little of it
    comes to, and ``normal_test`` what a normal result leaves open. ``at_risk_if`` is true of whom a medicine, an
    illness or a way of eating may make lack it, and ``open_tests`` say where a test within its limits settles nothing.
    ``from_food`` is false where a low level is no matter of what is eaten, as that of sodium is one of water.
    """

    id: str
    name: str
    unit: str
    units: Mapping[str, Scale] = field(factory=dict)
    role: Annotated[str, Means(shown="Role")]
    deficiency_signs: Annotated[tuple[str, ...], Means(shown="Signs of too little")] = ()
    excess_signs: Annotated[tuple[str, ...], Means(shown="Signs of too much")] = ()
    at_risk: Annotated[tuple[str, ...], Means(shown="Who may lack it")] = ()
    at_risk_if: Annotated[str, Means(expression=Expression.TRUTH)] = ""
    low_intake: Annotated[str, Means(shown="Eating too little")] = ""
    normal_test: Annotated[str, Means(shown="A normal test")] = ""
    open_tests: tuple[OpenTest, ...] = ()
    from_food: bool = True
    markers: Annotated[tuple[str, ...], Means(refers=("measurements",), shown="Tests")] = ()
    deficiency: Annotated[str, Means(refers=("conditions",))] = ""
    excess: Annotated[str, Means(refers=("conditions",))] = ""
    distribution: Distribution = Distribution.NORMAL
    day_to_day: DayToDay | None = None
    min_days: int = 1
    min_completeness: float = 0.0
    requirement_times: tuple[RequirementFactor, ...] = ()
    note: Annotated[str, Means(shown="Note")] = ""
    food_note: str = ""
    further_reading: Annotated[tuple[Citation, ...], Means(refers=("sources",))] = ()


class LifeState(StrEnum):
    """The states of life for which intakes are set apart."""

    NONE = "none"
    PREGNANT = "pregnant"
    LACTATING = "lactating"


@frozen(kw_only=True)
class Percentiles:
    """How needs are distributed between people: ``percent`` of them need no more than ``amount``, both rising."""

    percent: tuple[float, ...]
    amount: tuple[float, ...]


@frozen(kw_only=True)
class ReferenceIntake(Statement):
    """What one life stage needs of one nutrient, per day, in the nutrient's unit.

    ``standard`` is the source of the whole system of values. ``ear``, ``rda``, ``ai``, ``ul`` and ``cdrr`` are the
    Dietary Reference Intakes of the same names, or what the standard calls them; None where none is set. Where the
    average need depends on what is not known of a person, it goes from ``ear`` to ``ear_high``. How needs differ
    between people is told by ``requirement_cv``, their coefficient of variation, or, where they are skewed, by
    ``percentiles``; with neither, no probability is given. ``when`` narrows a life stage further, and ``who`` says it.
    """

    id: str
    nutrient: Annotated[str, Means(refers=("nutrients",))]
    standard: Annotated[str, Means(refers=("sources",))]
    life_stage: str
    min_age: float
    max_age: float
    sex: str = "both"
    state: LifeState = LifeState.NONE
    when: Annotated[str, Means(expression=Expression.TRUTH)] = ""
    who: str = ""
    ear: float | None = None
    ear_high: float | None = None
    rda: float | None = None
    ai: float | None = None
    ul: Annotated[float | None, Means(lock=Lock.FALLS)] = None
    ul_scope: Annotated[
        UpperLimitScope,
        Means(
            lock=Stays(UpperLimitScope.TOTAL, "an upper limit of the total may not become one of supplements only"),
        ),
    ] = UpperLimitScope.TOTAL
    cdrr: float | None = None
    requirement_cv: float | None = None
    percentiles: Percentiles | None = None

    @property
    def end(self) -> float:
        """The age from which on it holds no more: a year that has begun is counted in, of babies only the months."""
        return self.max_age if self.max_age <= 1 else math.floor(self.max_age) + 1
