"""What people are printed and how food is read, written anew: python tests/runs/snapshots.py.

Then read what changed, line by line.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from diet import test_food_lines as food_lines
from render.test_snapshots import FOLDER, SNAPSHOTS, printed

import twitchkit as tk


def main() -> None:
    kit = tk.load(["vocabulary", "nutrients", "differential", "lifestyle"])
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    for name in SNAPSHOTS:
        (FOLDER / f"{name}.txt").write_text(printed(kit, name), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(SNAPSHOTS)} snapshots written to {FOLDER}\n")
    foods = tk.load(food_lines.PACKS).foods
    for name in food_lines.FROZEN:
        (food_lines.HERE / name).write_text(food_lines.frozen(foods, name), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{name} written to {food_lines.HERE}\n")


if __name__ == "__main__":
    main()
