"""Where a statement was written: remembered cheaply for each, turned into a line only after a failure."""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from twitchkit.errors import Diagnostic
from twitchkit.model.content import KINDS, SINGULAR
from twitchkit.model.kinds import beside
from twitchkit.places import Path, find_lines, nearest

# A file with one problem often has many.
_lines = lru_cache(maxsize=4)(find_lines)


@frozen(kw_only=True)
class Origin:
    """The file of a statement, and its key path in the text of the file; or a line that was known from the start."""

    file: str
    text: str = ""
    at: Path = ()
    line: int = 0

    def place(self, problem: Diagnostic) -> Diagnostic:
        """Return a problem of the statement with its file and line."""
        return problem.at(file=self.file, line=self.line_of(problem.path))

    def line_of(self, path: Path = ()) -> int:
        """Return the line of the statement, or of the keys below it."""
        if not self.text:
            return self.line
        parts = _beside(str(self.at[0])) if len(self.at) == 1 else {}
        if path and path[0] in parts:
            return nearest(_lines(self.text), (parts[str(path[0])], *path[1:]))
        return nearest(_lines(self.text), (*self.at, *path))

    def __str__(self) -> str:
        line = self.line_of(("id",))
        return f"{self.file}:{line}" if line else self.file


def _beside(kind: str) -> dict[str, str]:
    """Return the parts that stand beside a statement in its file, by their keys there and by their attributes."""
    parts = beside(KINDS[SINGULAR[kind]]) if kind in SINGULAR else {}
    return {name: key for key, attribute in parts.items() for name in (key, attribute)}
