"""Check suggestions for many made-up people: python tests/runs/suggestions_full_run.py --people 10000.

It asks first among the foods that packs write out, then among those of the large table as well. It prints how many
people there were, how many got a suggestion, every rule that was broken, and the processor time; it ends with exit code
1 if there was any. The suite runs the first few hundred.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.eaters import person
from support.suggestion_checks import broken_rules

import twitchkit as tk

PACKS = ["vocabulary", "nutrients", "differential", "lifestyle"]
TABLES = {"written out": PACKS, "large table": [*PACKS, "foods_usda"]}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    options.add_argument("--people", type=int, default=10_000)
    options.add_argument("--first", type=int, default=0, help="the seed of the first person")
    options.add_argument("--table", choices=list(TABLES), action="append", help="only these foods")
    asked = options.parse_args()
    seeds = range(asked.first, asked.first + asked.people)
    broken = [run(name, tk.load(TABLES[name]), seeds) for name in asked.table or TABLES]
    return 1 if any(broken) else 0


def run(name: str, kit: tk.Kit, seeds: range) -> int:
    """Return how many rules were broken for the people of some seeds."""
    counts: Counter[str] = Counter()
    broken = 0
    started = time.process_time()
    for seed in seeds:
        profile = person(seed)
        suggestions = kit.suggest_foods(profile, alternatives=seed % 2).suggestions
        counts[f"{len(suggestions)} suggestions"] += 1
        counts["a food that only the large table has"] += any(
            item.food not in kit.knowledge.food_sources for suggestion in suggestions for item in suggestion.foods
        )
        for suggestion in suggestions:
            for rule in broken_rules(kit, profile, suggestion):
                broken += 1
                sys.stdout.write(f"person {seed}: {suggestion.id}: {rule}\n")
    seconds = time.process_time() - started
    shares = ", ".join(f"{number} with {what}" for what, number in sorted(counts.items()))
    sys.stdout.write(
        f"{name}: {len(seeds)} people: {shares}; {broken} rules broken; {seconds:.0f} s of processor time\n"
    )
    return broken


if __name__ == "__main__":
    sys.exit(main())
