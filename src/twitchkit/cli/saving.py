"""The file that an interview is saved in: what it holds is read first, and it is replaced in one step.

Its ending says the form, as for every profile that is read: JSON after ``.json``, else TOML.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from twitchkit.cli.profile_text import as_json, toml_writer
from twitchkit.errors import Diagnostic, ProfileError
from twitchkit.model.profile import Profile

_PRIVATE = 0o600  # a new file holds answers about health
_WRITABLE = 0o222
_ELSEWHERE = "name another file"


class SavedProfile:
    """A file with the profile of an interview; ``profile`` is what it holds, None where nothing is there yet.

    Made from a name, it raises ``ProfileError`` for a file that is no profile or cannot be replaced, ``OSError`` for
    one that cannot be looked at, and ``MissingExtraError`` where TOML cannot be written: before the first question.
    """

    def __init__(self, name: str, read: Callable[[str], Profile]) -> None:
        """Read what is there."""
        self.name = name
        self._written = _writer_of(name)
        self._path = os.path.realpath(name)  # a link stays, and the file that it names is replaced
        self._seen = _look(self._path)
        wrong = _why_not(name, self._path, self._seen)
        if wrong is not None:
            raise ProfileError([wrong.at(file=name)])
        self.profile: Profile | None = read(name) if self._seen is not None and self._seen.st_size else None

    def save(self, profile: Profile) -> None:
        """Replace what the file holds, unless it is just that.

        Raises ``ProfileError`` where somebody else has written the file meanwhile, and ``OSError`` where it cannot be
        written; it then holds what it held.
        """
        if profile == (self.profile or Profile()):
            return
        if _version(_look(self._path)) != _version(self._seen):
            hint = "start again to go on from what it holds now"
            problem = Diagnostic("TK101", "was changed by another program, and is left as it is", hint=hint)
            raise ProfileError([problem.at(file=self.name)])
        mode = _PRIVATE if self._seen is None else stat.S_IMODE(self._seen.st_mode)
        try:
            self._seen = _replace(self._path, self._written(profile), mode)
        except OSError as error:
            raise OSError(error.errno, f"cannot save what was told: {error.strerror}", self.name) from None
        self.profile = profile


def _writer_of(name: str) -> Callable[[Profile], str]:
    """Return what makes a file's text of a profile."""
    return as_json if name.lower().endswith(".json") else toml_writer("saving an interview as TOML")


def _look(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _version(seen: os.stat_result | None) -> tuple[int, int, int, int] | None:
    return None if seen is None else (seen.st_dev, seen.st_ino, seen.st_mtime_ns, seen.st_size)


def _why_not(name: str, path: str, seen: os.stat_result | None) -> Diagnostic | None:
    """Return why a file cannot be replaced; None if it can, as far as can be told without doing it."""
    folder = os.path.dirname(path)
    if name == "-":
        return Diagnostic("TK101", "stands for standard input, and nothing can be saved there", hint=_ELSEWHERE)
    if not os.path.isdir(folder):
        return Diagnostic("TK101", "cannot be saved: its folder does not exist", hint="make the folder first")
    if seen is not None and not stat.S_ISREG(seen.st_mode):
        return Diagnostic("TK101", "is a folder, a pipe or a device, and no file to save in", hint=_ELSEWHERE)
    if seen is not None and _is_output(seen):
        return Diagnostic("TK101", "is where the result is written", hint=_ELSEWHERE)
    if any(os.path.exists(place) and _is_protected(place) for place in (path, folder)):
        return Diagnostic("TK101", "cannot be saved: it, or its folder, is write-protected", hint=_ELSEWHERE)
    return None


def _is_output(seen: os.stat_result) -> bool:
    try:
        return any(os.path.samestat(seen, os.fstat(stream.fileno())) for stream in (sys.stdout, sys.stderr))
    except (OSError, ValueError):  # a stream that is closed, or no file
        return False


def _is_protected(path: str) -> bool:
    """Tell whether a file or folder must not be written, even by those who could."""
    return not os.access(path, os.W_OK) or not os.stat(path).st_mode & _WRITABLE


def _replace(path: str, text: str, mode: int) -> os.stat_result:
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
