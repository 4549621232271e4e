"""Change the engine one token at a time, and tell what no test notices: python tests/runs/engine_mutants.py.

``--package diet --sample 40 --seed 7`` tries 40 places of one package, chosen by chance; without a package, so many of
each; ``--at src/twitchkit/diet/reading.py:27`` tries all changes of one line. It works in copies of the tree. First it
runs the tests unchanged, for some minutes, and notes which reach which module (``--unchanged FILE`` keeps that for
other runs, ``--tests tests/diet`` runs only some); those that fail are left aside. Then each change meets the tests
that reach its module: those of the package's own room, then those elsewhere, the quickest first, up to a limit.
A survivor is a test that is missing, or a change that changes nothing: read it. What never comes to an end is counted
apart.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from coverage import CoverageData

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.one_token import Mutant, mutants, mutants_at

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "src" / "twitchkit"
_OTHERS = 0.04
"""The share of the time of all tests that those outside the package's own room may take for one change."""
_MEMORY = 3 << 30
"""What a run of tests may take: a loop that has no end any more may fill a list."""


class Unchanged(NamedTuple):
    """What the tests do while nothing is changed."""

    seconds: Mapping[str, float]
    """Of each test that passes, the quickest first."""
    reaching: Mapping[str, Sequence[str]]
    """The tests that reach a module; a fixture, and what is loaded once, serves tests that are not named."""
    failed: Sequence[str]

    def meeting(self, module: str) -> tuple[list[str], list[str]]:
        """Return the tests that a change of a module meets, and those that it meets if none of these notices it."""
        package = Path(module).relative_to("src/twitchkit").parts[0]
        room = "tests/test_" if package.endswith(".py") else f"tests/{package}/"
        reaching = set(self.reaching.get(module, ()))
        order = sorted(self.seconds, key=lambda test: (test not in reaching, not test.startswith(room)))
        first = [test for test in order if test in reaching and test.startswith(room)]
        others, most = order[len(first) :], _OTHERS * sum(self.seconds.values())
        spent = accumulate(self.seconds[test] for test in others)
        return first, [test for test, until in zip(others, spent, strict=True) if until <= most]


