"""From a diary to amounts of nutrients: what was eaten on an average day, and how much of it is known.

The completeness of a total is the share of the lines of the diary of which the amount is known: food tables state
their own completeness as the share of foods with a value. It counts lines, not grams or energy, because a line that
was not found has neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from twitchkit.diet.plausible import Plausible
from twitchkit.model.eaten import Eaten, EatenAmount, EatenFood
from twitchkit.model.nutrient import FoodSource
from twitchkit.model.profile import DietDay, FoodEaten
from twitchkit.model.range import Range
from twitchkit.model.read_food import ReadFood
from twitchkit.quantity import Interval

Reader: TypeAlias = Callable[[FoodEaten], ReadFood]
"""What finds the food and the grams of a line."""


class _Line(NamedTuple):
    """A line that was read; ``content`` is what 100 g of its food hold (empty: not found)."""

    day: int
    counts: bool
    read: ReadFood
    content: Mapping[str, float]


def add_up(diet: Iterable[DietDay], read: Reader, plausible: Plausible) -> Eaten:
    """Return the mean daily intake over the complete days of a diary, and what every line was taken for.

    What is not known of a line is bounded by what is known of other foods. A nutrient of which nothing is known on any
    line is left out. Days that are not complete, or empty, are not counted.
    """
    lines = list(_lines(diet, read, plausible))
    counted = [line for line in lines if line.counts]
    days = len({line.day for line in counted})
    nutrients = sorted({id for line in counted if line.read.grams is not None for id in line.content})
    amounts = {id: _mean(id, counted, days, plausible) for id in nutrients if id in plausible.per_100g}
    return Eaten(days=days, amounts=amounts, foods=tuple(_result(line) for line in lines))


def _lines(diet: Iterable[DietDay], read: Reader, plausible: Plausible) -> Iterator[_Line]:
    contents: dict[str, Mapping[str, float]] = {}

    def content(food: FoodSource | None) -> Mapping[str, float]:
        if food is None:
            return {}
        if food.id not in contents:
            contents[food.id] = plausible.content(food)
        return contents[food.id]

    for number, day in enumerate(diet, start=1):
        for item in day.foods:
            found = read(item)
            yield _Line(number, day.complete, found, content(found.food))


def _mean(nutrient: str, lines: Iterable[_Line], days: int, plausible: Plausible) -> EatenAmount:
    low = mid = high = 0.0
    known = count = 0
    for line in lines:
        grams, amount = line.read.grams, line.content.get(nutrient)
        weight = plausible.portion if grams is None else _range(grams)
        per_100g = plausible.per_100g[nutrient] if amount is None else Range(amount, amount, amount)
        low += weight.low * per_100g.low / 100
        mid += weight.mid * per_100g.mid / 100
        high += weight.high * per_100g.high / 100
        known += grams is not None and amount is not None
        count += 1
    return EatenAmount(
        amount=Range(low / days, mid / days, high / days),
        completeness=known / count,
    )


def _range(grams: Interval) -> Range:
    return Range(grams.low, (grams.low + grams.high) / 2, grams.high)


def _result(line: _Line) -> EatenFood:
    food = line.read.food
    return EatenFood(
        day=line.day,
        text=line.read.text,
        food=None if food is None else food.id,
        name="" if food is None else food.name,
        grams=None if line.read.grams is None else _range(line.read.grams),
        problem=line.read.problem,
    )
