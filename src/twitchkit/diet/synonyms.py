"""What packs say about words: which mean the same, and which make a food a special one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from itertools import islice, product
from typing import NamedTuple

from attrs import field, frozen

from twitchkit.diet.words import words

Words = tuple[str, ...]
_MOST_READINGS = 4


class Absent(NamedTuple):
    """A word for what is not in a food ("unsweetened"): foods of these groups are so unless they have other words."""

    groups: frozenset[str]
    unless: frozenset[str]

    def fits(self, group: str, words: Set[str]) -> bool:
        """Tell whether it is true of a food of a group that has these words."""
        return group in self.groups and self.unless.isdisjoint(words)


@frozen(kw_only=True, slots=False)
class Wording:
    """Phrases with what they mean, and by group what an unasked word costs a food; the group "" is every food.

    ``kinds`` says of which kind a word is: "any" and "none" do not tell which food is meant, "class" does not alone;
    "cooking", "cooked", "fried", "processed", "raw" and "fresh" tell how it was made, "variant" what was added to it.
    ``absent`` has the words for what is not there.
    """

    synonyms: Mapping[Words, tuple[Words, ...]] = field(factory=dict)
    costs: Mapping[str, Mapping[str, float]] = field(factory=dict)
    kinds: Mapping[str, str] = field(factory=dict)
    absent: Mapping[str, Absent] = field(factory=dict)

    @classmethod
    def read(cls, synonyms: Iterable[str], costs: Iterable[str], kinds: Iterable[str] = ()) -> Wording:
        """Read the CSV texts of packs: ``word,means``, ``word,group,cost`` and ``word,kind,groups,unless``.

        A group that is empty is every group; several are separated by semicolons.

        >>> Wording.read(["word,means\\nprawns,shrimp\\n"], []).synonyms
        {('prawn',): (('shrimp',),)}
        """
        meant: dict[Words, tuple[Words, ...]] = {}
        for row in _rows(synonyms):
            phrase = words(row["word"])
            meant[phrase] = (*meant.get(phrase, ()), words(row["means"]))
        priced: dict[str, dict[str, float]] = {"": {}}
        for row in _rows(costs):
            priced.setdefault(row["group"], {})[_one_word(row["word"])] = float(row["cost"])
        sorts = [(_one_word(row["word"]), row) for row in _rows(kinds)]
        return cls(
            synonyms=meant,
            costs={group: {**priced[""], **own} for group, own in priced.items()},
            kinds={word: row["kind"] for word, row in sorts if row["kind"] != "absent"},
            absent={word: _absent(row) for word, row in sorts if row["kind"] == "absent"},
        )

    def readings(self, query: Words) -> tuple[Words, ...]:
        """Return the query as it stands and with each phrase put in other words, the longest phrases first."""
        parts: list[Sequence[Words]] = []
        start = 0
        while start < len(query):
            longest = min(len(query), start + self._longest)
            end = next((end for end in range(longest, start, -1) if query[start:end] in self.synonyms), 0)
            parts.append(self.synonyms[query[start:end]] if end else (query[start : start + 1],))
            start = end or start + 1
        said = (tuple(word for part in choice for word in part) for choice in product(*parts))
        return tuple(dict.fromkeys([query, *islice(said, _MOST_READINGS)]))

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.synonyms), default=0)

    def costs_of(self, group: str) -> Mapping[str, float]:
        """Return what words cost a food of a group that were not asked for with it, as far as anything is said."""
        return self.costs.get(group) or self.costs.get("", {})

    def portion_cost(self, word: str) -> float:
        """Return what a word costs a portion: "1 cup" goes before "1 cup, pureed"."""
        return self.costs_of("").get(word, 1.0)


def _absent(row: Mapping[str, str]) -> Absent:
    return Absent(frozenset(row["groups"].split(";")), frozenset(words(row["unless"])))


def _one_word(text: str) -> str:
    """Return a word as it is compared; "*", which stands for every food of a group, as it is."""
    return next(iter(words(text)), text)


def _rows(texts: Iterable[str]) -> Iterable[dict[str, str]]:
    for text in texts:
        yield from csv.DictReader(io.StringIO(text, newline=""))
