"""Three-valued truth: unknown is not absent.

A truth is a pair of masks, one for "certainly true" and one for "certainly false"; neither set means unknown. The
masks are bools for one person and may be numpy arrays for many, so only operators that both understand appear
here. The logic is Kleene's strong one (Kleene 1952, Introduction to Metamathematics, section 64).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from twitchkit.quantity import Interval


class Truth(NamedTuple):
    """True where ``true`` is set, false where ``false`` is set, unknown where neither is."""

    true: bool
    false: bool


TRUE = Truth(True, False)
FALSE = Truth(False, True)
UNKNOWN = Truth(False, False)


def of_bool(value: bool) -> Truth:
    """Return the truth of a plain bool.

    >>> of_bool(True) is TRUE
    True
    """
    return TRUE if value else FALSE


def negate(a: Truth) -> Truth:
    """Swap true and false; unknown stays unknown."""
    return Truth(a.false, a.true)


def both(a: Truth, b: Truth) -> Truth:
    """Conjunction: false if either is false, true if both are true, else unknown."""
    return Truth(a.true & b.true, a.false | b.false)


def either(a: Truth, b: Truth) -> Truth:
    """Disjunction: true if either is true, false if both are false, else unknown."""
    return Truth(a.true | b.true, a.false & b.false)


def reported_or_derived(a: Truth, b: Truth) -> Truth:
    """Merge two reports of one finding: present wins over absent, known over unknown.

    >>> reported_or_derived(FALSE, TRUE) == TRUE and reported_or_derived(FALSE, UNKNOWN) == FALSE
    True
    """
    true = a.true | b.true
    return Truth(true, (a.false | b.false) & (true ^ True))


def at_least(k: int, parts: Sequence[Truth]) -> Truth:
    """Tell whether at least ``k`` of the parts are true.

    >>> at_least(2, [TRUE, UNKNOWN, FALSE]) == UNKNOWN
    True
    """
    certain = sum(part.true for part in parts)
    ruled_out = sum(part.false for part in parts)
    return Truth(certain >= k, len(parts) - ruled_out < k)


def less(a: Interval, b: Interval) -> Truth:
    """``a < b``: true if it holds for all values left open, false if it holds for none."""
    return Truth(a.high < b.low, a.low >= b.high)


def less_equal(a: Interval, b: Interval) -> Truth:
    """``a <= b``, likewise."""
    return Truth(a.high <= b.low, a.low > b.high)


def equal(a: Interval, b: Interval) -> Truth:
    """``a == b``: true if both are the same single value, false if they do not meet."""
    single = (a.low == a.high) & (b.low == b.high) & (a.low == b.low)
    return Truth(single, (a.high < b.low) | (a.low > b.high))


def known(value: Truth | Interval) -> Truth:
    """Tell whether anything is known: a truth that is true or false, a value with a bound."""
    if isinstance(value, Truth):
        is_known = value.true | value.false
    else:
        is_known = (value.low > float("-inf")) | (value.high < float("inf"))
    return Truth(is_known, is_known ^ True)
