"""Food text as people write it, against lines that were written before there was a reader: see food_lines.toml.

The shares below tell how good the reader is; ``food_lines_read.csv`` and ``food_searches.csv`` hold it as it is.
``python tests/runs/snapshots.py`` writes them anew; then read what changed, line by line.
"""

import csv
import io
import tomllib
from pathlib import Path

import pytest

import twitchkit as tk

HERE = Path(__file__).parent
PACKS = ["vocabulary", "nutrients", "foods_usda"]
ODD = [
    "", "100 g", "xqzt", "3 g nutrients:no_such_food", "nutrients:almonds, 30 g",
    "2 slices nutrients:whole_wheat_bread", "28 g almmonds", "avacado",
    "1 cup soymilk", "1 glass soy milk", "2 sandwiches", "some rice", "several dates",
    "a few grapes", "a dozen oysters", "2 dozen eggs", "a quarter of a melon", "3 tins of sardines",
    "1 tin of tomatoes", "milk",
    "almonds", "lentil soup, 1 large bowl", "1 small banana", "2 large bananas", "1 extra large egg",
    "4 fl oz red wine", "1 1/2 pints of beer", "2-3 tbsp olive oil", "a pat of butter", "1 stalk of celery",
    "1 ear of corn", "1 jumbo banana", "bread, 2 thick slices", "1 cup of spinach, raw, chopped", "roast chicken 6 oz",
    "cheese", "1/2 lb minced beef", "200 g milk", "1 cup milk", "1 mug of cocoa", "chips", "biscuits x 2",
]  # fmt: skip
SEARCHES = [
    "spinach", "orange", "orange juice", "juice orange", "beef", "ground beef", "minced beef", "beef mince 85% lean",
    "chicken", "chicken breast without skin", "fish", "salmon smoked", "tuna canned in water", "egg", "eggs boiled",
    "milk", "milk without vitamin d", "soy milk", "soymilk", "yoghurt greek plain", "cheese cheddar", "cottage cheese",
    "bread", "bread whole wheat", "toast", "rice", "brown rice cooked", "rice cooked without salt", "pasta", "spagetti",
    "oats", "corn flakes kellogg", "post grape nuts", "potatoes", "chips", "sweet potato", "tomatoes", "tomatos tinned",
    "beans", "baked beans", "kidney beans canned", "lentils", "hummus", "tofu", "nuts", "almonds", "brazil nuts",
    "peanut butter", "butter", "olive oil", "sugar", "honey", "jam", "chocolate", "dark chocolate", "cake", "biscuits",
    "coffee", "black coffee", "tea", "beer", "red wine", "cola", "water", "salt", "baby food banana", "pizza", "burger",
    "big mac mcdonald", "mushrooms", "clementine", "avacado", "broccolli", "cooked", "xqzt",
]  # fmt: skip


def lines(name):
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))["line"]


@pytest.fixture(scope="module")
def foods():
    return tk.load(PACKS).foods


def numbers(food):
    """The numbers of the Standard Reference that a food stands for: its own, and those that it was taken from."""
    return {food.id.rpartition(":")[2], *(place.at.removeprefix("NDB ") for place in food.cite)}


def places(foods, written):
    """For each line, at which place the first acceptable food comes (0 is the top), or None, with what was read."""
    for line in written:
        read = foods.read(line["text"])
        right = [bool(numbers(match.food) & set(line["foods"])) for match in read.candidates]
        yield right.index(True) if True in right else None, line, read


def weighed(line, read):
    low, high = line["grams"]
    return read.grams is not None and low - 0.01 <= (read.grams.low + read.grams.high) / 2 <= high + 0.01


@pytest.mark.parametrize(
    ("name", "top", "top_three", "grams"),
    [("food_lines.toml", 0.95, 0.98, 0.95), ("food_lines_unseen.toml", 0.88, 0.96, 0.78)],
)
def test_the_right_food_comes_first_and_weighs_what_it_should(foods, name, top, top_three, grams):
    written = lines(name)
    found = list(places(foods, written))
    first = [line["text"] for place, line, _ in found if place != 0]
    three = [line["text"] for place, line, _ in found if place not in (0, 1, 2)]
    light = [line["text"] for _, line, read in found if not weighed(line, read)]

    assert len(first) <= (1 - top) * len(written), first
    assert len(three) <= (1 - top_three) * len(written), three
    assert len(light) <= (1 - grams) * len(written), light


@pytest.mark.parametrize("name", ["food_lines.toml", "food_lines_unseen.toml"])
def test_what_is_taken_is_right_and_what_is_not_clear_is_named(foods, name):
    found = list(places(foods, lines(name)))
    taken = [(place, line["text"]) for place, line, read in found if read.food is not None]
    open_ = [read for _, _, read in found if read.food is None]

    assert len(taken) >= 0.7 * len(found)
    assert len([text for place, text in taken if place != 0]) <= 0.06 * len(taken)
    assert all(read.problem and len(read.likely) != 1 for read in open_)
    assert all(food.name in read.problem for read in open_ for food in read.likely)


def lines_read(foods):
    texts = [line["text"] for name in ("food_lines.toml", "food_lines_unseen.toml") for line in lines(name)]
    yield "text", "food", "low", "high", "likely", "problem"
    yield from (_row(foods.read(text)) for text in (*texts, *ODD))


def searches(foods):
    yield "text", "found"
    yield from ((text, _best(foods.search(text, 5))) for text in SEARCHES)


FROZEN = {"food_lines_read.csv": lines_read, "food_searches.csv": searches}


def frozen(foods, name):
    """Return the table of what every line, or every search, comes to, as its file holds it."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(FROZEN[name](foods))
    return file.getvalue()


def _best(matches):
    return " ".join(f"{match.food.id}={match.score:g}" for match in matches)


def _row(read):
    low, high = read.grams or ("", "")
    likely = " ".join(food.id for food in read.likely)
    return read.text, read.food.id if read.food else "", _grams(low), _grams(high), likely, read.problem


def _grams(number):
    return number if number == "" else f"{number:.6g}"


@pytest.mark.parametrize("name", FROZEN)
def test_every_line_and_search_comes_to_what_it_did(foods, name):
    assert frozen(foods, name).splitlines() == (HERE / name).read_text(encoding="utf-8").splitlines()
