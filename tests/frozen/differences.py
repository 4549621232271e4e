"""Two results field by field: which fields differ, and a summary by the kind of field."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

TOLERANCE = 1e-9
EXAMPLES = 5
_SHOWN = 160
# What tells the items of a list apart, the first that an item has.
_NAMES = ("id", "red_flag", "condition", "measurement", "finding", "text")


class Difference(NamedTuple):
    """A field that differs: its kind (without names), its place (with names), and what it was and is."""

    kind: str
    place: str
    was: Any
    now: Any

    def __str__(self) -> str:
        return f"{self.place}: {_short(self.was)} -> {_short(self.now)}"


def differences(was: Any, now: Any, *, kind: str = "", place: str = "") -> Iterator[Difference]:
    """Yield every field that differs."""
    if was is now:
        return
    if isinstance(was, dict) and isinstance(now, dict):
        yield from _of_items(was, now, kind=kind, place=place, inside=lambda key: f".{key}")
    elif isinstance(was, list) and isinstance(now, list):
        before, after = _named(was), _named(now)
        yield from _of_items(before, after, kind=kind, place=place, inside=lambda _: "[]")
        common = [[name for name in one if name in other] for one, other in ((before, after), (after, before))]
        if common[0] != common[1]:
            yield Difference(f"{kind} (order)", place, *common)
    elif not _equal(was, now):
        yield Difference(kind, place, was, now)


def summary(found: Iterable[Difference]) -> str:
    """Return the differences in words: each kind with how many there are, and a few examples; the most frequent first.

    >>> print(summary(differences({"tips": [{"id": "a", "n": 1}]}, {"tips": [{"id": "a", "n": 2}]}, place="ann")))
    .tips[].n: 1
      ann.tips[a].n: 1 -> 2
    """
    kinds: dict[str, list[Difference]] = defaultdict(list)
    for difference in found:
        kinds[difference.kind].append(difference)
    lines = []
    for kind, members in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        lines.append(f"{kind}: {len(members)}")
        lines += [f"  {difference}" for difference in members[:EXAMPLES]]
    return "\n".join(lines)


def _of_items(was: dict[str, Any], now: dict[str, Any], *, kind: str, place: str, inside: Any) -> Iterator[Difference]:
    for key in was | now:
        sort, where = kind + inside(key), place + (f"[{key}]" if inside(key) == "[]" else inside(key))
        if key not in now:
            yield Difference(f"{sort} (gone)", where, was[key], None)
        elif key not in was:
            yield Difference(f"{sort} (new)", where, None, now[key])
        else:
            yield from differences(was[key], now[key], kind=sort, place=where)


def _named(items: list[Any]) -> dict[str, Any]:
    """Return the items of a list by name; where a name repeats, it is counted."""
    named: dict[str, Any] = {}
    for item in items:
        name = base = _name(item)
        count = 1
        while name in named:
            count += 1
            name = f"{base} #{count}"
        named[name] = item
    return named


def _name(item: Any) -> str:
    if not isinstance(item, dict):
        return "" if isinstance(item, list) else str(item)
    return next((str(item[key]) for key in _NAMES if item.get(key)), "")


def _equal(was: Any, now: Any) -> bool:
    numbers = [isinstance(value, int | float) and not isinstance(value, bool) for value in (was, now)]
    if all(numbers):
        return math.isclose(was, now, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return type(was) is type(now) and was == now


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
