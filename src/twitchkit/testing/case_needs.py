"""The packs that the cases of a pack say they rest on beside its own needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from twitchkit.errors import Diagnostic, closest
from twitchkit.ids import short
from twitchkit.packs.discovery import InstalledPack
from twitchkit.packs.reading import ReadPack
from twitchkit.testing.cases import Cases

_WORD = re.compile(r"\w+")
_ALIKE = 0.65
_READ_BY_NAME = ("medicine", "food_source", "food_database")
"""Packs of these may be named by words that are no ids."""


def check_needs(pack: InstalledPack, cases: Cases, packs: Mapping[str, ReadPack]) -> Iterator[Diagnostic]:
    """Yield which packs the cases of a pack say they need and do not, or misspell."""
    own = pack.manifest.needs if pack.manifest else {}
    words = {word for case in cases.cases for word in _WORD.findall(repr((case.profile, case.expect, case.cite)))}
    for need, origin in cases.needs:
        if need in own or need == pack.id:
            message, hint = f"the cases need {need!r}, and [needs] in pack.toml says so", "remove it here"
            yield origin.place(Diagnostic("TK506", message, hint=hint, path=("needs",)))
        elif need not in packs:
            meant = closest(need, [other for other in packs if other != pack.id], alike=_ALIKE)
            if meant:
                message, hint = f"the cases need the pack {need!r}, which is not there", f"did you mean {meant!r}?"
                yield origin.place(Diagnostic("TK607", message, hint=hint, path=("needs",)))
        elif not _may_be_named(packs[need], words):
            message, hint = f"the cases use no name of {need!r}", "remove it"
            yield origin.place(Diagnostic("TK506", message, hint=hint, path=("needs",)))


def _may_be_named(pack: ReadPack, words: set[str]) -> bool:
    defines = pack.found.manifest.pack.defines if pack.found.manifest else ()
    by_name = not set(_READ_BY_NAME).isdisjoint(defines)
    return by_name or not words.isdisjoint({short(entry.id) for entry in pack.content})
