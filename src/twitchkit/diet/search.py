"""Finding foods by words: those of every table, ranked by how well they fit, and whether one is what was asked for."""

from __future__ import annotations

import math
import re
from bisect import insort
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from attrs import frozen

from twitchkit.diet.asked import COMMA, Query, asked
from twitchkit.diet.ranking import fit
from twitchkit.diet.spelling import KnownWords, respelled
from twitchkit.diet.synonyms import Wording
from twitchkit.diet.table import FoodTable

_ONE_OF_MANY = 3.0  # points off a food of a database: what packs write out is what people really eat
_SLIGHT = 1.5  # weight of a word that a pack prices at nothing: asked for or not, it tells little
_SURE = 85.0  # a food below this score has too much beside what was asked for
_BEST, _ALL_BUT = 100.0, 90.0  # what has nearly all of one meaning of a word is as likely as what has all of another
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*%")


class Match(NamedTuple):
    """A food that may be meant, with its score from 0 to 100; ``fits`` if it is all that was asked for, and no more."""

    id: str
    score: float
    fits: bool


class Found(NamedTuple):
    """What a text may mean, best first.

    ``guessed`` tells that a word was not known and another one that is spelled alike was looked for. ``names_nothing``
    tells that no word of it can be one of a food.
    """

    matches: tuple[Match, ...]
    guessed: bool
    names_nothing: bool


@frozen(kw_only=True, slots=False)
class Search:
    """Tables that are searched together.

    ``curated`` are the foods that packs write out, ``same`` the curated food for each database food that it is.
    """

    tables: Sequence[FoodTable]
    wording: Wording
    curated: Container[str]
    same: Mapping[str, str]

    def find(self, text: str, limit: int) -> Found:
        """Return the foods that a text may mean, best first, each with its score from 0 to 100."""
        written = asked(text)
        query, guessed = respelled(written, self._known)
        shares = frozenset(_SHARE.findall(text))
        readings = [Query(reading, self.wording, shares) for reading in self.wording.readings(query)]
        found = [self._best(reading, limit) for reading in readings]
        several = len(found) > 2
        best: dict[str, Match] = {}
        for matches in found:
            first = next((match for match in matches if match.fits), None)
            for match in matches:
                is_meaning = several and match is first and match.score >= _ALL_BUT
                one = match._replace(score=_BEST) if is_meaning else match
                known = best.get(one.id)
                if known is None or (one.fits, one.score) > (known.fits, known.score):
                    best[one.id] = one
        ranked = sorted(best.values(), key=lambda match: (-match.score, match.id))
        fitting = [match for match in ranked if match.fits][:limit]
        ranked = [match for place, match in enumerate(ranked) if place < limit or match in fitting]
        nothing = Query(written, self.wording).names_nothing
        return Found(tuple(match._replace(score=round(match.score, 1)) for match in ranked), guessed, nothing)

    def _best(self, query: Query, limit: int) -> list[Match]:
        best: dict[str, Match] = {}
        for match in self._scored(query, limit):
            known = best.get(match.id)
            if known is None or (match.fits, match.score) > (known.fits, known.score):
                best[match.id] = match
        return sorted(best.values(), key=lambda match: (-match.score, match.id))

    def _scored(self, query: Query, limit: int) -> Iterator[Match]:
        """Iterate over the foods that may be among the best, in some order."""
        wanted = query.weights(self._weight)
        found = (candidate for table in self.tables for candidate in table.candidates(query.words, query.needed))
        best: list[float] = []
        for most, (id, description) in sorted(query.coverages(wanted, found), key=lambda item: -item[0]):
            if len(best) >= 2 * limit and most < best[-2 * limit]:  # twice: a food may come under two names
                return
            own = self.same.get(id, id)
            score = fit(most, wanted, description, self.wording) - (0.0 if own in self.curated else _ONE_OF_MANY)
            insort(best, score)
            if score > 0.0:
                yield Match(own, score, score >= _SURE and query.is_met(description))

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
    def _known(self) -> KnownWords:
        """All words of foods and of what means the same."""
        wording = self.wording
        said = {*(word for phrase in wording.synonyms for word in phrase), *wording.kinds, *wording.absent, COMMA}
        return KnownWords({*self._counts, *said})
