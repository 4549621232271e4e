"""Medicines, laboratory results and food as people write them, read as what they are: lists written before the code."""

from __future__ import annotations

import pytest
from support.doors import REFUSED, WRONG, judged

import twitchkit as tk
from twitchkit.scoring.medicine_told import read_told


@pytest.mark.parametrize("half", ["open", "opened", "opened_2"])
@pytest.mark.parametrize("name", ["medicines", "laboratory"])
def test_nothing_is_read_as_another_thing_and_little_is_refused(kit: tk.Kit, name: str, half: str):
    found = list(judged(kit, name, half))
    assert [entry for entry, verdict in found if verdict == WRONG] == []
    assert sum(verdict == REFUSED for _, verdict in found) <= 0.1 * len(found)


# Of the third lists, what is read though its writer would have it refused, and how many more are refused.
KNOWN = {
    # An antidepressant that was begun two months ago; which one it is stays open.
    "medicines": ({"Ativan prn, last took it ages ago", "un antidépresseur depuis 2 mois"}, 10),
    "laboratory": ({"negative", "3.2-3.4 mmol/L", "320 ng/mL"}, 2),
    "everyday_food": (
        {
            "2 spring onions",  # 10 to 50 g, where the writer has 20 to 70
            "coconut milk, 1/2 can",  # a small can is one as well
            "1 latte, 12 oz, whole milk",
            "un café con leche",
            "un bol de flocons d'avoine",
            "oat milk 200ml",
            "dal, 1 katori",
        },
        16,
    ),
}


@pytest.mark.parametrize("name", KNOWN)
def test_lists_that_were_read_blind_are_read_no_worse(kit: tk.Kit, name: str):
    wrong, most_refused = KNOWN[name]
    packs = ["vocabulary", "nutrients", "foods_usda"]
    found = list(judged(tk.load(packs) if name == "everyday_food" else kit, name, "opened_3"))
    assert {entry.get("text") or entry["value"] for entry, verdict in found if verdict == WRONG} <= wrong
    assert sum(verdict == REFUSED for _, verdict in found) <= most_refused


# Of the fourth lists, how many are refused though readable: two brands that could not be checked, and a part that acts
# in the gut only.
@pytest.mark.parametrize(("name", "most_refused"), [("medicines", 3), ("laboratory", 0)])
def test_the_fourth_lists_are_read_right(kit: tk.Kit, name: str, most_refused: int):
    found = list(judged(kit, name, "opened_4"))
    assert [entry for entry, verdict in found if verdict == WRONG] == []
    assert sum(verdict == REFUSED for _, verdict in found) <= most_refused


def test_products_and_directions_of_many_countries_are_read(kit: tk.Kit):
    found = list(judged(kit, "medicines", "5"))
    assert [entry for entry, verdict in found if verdict == WRONG] == []
    assert sum(verdict == REFUSED for _, verdict in found) <= 0.01 * len(found)


def test_values_are_read_with_all_that_reports_print_around_them(kit: tk.Kit):
    found = list(judged(kit, "laboratory", "5"))
    assert [entry for entry, verdict in found if verdict == WRONG] == []
    may_be_two = ["245.000 /µl", "1,450 U/L H"]
    assert [entry["value"] for entry, verdict in found if verdict == REFUSED] == may_be_two


# The sixth lists were read blind, medicines after remarks had been learned and before who says so and what is not yet.
@pytest.mark.parametrize(("name", "most_refused"), [("medicines", 12), ("laboratory", 7), ("everyday_food", 6)])
def test_the_sixth_lists_are_read_right_and_hardly_refused(kit: tk.Kit, name: str, most_refused: int):
    packs = ["vocabulary", "nutrients", "foods_usda"]
    found = list(judged(tk.load(packs) if name == "everyday_food" else kit, name, "6"))
    assert [entry for entry, verdict in found if verdict == WRONG] == []
    assert sum(verdict == REFUSED for _, verdict in found) <= most_refused


def test_the_seventh_list_of_medicines_is_read_right(kit: tk.Kit):
    found = list(judged(kit, "medicines", "7"))
    a_gel = ["Voltaren Emulgel 1% - rub into hands bd"]  # read as the gel that it is, and listed as what is in it
    assert [entry["text"] for entry, verdict in found if verdict == WRONG] == a_gel
    refused = [entry["text"] for entry, verdict in found if verdict == REFUSED]
    unread = [text for text in refused if not read_told(text, kit.knowledge.medicine_names).medicines]
    assert len(refused) <= 55  # of most the medicine is read, and what is said beside it is told as not understood
    assert len(unread) <= 17


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


@pytest.mark.parametrize(
    "text", ["vitamin D 1000 IU", "vitamin D", "vitamin C 500 mg", "magnesium 300 mg", "zinc 15 mg"]
)
def test_a_vitamin_or_mineral_is_no_food(text: str):
    line = tk.load(["vocabulary", "nutrients", "foods_usda"]).foods.read(text)
    assert line.food is None
    assert not line.likely
