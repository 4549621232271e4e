"""From a diary to amounts of nutrients: what was eaten on an average day, and how much of it is known.

The completeness of a total is the share of the lines of the diary of which the amount is known: food tables state
their own completeness as the share of foods with a value. It counts lines, not grams or energy, because a line that
was not found has neither. Of a line that may be several foods, that share is known on which they agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from twitchkit.diet.plausible import Plausible
from twitchkit.logic.kernel import Triple
from twitchkit.model.eaten import Eaten, EatenAmount, EatenFood, ReadFood
from twitchkit.model.profile import DietDay, FoodEaten
from twitchkit.model.range import Range
from twitchkit.quantity import Interval
from twitchkit.scoring.supplements import StatedNutrients

Reader: TypeAlias = Callable[[FoodEaten], ReadFood]
"""What finds the food and the grams of a line."""


_ALL: Triple = (100.0, 100.0, 100.0)


class _Line(NamedTuple):
    """A line that was read: what 100 g may hold at least, most likely and at most, and what it may weigh.

    ``content`` is empty where no food was found; None is what is not known of each food that may be meant. ``stated``
    is what is told to have been in all of the line.
    """

    day: int
    counts: bool
    read: ReadFood
    content: Mapping[str, Triple | None]
    grams: Triple
    stated: Mapping[str, Interval]


def add_up(diet: Iterable[DietDay], read: Reader, plausible: Plausible, stated: StatedNutrients = ()) -> Eaten:
    """Return the mean daily intake over the complete days of a diary, and what every line was taken for.

    What is told to have been in a line (``stated``) goes before what its food holds. Where several foods may be meant,
    the amount lies between the least and the most of them; what is not known at all is bounded by what is known of
    other foods. A nutrient of which nothing is known on any line is left out. Days that are not complete, or empty, are
    not counted.
    """
    lines = list(_lines(diet, read, plausible, stated))
    counted = [line for line in lines if line.counts]
    days = len({line.day for line in counted})
    nutrients = sorted(
        {id for line in counted for id in (*line.stated, *(line.content if line.read.grams is not None else ()))}
    )
    amounts = {id: _mean(id, counted, days, plausible) for id in nutrients if id in plausible.per_100g}
    return Eaten(days=days, amounts=amounts, foods=tuple(_result(line) for line in lines))


def _lines(diet: Iterable[DietDay], read: Reader, plausible: Plausible, stated: StatedNutrients) -> Iterator[_Line]:
    contents: dict[tuple[str, ...], Mapping[str, Triple | None]] = {}
    for number, day in enumerate(diet, start=1):
        for place, item in enumerate(day.foods):
            found = read(item)
            # Of a food that was taken, those that are likely are its variants: fortified or not.
            foods = found.likely if found.food is None or len(found.likely) > 1 else (found.food,)
            ids = tuple([food.id for food in foods])
            if ids not in contents:
                contents[ids] = _of_any([food.per_100g for food in foods])
            told = stated[number - 1][place] if stated else {}
            yield _Line(number, day.complete, found, contents[ids], _weight(found, plausible), told)


def _of_any(contents: Sequence[Mapping[str, float]]) -> Mapping[str, Triple | None]:
    """Return the least, the first and the most of some foods for each nutrient; None if not all of them are known."""
    if len(contents) == 1:  # as nearly always
        return {id: (amount, amount, amount) for id, amount in contents[0].items()}
    found: dict[str, Triple | None] = {}
    for id in {id: None for content in contents for id in content}:
        amounts = [content[id] for content in contents if id in content]
        found[id] = (min(amounts), amounts[0], max(amounts)) if len(amounts) == len(contents) else None
    return found


def _weight(read: ReadFood, plausible: Plausible) -> Triple:
    """Return the least, middle and most that a line may weigh."""
    if read.grams is None:
        return plausible.portion.low, plausible.portion.mid, plausible.portion.high
    return read.grams.low, (read.grams.low + read.grams.high) / 2, read.grams.high


def _mean(nutrient: str, lines: Iterable[_Line], days: int, plausible: Plausible) -> EatenAmount:
    spread = plausible.per_100g[nutrient]
    unknown = (spread.low, spread.mid, spread.high)
    low = mid = high = 0.0
    known, count = 0.0, 0
    for line in lines:
        content, grams = line.content.get(nutrient), line.grams
        per_100g, is_known = (
            unknown if content is None else content,
            content is not None and line.read.grams is not None,
        )
        told = line.stated.get(nutrient)
        if told is not None:  # in all of the line, whatever it weighs
            per_100g, grams, is_known = (told.low, (told.low + told.high) / 2, told.high), _ALL, True
        low += grams[0] * per_100g[0]
        mid += grams[1] * per_100g[1]
        high += grams[2] * per_100g[2]
        if is_known:
            known += per_100g[0] / per_100g[2] if per_100g[2] else 1.0
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
        likely=tuple(likely.id for likely in line.read.likely if len(line.read.likely) > 1),
        grams=None if grams is None else Range(grams.low, (grams.low + grams.high) / 2, grams.high),
        problem=line.read.problem,
        counted=line.counts,
    )
