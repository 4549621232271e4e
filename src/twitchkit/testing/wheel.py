"""What a wheel would leave out of a pack: by the patterns that its project file gives to the tool that builds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from twitchkit.errors import Diagnostic
from twitchkit.packs.files import CONTENT, MOST_BYTES
from twitchkit.packs.manifest import FILE_NAME
from twitchkit.regular_file import read_regular
from twitchkit.testing.cases import CASES
from twitchkit.testing.people import PEOPLE

Keys = tuple[str, ...]
_HATCH = (("tool", "hatch", "build", "targets", "wheel"), ("tool", "hatch", "build"))
_POETRY = (("tool", "poetry"),)
_PDM = (("tool", "pdm", "build"),)
_UV = (("tool", "uv", "build-backend"),)
_SETUPTOOLS = ("tool", "setuptools")
_EXCLUDE: Mapping[str, tuple[tuple[Keys, ...], tuple[str, ...]]] = {
    "hatchling": (_HATCH, ("exclude",)),
    "poetry": (_POETRY, ("exclude",)),
    "pdm": (_PDM, ("excludes",)),
    "uv_build": (_UV, ("wheel-exclude", "source-exclude")),
}
"""For each tool the tables and the keys with patterns of what is left out; of one key, the first table holds."""

_INCLUDE: Mapping[str, tuple[tuple[Keys, ...], tuple[str, ...]]] = {
    "hatchling": (_HATCH, ("include", "only-include")),
    "pdm": (_PDM, ("includes",)),
}
_OBEYS_GIT = ("hatchling", "poetry")
_IGNORED = ".gitignore"
_ALL = ("pack.toml", "content/**/*", "cases/**/*", "people/**/*")


@frozen
class Project:
    """A project file: its folder and data, and the folder of the pack below it."""

    root: Path
    data: Mapping[str, object]
    folder: Path

    def at(self, *keys: str) -> object:
        """Return what stands under some keys; None if nothing does."""
        found: object = self.data
        for key in keys:
            found = found.get(key) if isinstance(found, Mapping) else None
        return found

    def texts(self, *keys: str) -> list[str]:
        """Return the texts in the list under some keys."""
        found = self.at(*keys)
        return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []

    @property
    def backend(self) -> str:
        """The name of the tool that builds the wheel; without any it is setuptools."""
        named = self.at("build-system", "build-backend")
        return named.partition(".")[0] if isinstance(named, str) else "setuptools"

    @property
    def files(self) -> list[str]:
        """The files that the pack cannot do without, as seen from the project file."""
        found = (path for part in (CONTENT, CASES, PEOPLE) for path in sorted((self.folder / part).rglob("*")))
        read = (path for path in found if path.suffix in (".toml", ".csv"))
        return [path.relative_to(self.root).as_posix() for path in (self.folder / FILE_NAME, *read)]


def left_out(project: Project) -> Iterator[Diagnostic]:
    """Yield for each setting by which a wheel lacks files of the pack that it does, with its path or its place."""
    if project.backend == "setuptools":
        yield from _no_package_data(project)
        return
    for keys, patterns in _patterns(project, _EXCLUDE):
        lacking = [file for file in project.files if _matches(patterns, file)]
        yield from _told(project, lacking, f"take what leaves them out of {keys[-1]!r}", keys)
    for keys, patterns in _patterns(project, _INCLUDE):
        lacking = [file for file in project.files if not _matches(patterns, file)]
        yield from _told(project, lacking, f"add them to {keys[-1]!r}, or remove it", keys)
    if project.backend in _OBEYS_GIT and not any(project.at(*keys, "ignore-vcs") for keys in _HATCH):
        yield from _ignored(project)


def _patterns(
    project: Project, settings: Mapping[str, tuple[tuple[Keys, ...], tuple[str, ...]]]
) -> Iterator[tuple[Keys, list[str]]]:
    tables, names = settings.get(project.backend, ((), ()))
    for name in names:
        there = next((table for table in tables if project.texts(*table, name)), None)
        if there is not None:
            yield (*there, name), project.texts(*there, name)


def _told(project: Project, files: Sequence[str], hint: str, path: Keys) -> Iterator[Diagnostic]:
    if files:
        first = Path(files[0]).relative_to(project.folder.relative_to(project.root)).as_posix()
        others = f" and {len(files) - 1} more" if len(files) > 1 else ""
        yield Diagnostic("TK614", f"the wheel leaves out {first!r}{others}", hint=hint, path=path)


def _ignored(project: Project) -> Iterator[Diagnostic]:
    try:
        text = read_regular(project.root / _IGNORED, most=MOST_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return
    for number, line in enumerate(text.splitlines(), start=1):
        pattern = line.strip()
        if pattern and not pattern.startswith(("#", "!")):
            lacking = [file for file in project.files if _matches([pattern], file)]
            for problem in _told(project, lacking, f"remove the line {pattern!r}", ()):
                yield problem.at(file=_IGNORED, line=number)


def _no_package_data(project: Project) -> Iterator[Diagnostic]:
    """Yield that setuptools, which takes only code by itself, was not told of the files of the pack."""
    if (project.root / "MANIFEST.in").exists() or any(
        "scm" in item for item in project.texts("build-system", "requires")
    ):
        return  # what these name is taken too
    package, keys = project.folder.name, (*_SETUPTOOLS, "package-data")
    given = [*project.texts(*keys, package), *project.texts(*keys, "*")]
    below = project.folder.relative_to(project.root).as_posix()
    lacking = [file for file in project.files if not _matches([f"/{below}/{item}" for item in given], file, whole=True)]
    listed = ", ".join(f'"{item}"' for item in _ALL)
    hint = f"write [tool.setuptools.package-data] with {package} = [{listed}]"
    path = (*keys, package) if given else ("build-system", "build-backend")
    yield from _told(project, lacking, hint, path)


def _matches(patterns: Iterable[str], file: str, *, whole: bool = False) -> bool:
    """Tell whether a file is one of those that patterns name, as in a .gitignore; ``whole`` takes in no folders.

    >>> _matches(["*.csv"], "a/b.csv"), _matches(["/b.csv"], "a/b.csv"), _matches(["content/"], "a/content/b.toml")
    (True, False, True)
    """
    held = False
    for pattern in patterns:
        if re.fullmatch(_as_expression(pattern.removeprefix("!")) + ("" if whole else "(/.*)?"), file):
            held = not pattern.startswith("!")
    return held


def _as_expression(pattern: str) -> str:
    anchored = "/" in pattern.rstrip("/")
    parts = re.split(r"(\*\*/|/\*\*|\*|\?)", pattern.strip("/"))
    known = {"**/": "(.*/)?", "/**": "/.*", "*": "[^/]*", "?": "[^/]"}
    return ("" if anchored else "(.*/)?") + "".join(known.get(part, re.escape(part)) for part in parts)