class Tree:
    """A copy of the tree, to run tests in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        for name in subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0"):
            if name and (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)

    def pytest(self, *arguments: str, seconds: float | None = None, **environment: str) -> tuple[int | None, str]:
        """Return the exit code of a run of tests, None after a time-out, and what it printed."""
        # What is compiled is kept, but for what is changed: else each run would compile the whole tree again.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        own = {"PYTHONPATH": str(self.folder / "src"), "COVERAGE_FILE": str(self.folder / ".coverage")}
        usual = ("-q", "-n0", "-p", "no:cacheprovider", "--hypothesis-seed=0")
        run = subprocess.Popen(
            [sys.executable, "-m", "pytest", *usual, *arguments],
            cwd=self.folder,
            env={**kept, **own, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            printed, _ = run.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            return None, run.communicate()[0]
        return run.returncode, printed

    def unchanged(self, tests: Sequence[str], jobs: int) -> Unchanged:
        measured = ("--cov=twitchkit", "--cov-context=test", "--cov-report=", "--cov-fail-under=0")
        _, printed = self.pytest(*measured, "--durations=0", "--durations-min=0", f"-n{jobs}", *tests)
        seconds: dict[str, float] = defaultdict(float)
        for spent, test in re.findall(r"^([\d.]+)s (?:call|setup) +(\S+::[^\s\[]+)", printed, re.MULTILINE):
            seconds[test] += float(spent)
        failed = _failed(printed)
        passing = sorted(seconds.keys() - failed, key=lambda test: (seconds[test], test))
        failed |= _failed(self.pytest(*passing)[1])  # in this order: else every change would seem to be caught
        data, reaching = CoverageData(str(self.folder / ".coverage")), {}
        data.read()
        for file in data.measured_files():
            contexts = {context for some in data.contexts_by_lineno(file).values() for context in some}
            reaching[str(Path(file).relative_to(self.folder))] = sorted({_function(context) for context in contexts})
        return Unchanged({test: seconds[test] for test in passing if test not in failed}, reaching, sorted(failed))

    def verdict(self, mutant: Mutant, unchanged: Unchanged) -> str:
        module = mutant.module.relative_to(ROOT)
        path = self.folder / module
        was, stat = path.read_bytes(), path.stat()
        path.write_text(mutant.text, encoding="utf-8")
        code: int | None = 0
        for tests in filter(None, unchanged.meeting(str(module))):
            limit = 60 + 3 * sum(unchanged.seconds[test] for test in tests)
            code, _ = self.pytest("-x", *tests, seconds=limit, PYTHONDONTWRITEBYTECODE="1")
            if code != 0:
                break
        path.write_bytes(was)
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        return "timed out" if code is None else "survived" if code == 0 else "caught"


def _function(test: str) -> str:
    return re.split(r"[\[|]", test)[0]


def _is_there(test: str) -> bool:
    """Tell whether a test still exists; pytest fails for one that does not, which is no catch."""
    file, *_, name = test.split("::")
    return (ROOT / file).exists() and f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


def _failed(printed: str) -> set[str]:
    return set(re.findall(r"^(?:FAILED|ERROR) (\S+::[^\s\[]+)", printed, re.MULTILINE))


def try_out(name: str, chosen: Sequence[Mutant], trees: Sequence[Tree], unchanged: Unchanged) -> None:
    """Try some mutants, and print what came of them."""
    free: SimpleQueue[Tree] = SimpleQueue()
    for tree in trees:
        free.put(tree)

    def verdict(mutant: Mutant) -> str:
        tree = free.get()
        try:
            return tree.verdict(mutant, unchanged)
        finally:
            free.put(tree)

    counts = dict.fromkeys(("caught", "survived", "timed out"), 0)
    with ThreadPoolExecutor(len(trees)) as pool:
        for mutant, found in zip(chosen, pool.map(verdict, chosen), strict=True):
            counts[found] += 1
            if found != "caught":
                _say(f"{mutant.module.relative_to(ROOT)}:{mutant.line}: {found}: {mutant.what}")
    _say(f"{name}: {len(chosen)} changes: {', '.join(f'{number} {found}' for found, number in counts.items())}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _chosen(asked: argparse.Namespace, packages: Sequence[str]) -> dict[str, list[Mutant]]:
    """Return the mutants to try, by what they are of."""
    if asked.at:
        lines = [(at, *at.rsplit(":", 1)) for at in asked.at]
        return {at: mutants_at(ROOT / file, int(line)) for at, file, line in lines}
    chosen = {}
    for package in asked.package or packages:
        every = (ENGINE / package).rglob("*.py") if package else ENGINE.glob("*.py")
        files = [file for file in sorted(every) if not asked.module or file.stem in asked.module]
        draw = random.Random(asked.seed)  # noqa: S311  (a sample, not secrets)
        chosen[package or "beside the packages"] = mutants(files, asked.sample, draw)
    return chosen


def _unchanged(asked: argparse.Namespace, tree: Tree) -> Unchanged:
    kept: Path | None = asked.unchanged
    if kept and kept.exists():
        seconds, reaching, failed = json.loads(kept.read_text(encoding="utf-8"))
        return Unchanged({test: spent for test, spent in seconds.items() if _is_there(test)}, reaching, failed)
    found = tree.unchanged(asked.tests or ["tests"], asked.jobs)
    if kept:
        kept.write_text(json.dumps(found), encoding="utf-8")
    return found


def main() -> None:
    packages = ["", *sorted(path.parent.name for path in ENGINE.glob("*/__init__.py"))]
    options = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    options.add_argument("--package", action="append", choices=packages, help='"" are the modules beside the packages')
    options.add_argument("--module", action="append", help="only modules of this name, as intake")
    options.add_argument("--at", action="append", metavar="FILE:LINE", help="all changes of one line")
    options.add_argument("--sample", type=int, default=40, help="how many places of each package")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--tests", action="append", help="only these tests, as tests/diet")
    options.add_argument("--unchanged", type=Path, metavar="FILE", help="where to keep what the tests do unchanged")
    options.add_argument("--jobs", type=int, default=1, help="how many at once")
    asked = options.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))  # the runs inherit it
    with tempfile.TemporaryDirectory() as folder:
        trees = [Tree(Path(folder) / str(number)) for number in range(asked.jobs)]
        unchanged = _unchanged(asked, trees[0])
        for test in unchanged.failed:
            _say(f"left aside, as it fails unchanged: {test}")
        for name, chosen in _chosen(asked, packages).items():
            try_out(name, chosen, trees, unchanged)


if __name__ == "__main__":
    main()
