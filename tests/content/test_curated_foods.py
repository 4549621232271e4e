"""The foods that the nutrients pack writes out: figures as USDA published them, portions and tags that make sense."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from runs.evidence_tables import PACKS
from support.each import on_each

import twitchkit as tk
from packs.foods_usda.standard_reference import entry_of
from packs.nutrients.build_foods import LIST, row_of
from twitchkit.ids import short
from twitchkit.model.food import FoodSource

PACK = Path(__file__).parents[2] / "packs" / "nutrients"
TABLE = PACK / "src" / "twitchkit_pack_nutrients" / "content" / "foods.csv"
ORIGINS = {"plant", "animal", "fungus", "mineral"}

# Per 100 g, as published in USDA's National Nutrient Database for Standard Reference, release 24 (2011).
PUBLISHED = """
almonds magnesium 268
avocado magnesium 29
banana potassium 358
beef_liver_cooked vitamin_b12 83.13
black_beans_cooked magnesium 70
brown_rice_cooked magnesium 43
cashews magnesium 292
cheddar_cheese calcium 721
chicken_breast_cooked vitamin_b6 0.6
coffee caffeine 40
dark_chocolate magnesium 228
dates magnesium 54
egg_boiled vitamin_b12 1.11
lentils_cooked folate 181
lentils_cooked iron 3.33
mackerel_cooked vitamin_b12 19
milk_whole_fortified calcium 113
oats_dry magnesium 138
orange folate 30
potato_baked potassium 535
pumpkin_seeds_dried magnesium 592
quinoa_cooked magnesium 64
salmon_sockeye_cooked vitamin_d 13.15
sardines_canned calcium 382
spinach_cooked calcium 136
spinach_cooked magnesium 87
sunflower_seeds magnesium 325
sweet_potato_baked potassium 475
swiss_chard_cooked magnesium 86
tea_black caffeine 20
tofu_firm calcium 683
walnuts magnesium 158
wine_red alcohol 10.6
yogurt_low_fat calcium 183
"""
SPINACH = """<food uid="1" name="Spinach"><measure amount="0.5" name="cup,  chopped" grams="90"/>
<measure amount="1.0" name="cup" grams="170"/><measure amount="50" name="leaves" grams="100"/>
<nutrient amount="87.0" name="Magnesium"/><nutrient amount="4.0" name="Vitamin D"/><nutrient amount="9" name="Folate"/>
<nutrient amount="0.0" name="Caffeine"/></food>"""


@pytest.fixture(scope="module")
def foods() -> dict[str, FoodSource]:
    return {short(id): food for id, food in tk.load(PACKS).knowledge.food_sources.items()}


@on_each("line", PUBLISHED.split("\n")[1:-1])
def test_figures_are_those_that_usda_published(foods: dict[str, FoodSource], line: str) -> None:
    food, nutrient, amount = line.split()

    assert foods[food].per_100g[nutrient] == float(amount)


def test_what_the_reference_does_not_have_is_left_out(foods: dict[str, FoodSource]) -> None:
    assert "vitamin_d" not in foods["mackerel_cooked"].per_100g
    assert "vitamin_b6" not in foods["chia_seeds"].per_100g
    assert foods["spinach_cooked"].per_100g["vitamin_b12"] == 0


def test_folate_is_left_out_where_folic_acid_was_added(foods: dict[str, FoodSource]) -> None:
    fortified_grain = [
        food
        for food in foods.values()
        if food.group in ("baked goods", "breakfast cereals", "grains and pasta") and "nutrients:fortified" in food.tags
    ]

    assert len(fortified_grain) > 5
    assert [food.id for food in fortified_grain if "folate" in food.per_100g] == []


def test_every_food_has_words_a_group_and_portions_that_a_person_eats(foods: dict[str, FoodSource]) -> None:
    assert [food.id for food in foods.values() if not (food.names and food.group and food.portions)] == []
    grams = {(food.id, name): weight for food in foods.values() for name, weight in food.portions.items()}
    assert {portion: weight for portion, weight in grams.items() if not 2 < weight <= 400 and weight != 1000} == {}


def test_every_checked_food_says_what_it_is_made_of(foods: dict[str, FoodSource]) -> None:
    tags = {short(id): tag for id, tag in tk.load(PACKS).knowledge.food_tags.items()}

    def with_kinds(tag: str) -> set[str]:
        return {tag}.union(*(with_kinds(short(kind)) for kind in tags[short(tag)].kind_of))

    made_of = {food.id: set[str]().union(*map(with_kinds, map(short, food.tags))) for food in foods.values()}

    assert [id for id, found in made_of.items() if ORIGINS.isdisjoint(found)] == []
    for word, tag in (
        ("cheese", "dairy"),
        ("yogurt", "dairy"),
        ("bread", "gluten"),
        ("pasta", "gluten"),
        ("egg, ", "egg"),
    ):
        assert [food.id for food in foods.values() if word in food.name and tag not in made_of[food.id]] == []


def test_the_table_is_made_from_the_list() -> None:
    with LIST.open(encoding="utf-8") as listed, TABLE.open(encoding="utf-8") as made:
        rows = {row["id"]: row for row in csv.DictReader(made)}
        for entry in csv.DictReader(listed):
            row = rows.pop(entry["id"])
            kept = {key: row[key] for key in ("name", "names", "group", "tags", "checked", "note")}
            assert kept == {key: entry[key] for key in kept}
            assert row["cite"] == f"usda_sr24 @ NDB {entry['ndb']}"
            ours = [each.partition("=")[0].strip() for each in entry["portions"].split(";")]
            assert [each.partition("=")[0].strip() for each in row["portions"].split(";")] == ours
    assert rows == {}


def test_figures_and_weights_are_taken_from_the_reference() -> None:
    listed = {"id": "spinach", "name": "spinach", "ndb": "00001", "omit": "folate"}
    portions = "1/2 cup = 0.5 cup, chopped; 1 cup = 1 cup; 1 handful = 20 lea; 1 scoop = 12.5 g"

    row = row_of({**listed, "portions": portions}, entry_of(SPINACH))

    with pytest.raises(SystemExit, match="no measure 'slice'; there are: cup, chopped, cup, leaves"):
        row_of({**listed, "portions": "1 slice = 1 slice"}, entry_of(SPINACH))
    assert row["portions"] == "1/2 cup = 90; 1 cup = 170; 1 handful = 40; 1 scoop = 12.5"
    amounts = {key: value for key, value in row.items() if key.startswith("per_100g.")}
    assert amounts == {"per_100g.caffeine": "0", "per_100g.magnesium": "87", "per_100g.vitamin_d": "0.1"}
