"""Ask for food for many made-up people and check every suggestion: ``suggestions_full_run.py --people 10000``.

It prints how many people there were, how many got a suggestion, and every rule that was broken; it ends with exit code
1 if there was any. The suite runs the first few hundred.
"""

import argparse
import sys
import time
from collections import Counter

from eaters import person
from suggestion_checks import broken_rules

import twitchkit as tk


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    options.add_argument("--people", type=int, default=10_000)
    options.add_argument("--first", type=int, default=0, help="the seed of the first person")
    asked = options.parse_args()
    kit = tk.load()
    counts: Counter[str] = Counter()
    broken = 0
    started = time.process_time()
    for seed in range(asked.first, asked.first + asked.people):
        profile = person(seed)
        suggestions = kit.suggest_foods(profile, alternatives=seed % 2).suggestions
        counts[f"{len(suggestions)} suggestions"] += 1
        for suggestion in suggestions:
            for rule in broken_rules(kit, profile, suggestion):
                broken += 1
                sys.stdout.write(f"person {seed}: {suggestion.id}: {rule}\n")
    seconds = time.process_time() - started
    shares = ", ".join(f"{number} with {what}" for what, number in sorted(counts.items()))
    sys.stdout.write(f"{asked.people} people: {shares}; {broken} rules broken; {seconds:.0f} s of processor time\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
