"""A number with a unit is read by a shorter way, which comes to what the longer one does."""

import pytest
from support.each import on_each

import twitchkit as tk
from twitchkit.errors import Diagnostic
from twitchkit.logic import Env
from twitchkit.scoring.reading_values import read_plain
from twitchkit.scoring.readings import read_measurements

KNOWLEDGE = tk.load(["vocabulary", "nutrients", "differential", "lifestyle"]).knowledge
BLANK = Env(KNOWLEDGE.plan.blank)
NUMBERS = ("0", "5", "7.0", "0.12", "1.25", "12", "31", "100.5", "140", "999", "1234", "50000")


def read(name: str, text: str) -> object:
    problems: list[Diagnostic] = []
    found = read_measurements(KNOWLEDGE, {name: text}, BLANK, problems)
    return found, [(problem.code, problem.message) for problem in problems]


@on_each("id", KNOWLEDGE.measurements)
def test_both_ways_read_the_same(id: str):
    measurement = KNOWLEDGE.measurements[id]
    for unit in (measurement.unit, *measurement.units):
        for number in NUMBERS:
            for name in (id, id.partition(":")[2]):
                # A second blank is one character too many for the shorter way.
                assert read(name, f"{number} {unit}") == read(name, f"{number}  {unit}")


@pytest.mark.parametrize("text", ["1.250 ug/L", "1,25 ug/L", "< 5 ug/L", "12-18 ug/L", "18", "18 L", "18 ug/L low"])
def test_what_may_mean_something_else_is_left_to_the_longer_way(text: str):
    assert read_plain(KNOWLEDGE.measurements["vocabulary:ferritin"], text) is None
    assert read_plain(KNOWLEDGE.measurements["vocabulary:ferritin"], "18 ug/L") is not None
