"""Safety content: red flags, which come before everything else, and cautions, which withhold advice."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from attrs import frozen

from twitchkit.model.kinds import Expression, Lock, Means
from twitchkit.model.provenance import Statement


class Tier(StrEnum):
    """How soon to seek help, from least to most urgent."""

    SELF_CARE = "self_care"
    ROUTINE = "routine"
    URGENT = "urgent"
    SAME_DAY = "same_day"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        """Position from 0 (self care) to 4 (emergency)."""
        return _RANKS[self]


_RANKS = {tier: rank for rank, tier in enumerate(Tier)}


@frozen(kw_only=True)
class RedFlag(Statement):
    """An expression without ``not`` that sets a floor under the urgency, what it may mean and what to do."""

    id: str
    when: Annotated[str, Means(expression=Expression.TRUTH, lock=Lock.WIDENS)]
    message: Annotated[str, Means(lock=Lock.FIXED, shown="What it may mean")]
    do: Annotated[str, Means(lock=Lock.FIXED, shown="What to do")]
    tier: Annotated[Tier, Means(lock=Lock.RISES, shown="How soon")]


@frozen(kw_only=True)
class Caution(Statement):
    """What must be withheld from whom, and why.

    It holds where ``when`` is true, or where ``unless`` is not true (unknown withholds); exactly one is given.
    ``withhold`` names what tips involve: ``supplement:magnesium``, or ``supplement`` for every supplement; and the
    parts of an assessment: ``conditions``, ``nutrients``, ``intake``, ``tips``, ``foods``. ``food:`` names a nutrient,
    which no food is then suggested for, or a tag of foods, which are then not suggested. With nothing to withhold it
    is a warning that is shown where it holds.
    """

    id: str
    reason: Annotated[str, Means(lock=Lock.FIXED, shown="Why")]
    withhold: Annotated[tuple[str, ...], Means(lock=Lock.GROWS, shown="Holds back")] = ()
    when: Annotated[str, Means(expression=Expression.TRUTH, lock=Lock.WIDENS, shown="Holds if")] = ""
    unless: Annotated[str, Means(expression=Expression.TRUTH, lock=Lock.NARROWS, shown="Unless")] = ""
