"""The files of a pack: read from its folder once, parsed, and summed up in a digest."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from attrs import field, frozen

from twitchkit.errors import Diagnostic
from twitchkit.model.content import SAFETY_KINDS, SINGULAR
from twitchkit.packs.hookspecs import hook_of
from twitchkit.packs.manifest import FILE_NAME
from twitchkit.packs.text_file import as_meant
from twitchkit.packs.toml_parts import read_parts
from twitchkit.regular_file import OUTSIDE, is_within, read_regular

CONTENT = "content"
MOST_BYTES = 16_000_000
"""No file that an author writes is larger, and reading it should not take minutes."""

_KINDS = "|".join(sorted(SAFETY_KINDS))
_HOOKS = "|".join(sorted(hook_of(SINGULAR[kind]) for kind in SAFETY_KINDS))
# What red flags and cautions look like in a file that cannot be parsed: a table, a key, a CSV header, the manifest's
# list of kinds, a hook in code.
_SAFETY = re.compile(
    rf"""^[ \t]*(?:\[\[?[ \t]*["']?(?:{_KINDS})\b
        |["']?(?:{_KINDS})["']?[ \t]*=
        |kind[ \t]*=[ \t]*["'](?:{_KINDS})["']
        |defines[ \t]*=[ \t]*\[[^]]*["'](?:{_KINDS})["'])
    |(?:{_HOOKS})\b""".encode(),
    re.MULTILINE | re.VERBOSE,
)


@frozen(kw_only=True)
class ContentFile:
    """One TOML file of content: its name in messages, its text, its data and the texts of the CSV files beside it.

    ``unread`` are the words in what of it could not be read.
    """

    name: str
    text: str = field(repr=False)
    data: Mapping[str, object] = field(repr=False)
    csv: Mapping[str, str] = field(repr=False)
    unread: frozenset[str] = field(default=frozenset(), repr=False)


@frozen(kw_only=True)
class Files:
    """All files of a pack that could be read, in the order of their names, what is wrong with others, the digest."""

    pack: str
    contents: Mapping[str, bytes] = field(repr=False)
    problems: tuple[Diagnostic, ...]
    sha256: str

    @property
    def whole(self) -> bool:
        """Whether there were no others."""
        return not self.problems


class Parsed(NamedTuple):
    """The content files of a pack, each as far as it could be parsed, and why no farther."""

    toml: tuple[ContentFile, ...]
    problems: tuple[Diagnostic, ...]


def read_files(folder: Path, pack: str) -> Files:
    """Read the content files of the pack in a folder; ``pack`` is put before their names in messages."""
    contents: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    digest = hashlib.sha256()
    inside = is_within(folder / CONTENT, folder)
    if not inside:
        problems.append(Diagnostic("TK601", f"cannot be read: {OUTSIDE}", file=f"{pack}/{CONTENT}"))
    for name in sorted([FILE_NAME, *(_names(folder) if inside else ())]):
        try:
            content = contents[name] = read_regular(folder / name, most=MOST_BYTES, folder=folder)
        except OSError as error:
            problems.append(Diagnostic("TK601", f"cannot be read: {error.strerror}", file=f"{pack}/{name}"))
            continue
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return Files(pack=pack, contents=contents, problems=tuple(problems), sha256=digest.hexdigest())


def parse_files(files: Files) -> Parsed:
    """Parse the content files of a pack."""
    csv: dict[str, str] = {}
    toml: list[ContentFile] = []
    problems: list[Diagnostic] = []
    for name, content in files.contents.items():
        if name.endswith(".csv"):
            csv[name], wrong = as_meant(content, file=f"{files.pack}/{name}")
            problems += wrong
    for name, content in files.contents.items():
        if name.endswith(".toml") and name != FILE_NAME:
            parts = read_parts(content, file=f"{files.pack}/{name}")
            problems += parts.problems
            toml.append(
                ContentFile(
                    name=f"{files.pack}/{name}",
                    text=parts.text,
                    data=parts.data,
                    csv=_beside(name, csv),
                    unread=parts.unread,
                )
            )
    return Parsed(tuple(toml), tuple(problems))


def mention_safety(folder: Path) -> bool:
    """Tell whether any file of a pack seems to hold red flags or cautions, even where it cannot be parsed."""
    for path in folder.rglob("*"):
        if path.suffix in (".toml", ".py") and not path.is_dir() and _seems_safety(path, folder):
            return True
    return False


def _seems_safety(path: Path, folder: Path) -> bool:
    """Tell whether a file seems to hold red flags or cautions; of one that cannot be read nobody knows."""
    try:
        return _SAFETY.search(read_regular(path, most=MOST_BYTES, folder=folder)) is not None
    except FileNotFoundError:  # a link to nothing
        return False
    except OSError:
        return True


def _names(folder: Path) -> Iterable[str]:
    """Iterate over the relative names of all content files."""
    base = os.fspath(folder)
    for place, _, names in os.walk(folder / CONTENT):
        inside = place.removeprefix(base).lstrip(os.sep).replace(os.sep, "/")
        yield from (f"{inside}/{name}" for name in names if name.endswith((".toml", ".csv")))


def _beside(name: str, texts: Mapping[str, str]) -> Mapping[str, str]:
    place = name.rpartition("/")[0]
    return {other.rpartition("/")[2]: text for other, text in texts.items() if other.rpartition("/")[0] == place}
