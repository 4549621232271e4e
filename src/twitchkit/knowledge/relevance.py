"""What to look at: of all that a plan holds, that which something known about a person can move.

A person tells some forty things, and the packs ask about hundreds; to look each expression up by what it rests on is
much faster than to evaluate them all, and gives the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item")


class Told(NamedTuple):
    """The keys of a person of which anything is known, and those of them that are not known to be absent."""

    known: frozenset[str]
    present: frozenset[str]


class Needs(NamedTuple):
    """Names of which one must be known (present) before something adds anything."""

    names: frozenset[str]
    present: bool = False


def may_tell(needs: Needs | None, told: Told) -> bool:
    """Tell whether an expression may add something; it may where it has no needs."""
    if needs is None:
        return True
    return not (told.present if needs.present else told.known).isdisjoint(needs.names)


class Relevance(Generic[Item]):
    """Items in order, found by the names that they rest on.

    >>> asked = Relevance([("a", Needs(frozenset({"x"}))), ("b", Needs(frozenset({"x", "y"}))), ("c", None)])
    >>> asked.select(Told(frozenset({"y"}), frozenset()))
    ['b', 'c']
    """

    def __init__(self, items: Iterable[tuple[Item, Needs | None]]) -> None:
        """Index the items by what each needs (None: it is always looked at)."""
        pairs = list(items)
        self.items: tuple[Item, ...] = tuple(item for item, _ in pairs)
        self._always = frozenset(place for place, (_, needs) in enumerate(pairs) if needs is None)
        self._known = _index(pairs, present=False)
        self._present = _index(pairs, present=True)

    def select(self, told: Told) -> list[Item]:
        """Return the items that may tell something, in their order."""
        places = set(self._always)
        for index, keys in ((self._known, told.known), (self._present, told.present)):
            for key in index.keys() & keys:
                places.update(index[key])
        return [self.items[place] for place in sorted(places)]


def _index(pairs: list[tuple[Item, Needs | None]], *, present: bool) -> Mapping[str, list[int]]:
    index: dict[str, list[int]] = {}
    for place, (_, needs) in enumerate(pairs):
        if needs is not None and needs.present is present:
            for name in needs.names:
                index.setdefault(name, []).append(place)
    return index
