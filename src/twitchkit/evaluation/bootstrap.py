"""Intervals by resampling: every figure is a function of sums over cases, so a resample needs nothing but new weights.

Source: Efron 1979, Bootstrap methods: another look at the jackknife, Ann Stat 7:1; percentile intervals.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import mul
from random import Random
from typing import NamedTuple

from twitchkit.evaluation.result import Figure

Column = tuple[float, ...]

_TAIL = 0.025


class Statistic(NamedTuple):
    """A figure as a function of the sums of some columns, each with one number a case.

    ``of`` is how many cases, or conditions of cases, it is over.
    """

    columns: tuple[Column, ...]
    value: Callable[[Sequence[float]], float | None]
    of: int


def share(hits: Iterable[float], of: Sequence[float]) -> Statistic:
    """Return the statistic that divides one sum by another; it has no value where the other is zero."""
    return Statistic((tuple(hits), tuple(of)), _ratio, round(sum(of)))


def _ratio(sums: Sequence[float]) -> float | None:
    return sums[0] / sums[1] if sums[1] else None


def estimate(statistics: Mapping[str, Statistic], cases: int, *, resamples: int, seed: int) -> dict[str, Figure]:
    """Return every statistic with its 95 % interval over ``resamples`` resamples of the cases.

    A statistic that resampling does not move has no interval: that all cases are alike says nothing of the next one.
    """
    told = {name: statistic for name, statistic in statistics.items() if statistic.of}
    # Many figures share a column; each is summed once.
    columns = list(dict.fromkeys(column for statistic in told.values() for column in statistic.columns))
    places = {column: place for place, column in enumerate(columns)}
    taken = {name: [places[column] for column in statistic.columns] for name, statistic in told.items()}

    def values(sums: Sequence[float]) -> dict[str, float | None]:
        return {name: statistic.value([sums[place] for place in taken[name]]) for name, statistic in told.items()}

    here = values([math.fsum(column) for column in columns])
    drawn: dict[str, list[float]] = {name: [] for name in told}
    for weights in _resampled(cases, resamples if told else 0, seed):
        for name, value in values([sum(map(mul, weights, column)) for column in columns]).items():
            if value is not None:
                drawn[name].append(value)
    return {name: _figure(here.get(name), drawn.get(name, ()), statistics[name].of) for name in statistics}


def _resampled(cases: int, resamples: int, seed: int) -> Iterator[list[int]]:
    """Iterate over resamples, as how many times each case is in it."""
    chance = Random(seed)  # noqa: S311  (a statistic, not a secret)
    for _ in range(resamples):
        weights = [0] * cases
        for position in chance.choices(range(cases), k=cases):
            weights[position] += 1
        yield weights


def _figure(value: float | None, drawn: Iterable[float], of: int) -> Figure:
    ordered = sorted(drawn)
    if value is None or not ordered or math.isclose(ordered[0], ordered[-1], abs_tol=1e-12):
        return Figure(value=value, low=None, high=None, of=of)
    return Figure(value=value, low=quantile(ordered, _TAIL), high=quantile(ordered, 1 - _TAIL), of=of)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return a quantile of sorted values, between two of them by straight line.

    >>> quantile([1.0, 2.0, 4.0], 0.75)
    3.0
    """
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
