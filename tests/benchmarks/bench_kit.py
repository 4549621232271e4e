"""How long the library takes inside a running program. Collected only when named: see figures.py."""

from itertools import cycle, islice
from pathlib import Path

import pytest

import twitchkit as tk
from twitchkit.profile_check import look_at
from twitchkit.table.cohort import score_profiles

PROFILES = Path(__file__).parents[2] / "examples" / "profiles"
ROWS = 2_000
PACKS = ["vocabulary", "nutrients", "differential", "lifestyle"]


@pytest.fixture
def profile():
    return tk.read_profile(PROFILES / "restless_evenings.toml")


def test_load_the_installed_packs(benchmark):
    benchmark.extra_info["figure"] = "tk.load() of the four packs"
    kit = benchmark.pedantic(tk.load, args=(PACKS,), rounds=15, warmup_rounds=1)
    assert len(kit.knowledge.packs) == 4


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
