"""From names to ids: short names are good wherever they are unambiguous."""

from __future__ import annotations

from collections.abc import Mapping

from twitchkit.errors import did_you_mean
from twitchkit.ids import Names, short
from twitchkit.knowledge.problems import Path, Problems
from twitchkit.model.content import Content, Entry, kinds_of


class Index:
    """All ids of a content by kind, found by their names."""

    def __init__(self, content: Content) -> None:
        """Index every statement of every kind."""
        self._entries: dict[str, Mapping[str, Entry]] = dict(kinds_of(content))
        self._names: dict[tuple[str, ...], Names] = {}

    def names(self, kinds: tuple[str, ...]) -> Names:
        """Return the ids of some kinds together."""
        if kinds not in self._names:
            self._names[kinds] = Names(id for kind in kinds for id in self._entries[kind])
        return self._names[kinds]

    def candidates(self, kinds: tuple[str, ...], name: str, pack: str = "") -> tuple[str, ...]:
        """Return the ids that a name may mean: itself, the own pack's, else every pack's."""
        return self.names(kinds).candidates(name, pack)

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

    def suggest(self, kinds: tuple[str, ...], name: str) -> str:
        """Return a hint with the closest known name."""
        return did_you_mean(short(name), self.names(kinds).short)
