"""Imports thousands of downloads and diaries that are a little broken; each must end in a result or in a clear error.

python tests/runs/mutated_imports.py [count] [seed]
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.mutations import broken_import

import twitchkit as tk


def main(count: int = 5_000, seed: int = 1) -> None:
    """Print how many were read, and how many ended in which kind of error."""
    kit = tk.load(["vocabulary", "nutrients"])
    outcomes: Counter[str] = Counter()
    for number in range(count):
        draw = random.Random(f"{seed} {number}")  # noqa: S311  (changes, not secrets)
        with tempfile.TemporaryDirectory() as folder:
            try:
                told = broken_import(kit, Path(folder), draw)
            except Exception as error:
                error.add_note(f"number {number} of seed {seed}")
                raise
        outcomes["read" if told == "read" else "an error"] += 1
    sys.stdout.write(", ".join(f"{outcome}: {number:,}" for outcome, number in sorted(outcomes.items())) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
