"""The program: which few portions close most of the gaps for the least change; docs/suggestions.md has the formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twitchkit.diet.suggestions.gaps import Gap
from twitchkit.diet.suggestions.limits import Limit
from twitchkit.diet.suggestions.options import Option

NEW_FOOD = 0.06
"""What a food costs: it must close at least this share of all gaps. All costs are elicited."""
KNOWN_FOOD = 0.03
"""The same for a food that the person eats already."""
NOT_LISTED = 0.01
"""What a food costs besides that only a database has: of two that do the same, the one with the plain name is taken."""
PER_100_G = 0.01
"""What 100 g of food cost, so that the smaller of two portions that do the same is taken."""
FOR_ALL, FOR_EACH = 60, 8
"""So many foods that do most for all gaps, and for each gap, are given to the program."""

Groups = tuple[frozenset[int], ...]
"""Positions of options that a diet keeps apart: an answer has options of one group at most."""


class Program(NamedTuple):
    """Gaps to close, limits to keep, portions to choose from, at most ``foods`` of them.

    ``apart`` is what diets keep apart. No answer may hold all foods (ids) of one of ``taken``.
    """

    gaps: Sequence[Gap]
    limits: Sequence[Limit]
    options: Sequence[Option]
    foods: int
    apart: Sequence[Groups] = ()
    taken: Sequence[frozenset[str]] = ()


def cost_of(option: Option) -> float:
    """Return what an option costs, in shares of all gaps."""
    food = KNOWN_FOOD if option.candidate.eaten else NEW_FOOD
    unfamiliar = 0.0 if option.candidate.listed else NOT_LISTED
    return food + unfamiliar + PER_100_G * option.grams / 100.0


def closed_share(gap: Gap, chosen: Iterable[Option]) -> float:
    """Return the share of a gap that portions close together, at most 1."""
    return min(1.0, sum(option.uptake(gap.nutrient.id) for option in chosen) / gap.missing)


def shortlist(gaps: Sequence[Gap], options: Sequence[Option]) -> tuple[Option, ...]:
    """Return the options of the foods that do most alone, in the order in which they came.

    What a food does is what its best portion closes, less what that costs; ties go by id.
    """
    costs = [cost_of(option) for option in options]
    closed = [[closed_share(gap, [option]) for option in options] for gap in gaps]
    weighted = [[gap.weight * share for share in shares] for gap, shares in zip(gaps, closed, strict=True)]
    kept = set(_best(options, map(sum, zip(*weighted, strict=True)), costs, FOR_ALL))
    for shares in closed:
        kept.update(_best(options, shares, costs, FOR_EACH))
    return tuple(option for option in options if option.candidate.food.id in kept)


def _best(options: Iterable[Option], closed: Iterable[float], costs: Iterable[float], wanted: int) -> list[str]:
    """Return the ids of the foods of which a portion does most for what it costs."""
    best: dict[str, float] = {}
    for option, share, cost in zip(options, closed, costs, strict=True):
        id = option.candidate.food.id
        best[id] = max(share - cost, best.get(id, share - cost))
    return sorted(best, key=lambda id: (-best[id], id))[:wanted]
