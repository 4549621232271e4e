"""What packs say about words: which mean the same, and which make a food a special one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from attrs import field, frozen

from twitchkit.diet.words import words

Words = tuple[str, ...]
_MOST_READINGS = 4


@frozen(kw_only=True)
class Wording:
    """Phrases with what they mean, and what an unasked word costs a food, for all foods or one group of them."""

    synonyms: Mapping[Words, tuple[Words, ...]] = field(factory=dict)
    costs: Mapping[tuple[str, str], float] = field(factory=dict)

    @classmethod
    def read(cls, synonyms: Iterable[str], costs: Iterable[str]) -> Wording:
        """Read the CSV texts of packs: ``word,means`` and ``word,group,cost``; a group that is empty is every group.

        >>> Wording.read(["word,means\\nprawns,shrimp\\n"], []).synonyms
        {('prawn',): (('shrimp',),)}
        """
        meant: dict[Words, tuple[Words, ...]] = {}
        for row in _rows(synonyms):
            phrase = words(row["word"])
            meant[phrase] = (*meant.get(phrase, ()), words(row["means"]))
        priced = {(_one_word(row["word"]), row["group"]): float(row["cost"]) for row in _rows(costs)}
        return cls(synonyms=meant, costs=priced)

    def readings(self, query: Words) -> tuple[Words, ...]:
        """Return the query as it stands and with each phrase put in other words, the longest phrases first."""
        parts: list[Sequence[Words]] = []
        start = 0
        while start < len(query):
            end = next((end for end in range(len(query), start, -1) if query[start:end] in self.synonyms), 0)
            parts.append(self.synonyms[query[start:end]] if end else (query[start : start + 1],))
            start = end or start + 1
        said = (tuple(word for part in choice for word in part) for choice in product(*parts))
        return tuple(dict.fromkeys([query, *list(said)[:_MOST_READINGS]]))

    def cost(self, word: str, group: str) -> float | None:
        """Return what a word costs a food of a group that was not asked for with it; None if nothing is said of it."""
        own = self.costs.get((word, group))
        return self.costs.get((word, "")) if own is None else own

    def portion_cost(self, word: str) -> float:
        """Return what a word costs a portion: "1 cup" goes before "1 cup, pureed"."""
        cost = self.cost(word, "")
        return 1.0 if cost is None else cost


def _one_word(text: str) -> str:
    """Return a word as it is compared; "*", which stands for every food of a group, as it is."""
    return next(iter(words(text)), text)


def _rows(texts: Iterable[str]) -> Iterable[dict[str, str]]:
    for text in texts:
        yield from csv.DictReader(io.StringIO(text, newline=""))
