"""From a line of text to a food and its grams, or to the foods that it may mean: nothing is guessed silently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from functools import cached_property

from attrs import evolve, frozen

from twitchkit.diet.amounts import MOST_GRAMS, StatedAmount, read_amount
from twitchkit.diet.choosing import Chooser, words_of
from twitchkit.diet.numbers import UNREADABLE
from twitchkit.diet.portions import PIECE, weigh
from twitchkit.diet.units import MASSES, VOLUMES
from twitchkit.diet.words import singular, words
from twitchkit.model.eaten import ReadFood
from twitchkit.model.food import FoodSource
from twitchkit.quantity import Interval

MOST_CHARACTERS = 500
_PORTIONS = 50.0
_MOST_PIECES = 300.0  # of one food, in one go
_ID = re.compile(r"\b[a-z][a-z0-9_]*:[a-z0-9_]+\b")
_PLAIN_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_UNREADABLE = 'The amount cannot be read; write it like "150 g" or "1 1/2 cups".'
_ONE = Interval(1.0, 1.0)


@frozen(slots=False)
class Reader:
    """Reads lines of a diary: ``chooser`` says which food is meant, and has what foods and measures weigh."""

    chooser: Chooser

    def read(self, text: str) -> ReadFood:
        """Read one line, like "1 cup spinach, cooked"; an id may stand for the food."""
        if len(text) > MOST_CHARACTERS:
            return ReadFood(text=text, problem=f"The line has more than {MOST_CHARACTERS} characters; write one food.")
        if "?" in text:
            return ReadFood(text=text, problem="The line asks; write what was eaten, without a question mark.")
        named = _ID.search(text)
        amount, what = read_amount(text if named is None else text.replace(named.group(), " "), self._names)
        if named is not None:
            return self._weighed(self.chooser.fetch(text, named.group()), amount, what)
        return self._weighed(self.chooser.choose(text, what), _counted(amount, what), what)

    def read_stated(self, food: str, stated: str) -> ReadFood:
        """Read a food whose amount is written apart; a number alone is grams, and what is not read is no amount."""
        text = f"{stated} {food}"
        if len(text) > MOST_CHARACTERS:
            return ReadFood(text=text, problem=f"The line has more than {MOST_CHARACTERS} characters; write one food.")
        amount, rest = read_amount(stated, self._names)
        if _PLAIN_NUMBER.fullmatch(stated.strip()):  # "1/2" and "some" are of the food
            amount = evolve(amount, unit="g")
        named = _ID.fullmatch(food)
        whole = f"{food}, {rest}" if rest else food
        found = self.chooser.fetch(text, food) if named else self.chooser.choose(text, whole)
        if rest and found.food is None:
            found = self.chooser.choose(text, food)
        if found.food is not None and not self.chooser.is_about(found.food, whole, rest):
            amount = evolve(amount, number=UNREADABLE)
        return self._weighed(found, amount, whole)

    def _weighed(self, found: ReadFood, amount: StatedAmount, what: str) -> ReadFood:
        said = frozenset(words(what))
        if found.food is None and amount.unit in MASSES and self.chooser.one_but_for_cooking(found.likely):
            found = evolve(found, food=found.likely[0], problem="")
        if found.food is None:
            problems = (found.problem, _UNREADABLE if amount.number == UNREADABLE else "")
            grams = self._grams_of_any(found.likely, amount, said)
            return evolve(found, grams=grams, problem=" ".join(filter(None, problems)))
        # Variants of a food weigh the same.
        weights = (self._grams(food, amount, said) for food in found.likely)
        grams = next((weight for weight in weights if weight is not None), None)
        if grams is None:
            return evolve(found, problem=_no_grams(amount, found.food))
        if grams.high > _most(found.food) or _is_endless(amount):
            return evolve(
                found, problem=f"That is more of {found.food.name} than anybody eats; write the amount again."
            )
        return evolve(found, grams=grams)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The words for household measures; those for a piece belong to the food ("1 roll")."""
        measures = (measure for measure in self.chooser.measures if PIECE not in measure.names)
        return (PIECE, *(name for measure in measures for name in measure.names))

    def _grams(self, food: FoodSource, amount: StatedAmount, said: Set[str]) -> Interval | None:
        """Weigh an amount by the food's portions, or by the original's where only it has some of what was said."""
        grams = weigh(amount, food, said, self.chooser.measures, self.chooser.wording.portion_cost)
        more = said - words_of(food) if amount.unit in VOLUMES else frozenset[str]()
        original = self.chooser.foods.original(food) if grams is None or more else None
        if original is not None and grams is not None:
            original = evolve(original, portions=_described(original.portions, more))
        again = original and weigh(amount, original, said, self.chooser.measures, self.chooser.wording.portion_cost)
        return again or grams

    def _grams_of_any(self, foods: Iterable[FoodSource], amount: StatedAmount, said: Set[str]) -> Interval | None:
        """Return the grams of an amount whichever of several foods it is of, if they are known of each."""
        if amount.unit in MASSES and amount.number is not None and amount.number != UNREADABLE:
            return Interval(amount.number.low * MASSES[amount.unit], amount.number.high * MASSES[amount.unit])
        weights = [self._grams(food, amount, said) for food in foods]
        known = [weight for weight in weights if weight is not None]
        if not known or len(known) < len(weights):
            return None
        return Interval(min(weight.low for weight in known), max(weight.high for weight in known))


def _most(food: FoodSource) -> float:
    """Return how many grams of a food at most somebody eats or cooks with: as many of its largest portion."""
    return min(MOST_GRAMS, _PORTIONS * max(food.portions.values(), default=MOST_GRAMS))


def _is_endless(amount: StatedAmount) -> bool:
    """Tell whether it is a count that nobody eats."""
    return not amount.unit and amount.number is not None and amount.number.high > _MOST_PIECES


def _described(portions: Mapping[str, float], said: Set[str]) -> Mapping[str, float]:
    """Return the portions that are described with a word that was said: "1 cup, sliced"."""
    return {text: grams for text, grams in portions.items() if not said.isdisjoint(words(text))}


def _counted(amount: StatedAmount, what: str) -> StatedAmount:
    """Take a food without any amount as one of it, if it is written in the singular: "banana", never "almonds"."""
    if amount.number is not None or not what:
        return amount
    last = what.partition(",")[0].split()[-1]
    return evolve(amount, number=_ONE) if singular(last) == last else amount


def _no_grams(amount: StatedAmount, food: FoodSource) -> str:
    if amount.number is None:
        return "No amount is given."
    if amount.number == UNREADABLE:
        return _UNREADABLE
    one = " ".join(part for part in (amount.size, amount.unit) if part) or "one"
    return f"It is not known how many grams {one} of {food.name} weighs; write the grams."
