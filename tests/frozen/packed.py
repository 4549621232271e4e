"""Plain data in small files: gzip without a date, and everything that repeats is written once.

In a shared file every list, every mapping and every long text is an entry of one table, and ``[7]`` stands for the
entry 7. An entry is a text, or a list that begins with the number of its keys (a mapping) or with -1 (a list).
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

SHORT_TEXT = 12
DIGITS = 12
_LIST = -1


def write(path: Path, data: Any) -> None:
    """Write plain data, always the same bytes for the same data."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def read(path: Path) -> Any:
    """Read what :func:`write` wrote."""
    return json.loads(gzip.decompress(path.read_bytes()))


def write_shared(path: Path, items: dict[str, Any]) -> None:
    """Write items that have much in common; numbers are rounded to twelve digits."""
    table = _Table()
    packed = {name: table.add(item) for name, item in items.items()}
    write(path, {"keys": list(table.keys), "entries": table.entries, "items": packed})


def read_shared(path: Path) -> dict[str, Any]:
    """Read what :func:`write_shared` wrote; parts that are equal are the same object."""
    data = read(path)
    entries: list[Any] = []

    def value(child: Any) -> Any:
        return entries[child[0]] if isinstance(child, list) and child else child

    for entry in data["entries"]:
        if isinstance(entry, str):
            entries.append(entry)
        elif entry[0] == _LIST:
            entries.append([value(child) for child in entry[1:]])
        else:
            entries.append(dict(zip(data["keys"][entry[0]], map(value, entry[1:]), strict=True)))
    return {name: value(item) for name, item in data["items"].items()}


class _Table:
    """The entries so far, each once, children before parents."""

    def __init__(self) -> None:
        self.entries: list[Any] = []
        self.keys: dict[tuple[str, ...], int] = {}
        self._places: dict[str, int] = {}

    def add(self, value: Any) -> Any:
        """Return what stands for a value."""
        if isinstance(value, float):
            return float(f"{value:.{DIGITS}g}")
        if isinstance(value, str) and len(value) > SHORT_TEXT:
            return self._entry(value)
        if isinstance(value, dict) and value:
            keys = self.keys.setdefault(tuple(value), len(self.keys))
            return self._entry([keys, *map(self.add, value.values())])
        if isinstance(value, list) and value:
            return self._entry([_LIST, *map(self.add, value)])
        return value

    def _entry(self, entry: Any) -> list[int]:
        place = self._places.setdefault(json.dumps(entry), len(self.entries))
        if place == len(self.entries):
            self.entries.append(entry)
        return [place]
