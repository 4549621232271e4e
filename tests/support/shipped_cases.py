"""The cases of the shipped packs, each file read once a process."""

from __future__ import annotations

from functools import cache

from twitchkit.packs import installed
from twitchkit.testing import read_cases
from twitchkit.testing.cases import Cases


@cache
def shipped_cases(pack: str) -> Cases:
    """Return the cases of an installed pack by its id."""
    (folder,) = (found.folder for found in installed() if found.id == pack)
    return read_cases(folder)
