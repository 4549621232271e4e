"""The folder of a pack: what in it is never read, though somebody may think that it is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from twitchkit.errors import Diagnostic, closest
from twitchkit.model.content import SINGULAR
from twitchkit.packs.compiled import check_compiled
from twitchkit.packs.discovery import InstalledPack
from twitchkit.packs.files import CONTENT, MOST_BYTES, read_files
from twitchkit.packs.manifest import FILE_NAME
from twitchkit.packs.reading import ReadPack
from twitchkit.regular_file import read_regular
from twitchkit.testing.cases import CASES
from twitchkit.testing.distribution import project_file
from twitchkit.testing.people import PEOPLE

_READ: Mapping[str, tuple[str, ...]] = {CONTENT: (".toml", ".csv"), CASES: (".toml",), PEOPLE: (".toml",)}
_HEADER = re.compile(rf"^[ \t]*\[\[?[ \t]*({'|'.join((*SINGULAR, 'case', 'person'))})\b", re.MULTILINE)
_FOLDER = {"case": CASES, "person": PEOPLE}
_NOTES = ("", ".md", ".txt", ".rst", ".py", ".pyc")
_TABLES = (".xlsx", ".xls", ".ods", ".tsv", ".numbers")
_MOST_FILES = 20_000
_ALIKE = 0.65


def check_layout(pack: InstalledPack, read: ReadPack) -> Iterator[Diagnostic]:
    """Yield what is in the folder of a pack and not read or out of date, and that it holds nothing."""
    if pack.folder is None or pack.manifest is None:
        return
    yield from _like_folders(pack, pack.folder)
    yield from _elsewhere(pack, pack.folder)
    if not tuple(read.content) and not read.problems:
        there = closest(CONTENT, _folders(pack.folder), alike=_ALIKE)
        hint = f"rename the folder {there!r} to {CONTENT}/" if there not in ("", CONTENT) else _WHERE
        yield pack.problem("TK612", "the pack holds nothing", "pack", "defines", hint=hint)
    if not read.problems:
        yield from check_compiled(pack.folder, read_files(pack.folder, pack.id))
    told = _files_told_of(read)
    for name, path in _files(pack.folder):
        file = f"{pack.id}/{name}"
        if path.is_symlink() and path.is_dir():
            yield Diagnostic("TK613", "a link to a folder is not read", hint="put the files here", file=file)
        elif (why := _why_not_read(name, file in told)) is not None:
            yield Diagnostic("TK613", "this file is not read", hint=why, file=file)
        elif path.suffix == ".toml" and name.startswith(CONTENT) and file not in told and "[table]" not in _text(path):
            yield Diagnostic("TK508", "no statement in this file", hint="write one, or remove it", file=file, line=1)


_WHERE = f"statements stand in {CONTENT}/*.toml; look whether the wheel leaves them out"


def _folders(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def _elsewhere(pack: InstalledPack, folder: Path) -> Iterator[Diagnostic]:
    """Yield the files with statements, cases or people that stand where nobody looks: in the package, or beside it."""
    project = project_file(folder)
    around = [] if project is None or project.parent == folder else [project.parent / part for part in _READ]
    inside = [folder, *(folder / name for name in _folders(folder) if name not in _READ and not name.startswith("."))]
    for place in (*inside, *around):
        for path in sorted(place.glob("*.toml") if place == folder else place.rglob("*.toml"))[:_MOST_FILES]:
            header = None if path.name == FILE_NAME else _HEADER.search(_text(path))
            if header is not None:
                where = folder / _FOLDER.get(header[1], CONTENT)
                base = project.parent if project and place in around else folder
                hint = f"move it to {where.relative_to(base).as_posix()}/"
                file = f"{pack.id}/{Path(os.path.relpath(path, folder)).as_posix()}"
                yield Diagnostic("TK613", "this file is not read", hint=hint, file=file)


def _like_folders(pack: InstalledPack, folder: Path) -> Iterator[Diagnostic]:
    for name in _folders(folder):
        meant = closest(name, _READ, alike=_ALIKE)
        if meant and name not in _READ and not (folder / meant).exists():
            hint = f"rename it to {meant}/"
            yield Diagnostic("TK613", "this folder is not read", hint=hint, file=f"{pack.id}/{name}")


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Iterate over what is in the folders that are read; links are not followed."""
    left = _MOST_FILES
    for part in _READ:
        for place, folders, files in os.walk(folder / part):
            links = [name for name in folders if Path(place, name).is_symlink()]
            for name in sorted([*links, *files]):
                left -= 1
                if left < 0:
                    return
                path = Path(place, name)
                yield path.relative_to(folder).as_posix(), path


def _why_not_read(name: str, named: bool) -> str | None:
    """Return what to do with a file that is not read; None for one that is, and for notes of the author."""
    path = PurePosixPath(name)
    known = _READ[path.parts[0]]
    if path.name.startswith(".") or "__pycache__" in path.parts:
        return None
    if path.suffix == ".csv" and path.parts[0] == CONTENT:
        return None if named else 'name it in a [table] with csv = "…"'
    if path.suffix in _NOTES and PurePosixPath(path.stem).suffix in known:
        return f"its name ends in {path.suffix}: rename it to {path.stem}"
    if path.suffix in known or path.suffix in _NOTES:
        return None
    if path.suffix in _TABLES:
        return "save the table as CSV, and name it in a [table]"
    return f"files are TOML, and end in {' or '.join(known)}"


def _files_told_of(read: ReadPack) -> frozenset[str]:
    """Return the files from which a statement came, or of which something is told: they are read."""
    databases = (
        f"{read.found.id}/{CONTENT}/{name}"
        for database in read.content.food_databases.values()
        for name in (database.synonyms, database.costs, database.kinds)
    )
    written = (origin.file for origin in read.origins.values())
    return frozenset((*databases, *written, *(problem.file for problem in read.problems)))


def _text(path: Path) -> str:
    try:
        return read_regular(path, most=MOST_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return ""
