"""Do probabilities mean what they say? The Brier score, its yardstick, and a table of what was seen beside each.

Source: Brier 1950, Mon Weather Rev 78:1. A condition of a case counts where it is known whether it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from twitchkit.evaluation.bootstrap import Column, Statistic, share
from twitchkit.evaluation.judging import Prediction
from twitchkit.logic import ONE_PERSON
from twitchkit.logic.kernel import logistic

EDGES = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Where the rows of the calibration table begin and end; most conditions are rare, so low ones are told apart."""

Cases = Sequence[Sequence[Prediction]]


def brier(cases: Cases) -> Statistic:
    """Return the mean squared difference between probability p and truth y: Σ (p - y)² / n."""
    return share(_sums(cases, lambda item: (probability(item) - item.present) ** 2), [len(case) for case in cases])


def brier_of_base_rate(cases: Cases) -> Statistic:
    """Return the Brier score of giving everyone the share s that is present: s × (1 - s)."""
    present, count = _sums(cases, lambda item: item.present), tuple(map(len, cases))

    def value(sums: Sequence[float]) -> float | None:
        return sums[0] / sums[1] * (1 - sums[0] / sums[1]) if sums[1] else None

    return Statistic((present, count), value, sum(count))


def observed_to_expected(cases: Cases) -> Statistic:
    """Return the number of conditions that are present, over the sum of their probabilities."""
    ratio = share(_sums(cases, lambda item: item.present), _sums(cases, probability))
    return ratio._replace(of=sum(map(len, cases)))


def rows(cases: Cases) -> Iterator[tuple[float, float, Statistic, Statistic]]:
    """Iterate over the rows of the table: from, to, the mean probability, and the share that is present."""
    for low, high in pairwise(EDGES):
        inside = [[item for item in case if _is_inside(probability(item), low, high)] for case in cases]
        count = [len(case) for case in inside]
        yield low, high, share(_sums(inside, probability), count), share(_sums(inside, lambda i: i.present), count)


def _is_inside(p: float, low: float, high: float) -> bool:
    return low < p <= high or p == low == 0.0


def probability(item: Prediction) -> float:
    """Return the probability that the log-odds of a prediction stand for."""
    return logistic(item.log_odds, ONE_PERSON)


def _sums(cases: Cases, amount: Callable[[Prediction], float]) -> Column:
    return tuple(sum(map(amount, case)) for case in cases)
