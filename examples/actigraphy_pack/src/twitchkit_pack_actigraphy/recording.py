"""From the recording of an ankle sensor to findings of a profile."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from twitchkit import TwitchkitError

HEADER = ["second", "activity"]
MOVES = 1.0  # counts in a second from which on the leg moves
LONGEST = 10  # seconds of one movement
APART = (10, 90)  # seconds from the beginning of one movement to that of the next in a row
FEWEST = 4  # movements in a row
MOST_ROWS = 200_000  # two days


def findings_of(recording: str | os.PathLike[str]) -> Mapping[str, float]:
    """Return the findings that a recording tells, by full id, to be put among the findings of a profile.

    The file is CSV with the columns ``second`` (whole seconds from the beginning, rising) and ``activity`` (counts in
    that second); seconds without activity may be left out, and the last row ends the recording. Movements of up to ten
    seconds that begin 10 to 90 seconds apart, four or more in a row, are counted. Raises
    :class:`~twitchkit.TwitchkitError`, with the line, for a file that is none.
    """
    rows = list(_rows(recording))
    if not rows or rows[-1][0] == 0:
        raise TwitchkitError(f"{os.fspath(recording)}: it holds no recording; its columns are {', '.join(HEADER)}")
    hours = rows[-1][0] / 3600
    begins = [begin for begin, end in _movements(rows) if end - begin < LONGEST]
    return {"actigraphy:leg_movements_an_hour": in_a_row(begins) / hours, "actigraphy:hours_recorded": hours}


def in_a_row(begins: Sequence[int]) -> int:
    """Return how many movements, given by the seconds at which they begin, belong to four or more in a row."""
    counted, row = 0, 1
    for one, other in pairwise([*begins, float("inf")]):
        if APART[0] <= other - one <= APART[1]:
            row += 1
            continue
        counted, row = counted + (row if row >= FEWEST else 0), 1
    return counted


def _movements(rows: Sequence[tuple[int, float]]) -> Iterator[tuple[int, int]]:
    """Yield the first and last second of each movement."""
    moving = [second for second, activity in rows if activity >= MOVES]
    begin = before = None
    for second in moving:
        if before is None or second > before + 1:
            if begin is not None and before is not None:
                yield begin, before
            begin = second
        before = second
    if begin is not None and before is not None:
        yield begin, before


def _rows(recording: str | os.PathLike[str]) -> Iterator[tuple[int, float]]:
    name, last = os.fspath(recording), -1
    with open(recording, encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        if next(lines, None) != HEADER:
            raise TwitchkitError(f"{name}:1: the first line is: {','.join(HEADER)}")
        for number, cells in enumerate(lines, start=2):
            try:
                second, activity = int(cells[0]), float(cells[1])
            except (IndexError, ValueError):
                raise TwitchkitError(f"{name}:{number}: a row has a whole second and a number") from None
            if not last < second <= MOST_ROWS or not 0 <= activity < float("inf"):
                raise TwitchkitError(f"{name}:{number}: seconds rise, and activity is 0 or more")
            last = second
            yield second, activity
