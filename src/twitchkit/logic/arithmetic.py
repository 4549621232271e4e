"""Arithmetic on intervals, for derived measurements.

Moore, Kearfott and Cloud (2009), Introduction to Interval Analysis, chapter 2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from twitchkit.logic.kernel import Kernel
from twitchkit.quantity import INFINITY, Interval


def add(a: Interval, b: Interval, kernel: Kernel) -> Interval:
    """Return the interval of all sums."""
    return Interval(a.low + b.low, a.high + b.high)


def subtract(a: Interval, b: Interval, kernel: Kernel) -> Interval:
    """Return the interval of all differences."""
    return Interval(a.low - b.high, a.high - b.low)


def multiply(a: Interval, b: Interval, kernel: Kernel) -> Interval:
    """Return the interval of all products; zero times anything is zero."""

    def product(x: float, y: float) -> float:
        nothing = (x == 0) | (y == 0)
        return kernel.where(nothing, 0.0, kernel.where(nothing, 1.0, x) * kernel.where(nothing, 1.0, y))

    corners = (product(a.low, b.low), product(a.low, b.high), product(a.high, b.low), product(a.high, b.high))
    low = high = corners[0]
    for corner in corners[1:]:
        low, high = kernel.minimum(low, corner), kernel.maximum(high, corner)
    return Interval(low, high)


def divide(a: Interval, b: Interval, kernel: Kernel) -> Interval:
    """Return the interval of all quotients; anything if the divisor may be zero."""
    undefined = (b.low <= 0) & (b.high >= 0)
    inverse = Interval(1 / kernel.where(undefined, 1.0, b.high), 1 / kernel.where(undefined, 1.0, b.low))
    result = multiply(a, inverse, kernel)
    return _anything_where(undefined, result, kernel)


def power(a: Interval, b: Interval, kernel: Kernel) -> Interval:
    """Return the interval of all powers of a positive base; anything if the base may be zero or less."""
    undefined = a.low <= 0
    logs = Interval(kernel.log(kernel.where(undefined, 1.0, a.low)), kernel.log(kernel.where(undefined, 1.0, a.high)))
    exponent = multiply(logs, b, kernel)
    result = Interval(kernel.exp(exponent.low), kernel.exp(exponent.high))
    return _anything_where(undefined, result, kernel)


def _anything_where(mask: bool, value: Interval, kernel: Kernel) -> Interval:
    return Interval(kernel.where(mask, -INFINITY, value.low), kernel.where(mask, INFINITY, value.high))


OPERATIONS: Mapping[str, Callable[[Interval, Interval, Kernel], Interval]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "**": power,
}


def smallest(a: Interval, b: Interval, kernel: Kernel) -> Interval:
    """Return the interval of the smaller of two values."""
    return Interval(kernel.minimum(a.low, b.low), kernel.minimum(a.high, b.high))


def largest(a: Interval, b: Interval, kernel: Kernel) -> Interval:
    """Return the interval of the larger of two values."""
    return Interval(kernel.maximum(a.low, b.low), kernel.maximum(a.high, b.high))


def hull(a: Interval, b: Interval, kernel: Kernel) -> Interval:
    """Return the smallest interval that holds both."""
    return Interval(kernel.minimum(a.low, b.low), kernel.maximum(a.high, b.high))
