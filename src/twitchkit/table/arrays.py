"""The kernel for many people: the operations of scoring on numpy arrays.

Scoring is typed for one person. Here the same code gets arrays instead of floats, which is why this module, and
nothing else, crosses that line with casts.
"""

from __future__ import annotations

from typing import cast

from twitchkit.errors import MissingExtraError
from twitchkit.logic import Truth
from twitchkit.logic.kernel import NOTHING, Triple

try:
    import numpy as np
except ImportError:
    raise MissingExtraError("Scoring many people at once", "table") from None

_LARGEST_EXPONENT = 700.0


class Arrays:
    """The operations of :class:`~twitchkit.logic.Kernel` on numpy arrays of float64 and bool."""

    def where(self, condition: bool, yes: float, no: float) -> float:
        """Choose by a mask, element by element."""
        return cast("float", np.where(condition, yes, no))

    def some(self, condition: bool) -> bool:
        """Tell whether any element of a mask is set."""
        return bool(np.any(condition))

    def minimum(self, a: float, b: float) -> float:
        """Return the smaller of the two, element by element."""
        return cast("float", np.minimum(a, b))

    def maximum(self, a: float, b: float) -> float:
        """Return the larger of the two, element by element."""
        return cast("float", np.maximum(a, b))

    def exp(self, x: float) -> float:
        """Return the exponential of each element."""
        return cast("float", np.exp(np.minimum(x, _LARGEST_EXPONENT)))

    def log(self, x: float) -> float:
        """Return the natural logarithm of each element; minus infinity at zero."""
        with np.errstate(divide="ignore"):
            return cast("float", np.log(x))

    def sqrt(self, x: float) -> float:
        """Return the square root of each element."""
        return cast("float", np.sqrt(x))

    def pick(self, truth: Truth, yes: Triple, no: Triple) -> Triple:
        """Choose a triple of arrays by a truth; zeros where it is unknown, and one ``NOTHING`` where all are."""
        if not (np.any(truth.true) or np.any(truth.false)):
            return NOTHING
        low, mid, high = (
            np.where(truth.true, chosen, np.where(truth.false, other, 0.0))
            for chosen, other in zip(yes, no, strict=True)
        )
        return cast("Triple", (low, mid, high))


ARRAYS = Arrays()
