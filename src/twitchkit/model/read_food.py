"""What a line of food text was read as: which food, how many grams, or why it is not known."""

from __future__ import annotations

from attrs import frozen

from twitchkit.model.discreet import Result
from twitchkit.model.nutrient import FoodSource
from twitchkit.quantity import Interval


@frozen(kw_only=True, repr=False)
class FoodMatch(Result):
    """A food that a text may mean, and how well it fits: 100 is every word in the plain form of the food."""

    food: FoodSource
    score: float


@frozen(kw_only=True, repr=False)
class ReadFood(Result):
    """One line as it was written, with its food and its weight as far as they are known.

    ``food`` is None unless one food is clearly meant; ``likely`` are the foods between which the text does not decide
    (they bound what was eaten), and ``candidates`` all that come near, best first. ``grams`` is None where the amount
    is not known; a handful, a bowl or an unknown size leaves an interval. ``problem`` says in plain words what could
    not be read; it is empty when food and grams are known.
    """

    text: str
    food: FoodSource | None = None
    grams: Interval | None = None
    likely: tuple[FoodSource, ...] = ()
    candidates: tuple[FoodMatch, ...] = ()
    problem: str = ""
