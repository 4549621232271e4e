"""Identifiers: ``pack:name`` in snake_case, and the short name wherever it is unambiguous."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from typing import TypeAlias, TypeVar

ValueT = TypeVar("ValueT")

Needs: TypeAlias = Mapping[str, Collection[str]]
"""Which packs each pack needs: beside its own names, it may use theirs. A pack that is not in it may use all."""

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
    >>> Names(["a:tea", "b:tea"], needs={"c": {"b"}}).candidates("tea", pack="c")
    ('b:tea',)
    """

    def __init__(self, ids: Iterable[str], needs: Needs | None = None) -> None:
        """Index some ids; a pack sees its own and those of the packs that it needs."""
        self._ids = frozenset(ids)
        self._needs: Needs = needs or {}
        self._short: dict[str, list[str]] = {}
        for id in self._ids:
            self._short.setdefault(short(id), []).append(id)
        alone = {name: ids[0] for name, ids in self._short.items() if len(ids) == 1}
        self._plain: dict[str, str] = alone | {id: id for id in self._ids}

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    @property
    def packs(self) -> Set[str]:
        """The packs that are known."""
        return {*map(pack_of, self._ids), *self._needs}

    @property
    def short(self) -> Set[str]:
        """All short names."""
        return self._short.keys()

    def plain(self, name: str) -> str | None:
        """Return the one id that a name means wherever it stands, itself or a short name; None of all others."""
        return self._plain.get(name)

    def candidates(self, name: str, pack: str = "") -> tuple[str, ...]:
        """Return the ids that a name may mean: itself, the own pack's, else those of every pack that it sees."""
        return tuple(id for id in self.anywhere(name, pack) if self._sees(pack, id))

    def anywhere(self, name: str, pack: str = "") -> tuple[str, ...]:
        """Return the ids that a name may mean, whichever pack has them."""
        for id in (name, f"{pack}:{name}"):
            if id in self._ids:
                return (id,)
        return tuple(sorted(self._short.get(name, ())))

    def out_of_sight(self, name: str, pack: str) -> str:
        """Say, as a hint, which pack has a name that another may not use, or that it names none; empty if neither.

        >>> Names(["a:tea"], needs={"c": ()}).out_of_sight("tea", "c")
        "it is in the pack 'a': add that to [needs] in pack.toml"
        """
        owners = sorted({pack_of(id) for id in self._short.get(short(name), ()) if name in (id, short(id))} - {pack})
        if owners:
            named = " or ".join(map(repr, owners))
            return f"it is in the pack {named}: add that to [needs] in pack.toml"
        if ":" in name and pack_of(name) not in self.packs:
            return f"there is no pack {pack_of(name)!r} here"
        return ""

    def _sees(self, pack: str, id: str) -> bool:
        owner = pack_of(id)
        return owner in (pack, id) or pack not in self._needs or owner in self._needs[pack]


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
