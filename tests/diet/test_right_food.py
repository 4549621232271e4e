"""The right food, or none: what a line is taken for, what it is never taken for, and what is only offered."""

from __future__ import annotations

import pytest
from support.each import on_each

import twitchkit as tk
from twitchkit.diet.foods import Foods


@pytest.fixture(scope="module")
def foods() -> Foods:
    return tk.load(["vocabulary", "nutrients", "foods_usda"]).foods


def test_salt_is_salt(foods: Foods) -> None:
    read = foods.read("5 g salt")

    assert read.food is not None
    assert read.food.per_100g["sodium"] * 0.05 == pytest.approx(1938, abs=1)


@on_each(
    "line, food",
    [
        ("raspberries, unsweetened, 100 g", "raspberries"),
        ("1 cup almond milk", "almond milk, unsweetened, fortified"),
        ("1 latte", "latte, espresso with whole milk"),
        ("4 ice cubes", "ice (frozen water)"),
        ("1 can Red Bull", "energy drink, with caffeine (Red Bull)"),
        ("1 string cheese", "string cheese, mozzarella, part skim"),
        ("100 g french fries", "French fries, fast food"),
        ("1/2 cup marinara sauce", "marinara sauce, ready to serve"),
        ("1 tbsp unsalted butter", "butter, unsalted"),
        ("100 g red lentils, dry", "red lentils, dry"),
        ("100 g courgette, raw", "zucchini, raw"),
        ("330 ml diet coke", "cola, diet"),
        ("1 cup decaf coffee", "coffee, decaffeinated"),
        ("1 cup skim milk", "milk, skim, fortified with vitamin D"),
        ("250 g greek yogurt, fat free", "yogurt, Greek, plain, nonfat"),
        ("1 large onion, chopped", "onion, raw"),
        ("2 kiwis", "kiwi"),
        ("juice of 1 lemon", "lemon juice"),
        ("1 (14.5 oz) can diced tomatoes", "tomatoes, canned"),
        ("125 g plain low fat yoghurt", "yogurt, plain, low fat"),
        ("2 lbs. carrots, peeled", "carrots, raw"),
        ("2 eggs, beaten", "Egg, whole, raw, fresh"),
        ("cod fillet 120g raw", "Fish, cod, Atlantic, raw"),
        ("1 cup chocolate milk", "chocolate milk, whole"),
        ("20 g beurre", "butter, salted"),
        ("1 Glas Orangensaft", "orange juice, fresh"),
        ("100 g Moehren, roh", "carrots, raw"),
        ("1 Pink Lady", "apple"),
        ("1 lg apple", "apple"),
        ("2 cups romaine, shredded", "romaine lettuce"),
        ("1 chicken thigh, roasted, skin off", "chicken thigh, without skin, cooked"),
        ("tinned tuna in brine, 100 g, drained", "tuna, light, canned in water"),
        ("100 g mashed swede", "Rutabagas, cooked, boiled, drained, without salt"),
        ("1 cup tea, no milk", "tea, black, brewed"),
        ("90 g orange, no peel", "orange"),
        ("blueberries, a punnet (150 g)", "blueberries"),
        # A maker tells nothing, unless the table has that food of theirs.
        ("Fage Total 0% Greek Yogurt, 170 g", "yogurt, Greek, plain, nonfat"),
        ("Cream Cheese, Philadelphia (Kraft), 2 tbsp", "cream cheese"),
        ("Barilla Spaghetti, dry 80 g", "pasta, dry"),
        ("Silk Plain soymilk 1 cup", "SILK Plain, soymilk"),
    ],
)
def test_everyday_food_is_what_it_is_called(foods: Foods, line: str, food: str) -> None:
    read = foods.read(line)

    assert read.food is not None, read.problem
    assert (read.food.name, read.problem) == (food, "")


def test_a_size_that_is_asked_for_is_that_of_the_food_or_none(foods: Foods) -> None:
    assert foods.read("two large bananas").grams == (272.0, 272.0)


@pytest.mark.parametrize("line", ["100 g espinacas", "4 oz ground beef 80/20", "100 g mushrooms"])
def test_a_weight_of_a_food_that_may_be_cooked_in_several_ways_is_of_any_of_them(foods: Foods, line: str) -> None:
    read = foods.read(line)
    assert read.food == read.likely[0]
    assert len(read.likely) > 1
    assert not read.problem


@pytest.mark.parametrize("line", ["1 cup espinacas", "100 g lentejas", "100 g rice", "50 g jelly"])
def test_what_differs_much_between_its_meanings_is_left_open(foods: Foods, line: str) -> None:
    read = foods.read(line)
    assert read.food is None
    assert len(read.likely) > 1


@pytest.mark.parametrize(
    ("line", "grams"),
    [
        ("1 1/2 cups strawberries, sliced", 249.0),  # as the table's cup of sliced ones weighs
        ("1 slice apple pie", 117.0),  # a piece, and not a slice of bread
        ("1 can tonic water", 366.0),  # of 12 fl oz
        ("1.5 cups milk 1%", 366.0),  # whichever variant has a cup
    ],
)
def test_a_portion_is_the_one_that_is_meant(foods: Foods, line: str, grams: float) -> None:
    assert foods.read(line).grams == (grams, grams)


