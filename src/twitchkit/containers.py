"""Strict readers of lists, tables and unions, made of the readers of what they hold.

Each maker takes a type and a function that returns the hook of any type; a hook takes a value and its type.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from types import NoneType
from typing import Any, Literal, TypeAlias, get_args, get_origin

import attrs

from twitchkit import strict
from twitchkit.errors import Diagnostic, StructureError
from twitchkit.model.plain import unboxed

Hook: TypeAlias = Callable[[object, Any], Any]
HookFor: TypeAlias = Callable[[Any], Hook]


def tuple_hook(kind: Any, hook_for: HookFor) -> Hook:
    """Return the reader of a tuple of any length, or of one with a fixed number of items, from a list or tuple."""
    kinds = get_args(kind)
    if kinds[-1] is Ellipsis:
        each = hook_for(kinds[0])

        def read_all(value: object, _: object) -> tuple[object, ...]:
            if not isinstance(value, list | tuple):
                raise strict.mistyped("a list", value)
            return read_items(value, [(each, kinds[0])] * len(value))

        return read_all
    fixed = [(hook_for(item), item) for item in kinds]

    def read_fixed(value: object, _: object) -> tuple[object, ...]:
        if not isinstance(value, list | tuple):
            raise strict.mistyped(f"a list of {len(fixed)}", value)
        if len(value) != len(fixed):
            raise strict.wrong("TK104", f"must be a list of {len(fixed)}, not of {len(value)}")
        return read_items(value, fixed)

    return read_fixed


def read_items(values: Sequence[object], hooks: list[tuple[Hook, Any]]) -> tuple[object, ...]:
    """Read each value with its hook; raises :class:`StructureError` with the problems of all, by position."""
    read: list[object] = []
    problems: list[Diagnostic] = []
    for position, (value, (hook, kind)) in enumerate(zip(values, hooks, strict=True)):
        try:
            read.append(hook(value, kind))
        except StructureError as error:
            problems += strict.under(position, error)
    if problems:
        raise StructureError(problems)
    return tuple(read)


def mapping_hook(kind: Any, hook_for: HookFor) -> Hook:
    """Return the reader of a table whose keys are free."""
    _, item_kind = get_args(kind)
    item_hook = hook_for(item_kind)

    def read(value: object, _: object) -> Mapping[str, object]:
        if not isinstance(value, Mapping):
            raise strict.mistyped("a table", value)
        items: dict[str, object] = {}
        problems: list[Diagnostic] = []
        for key, item in value.items():
            try:
                items[strict.text(key)] = item_hook(item, item_kind)
            except StructureError as error:
                problems += strict.under(str(key), error)
        if problems:
            raise StructureError(problems)
        return items

    return read


def union_hook(kind: Any, hook_for: HookFor) -> Hook:
    """Return the reader of a union, which chooses by what the value looks like; no two members look alike."""
    members: dict[str, tuple[Hook, Any]] = {}
    for member in get_args(kind):
        hook = _nothing if member is NoneType else hook_for(member)
        members[_looks(member)] = (hook, member)
    expected = " or ".join(_told(shape, member) for shape, (_, member) in members.items() if shape != "nothing")
    words = {shape: get_args(member) for shape, (_, member) in members.items() if get_origin(member) is Literal}

    def read(value: object, _: object) -> object:
        value = unboxed(value)
        shape = "a table" if attrs.has(type(value)) else strict.shape(value)
        if shape not in members or (shape in words and value not in words[shape]):
            raise strict.mistyped(expected, value)
        hook, member = members[shape]
        return hook(value, member)

    return read


def _told(shape: str, member: Any) -> str:
    return " or ".join(f'"{word}"' for word in get_args(member)) if get_origin(member) is Literal else shape


def _nothing(value: object, _: object) -> object:
    return value


def _looks(member: Any) -> str:
    origin = get_origin(member)
    if origin is tuple:
        return "a list"
    if origin is Mapping or attrs.has(member):
        return "a table"
    if origin is Literal or issubclass(member, str):
        return "a text"
    return strict.shape(datetime.date.min if member is datetime.date else member())
