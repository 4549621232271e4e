"""Thresholds: each number that an expression compares with, and the same expression with that number shifted."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import attrs
from attrs import evolve

from twitchkit.model.kinds import Expression, Path, items_of
from twitchkit.quantity import Quantity

SHIFTS = (0.9, 1.1)

_ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


class Written(NamedTuple):
    """An expression of a statement: the keys to it, its text, and the statement with another text in its place."""

    path: Path
    text: str
    replaced: Callable[[str], attrs.AttrsInstance]


class Shift(NamedTuple):
    """An expression with one threshold shifted: its text, the comparison before and after, and the two numbers."""

    text: str
    before: str
    after: str
    words: str


def expressions_in(part: attrs.AttrsInstance, path: Path = ()) -> Iterator[Written]:
    """Iterate over the yes/no expressions of a statement and of its parts."""
    for item in items_of(type(part)):
        value = getattr(part, item.name)
        if item.means.expression is Expression.TRUTH and value:
            yield Written((*path, item.name), value, partial(_with, part, item.name))
        if item.part is None or value is None:
            continue
        inside = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for position, inner in inside:
            place = (item.name,) if position is None else (item.name, position)
            for found in expressions_in(inner, (*path, *place)):
                yield _inside(part, item.name, found, position)


def _inside(part: attrs.AttrsInstance, key: str, found: Written, position: int | None = None) -> Written:
    """Let an expression of an inner part give the outer one."""

    def replaced(text: str) -> attrs.AttrsInstance:
        inner: object = found.replaced(text)
        if position is not None:
            value = getattr(part, key)
            inner = (*value[:position], inner, *value[position + 1 :])
        return _with(part, key, inner)

    return Written(found.path, found.text, replaced)


def _with(part: attrs.AttrsInstance, key: str, value: object) -> attrs.AttrsInstance:
    return evolve(part, **{key: value})  # type: ignore[misc]  # the protocol of all attrs classes will do


def shifts_of(text: str) -> Iterator[Shift]:
    """Iterate over an expression with each of its thresholds a tenth lower, and a tenth higher.

    >>> [shift.text for shift in shifts_of("age >= 60 and known(ferritin)")]
    ['age >= 54 and known(ferritin)', 'age >= 66 and known(ferritin)']
    """
    written = " ".join(text.split()).encode()
    for comparison in ast.walk(ast.parse(written, mode="eval")):
        if isinstance(comparison, ast.Compare):
            for constant in _thresholds(comparison):
                for factor in SHIFTS:
                    new = _shifted(constant.value, factor)
                    if new is not None:
                        yield _shift(written, comparison, constant, new)


def shifted_quantities(text: str) -> Iterator[str]:
    """Iterate over a sign and a quantity with the number a tenth lower, and a tenth higher; none for a number of zero.

    >>> list(shifted_quantities(">= 6.5 mmol/L"))
    ['>= 5.85 mmol/L', '>= 7.15 mmol/L']
    """
    quantity = Quantity.parse(text)
    for factor in SHIFTS if quantity.number else ():
        yield f"{quantity.sign} {quantity.number * factor:.12g} {quantity.unit}".strip()


def _thresholds(comparison: ast.Compare) -> Iterator[ast.Constant]:
    operands = [comparison.left, *comparison.comparators]
    for operator, left, right in zip(comparison.ops, operands, operands[1:], strict=False):
        for operand in (left, right):
            inner = operand.operand if isinstance(operand, ast.UnaryOp) else operand
            if isinstance(operator, _ORDERED) and isinstance(inner, ast.Constant):
                yield inner


def _shifted(value: object, factor: float) -> str | None:
    """Return a number or a quoted quantity times a factor; None for zero, and for what is no number (a level)."""
    if isinstance(value, int | float):
        return f"{value * factor:.12g}" if value else None
    try:
        quantity = Quantity.parse(str(value))
    except ValueError:
        return None
    number = f"{quantity.number * factor:.12g} {quantity.unit}".strip()
    return f"'{number}'" if quantity.number and quantity.sign == "=" else None


def _shift(written: bytes, comparison: ast.Compare, constant: ast.Constant, new: str) -> Shift:
    begin, end = comparison.col_offset, comparison.end_col_offset
    at, until = constant.col_offset, constant.end_col_offset
    return Shift(
        text=(written[:at] + new.encode() + written[until:]).decode(),
        before=written[begin:end].decode(),
        after=(written[begin:at] + new.encode() + written[until:end]).decode(),
        words=f"{written[at:until].decode()} → {new}",
    )
