"""Food text as people write it, against lines that were written before there was a reader: see food_lines.toml."""

import tomllib
from pathlib import Path

import pytest

import twitchkit as tk

HERE = Path(__file__).parent


def lines(name):
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))["line"]


@pytest.fixture(scope="module")
def foods():
    return tk.load(["vocabulary", "nutrients", "foods_usda"]).foods


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
    assert all("not clear" in read.problem and len(read.likely) != 1 for read in open_)
    assert all(food.name in read.problem for read in open_ for food in read.likely)
