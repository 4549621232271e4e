"""Overrides: how one pack changes a value of another, openly."""

from __future__ import annotations

from typing import Annotated

from attrs import frozen

from twitchkit.model.kinds import Means
from twitchkit.model.provenance import Statement

Plain = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None


@frozen(kw_only=True)
class Override(Statement):
    """A changed value: what (``target`` and ``field``), what its author saw, the new value, and the reason.

    ``field`` is a key of the target, or ``evidence.<finding>.<key>`` and the like for its parts. ``expects`` and
    ``value`` are written as in the pack's own TOML.
    """

    id: str
    target: str
    field: str
    expects: Plain
    value: Plain
    reason: Annotated[str, Means(shown="Why")]
