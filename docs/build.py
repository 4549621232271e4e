"""Build the site: ``python docs/build.py FOLDER``. It needs the dependency group ``docs``, and no network.

The pages are laid out in ``FOLDER/pages``; the site stands in ``FOLDER/site``. A warning is an error.
"""

from __future__ import annotations

import sys
from pathlib import Path

from builder import packs, reference, written
from sphinx.cmd.build import main as sphinx

import twitchkit as tk


def build(folder: Path) -> int:
    """Lay out the pages, make the site of them, and return the exit code of Sphinx."""
    pages = folder / "pages"
    listed = reference.lay_out(pages)
    of_packs = packs.lay_out(pages, tk.load(packs.PACKS).knowledge)
    written.lay_out(pages, {"Reference": listed, "What the packs say": of_packs})
    reference.show_plain_types()
    here = str(Path(__file__).parent)
    return sphinx(
        ["-c", here, "-b", "html", "-W", "--keep-going", "-q", "-j", "auto", str(pages), str(folder / "site")]
    )


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1])))
