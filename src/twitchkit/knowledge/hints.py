"""What somebody meant who wrote a name that nothing has: how the thing is written, or what it is instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from twitchkit.ids import Names, pack_of, short
from twitchkit.model.content import WRITTEN, Entry
from twitchkit.model.vocabulary import Medicine


def written_otherwise(name: str, pack: str, names: Names, called: Callable[[str], tuple[str, ...]]) -> str:
    """Return, as a hint, how a thing that is there is written; empty if nothing is meant for sure.

    ``called`` gives the ids of what people call so.
    """
    pointed, bare = name.replace(".", ":", 1), short(name)
    if pointed != name and names.candidates(pointed, pack):
        return f"write {pointed!r}"
    there = names.candidates(bare, pack)
    if bare != name and there:
        return f"{bare!r} is in {pack_of(there[0])!r}"
    if name in names.packs:
        return f"{name!r} is a pack: name what you mean in it"
    aliases = [id for id in called(bare) if names.candidates(id, pack)]
    if len(aliases) == 1 and short(aliases[0]) != re.sub(r"[\W_]+", "_", bare.casefold()):
        return f"{name!r} is another name: write {short(aliases[0])!r}"
    prefixed = [near for near in _with_and_without_pack(bare, names) if names.candidates(near, pack)]
    return f"did you mean {prefixed[0]!r}?" if prefixed else ""


def _with_and_without_pack(name: str, names: Names) -> Iterator[str]:
    """Yield a name without a pack that it begins with, and with each."""
    for pack in sorted(names.packs):
        yield name.removeprefix(f"{pack}_") if name.startswith(f"{pack}_") else f"{pack}_{name}"


def of_another_kind(
    name: str, pack: str, entries: Mapping[str, Mapping[str, Entry]], names: Callable[[str], Names]
) -> str:
    """Return, as a hint, what else is called so: a condition; a medicine, whose class is to be written."""
    for kind in entries:
        if found := names(kind).candidates(name, pack):
            entry = entries[kind][found[0]]
            return _medicine(name, entry) if isinstance(entry, Medicine) else f"{name!r} is a {_in_words(kind)}"
    for entry in entries["medicines"].values():
        if isinstance(entry, Medicine) and name.replace("_", " ") in (known.replace("_", " ") for known in entry.names):
            return _medicine(name, entry)
    return ""


def _medicine(name: str, medicine: Medicine) -> str:
    classes = " or ".join(repr(short(each)) for each in (*medicine.classes, *medicine.may_be))
    return f"{name!r} is a medicine: write its class {classes}" if classes else f"{name!r} is a medicine"


def _in_words(kind: str) -> str:
    return WRITTEN[kind].replace("_", " ")
