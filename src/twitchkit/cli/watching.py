"""The command that looks at a pack whenever one of its files is saved: packs watch."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.named_packs import named_packs
from twitchkit.cli.output import complain, counted, write
from twitchkit.cli.places import found_from_here
from twitchkit.errors import PackError, printable
from twitchkit.packs.discovery import InstalledPack, installed
from twitchkit.packs.manifest import FILE_NAME
from twitchkit.testing.watching import Look, Watched

_PAUSE = 0.1
_MOST_FILES = 20_000
State = dict[str, tuple[int, int]]


def watch(asked: Namespace) -> ExitCode:
    """Print, whenever a file of a pack is saved, what is wrong, which cases changed and for whom; until Ctrl-C.

    Raises :class:`UnknownIdError` for what is neither an installed pack nor a folder, and :class:`PackError` for a
    folder without a manifest.
    """
    (pack,) = named_packs([asked.folder]).named
    folder = pack.folder
    if folder is None or not (folder / FILE_NAME).is_file():
        raise PackError(pack.problems)
    watched = Watched(folder, installed())
    look = watched.look()
    packs = (pack, *installed())
    _print(look, look, packs)
    for _ in _saves(folder):
        began = time.perf_counter()
        before, look = look, watched.look(look)
        _print(before, look, packs)
        complain([f"checked again in {time.perf_counter() - began:.1f} s"])
    return ExitCode.FINE


def _print(before: Look, now: Look, packs: Sequence[InstalledPack]) -> None:
    here = evolve(now, problems=tuple(found_from_here(problem, packs) for problem in now.problems))
    write("".join(f"{printable(line)}\n" for line in here.since(before)))
    errors = [problem for problem in now.problems if problem.severity == "error"]
    complain(
        [
            f"{counted(len(errors), 'problem')}; {len(now.failing)} of {counted(len(now.cases), 'case')} failed; "
            f"{len(now.people)} reference people"
        ]
    )


def _saves(folder: Path) -> Iterator[None]:
    """Yield whenever something in a folder is not as it was."""
    before = _state(folder)
    while True:
        time.sleep(_PAUSE)
        now = _state(folder)
        if now != before:
            before = now
            yield


def _state(folder: Path) -> State:
    """Return when each file was changed last, and how long it is; links are not followed."""
    state: State = {}
    for place, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(place, name)
            try:
                about = os.lstat(path)
            except OSError:  # gone in the meantime
                continue
            state[path] = (about.st_mtime_ns, about.st_size)
            if len(state) > _MOST_FILES:
                return state
    return state
