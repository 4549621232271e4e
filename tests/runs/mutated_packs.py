"""A hundred thousand packs and profiles, each a little broken: all end in a result or a ``TwitchkitError``.

``python tests/runs/mutated_packs.py 100000 7 --jobs 2`` takes most of an hour of an idle machine, and prints how far
it is; one that was ended goes on with ``--begin``. CI runs a sample, ``tests/packs/test_mutated_packs.py``.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.mutated_packs import broken_pack, broken_profile

_SHARE = 250
_PROFILES = 2  # of so many one is a profile, the others are packs


def share(first: int, count: int, seed: int) -> Counter[str]:
    """Try some packs and profiles and count how they ended; anything but the two ends raises."""
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count):
            draw = random.Random(f"{seed}:{number}")  # noqa: S311  (a sample, not a secret)
            attempt = broken_profile if number % _PROFILES else broken_pack
            try:
                ends[attempt(Path(folder), draw)] += 1
            except Exception as error:
                raise RuntimeError(
                    f"{attempt.__name__} {number} of seed {seed}: {type(error).__name__}: {error}"
                ) from error
    return ends


def main() -> int:
    """Try as many as the command line says and print how they ended."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--begin", type=int, default=0, help="how many were tried before")
    asked = parser.parse_args()
    total: Counter[str] = Counter()
    with ProcessPoolExecutor(asked.jobs) as pool:
        begins = range(asked.begin, asked.count, _SHARE)
        sizes = [min(_SHARE, asked.count - begin) for begin in begins]
        shares = pool.map(share, begins, sizes, [asked.seed] * len(sizes))
        for begin, size, ends in zip(begins, sizes, shares, strict=True):
            total += ends
            ended = ", ".join(f"{number} {end}" for end, number in sorted(total.items()))
            sys.stdout.write(f"seed {asked.seed}, {asked.begin} to {begin + size}: {ended}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
