"""Figures that cannot be, at their very edges: each is told in whole, and what just can be is let be."""

from __future__ import annotations

import attrs
import pytest
from support.handmade import CITED

from twitchkit.content import Content, ReferenceIntake
from twitchkit.knowledge.amounts import check_amounts, check_range
from twitchkit.knowledge.problems import Problems
from twitchkit.model.food import FoodSource
from twitchkit.model.nutrient import Nutrient

NUTRIENTS = tuple(
    Nutrient(id=f"toy:{unit}", name=unit, unit=unit, role="It is.", **CITED) for unit in ("g", "mg", "ug", "kcal")
)
FOOD = FoodSource(id="toy:food", name="food", per_100g={}, **CITED)
INTAKE = ReferenceIntake(
    id="toy:intake", nutrient="toy:mg", standard="own", life_stage="adults", min_age=19, max_age=50, **CITED
)


def told(*, foods: tuple[FoodSource, ...] = (), intakes: tuple[ReferenceIntake, ...] = ()) -> list[tuple[object, ...]]:
    problems = Problems()
    check_amounts(Content(nutrients=NUTRIENTS, food_sources=foods, reference_intakes=intakes), problems)
    return [(item.code, item.message, item.hint, item.subject, item.path) for item in problems.found]


@pytest.mark.parametrize(
    ("per_100g", "problems"),
    [
        ({"toy:mg": 0.0, "toy:g": 100.0}, []),
        ({"toy:mg": 100_000.0}, []),
        ({"toy:ug": 100_000_000.0}, []),
        ({"toy:kcal": 900.0}, []),
        ({"toy:g": 60.0, "toy:mg": 40_000.0}, []),
        (
            {"toy:mg": -1.0},
            [("TK106", "mg of -1 mg in 100 g; it is 0 or more", "", "toy:food", ("per_100g", "mg"))],
        ),
        (
            {"toy:mg": 100_001.0},
            [
                (
                    "TK106",
                    "mg of 100001 mg in 100 g is more than there is",
                    "per_100g counts mg in 100 g of the food",
                    "toy:food",
                    ("per_100g", "mg"),
                )
            ],
        ),
        (
            {"toy:g": 60.0, "toy:mg": 41_000.0},
            [("TK106", "its nutrients come to 101 g in 100 g", "look at the units", "toy:food", ("per_100g",))],
        ),
        (  # what is too much by itself is not counted again
            {"toy:g": 101.0, "toy:mg": 99_000.0},
            [
                (
                    "TK106",
                    "g of 101 g in 100 g is more than there is",
                    "per_100g counts g in 100 g of the food",
                    "toy:food",
                    ("per_100g", "g"),
                )
            ],
        ),
        (  # less than nothing makes no room
            {"toy:g": 101.0 - 1.0, "toy:mg": -5_000.0, "toy:ug": 1_000_000.0},
            [
                ("TK106", "mg of -5000 mg in 100 g; it is 0 or more", "", "toy:food", ("per_100g", "mg")),
                ("TK106", "its nutrients come to 101 g in 100 g", "look at the units", "toy:food", ("per_100g",)),
            ],
        ),
        (
            {"toy:unknown": -2.0},
            [("TK106", "unknown of -2 in 100 g; it is 0 or more", "", "toy:food", ("per_100g", "unknown"))],
        ),
    ],
    ids=str,
)
def test_what_a_food_holds(per_100g: dict[str, float], problems: list[tuple[object, ...]]):
    assert told(foods=(attrs.evolve(FOOD, per_100g=per_100g),)) == problems


@pytest.mark.parametrize(("weight", "wrong"), [(0.1, False), (0.0, True), (-3.0, True)])
def test_a_portion_weighs_something(weight: float, wrong: bool):
    message = f"the portion 'cup' of {weight:g} g; it is above 0"
    expected = [("TK106", message, "", "toy:food", ("portions", "cup"))] if wrong else []
    assert told(foods=(attrs.evolve(FOOD, portions={"cup": weight}),)) == expected


@pytest.mark.parametrize("key", ["ear", "ear_high", "rda", "ai", "ul", "cdrr"])
def test_no_reference_is_below_nothing(key: str):
    assert told(intakes=(attrs.evolve(INTAKE, **{key: 0.0}),)) == []
    assert told(intakes=(attrs.evolve(INTAKE, **{key: -0.5}),)) == [
        ("TK106", f"'{key}' of -0.5; it is 0 or more", "", "toy:intake", (key,))
    ]


@pytest.mark.parametrize(
    ("low", "high", "wrong"),
    [(0, 0, False), (0, 120, False), (19, 19, False), (-1, 3, True), (20, 19, True), (19, float("inf"), True)],
)
def test_ages_are_ages_that_rise(low: float, high: float, wrong: bool):
    message = f"'min_age' {low:g} and 'max_age' {high:g} are no ages from 0 on that rise"
    expected = [("TK106", message, "", "toy:intake", ("min_age",))] if wrong else []
    assert told(intakes=(attrs.evolve(INTAKE, min_age=low, max_age=high),)) == expected


def test_a_sex_is_one_of_three():
    assert (
        told(intakes=tuple(attrs.evolve(INTAKE, id=f"toy:{sex}", sex=sex) for sex in ("female", "male", "both"))) == []
    )
    assert told(intakes=(attrs.evolve(INTAKE, sex="x" * 80),)) == [
        ("TK105", f"'sex' cannot be {'x' * 60!r}", "allowed: female, male, both", "toy:intake", ("sex",))
    ]


@pytest.mark.parametrize(("low", "high", "wrong"), [(1, 2, False), (2, 2, True), (3, 2, True)])
def test_a_range_rises(low: float, high: float, wrong: bool):
    problems = Problems()
    check_range(low, high, problems, subject="toy:it", path=("plausible",))
    message, hint = f"the range {low:g} to {high:g} does not rise", "write the lower one first"
    expected = [("TK106", message, hint, "toy:it", ("plausible",))] if wrong else []
    assert [(item.code, item.message, item.hint, item.subject, item.path) for item in problems.found] == expected
