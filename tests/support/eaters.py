"""Made-up people who eat: diets, allergies, kidneys, medicines, supplements and intakes, drawn from a seed."""

import random

import twitchkit as tk

DIETS = ["vegan", "vegetarian", "pescatarian", "no_dairy", "gluten_free", "halal", "kosher", "no_pork", "no_red_meat"]
ALLERGIES = ["peanut", "tree nuts", "milk", "egg", "fish", "shellfish", "soy", "sesame", "wheat", "celery", "banana"]
DISLIKES = ["liver", "mushrooms", "broccoli", "tofu", "sardines", "beans", "oats", "spinach"]
MEDICINES = ["warfarin", "ramipril", "spironolactone", "omeprazole", "metformin", "ibuprofen", "levothyroxine"]
HISTORY = {
    "hx_ckd": 0.15,
    "hx_dialysis": 0.03,
    "hx_stones_sarcoid": 0.15,
    "hx_eating_disorder": 0.04,
    "hx_haemochromatosis": 0.06,
    "diet_vegan": 0.05,
    "diet_dairy_free": 0.05,
    "leg_cramps": 0.5,
    "chest_pain": 0.02,
}
# A usual intake a day, around which intakes are drawn.
USUAL = {
    "magnesium": (250, "mg"),
    "calcium": (850, "mg"),
    "iron": (13, "mg"),
    "zinc": (10, "mg"),
    "potassium": (2500, "mg"),
    "sodium": (2800, "mg"),
    "vitamin_b6": (1.8, "mg"),
    "vitamin_b12": (4, "ug"),
    "vitamin_d": (5, "ug"),
    "folate": (380, "ug"),
    "thiamin": (1.4, "mg"),
}
SUPPLEMENTS = {
    "calcium": (600, "mg"),
    "iron": (18, "mg"),
    "zinc": (15, "mg"),
    "vitamin_b6": (10, "mg"),
    "vitamin_d": (25, "ug"),
    "magnesium": (150, "mg"),
}


def person(seed: int) -> tk.Profile:
    """Return the person of a seed."""
    draw = random.Random(seed)  # noqa: S311  (people, not secrets)
    sex = draw.choice(["female", "male"])
    return tk.Profile(
        age=draw.choice([None, 15, *range(18, 95, 3)]) if draw.random() < 0.97 else 16,
        sex=None if draw.random() < 0.03 else sex,
        pregnant=(draw.random() < 0.1) if sex == "female" and draw.random() < 0.7 else None,
        medicines=_maybe(draw, lambda: tuple(tk.MedicineUse(name=name) for name in _some(draw, MEDICINES, 0.15))),
        supplements=_maybe(draw, lambda: _supplements(draw)),
        eats=_maybe(draw, lambda: tuple(_some(draw, DIETS, 0.12))),
        allergies=_maybe(draw, lambda: tuple(_some(draw, ALLERGIES, 0.1))),
        dislikes=_maybe(draw, lambda: tuple(_some(draw, DISLIKES, 0.15))),
        findings={name: draw.random() < share for name, share in HISTORY.items() if draw.random() < 0.7},
        measurements=_measurements(draw),
        intake=tk.IntakeRecord(days=draw.randint(2, 7), per_day=_amounts(draw, USUAL, 0.75)),
    )


def _maybe(draw: random.Random, make):
    return make() if draw.random() < 0.75 else None


def _some(draw: random.Random, names: list[str], share: float) -> list[str]:
    return [name for name in names if draw.random() < share]


def _supplements(draw: random.Random) -> tuple[tk.SupplementUse, ...]:
    if draw.random() < 0.6:
        return ()
    untold = (tk.SupplementUse(name="some tablet"),) if draw.random() < 0.2 else ()
    return (tk.SupplementUse(name="tablet", per_day=_amounts(draw, SUPPLEMENTS, 0.5)), *untold)


def _amounts(draw: random.Random, usual: dict[str, tuple[float, str]], share: float) -> dict[str, str]:
    return {
        name: f"{'< ' if draw.random() < 0.05 else ''}{amount * draw.lognormvariate(0, 0.5):.4g} {unit}"
        for name, (amount, unit) in usual.items()
        if draw.random() < share
    } or {"magnesium": "200 mg"}


def _measurements(draw: random.Random) -> dict[str, str]:
    found = {}
    if draw.random() < 0.3:
        found["egfr"] = f"{draw.choice([10, 25, 45, 59, 75, 100])} mL/min/1.73m2"
    if draw.random() < 0.3:
        found |= {"body_weight": f"{draw.choice([45, 60, 80, 110])} kg", "body_height": "1.7 m"}
    if draw.random() < 0.1:
        found["serum_potassium"] = draw.choice(["3.2 mmol/L", "4.2 mmol/L", "5.9 mmol/L"])
    return found
