"""How long food takes, at the median and in the slow cases, in processor time: python tests/benchmarks/food_spread.py.

Each figure is the best of several runs of the same call: searches among all foods for those of the 150 lines in
tests/diet/food_lines*.toml, and suggestions for the first made-up people of tests/support/eaters.py who get any.
"""

import argparse
import sys
import time
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))  # where support/ is

from support.eaters import person

import twitchkit as tk
from twitchkit.diet.amounts import read_amount

PACKS = ["vocabulary", "nutrients", "differential", "lifestyle"]


def best(runs: int, call: Callable[[], object]) -> float:
    """Return the least milliseconds of processor time of several runs."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        call()
        times.append(time.process_time() - started)
    return 1000 * min(times)


def show(what: str, times: list[float]) -> None:
    """Print the median, the 95th percentile and the slowest."""
    ordered = sorted(times)
    median, slow = ordered[len(ordered) // 2], ordered[int(0.95 * len(ordered))]
    sys.stdout.write(f"{what}: {median:.1f} ms, 95 of 100 in {slow:.1f}, slowest {ordered[-1]:.1f} ({len(times)})\n")


def main() -> None:
    """Print all figures."""
    options = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    options.add_argument("--people", type=int, default=200)
    asked = options.parse_args()
    large = tk.load([*PACKS, "foods_usda"])
    written = sorted((TESTS / "diet").glob("food_lines*.toml"))
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in written]
    texts = [read_amount(line["text"])[1] for file in files for line in file["line"]]
    show("search", [best(9, partial(large.foods.search, text)) for text in texts if text])
    for name, kit in (("written out", tk.load(PACKS)), ("large table", large)):
        assessments = [kit.assess(person(seed)) for seed in range(asked.people)]
        wanting = [assessment for assessment in assessments if kit.suggest_foods(assessment).suggestions]
        show(f"suggestion, {name}", [best(3, partial(kit.suggest_foods, told)) for told in wanting])


if __name__ == "__main__":
    main()
