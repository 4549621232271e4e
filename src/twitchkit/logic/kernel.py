"""The few operations that all scoring is written in, so that one person and a million columns share one code.

:data:`ONE_PERSON` does them on floats; the table package does them on numpy arrays. Everything is typed for one
person, and no other code looks at the type of a value.
"""

from __future__ import annotations

import math
from typing import Protocol

from twitchkit.logic.truth import Truth

Triple = tuple[float, float, float]
NOTHING: Triple = (0.0, 0.0, 0.0)
"""What unknown adds; a kernel returns this very object where all is unknown, so that it can be passed over."""

_LARGEST_EXPONENT = 700.0


class Kernel(Protocol):
    """What scoring needs to know about numbers."""

    def where(self, condition: bool, yes: float, no: float) -> float:
        """Choose by a mask."""

    def some(self, condition: bool) -> bool:
        """Tell whether a mask is set of anybody."""

    def minimum(self, a: float, b: float) -> float:
        """Return the smaller of the two."""

    def maximum(self, a: float, b: float) -> float:
        """Return the larger of the two."""

    def exp(self, x: float) -> float:
        """Return the exponential; too large an exponent gives a very large number, not an error."""

    def log(self, x: float) -> float:
        """Return the natural logarithm; minus infinity at zero."""

    def sqrt(self, x: float) -> float:
        """Return the square root."""

    def pick(self, truth: Truth, yes: Triple, no: Triple) -> Triple:
        """Choose a low-mid-high triple by a truth; zeros where it is unknown."""


class OnePerson:
    """The kernel for a single person: plain floats."""

    def where(self, condition: bool, yes: float, no: float) -> float:
        """Choose by a bool."""
        return yes if condition else no

    def some(self, condition: bool) -> bool:
        """Return the bool."""
        return condition

    def minimum(self, a: float, b: float) -> float:
        """Return the smaller of the two."""
        return a if a < b else b

    def maximum(self, a: float, b: float) -> float:
        """Return the larger of the two."""
        return a if a > b else b

    def exp(self, x: float) -> float:
        """Return the exponential."""
        return math.exp(x if x < _LARGEST_EXPONENT else _LARGEST_EXPONENT)

    def log(self, x: float) -> float:
        """Return the natural logarithm."""
        return math.log(x) if x > 0 else -math.inf

    def sqrt(self, x: float) -> float:
        """Return the square root."""
        return math.sqrt(x)

    def pick(self, truth: Truth, yes: Triple, no: Triple) -> Triple:
        """Choose a triple by a truth."""
        if truth.true:
            return yes
        return no if truth.false else NOTHING


ONE_PERSON = OnePerson()


def logistic(log_odds: float, kernel: Kernel) -> float:
    """Return the probability of log-odds."""
    return 1.0 / (1.0 + kernel.exp(-log_odds))


def normal_density(z: float, kernel: Kernel) -> float:
    """Return the density of the standard normal distribution."""
    return kernel.exp(-z * z / 2) / math.sqrt(2 * math.pi)


_UPPER = (0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
          221.213596169931, 220.206867912376)  # fmt: skip
_LOWER = (0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
          637.333633378831, 793.826512519948, 440.413735824752)  # fmt: skip


def normal_cdf(z: float, kernel: Kernel) -> float:
    """Return the standard normal distribution function, to 14 digits or so.

    Hart's rational approximation as given by West (2005), "Better approximations to cumulative normal functions",
    Wilmott Magazine 9:70-76.

    >>> round(normal_cdf(1.959963984540054, ONE_PERSON), 12)
    0.975
    """
    x = kernel.minimum(kernel.maximum(z, -z), 38.0)
    bell = kernel.exp(-x * x / 2)
    upper = lower = 0.0
    for coefficient in _UPPER:
        upper = upper * x + coefficient
    for coefficient in _LOWER:
        lower = lower * x + coefficient
    far = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))
    tail = kernel.where(x < 7.07106781186547, bell * upper / lower, bell / (far * 2.506628274631))
    return kernel.where(z > 0, 1.0 - tail, tail)
