"""Drafts: what is left of a statement that is wrong, so that all else that is wrong with it can be told at once.

A draft is looked at and never used: its pack does not load. What was put in or left out of it is not judged.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, MutableMapping
from enum import Enum
from types import UnionType
from typing import Generic, NamedTuple, TypeVar, Union, get_args, get_origin

import attrs

from twitchkit.errors import Diagnostic, StructureError, closest
from twitchkit.model.kinds import Item, Path, items_of
from twitchkit.model.provenance import Citation
from twitchkit.packs.toml_parts import words_in
from twitchkit.structure import structure

STAND_IN = "?"
"""The text in the place of one that is missing; where it stands for a name, it is not looked for."""

_ROUNDS = 6
_ALIKE = 0.65
T = TypeVar("T")


class Draft(NamedTuple, Generic[T]):
    """What is left of a statement, the places that are not to be judged, and the words of what was taken out."""

    left: T
    not_judged: frozenset[Path]
    words: frozenset[str]


def draft(data: object, cls: type[T], problems: Iterable[Diagnostic]) -> Draft[T] | None:
    """Return what is left of a statement from plain data in which some things are wrong; None if that is too little."""
    left, judged_not, found = _copied(data), set[Path](), tuple(problems)
    words: set[str] = set()
    for _ in range(_ROUNDS):
        for problem in found:
            words |= words_in(repr(part_at(data, problem.path))) if problem.path else set()
            place = (*problem.path, problem.missing) if _is_missing(problem) else problem.path
            if not (_put_in(left, cls, place) if _is_missing(problem) else _take_out(left, cls, place)):
                return None
            judged_not.add(_walk(cls, place)[1])
        try:
            return Draft(structure(left, cls), frozenset(judged_not), frozenset(words))
        except StructureError as error:
            found = error.diagnostics
    return None


def _is_missing(problem: Diagnostic) -> bool:
    return bool(problem.missing) and problem.code in ("TK103", "TK301", "TK302", "TK303")


def _copied(data: object) -> object:
    if isinstance(data, Mapping):
        return {key: _copied(value) for key, value in data.items()}
    return [_copied(value) for value in data] if isinstance(data, list) else data


def _take_out(left: object, cls: type, place: Path) -> bool:
    """Take out what is wrong; a key that is like one that is not there takes its name."""
    inside = part_at(left, place[:-1])
    if isinstance(inside, list) and place and isinstance(place[-1], int) and place[-1] < len(inside):
        inside[place[-1]] = None  # the others keep their places
        return False
    if not isinstance(inside, MutableMapping) or not place or place[-1] not in inside:
        return False
    value = inside.pop(place[-1])
    within = _class_at(cls, place[:-1])
    keys = [key for item in items_of(within) for key in (item.key, item.name)] if within else []
    meant = closest(str(place[-1]), [key for key in keys if key not in inside], alike=_ALIKE)
    if meant and meant != place[-1]:
        inside[meant] = value
    return True


def _put_in(left: object, cls: type, place: Path) -> bool:
    inside, name = part_at(left, place[:-1]), place[-1]
    item, _ = _walk(cls, place)
    if not isinstance(inside, MutableMapping) or item is None or item.means.expression is not None:
        return False
    if name not in inside:  # what was misspelt may have been put there
        inside[name] = _stand_in(item.hint)
    return inside[name] is not None


def part_at(data: object, place: Path) -> object:
    """Return what stands at a place of plain data; None if nothing does."""
    for step in place:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _walk(cls: type, place: Path) -> tuple[Item | None, Path]:
    """Return the field at a place of a statement of a class, and the place with the keys that a file has."""
    within: type | None = cls
    item: Item | None = None
    written: list[str | int] = []
    for step in place:
        if isinstance(step, str):
            items = () if within is None else items_of(within)
            item = next((item for item in items if step in (item.key, item.name)), None)
            within = None if item is None else item.part
        written.append(item.key if item is not None and isinstance(step, str) else step)
    return item, tuple(written)


def _class_at(cls: type, place: Path) -> type | None:
    """Return the class of the part at a place of a statement of a class; None if there is none."""
    if not any(isinstance(step, str) for step in place):
        return cls
    item, _ = _walk(cls, place)
    return None if item is None else item.part


def _stand_in(hint: object) -> object:
    """Return something of a type, as a file would have it; None if there is nothing that will do."""
    if hint is str:
        return STAND_IN
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint)).value
    if hint in (int, float):
        return 1
    if hint is datetime.date:
        return datetime.date.min
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _stand_in(arguments[0])
    if origin is tuple:
        return STAND_IN if arguments[0] is Citation else [] if arguments[-1] is Ellipsis else [1] * len(arguments)
    if origin is not None and issubclass(origin, Mapping):
        return {}
    if isinstance(hint, type) and attrs.has(hint):
        return None if any(item.required for item in items_of(hint)) else {}
    return False if isinstance(hint, type) else None
