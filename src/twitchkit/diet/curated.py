"""The foods that packs write out one by one, found by their names and by the other words for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

from attrs import evolve, frozen

from twitchkit.diet.ranking import Description, plain
from twitchkit.diet.synonyms import Words
from twitchkit.diet.table import NamedFood, rare_words
from twitchkit.model.food import FoodSource


@frozen(slots=False)
class CuratedFoods:
    """A food table in memory."""

    foods: Mapping[str, FoodSource]

    @property
    def size(self) -> int:
        """How many foods there are."""
        return len(self.foods)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many foods have a word."""
        return MappingProxyType(Counter({word: len(found) for word, found in self._by_word.items()}))

    @cached_property
    def _descriptions(self) -> Mapping[str, tuple[Description, ...]]:
        return {
            id: tuple(evolve(Description.of(name, food.group), also=first) for name in (food.name, *food.names))
            for id, food in self.foods.items()
            for first in (Description.of(food.name).words,)
        }

    @cached_property
    def _by_word(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for id, descriptions in self._descriptions.items():
            for word in {word for each in descriptions for segment in each.segments for word in segment}:
                found.setdefault(plain(word), set()).add(id)
        return {word: frozenset(ids) for word, ids in found.items()}

    def candidates(self, query: Words, needed: Words) -> Iterable[NamedFood]:
        """Iterate over the foods with all needed words or a rare one of a query, once for each name that has one."""
        with_all = [self._by_word.get(word, frozenset()) for word in needed]
        rare = rare_words(query, self.counts, self.size)
        found = frozenset[str]().union(*(self._by_word[word] for word in rare))
        if with_all:
            found |= frozenset.intersection(*with_all)
        for id in sorted(found):
            for description in self._descriptions[id]:
                if not description.words.isdisjoint(query):
                    yield NamedFood(id, description)

    def get(self, id: str) -> FoodSource | None:
        """Return a food by its full id."""
        return self.foods.get(id)

    def richest(self, nutrient: str) -> Iterable[tuple[NamedFood, float]]:
        """Iterate over the foods with a known content of a nutrient, each with it, the richest per 100 g first."""
        known = [(food.per_100g[nutrient], id) for id, food in self.foods.items() if nutrient in food.per_100g]
        for amount, id in sorted(known, key=lambda item: (-item[0], item[1])):
            yield NamedFood(id, self._descriptions[id][0]), amount

    def suggested(self) -> Iterable[FoodSource]:
        """Return all foods: their tags say which of them may be put forward."""
        return self.foods.values()
