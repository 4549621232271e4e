"""How long a fresh process takes. Collected only when named: see figures.py."""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

ROUNDS = 15
PROFILE = Path(__file__).parents[2] / "examples" / "profiles" / "restless_evenings.toml"


def python(*arguments: str | Path) -> bytes:
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True).stdout


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        ("import twitchkit, over bare Python", "import twitchkit"),
        ("import of every public name, over bare Python", "from twitchkit import *"),
    ],
)
def test_import(benchmark, figure, code):
    bare = []

    def run_bare_python():  # before each round, so that both see the same machine
        start = perf_counter()
        python("-c", "pass")
        bare.append(perf_counter() - start)

    benchmark.extra_info["figure"] = figure
    benchmark.pedantic(python, args=("-c", code), setup=run_bare_python, rounds=ROUNDS, warmup_rounds=1)
    benchmark.extra_info["bare"] = median(bare)


def test_whole_command(benchmark):
    benchmark.extra_info["figure"] = "twitchkit assess, fresh process to printed result"
    command = ("-m", "twitchkit", "assess", PROFILE)
    printed = benchmark.pedantic(python, args=command, rounds=ROUNDS, warmup_rounds=1)
    assert b"Restless legs syndrome" in printed
