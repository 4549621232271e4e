"""A list of everything that is wrong with a content, filled while it is checked and compiled."""

from __future__ import annotations

from twitchkit.errors import Diagnostic, KnowledgeError

Path = tuple[str | int, ...]


class Problems:
    """Collects diagnostics and raises them together."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found: list[Diagnostic] = []

    def add(self, code: str, message: str, *, subject: str, path: Path = (), hint: str = "", missing: str = "") -> None:
        """Note one problem with its place; ``missing`` is the name that nothing has."""
        self.found.append(Diagnostic(code, message, hint=hint, subject=subject, path=path, missing=missing))

    def raise_if_any(self) -> None:
        """Raise :class:`KnowledgeError` with all of them, sorted by place, if there is any."""
        if self.found:
            order = sorted(set(self.found), key=lambda item: (item.subject, str(item.path), item.code, item.message))
            raise KnowledgeError(order)
