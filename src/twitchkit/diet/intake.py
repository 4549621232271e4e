"""From a diary to amounts of nutrients: what was eaten on an average day, and how much of it is known.

The completeness of a total is the share of the lines of the diary of which the amount is known: food tables state
their own completeness as the share of foods with a value. It counts lines, not grams or energy, because a line that
was not found has neither. Of a line that may be several foods, that share is known on which they agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from twitchkit.diet.plausible import Plausible
from twitchkit.logic.kernel import Triple
from twitchkit.model.eaten import Eaten, EatenAmount, EatenFood
from twitchkit.model.nutrient import FoodSource
from twitchkit.model.profile import DietDay, FoodEaten
from twitchkit.model.range import Range
from twitchkit.model.read_food import ReadFood

Reader: TypeAlias = Callable[[FoodEaten], ReadFood]
"""What finds the food and the grams of a line."""


class _Line(NamedTuple):
    """A line that was read; ``contents`` is what 100 g of its food hold, or of each that it may be (empty: none)."""

    day: int
    counts: bool
    read: ReadFood
    contents: tuple[Mapping[str, float], ...]

    def per_100g(self, nutrient: str) -> Triple | None:
        """Return the least, likeliest and most that 100 g may hold; None if that is not known of each food."""
        amounts = [content[nutrient] for content in self.contents if nutrient in content]
        if not amounts or len(amounts) < len(self.contents):
            return None
        return min(amounts), amounts[0], max(amounts)

    def grams(self, plausible: Plausible) -> Triple:
        """Return the least, middle and most that the line may weigh."""
        grams = self.read.grams
        if grams is None:
            return plausible.portion.low, plausible.portion.mid, plausible.portion.high
        return grams.low, (grams.low + grams.high) / 2, grams.high


def add_up(diet: Iterable[DietDay], read: Reader, plausible: Plausible) -> Eaten:
    """Return the mean daily intake over the complete days of a diary, and what every line was taken for.

    Where several foods may be meant, the amount lies between the least and the most of them; what is not known at all
    is bounded by what is known of other foods. A nutrient of which nothing is known on any line is left out. Days that
    are not complete, or empty, are not counted.
    """
    lines = list(_lines(diet, read, plausible))
    counted = [(line, line.grams(plausible)) for line in lines if line.counts]
    days = len({line.day for line, _ in counted})
    weighed = [line for line, _ in counted if line.read.grams is not None]
    nutrients = sorted({id for line in weighed for content in line.contents for id in content})
    amounts = {id: _mean(id, counted, days, plausible) for id in nutrients if id in plausible.per_100g}
    return Eaten(days=days, amounts=amounts, foods=tuple(_result(line) for line in lines))


def _lines(diet: Iterable[DietDay], read: Reader, plausible: Plausible) -> Iterator[_Line]:
    contents: dict[str, Mapping[str, float]] = {}

    def content(food: FoodSource) -> Mapping[str, float]:
        if food.id not in contents:
            contents[food.id] = plausible.content(food)
        return contents[food.id]

    for number, day in enumerate(diet, start=1):
        for item in day.foods:
            found = read(item)
            foods = found.likely if found.food is None else (found.food,)
            yield _Line(number, day.complete, found, tuple([content(food) for food in foods]))


def _mean(nutrient: str, lines: Iterable[tuple[_Line, Triple]], days: int, plausible: Plausible) -> EatenAmount:
    spread = plausible.per_100g[nutrient]
    unknown = (spread.low, spread.mid, spread.high)
    low = mid = high = 0.0
    known, count = 0.0, 0
    for line, grams in lines:
        content = line.per_100g(nutrient)
        per_100g = unknown if content is None else content
        low += grams[0] * per_100g[0]
        mid += grams[1] * per_100g[1]
        high += grams[2] * per_100g[2]
        if content is not None and line.read.grams is not None:
            known += content[0] / content[2] if content[2] else 1.0
        count += 1
    hundreds = 100 * days
    return EatenAmount(amount=Range(low / hundreds, mid / hundreds, high / hundreds), completeness=known / count)


def _result(line: _Line) -> EatenFood:
    food, grams = line.read.food, line.read.grams
    return EatenFood(
        day=line.day,
        text=line.read.text,
        food=None if food is None else food.id,
        name="" if food is None else food.name,
        likely=() if food is not None else tuple(likely.id for likely in line.read.likely),
        grams=None if grams is None else Range(grams.low, (grams.low + grams.high) / 2, grams.high),
        problem=line.read.problem,
    )
