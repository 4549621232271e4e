"""The distribution of a pack: its ``pyproject.toml`` against its manifest, so that it is installed as it was tried."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from attrs import evolve

from twitchkit.errors import Diagnostic
from twitchkit.packs.discovery import GROUP, InstalledPack
from twitchkit.packs.toml_parts import read_parts
from twitchkit.places import find_lines, nearest
from twitchkit.regular_file import read_regular
from twitchkit.testing.wheel import Project, left_out

FILE = "pyproject.toml"
_ENGINE = "twitchkit"
_MOST = 1_000_000
_LEVELS = 3
_NAME = re.compile(r"\s*([A-Za-z0-9][\w.-]*)")


def check_distribution(pack: InstalledPack, others: Mapping[str, InstalledPack]) -> Iterator[Diagnostic]:
    """Yield where the distribution of a pack does not do what its manifest says."""
    if pack.folder is None or pack.manifest is None:
        return
    path = project_file(pack.folder)
    if path is None:
        if pack.distribution:
            yield from _lacking(pack, others, _installed(pack.distribution), "its distribution")
        return
    file = f"{pack.id}/{Path(os.path.relpath(path, pack.folder)).as_posix()}"
    try:
        parts = read_parts(read_regular(path, most=_MOST), file=file)
    except OSError as error:
        yield Diagnostic("TK601", f"cannot be read: {error.strerror}", file=file)
        return
    yield from parts.problems
    project, lines = Project(path.parent, parts.data, pack.folder), find_lines(parts.text)
    # What stands where nothing could be read is not missing.
    points = () if "twitchkit" in parts.unread else _entry_point(project, pack)
    whole = not parts.problems
    for problem in (*points, *(_name(project, pack) if whole else ()), *_wheel(project)):
        beside = file.removesuffix(FILE) + problem.file
        yield (
            problem.at(file=beside, line=problem.line)
            if problem.file
            else problem.at(file=file, line=nearest(lines, problem.path))
        )
    if "dependencies" not in parts.unread:
        needed = project.texts("project", "dependencies")
        if whole and _ENGINE not in _depends_on(needed):
            keys, hint = ("project", "dependencies"), f'add "{_ENGINE}" and the versions that were tried'
            problem = Diagnostic("TK611", f"{FILE} does not depend on {_ENGINE!r}", hint=hint)
            yield problem.at(file=file, line=nearest(lines, keys))
        yield from _lacking(pack, others, needed, FILE)


def project_file(folder: Path) -> Path | None:
    """Return the project file around a pack, if it is that of the pack."""
    for above in list(folder.parents)[:_LEVELS]:
        path = above / FILE
        if path.is_file():
            try:
                text = read_regular(path, most=_MOST).decode("utf-8", errors="replace")
            except OSError:
                return path
            return path if GROUP in text or "twitchkit-pack-" in text else None
    return None


def _entry_point(project: Project, pack: InstalledPack) -> Iterator[Diagnostic]:
    path = ("project", "entry-points", GROUP)
    found = project.at(*path)
    points: Mapping[str, object] = found if isinstance(found, Mapping) else {}
    package = project.folder.name
    wanted = f'[project.entry-points."{GROUP}"] with {pack.id} = "{package}"'
    if not points:
        yield Diagnostic("TK601", "no entry point names the pack", hint=f"add {wanted}", path=path)
    for name, value in points.items():
        if name != pack.id and len(points) == 1:
            message = f"the entry point calls the pack {name!r}, its manifest {pack.id!r}"
            yield Diagnostic("TK601", message, hint="use one name", path=(*path, name))
        if name == pack.id and str(value).rpartition(".")[2] != package:
            message = f"the entry point names the package {value!r}, and the folder is {package!r}"
            yield Diagnostic("TK601", message, hint=f"write {wanted}", path=(*path, name))


def _name(project: Project, pack: InstalledPack) -> Iterator[Diagnostic]:
    """Yield that a distribution is called otherwise than those that need it expect."""
    name, wanted = project.at("project", "name"), f"twitchkit-pack-{pack.id.replace('_', '-')}"
    if isinstance(name, str) and _normal(name) != wanted:
        message = f"the distribution is called {name!r}, and packs that need it expect {wanted!r}"
        yield Diagnostic("TK527", message, hint=f'write name = "{wanted}"', path=("project", "name"))


def _wheel(project: Project) -> Iterator[Diagnostic]:
    """Yield that a wheel would leave the folder of the pack out, or files of it."""
    keys = ("tool", "hatch", "build", "targets", "wheel", "packages")
    packages = project.texts(*keys)
    folder = project.folder.relative_to(project.root).as_posix()
    if packages and not any(f"{folder}/".startswith(f"{package.strip('./')}/") for package in packages):
        message = f"the wheel leaves out the folder {folder!r}"
        yield Diagnostic("TK614", message, hint=f"write packages = [{folder!r}]", path=keys)
        return
    yield from left_out(project)


def _lacking(
    pack: InstalledPack, others: Mapping[str, InstalledPack], dependencies: Iterable[str], where: str
) -> Iterator[Diagnostic]:
    assert pack.manifest is not None
    there = _depends_on(dependencies)
    for need in pack.manifest.needs:
        other = others.get(need)
        name = other.distribution if other and other.distribution else f"twitchkit-pack-{need.replace('_', '-')}"
        if _normal(name) not in there:
            message = f"the pack needs {need!r}, and {where} does not depend on {name!r}"
            hint = f"add it to the dependencies in {FILE}, so that it is installed with the pack"
            yield evolve(pack.problem("TK611", message, "needs", need), hint=hint)


def _depends_on(dependencies: Iterable[str]) -> set[str]:
    return {_normal(match[1]) for item in dependencies if (match := _NAME.match(item))}


def _installed(distribution: str) -> list[str]:
    try:
        return [item for item in requires(distribution) or () if "extra ==" not in item]
    except PackageNotFoundError:
        return []


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
