"""When Python looks for garbage while packs are loaded: not before all is there, then no more often than it pays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


class _Growth:
    """How many objects there were when Python last looked through all of them, and how many loading added since."""

    def __init__(self) -> None:
        self._before = 0
        self._more = 0

    def note(self, more: int) -> None:
        """Look for garbage among all objects once loading has added as many as there were.

        What a broken pack leaves behind are cycles (an error and its traceback), and they count as old like all else.
        A look costs as much as there are objects, so one at each doubling costs a constant share of making them. They
        are counted only then, as counting goes through all of them too.
        """
        if not self._before:
            self._before = more
            return
        self._more += more
        if self._more > self._before:
            gc.collect()
            gc.freeze()
            self._before, self._more = gc.get_freeze_count(), 0
            gc.unfreeze()


_growth = _Growth()


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Pause the garbage collector: what is loaded is kept, and going through it while it grows takes a fifth of all.

    It counts as old afterwards, so that nothing looks through all of it at once for what could be thrown away.
    """
    collects = gc.isenabled()
    gc.disable()
    young = gc.get_count()[0]
    try:
        yield
    finally:
        if collects:
            if not gc.get_freeze_count():  # what an application froze stays so
                _growth.note(max(gc.get_count()[0] - young, 0))  # fewer, where a pack's code collected
                gc.freeze()
                gc.unfreeze()
            gc.enable()
