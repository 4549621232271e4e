"""From names to ids: short names are good wherever they are unambiguous."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from twitchkit.errors import did_you_mean
from twitchkit.ids import short
from twitchkit.knowledge.problems import Path, Problems
from twitchkit.model.content import Content, Entry, kinds_of


class Index:
    """All ids of a content by kind, and by short name within a kind."""

    def __init__(self, content: Content) -> None:
        """Index every statement of every kind."""
        self._entries: dict[str, Mapping[str, Entry]] = dict(kinds_of(content))
        self._short: dict[str, dict[str, list[str]]] = {}
        for kind, entries in self._entries.items():
            by_short = self._short.setdefault(kind, {})
            for id in entries:
                by_short.setdefault(short(id), []).append(id)
        self._found: dict[tuple[tuple[str, ...], str, str], tuple[str, ...]] = {}

    def candidates(self, kinds: tuple[str, ...], name: str, pack: str = "") -> tuple[str, ...]:
        """Return the ids that a name may mean: itself, the own pack's, else every pack's."""
        # The same few hundred names (of sources above all) are looked up thousands of times.
        found = self._found.get((kinds, name, pack))
        if found is None:
            found = self._found[kinds, name, pack] = self._search(kinds, name, pack)
        return found

    def _search(self, kinds: tuple[str, ...], name: str, pack: str) -> tuple[str, ...]:
        for id in (name, f"{pack}:{name}"):
            if any(id in self._entries[kind] for kind in kinds):
                return (id,)
        return tuple(sorted(id for kind in kinds for id in self._short[kind].get(name, ())))

    def resolve(self, kinds: tuple[str, ...], name: str, problems: Problems, *, subject: str, path: Path) -> str | None:
        """Return the id that a name means; None, with the problem noted, if there is none or more than one."""
        pack = subject.partition(":")[0]
        found = self.candidates(kinds, name, pack)
        if len(found) == 1:
            return found[0]
        what = " or ".join(kind.removesuffix("s").replace("_", " ") for kind in kinds)
        if found:
            message, hint = f"'{name}' names several things", f"write {' or '.join(found)}"
        else:
            message, hint = f"unknown {what} '{name}'", self.suggest(kinds, name)
        problems.add("TK202", message, subject=subject, path=path, hint=hint)
        return None

    def suggest(self, kinds: Iterable[str], name: str) -> str:
        """Return a hint with the closest known name."""
        return did_you_mean(short(name), (known for kind in kinds for known in self._short[kind]))
