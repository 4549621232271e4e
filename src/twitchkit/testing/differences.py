"""What two contents say differently, statement by statement and key by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from twitchkit.ids import short
from twitchkit.model.content import WRITTEN, Content, Entry, kinds_of
from twitchkit.model.kinds import beside, items_of
from twitchkit.model.plain import plain

_LONGEST = 80


class Difference(NamedTuple):
    """A statement that was added, removed or changed; of a changed one the key, what it said and what it says."""

    kind: str
    id: str
    what: str
    key: str = ""
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        changed = f" {self.key}: {self.before} → {self.after}" if self.what == "changed" else ""
        return f"{self.what} {self.kind.replace('_', ' ')} {self.id}{changed}"


def differences(before: Content, after: Content) -> Iterator[Difference]:
    """Yield what two contents say differently; statements are the same that have the same kind and short id."""
    for (kind, old), (_, new) in zip(kinds_of(before), kinds_of(after), strict=True):
        entries = [{short(entry.id): entry for entry in side.values()} for side in (old, new)]
        for id in sorted({*entries[0], *entries[1]}):
            one, other = (side.get(id) for side in entries)
            if one is None or other is None:
                yield Difference(WRITTEN[kind], id, "added" if one is None else "removed")
            elif one != other:
                for key, was, is_ in _changed(_told(one), _told(other)):
                    yield Difference(WRITTEN[kind], id, "changed", key, _shown(was), _shown(is_))


def _told(entry: Entry) -> Mapping[str, object]:
    """Return a statement as plain data, its parts by their names rather than by their places."""
    data = plain(entry)
    assert isinstance(data, dict)
    told: dict[str, object] = {key: value for key, value in data.items() if key != "id"}
    items = {item.name: item for item in items_of(type(entry))}
    for written, attribute in beside(type(entry)).items():
        parts = told.pop(attribute, None)
        part = items[attribute].part
        names = [item.key for item in items_of(part) if item.means.names_part] if part else []
        told[written] = _by_name(parts, names) if isinstance(parts, list) else parts
    return told


def _by_name(parts: Iterable[object], names: Iterable[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for position, part in enumerate(parts):
        assert isinstance(part, dict)
        name = next((str(part[key]) for key in names if part.get(key)), str(position))
        found[name] = part
    return found


def _changed(before: object, after: object, key: str = "") -> Iterator[tuple[str, object, object]]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in [*before, *(name for name in after if name not in before)]:
            yield from _changed(before.get(name), after.get(name), f"{key}.{name}" if key else str(name))
    elif before != after:
        yield key, before, after


def _shown(value: object) -> str:
    text = "nothing" if value in (None, "", [], {}) else value if isinstance(value, str) else str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
