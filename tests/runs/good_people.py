"""How many people of a general population are told to seek help soon, and why: python tests/runs/good_people.py [FILE].

Without a file the people are the sample of the survey in ``tests/data``; FILE is the table of all adults, as gzipped
CSV. They were not chosen for being ill, so what is told to many of them is told too often. A limit or a flag is
justified by its source and never moved to meet a share.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

sys.path.insert(0, str(Path(__file__).parents[1]))

from frozen.survey import SAMPLE, profile

import twitchkit as tk
from twitchkit.ids import short
from twitchkit.scoring import Person

SOON = (tk.Tier.EMERGENCY, tk.Tier.SAME_DAY)
PACKS = ("vocabulary", "nutrients", "differential", "lifestyle")


class Counted(NamedTuple):
    """How many people came to which tier, and how many of each tier were told each reason."""

    tiers: Counter[tk.Tier]
    reasons: Counter[tuple[tk.Tier, str, str]]

    @property
    def people(self) -> int:
        """All of them."""
        return self.tiers.total()

    @property
    def soon(self) -> float:
        """The share that is told to seek help now or on the same day."""
        return sum(self.tiers[tier] for tier in SOON) / self.people


def people(path: Path = SAMPLE) -> Iterator[tk.Profile]:
    """Read the adults of the survey."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield tk.read_profile(profile(row))


def count(kit: tk.Kit, profiles: Iterable[tk.Profile]) -> Counted:
    """Look at each person and count what sets their urgency."""
    counted = Counted(Counter(), Counter())
    for told in profiles:
        urgency = Person.of(kit.knowledge, told).urgency
        counted.tiers[urgency.tier] += 1
        for reason in urgency.reasons:
            kinds = (("flag", reason.red_flag), ("limit", reason.critical_limit), ("condition", reason.condition))
            kind, id = next((kind, id) for kind, id in kinds if id)
            counted.reasons[reason.tier, kind, short(id)] += 1
    return counted


def write(counted: Counted, out: TextIO) -> None:
    """Print the shares and the reasons, the most urgent and most frequent first."""
    out.write(f"{counted.people} people, help now or the same day for {100 * counted.soon:.2f} %\n\n")
    for tier in reversed(tk.Tier):
        number = counted.tiers[tier]
        out.write(f"{tier.value:<10} {number:>5} {100 * number / counted.people:>6.2f} %\n")
    for tier in reversed(tk.Tier):
        rows = [(number, kind, id) for (at, kind, id), number in counted.reasons.items() if at is tier]
        if rows:
            out.write(f"\n{tier.value}\n")
        for number, kind, id in sorted(rows, key=lambda row: (-row[0], row[1:])):
            out.write(f"{number:>6}  {kind:<9} {id}\n")


def main() -> None:
    """Count the people of the file that the command line names, or of the sample."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    write(count(tk.load(PACKS), people(path)), sys.stdout)


if __name__ == "__main__":
    main()
