"""Which versions will do: ``>=0.1,<1`` on dotted numbers, and no more than that.

What follows the numbers of a version (``rc1``, ``.dev3``, ``+local``) is not compared.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping

_CLAUSE = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*(\d+(?:\.\d+)*)\s*")
_NUMBERS = re.compile(r"\d+(?:\.\d+)*")
_COMPARE: Mapping[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}


def is_specifier(text: str) -> bool:
    """Tell whether a text names versions; an empty one names all.

    >>> is_specifier(">=0.1,<1"), is_specifier("newest")
    (True, False)
    """
    return not text.strip() or all(_CLAUSE.fullmatch(clause) for clause in text.split(","))


def satisfies(version: str, specifier: str) -> bool:
    """Tell whether a version is one of those that a specifier names.

    >>> satisfies("0.4.1", ">=0.1,<1"), satisfies("1.0", "<1"), satisfies("2026.1.0", "==2026.1")
    (True, False, True)
    """
    clauses = [clause for clause in specifier.split(",") if clause.strip()]
    return all(_holds(version, clause) for clause in clauses)


def _holds(version: str, clause: str) -> bool:
    match = _CLAUSE.fullmatch(clause)
    if match is None:
        return False
    sign, wanted = match.groups()
    return _COMPARE[sign](_numbers(version), _numbers(wanted))


def _numbers(version: str) -> tuple[int, ...]:
    """Return the leading numbers without trailing zeros, so that 1 and 1.0 are equal."""
    match = _NUMBERS.match(version)
    numbers = [int(number) for number in match.group().split(".")] if match else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
