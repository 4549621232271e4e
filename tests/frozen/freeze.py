"""Freeze the results of the program, and compare them later field by field.

``freeze.py compare`` assesses every frozen profile anew and prints what differs from the frozen results, grouped by
kind of field; it ends with exit code 1 if anything does. ``freeze.py write`` freezes the results as they are now.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from frozen.differences import Difference, differences, summary
from frozen.packed import read, read_shared, write_shared
from frozen.results import PACKS, result

import twitchkit as tk

HERE = Path(__file__).parent
INPUTS = HERE / "inputs"
RESULTS = HERE / "results"
GROUPS = tuple(sorted(path.name.removesuffix(".json.gz") for path in INPUTS.glob("*.json.gz")))
PROCESSES = 2


def inputs(group: str) -> dict[str, Any]:
    """Return the frozen profiles of a group by name."""
    profiles: dict[str, Any] = read(INPUTS / f"{group}.json.gz")
    return profiles


def compare(kit: tk.Kit, group: str, names: Collection[str] | None = None) -> Iterator[Difference]:
    """Yield what differs from the frozen results of a group, of all its profiles or of those named."""
    frozen = read_shared(RESULTS / f"{group}.json.gz")
    for name, profile in inputs(group).items():
        if names is None or name in names:
            yield from differences(frozen.get(name), result(kit, profile), place=f"{group}/{name} ")


def main() -> int:
    """Write or compare, as the command line says."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    options.add_argument("what", choices=["write", "compare"])
    options.add_argument("--group", action="append", choices=GROUPS, help="only this group of profiles")
    asked = options.parse_args()
    groups = asked.group or GROUPS
    found: list[Difference] = []
    with ProcessPoolExecutor(PROCESSES) as pool:
        for group in groups:
            profiles = inputs(group)
            now = dict(zip(profiles, pool.map(_result, profiles.values(), chunksize=20), strict=True))
            if asked.what == "write":
                write_shared(RESULTS / f"{group}.json.gz", now)
            else:
                frozen = read_shared(RESULTS / f"{group}.json.gz")
                for name in frozen | now:
                    found += differences(frozen.get(name), now.get(name), place=f"{group}/{name} ")
            sys.stderr.write(f"{group}: {len(now)} profiles\n")
    if asked.what == "compare":
        sys.stdout.write((summary(found) or "no difference") + "\n")
    return 1 if found else 0


def _result(profile: dict[str, Any]) -> dict[str, Any]:
    return result(_kit(), profile)


@cache
def _kit() -> tk.Kit:
    return tk.load(PACKS)


if __name__ == "__main__":
    sys.exit(main())
