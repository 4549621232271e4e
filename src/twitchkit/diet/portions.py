"""From an amount to grams: by the food's own portions, else by what a household measure usually holds.

A volume is weighed by the food's own cup, spoon or fluid ounce. Where a word leaves several portions open (a banana
may be small or large, a handful is not a weight), the grams are an interval from the least of them to the most.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from functools import lru_cache
from typing import TypeAlias

from attrs import frozen

from twitchkit.diet.amounts import StatedAmount
from twitchkit.diet.numbers import UNREADABLE, read_number, tokens
from twitchkit.diet.synonyms import Words
from twitchkit.diet.units import MASSES, SIZES, VOLUMES, read_unit
from twitchkit.diet.words import words
from twitchkit.model.food import FoodSource, HouseholdMeasure
from twitchkit.quantity import Interval

Cost: TypeAlias = Callable[[str], float]
"""What a word costs a portion when nobody asked for it."""

PIECE = "piece"
"""The name of the household measure whose other names stand for one of a food (an item, a fruit, an ear)."""

_ODD_SIZES = {"extra", "jumbo", "mini", "miniature", "baby"}
_PARTS = {"ball", "hole", "slice", "wedge", "ring", "strip", "section", "half", "leaf"}
_TOLERANCE = 0.5
_NEARLY = 0.1


@frozen(kw_only=True)
class Portion:
    """A household portion of a food, taken apart: grams of one, of which unit (or none), described how."""

    grams: float
    unit: str
    words: Words

    @classmethod
    def read(cls, text: str, grams: float) -> Portion | None:
        """Take a portion apart; None where it does not say of how much: "0 cup", "1/0 cup".

        >>> Portion.read("0.5 cup, chopped", 78.0)
        Portion(grams=156.0, unit='cup', words=('chopped',))
        """
        line = tokens(text)
        number, start = read_number(line, 0)
        unit, end = read_unit(line, start)
        count = 1.0 if number is None else number.low
        if not count:  # that of an unreadable number is nothing too
            return None
        return cls(grams=grams / count, unit=unit, words=words(" ".join(line[end:])))


_portion = lru_cache(maxsize=16_384)(Portion.read)  # the same foods are eaten again and again


def _inner(text: str, grams: float) -> Iterator[Portion]:
    """Yield the volume that a portion names beside itself: "1 serving 1/2 cup", "1 can (12 fl oz)"."""
    line = tokens(text)
    for start in range(1, len(line)):
        number, end = read_number(line, start)
        unit, _ = read_unit(line, end)
        if number is not None and number.low and unit in VOLUMES:
            yield Portion(grams=grams / number.low, unit=unit, words=())
            return


def weigh(
    amount: StatedAmount, food: FoodSource, said: Set[str], measures: Sequence[HouseholdMeasure], cost: Cost
) -> Interval | None:
    """Return how many grams an amount of a food are; None where that is not known.

    ``said`` are the words of the whole line, ``measures`` those of the packs.
    """
    if amount.number is None or amount.number == UNREADABLE:
        return None
    read = (_portion(text, grams) for text, grams in food.portions.items())
    portions = [portion for portion in read if portion is not None]
    if amount.unit in VOLUMES and not any(portion.unit in VOLUMES for portion in portions):
        portions += [portion for text, grams in food.portions.items() for portion in _inner(text, grams)]
    one = _one(amount, food, portions, _Chooser(said, measures, cost))
    return None if one is None else Interval(amount.number.low * one.low, amount.number.high * one.high)


@frozen
class _Chooser:
    """What decides between portions: the words that were said, and what words cost and mean."""

    said: Set[str]
    measures: Sequence[HouseholdMeasure]
    cost: Cost

    def span(self, portions: Iterable[Portion], known: Collection[str] = ()) -> Interval | None:
        """Return the grams of the portions that need the fewest words beside those that were said or are known."""
        priced = [(self._price(portion, known), portion.grams) for portion in portions]
        if not priced:
            return None
        least = min(price for price, _ in priced)
        weights = [grams for price, grams in priced if price <= least + _TOLERANCE]
        return Interval(min(weights), max(weights))

    def _price(self, portion: Portion, known: Collection[str]) -> float:
        unasked = [word for word in portion.words if word not in self.said and word not in known]
        return sum(self.cost(word) for word in unasked if word.isalpha() and word not in SIZES)

    def measure(self, name: str, group: str) -> HouseholdMeasure | None:
        """Return the household measure of a name: that for the food's group before that for all."""
        named = [measure for measure in self.measures if name in measure.names]
        fitting = [measure for measure in named if not measure.groups or group in measure.groups]
        return max(fitting, key=lambda measure: bool(measure.groups), default=None)


