"""Change the engine one token at a time, and tell what no test notices: python tests/runs/engine_mutants.py.

``--package diet --sample 40 --seed 7`` tries 40 places of one package, chosen by chance; without a package, so many of
each. It works in copies of the tree. First it runs the tests of the package's own room, the laws, the snapshots and the
frozen examples unchanged (``--room``: the first alone); those that fail are left aside. Then each change meets the
tests that reach its module, those of its own room first and the quickest of them first. A survivor is a test that is
missing, or a change that changes nothing: read it. What never comes to an end is counted apart.
"""

from __future__ import annotations

import argparse
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
from pathlib import Path
from queue import SimpleQueue

from coverage import CoverageData

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.one_token import Mutant, mutants

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "src" / "twitchkit"
EVERYWHERE = ("tests/test_laws.py", "tests/render/test_snapshots.py", "tests/test_frozen.py")
ROOMS = {
    "": ("tests/test_*.py",),
    "diet": ("tests/diet", "tests/content/test_foods_usda.py"),
    "knowledge": ("tests/knowledge", "tests/scoring"),
    "model": ("tests/scoring", "tests/packs"),
    "table": ("tests/scoring/test_adequacy.py", "tests/evaluation"),
}
"""Where the tests of a package are, if they are not in ``tests/<package>``; "" are the modules beside the packages."""
_MEMORY = 3 << 30
"""What a run of tests may take: a loop that has no end any more may fill a list."""


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
        own = {"PYTHONPATH": str(self.folder / "src"), "COVERAGE_FILE": str(self.folder / ".coverage")}
        usual = ("-q", "-n0", "-p", "no:cacheprovider", "--hypothesis-seed=0")
        run = subprocess.Popen(
            [sys.executable, "-m", "pytest", *usual, *arguments],
            cwd=self.folder,
            env={**os.environ, **own, **environment},
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

    def reaching(self, room: Sequence[str], more: Sequence[str]) -> tuple[dict[str, dict[str, float]], list[str]]:
        """Return the tests that pass unchanged, with their seconds, by module ("": all), and those that fail."""
        measured = ("--cov=twitchkit", "--cov-context=test", "--cov-report=", "--cov-fail-under=0")
        _, printed = self.pytest(*measured, "--durations=0", "--durations-min=0", *room, *more)
        failed = {_function(test) for test in re.findall(r"^(?:FAILED|ERROR) (\S+::[^\s\[]+)", printed, re.MULTILINE)}
        cost: dict[str, float] = defaultdict(float)
        for seconds, test in re.findall(r"^([\d.]+)s (?:call|setup) +(\S+::[^\s\[]+)", printed, re.MULTILINE):
            cost[test] += float(seconds)
        order = sorted(cost.keys() - failed, key=lambda test: (not test.startswith(tuple(room)), cost[test], test))
        code, printed = self.pytest("-x", *order)
        if code != 0:  # then every change would seem to be caught
            raise SystemExit(f"in this order the tests fail unchanged:\n{printed}")
        data, found = CoverageData(str(self.folder / ".coverage")), {"": {test: cost[test] for test in order}}
        data.read()
        for file in data.measured_files():
            contexts = {context for some in data.contexts_by_lineno(file).values() for context in some}
            shared = any(context.endswith("|setup") for context in contexts)  # what a fixture made serves many tests
            reached = {_function(context.rpartition("|")[0]) for context in contexts}
            chosen = {test: cost[test] for test in order if shared or test in reached}
            found[str(Path(file).relative_to(self.folder))] = chosen
        return found, sorted(failed)

    def verdict(self, mutant: Mutant, tests: Mapping[str, float]) -> str:
        path = self.folder / mutant.module.relative_to(ROOT)
        was, stat = path.read_bytes(), path.stat()
        path.write_text(mutant.text, encoding="utf-8")
        code, _ = self.pytest("-x", *tests, seconds=60 + 3 * sum(tests.values()), PYTHONDONTWRITEBYTECODE="1")
        path.write_bytes(was)
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        return "timed out" if code is None else "survived" if code == 0 else "caught"


def _function(test: str) -> str:
    return test.partition("[")[0]


def try_out(package: str, chosen: Sequence[Mutant], trees: Sequence[Tree], *, room_only: bool) -> None:
    """Try the mutants of a package, and print what came of them."""
    room = [
        str(path.relative_to(ROOT))
        for pattern in ROOMS.get(package, (f"tests/{package}",))
        for path in sorted(ROOT.glob(pattern))
    ]
    more = [] if room_only else [test for test in EVERYWHERE if test not in room]
    tests, failed = trees[0].reaching(room, more)
    free: SimpleQueue[Tree] = SimpleQueue()
    for tree in trees:
        free.put(tree)

    def verdict(mutant: Mutant) -> str:
        tree = free.get()
        try:
            return tree.verdict(mutant, tests.get(str(mutant.module.relative_to(ROOT))) or tests[""])
        finally:
            free.put(tree)

    counts = dict.fromkeys(("caught", "survived", "timed out"), 0)
    with ThreadPoolExecutor(len(trees)) as pool:
        for mutant, found in zip(chosen, pool.map(verdict, chosen), strict=True):
            counts[found] += 1
            if found != "caught":
                _say(f"{mutant.module.relative_to(ROOT)}:{mutant.line}: {found}: {mutant.what}")
    shares = ", ".join(f"{number} {found}" for found, number in counts.items())
    _say(f"{package or 'beside the packages'}: {len(chosen)} changes: {shares}")
    for test in failed:
        _say(f"left aside, as it fails unchanged: {test}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    packages = ["", *sorted(path.parent.name for path in ENGINE.glob("*/__init__.py"))]
    options = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    options.add_argument("--package", action="append", choices=packages, help='"" are the modules beside the packages')
    options.add_argument("--module", action="append", help="only modules of this name, as intake")
    options.add_argument("--sample", type=int, default=40, help="how many places of each package")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--room", action="store_true", help="only the tests of the package's own room")
    options.add_argument("--jobs", type=int, default=1, help="how many at once")
    asked = options.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))  # the runs inherit it
    with tempfile.TemporaryDirectory() as folder:
        trees = [Tree(Path(folder) / str(number)) for number in range(asked.jobs)]
        for package in asked.package or packages:
            every = (ENGINE / package).rglob("*.py") if package else ENGINE.glob("*.py")
            files = [file for file in sorted(every) if not asked.module or file.stem in asked.module]
            draw = random.Random(asked.seed)  # noqa: S311  (a sample, not secrets)
            try_out(package, mutants(files, asked.sample, draw), trees, room_only=asked.room)


if __name__ == "__main__":
    main()
