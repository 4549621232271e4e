"""What was eaten: what a line of food text was read as, and what a diary comes to."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from twitchkit.model.discreet import Result
from twitchkit.model.food import FoodSource
from twitchkit.model.range import Range
from twitchkit.quantity import Interval


@frozen(kw_only=True, repr=False)
class EatenFood(Result):
    """One line of a diary: the food that it was taken for, and how many grams of it.

    ``day`` counts from 1. ``food`` is None where none was found, or where several may be meant: ``likely`` then has
    their ids. Beside a food it has those of its variants, fortified or not, between which the text does not decide.
    ``grams`` is None where the amount was not understood. ``problem`` says why. ``counted`` is false for a line of a
    day that is not complete: it is listed, and no part of the mean.
    """

    day: int
    text: str
    food: str | None
    name: str
    likely: tuple[str, ...] = ()
    grams: Range | None
    problem: str = ""
    counted: bool = True


@frozen(kw_only=True, repr=False)
class EatenAmount(Result):
    """The mean daily amount of a nutrient from food, in its unit; ``completeness`` is the share that is known."""

    amount: Range
    completeness: float


@frozen(kw_only=True, repr=False)
class Eaten(Result):
    """Mean daily intake from food by nutrient id, over ``days`` days, and the lines of the diary behind it.

    A nutrient that is left out is unknown.
    """

    days: int
    amounts: Mapping[str, EatenAmount] = field(factory=dict)
    foods: tuple[EatenFood, ...] = ()

    @property
    def not_found(self) -> tuple[str, ...]:
        """The lines of which it is not known what was eaten, each once."""
        return tuple(dict.fromkeys(line.text for line in self.foods if line.food is None and not line.likely))


@frozen(kw_only=True, repr=False)
class FoodMatch(Result):
    """A food that a text may mean, and how well it fits: 100 is every word in the plain form of the food."""

    food: FoodSource
    score: float


@frozen(kw_only=True, repr=False)
class ReadFood(Result):
    """One line as it was written, with its food and its weight as far as they are known.

    ``food`` is None unless one food is clearly meant; ``likely`` are the foods between which the text does not decide
    (they bound what was eaten; with a food, its variants), and ``candidates`` all that come near, best first. ``grams``
    is None where the amount is not known; a handful, a bowl or an unknown size leaves an interval. ``problem`` says in
    plain words what could not be read; it is empty when food and grams are known.
    """

    text: str
    food: FoodSource | None = None
    grams: Interval | None = None
    likely: tuple[FoodSource, ...] = ()
    candidates: tuple[FoodMatch, ...] = ()
    problem: str = ""
