"""Files that are read: regular ones, inside the folder that they belong to, and no larger than expected.

A pipe or a device may give nothing for ever, and a link in a pack may lead to any file of the machine. All of it is
an ``OSError``, which every reader turns into a problem with its place.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Sequence
from pathlib import Path

Name = str | os.PathLike[str]
OUTSIDE = "it lies outside of the folder, or is a link that leads there"


def open_regular(name: Name, *, folder: Path | None = None) -> io.BufferedReader:
    """Open a file to read its bytes; raise ``OSError`` for a folder, a pipe, a device, or a file outside ``folder``.

    >>> open_regular("/dev/null")
    Traceback (most recent call last):
    ...
    OSError: [Errno 22] a pipe or a device, and no file: '/dev/null'
    """
    mode = os.stat(name).st_mode
    if not stat.S_ISREG(mode):
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fsdecode(name))
        raise OSError(errno.EINVAL, "a pipe or a device, and no file", os.fsdecode(name))
    if folder is not None and not is_within(Path(name), folder):
        raise OSError(errno.EINVAL, OUTSIDE, os.fsdecode(name))
    return open(name, "rb")


def read_regular(name: Name, *, most: int, folder: Path | None = None) -> bytes:
    """Read a file of at most ``most`` bytes; raise ``OSError`` as :func:`open_regular` does, and for a larger one."""
    with open_regular(name, folder=folder) as file:
        size = min(os.fstat(file.fileno()).st_size, most)
        read = file.read(size + 1)  # to ask for more than there is would make room for it
        if len(read) > size:  # it has grown, or does not tell its size
            read += file.read(most + 1 - len(read))
    if len(read) > most:
        raise OSError(errno.EFBIG, f"larger than {most:,} bytes", os.fsdecode(name))
    return read


def is_within(path: Path, folder: Path) -> bool:
    """Tell whether a file lies in a folder, wherever links lead."""
    inside = os.fspath(path).removeprefix(os.path.join(folder, ""))
    if inside != os.fspath(path) and not _may_lead_away(inside.split(os.sep), os.fspath(folder)):
        return True  # as nearly always: to follow every step from the root takes ten times as long
    return path.resolve().is_relative_to(folder.resolve())


def _may_lead_away(steps: Sequence[str], place: str) -> bool:
    """Tell whether one of the steps below a folder goes up, or is a link."""
    for step in steps:
        place = os.path.join(place, step)
        if step == ".." or os.path.islink(place):
            return True
    return False
