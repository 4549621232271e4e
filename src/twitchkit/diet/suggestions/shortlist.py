"""The foods worth a look: those that do most alone, for all gaps together and for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twitchkit.diet.suggestions.gaps import Gap
from twitchkit.diet.suggestions.options import Option
from twitchkit.diet.suggestions.program import closed_share, cost_of

FOR_ALL, FOR_EACH = 60, 8
"""So many foods that do most for all gaps, and for each gap, are given to the program."""


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
