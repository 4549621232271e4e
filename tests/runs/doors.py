"""How medicines, food lines and laboratory results are read as people write them: python tests/runs/doors.py [--all].

Judges of the lists: ``tests/support/doors.py``. ``--all`` prints each entry of the open lists that is not right;
``--sealed`` counts the sealed lists too, which those who build do not look into.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.doors import DOORS, JUDGES, RIGHT, judged

import twitchkit as tk

OPEN = ("open", "opened", "opened_2", "opened_3", "opened_4", "2", "3", "5", "6")


def main() -> None:
    """Print the counts of each list."""
    kit = tk.load()
    for name in JUDGES:
        for half in (*OPEN, "sealed") if "--sealed" in sys.argv else OPEN:
            if not (DOORS / f"{name}_{half}.json").exists():
                continue
            found = list(judged(kit, name, half))
            sys.stdout.write(f"{name}, {half}: {dict(Counter(verdict for _, verdict in found))}\n")
            for entry, verdict in found:
                if "--all" in sys.argv and verdict != RIGHT and half != "sealed":
                    sys.stdout.write(f"  {verdict}: {json.dumps(entry, ensure_ascii=False)}\n")


if __name__ == "__main__":
    main()
