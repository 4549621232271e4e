"""Packs that a command names: by id, as they are installed, or by folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from attrs import frozen

from twitchkit.cli.places import found_from_here
from twitchkit.errors import PackError, UnknownIdError, did_you_mean
from twitchkit.kit import Kit, load
from twitchkit.packs.discovery import InstalledPack, at_paths, installed


@frozen
class NamedPacks:
    """The packs that were named, and the others that are installed; a folder takes the place of its installed pack."""

    named: tuple[InstalledPack, ...]
    others: tuple[InstalledPack, ...]
    folders: tuple[str, ...]

    @property
    def all(self) -> tuple[InstalledPack, ...]:
        """Those that were named, and the others."""
        return (*self.named, *self.others)

    def kit(self, *, on_error: Literal["raise", "skip"] = "raise") -> Kit:
        """Return a kit of all of them together, as they may rest on each other.

        Raises :class:`PackError` with the path of each file, as seen from here.
        """
        ids = {pack.id for pack in self.named if not pack.distribution}
        there = (pack for pack in self.all if pack.distribution and pack.id not in ids)
        try:
            return load([pack.id for pack in there], paths=self.folders, on_error=on_error)
        except PackError as error:
            raise PackError([found_from_here(problem, self.all) for problem in error.diagnostics]) from None


def named_packs(names: Sequence[str]) -> NamedPacks:
    """Return the packs with some names, each an id or a folder; without any, all that are installed.

    Raises :class:`UnknownIdError` for what is neither.
    """
    there = {pack.id: pack for pack in installed()}
    folders = tuple(name for name in names if name not in there and Path(name).is_dir())
    for name in names:
        if name not in there and name not in folders:
            raise UnknownIdError(f"{name!r} is neither an installed pack nor a folder; {_hint(name, there)}")
    given = at_paths(folders)
    named = (*given, *(there[name] for name in dict.fromkeys(names) if name in there))
    others = tuple(pack for pack in there.values() if pack not in named)
    return NamedPacks(named, others, folders) if names else NamedPacks(others, (), ())


def _hint(name: str, there: Iterable[str]) -> str:
    if Path(name).is_file():
        return "it is a file: give the folder that holds it"
    known = tuple(there)
    return did_you_mean(name, known) or f"install it first, or give its folder; installed: {', '.join(known) or 'none'}"
