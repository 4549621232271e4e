"""What exit codes mean."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended, as its process tells other programs."""

    FINE = 0
    FOUND = 1
    USAGE = 2
    BAD_INPUT = 3
    PACKS = 4
    REJECTED = 5
    INTERRUPTED = 130
    NO_READER = 141
