"""What a profile tells in words of a pack that is not here: it is read and named, and never taken for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from twitchkit.errors import did_you_mean
from twitchkit.ids import is_id, pack_of, short
from twitchkit.knowledge import Knowledge
from twitchkit.model.profile import UNKNOWN


def not_here(knowledge: Knowledge, kind: str, told: Mapping[str, object]) -> frozenset[str]:
    """Return the full ids under which something was told of a kind ("findings"), and whose pack is not here.

    A name that a pack here has as well, or a pack that is called much like one of them, is rather a slip: it stays,
    to be refused.
    """
    names = knowledge.index.names((kind,))
    strange = [name for name in told if ":" in name and name not in names and is_id(name)]
    if not strange:
        return frozenset()
    packs = sorted({pack_of(entry.id) for entry in knowledge})
    gone = {pack for pack in map(pack_of, strange) if pack not in packs and not did_you_mean(pack, packs)}
    return frozenset(name for name in strange if pack_of(name) in gone and short(name) not in names.short)


def is_told_present(value: object) -> bool:
    """Tell whether an answer, or a reading, says more than that nothing is there or known."""
    return value is not False and UNKNOWN not in (value, getattr(value, "value", None))


def notices_of(ids: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each pack that is not here, with what it was to judge."""
    by_pack: dict[str, list[str]] = {}
    for id in sorted(ids):
        by_pack.setdefault(pack_of(id), []).append(id)
    for pack, its in by_pack.items():
        yield f"The pack {pack!r} is not here, so this was not judged: {', '.join(its)}"
