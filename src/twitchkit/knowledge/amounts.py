"""Figures that cannot be: ranges the wrong way round, amounts below nothing, more in a food than the food."""

from __future__ import annotations

import math
from collections.abc import Mapping

from twitchkit.ids import short
from twitchkit.knowledge.problems import Path, Problems
from twitchkit.model.content import Content
from twitchkit.model.food import FoodSource
from twitchkit.model.nutrient import Nutrient, ReferenceIntake

GRAMS: Mapping[str, float] = {"g": 1.0, "mg": 1e-3, "ug": 1e-6}
SEXES = ("female", "male", "both")
_AMOUNTS = ("ear", "ear_high", "rda", "ai", "ul", "cdrr")
_WHOLE = 100.0  # grams, of which the content of a food is told


def check_range(low: float, high: float, problems: Problems, *, subject: str, path: Path) -> None:
    """Note a range that does not rise."""
    if low >= high:
        message = f"the range {low:g} to {high:g} does not rise"
        problems.add("TK106", message, subject=subject, path=path, hint="write the lower one first")


def check_amounts(content: Content, problems: Problems) -> None:
    """Note the amounts of foods and reference intakes that cannot be."""
    for food in content.food_sources.values():
        _check_food(food, content.nutrients, problems)
    for intake in content.reference_intakes.values():
        _check_intake(intake, problems)


def _check_food(food: FoodSource, nutrients: Mapping[str, Nutrient], problems: Problems) -> None:
    total = 0.0
    for id, amount in food.per_100g.items():
        nutrient = nutrients.get(id)
        unit = "" if nutrient is None else nutrient.unit
        path, told = ("per_100g", short(id)), f"{short(id)} of {amount:g} {unit}".rstrip()
        grams = amount * GRAMS.get(unit, 0.0)
        if amount < 0:
            problems.add("TK106", f"{told} in 100 g; it is 0 or more", subject=food.id, path=path)
        elif grams > _WHOLE:
            hint = f"per_100g counts {unit} in 100 g of the food"
            problems.add("TK106", f"{told} in 100 g is more than there is", subject=food.id, path=path, hint=hint)
            continue
        total += max(grams, 0.0)
    if total > _WHOLE:
        message = f"its nutrients come to {total:g} g in 100 g"
        problems.add("TK106", message, subject=food.id, path=("per_100g",), hint="look at the units")
    for portion, weight in food.portions.items():
        if weight <= 0:
            message = f"the portion {portion!r} of {weight:g} g; it is above 0"
            problems.add("TK106", message, subject=food.id, path=("portions", portion))


def _check_intake(intake: ReferenceIntake, problems: Problems) -> None:
    for key in _AMOUNTS:
        amount: float | None = getattr(intake, key)
        if amount is not None and amount < 0:
            problems.add("TK106", f"'{key}' of {amount:g}; it is 0 or more", subject=intake.id, path=(key,))
    if not 0 <= intake.min_age <= intake.max_age < math.inf:
        message = f"'min_age' {intake.min_age:g} and 'max_age' {intake.max_age:g} are no ages from 0 on that rise"
        problems.add("TK106", message, subject=intake.id, path=("min_age",))
    if intake.sex not in SEXES:
        problems.add("TK105", f"'sex' cannot be {intake.sex[:60]!r}", subject=intake.id, path=("sex",), hint=_ALLOWED)


_ALLOWED = f"allowed: {', '.join(SEXES)}"
