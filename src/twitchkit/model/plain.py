"""Model objects as plain data, ready for JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias, cast

import attrs

_SINGLE = frozenset({str, float, int, bool, type(None)})

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def unboxed(value: object) -> object:
    """Return a single value of an array library as Python's own, and anything else as it is.

    It is known by its empty ``shape`` and its ``item``, so that no array library is imported here.

    >>> unboxed("a text")
    'a text'
    """
    if isinstance(value, bool | int | float | str) or getattr(value, "shape", None) != ():
        return value
    item = getattr(value, "item", None)
    return item() if callable(item) else value


def plain(value: object, *, defaults: bool = True) -> Json:
    """Turn a model object into plain data: classes and named tuples to dicts, enums to values, tuples to lists.

    Without ``defaults``, attributes that have their default are left out; reading them back puts them there again.
    """
    cls: type = type(value)
    return _writer(cls, defaults)(value)


@cache
def _writer(cls: type, defaults: bool) -> Callable[[Any], Json]:
    """Return what turns the objects of one class into plain data; most of what is in them is plain already."""

    def each(part: object) -> Json:
        kind: type = type(part)
        return cast("Json", part) if kind in _SINGLE else _writer(kind, defaults)(part)

    if issubclass(cls, Enum):
        return attrgetter("value")
    if issubclass(cls, bool | int | float | str | None):
        return lambda value: value
    if issubclass(cls, Mapping):
        return lambda value: {str(key): each(item) for key, item in value.items()}
    if issubclass(cls, tuple) and hasattr(cls, "_fields"):
        return lambda value: {key: each(item) for key, item in zip(cls._fields, value, strict=True)}
    if issubclass(cls, tuple | list):
        return lambda value: [each(item) for item in value]
    items = _keys(cls)
    if defaults:
        return lambda value: {key: each(getattr(value, name)) for key, name, _ in items}
    return lambda value: {key: each(part) for key, name, default in items if (part := getattr(value, name)) != default}


def _keys(cls: type) -> list[tuple[str, str, object]]:
    """Return the attributes of an attrs class that make a difference: key, name and default of each."""
    if not attrs.has(cls):
        raise TypeError(f"not plain data: {cls.__name__}")
    return [(item.name.rstrip("_"), item.name, _default(item)) for item in attrs.fields(cls) if item.eq]


def plain_table(value: object, *, defaults: bool = True) -> dict[str, Json]:
    """Turn an object of an attrs class into plain data, as :func:`plain` does."""
    return cast("dict[str, Json]", plain(value, defaults=defaults))


def _default(item: attrs.Attribute[object]) -> object:
    factory = getattr(item.default, "factory", None)
    return item.default if factory is None else factory()
