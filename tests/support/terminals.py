"""A real pseudo-terminal with a program at its other end, for tests that talk with it as a person would."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

PROMPT = "] > "
_PATIENCE = 60.0


def _heed_interrupts() -> None:
    """Undo what a shell does to jobs in its background, which Ctrl-C never reaches: so would this one's children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A running interview: read up to its prompt, type a line, read to the end."""

    def __init__(self, *arguments: str, cwd: Path) -> None:
        self._master, slave = pty.openpty()
        environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "TERM": "dumb"}
        command = [sys.executable, "-m", "twitchkit", "interview", *arguments]
        self._process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=cwd,
            env=environment,
            start_new_session=True,
            preexec_fn=_heed_interrupts,  # noqa: PLW1509  (no threads here)
        )
        os.close(slave)
        self.screen = ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._master)

    def question(self) -> str | None:
        """Return what is shown up to the next prompt; None once the program has ended."""
        start = len(self.screen)
        while not self.screen[start:].endswith(PROMPT):
            if not self._more():
                return None
        return self.screen[start:]

    def type(self, line: str) -> None:
        """Type a line and the return key."""
        os.write(self._master, f"{line}\n".encode())

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._process.kill()
        self._process.wait()

    def interrupt(self) -> None:
        """Press Ctrl-C until it is noticed, as a person does: a program that is about to read may miss the first."""
        for _ in range(int(_PATIENCE)):
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(1)
                return
            except subprocess.TimeoutExpired:
                continue

    def end(self) -> int:
        """Read to the end and return the exit code."""
        while self._more():
            pass
        return self._process.wait(_PATIENCE)

    def _more(self) -> bool:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            if select.select([self._master], [], [], 1.0)[0]:
                try:
                    read = os.read(self._master, 65536)
                except OSError:  # how Linux tells that nobody holds the other end any more
                    return False
                self.screen += read.decode(errors="replace").replace("\r\n", "\n")
                return bool(read)
            if self._process.poll() is not None:
                return False
        raise TimeoutError(self.screen[-2000:])
