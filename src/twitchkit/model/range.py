"""A number that is known between two ends."""

from __future__ import annotations

from attrs import frozen


@frozen
class Range:
    """A value with its lowest and highest reading: ``low <= mid <= high``, but for the correction of a cap."""

    low: float
    mid: float
    high: float
