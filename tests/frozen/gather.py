"""Gather the profiles that stand in this repository as frozen inputs: ``gather.py``.

Those of the cases of the packs, of the examples and of the snapshots, and the given cases in ``tests/data``.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from frozen.packed import write

ROOT = Path(__file__).parents[2]
INPUTS = Path(__file__).parent / "inputs"
OF_A_CASE = {"id", "name", "cite", "expect"}
GIVEN = ("published_cases", "real_people", "dangerous_inputs")

Named = Iterator[tuple[str, dict[str, Any]]]


def pack_cases() -> Named:
    """Yield the profile of every case of a pack."""
    for path in sorted(ROOT.glob("packs/*/src/*/cases/**/*.toml")):
        pack = path.relative_to(ROOT / "packs").parts[0]
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", []):
            yield f"{pack}/{case['id']}", {key: value for key, value in case.items() if key not in OF_A_CASE}


def examples() -> Named:
    """Yield the profiles of the examples and of the snapshots."""
    for folder in ("examples/profiles", "tests/render/snapshots"):
        for path in sorted((ROOT / folder).glob("*.toml")):
            yield f"{path.parent.name}/{path.stem}", tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "examples/evaluation").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            yield f"evaluation/{case['id']}", case["profile"]


def given() -> Named:
    """Yield the profiles of the given cases; some use names that the vocabulary may not have."""
    for name in GIVEN:
        for case in json.loads((ROOT / "tests/data" / f"{name}.json").read_text(encoding="utf-8")):
            yield f"{name}/{case['id']}", case["profile"]


def main() -> None:
    """Write one file of inputs each."""
    for gathered in (pack_cases, examples, given):
        found = list(gathered())
        profiles = dict(found)
        assert len(profiles) == len(found), f"a name repeats in {gathered.__name__}"
        write(INPUTS / f"{gathered.__name__}.json.gz", profiles)
        sys.stderr.write(f"{gathered.__name__}: {len(profiles)} profiles\n")


if __name__ == "__main__":
    main()
