"""What a person said, ate, took and measured; nothing inferred."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

Answer = bool | float | str | tuple[str, ...]


@frozen(kw_only=True)
class Reading:
    """A measured value as it was written ("18 ug/L", "< 30 ug/L", "low"), and the report's own limits if it has any."""

    value: str | float
    low: str | float | None = None
    high: str | float | None = None
    weeks_ago: float | None = None


@frozen(kw_only=True)
class MedicineUse:
    """A medicine that is or was taken: its name as people write it, and since when or how it changed.

    ``change`` is one of started, raised, lowered, stopped.
    """

    name: str
    change: str | None = None
    weeks_ago: float | None = None
    years: float | None = None


@frozen(kw_only=True)
class SupplementUse:
    """A supplement and the amount of each nutrient in a day of it, as written ("2 mg")."""

    name: str
    per_day: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True)
class IntakeRecord:
    """Average daily intake from food over a number of days: nutrient → amount as written ("210 mg")."""

    days: int
    per_day: Mapping[str, str]


@frozen(kw_only=True)
class Profile:
    """One person, as told. What is left out was not asked; "unknown" was asked and is not known.

    ``medicines`` and ``supplements`` are None when nobody asked, and empty when the person takes none.

    >>> Profile(age=61, sex="female", findings={"urge_to_move": True}).age
    61
    """

    age: float | None = None
    sex: str | None = None
    pregnant: bool | None = None
    trimester: int | None = None
    breastfeeding: bool | None = None
    medicines: tuple[MedicineUse, ...] | None = None
    supplements: tuple[SupplementUse, ...] | None = None
    findings: Mapping[str, Answer] = field(factory=dict)
    measurements: Mapping[str, str | float | Reading] = field(factory=dict)
    intake: IntakeRecord | None = None
