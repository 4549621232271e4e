"""From a line of text to a food and its grams, or to the foods that it may mean: nothing is guessed silently."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set
from functools import cached_property
from typing import Protocol

from attrs import evolve, frozen

from twitchkit.diet.amounts import MASSES, MOST_GRAMS, StatedAmount, read_amount
from twitchkit.diet.numbers import UNREADABLE
from twitchkit.diet.portions import PIECE, weigh
from twitchkit.diet.search import Found
from twitchkit.diet.synonyms import Wording
from twitchkit.diet.words import singular, words
from twitchkit.errors import UnknownIdError
from twitchkit.model.eaten import FoodMatch, ReadFood
from twitchkit.model.food import FoodSource, HouseholdMeasure
from twitchkit.quantity import Interval

CANDIDATES = 5
MOST_CHARACTERS = 500
_OFFERED = 3
_NEAR = 60.0  # a food below this score is not worth offering
_PORTIONS = 50.0
_CLEAR = 1.0  # points that a food is ahead of the next, to be taken
_ID = re.compile(r"\b[a-z][a-z0-9_]*:[a-z0-9_]+\b")
_PLAIN_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_UNREADABLE = 'The amount cannot be read; write it like "150 g" or "1 1/2 cups".'
_ONE = Interval(1.0, 1.0)


class Shelf(Protocol):
    """What has foods by name and by id."""

    def named(self, text: str) -> FoodSource | None:
        """Return the only food that a pack calls just so; None if there is none, or several are."""

    def get(self, id: str) -> FoodSource:
        """Return a food by its id; raises :class:`~twitchkit.errors.UnknownIdError`."""

    def original(self, food: FoodSource) -> FoodSource | None:
        """Return the database food that a pack took a food from, with all of its portions; None if there is none."""


@frozen(slots=False)
class Reader:
    """Reads lines of a diary with the foods and household measures of packs, and what these say of words.

    ``find`` looks for the foods that a text may mean, so many at most.
    """

    foods: Shelf
    find: Callable[[str, int], Found]
    measures: Sequence[HouseholdMeasure]
    wording: Wording

    def read(self, text: str) -> ReadFood:
        """Read one line, like "1 cup spinach, cooked"; an id may stand for the food."""
        if len(text) > MOST_CHARACTERS:
            return ReadFood(text=text, problem=f"The line has more than {MOST_CHARACTERS} characters; write one food.")
        named = _ID.search(text)
        amount, what = read_amount(text if named is None else text.replace(named.group(), " "), self._names)
        if named is not None:
            return self._weighed(self._fetch(text, named.group()), amount, what)
        return self._weighed(self._find(text, what, amount), _counted(amount, what), what)

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
        found = self._fetch(text, food) if named else self._find(text, whole, amount)
        if rest and found.food is None:
            found = self._find(text, food, amount)
        if found.food is not None and not self._about(found.food, whole, rest):
            amount = evolve(amount, number=UNREADABLE)
        return self._weighed(found, amount, whole)

    def _about(self, food: FoodSource, whole: str, rest: str) -> bool:
        """Tell whether all words beside an amount are about the food or a portion of it: "1 cup, chopped"."""
        names = (food.name, *food.names, *food.portions)
        known = {word for name in names for word in words(name)}
        return known.issuperset(words(rest)) or any(
            match.fits and match.id == food.id for match in self.find(whole, CANDIDATES).matches
        )

    def _weighed(self, found: ReadFood, amount: StatedAmount, what: str) -> ReadFood:
        said = frozenset(words(what))
        if found.food is None:
            problems = (found.problem, _UNREADABLE if amount.number == UNREADABLE else "")
            grams = self._grams_of_any(found.likely, amount, said)
            return evolve(found, grams=grams, problem=" ".join(filter(None, problems)))
        grams = self._grams(found.food, amount, said)
        if grams is None:
            return evolve(found, problem=_no_grams(amount, found.food))
        if grams.high > _most(found.food):
            return evolve(
                found, problem=f"That is more of {found.food.name} than anybody eats; write the amount again."
            )
        return evolve(found, grams=grams)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The words for household measures; those for a piece belong to the food ("1 roll")."""
        measures = (measure for measure in self.measures if PIECE not in measure.names)
        return (PIECE, *(name for measure in measures for name in measure.names))

    def _find(self, text: str, what: str, amount: StatedAmount) -> ReadFood:
        """Take the food that is clearly meant, or name those that may be."""
        if not what:
            return ReadFood(text=text, problem="No food is named.")
        held = [measure for measure in self.measures if not frozenset(measure.names).isdisjoint(words(text))]
        implied = {measure.implies for measure in held}
        named = self._named(what) if implied <= {"", *words(what)} else None
        if named is not None:
            return ReadFood(text=text, food=named, likely=(named,), candidates=(FoodMatch(food=named, score=100.0),))
        found = self.find(" ".join((what, *sorted(implied))), CANDIDATES)
        if "" in implied and not any(match.fits for match in found.matches):
            # A can of tomatoes holds canned ones, and a can of cola just cola.
            bare = self.find(what, CANDIDATES)
            groups = {self.foods.get(match.id).group for match in bare.matches if match.fits}
            as_it_is = any(not measure.implies and not groups.isdisjoint(measure.groups) for measure in held)
            found = bare if as_it_is else found
        return self._chosen(text, what, found)

    def _named(self, what: str) -> FoodSource | None:
        """Return the only food that is called just so, whatever words beside its name tell nothing ("sliced")."""
        kinds = self.wording.kinds
        telling = " ".join(word for word in words(what) if kinds.get(word) != "any")
        return self.foods.named(what) or (self.foods.named(telling) if telling else None)

    def _chosen(self, text: str, what: str, found: Found) -> ReadFood:
        """Take the best of the foods that are what was asked for, if it is ahead of the others or called just so."""
        matches = tuple(FoodMatch(food=self.foods.get(match.id), score=match.score) for match in found.matches)
        called = [each.food for each in matches if words(each.food.name) == words(what)]
        if len(called) == 1:
            return ReadFood(text=text, food=called[0], likely=(called[0],), candidates=matches)
        fitting = [each for each, match in zip(matches, found.matches, strict=True) if match.fits]
        if not fitting or found.guessed or found.names_nothing:
            near = [
                each.food.name for each in fitting or matches if each.score >= _NEAR and (fitting or not found.guessed)
            ]
            return ReadFood(text=text, candidates=matches, problem=_not_taken(near, found))
        likely = tuple(each.food for each in fitting if fitting[0].score - each.score < _CLEAR)
        if len(likely) == 1:
            return ReadFood(text=text, food=likely[0], likely=likely, candidates=matches)
        if len({self._without_variants(food) for food in likely}) == 1:
            return ReadFood(text=text, food=likely[0], likely=likely, candidates=matches)
        problem = f"It is not clear which food is meant: {'; '.join(food.name for food in likely)}."
        return ReadFood(text=text, likely=likely, candidates=matches, problem=problem)

    def _without_variants(self, food: FoodSource) -> frozenset[str]:
        """Return the words of a food without those that say whether something was added to it ("fortified")."""
        kinds = self.wording.kinds
        return frozenset(word for word in words(food.name) if kinds.get(word) != "variant")

    def _fetch(self, text: str, id: str) -> ReadFood:
        try:
            food = self.foods.get(id)
        except UnknownIdError:
            return ReadFood(text=text, problem=f"There is no food {id!r}.")
        return ReadFood(text=text, food=food, likely=(food,))

    def _grams(self, food: FoodSource, amount: StatedAmount, said: Set[str]) -> Interval | None:
        grams = weigh(amount, food, said, self.measures, self.wording.portion_cost)
        original = self.foods.original(food) if grams is None else None
        return grams if original is None else weigh(amount, original, said, self.measures, self.wording.portion_cost)

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


def _not_taken(near: Sequence[str], found: Found) -> str:
    """Say why no food was taken, and which ones come near."""
    if found.names_nothing or not near:
        return "No food is named." if found.names_nothing else "No food like this is known."
    listed = "; ".join(near[:_OFFERED])
    return (
        f"No food is called so; did you mean: {listed}?"
        if found.guessed
        else f"No food is clearly meant; near it are: {listed}."
    )


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
