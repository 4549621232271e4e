"""What foods hold, by the numbers that FoodData Central gives its nutrients.

Each has an id (1090) and an older number (304). The download of the survey foods (FNDDS) counts by number, the others
by id; no number is also an id.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

_GRAMS = {"G": 1.0, "MG": 1e-3, "UG": 1e-6}
_SPELLED = {"\u039cG": "UG", "MCG": "UG"}  # the micro sign of JSON is a capital mu in upper case
_ROUNDING = 1.001


class Meaning(NamedTuple):
    """What a number means: our nutrient, the unit there, its factor to ours; of two, that of the higher rank counts."""

    nutrient: str
    unit: str
    factor: float = 1.0
    rank: int = 1

    def amount(self, number: float) -> float:
        """Return an amount per 100 g in the nutrient's own unit; raise ``ValueError`` for one that cannot be."""
        if number < 0:
            raise ValueError(f"{self.nutrient} is less than nothing")
        if number * self.factor * _GRAMS.get(self.unit, 1e-6) > 100.0 * _ROUNDING:
            raise ValueError(f"{self.nutrient} is more than the food weighs")
        return number * self.factor


# Our id → the id, the number and the unit of the nutrient there.
_NUTRIENTS = {
    "alcohol": ("1018", "221", "G"),
    "caffeine": ("1057", "262", "MG"),
    "calcium": ("1087", "301", "MG"),
    "folate": ("1190", "435", "UG"),  # in equivalents
    "iron": ("1089", "303", "MG"),
    "magnesium": ("1090", "304", "MG"),
    "potassium": ("1092", "306", "MG"),
    "sodium": ("1093", "307", "MG"),
    "thiamin": ("1165", "404", "MG"),
    "vitamin_b12": ("1178", "418", "UG"),
    "vitamin_b6": ("1175", "415", "MG"),
    "vitamin_d": ("1114", "328", "UG"),
    "vitamin_k": ("1185", "430", "UG"),
    "zinc": ("1095", "309", "MG"),
}
NUTRIENTS: tuple[str, ...] = tuple(_NUTRIENTS)
_VITAMIN_D_IU = Meaning("vitamin_d", "IU", factor=0.025, rank=0)  # to ug; labels state it so
MEANINGS: Mapping[str, Meaning] = {
    "1110": _VITAMIN_D_IU,
    "324": _VITAMIN_D_IU,
    **{code: Meaning(id, unit) for id, (*codes, unit) in _NUTRIENTS.items() for code in codes},
}
"""What each number means, whether it is an id or the older number."""


class Contents:
    """What is found of one food, each nutrient once."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._found: dict[str, tuple[int, float]] = {}

    def add(self, meaning: Meaning, number: float) -> None:
        """Add an amount; raise ``ValueError`` for one that cannot be."""
        amount = meaning.amount(number)
        if meaning.nutrient not in self._found or self._found[meaning.nutrient][0] <= meaning.rank:
            self._found[meaning.nutrient] = (meaning.rank, amount)

    @property
    def per_100g(self) -> dict[str, float]:
        """The amounts by nutrient, in our units."""
        return {nutrient: amount for nutrient, (_, amount) in self._found.items()}


def unit_of(written: str) -> str:
    """Return a unit in the spelling of :data:`MEANINGS`.

    >>> unit_of("µg"), unit_of("mg"), unit_of("IU")
    ('UG', 'MG', 'IU')
    """
    upper = written.strip().upper()
    return _SPELLED.get(upper, upper)
