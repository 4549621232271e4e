"""How much: numbers, units, measures and sizes in a line, and the food that is left of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchkit.diet.amounts import Amount, read_amount
from twitchkit.quantity import Interval

MEASURES = ("slice", "handful", "tin", "can", "glass", "piece", "pint")


def amount(number, unit="", size=""):
    low, high = number if isinstance(number, tuple) else (number, number)
    return Amount(number=Interval(low, high), unit=unit, size=size)


@pytest.mark.parametrize(
    ("text", "expected", "food"),
    [
        ("150 g salmon", amount(150, "g"), "salmon"),
        ("150g salmon", amount(150, "g"), "salmon"),
        ("salmon, 150 grams", amount(150, "g"), "salmon"),
        ("0,5 l milk", amount(0.5, "l"), "milk"),
        ("1,500 ml water", amount(1500, "ml"), "water"),
        ("1.5 kg potatoes", amount(1.5, "kg"), "potatoes"),
        ("½ avocado", amount(0.5), "avocado"),
        ("1½ cups rice", amount(1.5, "cup"), "rice"),
        ("1 1/2 cups rice", amount(1.5, "cup"), "rice"),
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


@pytest.mark.parametrize("text", ["banana", "spinach, cooked", "milk 2%", "omega 3 eggs", "orange slice"])
def test_where_nothing_is_said_nothing_is_read(text):
    said, food = read_amount(text, MEASURES)

    assert said == Amount()
    assert food == text.replace("-", " ")


def test_no_text_has_no_amount_and_no_food():
    assert read_amount("", MEASURES) == (Amount(), "")


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text):
    said, food = read_amount(text, MEASURES)

    assert isinstance(food, str)
    assert said.number is None or 0 <= said.number.low <= said.number.high


@given(st.integers(1, 5000), st.sampled_from(["g", "ml", "oz", "kg"]), st.sampled_from(["spinach", "oat milk"]))
def test_an_amount_is_the_same_before_and_after_the_food(number, unit, food):
    before, after = read_amount(f"{number} {unit} {food}"), read_amount(f"{food}, {number} {unit}")

    assert before == after == (amount(float(number), unit), food)
