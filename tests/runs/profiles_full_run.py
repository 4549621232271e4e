"""Send made-up profiles, sound and broken, through every door: 100,000 of them by default.

    python tests/runs/profiles_full_run.py [count] [seed]

Each comes as a mapping, as a ``Profile`` made in Python, as JSON and as TOML. All four must understand the same person
or refuse the same things, whoever comes through is assessed, and none may take over a second. Ends with exit code 1 if
anything else happens. Then texts that are hard to read are doubled in length, and the time that it takes is told.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.odd_profiles import doors, odd_profile, outcome

import twitchkit as tk
from twitchkit.model.profile import Profile

LONGEST = 1.0
PACKS = ["vocabulary", "nutrients", "differential", "lifestyle"]
HARD = (" ", "9", "1/", "1,", "1.", "5 ", "a,", "a ", "and ", "(", "5 mg ", "<", "µ", "x" * 7 + " ", "- ", "1-")
LENGTHS = (125, 250, 500)


def main() -> int:
    """Run; return the exit code."""
    count, seed = (int(item) for item in (*sys.argv[1:], *("100000", "1")[len(sys.argv) - 1 :]))
    kit = tk.load(PACKS)
    kit.assess(Profile(age=61))
    bad = 0
    slowest: list[tuple[float, int]] = []
    seen: Counter[str] = Counter()
    for number in range(count):
        start = time.process_time()
        told = _through(kit, number + seed * 10**9)
        taken = time.process_time() - start
        slowest = sorted([*slowest, (taken, number)], reverse=True)[:5]
        seen[told] += 1
        if number % 10_000 == 9_999:
            sys.stderr.write(f"{number + 1} …\n")
        if told.startswith("!") or taken > LONGEST:
            bad += 1
            sys.stdout.write(f"{number}: {told}, {taken:.2f} s\n")
    sys.stdout.write(f"{count} profiles: {dict(seen)}; slowest, in s: {[round(item, 3) for item, _ in slowest]}\n")
    _double(kit)
    return 1 if bad else 0


def _through(kit: tk.Kit, seed: int) -> str:
    data = odd_profile(Random(seed), kit)  # noqa: S311 (no secret)
    try:
        results = [outcome(kit, source) for source in doors(data).values()]
        if any(result != results[0] for result in results):
            return "! doors differ"
        if not isinstance(results[0], Profile):
            return "refused"
        if tk.read_profile(tk.profile_to_dict(results[0])) != results[0]:
            return "! does not survive a file"
        kit.assess(results[0])
    except Exception as error:  # noqa: BLE001 (whatever it is, it is what we look for)
        return f"! {type(error).__name__}"
    return "assessed"


def _double(kit: tk.Kit) -> None:
    for key, profile in _PLACES.items():
        worst = {length: max(_seconds(kit, profile((hard * length)[:length])) for hard in HARD) for length in LENGTHS}
        shown = ", ".join(f"{length} characters {1000 * taken:.1f} ms" for length, taken in worst.items())
        sys.stdout.write(f"{key}: {shown}\n")


def _seconds(kit: tk.Kit, data: dict[str, Any]) -> float:
    times = []
    for _ in range(5):
        start = time.process_time()
        outcome(kit, data)
        times.append(time.process_time() - start)
    return min(times)


_PLACES = {
    "reading": lambda text: {"measurements": {"ferritin": text}},
    "number": lambda text: {"findings": {"time_to_sleep_min": text}},
    "answer": lambda text: {"findings": {"relief_by_moving": text}},
    "amount": lambda text: {"supplements": [{"name": "x", "per_day": {"magnesium": text}}]},
    "medicine": lambda text: {"medicines": [text]},
    "allergy": lambda text: {"allergies": [text]},
    "diet": lambda text: {"eats": [text]},
    "name": lambda text: {"findings": {text: True}},
    "key": lambda text: {text: True},
    "400 unknown allergies": lambda text: {"allergies": [f"{number}{text[:490]}" for number in range(400)]},
    "400 medicines": lambda text: {"medicines": [f"{number}{text[:490]}" for number in range(400)]},
    "2,000 unknown findings": lambda text: {"findings": {f"{number}{text[:400]}": text for number in range(2_000)}},
}

if __name__ == "__main__":
    sys.exit(main())
