"""When Python looks for garbage while packs are loaded: not before all is there, then no more often than it pays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


class _Growth:
    """How many objects there were when Python last looked through all of them, or when first asked."""

    def __init__(self) -> None:
        self._before = 0

    def note(self, now: int) -> None:
        """Look for garbage among all objects once there are twice as many as before.

        What a broken pack leaves behind are cycles (an error and its traceback), and they count as old like all else.
        A look costs as much as there are objects, so one at each doubling costs a constant share of making them.
        """
        self._before = self._before or now
        if now > 2 * self._before:
            self._before = now - gc.collect()


_growth = _Growth()


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Pause the garbage collector: what is loaded is kept, and going through it while it grows takes a fifth of all.

    It counts as old afterwards, so that nothing looks through all of it at once for what could be thrown away.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            if not gc.get_freeze_count():  # what an application froze stays so
                gc.freeze()
                count = gc.get_freeze_count()
                gc.unfreeze()
                _growth.note(count)
            gc.enable()
