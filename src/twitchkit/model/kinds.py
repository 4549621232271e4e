"""What the fields of a statement mean: said once, beside their types, and read by all that treats kinds alike.

A kind of statement is a frozen attrs class with an ``id``, and one field of :class:`~twitchkit.model.content.Content`::

    when: Annotated[str, Means(expression=Expression.TRUTH, lock=Lock.WIDENS, shown="Holds if")] = ""

Hooks, files, schemas, checks, overrides, the safety lock and what is shown of a statement follow from that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Annotated, NamedTuple, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

Path = tuple[str | int, ...]


class NotAllowedError(ValueError):
    """A field has a value that is none of those allowed."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


class Expression(Enum):
    """What the expression in a field comes to."""

    TRUTH = "yes/no"
    NUMBER = "number"


class Lock(Enum):
    """How an override may change a field of safety content."""

    RISES = "may only rise"  # a tier, an amount
    FALLS = "may only fall"  # an amount; none at all is above every amount
    GROWS = "may only grow"  # a list, a table whose entries stay
    WIDENS = "may only become '(old) or …'"  # an expression
    NARROWS = "may only become '(old) and …'"
    FIXED = "may not change"


@frozen
class Stays:
    """A lock: a field that has this value keeps it; ``reason`` is what an override that changes it is told."""

    value: object
    reason: str


@frozen
class Keeps:
    """A lock: a rule over the statement as it was and as it would be; ``reason`` is what an override is told."""

    rule: Callable[[object, object], bool]
    reason: str


@frozen(kw_only=True)
class Means:
    """What a field means.

    ``refers`` are the kinds of statements that it names (as a text, a tuple, citations, or the keys of a mapping), or
    says them for a statement; those of the kinds in ``may_lack`` may be in a pack that is not there. ``written`` is
    what a file calls it: a part with it stands beside the whole, ``[[criterion]]``; ``names_part`` says that overrides
    find a part by it. ``safety`` marks a kind whose packs are never left out. ``shown`` is the label for who reads it.
    """

    expression: Expression | None = None
    refers: tuple[str, ...] | Callable[[object], tuple[str, ...]] = ()
    may_lack: tuple[str, ...] = ()
    written: str = ""
    names_part: bool = False
    safety: bool = False
    lock: Lock | Stays | Keeps | None = None
    shown: str = ""

    def kinds(self, part: object) -> tuple[str, ...]:
        """Return the kinds in which the names in this field of a part are looked up; none if they are no names."""
        return self.refers(part) if callable(self.refers) else self.refers


_NOTHING = Means()


class Item(NamedTuple):
    """A field of a class: its name, its key in a file, what it means, its type.

    ``part`` is the class of the parts that it holds; ``required`` says that it has no default.
    """

    name: str
    key: str
    means: Means
    hint: object
    part: type | None
    required: bool


@cache
def items_of(cls: type) -> tuple[Item, ...]:
    """Return the fields of an attrs class that a file may have, in order."""
    hints = get_type_hints(cls, include_extras=True)
    # What is no part of equality is kept for convenience, and never written.
    return tuple(_item(field, hints[field.name]) for field in attrs.fields(cls) if field.eq)


def _item(field: attrs.Attribute[object], hint: object) -> Item:
    means = _NOTHING
    if get_origin(hint) is Annotated:
        hint, means = get_args(hint)
    key = means.written or field.name.rstrip("_")  # `for` is a keyword of Python: the attribute is for_
    part = None if means.refers else _part_in(hint)
    return Item(field.name, key, means, hint, part, field.default is attrs.NOTHING)


def _part_in(hint: object) -> type | None:
    """Return the class of which a field holds one, none or several."""
    if isinstance(hint, type) and attrs.has(hint):
        return hint
    inside = () if get_origin(hint) is Mapping else get_args(hint)
    return next((part for part in map(_part_in, inside) if part is not None), None)


def touch(one: Path, other: Path) -> bool:
    """Tell whether a place in a statement is in another, or holds it."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def beside(cls: type) -> Mapping[str, str]:
    """Return the parts of a kind that stand beside it in its file: key there → attribute."""
    return {item.key: item.name for item in items_of(cls) if item.means.written}


def parts_in(part: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Iterate over a statement and all parts inside it, each with the keys and positions that lead to it in a file."""
    yield path, part
    cls: type = type(part)
    for name, key in _holders(cls):
        value = getattr(part, name)
        if isinstance(value, tuple | list):
            for position, inner in enumerate(value):
                yield from parts_in(inner, (*path, key, position))
        elif value is not None:
            yield from parts_in(value, (*path, key))


@cache
def _holders(cls: type) -> tuple[tuple[str, str], ...]:
    return tuple((item.name, item.key) for item in items_of(cls) if item.part is not None)
