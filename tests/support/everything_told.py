"""All that a kit answers about one person, and all the objects that it is made of."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs

import twitchkit as tk

TOLD_MUCH = tk.Profile(
    age=44,
    sex="female",
    pregnant=False,
    medicines=(tk.MedicineUse(name="omeprazole", years=3),),
    supplements=(tk.SupplementUse(name="zinc", per_day={"zinc": "10 mg", "vitamin_b6": "15 mg"}),),
    eats=("vegetarian",),
    allergies=("peanut",),
    dislikes=("liver",),
    findings={
        "urge_to_move": True,
        "worse_at_rest": True,
        "relief_by_moving": "full",
        "evening_worse": True,
        "chest_pain": False,
        "weakness": "unknown",
        "sensation_quality": ("burning",),
    },
    measurements={"ferritin": tk.Reading(value="18 ug/L", low="30 ug/L"), "egfr": "75 mL/min/1.73m2"},
    diet=(
        tk.DietDay(foods=(tk.FoodEaten(food="spinach, cooked", amount="1 cup"), tk.FoodEaten(food="2 slices bread"))),
        tk.DietDay(foods=(tk.FoodEaten(food="1 apple"), tk.FoodEaten(food="a bowl of something")), complete=False),
    ),
)
"""A person of whom something of every sort is told."""
LACKING = tk.Profile(
    age=30,
    sex="male",
    findings={"leg_cramps": True, "hx_ckd": False},
    medicines=(tk.MedicineUse(name="levothyroxine"),),
    supplements=(),
    measurements={"serum_potassium": "5.9 mmol/L"},
    intake=tk.IntakeRecord(days=7, per_day={"magnesium": "200 mg", "calcium": "500 mg"}),
)
"""A person with too little of something, and a reading that cannot wait."""


def told_about(kit: tk.Kit, profile: tk.Profile) -> Iterator[object]:
    """Yield what each method of a kit gives for a profile; explanations of every kind of thing."""
    result = kit.with_foods(kit.with_questions(kit.assess(profile)))
    yield result
    advice = kit.suggest_foods(profile, nutrients=["calcium"])
    yield advice
    shown = [
        *result.conditions[:2],
        *result.nutrients[:2],
        *result.tips[:2],
        *result.withheld[:2],
        *result.warnings[:2],
    ]
    flags = [reason.red_flag for reason in result.urgency.reasons if reason.red_flag]
    names = [item.id for item in shown] + flags[:1] + [item.id for item in (result.foods or ())[:1]]
    for name in [*names, *profile.findings, *profile.measurements, "magnesium", *list(kit.knowledge.claims)[:1]]:
        yield kit.explain(result, name)
    yield kit.next_question(profile)
    yield kit.next_questions(profile)
    yield kit.further_question(profile)
    yield kit.next_test(profile)
    yield kit.read_text("My legs cramp, and I take sertraline.")
    firmness = kit.sensitivity(profile)
    if firmness is not None:
        yield firmness
    with TemporaryDirectory() as folder:
        export = Path(folder, "servings.csv")
        export.write_text("Day,Food Name,Amount,Magnesium (mg)\n2026-08-06,Almonds,30.00 g,81.00\n", encoding="utf-8")
        yield kit.read_diary(export)
    for day in profile.diet or ():
        yield from (kit.foods.read(eaten.text) for eaten in day.foods)


def told_in_an_emergency(kit: tk.Kit) -> Iterator[object]:
    """Yield what a kit gives for somebody who needs help now, and what could have been otherwise.

    Of a person of whom much is told, the latter takes seconds.
    """
    emergency = tk.Profile(country="AT", findings={"chest_pain": True})
    yield kit.assess(emergency)
    yield kit.next_question(emergency)
    yield from kit.counterfactuals(emergency)


def parts_of(value: object) -> Iterator[object]:
    """Yield an object and all attrs objects inside it."""
    if attrs.has(type(value)):
        yield value
        for item in attrs.fields(type(value)):
            if item.eq:
                yield from parts_of(getattr(value, item.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from parts_of(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from parts_of(item)
