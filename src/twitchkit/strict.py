"""Strict readers of single values: what has the wrong type is an error, nothing is converted on the quiet.

Each reader takes a value and the type that is wanted, and raises :class:`StructureError` with one problem.
Its message has only its verb ("must be a text, not a number"); who knows the key puts it before.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from enum import Enum
from types import NoneType

from attrs import evolve

from twitchkit.errors import Diagnostic, StructureError, did_you_mean
from twitchkit.model.plain import unboxed

_COMMA = re.compile(r"-?\d+,\d+")
_SHAPES: Mapping[type, str] = {
    NoneType: "nothing",
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a text",
    list: "a list",
    tuple: "a list",
    dict: "a table",
    datetime.datetime: "a date and time",
    datetime.date: "a date",
    datetime.time: "a time",
}


def wrong(code: str, message: str, *, hint: str = "") -> StructureError:
    """Return the error of one problem."""
    return StructureError([Diagnostic(code, message, hint=hint)])


def mistyped(expected: str, value: object) -> StructureError:
    """Return the error of a value that has another type than expected; the value itself is not told."""
    comma = isinstance(value, str) and "a number" in expected and _COMMA.fullmatch(value.strip())
    hint = "write a decimal point, not a comma" if comma else ""
    return wrong("TK104", f"must be {expected}, not {shape(value)}", hint=hint)


def under(key: str | int, error: StructureError) -> tuple[Diagnostic, ...]:
    """Return the problems of an error with a key put before their paths."""
    return tuple(evolve(problem, path=(key, *problem.path)) for problem in error.diagnostics)


def shape(value: object) -> str:
    """Tell what a value looks like to who wrote it.

    >>> shape(18), shape({}), shape(object())
    ('a number', 'a table', 'something else')
    """
    known = _SHAPES.get(type(value))
    if known is not None:
        return known
    if isinstance(value, Mapping):
        return "a table"
    return next((word for kind, word in _SHAPES.items() if isinstance(value, kind)), "something else")


def text(value: object, _: object = str) -> str:
    """Read a text."""
    if not isinstance(value, str):
        raise mistyped("a text", value)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:  # a lone surrogate from JSON: no output could show it
            raise wrong("TK101", "must be valid Unicode") from None
    return value


def flag(value: object, _: object = bool) -> bool:
    """Read true or false."""
    value = unboxed(value)
    if not isinstance(value, bool):
        raise mistyped("true or false", value)
    return value


def whole(value: object, _: object = int) -> int:
    """Read a whole number."""
    value = unboxed(value)
    if isinstance(value, float):
        raise wrong("TK104", "must be a whole number, without a point")
    if not isinstance(value, int) or isinstance(value, bool):
        raise mistyped("a whole number", value)
    return value


def number(value: object, _: object = float) -> float:
    """Read a finite number; a whole one will do."""
    value = unboxed(value)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise mistyped("a number", value)
    try:
        read = float(value)
    except OverflowError:
        read = math.inf
    if not math.isfinite(read):
        raise wrong("TK106", "must be a finite number")
    return read


def date(value: object, _: object = datetime.date) -> datetime.date:
    """Read a date without time."""
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise mistyped("a date like 2026-11-22, without quotes", value)
    return value


def word(value: object, allowed: tuple[str, ...]) -> str:
    """Read one of a few words."""
    if value not in allowed:
        raise mistyped(" or ".join(f'"{one}"' for one in allowed), value)
    return str(value)


def choice(value: object, kind: type[Enum]) -> Enum:
    """Read a member of an enumeration from its value."""
    if isinstance(value, str):
        try:
            return kind(value)
        except ValueError:
            pass
    allowed = [str(member.value) for member in kind]
    if not isinstance(value, str):
        raise mistyped(f"one of {', '.join(allowed)}", value)
    hint = f"{did_you_mean(value, allowed)} allowed: {', '.join(allowed)}".lstrip()
    raise wrong("TK105", f"cannot be {value[:60]!r}", hint=hint)


def plain(value: object, kind: object = None) -> object:
    """Check data that is kept as it is: tables, lists, texts, finite numbers, true and false."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return text(value)
    if isinstance(value, int | float):
        number(value)
        return value
    if not isinstance(value, list | dict):
        raise mistyped("plain data", value)
    problems: list[Diagnostic] = []
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        try:
            plain(item, kind)
        except StructureError as error:
            problems += under(key, error)
    if problems:
        raise StructureError(problems)
    return value
