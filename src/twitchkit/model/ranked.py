"""Words in an order, each with its place: how soon to seek help, how well a condition fits."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Ranked(StrEnum):
    """Words that are written from least to most; ``rank`` is the position of one, from 0.

    A rank is looked up for every flag and every condition of a person, so it is an attribute and no calculation.

    >>> class Size(Ranked):
    ...     SMALL = "small"
    ...     LARGE = "large"
    >>> Size.LARGE.rank
    1
    """

    rank: int
    """Position from 0, the least."""

    def __new__(cls, value: str) -> Self:
        """Make a member, one rank above the one before."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.rank = len(cls.__members__)
        return member
