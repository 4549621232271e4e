"""Where problems of packs are, as a terminal or an editor opens it: the path of the file as seen from here."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from twitchkit.errors import Diagnostic
from twitchkit.packs.discovery import InstalledPack


def found_from_here(problem: Diagnostic, packs: Iterable[InstalledPack]) -> Diagnostic:
    """Return a problem with the path of its file, which it names by the id of its pack."""
    path = path_of(problem, packs)
    return problem if path is None else problem.at(file=str(from_here(path)), line=problem.line)


def path_of(problem: Diagnostic, packs: Iterable[InstalledPack]) -> Path | None:
    """Return the file of a problem; None if no such pack is there."""
    id, _, name = problem.file.partition("/")
    folder = next((pack.folder for pack in packs if pack.id == id), None)
    return None if folder is None else (folder / name).resolve()


def from_here(path: Path) -> Path:
    """Return a path as seen from the working folder, where it is below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
