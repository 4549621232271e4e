"""How weights and other statements are known, before and now: python tests/runs/status_shares.py [REVISION].

The packs of the revision are taken out of git and read by the engine of now.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from runs.evidence_tables import NO_SOURCE, PACKS, citations, grades, weights_apart

import twitchkit as tk
from twitchkit.ids import short

ROOT = Path(__file__).parents[2]


def packs_of(revision: str, folder: Path) -> tk.Kit:
    """Return the packs as they were at a revision of this repository."""
    archive = folder / "packs.tar"
    subprocess.run(["git", "archive", f"--output={archive}", revision, "packs"], cwd=ROOT, check=True)
    shutil.unpack_archive(archive, folder)
    return tk.load((), paths=[folder / "packs" / name / "src" / f"twitchkit_pack_{name}" for name in PACKS])


def shares(kit: tk.Kit) -> str:
    """Return the counts by status, and how many statements rest on what is no source."""
    held = weights_apart(kit)
    urls = {short(source.id): source.url for source in kit.knowledge.sources.values()}
    none = sum(
        any(host in urls[id] for id in citations(part) for host in NO_SOURCE)
        for parts in held.values()
        for part in parts
    )
    return f"{grades(held, 'what', 'status', tk.Status)}Statements that cite what is no source: {none}\n"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        with tempfile.TemporaryDirectory() as place:
            sys.stdout.write(f"{sys.argv[1]}\n{shares(packs_of(sys.argv[1], Path(place)))}\n")
    sys.stdout.write(f"now\n{shares(tk.load(PACKS))}")
