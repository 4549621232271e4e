"""What a table of foods can be asked, whether it is in memory or in a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from twitchkit.diet.ranking import Description
from twitchkit.diet.synonyms import Words
from twitchkit.model.food import FoodSource

_MANY = 0.1
_RARE = 2


class NamedFood(NamedTuple):
    """A food that may be meant, under one of its names."""

    id: str
    description: Description


def telling_words(query: Words, counts: Mapping[str, int], size: int) -> Words:
    """Return the words of a query that at most a tenth of the foods have; of others only if there is nothing else.

    >>> telling_words(("cooked", "beet", "gold"), {"cooked": 60, "beet": 2}, 100)
    ('beet',)
    """
    known = tuple(word for word in dict.fromkeys(query) if word in counts)
    return tuple(word for word in known if counts[word] <= _MANY * size) or known


def rare_words(query: Words, counts: Mapping[str, int], size: int) -> Words:
    """Return the two telling words of a query that fewest foods have.

    >>> rare_words(("cooked", "red", "beet", "gold"), {"cooked": 60, "beet": 2, "red": 9}, 100)
    ('beet', 'red')
    """
    return tuple(sorted(telling_words(query, counts, size), key=lambda word: counts[word])[:_RARE])


class FoodTable(Protocol):
    """Foods that can be found by words and fetched by id."""

    @property
    def size(self) -> int:
        """How many foods there are."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many foods have a word."""

    def candidates(self, query: Words, needed: Words) -> Iterable[NamedFood]:
        """Iterate over foods that have telling words of a query; of many, those that fit best by the words alone.

        All foods that have every needed word are among them, or the best of these.
        """

    def get(self, id: str) -> FoodSource | None:
        """Return a food by its full id; None if it is not here."""

    def richest(self, nutrient: str) -> Iterable[tuple[NamedFood, float]]:
        """Iterate over the foods with a known content of a nutrient (full id), each with it, the richest first."""

    def suggested(self) -> Iterable[FoodSource]:
        """Iterate over the foods that may be put forward, with the portions of them that people eat."""
