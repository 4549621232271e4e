"""Which packs there are: entry points of installed distributions, and folders. Nothing of a pack is imported."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from attrs import evolve, frozen

from twitchkit.errors import Diagnostic
from twitchkit.packs.manifest import FILE_NAME, Manifest
from twitchkit.packs.manifest_file import place_in_manifest, read_manifest

GROUP = "twitchkit.packs"
PATH_VERSION = "0+path"
"""The version of a pack that is given by its folder: it has no distribution to say it."""


@frozen(kw_only=True)
class InstalledPack:
    """A pack that was found: its id, version and distribution, its folder and manifest as far as they can be read.

    ``problems`` say why it cannot be used; ``unread`` are the words of its manifest that could not be read.
    """

    id: str
    version: str
    distribution: str
    manifest: Manifest | None
    folder: Path | None
    problems: tuple[Diagnostic, ...] = ()
    unread: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """What its manifest calls it; empty where that cannot be read."""
        return "" if self.manifest is None else self.manifest.pack.title

    def problem(self, code: str, message: str, *path: str, hint: str = "") -> Diagnostic:
        """Return a problem of this pack, placed in its manifest."""
        problem = Diagnostic(code, message, hint=hint, path=path)
        if self.folder is None:
            return problem.at(file=self.id)
        return place_in_manifest(problem, self.folder, self.id)


def installed() -> tuple[InstalledPack, ...]:
    """Return the installed packs, sorted by id and distribution, without importing any of them."""
    points = entry_points(group=GROUP)
    return tuple(sorted((_from_entry_point(point) for point in points), key=_order))


def at_paths(paths: Iterable[str | os.PathLike[str]]) -> tuple[InstalledPack, ...]:
    """Return the packs in folders that hold a ``pack.toml`` each, sorted by id."""
    return tuple(sorted((_from_folder(Path(path)) for path in paths), key=_order))


def without_doubles(packs: Sequence[InstalledPack]) -> tuple[InstalledPack, ...]:
    """Return the packs, one for each id; one that was found in several places has a problem that names them.

    The same folder found twice (installed for development, and given by its path) is one pack.
    """
    found: dict[str, InstalledPack] = {}
    for pack in packs:
        other = found.setdefault(pack.id, pack)
        if other is pack or _same_folder(pack, other):
            continue
        message = f"two packs are called {pack.id!r}: {_origin(other)} and {_origin(pack)}"
        problem = pack.problem("TK602", message, "pack", "id", hint="uninstall one, or leave one out")
        found[pack.id] = evolve(other, problems=(*other.problems, *pack.problems, problem))
    return tuple(found.values())


def _order(pack: InstalledPack) -> tuple[str, str, str]:
    return pack.id, pack.distribution, str(pack.folder)


def _origin(pack: InstalledPack) -> str:
    return f"{pack.distribution} {pack.version}" if pack.distribution else f"the folder {pack.folder}"


def _same_folder(pack: InstalledPack, other: InstalledPack) -> bool:
    return None not in (pack.folder, other.folder) and pack.folder == other.folder


def _from_entry_point(point: EntryPoint) -> InstalledPack:
    said = _metadata(point)
    pack = InstalledPack(
        id=point.name,
        version=said.get("Version", "0"),
        distribution=said.get("Name", "an unnamed distribution"),
        manifest=None,
        folder=_folder_of(point),
    )
    if pack.folder is None:
        message = f"the entry point {point.name!r} names {point.value!r}, and there is no such package"
        hint = "reinstall the pack; the entry point names its top-level package"
        return evolve(pack, problems=(pack.problem("TK601", message, hint=hint),))
    return _with_manifest(pack, pack.folder)


def _metadata(point: EntryPoint) -> Mapping[str, str]:
    """Return the first lines of what the distribution of an entry point says; a half-removed one says nothing.

    Name and version stand each on a line of its own, above the README; a whole parser of mail headers takes longer
    than all else that is done to find a pack.
    """
    text = None if point.dist is None else point.dist.read_text("METADATA") or point.dist.read_text("PKG-INFO")
    lines = (line.partition(": ") for line in (text or "").partition("\n\n")[0].splitlines())
    return {key: value.strip() for key, separator, value in lines if separator}


def _folder_of(point: EntryPoint) -> Path | None:
    """Find the folder of a package without importing it, so only its top level is looked up."""
    top, *below = point.value.partition(":")[0].strip().split(".")
    try:
        spec = find_spec(top) if top.isidentifier() else None
    except (ImportError, ValueError):
        return None
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(next(iter(spec.submodule_search_locations)), *below).resolve()
    return folder if folder.is_dir() else None


def _from_folder(path: Path) -> InstalledPack:
    folder = path.resolve()
    pack = InstalledPack(id=folder.name, version=PATH_VERSION, distribution="", manifest=None, folder=folder)
    pack = _with_manifest(pack, folder)
    if pack.manifest is None:
        return pack
    id = pack.manifest.pack.id
    named = (problem.at(file=f"{id}/{FILE_NAME}", line=problem.line) for problem in pack.problems)
    return evolve(pack, id=id, problems=tuple(named))


def _with_manifest(pack: InstalledPack, folder: Path) -> InstalledPack:
    read = read_manifest(folder, pack.id)
    manifest = read.manifest
    pack = evolve(pack, manifest=manifest, problems=read.problems, unread=read.unread)
    if manifest is not None and not read.problems and pack.distribution and manifest.pack.id != pack.id:
        message = f"the entry point calls the pack {pack.id!r}, its manifest {manifest.pack.id!r}"
        return evolve(pack, problems=(pack.problem("TK601", message, "pack", "id", hint="use one name"),))
    return pack
