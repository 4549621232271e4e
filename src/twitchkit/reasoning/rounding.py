"""Round numbers past a threshold, as people would say them."""

from __future__ import annotations

import math

_FINEST = 12


def just_past(threshold: float, end: float) -> float:
    """Return a number of few digits just past a threshold on the way to an end, neither of them included.

    It has two significant digits, and more only where fewer leave no room.

    >>> just_past(75.0, math.inf), just_past(75.0, 70.0), just_past(2.15, 2.55), just_past(15.0, 16.0)
    (76.0, 74.0, 2.2, 15.1)
    """
    if threshold:
        exponent = math.floor(math.log10(abs(threshold))) - 1
    else:
        exponent = math.floor(math.log10(abs(end))) if math.isfinite(end) else 0
    toward = 1 if end > threshold else -1
    for finer in range(_FINEST):
        step = 10.0 ** (exponent - finer)
        nearest = round(threshold / step)
        for multiple in (nearest, nearest + toward):
            number = round(multiple * step, max(0, finer - exponent))
            if min(threshold, end) < number < max(threshold, end):
                return number
    return (threshold + end) / 2
