"""The manifest as it stands in the folder of a pack: read before anything of the pack runs, as far as it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from twitchkit.errors import Diagnostic, StructureError, closest
from twitchkit.ids import is_name
from twitchkit.model.content import SINGULAR
from twitchkit.packs.drafts import draft
from twitchkit.packs.manifest import FILE_NAME, SCHEMA, Manifest, problems_of
from twitchkit.packs.toml_parts import Parts, read_parts
from twitchkit.packs.versions import is_specifier
from twitchkit.places import find_lines, nearest
from twitchkit.regular_file import read_regular
from twitchkit.structure import structure

_PLACES = ("*", "src/*", "*/src/*")  # where the package of a distribution may be
_MOST_BYTES = 1_000_000
_PREFIX = "twitchkit_pack_"
_ALIKE = 0.65


@frozen(kw_only=True)
class ReadManifest:
    """A manifest as far as it could be read, and what is wrong with it; ``unread`` are the words of the rest."""

    manifest: Manifest | None
    problems: tuple[Diagnostic, ...]
    unread: frozenset[str] = frozenset()


def read_manifest(folder: Path, label: str) -> ReadManifest:
    """Read the manifest of the pack in a folder; ``label`` names the pack in places. Nothing raises.

    Of one with mistakes a draft is left, by which the rest of the pack can be looked at; with that it does not load.
    """
    file = f"{label}/{FILE_NAME}"
    try:
        parts = read_parts(_bytes(folder), file=file)
    except OSError as error:
        message = f"cannot read the manifest: {error.strerror}"
        problem = Diagnostic("TK601", message, hint=_right_place(folder), file=file)
        return ReadManifest(manifest=None, problems=(problem,))
    data = {"pack": {}, **parts.data} if parts.problems else parts.data
    schema = data.get("schema")
    if isinstance(schema, int) and schema != SCHEMA:
        message = f"'schema' is {schema}; this version of twitchkit reads {SCHEMA}"
        problem = Diagnostic("TK105", message, hint="update twitchkit or the pack", path=("schema",))
        return ReadManifest(manifest=None, problems=_placed([problem], parts, file))
    manifest, wrong = _structured(data)
    told = [problem for problem in wrong if problem.missing not in parts.unread]  # that could not be read, it is there
    problems = (*parts.problems, *_placed(told, parts, file))
    unread = parts.unread | {str(step) for problem in told for step in problem.path if step in ("defines", "needs")}
    if manifest is not None and problems:
        manifest = _mended(manifest, folder, unread)
    return ReadManifest(manifest=manifest, problems=problems, unread=unread)


def _structured(data: Mapping[str, object]) -> tuple[Manifest | None, tuple[Diagnostic, ...]]:
    """Return a manifest, or what is left of it, and what is wrong with it; what was put in is not judged."""
    try:
        manifest = structure(data, Manifest)
    except StructureError as error:
        left = draft(data, Manifest, error.diagnostics)
        if left is None:
            return None, error.diagnostics
        found = [_hinted(problem) for problem in error.diagnostics]
        judged = (problem for problem in problems_of(left.left) if problem.path not in left.not_judged)
        return left.left, (*found, *judged)
    return manifest, tuple(problems_of(manifest))


def _hinted(problem: Diagnostic) -> Diagnostic:
    """Say of a table that stands in another that it is one of its own."""
    if problem.code == "TK102" and problem.path[:1] == ("pack",) and problem.path[-1] in ("needs", "hooks"):
        return evolve(problem, hint=f"it is a table of its own: [{problem.path[-1]}]")
    return problem


def _mended(manifest: Manifest, folder: Path, unread: frozenset[str]) -> Manifest:
    """Put something sound where a manifest is wrong: what it may mean, or what forbids nothing."""
    about = manifest.pack
    meant = (kind if kind in SINGULAR else closest(kind, SINGULAR, alike=_ALIKE) for kind in about.defines)
    return evolve(
        manifest,
        pack=evolve(
            about,
            id=about.id if is_name(about.id) else _name_of(folder),
            requires_twitchkit=about.requires_twitchkit if is_specifier(about.requires_twitchkit) else "",
            defines=tuple(SINGULAR) if "defines" in unread else tuple(kind for kind in meant if kind),
            review_by=None,
        ),
        needs={
            name: versions if is_specifier(versions) else ""
            for name, versions in manifest.needs.items()
            if name != about.id
        },
    )


def _name_of(folder: Path) -> str:
    return folder.name.removeprefix(_PREFIX)


def _placed(problems: Sequence[Diagnostic], parts: Parts, file: str) -> tuple[Diagnostic, ...]:
    lines = find_lines(parts.text) if problems else {}
    return tuple(problem.at(file=file, line=nearest(lines, problem.path)) for problem in problems)


def place_in_manifest(problem: Diagnostic, folder: Path, label: str) -> Diagnostic:
    """Return a problem with its place in the manifest of a pack, found by its path."""
    try:
        lines = find_lines(read_parts(_bytes(folder)).text)
    except OSError:
        lines = {}
    return problem.at(file=f"{label}/{FILE_NAME}", line=nearest(lines, problem.path))


def _bytes(folder: Path) -> bytes:
    return read_regular(folder / FILE_NAME, most=_MOST_BYTES, folder=folder).replace(b"\r\n", b"\n")


def _right_place(folder: Path) -> str:
    """Say which folder is to be given in the place of one that holds no manifest."""
    for place in _PLACES:
        if found := next(folder.glob(f"{place}/{FILE_NAME}"), None):
            return f"give {found.parent.relative_to(folder).as_posix()} in it, which holds {FILE_NAME}"
    if (folder.parent / FILE_NAME).is_file():
        return f"give the folder above it, which holds {FILE_NAME}"
    return f"give the folder that holds {FILE_NAME}"
