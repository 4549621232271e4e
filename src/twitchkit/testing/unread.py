"""What nothing reads: told by people, and heard by no statement of the packs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from twitchkit.errors import Diagnostic
from twitchkit.ids import pack_of, short
from twitchkit.knowledge import Knowledge
from twitchkit.packs.discovery import InstalledPack


def unread_of(knowledge: Knowledge, given: Iterable[InstalledPack], others: Iterable[InstalledPack]) -> tuple[str, ...]:
    """Return the words of some packs that nothing reads in them, in what they need, or in what needs them.

    A pack of words alone is thus read by the packs that were written on it; of a new one nobody knows yet.
    """
    checked = tuple(given)
    needs = {pack.id: frozenset(pack.manifest.needs) for pack in (*checked, *others) if pack.manifest}
    found: list[str] = []
    for pack in checked:
        heard = _reached(pack.id, needs) | {id for id in needs if pack.id in _reached(id, needs)}
        found += [word for word in knowledge.unread_by(heard) if pack_of(word) == pack.id]
    return tuple(found)


def as_problem(knowledge: Knowledge, word: str) -> Diagnostic:
    """Return what to say of a word that nothing reads."""
    kind = "finding" if word in knowledge.findings else "measurement"
    return Diagnostic(
        "TK408", f"nothing reads the {kind} '{short(word)}'", hint='read it, or say context = "…"', subject=word
    )


def _reached(pack: str, needs: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return a pack and all that it needs, directly or not."""
    reached, new = frozenset[str](), frozenset((pack,))
    while new:
        reached |= new
        new = frozenset(need for id in new for need in needs.get(id, ())) - reached
    return reached