@pytest.mark.parametrize(
    ("line", "food"),
    [
        ("100 g Spinat, gekocht", "spinach, cooked"),
        ("1 manzana", "apple"),
        ("100 g d'épinards cuits", "spinach, cooked"),
        ("2 huevos duros", "egg, hard-boiled"),
        ("50 g Haferflocken", "oats, dry"),
        ("200 g arroz blanco cocido", "white rice, cooked"),
    ],
)
def test_words_of_other_languages_are_read(foods: Foods, line: str, food: str) -> None:
    read = foods.read(line)

    assert read.food is not None, read.problem
    assert read.food.name == food


@pytest.mark.parametrize(
    ("line", "offered"),
    [("1 avacado", "avocado"), ("28 g almmonds", "almonds"), ("100 g brocolli, boiled", "broccoli, cooked")],
)
def test_a_misspelling_is_offered_and_never_taken(foods: Foods, line: str, offered: str) -> None:
    read = foods.read(line)

    assert (read.food, read.likely) == (None, ())
    assert read.problem.startswith(f"No food is called so; did you mean: {offered}")


@on_each("line", [
        "levothyroxine 75 mcg", "magnesium citrate 400 mg", "vitamin D3 1000 IU",
        "fish oil, 2 softgels", "1 iron tablet",
        "Breakfast", "Daily total", "dinner at Anna's", "see yesterday", "weight 72 kg",
        "Steps: 8,432", "skipped lunch",
        "1 bowl of soup", "1 sandwich", "leftovers", "spinach or kale", "didn't eat the banana", "whole skim milk",
        "pan 50 g con tomate y aceite", "200 g pudding", "malt loaf 50 g", "bocadillo de jamón", "coffee?",
        "Kraft dinner 200 g", "Philadelphia 30 g", "Oatly 200 ml", "Chobani strawberry Greek Yogurt 150 g",
        "1 salted unsalted butter pat", "100 g dog food", "Grünkernbratling", "bread and butter", "fish and chips",
    ])  # fmt: skip
def test_what_is_no_food_or_no_one_food_is_none(foods: Foods, line: str) -> None:
    read = foods.read(line)

    assert (read.food, read.likely) == (None, ())
    assert read.problem


@pytest.mark.parametrize(
    ("line", "likely"),
    [
        ("100 g chips", {"French fries, fast food", "potato chips, salted"}),
        ("80 g pasta", {"pasta, cooked", "pasta, dry", "pasta, enriched, cooked", "pasta, enriched, dry"}),
        ("1 slice bread", {"white bread", "whole-wheat bread"}),
    ],
)
def test_a_word_with_several_meanings_leaves_them_open(foods: Foods, line: str, likely: set[str]) -> None:
    read = foods.read(line)

    assert (read.food, {food.name for food in read.likely}) == (None, likely)


def test_whether_something_was_added_leaves_one_food_and_widens_its_content() -> None:
    kit = tk.load(["vocabulary", "nutrients", "foods_usda"])
    assessment = kit.assess({"age": 40, "sex": "female", "diet": [{"foods": ["1 cup whole milk"]}]})
    (line,) = assessment.eaten
    vitamin_d = next(each for each in assessment.nutrients if each.id == "nutrients:vitamin_d").intake

    assert line.food is not None
    assert len(line.likely) == 2
    assert vitamin_d is not None
    assert vitamin_d.low < 1 < vitamin_d.high


@pytest.mark.parametrize(
    ("food", "amount", "grams"),
    [
        ("almonds", "30", 30.0),
        ("almonds", "0.5 c", 71.5),
        ("almonds", "1 000 g", 1000.0),
        ("almonds", "100 gms", 100.0),
        ("almonds", "30 g x 2", 60.0),
        ("almonds", "1 and 1/2 cups", 214.5),
        ("almonds", "1 lb 4 oz", 566.99),
        ("spinach, cooked", "1 cup", 180.0),
        ("nutrients:almonds", "2 x 28 g", 56.0),
        ("avocado", "1/2", 100.5),
    ],
)
def test_an_amount_that_is_written_apart_is_read_in_full(foods: Foods, food: str, amount: str, grams: float) -> None:
    read = foods.read_stated(food, amount)

    assert read.grams == (pytest.approx(grams, rel=1e-3), pytest.approx(grams, rel=1e-3)), read.problem


@pytest.mark.parametrize(
    "amount",
    [
        "100 kcal", "-50 g", "3 or 30 g", "2 500 g", "1/0 cup", "30 mmol", "10 m", "x g", "50 %",
        "900 kg", "1 zillion", "12--5 g",
    ],
)  # fmt: skip
def test_an_amount_that_is_not_read_in_full_is_none(foods: Foods, amount: str) -> None:
    read = foods.read_stated("almonds", amount)

    assert read.food is not None
    assert read.grams is None
    assert read.problem


@pytest.mark.parametrize("line", ["3 kg salt", "5000 bananas", "3000 almonds", "500 cups olive oil", "21 l water"])
def test_more_than_anybody_eats_is_no_amount(foods: Foods, line: str) -> None:
    read = foods.read(line)

    assert read.grams is None
    assert read.problem


def test_a_punnet_is_no_berry(foods: Foods) -> None:
    read = foods.read("1 punnet strawberries")

    assert read.grams is not None
    assert tuple(read.grams) == (125, 450)


@pytest.mark.parametrize("line", ["1 latte, no milk", "100 g olives in brine", "1 cup crunchy nut cornflakes"])
def test_what_is_said_not_to_be_in_it_is_not_passed_over(foods: Foods, line: str) -> None:
    assert foods.read(line).food is None
