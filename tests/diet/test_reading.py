"""Reading a line of a diary: whatever is written ends in a food and grams, or in a problem in plain words."""

import math
import time

import pytest
from hypothesis import example, given
from support.food_texts import food_texts

import twitchkit as tk
from twitchkit.diet.portions import Portion
from twitchkit.diet.reading import MOST_CHARACTERS
from twitchkit.diet.synonyms import Wording
from twitchkit.model.profile import DietDay, FoodEaten
from twitchkit.profile_check import MAX_TEXT

UNREADABLE = 'The amount cannot be read; write it like "150 g" or "1 1/2 cups".'
HEAVIEST = 1e12


@pytest.fixture(scope="module")
def foods():
    return tk.load(["vocabulary", "nutrients", "foods_usda"]).foods


@given(food_texts)
@example("milk 2 / day")
@example("1//2")
@example("0 x " + "9" * 400 + " kg banana")
def test_no_text_breaks_the_reader(foods, text):
    read = foods.read(text)

    assert read.text == text
    assert read.problem or (read.food is not None and read.grams is not None)
    assert read.grams is None or 0 <= read.grams.low <= read.grams.high <= HEAVIEST


accepted = food_texts.filter(
    lambda text: text.strip() and len(text) <= MAX_TEXT - len("milk ") and "\ud800" not in text
)
"""What the door lets in: it refuses an amount that says nothing, a text that is too long, and half a character."""


@given(accepted, accepted)
@example("milk 2 / day", "1/0")
def test_no_line_of_a_diary_breaks_an_assessment(kit, line, amount):
    eaten = (FoodEaten(food=f"milk {line}"), FoodEaten(food="banana", amount=amount), FoodEaten(food="1 cup spinach"))

    result = kit.assess(tk.Profile(age=40, sex="female", diet=(DietDay(foods=eaten),)))

    assert len(result.eaten) == len(eaten)
    intakes = [nutrient.intake for nutrient in result.nutrients if nutrient.intake is not None]
    assert intakes
    assert all(math.isfinite(value) for intake in intakes for value in (intake.low, intake.mid, intake.high))


@pytest.mark.parametrize("text", ["banana, 2 / 0", "1//2 banana", "banana 1/2/3", "1234567 bananas", "1/0 cup banana"])
def test_an_amount_that_cannot_be_read_is_a_problem_and_no_guess(foods, text):
    read = foods.read(text)

    assert (read.food.id, read.grams, read.problem) == ("nutrients:banana", None, UNREADABLE)


def test_both_problems_of_a_line_are_told(foods):
    read = foods.read("milk, 2 / 0")

    assert read.problem.startswith("It is not clear which food is meant: ")
    assert read.problem.endswith(UNREADABLE)


def test_a_line_that_is_too_long_is_not_looked_at(foods):
    longest, longer = "banana".ljust(MOST_CHARACTERS), "banana".ljust(MOST_CHARACTERS + 1)

    assert foods.read(longest).food.id == "nutrients:banana"
    assert foods.read(longer).food is None
    assert str(MOST_CHARACTERS) in foods.read(longer).problem


@pytest.mark.parametrize("words", ["1/2 ", "chips french fries ", "sweetcorn ", "qzvkw ", "half ", "9", "2 x "])
def test_the_longest_line_takes_no_second(foods, words):
    text = (words * MOST_CHARACTERS)[:MOST_CHARACTERS]
    start = time.process_time()

    foods.read(text)

    assert time.process_time() - start < 1.0


def test_only_a_few_readings_of_many_are_made():
    wording = Wording.read(["word,means\nchips,crisps\nchips,fries\n"], [])

    assert len(wording.readings(("chip",) * 200)) == 5


@pytest.mark.parametrize("text", ["0 cup", "1/0 cup, chopped", "2 / cup"])
def test_a_portion_of_nothing_weighs_nothing_known(text):
    assert Portion.read(text, 78.0) is None
