"""What fifty people and the README's person cost, in processor time: python tests/benchmarks/one_person.py [KEY ...].

``fifty_people.json`` names the people by file and id in ``tests/data``. A line a figure; KEYs choose some.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median, quantiles
from time import process_time

import twitchkit as tk

HERE = Path(__file__).parent
DATA = HERE.parent / "data"
EXAMPLE = HERE.parents[1] / "examples" / "profiles" / "restless_evenings.toml"
ROUNDS = 7
_REPORT = "import sys, twitchkit as tk; kit = tk.load(); print(kit.report(kit.assess(tk.read_profile(sys.argv[1]))))"


def people() -> Iterator[tk.Profile]:
    """Yield the fifty people."""
    for name, ids in json.loads((HERE / "fifty_people.json").read_text(encoding="utf-8")).items():
        told = {item["id"]: item for item in json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))}
        for id in ids:
            yield tk.read_profile(told[id]["profile"])


def least_ms(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the least processor time of several runs: what else runs on the machine can only add to it."""
    taken = []
    for _ in range(rounds):
        start = process_time()
        run()
        taken.append(process_time() - start)
    return 1000 * min(taken)


def in_fresh_process(*arguments: str, rounds: int = 5) -> float:
    """Return the median processor time of a fresh Python in milliseconds, less that of one which does nothing."""

    def run(*command: str) -> float:
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], check=True, capture_output=True)
        after = getrusage(RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    run(*arguments)  # so that what Python compiles is there
    return 1000 * median(run(*arguments) - run("-c", "pass") for _ in range(rounds))


def spread(run: Callable[[tk.Profile], Callable[[], object]], told: list[tk.Profile]) -> str:
    """Return the median and the ninth tenth over people."""
    each = [least_ms(run(profile)) for profile in told]
    return f"{median(each):8.2f} ms, p90 {quantiles(each, n=10)[-1]:.2f}"


def figures() -> dict[str, tuple[str, Callable[[], str]]]:
    """Return what can be measured: by its key, what it is and how it is done."""
    kit, told, example = tk.load(), list(people()), tk.read_profile(EXAMPLE)
    made = kit.assess(example)
    command = ("-m", "twitchkit", "assess", str(EXAMPLE))

    def once(run: Callable[[], object], rounds: int = ROUNDS) -> Callable[[], str]:
        return lambda: f"{least_ms(run, rounds):8.2f} ms"

    def fresh(*arguments: str) -> Callable[[], str]:
        return lambda: f"{in_fresh_process(*arguments):8.0f} ms"

    def to_dict(profile: tk.Profile) -> Callable[[], object]:
        return kit.assess(profile).to_dict

    def looked_at(profile: tk.Profile) -> object:
        result = kit.assess(profile)
        return result.urgency, [condition.band for condition in result.conditions]

    return {
        "assess": ("assess, fifty people", lambda: spread(lambda profile: lambda: kit.assess(profile), told)),
        "bands": (
            "the same, urgency and bands looked at",
            lambda: spread(lambda person: lambda: looked_at(person), told),
        ),
        "full": (
            "assess and to_dict, fifty people",
            lambda: spread(lambda one: lambda: kit.assess(one).to_dict(), told),
        ),
        "to_dict": ("to_dict again, fifty people", lambda: spread(to_dict, told)),
        "readme": ("assess, the README's person", once(lambda: kit.assess(example), 30)),
        "readme_full": ("assess and to_dict, the README's person", once(lambda: kit.assess(example).to_dict(), 30)),
        "nobody": ("assess, an empty profile", once(lambda: kit.assess(tk.Profile()), 30)),
        "question": (
            "next_question, fifty people",
            lambda: spread(lambda person: lambda: kit.next_question(person), told),
        ),
        "explain": ("explain its first condition", once(lambda: kit.explain(made, made.conditions[0].id))),
        "what_if": ("counterfactuals, the README's person", once(lambda: kit.counterfactuals(example), 2)),
        "load": ("load() again", once(tk.load, 5)),
        "import": ("import twitchkit, fresh process", fresh("-c", "import twitchkit")),
        "fresh_load": ("import and load(), fresh process", fresh("-c", "import twitchkit as tk; tk.load()")),
        "command": ("twitchkit assess, fresh process", fresh(*command)),
        "report": ("load, assess and report, fresh process", fresh("-c", _REPORT, str(EXAMPLE))),
    }


def main() -> None:
    """Measure what the command line names, or everything."""
    known = figures()
    for key in sys.argv[1:] or known:
        what, measure = known[key]
        sys.stdout.write(f"{key:14}{what:42}{measure()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
