"""Which food a text means, or the foods that it may mean: a food is taken only if it is clearly meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from attrs import frozen

from twitchkit.diet.search import Found
from twitchkit.diet.synonyms import Wording
from twitchkit.diet.words import words
from twitchkit.errors import UnknownIdError
from twitchkit.model.eaten import FoodMatch, ReadFood
from twitchkit.model.food import FoodSource, HouseholdMeasure

_CANDIDATES = 5
_OFFERED = 3
_HOW_COOKED = ("any", "cooking", "cooked", "variant")
_NEAR = 60.0  # a food below this score is not worth offering
_CLEAR = 1.0  # points that a food is ahead of the next, to be taken


class Shelf(Protocol):
    """What has foods by name and by id."""

    def named(self, text: str) -> FoodSource | None:
        """Return the only food that a pack calls just so; None if there is none, or several are."""

    def get(self, id: str) -> FoodSource:
        """Return a food by its id; raises :class:`~twitchkit.errors.UnknownIdError`."""

    def original(self, food: FoodSource) -> FoodSource | None:
        """Return the database food that a pack took a food from, with all of its portions; None if there is none."""


@frozen
class Chooser:
    """Chooses among the foods of packs by what these say of words and of household measures.

    ``find`` looks for the foods that a text may mean, so many at most.
    """

    foods: Shelf
    find: Callable[[str, int], Found]
    measures: Sequence[HouseholdMeasure]
    wording: Wording

    def choose(self, text: str, what: str) -> ReadFood:
        """Take the food that is clearly meant by a part of a line, or name those that may be."""
        if not what:
            return ReadFood(text=text, problem="No food is named.")
        said = frozenset(words(text))
        held = [measure for measure in self.measures if not said.isdisjoint(measure.names)]
        implied = {measure.implies for measure in held}
        named = self._named(what) if implied <= {"", *words(what)} else None
        if named is not None:
            return ReadFood(text=text, food=named, likely=(named,), candidates=(FoodMatch(food=named, score=100.0),))
        found = self.find(" ".join((what, *sorted(implied))), _CANDIDATES)
        if "" in implied and not any(match.fits for match in found.matches):
            # A can of tomatoes holds canned ones, and a can of cola just cola.
            bare = self.find(what, _CANDIDATES)
            groups = {self.foods.get(match.id).group for match in bare.matches if match.fits}
            as_it_is = any(not measure.implies and not groups.isdisjoint(measure.groups) for measure in held)
            found = bare if as_it_is else found
        return self._chosen(text, what, found)

    def fetch(self, text: str, id: str) -> ReadFood:
        """Take the food of an id."""
        try:
            food = self.foods.get(id)
        except UnknownIdError:
            return ReadFood(text=text, problem=f"There is no food {id!r}.")
        return ReadFood(text=text, food=food, likely=(food,))

    def is_about(self, food: FoodSource, whole: str, rest: str) -> bool:
        """Tell whether all words beside an amount are about the food or a portion of it: "1 cup, chopped"."""
        return words_of(food).issuperset(words(rest)) or any(
            match.fits and match.id == food.id for match in self.find(whole, _CANDIDATES).matches
        )

    def one_but_for_cooking(self, foods: Sequence[FoodSource]) -> bool:
        """Tell whether foods are one that is raw or cooked in some way: of a weight, they hold much the same."""
        kinds = self.wording.kinds
        bare = {
            frozenset(word for word in words(food.name) if word != "raw" and kinds.get(word) not in _HOW_COOKED)
            for food in foods
        }
        return len(foods) > 1 and len(bare) == 1

    def _named(self, what: str) -> FoodSource | None:
        """Return the only food that is called just so, whatever words beside its name tell nothing ("sliced").

        What has one other wording is what that is called: "beurre" is butter.
        """
        kinds = self.wording.kinds
        said = words(what)
        telling = tuple(word for word in said if kinds.get(word) != "any")
        other = [reading for reading in self.wording.readings(telling) if reading != telling]
        for each in (said, telling, *(other if len(other) == 1 else ())):
            found = self.foods.named(" ".join(each)) if each else None
            if found is not None:
                return found
        return None

    def _chosen(self, text: str, what: str, found: Found) -> ReadFood:
        """Take the best of the foods that are what was asked for, if it is ahead of the others or called just so."""
        matches = tuple(FoodMatch(food=self.foods.get(match.id), score=match.score) for match in found.matches)
        called = [each.food for each in matches if words(each.food.name) == words(what)]
        if len(called) == 1 and len(self.wording.synonyms.get(words(what), ())) < 2:  # jelly is a jam or a dessert
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


def words_of(food: FoodSource) -> frozenset[str]:
    """Return all words that a food is called by, and those of its portions."""
    return frozenset(word for text in (food.name, *food.names, *food.portions) for word in words(text))


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
