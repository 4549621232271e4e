"""What to eat for what is missing: a diary in, foods and portions out, with every sum."""

import twitchkit as tk

ME = {
    "age": 44,
    "sex": "female",
    "pregnant": False,
    "medicines": [],  # none; what is left out was not asked, and may hold foods back
    "supplements": [],
    "eats": ["vegetarian"],
    "allergies": ["peanut"],
    "findings": {"hx_ckd": False},
    "intake": {"days": 7, "per_day": {"magnesium": "210 mg", "calcium": "700 mg"}},
}


def main() -> None:
    kit = tk.load()
    result = kit.assess(tk.read_profile(ME))
    advice = kit.suggest_foods(result, alternatives=1)
    for suggestion in advice.suggestions:
        for food in suggestion.foods:
            print(f"{food.grams:.0f} g {food.name} ({food.portion}) a day")
        for gap in suggestion.gaps:
            print(f"  {gap.name}: {gap.intake:.0f} + {gap.added:.0f} of {gap.target:.0f} {gap.unit} ({gap.standard})")
        for note in suggestion.notes:
            print(f"  {note}")
    for held in advice.withheld:  # show this as well: it says why there is nothing
        print(f"No {held.name}: {held.reason}")


if __name__ == "__main__":
    main()
