"""Foods that only a database has, and that do no more for a person than one that a pack writes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from twitchkit.diet.suggestions.candidates import Candidate
from twitchkit.diet.suggestions.gaps import Gap
from twitchkit.diet.suggestions.limits import Limit

_NEARLY = 0.15
"""A food with so much less of what is missing is worth as much: what it holds differs more from field to field."""


def without_twins(
    candidates: Sequence[Candidate], gaps: Sequence[Gap], limits: Sequence[Limit]
) -> tuple[Candidate, ...]:
    """Return the foods without those of a database for which a listed one with the same tags does nearly as much.

    So an answer has the food with the plain name, and an alternative to spinach is not frozen spinach.
    """
    listed: dict[frozenset[str], list[Candidate]] = {}
    for candidate in candidates:
        if candidate.listed:
            listed.setdefault(candidate.own_tags, []).append(candidate)
    return tuple(
        candidate
        for candidate in candidates
        if candidate.listed
        or not any(_replaces(plain, candidate, gaps, limits) for plain in listed.get(candidate.own_tags, ()))
    )


def _replaces(plain: Candidate, other: Candidate, gaps: Iterable[Gap], limits: Iterable[Limit]) -> bool:
    """Tell whether a food has nearly as much of what is missing as another one, and hardly more of what is limited."""
    missing = (gap.nutrient.id for gap in gaps)
    limited = (limit.nutrient.id for limit in limits)
    return all(_of(plain.uptake, id) >= _of(other.uptake, id) * (1 - _NEARLY) for id in missing) and all(
        _of(plain.content, id) * (1 - _NEARLY) <= _of(other.content, id) for id in limited
    )


def _of(content: Mapping[str, float], nutrient: str) -> float:
    return content.get(nutrient, 0.0)
