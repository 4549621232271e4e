"""Make up people over the whole vocabulary as frozen inputs: ``generate.py``.

Some told three things, some forty. At most a third are in such danger that no condition is shown, and a few profiles
cannot be read: their errors are frozen.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from frozen.packed import write
from frozen.results import PACKS, result
from support.eaters import ALLERGIES, DIETS, DISLIKES, SUPPLEMENTS, USUAL

import twitchkit as tk
from twitchkit.content import Finding, Kind, Measurement, Scale

INPUTS = Path(__file__).parent / "inputs" / "generated.json.gz"
SIZE, SEED = 500, 1961
MOST_IN_DANGER, MOST_WRONG = 160, 15
HOW_MUCH = (3, 3, 6, 10, 15, 20, 30, 40)
# What people with such legs tell most.
LEGS = [
    *("urge_to_move", "worse_at_rest", "relief_by_moving", "evening_worse", "leg_cramps", "painful_knot", "leg_jerks"),
    *("leg_twitches", "jerk_at_sleep_onset", "partner_sees_kicks", "wakes_from_sleep", "unpleasant_sensation"),
    *("relief_by_stretch", "cramp_duration_min", "duration_range", "sensation_quality", "affected_sites", "both_legs"),
    *("freq_leg_cramps", "freq_leg_jerks", "muscle_ache", "numb_feet_symmetric", "weakness", "walking_triggers"),
]
FOODS = [
    *("1 cup spinach, cooked", "2 slices wholemeal bread", "150 g salmon", "a banana", "1 cup cooked lentils"),
    *("2 eggs", "30 g almonds", "1 glass of milk", "a cup of coffee", "2 cups black tea", "100 g tofu", "1 apple"),
    *("200 g potatoes, boiled", "a handful of walnuts", "3 oz beef steak", "1 can of cola", "half an avocado"),
    *("1 bowl oatmeal", "125 g yogurt", "1 cup white rice", "chicken breast", "a slice of pizza", "1 glass red wine"),
    *("something from the canteen", "2 tbsp peanut butter", "0.5 cup kidney beans", "40 g cheddar", "500 ml beer"),
]
VAGUE = ["zzyzxol", "a pill for the heart", "water tablet"]  # names that say little or nothing


class Person:
    """One made-up person of a knowledge."""

    def __init__(self, knowledge: tk.Knowledge, draw: random.Random) -> None:
        self.knowledge = knowledge
        self.draw = draw
        self.much = draw.choice(HOW_MUCH)
        self.risky = draw.random() < 0.25

    def profile(self) -> dict[str, Any]:
        """Return the person as a profile."""
        draw = self.draw
        told: dict[str, Any] = {}
        if draw.random() < 0.9:
            told["age"] = draw.choice([draw.randint(18, 95), round(draw.uniform(20, 80), 1), draw.randint(8, 40)])
        if draw.random() < 0.9:
            told["sex"] = draw.choice(["female", "male"])
        if told.get("sex") == "female" and told.get("age", 99) < 50:
            told |= self.pregnancy()
        for key, share, make in (
            ("medicines", 0.6, self.medicines),
            ("supplements", 0.3, self.supplements),
            ("eats", 0.15, lambda: draw.sample(DIETS, draw.randint(0, 2))),
            ("allergies", 0.1, lambda: draw.sample(ALLERGIES, draw.randint(0, 2))),
            ("dislikes", 0.1, lambda: draw.sample(DISLIKES, draw.randint(0, 2))),
        ):
            if draw.random() < share:
                told[key] = make()
        told["findings"] = self.findings()
        told["measurements"] = self.measurements()
        eating = draw.random()
        if eating < 0.2:
            told["diet"] = [self.day() for _ in range(draw.randint(1, 4))]
        elif eating < 0.45:
            told["intake"] = self.intake()
        return told

    def pregnancy(self) -> dict[str, Any]:
        """Return what is told of pregnancy and breastfeeding."""
        kind = self.draw.random()
        if kind < 0.15:
            return {"pregnant": True, "trimester": self.draw.randint(1, 3)} if kind < 0.1 else {"pregnant": True}
        if kind < 0.25:
            return {"pregnant": False, "breastfeeding": True}
        return {"pregnant": False} if kind < 0.6 else {}

    def medicines(self) -> list[dict[str, Any]]:
        """Return medicines by any of their names, some new, some long taken, some unknown."""
        draw = self.draw
        names = sorted(name for item in self.knowledge.medicines.values() for name in item.names)
        taken = []
        for _ in range(draw.choice([0, 1, 1, 2, 3, 5])):
            use: dict[str, Any] = {"name": draw.choice(VAGUE if draw.random() < 0.05 else names)}
            if draw.random() < 0.1:
                use["name"] += f" {draw.choice([5, 20, 100])} mg"
            if draw.random() < 0.35:
                use["change"] = draw.choice(["started", "raised", "lowered", "stopped"])
                if draw.random() < 0.7:
                    use["weeks_ago"] = draw.choice([0.5, 1, 2, 4, 8, 26])
            if draw.random() < 0.3:
                use["years"] = draw.choice([0.5, 1, 2, 3, 5, 12])
            taken.append(use)
        return taken

    def supplements(self) -> list[dict[str, Any]]:
        """Return supplements, some without amounts."""
        taken = []
        for name in self.draw.sample(sorted(SUPPLEMENTS), self.draw.randint(0, 3)):
            amount, unit = SUPPLEMENTS[name]
            dose = {name: f"{amount * self.draw.choice([0.25, 0.5, 1, 2, 8]):g} {unit}"}
            taken.append({"name": f"{name} tablets", "per_day": dose if self.draw.random() < 0.8 else {}})
        return taken

    def findings(self) -> dict[str, Any]:
        """Return answers of every kind; what belongs to the screen is seldom a yes unless the person is at risk."""
        everything = sorted(item.id for item in self.knowledge.findings.values() if not item.taken_from)
        taken_from = sorted(item.id for item in self.knowledge.findings.values() if item.taken_from)
        legs = [f"vocabulary:{name}" for name in LEGS]
        chosen = self.draw.sample(legs, min(len(legs), max(2, self.much // 3)))
        chosen += self.draw.sample(everything, self.much - len(chosen) if self.much > len(chosen) else 1)
        if self.draw.random() < 0.1:
            chosen += self.draw.sample(taken_from, 2)
        return {name.rpartition(":")[2]: self.answer(self.knowledge.findings[name]) for name in chosen}

    def answer(self, finding: Finding) -> Any:
        """Return an answer to a finding."""
        draw = self.draw
        if draw.random() < 0.12:
            return "unknown"
        match finding.kind:
            case Kind.YES_NO:
                return draw.random() < (0.03 if finding.screen and not self.risky else 0.5)
            case Kind.LEVELS | Kind.CHOICE:
                return draw.choice(finding.levels)
            case Kind.SEVERAL:
                return draw.sample(finding.levels, draw.randint(0, 3))
        low, high = finding.plausible or (0.0, 100.0)
        number = float(f"{low + (high - low) * draw.random() ** draw.choice([1, 3, 6]):.3g}")
        return f"{number} {finding.unit}".strip() if draw.random() < 0.3 else min(max(number, low), high)

    def measurements(self) -> dict[str, Any]:
        """Return readings in all the ways to write them."""
        items = sorted(self.knowledge.measurements.values(), key=lambda item: item.id)
        many = self.draw.choice([0, 0, 1, 2, max(2, self.much // 4)])
        return {item.id.rpartition(":")[2]: self.reading(item) for item in self.draw.sample(items, many)}

    def reading(self, item: Measurement) -> Any:
        """Return a reading near the limits of a measurement, or far from them if the person is at risk."""
        draw = self.draw
        low, high = item.plausible or (0.1, 100.0)
        ends = [end for limit in item.limits for end in (limit.low, limit.high) if end is not None]
        near = draw.choice(ends) if ends else (low + high) / 4
        value = float(f"{min(max(near * draw.lognormvariate(0, 0.4 if self.risky else 0.12), low), high):.3g}")
        units: dict[str, Scale | None] = {item.unit: None, **item.units}
        unit = draw.choice(list(units)) if draw.random() < 0.3 else item.unit
        scale = units[unit]
        number = value if scale is None else float(f"{(value - scale.offset) / scale.factor:.4g}")
        text = f"{number:g} {unit}".strip()
        way = draw.random()
        if way < 0.5:
            return text
        if way < 0.6:
            return value
        if way < 0.7:
            return f"{draw.choice(['<', '>'])} {text}"
        if way < 0.85:
            return draw.choice(["low", "normal", "high", "unknown"])
        limits = {"low": f"{number * 0.8:.4g} {unit}".strip(), "high": f"{number * 1.3:.4g} {unit}".strip()}
        chosen = dict(draw.sample(sorted(limits.items()), draw.randint(0, 2)))
        return {"value": text, **chosen, "weeks_ago": draw.choice([1, 10, 60])}

    def day(self) -> dict[str, Any]:
        """Return a day of foods; some lines nobody can read."""
        foods = []
        for line in self.draw.sample(FOODS, self.draw.randint(2, 12)):
            food: dict[str, Any] = {"food": line}
            if line[0].isdigit() and self.draw.random() < 0.3:
                number, what, rest = line.split(" ", 2) if line.count(" ") > 1 else (*line.split(" "), "")
                food = {"food": rest, "amount": f"{number} {what}"} if rest else food
            foods.append(food)
        return {"foods": foods, "complete": self.draw.random() < 0.8}

    def intake(self) -> dict[str, Any]:
        """Return a recorded intake of some nutrients."""
        names = self.draw.sample(sorted(USUAL), self.draw.randint(1, len(USUAL)))
        amounts = {name: (USUAL[name][0] * self.draw.lognormvariate(0, 0.5), USUAL[name][1]) for name in names}
        days = self.draw.choice([1, 2, 3, 7, 14])
        return {"days": days, "per_day": {name: f"{number:.3g} {unit}" for name, (number, unit) in amounts.items()}}


def people(kit: tk.Kit) -> dict[str, Any]:
    """Return the made-up people by number."""
    draw = random.Random(SEED)  # noqa: S311  (people, not secrets)
    found: dict[str, Any] = {}
    danger = wrong = 0
    while len(found) < SIZE:
        profile = Person(kit.knowledge, draw).profile()
        outcome = result(kit, profile)
        if "errors" in outcome:
            wrong += 1
            if wrong > MOST_WRONG:
                continue
        elif outcome["urgency"]["tier"] in ("emergency", "same_day"):
            danger += 1
            if danger > MOST_IN_DANGER:
                continue
        found[f"{len(found):03}"] = profile
    return found


def main() -> None:
    """Write the people as frozen inputs."""
    write(INPUTS, people(tk.load(PACKS)))


if __name__ == "__main__":
    main()
