"""The command line, and scripts, run in this process: with streams of their own, as a pipe would give them."""

from __future__ import annotations

import io
import runpy
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess

from twitchkit.cli import main


def twitchkit(*arguments: str | Path, input: bytes = b"") -> CompletedProcess[bytes]:
    """Run the command line; what needs a real process (locales, terminals, broken pipes) starts one."""
    texts = [str(argument) for argument in arguments]
    return _run(lambda: main(texts), texts, input)


def script(path: Path, *arguments: str | Path) -> CompletedProcess[bytes]:
    """Run a Python script as the main module."""
    texts = [str(path), *map(str, arguments)]

    def run() -> int:
        kept, sys.argv = sys.argv, texts
        try:
            runpy.run_path(str(path), run_name="__main__")
        finally:
            sys.argv = kept
        return 0

    return _run(run, texts, b"")


class _Given(io.BytesIO):
    name = "<stdin>"


def _run(run: Callable[[], int], arguments: list[str], given: bytes) -> CompletedProcess[bytes]:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    kept, sys.stdin = sys.stdin, io.TextIOWrapper(_Given(given), encoding="utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = run()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        sys.stdin = kept
    return CompletedProcess(arguments, int(code), out.buffer.getvalue(), err.buffer.getvalue())
