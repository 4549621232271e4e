"""The file that an interview is saved in: what it holds is read first, and it is replaced in one step.

Its ending says the form, as for every profile that is read: JSON after ``.json``, else TOML.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from twitchkit.cli.profile_text import as_json, toml_writer
from twitchkit.cli.replacing import ELSEWHERE, look, mode_of, replace, why_not
from twitchkit.errors import Diagnostic, ProfileError
from twitchkit.model.profile import Profile

_NOTHING_TO_SAVE_IN = Diagnostic("TK101", "stands for standard input, and nothing can be saved there", hint=ELSEWHERE)


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
        self._seen = look(self._path)
        wrong = _NOTHING_TO_SAVE_IN if name == "-" else why_not(self._path, self._seen)
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
        if _version(look(self._path)) != _version(self._seen):
            hint = "start again to go on from what it holds now"
            problem = Diagnostic("TK101", "was changed by another program, and is left as it is", hint=hint)
            raise ProfileError([problem.at(file=self.name)])
        mode = mode_of(self._seen)
        try:
            self._seen = replace(self._path, self._written(profile), mode)
        except OSError as error:
            raise OSError(error.errno, f"cannot save what was told: {error.strerror}", self.name) from None
        self.profile = profile


def _writer_of(name: str) -> Callable[[Profile], str]:
    """Return what makes a file's text of a profile."""
    return as_json if name.lower().endswith(".json") else toml_writer("saving an interview as TOML")


def _version(seen: os.stat_result | None) -> tuple[int, int, int, int] | None:
    return None if seen is None else (seen.st_dev, seen.st_ino, seen.st_mtime_ns, seen.st_size)
