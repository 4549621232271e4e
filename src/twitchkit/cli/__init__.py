"""The command line: a thin face on Kit.

Data goes to standard output, messages to standard error. Exit codes: 0 fine, 1 the check found something,
2 usage, 3 bad input, 4 a pack cannot load, 5 finished with rejected rows; 130 interrupted, 141 nobody reads the
output any more.
"""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from collections.abc import Sequence

from twitchkit.cli.exit_code import ExitCode


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; help, version and wrong usage raise ``SystemExit``."""
    # A process that ends in a moment need not look for garbage while it builds what it keeps.
    gc.disable()
    try:
        _open_what_is_closed()
        from twitchkit.cli.running import run  # noqa: PLC0415 (an interrupt while modules load is as quiet as any other)

        return run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return ExitCode.NO_READER
    except OSError as error:
        _discard_output()
        place = f"{error.filename}: " if isinstance(error.filename, str) else ""
        sys.stderr.write(f"twitchkit: {place}{error.strerror or error}\n")
        return ExitCode.BAD_INPUT
    finally:
        gc.enable()


def _open_what_is_closed() -> None:
    """Take a closed standard input for an empty one and let messages go nowhere; raise ``OSError`` for a closed output.

    A job that was started without them has None in their place.
    """
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")  # profiles are read as bytes
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    if sys.stdout is None:
        sys.stdout = io.StringIO()
        raise OSError(errno.EBADF, "standard output is closed")


def _discard_output() -> None:
    """Point standard output nowhere, so that Python's own flush at exit does not fail again."""
    if isinstance(sys.stdout, io.StringIO):
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
