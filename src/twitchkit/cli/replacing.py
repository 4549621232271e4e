"""Replacing a file in one step: whatever happens, it holds what it held, or all that is new."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path

from twitchkit.errors import Diagnostic, ProfileError

ELSEWHERE = "name another file"
_PRIVATE = 0o600  # a new file holds answers about health
_WRITABLE = 0o222


class OutputFile:
    """A file that a result is written to; made from a name, it raises ``ProfileError`` where that cannot be done.

    So it is told before anything is worked out. ``source``, the file that the result is made from, is not written.
    """

    def __init__(self, name: str, source: str) -> None:
        """Look whether it can be written."""
        self._path = os.path.realpath(name)  # a link stays, and the file that it names is replaced
        seen = look(self._path)
        wrong = why_not(self._path, seen)
        if seen is not None and os.path.exists(source) and os.path.samestat(seen, os.stat(source)):
            wrong = Diagnostic("TK101", "holds the profile, and would be lost", hint=ELSEWHERE)
        if wrong is not None:
            raise ProfileError([wrong.at(file=name)])

    def write(self, text: str) -> None:
        """Replace what the file holds; raises ``OSError`` where that fails, and it holds what it held."""
        replace(self._path, text, mode_of(look(self._path)))


def look(path: str) -> os.stat_result | None:
    """Return how a file looks; None where there is none."""
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def mode_of(seen: os.stat_result | None) -> int:
    """Return who may read and write a file, once it is replaced: as before; a new one is its owner's alone."""
    return _PRIVATE if seen is None else stat.S_IMODE(seen.st_mode)


def why_not(path: str, seen: os.stat_result | None) -> Diagnostic | None:
    """Return why a file cannot be replaced; None if it can, as far as can be told without doing it."""
    folder = os.path.dirname(path)
    if not os.path.isdir(folder):
        return Diagnostic("TK101", "cannot be saved: its folder does not exist", hint="make the folder first")
    if seen is not None and not stat.S_ISREG(seen.st_mode):
        return Diagnostic("TK101", "is a folder, a pipe or a device, not a file", hint=ELSEWHERE)
    if seen is not None and _is_output(seen):
        return Diagnostic("TK101", "is where the result is written", hint=ELSEWHERE)
    if any(os.path.exists(place) and _is_protected(place) for place in (path, folder)):
        return Diagnostic("TK101", "cannot be saved: it, or its folder, is write-protected", hint=ELSEWHERE)
    return None


def _is_output(seen: os.stat_result) -> bool:
    try:
        return any(os.path.samestat(seen, os.fstat(stream.fileno())) for stream in (sys.stdout, sys.stderr))
    except (OSError, ValueError):  # a stream that is closed, or no file
        return False


def _is_protected(path: str) -> bool:
    """Tell whether a file or folder must not be written, even by those who could."""
    return not os.access(path, os.W_OK) or not os.stat(path).st_mode & _WRITABLE


def replace(path: str, text: str, mode: int) -> os.stat_result:
    """Write a file in one step, so that whatever happens leaves the old one or the new one; return how it looks."""
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".", suffix=".saving")
    try:
        with open(handle, "wb") as file:
            file.write(text.encode(errors="replace"))  # JSON can hold half a sign, and UTF-8 cannot
            file.flush()
            os.fsync(handle)
        os.chmod(temporary, mode)
        written = os.stat(temporary)
        os.replace(temporary, path)
    except BaseException:  # an interrupt as well
        Path(temporary).unlink(missing_ok=True)
        raise
    return written
