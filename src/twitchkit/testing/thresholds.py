"""Thresholds: each number that an expression compares with, and the same expression with that number shifted."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

import attrs
from attrs import evolve

from twitchkit.model.advice import Tip
from twitchkit.model.condition import Ceiling, Criterion, Evidence, Factor
from twitchkit.model.safety import Caution, RedFlag
from twitchkit.model.vocabulary import Derivation, Finding, Limits
from twitchkit.quantity import Quantity

Path = tuple[str | int, ...]

SHIFTS = (0.9, 1.1)

_EXPRESSIONS: Mapping[type, tuple[str, ...]] = {
    Finding: ("when",),
    Limits: ("when",),
    Derivation: ("when",),
    Factor: ("when",),
    Criterion: ("requires", "excluded_by", "doubted_by"),
    Evidence: ("when",),
    Ceiling: ("unless",),
    RedFlag: ("when",),
    Caution: ("when", "unless"),
    Tip: ("when",),
}
_ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


class Expression(NamedTuple):
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


def expressions_in(part: attrs.AttrsInstance, path: Path = ()) -> Iterator[Expression]:
    """Iterate over the yes/no expressions of a statement and of its parts."""
    for key in _EXPRESSIONS.get(type(part), ()):
        if text := getattr(part, key):
            yield Expression((*path, key), text, partial(_with, part, key))
    for item in attrs.fields(type(part)):
        value = getattr(part, item.name)
        if attrs.has(type(value)):
            for found in expressions_in(value, (*path, item.name)):
                yield _inside(part, item.name, found)
        elif isinstance(value, tuple):
            for position, inner in enumerate(value):
                if attrs.has(type(inner)):
                    for found in expressions_in(inner, (*path, item.name, position)):
                        yield _inside(part, item.name, found, position)


def _inside(part: attrs.AttrsInstance, key: str, found: Expression, position: int | None = None) -> Expression:
    """Let an expression of an inner part give the outer one."""

    def replaced(text: str) -> attrs.AttrsInstance:
        inner: object = found.replaced(text)
        if position is not None:
            value = getattr(part, key)
            inner = (*value[:position], inner, *value[position + 1 :])
        return _with(part, key, inner)

    return Expression(found.path, found.text, replaced)


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
