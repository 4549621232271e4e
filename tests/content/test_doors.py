"""Medicines, laboratory results and food as people write them, read as what they are: lists written before the code."""

from __future__ import annotations

import pytest
from support.doors import REFUSED, WRONG, judged

import twitchkit as tk


@pytest.mark.parametrize("half", ["open", "opened", "opened_2"])
@pytest.mark.parametrize("name", ["medicines", "laboratory"])
def test_nothing_is_read_as_another_thing_and_little_is_refused(kit: tk.Kit, name: str, half: str):
    found = list(judged(kit, name, half))
    assert [entry for entry, verdict in found if verdict == WRONG] == []
    assert sum(verdict == REFUSED for _, verdict in found) <= 0.1 * len(found)


@pytest.mark.parametrize(
    ("name", "half"),
    [
        ("food_lines", "open"),
        pytest.param("food_lines", "opened", marks=pytest.mark.thorough),
        ("everyday_food", "open"),
        pytest.param("everyday_food", "2", marks=pytest.mark.thorough),
        pytest.param("everyday_food", "3", marks=pytest.mark.thorough),
    ],
)
def test_a_line_of_food_is_the_right_food_or_none(name: str, half: str):
    found = list(judged(tk.load(["vocabulary", "nutrients", "foods_usda"]), name, half))
    assert sum(verdict == WRONG for _, verdict in found) <= 0.01 * len(found)
    assert sum(verdict == REFUSED for _, verdict in found) <= 0.1 * len(found)
