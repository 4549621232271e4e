"""What stands beside the content of a pack, file by file: cases and reference people, as far as they can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from twitchkit.errors import Diagnostic
from twitchkit.packs.files import MOST_BYTES
from twitchkit.packs.toml_parts import Parts, read_parts
from twitchkit.regular_file import read_regular


@frozen
class WrittenFile:
    """A file of a pack by the name that problems give it, and what of it could be read; what could not, it tells."""

    name: str
    parts: Parts


def written_files(folder: Path, pack: str, paths: Iterable[Path]) -> Iterator[WrittenFile]:
    """Read files below the folder of a pack, in the order of their names; nothing raises."""
    for path in sorted(paths):
        name = f"{pack}/{path.relative_to(folder).as_posix()}"
        yield WrittenFile(name, _parts(path, folder, name))


def _parts(path: Path, folder: Path, name: str) -> Parts:
    try:
        return read_parts(read_regular(path, most=MOST_BYTES, folder=folder), file=name)
    except OSError as error:
        problem = Diagnostic("TK101", f"cannot be read: {error.strerror}", file=name)
        return Parts({}, "", (problem,), frozenset())
