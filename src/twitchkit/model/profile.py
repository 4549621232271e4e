"""What a person said, ate, took and measured; nothing inferred."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, TypeVar

from attrs import field, frozen

from twitchkit.model.discreet import Discreet

T = TypeVar("T")
Unknown: TypeAlias = Literal["unknown"]
UNKNOWN: Final = "unknown"
"""What stands for "asked, and the person does not know": everywhere in a profile but in what was eaten."""

Answer: TypeAlias = bool | float | str | tuple[str, ...]


@frozen(kw_only=True, repr=False)
class Reading(Discreet):
    """A measured value as it was written ("18 ug/L", "< 30 ug/L", "low"), and the report's own limits if it has any."""

    value: str | float
    low: str | float | None = None
    high: str | float | None = None
    weeks_ago: float | None = None


@frozen(kw_only=True, repr=False)
class MedicineUse(Discreet):
    """A medicine that is or was taken: its name as people write it, and since when or how it changed.

    ``change`` is one of started, raised, lowered, stopped.
    """

    name: str
    change: str | None = None
    weeks_ago: float | None = None
    years: float | None = None


@frozen(kw_only=True, repr=False)
class SupplementUse(Discreet):
    """A supplement and the amount of each nutrient in a day of it, as written ("2 mg")."""

    name: str
    per_day: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True, repr=False)
class IntakeRecord(Discreet):
    """Average daily intake from food over a number of days: nutrient → amount as written ("210 mg")."""

    days: int
    per_day: Mapping[str, str]


@frozen(kw_only=True, repr=False)
class FoodEaten(Discreet):
    """A food that was eaten: what it is (an id, a name or words), and how much as written ("1 cup", "150 g").

    Without ``amount`` the words say it themselves: "1 cup spinach, cooked". ``nutrients`` are what was in all of it, as
    whoever wrote it down knows it: nutrient → amount as written ("79 mg"). It goes before what a table of foods says.
    """

    food: str
    amount: str | None = None
    nutrients: Mapping[str, str] | None = None

    @property
    def text(self) -> str:
        """The whole line, as one would write it: "1 cup spinach, cooked"."""
        return self.food if self.amount is None else f"{self.amount} {self.food}"


@frozen(kw_only=True, repr=False)
class DietDay(Discreet):
    """What was eaten on one day; ``complete`` is false if part of it was not written down."""

    foods: tuple[FoodEaten, ...]
    complete: bool = True


@frozen(kw_only=True, repr=False)
class Profile(Discreet):
    """One person, as told. What is left out was not asked; "unknown" was asked and is not known.

    ``medicines``, ``supplements``, ``eats``, ``allergies`` and ``dislikes`` are None when nobody asked, and empty when
    there are none. "unknown" is an answer to everything that a question asks for: it is not asked again, and scores as
    if nobody had asked. ``eats`` names diets ("vegan"), ``allergies`` and ``dislikes`` foods or kinds of food
    ("peanut"). ``country`` is two letters ("DE", ISO 3166-1): whose telephone numbers are told. What is eaten is either
    a ``diet`` of recorded days or an ``intake`` that was averaged elsewhere. Its ``repr`` only counts;
    :func:`~twitchkit.profile_file.profile_to_dict` shows all of it.

    >>> Profile(age=61, sex="female", findings={"urge_to_move": True})
    Profile(1 finding)
    """

    age: float | Unknown | None = None
    sex: str | None = None
    pregnant: bool | Unknown | None = None
    trimester: int | Unknown | None = None
    breastfeeding: bool | Unknown | None = None
    medicines: tuple[MedicineUse, ...] | Unknown | None = None
    supplements: tuple[SupplementUse, ...] | Unknown | None = None
    eats: tuple[str, ...] | None = None
    allergies: tuple[str, ...] | None = None
    dislikes: tuple[str, ...] | None = None
    country: str | None = None
    findings: Mapping[str, Answer] = field(factory=dict)
    measurements: Mapping[str, str | float | Reading] = field(factory=dict)
    diet: tuple[DietDay, ...] | None = None
    intake: IntakeRecord | None = None

    def __repr__(self) -> str:
        parts = (self.findings, self.measurements, self.medicines, self.supplements, self.diet)
        sized = [(len(part), name) for part, name in zip(parts, _COUNTED, strict=True) if isinstance(part, _COUNTABLE)]
        told = (f"{count} {name}{'' if count == 1 else 's'}" for count, name in sized if count)
        return f"Profile({', '.join(told)})"


ProfileLike: TypeAlias = Profile | Mapping[str, object]
"""What is taken for a profile: a :class:`Profile`, or a mapping with the same keys, as JSON gives it."""

_COUNTED = ("finding", "measurement", "medicine", "supplement", "day")
_COUNTABLE = (Mapping, tuple, list)


def listed(told: tuple[T, ...] | Unknown | None) -> tuple[T, ...]:
    """Return what a list of a profile names: nothing where nobody asked, or nobody knows."""
    return () if told is None or told == UNKNOWN else told


def known(told: T | Unknown | None) -> T | None:
    """Return what was told; None where nobody asked, or nobody knows."""
    return None if told == UNKNOWN else told
