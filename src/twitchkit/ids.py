"""Identifiers: ``pack:name`` in snake_case, and the short name wherever it is unambiguous."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import TypeVar

ValueT = TypeVar("ValueT")

_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_ID = re.compile(f"{_NAME.pattern}:{_NAME.pattern}")


def is_name(text: str) -> bool:
    """Tell whether a text is a short name: snake_case, ASCII, starting with a letter.

    >>> is_name("urge_to_move"), is_name("Urge-to-move")
    (True, False)
    """
    return _NAME.fullmatch(text) is not None


def is_id(text: str) -> bool:
    """Tell whether a text is a full id.

    >>> is_id("vocabulary:urge_to_move"), is_id("urge_to_move")
    (True, False)
    """
    return _ID.fullmatch(text) is not None


def qualify(name: str, pack: str) -> str:
    """Return the full id of a name in a pack; a full id is returned as it is.

    >>> qualify("ferritin", "vocabulary"), qualify("acme:ferritin", "vocabulary")
    ('vocabulary:ferritin', 'acme:ferritin')
    """
    return name if ":" in name else f"{pack}:{name}"


def short(id: str) -> str:
    """Return the name without its pack.

    >>> short("vocabulary:ferritin")
    'ferritin'
    """
    return id.rpartition(":")[2]


def pack_of(id: str) -> str:
    """Return the pack of a full id.

    >>> pack_of("vocabulary:ferritin")
    'vocabulary'
    """
    return id.partition(":")[0]


class Names:
    """Full ids, each found by itself and, wherever that is unambiguous, by its short name.

    >>> Names(["a:tea", "b:tea", "b:milk"]).candidates("milk"), Names(["a:tea", "b:tea"]).candidates("tea", pack="b")
    (('b:milk',), ('b:tea',))
    """

    def __init__(self, ids: Iterable[str]) -> None:
        """Index some ids."""
        self._ids = frozenset(ids)
        self._short: dict[str, list[str]] = {}
        for id in self._ids:
            self._short.setdefault(short(id), []).append(id)

    @property
    def short(self) -> Set[str]:
        """All short names."""
        return self._short.keys()

    def candidates(self, name: str, pack: str = "") -> tuple[str, ...]:
        """Return the ids that a name may mean: itself, the own pack's, else every pack's."""
        for id in (name, f"{pack}:{name}"):
            if id in self._ids:
                return (id,)
        return tuple(sorted(self._short.get(name, ())))


class ByName(Mapping[str, ValueT]):
    """A table by full id, in which a short name is good as well where one id alone has it.

    >>> table = ByName({"nutrients:iron": 2.7})
    >>> table["iron"], "iron" in table, table.get("zinc"), list(table)
    (2.7, True, None, ['nutrients:iron'])
    """

    def __init__(self, table: Mapping[str, ValueT]) -> None:
        """Take a table by full id."""
        self._table = dict(table)

    def __getitem__(self, name: str) -> ValueT:
        if name in self._table:
            return self._table[name]
        found = [value for id, value in self._table.items() if short(id) == name]
        if len(found) != 1:
            raise KeyError(name)
        return found[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def __repr__(self) -> str:
        return repr(self._table)
