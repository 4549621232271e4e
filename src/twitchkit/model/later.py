"""Results that are built when they are looked at: most of what can be said of a person, nobody asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

_SOURCE = "_source"


class BuiltLater:
    """Something with attributes that come from another object, each when it is first looked at; see :func:`later`."""

    if not TYPE_CHECKING:  # a type checker knows the attributes, and is to find those that are misspelled

        def __getattr__(self, name: str) -> object:
            parts, source = self.__dict__.get(_SOURCE, ((), None))
            if name not in parts:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            value = self.__dict__[name] = getattr(source, name)
            return value

    def __getstate__(self) -> dict[str, object]:
        # What is pickled or copied holds all attributes and no way back to the person.
        parts = self.__dict__.get(_SOURCE, ((), None))[0]
        built = {name: getattr(self, name) for name in parts}
        return {name: value for name, value in self.__dict__.items() if name != _SOURCE} | built


Built = TypeVar("Built", bound=BuiltLater)


def later(made: Built, source: object, parts: Iterable[str]) -> Built:
    """Return the same thing, with some attributes taken from those of ``source`` when they are first looked at.

    >>> class Sum(BuiltLater):
    ...     def __init__(self, total: complex) -> None:
    ...         self.total = total
    >>> later(Sum(0), 3 + 4j, ["imag"]).imag
    4.0
    """
    left = frozenset(parts)
    values = made.__dict__
    for name in left:
        values.pop(name, None)
    values[_SOURCE] = left, source
    return made
