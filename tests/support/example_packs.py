"""The packs in examples/, as somebody else has them: by folder, and with their code where it has some."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from support.environments import ROOT

import twitchkit as tk

EXAMPLES = ROOT / "examples"
FOLDERS = {
    "runners": EXAMPLES / "third_party_pack" / "src" / "twitchkit_pack_runners",
    "headaches": EXAMPLES / "headache_pack" / "src" / "twitchkit_pack_headaches",
    "actigraphy": EXAMPLES / "actigraphy_pack" / "src" / "twitchkit_pack_actigraphy",
}
SHIPPED = ("vocabulary", "nutrients", "differential", "lifestyle")


@contextmanager
def importable() -> Iterator[None]:
    """Let the code of the examples be imported, as if it was installed."""
    sources = [str(folder.parent) for folder in FOLDERS.values()]
    sys.path[:0] = sources
    try:
        yield
    finally:
        for source in sources:
            sys.path.remove(source)


def kit_with(*names: str, shipped: bool = True) -> tk.Kit:
    """Return a kit with some of the examples, beside the shipped packs or alone."""
    with importable():
        return tk.load(SHIPPED if shipped else [], paths=[FOLDERS[name] for name in names])


def module(name: str) -> object:
    """Import a module of an example."""
    with importable():
        return importlib.import_module(name)
