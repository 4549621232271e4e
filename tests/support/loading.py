"""Kits of installed packs, each loaded once a process.

Every command and every example of the docs loads the same packs anew, which took a third of the time of the tests. A
kit is a value without state, and which packs are installed follows from ``sys.path``, so what was loaded once is kept.
Folders and everything that is preferred are read each time.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cache, wraps
from os import PathLike
from typing import Literal

from twitchkit import kit

_load = kit.load


@wraps(_load)
def load(
    packs: Sequence[str] | None = None,
    *,
    paths: Sequence[str | PathLike[str]] = (),
    on_error: Literal["raise", "skip"] = "raise",
    prefer: Mapping[str, str] | None = None,
    reference: str | None = None,
) -> kit.Kit:
    if paths or prefer:
        return _load(packs, paths=paths, on_error=on_error, prefer=prefer, reference=reference)
    return _installed(None if packs is None else tuple(packs), on_error, reference, tuple(sys.path))


@cache
def _installed(
    packs: tuple[str, ...] | None, on_error: Literal["raise", "skip"], reference: str | None, _path: tuple[str, ...]
) -> kit.Kit:
    return _load(packs, on_error=on_error, reference=reference)


def keep_what_is_loaded() -> None:
    """Let all that imports ``twitchkit.load`` from now on have kits that are kept."""
    kit.load = load
