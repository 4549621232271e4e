"""What holds a person's answers, or what follows from them, and shows nothing of it in passing.

A ``repr`` ends up in logs, in tracebacks with local variables and in error trackers, where nobody meant an answer to
be. So it is one short line here, and who wants to see more asks for it: ``profile_to_dict(profile)``,
``result.to_dict()``, or the attributes one by one. A test that fails is as easy to read as before: pytest compares
the attributes of two objects that should be equal, and hypothesis prints those of a failing example.
"""

from __future__ import annotations

from collections.abc import Iterable

from twitchkit.model.plain import Json, plain_table


class Discreet:
    """Something of one person; its ``repr`` is the name of the class."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"

    def __rich_repr__(self) -> Iterable[str]:
        """Show no attribute in the tracebacks of rich, which looks at them instead of calling ``repr``."""
        return ()


class Result(Discreet):
    """Something that comes out for one person; ``to_dict`` shows all of it."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Json]:
        """Return all of it as plain data, ready for ``json.dumps``; keys hold within a major version."""
        return plain_table(self)
