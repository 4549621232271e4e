"""Nutrients, how much of them people need, and the foods that have them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

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
class Nutrient(Statement):
    """A nutrient: what it does, in which unit it is counted, and what tells that there is too little or too much.

    ``markers`` are measurements, ``deficiency`` and ``excess`` conditions. ``min_days`` is how many days of intake
    the pack wants to see before it compares them with a requirement.
    """

    id: str
    name: str
    unit: str
    units: Mapping[str, Scale] = field(factory=dict)
    role: str
    deficiency_signs: tuple[str, ...] = ()
    excess_signs: tuple[str, ...] = ()
    at_risk: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    deficiency: str = ""
    excess: str = ""
    distribution: Distribution = Distribution.NORMAL
    day_to_day: DayToDay | None = None
    min_days: int = 1
    note: str = ""
    further_reading: tuple[Citation, ...] = ()


class LifeState(StrEnum):
    """The states of life for which intakes are set apart."""

    NONE = "none"
    PREGNANT = "pregnant"
    LACTATING = "lactating"


@frozen(kw_only=True)
class ReferenceIntake(Statement):
    """What one life stage needs of one nutrient, per day, in the nutrient's unit.

    ``ear``, ``rda``, ``ai``, ``ul`` and ``cdrr`` are the Dietary Reference Intakes of the same names; None where none
    is set. ``requirement_cv`` is the coefficient of variation of the requirement; ``skewed`` says that neither a
    normal nor a log-normal requirement holds (iron in menstruating women), so that no probability is given.
    """

    id: str
    nutrient: str
    standard: str
    life_stage: str
    min_age: float
    max_age: float
    sex: str = "both"
    state: LifeState = LifeState.NONE
    ear: float | None = None
    rda: float | None = None
    ai: float | None = None
    ul: float | None = None
    ul_scope: UpperLimitScope = UpperLimitScope.TOTAL
    cdrr: float | None = None
    requirement_cv: float | None = None
    skewed: bool = False


@frozen(kw_only=True)
class FoodSource(Statement):
    """A food: content per 100 g in each nutrient's unit, and household portions in grams.

    A nutrient that is left out is unknown, never zero. ``names`` are other words for it, by which it is found;
    ``group`` is the kind of food ("vegetables"). ``tags`` say what matters for exclusions and absorption.
    ``checked`` says that every tag was looked at, so that a tag which is not there does not hold.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    group: str = ""
    per_100g: Mapping[str, float]
    portions: Mapping[str, float] = field(factory=dict)
    tags: tuple[str, ...] = ()
    checked: bool = False
    note: str = ""
