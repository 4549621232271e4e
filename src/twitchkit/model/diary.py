"""A food diary that another program wrote, as a profile takes it."""

from __future__ import annotations

from attrs import frozen

from twitchkit.model.discreet import Result
from twitchkit.model.profile import Profile


@frozen(kw_only=True, repr=False)
class Diary(Result):
    """What an export of another program tells: a profile with what was eaten and taken, and what to know of it.

    ``profile`` has a ``diet`` of days, or an ``intake`` of means where the export has only totals, and ``supplements``
    where it tells them apart. ``layout`` says what the file is, ``days`` how many days are in it, and ``notes`` what
    was not taken and why.
    """

    layout: str
    days: int
    profile: Profile
    notes: tuple[str, ...] = ()
