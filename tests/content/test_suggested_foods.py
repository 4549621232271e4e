"""Which foods of the large table may be put forward: every rule, descriptions that a person read, telling words."""

import csv
import json
import re
import sqlite3
from pathlib import Path

import pytest
from support.each import on_each
from support.telling_words import TELLING, told

import twitchkit as tk
from packs.foods_usda.suggesting import RULES, Rule, read_rules, suggested
from twitchkit.ids import short

READ = Path(__file__).parent / "read_descriptions.csv"
PACKS = ["vocabulary", "nutrients", "foods_usda"]
RULE_ROWS = list(zip(read_rules(), csv.DictReader(RULES.read_text(encoding="utf-8").splitlines()), strict=True))
# Words with which no food is put forward: nobody can tell what is in it, or nobody should eat it so every day.
NEVER = (
    r"worcestershire|sauce|gelatin|rennet|liver|kidney(?!,)|brains?|heart|giblets|blood|sausage|bologna|frankfurter"
    r"|smoked|cured|pickled|breaded|fried|batter|candied|syrup|sweetened|sugar|honey|chocolate|salted|with salt"
    r"|flavou?red|imitation|meatless|restaurant|fast foods?|babyfood|formula|powder|flour|dehydrated|unprepared"
    r"|alcoholic|wine|beer|coffee|tea|seaweed|natto|starfruit|rhubarb|brazilnuts|shark|swordfish|tilefish|marlin"
    r"|mackerel, king|horse|bear|raccoon|squirrel|oysters?|clams?|morel|pokeberry|fava"
)


@pytest.fixture(scope="module")
def reference():
    """Return the groups and portions of all foods of the database by their description."""
    file = tk.load(PACKS).folders["foods_usda"] / "foods.sqlite"
    connection = sqlite3.connect(file)
    rows = connection.execute("SELECT name, food_group, portions FROM food").fetchall()
    connection.close()
    return {name: (group, json.loads(portions)) for name, group, portions in rows}


@pytest.fixture(scope="module")
def put_forward():
    """Return the foods of the database that may be put forward, by their description."""
    return {food.name: food for food in tk.load(PACKS).foods.suggested if food.id.startswith("foods_usda:")}


@on_each("rule, row", RULE_ROWS)
def test_each_rule_has_a_food_and_a_near_one_that_it_leaves_out(rule: Rule, row: dict, reference: dict) -> None:
    such_as, but_not = row["such_as"], row["but_not"]

    assert rule.fits(such_as, reference[such_as][0])
    assert not rule.fits(but_not, reference[but_not][0])
    assert suggested(such_as, *reference[such_as], read_rules()).tags == rule.tags


def test_descriptions_have_the_tags_that_a_person_gave_them(reference: dict) -> None:
    rules = read_rules()
    with READ.open(encoding="utf-8", newline="") as file:
        read = {row["description"]: row["tags"] for row in csv.DictReader(file)}

    found = {name: ";".join(sorted(suggested(name, *reference[name], rules).tags)) or "-" for name in read}

    assert len(read) > 150
    assert found == read


def test_the_database_has_what_the_rules_say(put_forward: dict, reference: dict) -> None:
    rules = read_rules()
    same = {food.cite[0].at for food in tk.load(PACKS).knowledge.food_sources.values()}
    for name, food in put_forward.items():
        ours = suggested(name, *reference[name], rules)
        assert (tuple(map(short, food.tags)), food.portions) == (ours.tags, ours.portions)
        assert food.checked
        assert food.cite[0].at not in same
    assert 300 < len(put_forward) < 700


@on_each("tag", TELLING)
def test_what_a_description_tells_is_among_the_tags(tag: str, put_forward: dict) -> None:
    foods = {name: food.tags for name, food in put_forward.items() if tag in told(name)}
    assert {name: tags for name, tags in foods.items() if f"nutrients:{tag}" not in tags} == {}


def test_words_with_which_nothing_is_put_forward(put_forward: dict) -> None:
    never = re.compile(rf"(?<!not )(?<!un)\b({NEVER})\b", re.IGNORECASE)
    assert [name for name in put_forward if never.search(name)] == []


def test_only_groups_of_plain_food_are_put_forward(put_forward: dict) -> None:
    assert {food.group for food in put_forward.values()} == {
        *("beef", "dairy and eggs", "fish and shellfish", "fruit", "grains and pasta", "lamb, veal and game"),
        *("legumes", "nuts and seeds", "pork", "poultry", "vegetables"),
    }
    raw = {food.group for name, food in put_forward.items() if re.search(r"\braw\b", name)}
    assert raw <= {"fruit", "vegetables", "legumes", "nuts and seeds"}
