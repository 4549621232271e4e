"""How long food takes inside a running program. Collected only when named: see figures.py."""

import tomllib
from itertools import cycle, islice
from pathlib import Path

import pytest

import twitchkit as tk
from twitchkit.diet.amounts import read_amount

PACKS = ["vocabulary", "nutrients", "differential", "lifestyle"]
LINES = tomllib.loads((Path(__file__).parents[1] / "diet" / "food_lines.toml").read_text(encoding="utf-8"))["line"]
UNSEEN = tomllib.loads((Path(__file__).parents[1] / "diet" / "food_lines_unseen.toml").read_text(encoding="utf-8"))[
    "line"
]
LACKING = {
    "age": 40,
    "sex": "female",
    "pregnant": False,
    "medicines": [],
    "supplements": [],
    "allergies": [],
    "findings": {"hx_ckd": False},
    "intake": {
        "days": 3,
        "per_day": {
            "magnesium": "200 mg",
            "calcium": "500 mg",
            "vitamin_d": "3 ug",
            "zinc": "5 mg",
            "folate": "200 ug",
        },
    },
}


@pytest.fixture(scope="module")
def large():
    return tk.load([*PACKS, "foods_usda"])


def week(lines):
    """Return a person with a diary of 7 days with 20 foods each."""
    lines = cycle(lines)
    days = (tk.DietDay(foods=tuple(islice(lines, 20))) for _ in range(7))
    return tk.Profile(age=40, sex="female", supplements=(), diet=tuple(days))


def test_search_a_food(benchmark, large):
    benchmark.extra_info["figure"] = "kit.foods.search() among 8,000 foods"
    assert benchmark(large.foods.search, "chicken breast, grilled")


def test_search_the_foods_of_a_hundred_lines(benchmark, large):
    texts = [text for text in (read_amount(line["text"])[1] for line in LINES) if text]
    benchmark.extra_info["figure"] = f"kit.foods.search() of the {len(texts)} foods of tests/diet/food_lines.toml"
    assert all(benchmark(lambda: [large.foods.search(text) for text in texts]))


def test_assess_a_week_of_named_foods(benchmark, kit):
    benchmark.extra_info["figure"] = "kit.assess() of a diary of 7 days with 20 named foods each"
    foods = (food for food in kit.knowledge.food_sources.values() if food.portions)
    profile = week(tk.FoodEaten(food=food.name, amount=next(iter(food.portions))) for food in foods)
    assert all(line.food and line.grams for line in benchmark(kit.assess, profile).eaten)


def test_assess_a_week_of_lines(benchmark, kit):
    benchmark.extra_info["figure"] = "kit.assess() of a diary of 7 days with 20 lines each, all different"
    foods = (food for food in kit.knowledge.food_sources.values() if food.portions)
    profile = week(tk.FoodEaten(food=f"{next(iter(food.portions))} {food.name}") for food in foods)
    assert benchmark(kit.assess, profile).eaten


def test_assess_a_week_of_the_same_lines_with_the_large_table(benchmark, large):
    benchmark.extra_info["figure"] = (
        "kit.assess() of a diary of 7 days with the same 20 lines as people write them, with the large table"
    )
    profile = week([tk.FoodEaten(food=line["text"]) for line in LINES[:20]])
    assert benchmark(large.assess, profile).eaten


def unclear(text):
    """Return a line with a slip of the finger in its longest word."""
    longest = max(text.split(), key=len)
    middle = len(longest) // 2
    return text.replace(longest, longest[:middle] + longest[middle + 1 :], 1)


def test_read_unclear_lines_with_the_large_table(benchmark, large):
    lines = [unclear(line["text"]) for line in (*LINES, *UNSEEN)][:140]
    benchmark.extra_info["figure"] = (
        f"kit.foods.read() of {len(lines)} different lines with a slip, with the large table"
    )
    read = benchmark(lambda: [large.foods.read(line) for line in lines])
    assert sum(each.food is None for each in read) > 0.7 * len(lines)


def test_suggest_foods(benchmark, kit):
    benchmark.extra_info["figure"] = "kit.suggest_foods() for five gaps, among the foods that packs write out"
    assessment = kit.assess(tk.read_profile(LACKING))
    assert benchmark(kit.suggest_foods, assessment).suggestions


def test_suggest_foods_of_the_large_table(benchmark, large):
    benchmark.extra_info["figure"] = "kit.suggest_foods() for five gaps, with the large table"
    assessment = large.assess(tk.read_profile(LACKING))
    assert benchmark(large.suggest_foods, assessment).suggestions
