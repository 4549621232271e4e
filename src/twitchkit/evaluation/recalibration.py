"""Logistic recalibration: how log-odds would have to be shifted or stretched to fit the truth.

logit P(present) = a + b × log-odds (Cox 1958, Biometrika 45:562). b is the calibration slope; a, where b is 1, the
calibration intercept (Van Calster et al. 2019, BMC Med 17:230).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twitchkit.evaluation.bootstrap import Statistic
from twitchkit.evaluation.judging import Prediction
from twitchkit.logic import ONE_PERSON
from twitchkit.logic.kernel import logistic

_MOST_STEPS = 200
_LONGEST_STEP = 4.0
_CLOSE_ENOUGH = 1e-10

Cases = Sequence[Sequence[Prediction]]


class _Moments(NamedTuple):
    """First derivatives of the log-likelihood by a and b, and the negative second ones, at some a and b."""

    by_a: float
    by_b: float
    aa: float
    ab: float
    bb: float

    def step(self) -> tuple[float, float] | None:
        """Return the step in a and b that one round of Newton's method takes; None where there is no end to it."""
        determinant = self.aa * self.bb - self.ab * self.ab
        if determinant <= _CLOSE_ENOUGH * max(self.aa * self.bb, _CLOSE_ENOUGH):
            return None
        a = (self.bb * self.by_a - self.ab * self.by_b) / determinant
        b = (self.aa * self.by_b - self.ab * self.by_a) / determinant
        return a, b


def slope(cases: Cases) -> Statistic:
    """Return b; 1 is right, below 1 the probabilities are too extreme.

    A resample takes one step of Newton's method from the b of all cases, which is as close to its own b as it need be.
    """
    fitted = _fit(_together(cases))
    columns = _columns(cases, *(fitted or (0.0, 1.0)))

    def value(sums: Sequence[float]) -> float | None:
        step = _Moments(*sums).step() if fitted else None
        return fitted[1] + step[1] if fitted and step else None

    return Statistic(columns, value, _count(cases))


def intercept(cases: Cases) -> Statistic:
    """Return a where b is 1; 0 is right, below 0 the probabilities are too high. A resample takes one step here too."""
    fitted = _fit_shift(_together(cases))
    by_a, _, aa, _, _ = _columns(cases, fitted or 0.0, 1.0)

    def value(sums: Sequence[float]) -> float | None:
        return fitted + sums[0] / sums[1] if fitted is not None and sums[1] else None

    return Statistic((by_a, aa), value, _count(cases))


def _fit(predictions: Sequence[Prediction]) -> tuple[float, float] | None:
    """Return the likeliest a and b; None where there are none: one class only, or classes that do not overlap.

    Newton's method from b = 0, in steps that move no log-odds by more than four, so that it never leaps over the top.
    """
    if not _both_classes(predictions):
        return None
    furthest = max(1.0, *(abs(item.log_odds) for item in predictions))
    a, b = 0.0, 0.0
    for _ in range(_MOST_STEPS):
        step = _moments(predictions, a, b).step()
        if step is None:
            return None
        longest = max(abs(step[0]), abs(step[1]) * furthest)
        part = min(1.0, _LONGEST_STEP / longest) if longest else 1.0
        a, b = a + part * step[0], b + part * step[1]
        if longest < _CLOSE_ENOUGH:
            return a, b
    return None


def _fit_shift(predictions: Sequence[Prediction]) -> float | None:
    """Return the likeliest a for b = 1; None where all or none are present."""
    a = 0.0
    if not _both_classes(predictions):
        return None
    for _ in range(_MOST_STEPS):
        moments = _moments(predictions, a, 1.0)
        if not moments.aa:
            return None
        step = moments.by_a / moments.aa
        a += max(-_LONGEST_STEP, min(_LONGEST_STEP, step))
        if abs(step) < _CLOSE_ENOUGH:
            return a
    return None


def _both_classes(predictions: Iterable[Prediction]) -> bool:
    return len({item.present for item in predictions}) == 2


def _moments(predictions: Iterable[Prediction], a: float, b: float) -> _Moments:
    by_a = by_b = aa = ab = bb = 0.0
    for x, _, present in predictions:
        p = logistic(a + b * x, ONE_PERSON)
        error, weight = present - p, p * (1 - p)
        by_a += error
        by_b += error * x
        aa += weight
        ab += weight * x
        bb += weight * x * x
    return _Moments(by_a, by_b, aa, ab, bb)


def _columns(cases: Cases, a: float, b: float) -> tuple[tuple[float, ...], ...]:
    return tuple(zip(*(_moments(case, a, b) for case in cases), strict=True)) or ((),) * 5


def _together(cases: Cases) -> list[Prediction]:
    return [item for case in cases for item in case]


def _count(cases: Cases) -> int:
    return sum(map(len, cases))
