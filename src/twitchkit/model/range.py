"""A number that is known between two ends, and what is added to one."""

from __future__ import annotations

from math import isclose

from attrs import frozen

_ROUNDING = 1e-9


@frozen
class Shift:
    """What is added to a range at its lowest, middle and highest reading.

    The correction of a cap may run from high to low: where only the highest reading passes the cap, it alone is cut.
    """

    low: float
    mid: float
    high: float


@frozen
class Range(Shift):
    """A value with its lowest and highest reading: ``low <= mid <= high``, to rounding, or ``ValueError``.

    >>> Range(0.41, 0.62, 0.79).mid
    0.62
    """

    def __attrs_post_init__(self) -> None:
        if not (_in_order(self.low, self.mid) and _in_order(self.mid, self.high)):
            raise ValueError("a range needs low <= mid <= high")


def _in_order(lower: float, higher: float) -> bool:
    # The last digits of a sum may turn equal ends round.
    return lower <= higher or isclose(lower, higher, rel_tol=_ROUNDING, abs_tol=_ROUNDING)
