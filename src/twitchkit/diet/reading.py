"""From a line of text to a food and its grams, or to the foods that it may mean: nothing is guessed silently."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Protocol

from attrs import evolve, frozen

from twitchkit.diet.amounts import MASSES, StatedAmount, read_amount
from twitchkit.diet.numbers import UNREADABLE
from twitchkit.diet.portions import PIECE, Cost, weigh
from twitchkit.diet.words import singular, words
from twitchkit.errors import UnknownIdError
from twitchkit.model.eaten import FoodMatch, ReadFood
from twitchkit.model.food import FoodSource, HouseholdMeasure
from twitchkit.quantity import Interval

CANDIDATES = 5
MOST_CHARACTERS = 500
_GOOD = 70.0  # a food below this score may be meant, and is never taken
_CLEAR = 1.0  # points that a food is ahead of the next, to be taken
_ID = re.compile(r"\b[a-z][a-z0-9_]*:[a-z0-9_]+\b")
_UNREADABLE = 'The amount cannot be read; write it like "150 g" or "1 1/2 cups".'
_ONE = Interval(1.0, 1.0)


class Finder(Protocol):
    """What finds foods by words and by id."""

    def search(self, text: str, limit: int = 10) -> Sequence[FoodMatch]:
        """Return the foods that a text may mean, best first."""

    def named(self, text: str) -> FoodSource | None:
        """Return the only food that a pack calls just so; None if there is none, or several are."""

    def get(self, id: str) -> FoodSource:
        """Return a food by its id; raises :class:`~twitchkit.errors.UnknownIdError`."""

    def original(self, food: FoodSource) -> FoodSource | None:
        """Return the database food that a pack took a food from, with all of its portions; None if there is none."""


@frozen(slots=False)
class Reader:
    """Reads lines of a diary with the foods and household measures of packs, and what words cost a portion."""

    foods: Finder
    measures: Sequence[HouseholdMeasure]
    cost: Cost

    def read(self, text: str) -> ReadFood:
        """Read one line, like "1 cup spinach, cooked"; an id may stand for the food."""
        if len(text) > MOST_CHARACTERS:
            return ReadFood(text=text, problem=f"The line has more than {MOST_CHARACTERS} characters; write one food.")
        named = _ID.search(text)
        amount, what = read_amount(text if named is None else text.replace(named.group(), " "), self._names)
        if named is not None:
            found = self._fetch(text, named.group())
        else:
            found = self._find(text, what, amount)
            amount = _counted(amount, what)
        said = frozenset(words(what))
        if found.food is None:
            problems = (found.problem, _UNREADABLE if amount.number == UNREADABLE else "")
            grams = self._grams_of_any(found.likely, amount, said)
            return evolve(found, grams=grams, problem=" ".join(filter(None, problems)))
        grams = self._grams(found.food, amount, said)
        return evolve(found, grams=grams, problem="" if grams is not None else _no_grams(amount, found.food))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The words for household measures; those for a piece belong to the food ("1 roll")."""
        measures = (measure for measure in self.measures if PIECE not in measure.names)
        return (PIECE, *(name for measure in measures for name in measure.names))

    def _find(self, text: str, what: str, amount: StatedAmount) -> ReadFood:
        """Take the food that is clearly best, or name those that may be meant."""
        if not what:
            return ReadFood(text=text, problem="No food is named.")
        implied = {measure.implies for measure in self.measures if amount.unit in measure.names}
        named = self.foods.named(what) if implied <= {"", *words(what)} else None
        if named is not None:
            return ReadFood(text=text, food=named, likely=(named,), candidates=(FoodMatch(food=named, score=100.0),))
        matches = tuple(self.foods.search(" ".join((what, *sorted(implied))), CANDIDATES))
        if not matches:
            return ReadFood(text=text, problem="No food like this is known.")
        good = [match for match in matches if match.score >= _GOOD]
        likely = tuple(match.food for match in good if matches[0].score - match.score < _CLEAR)
        if len(likely) == 1:
            return ReadFood(text=text, food=likely[0], likely=likely, candidates=matches)
        listed = "; ".join(food.name for food in likely or (match.food for match in matches))
        problem = f"It is not clear which food is meant: {listed}."
        return ReadFood(text=text, likely=likely, candidates=matches, problem=problem)

    def _fetch(self, text: str, id: str) -> ReadFood:
        try:
            food = self.foods.get(id)
        except UnknownIdError:
            return ReadFood(text=text, problem=f"There is no food {id!r}.")
        return ReadFood(text=text, food=food, likely=(food,))

    def _grams(self, food: FoodSource, amount: StatedAmount, said: Collection[str]) -> Interval | None:
        grams = weigh(amount, food, said, self.measures, self.cost)
        original = self.foods.original(food) if grams is None else None
        return grams if original is None else weigh(amount, original, said, self.measures, self.cost)

    def _grams_of_any(
        self, foods: Iterable[FoodSource], amount: StatedAmount, said: Collection[str]
    ) -> Interval | None:
        """Return the grams of an amount whichever of several foods it is of, if they are known of each."""
        if amount.unit in MASSES and amount.number is not None and amount.number != UNREADABLE:
            return Interval(amount.number.low * MASSES[amount.unit], amount.number.high * MASSES[amount.unit])
        weights = [self._grams(food, amount, said) for food in foods]
        known = [weight for weight in weights if weight is not None]
        if not known or len(known) < len(weights):
            return None
        return Interval(min(weight.low for weight in known), max(weight.high for weight in known))


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
