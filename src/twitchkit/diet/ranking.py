"""How well a food fits the words that were asked for: a score from 0 to 100.

A food is described as USDA does it, the general before the special: "Spinach, cooked, boiled, drained, without salt".
What counts are the words asked for that it has, the rare ones most; what it has beside them costs, the more the
nearer it stands to the front. So "orange" is an orange before it is orange juice, and the plain food comes before
the canned, the sweetened and the one for babies. Packs say which words cost more or less (:mod:`.wording`).
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cached_property
from itertools import pairwise

from attrs import frozen

from twitchkit.diet.synonyms import Wording, Words
from twitchkit.diet.words import words

ADDS = frozenset(("with", "in", "and", "plus", "on", "from"))
"""Words behind which stands what is added to a food, or what it lies in."""

BRAND, ASIDE = "*", "~"
"""Stand before the words of a description that are in capitals, as brands are, and before those in parentheses."""

_COSTS = (12.0, 4.0, 2.0)  # in the head, after it, and later
_BRAND_COST, _MAKER_COST = 12.0, 2.0
_SMALL_COST = 0.3  # of a number, of a word that says what is not in it, and of one in parentheses
_SLIGHT = f"{ASIDE}0123456789"  # how a word begins that costs little
_MOST_COST = 60.0
_SPECIAL_WORD, _SPECIAL_GROUP = 8.0, 4.0
_GROUP = "*"  # the word that prices a whole group
_BESIDE = ("with", "in", "contain", "containing", "include", "includes", "made")
_RANGE = re.compile(r"(\d+(?:\.\d+)?) to (\d+(?:\.\d+)?)")
_ASIDE = re.compile(r"\(([^)]*)\)?")


@frozen(slots=False)
class Description:
    """What a food is called, in the parts between its commas, and its group; ``also``: what its first name says."""

    segments: tuple[Words, ...]
    group: str = ""
    also: frozenset[str] = frozenset()

    @classmethod
    def of(cls, name: str, group: str = "") -> Description:
        """Take a name apart.

        >>> Description.of("Cereals ready-to-eat, POST, Grape-Nuts").segments
        (('cereal', 'ready', 'to', 'eat'), ('*post',), ('grape', 'nut'))
        """
        segments = [_segment(part) for part in _ASIDE.sub(" ", name).split(",")]
        aside = tuple(f"{ASIDE}{word}" for word in words(" ".join(_ASIDE.findall(name))))
        return cls(tuple(segment for segment in (*segments, aside) if segment), group)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words, without their marks."""
        return frozenset(plain(word) for segment in self.segments for word in segment)

    @cached_property
    def with_plain(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The words of each part, each as it is marked and without its mark."""
        return tuple(tuple((word, plain(word)) for word in segment) for segment in self.segments)

    @cached_property
    def true_words(self) -> frozenset[str]:
        """All words that are true of the food, whether this name has them or its first one."""
        return self.words | self.also

    @cached_property
    def core(self) -> frozenset[str]:
        """The words for the food itself, without what is added to it or what it lies in."""
        return frozenset(word for segment in self._cores for word in segment)

    @cached_property
    def heads(self) -> frozenset[str]:
        """What the food is a kind of: the last word of each part, "chocolate" of milk chocolate with almonds."""
        return frozenset(segment[-1] for segment in self._cores)

    @cached_property
    def first_head(self) -> str:
        """The last word of the first part."""
        return self._cores[0][-1] if self._cores else ""

    @cached_property
    def brands(self) -> frozenset[str]:
        """The words in capitals, as brands are."""
        return frozenset(plain(word) for segment in self.segments for word in segment if word[0] == BRAND)

    @cached_property
    def kind_of_brand(self) -> frozenset[str]:
        """The words of the last part of a branded food: Special K with fruit and yogurt is not Special K."""
        return frozenset(self._cores[-1]) if self.brands else frozenset()

    @cached_property
    def joined(self) -> frozenset[str]:
        """The words on either side of an "and" that joins foods: "turkey and gravy", "ham, egg, and cheese"."""
        bare = [tuple(map(plain, segment)) for segment in self.segments]
        joining = [*bare[:1], *(before + behind for before, behind in pairwise(bare) if behind[0] == "and")]
        return frozenset(
            word
            for said in joining
            for place, each in enumerate(said)
            if each == "and"
            for word in (*said[place - 1 : place], *said[place + 1 : place + 2])
        )

    @cached_property
    def ranges(self) -> tuple[tuple[float, float], ...]:
        """The ranges of numbers that it names: "70 to 85 % cocoa"."""
        found = _RANGE.findall(" ".join(" ".join(map(plain, segment)) for segment in self.segments))
        return tuple((float(low), float(high)) for low, high in found)

    @cached_property
    def _cores(self) -> tuple[Words, ...]:
        found = []
        for segment in self.segments:
            bare = tuple(map(plain, segment))
            end = next((place for place, word in enumerate(bare) if word in _BESIDE), len(bare))
            if end:
                found.append(bare[:end])
        return tuple(found)


def fit(covered: float, wanted: Container[str], description: Description, wording: Wording) -> float:
    """Return how well a description fits the words that are wanted, of which it covers so much."""
    return max(0.0, covered - min(_MOST_COST, _cost(wanted, description, wording))) if covered else 0.0


def is_special(description: Description, wording: Wording) -> bool:
    """Tell whether a food is no plain one: a brand, of a special group, or marked by a word that costs much."""
    marked = [word for segment in description.segments for word in segment]
    if any(word.startswith(BRAND) for word in marked):
        return True
    costs = wording.costs_of(description.group)
    highest = max((costs.get(plain(word), 0.0) for word in marked), default=0.0)
    return highest >= _SPECIAL_WORD or costs.get(_GROUP, 0.0) >= _SPECIAL_GROUP


def _cost(wanted: Container[str], description: Description, wording: Wording) -> float:
    """Return what the words cost that were not asked for, and the group."""
    costs = wording.costs_of(description.group)
    total = costs.get(_GROUP, 0.0) + _brand_cost(wanted, description)
    position = 0
    for segment in description.with_plain:
        told = False
        for word, bare in segment:
            if bare in wanted:
                told = True
                continue
            cost = costs.get(bare) if word[0] != ASIDE else _SMALL_COST
            if cost is None and word[0] == BRAND:
                continue
            if cost is None:
                cost = _usual(word, position)
            total += cost
            told = told or cost > _SMALL_COST
        # A class of foods ("Fish, salmon") costs nothing, and what follows it is the head.
        position += told
    return total


def _brand_cost(wanted: Container[str], description: Description) -> float:
    """Return what a brand costs that was not asked for: little if it is the maker of one that was ("CHEERIOS")."""
    if not description.brands:
        return 0.0
    branded = [{plain(word) in wanted for word in segment if word[0] == BRAND} for segment in description.segments]
    found = [asked for asked in branded if asked]
    if not any(False in asked for asked in found):
        return 0.0
    return _MAKER_COST if {True} in found and {True, False} not in found else _BRAND_COST


def _usual(word: str, position: int) -> float:
    """Return what a word costs of which no pack says anything."""
    if word[0] in _SLIGHT or word.startswith("without_"):
        return _SMALL_COST
    return _COSTS[min(position, 2)]


def plain(word: str) -> str:
    """Return a word of a description without its mark."""
    return word[1:] if word[0] in (BRAND, ASIDE) else word


def _segment(text: str) -> Words:
    loud = {word for part in text.split() if part.isupper() and len(part) > 1 for word in words(part)}
    return tuple(f"{BRAND}{word}" if word in loud else word for word in words(text))
