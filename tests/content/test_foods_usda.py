"""The foods of the Standard Reference against figures that USDA has published, and what is unknown stays unknown."""

import contextlib
import re
import shutil
import sqlite3
import threading

import pytest
from support.each import on_each

import twitchkit as tk
from twitchkit.content import Citation
from twitchkit.diet.foods import Foods

# Per 100 g: number, food, nutrient, amount in the unit of the nutrient. Figures of USDA's published tables, written
# from knowledge of them and of the fact sheets that quote them (NIH Office of Dietary Supplements), within rounding
# and the small corrections between releases.
PUBLISHED = [
    ("11458", "spinach, boiled", "magnesium", 87),
    ("12014", "pumpkin seeds, dried", "magnesium", 592),
    ("12061", "almonds", "magnesium", 268),
    ("09037", "avocado", "magnesium", 29),
    ("12078", "Brazil nuts", "magnesium", 376),
    ("12036", "sunflower seeds", "magnesium", 325),
    ("12220", "flaxseed", "magnesium", 392),
    ("16098", "peanut butter", "magnesium", 154),
    ("09040", "banana", "magnesium", 27),
    ("20137", "quinoa, cooked", "magnesium", 64),
    ("16015", "black beans, boiled", "magnesium", 70),
    ("19904", "dark chocolate, 70-85 %", "magnesium", 228),
    ("01077", "whole milk", "calcium", 113),
    ("01009", "cheddar", "calcium", 721),
    ("15088", "sardines in oil", "calcium", 382),
    ("11233", "kale, raw", "calcium", 135),
    ("01116", "yogurt, plain, whole milk", "calcium", 121),
    ("09040", "banana", "potassium", 358),
    ("09037", "avocado", "potassium", 485),
    ("11674", "baked potato with skin", "potassium", 535),
    ("11458", "spinach, boiled", "potassium", 466),
    ("11124", "carrots, raw", "potassium", 320),
    ("16070", "lentils, boiled", "iron", 3.33),
    ("11458", "spinach, boiled", "iron", 3.57),
    ("13327", "beef liver, fried", "iron", 6.17),
    ("19904", "dark chocolate, 70-85 %", "iron", 11.9),
    ("01123", "egg, raw", "iron", 1.75),
    ("13327", "beef liver, fried", "vitamin_b12", 83.13),
    ("15088", "sardines in oil", "vitamin_b12", 8.94),
    ("01077", "whole milk", "vitamin_b12", 0.45),
    ("09040", "banana", "vitamin_b6", 0.367),
    ("16057", "chickpeas, boiled", "vitamin_b6", 0.139),
    ("15088", "sardines in oil", "vitamin_d", 4.8),
    ("01077", "whole milk", "vitamin_d", 1.3),
    ("16070", "lentils, boiled", "folate", 181),
    ("11011", "asparagus, raw", "folate", 52),
    ("11233", "kale, raw", "vitamin_k", 817),
    ("12061", "almonds", "zinc", 3.08),
    ("14209", "coffee, brewed", "caffeine", 40),
    ("14096", "red wine", "alcohol", 10.6),
    ("02047", "salt", "sodium", 38758),
    ("10123", "bacon, raw", "thiamin", 0.278),
]


@pytest.fixture(scope="module")
def foods():
    return tk.load(["vocabulary", "nutrients", "foods_usda"]).foods


@on_each("number, what, nutrient, amount", PUBLISHED)
def test_the_content_is_what_usda_published(foods, number, what, nutrient, amount):
    food = foods.get(f"foods_usda:{number}")

    assert food.per_100g[nutrient] == pytest.approx(amount, rel=0.02), f"{what}: {food.name}"


def test_there_are_the_foods_of_release_24_and_not_those_that_it_dropped(foods):
    database = foods._tables[1]

    assert database.size == 7906  # as USDA counts them
    assert database.about["release"] == "24"
    with pytest.raises(tk.UnknownIdError, match="18523"):  # in the archive, from an earlier release
        foods.get("foods_usda:18523")


def test_an_unknown_amount_is_left_out_and_a_known_zero_is_not(foods):
    wild_salmon, spinach = foods.get("foods_usda:15209"), foods.get("foods_usda:11458")

    assert "vitamin_d" not in wild_salmon.per_100g
    assert spinach.per_100g["vitamin_d"] == 0.0
    assert all("vitamin_d" in food.per_100g for food in foods.rich_in("vitamin_d", 50))


