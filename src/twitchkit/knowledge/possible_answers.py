"""What may be answered to each finding: as many answers as the packs' expressions tell apart.

Of a number, one value stands for all between two thresholds.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from twitchkit.knowledge.dependents import Dependents
from twitchkit.knowledge.plans import Plan
from twitchkit.logic import FALSE, TRUE, Env, Truth
from twitchkit.logic.in_words import spelled
from twitchkit.logic.nodes import level_key
from twitchkit.model.vocabulary import Finding, Kind
from twitchkit.quantity import Interval, number_text


class PossibleAnswer(NamedTuple):
    """One answer, in words and as the values that it sets."""

    words: str
    values: Mapping[str, Truth | Interval]


Part: TypeAlias = tuple[PossibleAnswer, ...]
"""Answers of which exactly one is given. A question about several things has a part for each."""


def possible_answers_of(
    findings: Iterable[Finding], cuts: Mapping[str, Sequence[float]], dependents: Dependents
) -> dict[str, tuple[Part, ...]]:
    """Return the answers of each finding in parts, by id; what nothing rests on is left out."""
    answers = {}
    for finding in findings:
        parts = [part for part in _parts(finding, cuts) if any(dependents.matter(key) for key in part[0].values)]
        if parts:
            answers[finding.id] = tuple(parts)
    return answers


def lone_flags_of(
    answers: Mapping[str, Iterable[Part]], plan: Plan, dependents: Dependents
) -> dict[str, frozenset[int]]:
    """Return the red flags that one answer raises where nothing else is known, by the keys that it sets.

    Flags are without ``not``, so that no other raises by this answer where nothing present leads to it.
    """
    found: dict[str, set[int]] = {}
    for part in (part for parts in answers.values() for part in parts):
        for answer in part:
            env = Env(plan.blank)
            env.update(answer.values)
            for key in answer.values:
                up = (number for number in dependents.red_flags.get(key, ()) if plan.red_flags.items[number].is_up(env))
                found.setdefault(key, set()).update(up)
    return {key: frozenset(numbers) for key, numbers in found.items() if numbers}


def _spoken(level: str) -> str:
    return level.replace("_", " ")


def _parts(finding: Finding, cuts: Mapping[str, Sequence[float]]) -> tuple[Part, ...]:
    id = finding.id
    match finding.kind:
        case Kind.YES_NO:
            return (_yes_no(id, "yes", "no"),)
        case Kind.LEVELS | Kind.CHOICE:
            ranks = (Interval(float(rank), float(rank)) for rank in range(len(finding.levels)))
            words = map(_spoken, finding.levels)
            return (tuple(PossibleAnswer(word, {id: rank}) for word, rank in zip(words, ranks, strict=True)),)
        case Kind.SEVERAL:
            return tuple(
                _yes_no(level_key(id, level), _spoken(level), f"not {_spoken(level)}") for level in finding.levels
            )
        case Kind.NUMBER:
            return numbers(id, cuts.get(id, ()), finding.plausible, finding.unit)


def _yes_no(key: str, yes: str, no: str) -> Part:
    return PossibleAnswer(yes, {key: TRUE}), PossibleAnswer(no, {key: FALSE})


def numbers(key: str, cuts: Sequence[float], plausible: tuple[float, float] | None, unit: str) -> tuple[Part, ...]:
    """Return the answers to a number, one a stretch between thresholds; none where there is no threshold."""
    found = between(cuts, plausible or (-math.inf, math.inf))
    part = tuple(
        PossibleAnswer(f"{words} {spelled(unit)}".strip(), {key: Interval(value, value)}) for value, words in found
    )
    return (part,) if len(part) > 1 else ()


def between(cuts: Sequence[float], plausible: tuple[float, float]) -> list[tuple[float, str]]:
    """Return a value for each stretch between thresholds, with words for the stretch.

    A threshold at the lower end of what is plausible ("more than 0 days") stands for itself.

    >>> between((0.0, 5.0), (0.0, 365.0))
    [(0.0, '0'), (2.5, '0 to 5'), (185.0, 'above 5')]
    """
    lowest, highest = plausible
    found = [(lowest, number_text(lowest))] if lowest in cuts else []
    edges = [lowest, *(cut for cut in cuts if lowest < cut < highest), highest]
    for low, high in pairwise(edges):
        if low == lowest and not found and high < highest:
            words = f"below {number_text(high)}"
        elif high == highest:
            words = f"above {number_text(low)}"
        else:
            words = f"{number_text(low)} to {number_text(high)}"
        found.append((_middle(low, high), words))
    return found


def stretch(first: str, last: str) -> str:
    """Return the words for everything from one stretch between thresholds to a later one.

    >>> stretch("below 3 h", "5 to 7 h"), stretch("3 to 5 h", "above 7 h"), stretch("3 to 5 h", "3 to 5 h")
    ('below 7 h', 'above 3 h', '3 to 5 h')
    """
    if first == last:
        return first
    low = first.removeprefix("below ").split(" to ")[0].split()[0]
    high = last.removeprefix("above ").split(" to ")[-1]
    if first.startswith("below "):
        return f"below {high}"
    if last.startswith("above "):
        return " ".join(("above", low, *high.split()[1:]))
    return f"{low} to {high}"


def _middle(low: float, high: float) -> float:
    if math.isfinite(low) and math.isfinite(high):
        return (low + high) / 2
    if math.isfinite(low):
        return low + max(1.0, abs(low))
    return high - max(1.0, abs(high)) if math.isfinite(high) else 0.0
