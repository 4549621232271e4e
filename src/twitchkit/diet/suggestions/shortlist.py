"""The foods worth a look: those that do most alone, for all gaps together and for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from twitchkit.diet.suggestions.gaps import Gap
from twitchkit.diet.suggestions.options import Option
from twitchkit.diet.suggestions.program import closed_share, cost_of

FOR_ALL, FOR_EACH = 60, 8
"""So many foods that do most for all gaps, and for each gap, are given to the program."""


def shortlist(gaps: Sequence[Gap], options: Sequence[Option]) -> tuple[Option, ...]:
    """Return the options of the foods that do most alone, in the order in which they came.

    What a food does is what its best portion closes, less what that costs; ties go by id.
    """

    kept = set(_best(gaps, options, FOR_ALL))
    for gap in gaps:
        kept.update(_best([gap._replace(weight=1.0)], options, FOR_EACH))
    return tuple(option for option in options if option.candidate.food.id in kept)


def _best(gaps: Sequence[Gap], options: Sequence[Option], wanted: int) -> list[str]:
    """Return the ids of the foods that do most for some gaps."""
    best: dict[str, float] = {}
    for option in options:
        id = option.candidate.food.id
        value = sum(gap.weight * closed_share(gap, [option]) for gap in gaps) - cost_of(option)
        best[id] = max(value, best.get(id, value))
    return sorted(best, key=lambda id: (-best[id], id))[:wanted]
