"""The safety lock: an override may make safety content stricter, never weaker.

What counts is said by the fields of each kind: red flags and cautions; the advice tier and the reassurance screen of a
condition; findings of the screen and derived ones, as a red flag or a caution may look at them; upper limits of
reference intakes; what diets exclude and what foods are, for those who must not eat them.
"""

from __future__ import annotations

import ast
import math

from twitchkit.logic.syntax import ExpressionSyntaxError, read_tree
from twitchkit.model.content import KIND_OF, WRITTEN, Entry
from twitchkit.model.kinds import Lock, Stays, items_of
from twitchkit.model.safety import Tier


def weakened(old: Entry, new: Entry) -> tuple[str, ...]:
    """Return why a changed statement is weaker than the old one, by the locks of its fields; nothing if it is not."""
    return tuple(
        lock.reason if isinstance(lock, Stays) else f"the {item.key!r} of a {kind} {lock.value}"
        for kind in [WRITTEN[KIND_OF[type(old)]].replace("_", " ")]
        for item in items_of(type(old))
        for lock in [item.means.lock]
        if lock is not None and not _holds(lock, getattr(old, item.name), getattr(new, item.name))
    )


def _holds(lock: Lock | Stays, old: object, new: object) -> bool:
    """Tell whether a new value is as strict as the old one."""
    match lock, old, new:
        case Stays(value), _, _:
            return old != value or new == value
        case Lock.RISES, Tier(), Tier():
            return old.rank <= new.rank
        case Lock.FALLS, _, _:
            return _amount(new) <= _amount(old)
        case Lock.GROWS, tuple(), tuple():
            return set(old) <= set(new)
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
