"""What a download holds, and what goes wrong while it is read."""

from __future__ import annotations

from typing import NamedTuple

from twitchkit.diet.writing import Row
from twitchkit.errors import Diagnostic, ProblemsError

_MOST = 100


class Found(NamedTuple):
    """The foods of a download, and the last day on which one of them was published."""

    foods: tuple[Row, ...]
    released: str


class Problems:
    """The problems of a download, gathered so that all can be told at once; after very many reading stops."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: list[Diagnostic] = []

    def add(self, error: ValueError, file: str, line: int) -> None:
        """Add what is wrong with a line; raise all of them if there are very many."""
        self._found.append(Diagnostic("TK106", str(error), file=file, line=line))
        if len(self._found) >= _MOST:
            self.raise_any()

    def raise_any(self) -> None:
        """Raise :class:`~twitchkit.errors.ProblemsError` with all problems, if there are any."""
        if self._found:
            raise ProblemsError(self._found)