def _one(amount: StatedAmount, food: FoodSource, portions: Sequence[Portion], choose: _Chooser) -> Interval | None:
    """Return how many grams one of the unit is."""
    if amount.unit in MASSES:
        return Interval(MASSES[amount.unit], MASSES[amount.unit])
    if amount.unit in VOLUMES:
        own = choose.span(portion for portion in portions if portion.unit == amount.unit)
        return own or _poured(Interval(VOLUMES[amount.unit], VOLUMES[amount.unit]), portions, choose)
    if amount.unit:
        return _measured(amount, food, portions, choose)
    return _piece(amount.size, food, portions, choose)


def _poured(ml: Interval, portions: Iterable[Portion], choose: _Chooser) -> Interval | None:
    """Weigh a volume by the food's own portions of a volume."""
    densities = choose.span(
        Portion(grams=portion.grams / VOLUMES[portion.unit], unit="ml", words=portion.words)
        for portion in portions
        if portion.unit in VOLUMES
    )
    return None if densities is None else Interval(ml.low * densities.low, ml.high * densities.high)


def _measured(amount: StatedAmount, food: FoodSource, portions: Sequence[Portion], choose: _Chooser) -> Interval | None:
    """Return what one of a household measure weighs: as the food knows it, else as it is usual."""
    sized = choose.measure(f"{amount.size} {amount.unit}", food.group) if amount.size else None
    measure = sized or choose.measure(amount.unit, food.group)
    names = set(measure.names) if measure else {amount.unit}
    own = [portion for portion in portions if not names.isdisjoint(portion.words[:2])]
    usual = None if measure is None else _usual(measure, portions, choose)
    if not own and amount.unit in _PARTS:  # a slice of a pie is a piece of it, and not as thin as one of bread
        pieces = [portion for portion in portions if portion.words[:1] == (PIECE,)]
        own = [] if usual is not None and any(_near(piece.grams, usual) for piece in pieces) else pieces
    if sized is None and own:
        common = [portion for portion in own if usual is not None and _near(portion.grams, usual)]
        return choose.span(_of_size(common or own, amount.size) or _of_size(own, amount.size), names)
    return usual


def _usual(measure: HouseholdMeasure, portions: Sequence[Portion], choose: _Chooser) -> Interval | None:
    """Return what a household measure usually holds of a food."""
    if measure.grams is not None:
        return Interval(*measure.grams)
    return None if measure.ml is None else _poured(Interval(*measure.ml), portions, choose)


def _near(grams: float, usual: Interval) -> bool:
    """Tell whether a portion is of a usual size: a can of 12 fl oz, and not of 16."""
    return usual.low * (1 - _NEARLY) <= grams <= usual.high * (1 + _NEARLY)


def _piece(size: str, food: FoodSource, portions: Iterable[Portion], choose: _Chooser) -> Interval | None:
    """Return what one of a food weighs: a portion that is called after it, or after a piece of it."""
    measure = choose.measure(PIECE, food.group)
    generic = {*SIZES, *(measure.names if measure else ())}
    named = {*words(food.name), *(word for name in food.names for word in words(name))}
    pieces = [
        portion
        for portion in portions
        if not portion.unit and portion.words and _ODD_SIZES.isdisjoint(portion.words[:2])
        if _PARTS.isdisjoint(portion.words[1:3]) or not choose.said.isdisjoint(portion.words[1:3])
        if portion.words[0] in generic | named or portion.words[0] in choose.said
    ]
    asked = [portion for portion in pieces if portion.words[0] in choose.said and portion.words[0] not in SIZES]
    return choose.span(_of_size(asked or pieces, size), generic.union(words(food.name)))


def _of_size(portions: Sequence[Portion], size: str) -> Sequence[Portion]:
    """Return the portions of a size; where none is called so, all of them if none has a size at all."""
    fitting = [portion for portion in portions if size in portion.words]
    sized = any(not SIZES.keys().isdisjoint(portion.words) for portion in portions)
    return fitting if fitting or (size and sized) else portions
