"""Which of the packs that were found are used: by name, by path, by version, and by what they need."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

from attrs import evolve

from twitchkit.errors import Diagnostic, PackError, did_you_mean
from twitchkit.packs.discovery import PATH_VERSION, InstalledPack, at_paths, installed, without_doubles
from twitchkit.packs.versions import satisfies


def select(packs: Sequence[str] | None, paths: Iterable[str | os.PathLike[str]]) -> tuple[InstalledPack, ...]:
    """Return the packs to load, sorted by id: those with the names (None: all), and those in the folders.

    Only manifests are read for it. Raises :class:`PackError` for names that no pack has.
    """
    given = at_paths(paths)
    there = installed() if packs is None or packs else ()
    if packs is not None:
        known = {pack.id for pack in (*there, *given)}
        unknown = [name for name in dict.fromkeys(packs) if name not in known]
        if unknown:
            raise PackError([_unknown(name, known) for name in unknown])
        there = tuple(pack for pack in there if pack.id in packs)
    return chosen((*there, *given))


def chosen(packs: Sequence[InstalledPack]) -> tuple[InstalledPack, ...]:
    """Return packs as they are loaded together: sorted by id, one for each, with what speaks against it."""
    engine = _engine()
    return tuple(sorted((_with_engine(pack, engine) for pack in without_doubles(packs)), key=lambda pack: pack.id))


def unmet_needs(
    pack: InstalledPack, chosen: Mapping[str, InstalledPack], skipped: Container[str]
) -> Iterable[Diagnostic]:
    """Iterate over what a pack needs and does not get from the packs that were chosen."""
    needs = {} if pack.manifest is None else pack.manifest.needs
    for name, versions in needs.items():
        other = chosen.get(name)
        if other is None:
            hint = f"install twitchkit-pack-{name}, or select it too"
            yield pack.problem("TK607", f"needs the pack {name!r}, which is not there", "needs", name, hint=hint)
        elif name in skipped:
            message = f"needs the pack {name!r}, which was left out"
            yield pack.problem("TK607", message, "needs", name, hint=f"repair {name!r} first")
        elif other.version != PATH_VERSION and not satisfies(other.version, versions):
            message = f"needs {name!r} {versions}, and {other.version} is installed"
            yield pack.problem("TK607", message, "needs", name, hint="update one of them")


def _unknown(name: str, known: Iterable[str]) -> Diagnostic:
    names = sorted(known)
    hint = did_you_mean(name, names) or f"installed: {', '.join(names) or 'none'}"
    return Diagnostic("TK606", f"there is no pack {name!r}", hint=hint)


def _engine() -> str:
    """Return the version of twitchkit; none where it is run from its source folder."""
    try:
        return version("twitchkit")
    except PackageNotFoundError:
        return ""


def _with_engine(pack: InstalledPack, engine: str) -> InstalledPack:
    """Add a problem if the pack wants another version of twitchkit."""
    wanted = "" if pack.manifest is None else pack.manifest.pack.requires_twitchkit
    if not engine or satisfies(engine, wanted):
        return pack
    message = f"wants twitchkit {wanted}, and {engine} is installed"
    problem = pack.problem("TK607", message, "pack", "requires_twitchkit", hint="update one of them")
    return evolve(pack, problems=(*pack.problems, problem))
