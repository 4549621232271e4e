"""One field of a statement, named as in the pack's own TOML: look it up, put another value there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar, cast

from twitchkit.errors import did_you_mean
from twitchkit.model.content import Entry
from twitchkit.model.kinds import beside, items_of
from twitchkit.model.plain import plain
from twitchkit.structure import structure

EntryT = TypeVar("EntryT", bound=Entry)

_FIXED = "id"
_LONGEST = 120


class FieldError(LookupError):
    """A field that a statement does not have, or that never changes."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def with_field(entry: EntryT, field: str, value: object) -> EntryT:
    """Return a statement with another value in one field: ``tier``, ``prior.share``, ``evidence.<finding>.present``.

    Raises :class:`FieldError` if there is no such field, and :class:`StructureError` if the value does not fit in.
    """
    data = cast("dict[str, object]", plain(entry))
    parts = beside(type(entry))
    for written, attribute in parts.items():
        data[written] = data.pop(attribute)
    table, key = _find(data, field, {item.key: item.part for item in items_of(type(entry)) if item.part})
    if key not in table:
        raise FieldError(f"there is no field {field!r}", did_you_mean(key, table))
    if key == _FIXED:
        raise FieldError("an id never changes")
    table[key] = value
    for written, attribute in parts.items():
        data[attribute] = data.pop(written)
    return structure(data, type(entry))


def field_of(entry: Entry, field: str) -> object:
    """Return what stands in a field of a statement, as plain data; raises :class:`FieldError` if there is none."""
    data = cast("dict[str, object]", plain(entry))
    for written, attribute in beside(type(entry)).items():
        data[written] = data.pop(attribute)
    table, key = _find(data, field, {item.key: item.part for item in items_of(type(entry)) if item.part})
    return table[key]


def shown(value: object) -> str:
    """Return a plain value as a message shows it, cut short."""
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _find(data: dict[str, object], field: str, parts: Mapping[str, type]) -> tuple[dict[str, object], str]:
    """Return the table that has a field, and its key there; ``parts`` are the classes of parts by their keys."""
    first, _, rest = field.partition(".")
    if not rest:
        return data, first
    inner = data.get(first)
    names = [item.key for item in items_of(parts[first]) if item.means.names_part] if first in parts else []
    if names and isinstance(inner, list):
        # The name of a part may hold dots (an expression with a number): the key is what follows the last one.
        name, _, key = rest.rpartition(".")
        found = [part for part in inner if name and name in [part[each] for each in names]]
        if len(found) != 1:
            known = [part[each] for part in inner for each in names if part[each]]
            raise FieldError(f"there is no {first} {name!r}", did_you_mean(name, known))
        return found[0], key
    if not isinstance(inner, dict):
        raise FieldError(f"there is no field {field!r}", did_you_mean(first, data))
    return inner, rest
