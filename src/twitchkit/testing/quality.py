"""How good a pack is, counted from what it holds and never claimed: cases, sources, certainty, review."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import frozen

from twitchkit.errors import Diagnostic
from twitchkit.ids import pack_of
from twitchkit.knowledge import Knowledge
from twitchkit.model.provenance import Certainty, Status, statements_in
from twitchkit.packs.discovery import InstalledPack
from twitchkit.testing.cases import Case
from twitchkit.testing.coverage import proofs

_SEEN = (Status.VERIFIED, Status.VERIFIED_SECONDARY, Status.DERIVED)
_FIRM = (Certainty.MODERATE, Certainty.HIGH)
_SILVER_PROVEN, _GOLD_SEEN = 0.9, 0.5


class Level(StrEnum):
    """How far a pack has come, from least to most."""

    NONE = "none"  # a required check fails
    BRONZE = "bronze"  # every required check passes
    SILVER = "silver"  # and nine of ten of what cases can prove is proven
    GOLD = "gold"  # and all of it, half of the statements were seen in a source, and a next review is set


@frozen(kw_only=True)
class Quality:
    """The level of a pack, and what it is counted from, each a share from 0 to 1.

    ``proven`` is how much of what cases can prove they do, ``seen`` and ``firm`` how many statements were seen in a
    source and are of moderate or high certainty, ``review_is_due`` whether the day of the next review is set.
    """

    level: Level
    proven: float
    seen: float
    firm: float
    review_is_due: bool


def quality(
    knowledge: Knowledge, pack: InstalledPack, cases: Iterable[Case], problems: Iterable[Diagnostic]
) -> Quality:
    """Return how good a pack is, given the cases of all packs and what :func:`check_packs` says of it."""
    demands = proofs(knowledge, cases, pack.id)
    shown, of = sum(proof.shown for proof in demands), sum(proof.of for proof in demands)
    parts = [part for entry in knowledge if pack_of(entry.id) == pack.id for _, part in statements_in(entry)]
    proven = shown / of if of else 1.0
    seen = sum(part.status in _SEEN for part in parts) / len(parts) if parts else 0.0
    firm = sum(part.certainty in _FIRM for part in parts) / len(parts) if parts else 0.0
    dated = pack.manifest is not None and pack.manifest.pack.review_by is not None
    if any(problem.severity == "error" for problem in problems):
        level = Level.NONE
    elif proven < _SILVER_PROVEN:
        level = Level.BRONZE
    elif proven < 1 or seen < _GOLD_SEEN or not dated:
        level = Level.SILVER
    else:
        level = Level.GOLD
    return Quality(level=level, proven=proven, seen=seen, firm=firm, review_is_due=dated)
