"""The printed people of tests/render/snapshots, written anew: python tests/runs/snapshots.py.

Then read what changed, line by line.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from render.test_snapshots import FOLDER, SNAPSHOTS, printed

import twitchkit as tk


def main() -> None:
    kit = tk.load(["vocabulary", "nutrients", "differential", "lifestyle"])
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    for name in SNAPSHOTS:
        (FOLDER / f"{name}.txt").write_text(printed(kit, name), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(SNAPSHOTS)} snapshots written to {FOLDER}\n")


if __name__ == "__main__":
    main()
