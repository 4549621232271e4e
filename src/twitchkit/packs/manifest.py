"""The manifest of a pack: who it is, what it may hold, what it needs. Read before anything of the pack runs."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import field, frozen

from twitchkit.errors import Diagnostic, StructureError, did_you_mean
from twitchkit.ids import is_name
from twitchkit.model.content import SAFETY_KINDS, SINGULAR
from twitchkit.packs.text_file import decoded
from twitchkit.packs.versions import is_specifier
from twitchkit.places import find_lines, nearest, read_toml
from twitchkit.regular_file import read_regular
from twitchkit.structure import structure

FILE_NAME = "pack.toml"
SCHEMA = 1
_PLACES = ("*", "src/*", "*/src/*")  # where the package of a distribution may be
_MOST_BYTES = 1_000_000


@frozen(kw_only=True)
class About:
    """The table ``[pack]``: id, title, language, license, and which kinds it may hold.

    ``reviewed`` is the day of the last review, ``review_by`` the day by which the next one is due.
    """

    id: str
    title: str
    language: str = "en"
    license: str
    reviewed: datetime.date
    review_by: datetime.date | None = None
    requires_twitchkit: str = ""
    defines: tuple[str, ...]


@frozen(kw_only=True)
class Hooks:
    """The table ``[hooks]`` of a pack with code: the module that answers hooks."""

    module: str


@frozen(kw_only=True)
class Manifest:
    """A whole ``pack.toml``; ``needs`` are the packs whose names it uses, with the versions that will do."""

    schema: int
    pack: About
    needs: Mapping[str, str] = field(factory=dict)
    hooks: Hooks | None = None

    @property
    def holds_safety(self) -> bool:
        """Whether the pack may hold what no pack is left out with: red flags or cautions."""
        return not SAFETY_KINDS.isdisjoint(self.pack.defines)


def read_manifest(folder: Path, label: str) -> Manifest:
    """Read the manifest of the pack in a folder; ``label`` names the pack in places.

    Raises :class:`StructureError` with every problem, each with file and line.
    """
    file = f"{label}/{FILE_NAME}"
    try:
        text = _text(folder)
    except StructureError as error:
        raise StructureError([problem.at(file=file) for problem in error.diagnostics]) from None
    except OSError as error:
        hint = _right_place(folder)
        message = f"cannot read the manifest: {error.strerror}"
        raise StructureError([Diagnostic("TK601", message, hint=hint, file=file)]) from None
    return read_toml(text, _checked, file=file)


def _right_place(folder: Path) -> str:
    """Say which folder is to be given in the place of one that holds no manifest."""
    for place in _PLACES:
        if found := next(folder.glob(f"{place}/{FILE_NAME}"), None):
            return f"give {found.parent.relative_to(folder).as_posix()} in it, which holds {FILE_NAME}"
    if (folder.parent / FILE_NAME).is_file():
        return f"give the folder above it, which holds {FILE_NAME}"
    return f"give the folder that holds {FILE_NAME}"


def _text(folder: Path) -> str:
    text = decoded(read_regular(folder / FILE_NAME, most=_MOST_BYTES, folder=folder))
    return text.replace("\r\n", "\n")


def place_in_manifest(problem: Diagnostic, folder: Path, label: str) -> Diagnostic:
    """Return a problem with its place in the manifest of a pack, found by its path."""
    try:
        lines = find_lines(_text(folder))
    except (OSError, StructureError):
        lines = {}
    return problem.at(file=f"{label}/{FILE_NAME}", line=nearest(lines, problem.path))


def _checked(data: Mapping[str, object]) -> Manifest:
    schema = data.get("schema")
    if isinstance(schema, int) and schema != SCHEMA:
        message = f"'schema' is {schema}; this version of twitchkit reads {SCHEMA}"
        raise StructureError([Diagnostic("TK105", message, hint="update twitchkit or the pack", path=("schema",))])
    manifest = structure(data, Manifest)
    problems = list(_problems(manifest))
    if problems:
        raise StructureError(problems)
    return manifest


def _problems(manifest: Manifest) -> Iterable[Diagnostic]:
    about = manifest.pack
    if not is_name(about.id):
        yield Diagnostic("TK105", f"{about.id!r} is no name in snake_case", path=("pack", "id"))
    if not is_specifier(about.requires_twitchkit):
        yield _no_specifier(about.requires_twitchkit, ("pack", "requires_twitchkit"))
    if about.review_by is not None and about.review_by <= about.reviewed:
        message = "'review_by' is not after 'reviewed'"
        hint = "give the day by which somebody is to review the pack again"
        yield Diagnostic("TK105", message, hint=hint, path=("pack", "review_by"))
    for position, kind in enumerate(about.defines):
        if kind not in SINGULAR:
            hint = did_you_mean(kind, SINGULAR) or f"kinds: {', '.join(SINGULAR)}"
            yield Diagnostic("TK105", f"unknown kind {kind!r}", hint=hint, path=("pack", "defines", position))
    for name, versions in manifest.needs.items():
        if name == about.id:
            yield Diagnostic("TK105", "a pack does not need itself", hint="remove it", path=("needs", name))
        if not is_specifier(versions):
            yield _no_specifier(versions, ("needs", name))


def _no_specifier(text: str, path: tuple[str, ...]) -> Diagnostic:
    return Diagnostic("TK105", f"{text!r} names no versions", hint='write them like ">=0.1,<1"', path=path)
