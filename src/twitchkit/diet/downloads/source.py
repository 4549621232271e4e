"""Where the files of a download are: in a folder, in one inside it, in a zip file, or in one JSON file."""

from __future__ import annotations

import codecs
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, TypeAlias

from attrs import frozen

from twitchkit.diet.delimited import broken
from twitchkit.errors import TwitchkitError
from twitchkit.regular_file import is_within, open_regular

MOST_BYTES = 6_000_000_000
_LONGEST_LINE = 1_000_000
_CHUNK = 1_000_000
_MOST_FILES = 10_000
_DEEPEST = 3
_FOODS = "food.csv"

Opener: TypeAlias = "Callable[[], AbstractContextManager[IO[bytes]]]"


@frozen
class Source:
    """The CSV files of a download by name, or its JSON file; each can be opened several times."""

    files: Mapping[str, Opener]

    @property
    def document(self) -> str:
        """The name of the JSON file, where there are no CSV files; else nothing."""
        return "" if _FOODS in self.files else next((name for name in self.files if name.endswith(".json")), "")

    def lines(self, name: str) -> Iterator[str]:
        """Iterate over the lines of a file, which are UTF-8, or where that cannot be, Latin-1."""
        with _told(name), self.files[name]() as file:
            size = 0
            for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE), b""), 1):
                size += len(line)
                if size > MOST_BYTES:
                    raise broken(f"larger than {MOST_BYTES:,} bytes", name, code="TK106")
                if len(line) == _LONGEST_LINE or b"\0" in line:
                    raise broken("not a text file, or a line is too long", name, number)
                yield _decoded(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line)

    def chunks(self, name: str) -> Iterator[str]:
        """Iterate over the pieces of a file in UTF-8."""
        decoder = codecs.getincrementaldecoder("utf-8-sig")()
        with _told(name), self.files[name]() as file:
            size = 0
            while read := file.read(_CHUNK):
                size += len(read)
                if size > MOST_BYTES:
                    raise broken(f"larger than {MOST_BYTES:,} bytes", name, code="TK106")
                if text := decoder.decode(read):
                    yield text
            decoder.decode(b"", final=True)


def open_source(path: Path) -> Source:
    """Find the files of a download; raises :class:`~twitchkit.errors.TwitchkitError` for none, and for several."""
    if path.is_dir():
        return _chosen(_of_folder(path), path)
    if path.suffix.lower() == ".json":
        return Source({path.name: partial(open_regular, path)})
    with _told(path.name):
        with open_regular(path) as file:
            if not zipfile.is_zipfile(file):
                raise TwitchkitError(f"{path} is no folder, zip file or JSON file of a download")
        return _chosen(_of_archive(path), path)


def _of_folder(folder: Path) -> Iterator[tuple[str, Opener]]:
    found = (path for depth in range(_DEEPEST) for path in folder.glob("*/" * depth + "*.*"))
    for number, path in enumerate(sorted(found)):
        if number >= _MOST_FILES:
            raise TwitchkitError(f"{folder} has more than {_MOST_FILES:,} files; give the folder of one download")
        if path.suffix.lower() in (".csv", ".json") and not path.is_dir():
            if not is_within(path, folder):
                raise TwitchkitError(f"{path} is a link that leads out of the folder; give the files themselves")
            yield path.relative_to(folder).as_posix(), partial(open_regular, path, folder=folder)


def _of_archive(path: Path) -> Iterator[tuple[str, Opener]]:
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    if len(members) > _MOST_FILES:
        raise TwitchkitError(f"{path} has more than {_MOST_FILES:,} files; give the zip file of one download")
    for member in members:
        if member.filename.lower().endswith((".csv", ".json")) and not member.is_dir():
            yield member.filename, partial(_member, path, member.filename)


@contextmanager
def _member(path: Path, name: str) -> Iterator[IO[bytes]]:
    with zipfile.ZipFile(path) as archive, archive.open(name) as file:
        yield file


def _chosen(found: Iterable[tuple[str, Opener]], path: Path) -> Source:
    """Return the CSV files of the one folder that has foods, else the one JSON file."""
    files = dict(found)
    places = [PurePosixPath(name).parent for name in files if PurePosixPath(name).name == _FOODS]
    documents = [name for name in files if name.lower().endswith(".json")]
    if len(places) > 1 or (not places and len(documents) > 1):
        raise TwitchkitError(f"{path} holds several downloads; give one of them")
    if places:
        there = {PurePosixPath(name): opener for name, opener in files.items()}
        return Source({name.name: opener for name, opener in there.items() if name.parent == places[0]})
    return Source({PurePosixPath(name).name: files[name] for name in documents or files})


def _decoded(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("latin-1")


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what can go wrong with a file into the error that tells its name."""
    try:
        yield
    except UnicodeDecodeError:
        raise broken("not a text in UTF-8", name) from None
    # An archive that is cut short, locked with a password, packed in a way that nobody here unpacks, or damaged.
    except (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise broken(f"cannot be read: {reason}", name) from None
