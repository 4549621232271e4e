"""The results of the program are those that were frozen; ``python tests/frozen/freeze.py compare`` tells all."""

import random

import pytest
from frozen import freeze
from frozen.differences import differences, summary
from frozen.packed import read_shared, write_shared

import twitchkit as tk

SAMPLE, SEED = 12, 20261129


@pytest.mark.parametrize("most", [SAMPLE, pytest.param(None, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("group", ["examples", "generated", "given", "pack_cases", "survey"])
def test_results_are_as_frozen(kit: tk.Kit, group, most):
    names = sorted(freeze.inputs(group))
    draw = random.Random(SEED)  # noqa: S311  (a sample, not secrets)
    chosen = names if most is None else draw.sample(names, min(most, len(names)))

    assert summary(freeze.compare(kit, group, chosen)) == ""


@pytest.mark.thorough
def test_every_group_has_results_for_its_profiles():
    assert freeze.GROUPS == ("examples", "generated", "given", "pack_cases", "survey")
    for group in freeze.GROUPS:
        assert list(read_shared(freeze.RESULTS / f"{group}.json.gz")) == list(freeze.inputs(group))


def test_what_is_written_is_read_again(tmp_path):
    items = {"a": {"x": [1, True, None, "a text that is long", [], {}], "y": {"z": 0.25}}, "b": {"x": [[1]], "y": "s"}}
    write_shared(tmp_path / "items.json.gz", items)

    assert read_shared(tmp_path / "items.json.gz") == items


def test_differences_are_told_by_field():
    was = {"tips": [{"id": "a", "p": 1.0}, {"id": "b", "p": 1.0}, {"id": "c"}], "notices": ["one"], "same": None}
    now = {
        "tips": [{"id": "b", "p": 1.0 + 1e-12}, {"id": "a", "p": 1.1}, {"id": "d"}],
        "notices": ["two"],
        "same": None,
    }

    assert [difference.kind for difference in differences(was, now)] == [
        ".tips[].p",
        ".tips[] (gone)",
        ".tips[] (new)",
        ".tips (order)",
        ".notices[] (gone)",
        ".notices[] (new)",
    ]
