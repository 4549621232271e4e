"""Portions that people eat: of each food a few, each of them a choice of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twitchkit.diet.suggestions.candidates import FoodCandidate
from twitchkit.knowledge import Knowledge

LEAST, MOST = 5.0, 250.0
"""Grams of a food that are suggested for one day."""

_HALVED = re.compile(r"1 (cup|bowl|glass|can|tin|fillet|packet|pot|medium)\b")
_DOUBLED = 60.0
"""A portion up to so many grams may be eaten twice a day."""


class Option(NamedTuple):
    """One food in one portion a day."""

    candidate: FoodCandidate
    portion: str
    grams: float

    def amount(self, nutrient: str) -> float:
        """Return how much of a nutrient it holds."""
        return self.candidate.content[nutrient] * self.grams / 100.0

    def uptake(self, nutrient: str) -> float:
        """Return how much of a nutrient it holds that counts for a gap; what is not known counts nothing."""
        return self.candidate.uptake.get(nutrient, 0.0) * self.grams / 100.0


def find_options(knowledge: Knowledge, candidates: Sequence[FoodCandidate]) -> tuple[Option, ...]:
    """Return the portions of all foods: household portions, half of those that can be halved, and small ones twice.

    None is larger than the tags of its food allow for a day.
    """
    most = {id: tag.most for id, tag in knowledge.food_tags.items() if tag.most is not None}
    options = []
    for candidate in candidates:
        largest = min((most[id] for id in candidate.tags if id in most), default=MOST)
        options += [option for option in _portions(candidate) if option.grams <= largest]
    return tuple(options)


def _portions(candidate: FoodCandidate) -> Iterator[Option]:
    """Yield the portions of one food, smallest first; a weight that two portions share is named by the plainer one."""
    plain: dict[float, str] = {}
    for label, grams in sorted(candidate.food.portions.items()):
        plain.setdefault(grams, label)
    sizes = dict(plain)
    for grams, label in plain.items():
        if _HALVED.match(label):
            sizes.setdefault(grams / 2, f"half of {label}")
        if grams <= _DOUBLED:
            sizes.setdefault(grams * 2, f"2 × {label}")
    for grams in sorted(sizes):
        if LEAST <= grams <= MOST:
            yield Option(candidate, sizes[grams], grams)
