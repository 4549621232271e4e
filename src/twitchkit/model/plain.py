"""Model objects as plain data, ready for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import TypeAlias, cast

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
    if cls in _SINGLE:  # most of what is there
        return cast("Json", value)
    if isinstance(value, Enum):
        return cast("Json", value.value)
    if isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item, defaults=defaults) for key, item in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return plain(value._asdict(), defaults=defaults)
    if isinstance(value, tuple | list):
        return [plain(item, defaults=defaults) for item in value]
    told = ((key, item, getattr(value, item.name)) for key, item in _keys(cls))
    return {key: plain(part, defaults=defaults) for key, item, part in told if defaults or part != _default(item)}


@cache
def _keys(cls: type) -> tuple[tuple[str, attrs.Attribute[object]], ...]:
    """Return the attributes of an attrs class that make a difference, each with its key."""
    if not attrs.has(cls):
        raise TypeError(f"not plain data: {cls.__name__}")
    return tuple((item.name.rstrip("_"), item) for item in attrs.fields(cls) if item.eq)


def plain_table(value: object, *, defaults: bool = True) -> dict[str, Json]:
    """Turn an object of an attrs class into plain data, as :func:`plain` does."""
    return cast("dict[str, Json]", plain(value, defaults=defaults))


def _default(item: attrs.Attribute[object]) -> object:
    factory = getattr(item.default, "factory", None)
    return item.default if factory is None else factory()
