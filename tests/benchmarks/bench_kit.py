"""How long the library takes inside a running program. Collected only when named: see figures.py."""

from itertools import cycle, islice
from pathlib import Path

import pytest
from support.packmaker import install

import twitchkit as tk
from twitchkit.profile_check import look_at
from twitchkit.table.cohort import score_profiles

PROFILES = Path(__file__).parents[2] / "examples" / "profiles"
ROWS = 2_000
PACKS = ["vocabulary", "nutrients", "differential", "lifestyle"]
load = getattr(tk.load, "__wrapped__", tk.load)  # other tests keep what was loaded


@pytest.fixture
def profile():
    return tk.read_profile(PROFILES / "restless_evenings.toml")


def test_load_the_installed_packs(benchmark):
    benchmark.extra_info["figure"] = "tk.load() of the four packs"
    kit = benchmark.pedantic(load, args=(PACKS,), rounds=15, warmup_rounds=1)
    assert len(kit.knowledge.packs) == 4


SMALL = """
[[source]]
id = "own"
title = "Own"
[[finding]]
id = "q{n}"
name = "question {n}"
question = "Is it so?"
[[tip]]
id = "t{n}"
title = "Tip"
text = "Text."
when = "q{n}"
cite = "own"
status = "elicited"
certainty = "low"
"""


def test_load_a_hundred_packs_more(benchmark, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    names = [f"small_{n}" for n in range(100)]
    for n, name in enumerate(names):
        files = {"content/all.toml": SMALL.format(n=n)}
        install(tmp_path, name, files, defines=["source", "finding", "tip"])
    benchmark.extra_info["figure"] = "tk.load() of the four packs and a hundred small ones"
    kit = benchmark.pedantic(load, args=([*PACKS, *names],), rounds=10, warmup_rounds=1)
    assert len(kit.knowledge.packs) == 104


def test_assess_the_example_of_the_readme(benchmark, kit, profile):
    benchmark.extra_info["figure"] = "kit.assess() of the README's profile"
    assert benchmark(kit.assess, profile).urgency.tier is tk.Tier.ROUTINE


def test_look_at_the_example_of_the_readme(benchmark, profile):
    benchmark.extra_info["figure"] = "the check of the README's profile, a part of kit.assess()"
    assert benchmark(look_at, profile).problems == ()


def test_assess_and_explain_the_example_of_the_readme(benchmark, kit, profile):
    benchmark.extra_info["figure"] = "kit.assess() and kit.explain() of its first condition"

    def assess_and_explain():
        result = kit.assess(profile)
        return kit.explain(result, result.conditions[0].id)

    assert benchmark(assess_and_explain).name == "Restless legs syndrome"


def test_score_a_cohort(benchmark, kit):
    told = [tk.read_profile(path) for path in sorted(PROFILES.iterdir())]
    cohort = list(islice(cycle(told), ROWS))
    benchmark.extra_info["figure"] = f"score_profiles() of {ROWS} people"
    benchmark.extra_info["rows"] = ROWS
    scores = benchmark.pedantic(score_profiles, args=(kit.knowledge, cohort), rounds=5, warmup_rounds=1)
    assert len(scores.rows) == ROWS
