"""What a reader of one layout returns: the part of a profile, and where each of its lines stands in the file."""

from __future__ import annotations

from attrs import frozen

from twitchkit.errors import Diagnostic
from twitchkit.model.profile import Profile


@frozen(kw_only=True, repr=False)
class Part:
    """A part of a profile; ``lines`` has the line of each food of each day."""

    layout: str
    days: int
    profile: Profile
    notes: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    lines: tuple[tuple[int, ...], ...] = ()