def test_folate_is_unknown_where_folic_acid_may_have_been_added(foods):
    for added in ("18075", "08020", "20045"):  # bread, corn flakes, white rice
        assert "folate" not in foods.get(f"foods_usda:{added}").per_100g
    for natural in ("20037", "01077", "09040"):  # brown rice, milk, banana
        assert "folate" in foods.get(f"foods_usda:{natural}").per_100g


def test_a_food_says_where_it_comes_from_and_what_a_cup_of_it_weighs(foods):
    food = foods.get("foods_usda:11458")

    assert food.cite == (Citation("vocabulary:usda_sr24", "NDB 11458"),)
    assert food.status is tk.Status.VERIFIED
    assert food.portions == {"1 cup": 180.0}
    assert food.group == "vegetables"


def test_the_richest_foods_come_first_without_powders_spices_and_baby_food(foods):
    rich = foods.rich_in("magnesium", 40)
    amounts = [food.per_100g["magnesium"] for food in rich]

    assert amounts == sorted(amounts, reverse=True)
    assert {"spices and herbs", "baby foods"}.isdisjoint(food.group for food in rich)
    assert not [food.name for food in rich if "powder" in food.name]
    assert any("pumpkin" in food.name for food in rich)


@pytest.mark.parametrize("nutrient", ["iron", "magnesium", "vitamin_b12", "vitamin_d", "calcium"])
def test_the_richest_foods_are_such_as_people_eat(foods, nutrient):
    put_forward = {food.id for food in foods.suggested}

    assert {food.id for food in foods.rich_in(nutrient, 30)} <= put_forward


def test_a_nutrient_that_no_pack_has_is_an_error(foods):
    with pytest.raises(tk.UnknownIdError, match="did you mean 'magnesium'"):
        foods.rich_in("magnesum")


def test_a_food_of_both_is_found_once(foods):
    found = [match.food for match in foods.search("spinach, cooked", 20)]

    assert "nutrients:spinach_cooked" in [food.id for food in found]
    assert "foods_usda:11458" not in [food.id for food in found]


def test_threads_share_a_database(foods):
    names = ["spinach", "milk", "bread", "salmon", "beans", "walnuts", "banana", "porridge"]
    alone = {name: foods.search(name, 3) for name in names}
    together, wrong = {}, []

    def search(name):
        try:
            for _ in range(5):
                together[name] = foods.search(name, 3)
        except sqlite3.Error as error:
            wrong.append(error)

    threads = [threading.Thread(target=search, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not wrong
    assert together == alone


def test_nobody_can_write_to_a_database(foods):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        foods._tables[1]._rows("DELETE FROM food")


@pytest.mark.parametrize("column", ["gold", "key;DROP", "(SELECT", "1"])
def test_a_file_that_lies_about_its_columns_is_not_read(tmp_path, column):
    kit = tk.load(["vocabulary", "nutrients", "foods_usda"])
    (tmp_path / "content").mkdir()
    copy = tmp_path / "foods.sqlite"
    shutil.copy(kit.folders["foods_usda"] / "foods.sqlite", copy)
    with contextlib.closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE about SET value = value || ' ' || ? WHERE key = 'nutrients'", (column,))

    lying = Foods(kit.knowledge, {**kit.folders, "foods_usda": tmp_path})

    with pytest.raises(tk.PackError, match=rf"it has no column '{re.escape(column)}'"):
        lying.rich_in("zinc")


def test_a_database_that_cannot_be_read_says_what_to_do(tmp_path):
    kit = tk.load(["vocabulary", "nutrients", "foods_usda"])
    (tmp_path / "content").mkdir()
    (tmp_path / "foods.sqlite").write_bytes(b"no database at all, but as long as one page of it would be " * 99)

    broken = Foods(kit.knowledge, {**kit.folders, "foods_usda": tmp_path})

    with pytest.raises(
        tk.PackError, match=r"foods\.sqlite: TK610 .*'foods_usda' cannot be read.*install the pack again"
    ):
        broken.get("foods_usda:11458")
