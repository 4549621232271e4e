"""How soon to seek help: the tier, the reasons for it, what is open, and whom to call."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from twitchkit.model.discreet import Result
from twitchkit.model.safety import Help, Tier


@frozen(kw_only=True, repr=False)
class UrgencyReason(Result):
    """Why the urgency is what it is: a red flag, a critical limit that a reading passed, or a condition.

    ``within_days`` is how long it may wait, where that is less than its tier says.
    """

    tier: Tier
    message: str
    do: str
    sources: tuple[str, ...]
    red_flag: str | None = None
    critical_limit: str | None = None
    condition: str | None = None
    seen: tuple[str, ...] = ()
    within_days: int | None = None


def soonest(reasons: Iterable[UrgencyReason]) -> int | None:
    """Return within how few days any of some reasons wants to be seen, None where none is sooner than its tier says."""
    return min((reason.within_days for reason in reasons if reason.within_days), default=None)


@frozen(kw_only=True, repr=False)
class HelplineResult(Result):
    """A telephone number: who answers it, what that is called, and how it is dialed in the country that was told."""

    help: Help
    name: str
    number: str
    sources: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class Urgency(Result):
    """How soon to seek help, why, and which red-flag questions of the screen are open.

    ``says`` tells how soon: the sentence of the tier, or fewer days where a reason asks for that; it is empty where a
    complaint outside the scope leaves it to others.
    ``named`` is what was told as present and can be part of a warning sign, whether or not one is raised; what fits
    something that is said to fit, and that can wait, is ``fitting``.
    """

    tier: Tier
    says: str = ""
    reasons: tuple[UrgencyReason, ...]
    not_asked: tuple[str, ...]
    asked_not_known: tuple[str, ...]
    named: tuple[str, ...] = ()
    fitting: tuple[str, ...] = ()
