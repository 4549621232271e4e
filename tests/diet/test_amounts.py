"""How much: numbers, units, measures and sizes in a line, and the food that is left of it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.each import on_each
from support.food_texts import food_texts

from twitchkit.diet.amounts import StatedAmount, read_amount
from twitchkit.diet.numbers import MOST, UNREADABLE
from twitchkit.quantity import Interval

MEASURES = ("slice", "handful", "tin", "can", "glass", "piece", "pint")


def amount(number, unit="", size=""):
    low, high = number if isinstance(number, tuple) else (number, number)
    return StatedAmount(number=Interval(low, high), unit=unit, size=size)


@on_each(
    "text, expected, food",
    [
        ("150 g salmon", amount(150, "g"), "salmon"),
        ("150g salmon", amount(150, "g"), "salmon"),
        ("salmon, 150 grams", amount(150, "g"), "salmon"),
        ("0,5 l milk", amount(0.5, "l"), "milk"),
        ("1,500 ml water", amount(1500, "ml"), "water"),
        ("1,500ml water", amount(1500, "ml"), "water"),
        ("10,500 ml water", amount(10500, "ml"), "water"),
        ("0,500 l water", amount(0.5, "l"), "water"),
        ("1.5 kg potatoes", amount(1.5, "kg"), "potatoes"),
        ("½ avocado", amount(0.5), "avocado"),
        ("1½ cups rice", amount(1.5, "cup"), "rice"),
        ("1 1/2 cups rice", amount(1.5, "cup"), "rice"),
        ("1/ 2 cup of rice", amount(0.5, "cup"), "rice"),
        ("1 ∕ 2 cup of rice", amount(0.5, "cup"), "rice"),
        ("⅜ cup of rice", amount(0.375, "cup"), "rice"),
        ("⅟4 cup of rice", amount(0.25, "cup"), "rice"),
        ("１ cup of rice", amount(1, "cup"), "rice"),
        ("3/4 cup of rice", amount(0.75, "cup"), "rice"),
        ("2-3 slices of bread", amount((2, 3), "slice"), "bread"),
        ("2 to 3 eggs", amount((2, 3)), "eggs"),
        ("a few dates", amount((2, 5)), "dates"),
        ("a couple of eggs", amount(2), "eggs"),
        ("half a dozen oysters", amount(6), "oysters"),
        ("half an avocado", amount(0.5), "avocado"),
        ("a handful of almonds", amount(1, "handful"), "almonds"),
        ("two slices of bread", amount(2, "slice"), "bread"),
        ("slice of toast", amount(1, "slice"), "toast"),
        ("cup of tea", amount(1, "cup"), "tea"),
        ("hummus, 2 tbsp", amount(2, "tbsp"), "hummus"),
        ("2 heaped tablespoons of flour", amount(2, "tbsp"), "flour"),
        ("8 fl oz orange juice", amount(8, "fl oz"), "orange juice"),
        ("1 large apple", amount(1, "", "large"), "apple"),
        ("apple, 1 large", amount(1, "", "large"), "apple"),
        ("small glass of juice", amount(1, "glass", "small"), "juice"),
        ("2x yoghurt 125g", amount(250, "g"), "yoghurt"),
        ("yoghurt 2 x 125 g", amount(250, "g"), "yoghurt"),
        ("eggs x 3", amount(3), "eggs"),
        ("eggs 3", amount(3), "eggs"),
        ("175 ml glass of wine", amount(175, "ml"), "wine"),
        ("2 chicken breasts, 300 g", amount(300, "g"), "chicken breasts"),
        ("peanut butter, 2 tbsp (30 g)", amount(30, "g"), "peanut butter"),
        ("4 oz ground beef, 85% lean", amount(4, "oz"), "ground beef, 85% lean"),
        ("lettuce, 1 cup shredded", amount(1, "cup"), "lettuce, shredded"),
        ("half a pint of milk", amount(0.5, "pint"), "milk"),
    ],
)
def test_an_amount_is_read_and_the_food_is_left(text, expected, food):
    assert read_amount(text, MEASURES) == (expected, food)


@on_each(
    "text, unit, number, food",
    [
        ("1 and 1/2 cups oats", "cup", 1.5, "oats"),
        ("1 lb 4 oz chicken", "oz", 20, "chicken"),
        ("1 cup and 2 tbsp milk", "tbsp", 18, "milk"),
        ("1 000 g carrots", "g", 1000, "carrots"),
        ("30 g x 2 cheddar", "g", 60, "cheddar"),
        ("ca. 200 g broccoli", "g", 200, "broccoli"),
        ("about 2 cups rice", "cup", 2, "rice"),
        ("1T honey", "tbsp", 1, "honey"),
        ("2 EL Olivenöl", "tbsp", 2, "olivenöl"),
        ("1 TL Zucker", "tsp", 1, "zucker"),
        ("2 c. à soupe de miel", "tbsp", 2, "de miel"),
        ("1 cuillère à café de miel", "tsp", 1, "de miel"),
        ("una taza de leche", "cup", 1, "de leche"),
        ("100 g beef 80/20", "g", 100, "beef 80% lean"),
        ("100 g soy protein (N x 6.25)", "g", 100, "soy protein"),
        ("2t sugar", "tsp", 2, "sugar"),
        ("1 c. parmesan", "cup", 1, "parmesan"),
        ("0.5 c almonds", "cup", 0.5, "almonds"),
        ("100 gms almonds", "g", 100, "almonds"),
        ("2 tbsp(s) hummus", "tbsp", 2, "hummus"),
        ("15-oz steak", "oz", 15, "steak"),
    ],
)
def test_amounts_are_put_together_as_they_are_written(text: str, unit: str, number: float, food: str):
    amount, left = read_amount(text)
    assert (amount.unit, left) == (unit, food)
    assert amount.number == (pytest.approx(number, rel=1e-5), pytest.approx(number, rel=1e-5))


@pytest.mark.parametrize(
    "text", ["1e9 g spinach", "1.2.3 cups milk", "900 kg potatoes", "2 500 g flour", "4 125g yoghurts", "21 l water"]
)
def test_what_may_mean_two_amounts_or_is_too_much_is_no_amount(text: str):
    assert read_amount(text)[0].number == UNREADABLE


@pytest.mark.parametrize(
    ("text", "unit", "food"),
    [
        ("milk 2 / day", "", "milk, day"),
        ("1//2 milk", "", "milk"),
        ("1/0 cup milk", "cup", "milk"),
        ("1 1/0 cup milk", "cup", "milk"),
        ("1/2/3 cups milk", "cup", "milk"),
        ("1-2 / day milk", "", "day milk"),
        ("1000001 g milk", "g", "milk"),
        (f"{'9' * 5000} g milk", "g", "milk"),
        (f"{'9' * 400}-{'9' * 401} g milk", "g", "milk"),
        ("1000 x 1001 g milk", "g", "milk"),
        (f"0 x {'9' * 400} g milk", "g", "milk"),
        (f"{'dozen ' * 400}eggs", "", "eggs"),
    ],
)
def test_an_amount_that_is_written_and_is_no_number_is_called_so(text, unit, food):
    assert read_amount(text, MEASURES) == (StatedAmount(number=UNREADABLE, unit=unit), food)


@pytest.mark.parametrize(("text", "food"), [("/", "/"), ("/ milk", "/ milk"), ("² milk", "² milk")])
def test_signs_alone_are_no_amount(text, food):
    assert read_amount(text, MEASURES) == (StatedAmount(), food)


@pytest.mark.parametrize(
    ("text", "milliliters"),
    [("small glass red wine 125ml", 125), ("large bowl of porridge 400 ml", 400), ("small bottle beer 330 ml", 330)],
)
def test_a_volume_says_more_than_a_size_and_a_vessel(text: str, milliliters: float):
    assert read_amount(text, (*MEASURES, "glass", "bowl", "bottle"))[0] == amount(milliliters, "ml")


def test_any_order_of_sizes_vessels_numbers_and_units_is_read():
    words = ("small", "2", "glass", "bottle", "125ml", "100 g", "cup", "x", "each", ",", "kcal")
    for line in itertools.permutations(words, 4):
        read_amount(" ".join((*line, "milk")), ("glass", "bottle"))


def test_an_amount_beside_an_unreadable_number_is_read():
    assert read_amount("2 tbsp omega 3/6/9 oil", MEASURES)[0] == amount(2, "tbsp")


@pytest.mark.parametrize("text", ["banana", "spinach, cooked", "milk 2%", "omega 3 eggs", "orange slice"])
def test_where_nothing_is_said_nothing_is_read(text):
    said, food = read_amount(text, MEASURES)

    assert said == StatedAmount()
    assert food == text.replace("-", " ")


def test_no_text_has_no_amount_and_no_food():
    assert read_amount("", MEASURES) == (StatedAmount(), "")


@given(st.text(max_size=60) | food_texts)
def test_no_text_breaks_the_reader(text):
    said, food = read_amount(text, MEASURES)

    assert isinstance(food, str)
    assert said.number in (None, UNREADABLE) or 0 <= said.number.low <= said.number.high <= MOST


@given(st.integers(1, 20_000), st.sampled_from(["g", "ml"]), st.sampled_from(["spinach", "oat milk"]))
def test_an_amount_is_the_same_before_and_after_the_food(number, unit, food):
    before, after = read_amount(f"{number} {unit} {food}"), read_amount(f"{food}, {number} {unit}")

    assert before == after == (amount(float(number), unit), food)


@on_each(
    "text, expected",
    [
        # As much as anybody eats in one go, in whatever unit, and not a gram more.
        ("20000 g milk", amount(20_000, "g")),
        ("20001 g milk", amount(UNREADABLE, "g")),
        ("20 kg milk", amount(20, "kg")),
        ("20.1 kg milk", amount(UNREADABLE, "kg")),
        ("20 l milk", amount(20, "l")),
        ("20.1 l milk", amount(UNREADABLE, "l")),
        ("44 lb milk", amount(44, "lb")),
        ("45 lb milk", amount(UNREADABLE, "lb")),
        # The end of a range is at most five times its beginning, and not before it.
        ("2-10 eggs", amount((2, 10))),
        ("2-11 eggs", amount(UNREADABLE)),
        ("3-2 eggs", amount(UNREADABLE)),
        ("2 or 3 eggs", amount((2, 3))),
        # A number behind the food counts it, up to a dozen.
        ("eggs 12", amount(12)),
        ("eggs 13", amount(UNREADABLE)),
        # A second amount may say the same, or nearly; else it is not clear.
        ("100 g milk, 86 g", amount(100, "g")),
        ("100 g milk, 84 g", amount(UNREADABLE, "g")),
        ("86 g milk, 100 g", amount(86, "g")),
        ("240 ml milk, 1 cup", amount(240, "ml")),
        ("240 ml milk, 2 cups", amount(UNREADABLE, "ml")),
        ("1 tin tuna, 330 g", amount(330, "g")),
        ("2 tins tuna, 330 g", amount(UNREADABLE, "g")),
        ("2 tins tuna, 330 g each", amount(660, "g")),
        ("2 slices tuna, 330 g", amount(330, "g")),
        ("a 330 g tuna", amount(330, "g")),
        ("3 330 g tuna", amount(UNREADABLE, "g")),
        # Energy is no amount of food.
        ("100 kcal milk", amount(UNREADABLE)),
        ("5 mmol milk", amount(UNREADABLE)),
        # A smaller unit behind a larger one is added, an equal or larger one is not.
        ("1 kg 500 g milk", amount(1500, "g")),
        ("1 l + 5 dl milk", amount(15, "dl")),
        ("1 l plus 2 l milk", amount(UNREADABLE, "l")),
        # Numbers in words.
        ("two-thirds cup milk", amount(2 * (1 / 3), "cup")),
        ("two and a half cups milk", amount(2.5, "cup")),
        ("2 and a half cups milk", amount(2.5, "cup")),
        ("2 dozen of eggs", amount(24)),
        ("two hundred eggs", amount(200)),
        ("eleven eggs", amount(11)),
        ("fifteen eggs", amount(15)),
        ("twenty eggs", amount(20)),
        ("thirty eggs", amount(30)),
        ("forty eggs", amount(40)),
        ("fifty eggs", amount(50)),
        ("two quarters of an egg", amount(0.5)),
        ("a third of an egg", amount(1 / 3)),
    ],
)
def test_where_the_limits_of_an_amount_are(text, expected):
    assert read_amount(text, MEASURES)[0] == expected


def test_as_many_as_anybody_counts():
    assert read_amount("1000000 mg milk")[0] == amount(MOST, "mg")
    assert read_amount("1000001 mg milk")[0] == amount(UNREADABLE, "mg")
