"""Kits of installed packs, each loaded once a process.

Every command and every example of the docs loads the same packs anew, which took a third of the time of the tests. A
kit is a value without state, and which packs are installed follows from the folders of ``sys.path`` that hold
distributions, so what was loaded once is kept. Folders and everything that is preferred are read each time; beside
them, the files of the packs of this repository, and of those that spoiled packs are checked beside, are read once.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from copy import copy
from functools import cache, wraps
from os import PathLike
from pathlib import Path
from typing import Literal

from twitchkit import kit
from twitchkit.packs import reading
from twitchkit.packs.discovery import InstalledPack
from twitchkit.packs.files import Files
from twitchkit.packs.plugins import Speaker

PACKS = Path(__file__).parents[2] / "packs"
BESIDE = Path(__file__).parents[1] / "packs" / "mistakes"

_load = kit.load
_read_files = reading._read_files
_READ: dict[Path, tuple[Speaker, Files | None]] = {}


@wraps(_load)
def load(
    packs: Sequence[str] | None = None,
    *,
    paths: Sequence[str | PathLike[str]] = (),
    on_error: Literal["raise", "skip"] = "raise",
    prefer: Mapping[str, str] | None = None,
    reference: str | None = None,
) -> kit.Kit:
    if paths or prefer:
        return _load(packs, paths=paths, on_error=on_error, prefer=prefer, reference=reference)
    return _installed(None if packs is None else tuple(packs), on_error, reference, _sites())


def _sites() -> tuple[str, ...]:
    return tuple(place for place in sys.path if any(Path(place).glob("*.dist-info")))


@cache
def _installed(
    packs: tuple[str, ...] | None, on_error: Literal["raise", "skip"], reference: str | None, _sites: tuple[str, ...]
) -> kit.Kit:
    return _load(packs, on_error=on_error, reference=reference)


def read_files(pack: InstalledPack) -> tuple[Speaker, Files | None]:
    if pack.folder is None or not (pack.folder.is_relative_to(PACKS) or pack.folder.is_relative_to(BESIDE)):
        return _read_files(pack)
    if pack.folder not in _READ:
        _READ[pack.folder] = _read_files(pack)
    speaker, files = _READ[pack.folder]
    statements = copy(speaker.statements)
    for name, value in vars(statements).items():  # whoever has them adds to them
        setattr(statements, name, copy(value))
    statements.entries = {kind: list(entries) for kind, entries in statements.entries.items()}
    return Speaker(found=pack, statements=statements), files


def keep_what_is_loaded() -> None:
    """Let all that imports ``twitchkit.load`` from now on have kits that are kept, and packs that were read."""
    kit.load = load
    reading._read_files = read_files
