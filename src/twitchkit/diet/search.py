"""Finding foods by words: candidates from every table, ranked by how well they fit."""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Container, Iterator, KeysView, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from twitchkit.diet.ranking import coverage, fit
from twitchkit.diet.spelling import respelled
from twitchkit.diet.synonyms import Wording, Words
from twitchkit.diet.table import FoodTable
from twitchkit.diet.words import words

_ONE_OF_MANY = 3.0  # points off a food of a database: what packs write out is what people really eat
_SLIGHT = 1.5  # weight of a word that a pack prices at nothing: asked for or not, it tells little


@frozen(kw_only=True, slots=False)
class Search:
    """Tables that are searched together.

    ``curated`` are the foods that packs write out, ``same`` the curated food for each database food that it is.
    """

    tables: Sequence[FoodTable]
    wording: Wording
    curated: Container[str]
    same: Mapping[str, str]

    def find(self, text: str, limit: int) -> tuple[tuple[str, float], ...]:
        """Return the ids of the foods that a text may mean, best first, each with its score from 0 to 100."""
        scores: dict[str, float] = {}
        for query in self.wording.readings(respelled(words(text), self._known)):
            for id, score in self._scored(query, limit):
                if score > scores.get(id, 0.0):
                    scores[id] = score
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        return tuple((id, round(score, 1)) for id, score in ranked[:limit])

    def _scored(self, query: Words, limit: int) -> Iterator[tuple[str, float]]:
        """Iterate over the foods that may be among the best, in some order, each with its score."""
        wanted = {word: self._weight(word) for word in query}
        found = [candidate for table in self.tables for candidate in table.candidates(query)]
        reach = [(coverage(wanted, candidate.description), candidate) for candidate in found]
        best: list[float] = []
        for most, (id, description) in sorted(reach, key=lambda item: -item[0]):
            if len(best) >= 2 * limit and most < best[-2 * limit]:  # twice: a food may come under two names
                return
            own = self.same.get(id, id)
            score = fit(most, wanted, description, self.wording) - (0.0 if own in self.curated else _ONE_OF_MANY)
            insort(best, score)
            yield own, score

    def _weight(self, word: str) -> float:
        """Return how much a word tells: the more, the fewer foods have it."""
        rarity = math.log(1 + self._size / (1 + self._counts.get(word, 0)))
        cost = self.wording.costs_of("").get(word)
        return rarity if cost is None else min(rarity, _SLIGHT + cost)

    @cached_property
    def _size(self) -> int:
        return sum(table.size for table in self.tables)

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        for table in self.tables:
            for word, number in table.counts.items():
                counts[word] = counts.get(word, 0) + number
        return counts

    @cached_property
    def _known(self) -> KeysView[str]:
        """All words of foods and of what means the same, in order."""
        known = {*self._counts, *(word for phrase in self.wording.synonyms for word in phrase)}
        return dict.fromkeys(sorted(known)).keys()
