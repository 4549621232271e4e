"""The safety lock: an override may make safety content stricter, never weaker.

What counts is said by the fields of each kind: red flags, critical limits and cautions, and all that they rest on:
units, limits, plausible ranges and formulas of measurements, classes of medicines, what a tip involves, derived
findings, the wording of the screen; what raises the urgency of a condition, its advice and its screen; upper limits of
reference intakes; what diets exclude and what foods are, for those who must not eat them.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping

from twitchkit.logic.syntax import ExpressionSyntaxError, read_tree
from twitchkit.model.content import KIND_OF, WRITTEN, Entry
from twitchkit.model.kinds import Keeps, Lock, Stays, items_of
from twitchkit.model.safety import Tier


def weakened(old: Entry, new: Entry) -> tuple[str, ...]:
    """Return why a changed statement is weaker than the old one, by the locks of its fields; nothing if it is not."""
    return tuple(
        f"the {item.key!r} of a {kind} {lock.value}" if isinstance(lock, Lock) else lock.reason
        for kind in [WRITTEN[KIND_OF[type(old)]].replace("_", " ")]
        for item in items_of(type(old))
        for lock in [item.means.lock]
        if lock is not None and not _holds(lock, old, new, item.name)
    )


def _holds(lock: Lock | Stays | Keeps, before: Entry, after: Entry, field: str) -> bool:
    """Tell whether a statement is as strict in a field as it was."""
    if isinstance(lock, Keeps):
        return lock.rule(before, after)
    old: object = getattr(before, field)
    new: object = getattr(after, field)
    match lock, old, new:
        case Stays(value), _, _:
            return old != value or new == value
        case Lock.RISES, Tier(), Tier():
            return old.rank <= new.rank
        case Lock.RISES, float(), float():
            return old <= new
        case Lock.FALLS, _, _:
            return _amount(new) <= _amount(old)
        case Lock.GROWS, tuple(), tuple():
            return set(old) <= set(new)
        case Lock.GROWS, Mapping(), Mapping():
            return all(key in new and new[key] == value for key, value in old.items())
        case Lock.WIDENS, str(), str():
            return widened(old, new)
        case Lock.NARROWS, str(), str():
            return narrowed(old, new)
        case _:
            return old == new


def _amount(limit: object) -> float:
    return limit if isinstance(limit, float) else math.inf


def widened(old: str, new: str) -> bool:
    """Tell whether an expression is the old one, or the old one with alternatives added by ``or``.

    >>> widened("fever", "fever or chills"), widened("fever", "fever and chills")
    (True, False)
    """
    return old == new or _keeps(old, new, ast.Or)


def narrowed(old: str, new: str) -> bool:
    """Tell whether an expression is the old one, or the old one with conditions added by ``and``.

    >>> narrowed("known(egfr)", "known(egfr) and egfr >= '60 mL/min/1.73m2'")
    True
    """
    return old == new or _keeps(old, new, ast.And)


def _keeps(old: str, new: str, operator: type[ast.boolop]) -> bool:
    """Tell whether every operand of the old expression, as its tree has it, is one of the new expression."""
    try:
        return _operands(read_tree(old), operator) <= _operands(read_tree(new), operator)
    except ExpressionSyntaxError:
        return False


def _operands(tree: ast.expr, operator: type[ast.boolop]) -> set[str]:
    if isinstance(tree, ast.BoolOp) and isinstance(tree.op, operator):
        return {operand for value in tree.values for operand in _operands(value, operator)}
    return {ast.dump(tree)}
