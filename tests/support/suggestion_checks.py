"""What must hold of every suggestion, worked out again from the content and the profile without the program's help."""

from collections.abc import Iterator

from support.telling_words import told

import twitchkit as tk
from twitchkit.content import FoodTag, ReferenceIntake, Scale
from twitchkit.ids import short
from twitchkit.model.suggestion import FoodSuggestion
from twitchkit.quantity import INFINITY, Interval, Quantity

EXACT = 1e-9
POTASSIUM_MEDICINES = {"ramipril", "spironolactone", "ibuprofen"}
NOTHING_FOR = ("hx_dialysis", "hx_eating_disorder")


def broken_rules(kit: tk.Kit, profile: tk.Profile, suggestion: FoodSuggestion) -> list[str]:
    """Return every rule that a suggestion for a person breaks; none if it is sound."""
    check = _Check(kit, profile, suggestion)
    return [
        *check.hand_offs(),
        *check.portions(),
        *check.exclusions(),
        *check.limits(),
        *check.cautions(),
        *check.gains(),
    ]


class _Check:
    def __init__(self, kit: tk.Kit, profile: tk.Profile, suggestion: FoodSuggestion) -> None:
        self.knowledge, self.profile, self.suggestion = kit.knowledge, profile, suggestion
        self.foods = [(kit.foods.get(item.food), item.grams) for item in suggestion.foods]
        self.told = {name for name, answer in profile.findings.items() if answer is True}

    def added(self, nutrient: str) -> float | None:
        """Return what the foods hold of a nutrient; None where that is not known of one of them."""
        amounts = [food.per_100g.get(nutrient) for food, _ in self.foods]
        if None in amounts:
            return None
        return sum(amount * grams / 100 for amount, (_, grams) in zip(amounts, self.foods, strict=True))

    def hand_offs(self) -> Iterator[str]:
        egfr, weight = self.profile.measurements.get("egfr", ""), self.profile.measurements.get("body_weight")
        if self.profile.age is None or self.profile.age < 18:
            yield "a suggestion for a child, or for someone whose age is not known"
        if self.told & {*NOTHING_FOR, "chest_pain"} or str(egfr).startswith("10 "):
            yield "a suggestion where the program hands over"
        if weight == "45 kg":
            yield "a suggestion at a very low weight"

    def portions(self) -> Iterator[str]:
        if not 1 <= len({food.id for food, _ in self.foods}) == len(self.foods) <= 3:
            yield "not one to three different foods"
        for food, grams in self.foods:
            sizes = [size * times for size in food.portions.values() for times in (0.5, 1, 2)]
            if not any(abs(size - grams) < EXACT for size in sizes):
                yield f"{grams} g is no portion of {food.id}"
            most = [tag.most for tag in self.tags_of(food).values() if tag.most is not None]
            if most and grams > min(most):
                yield f"{grams} g of {food.id} is too much for one day"

    def tags_of(self, food: tk.FoodSource) -> dict[str, FoodTag]:
        """Return the tags of a food and all that follow; of one of a database, what its description tells as well."""
        found: dict[str, FoodTag] = {}
        tags = {short(id): tag for id, tag in self.knowledge.food_tags.items()}
        waiting = [*map(short, food.tags), *(() if food.id in self.knowledge.food_sources else told(food.name))]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = tags[name]
                waiting += map(short, found[name].kind_of)
        return found

    def exclusions(self) -> Iterator[str]:
        diets = {*(self.profile.eats or ()), *(name.removeprefix("diet_") for name in self.told)}
        diets = {"no_dairy" if name == "dairy_free" else name for name in diets}
        kept = [diet for id, diet in self.knowledge.diets.items() if id.partition(":")[2] in diets]
        refused = {short(tag) for diet in kept for tag in diet.excludes}
        allergic = set(self.profile.allergies or ())
        for food, _ in self.foods:
            tags = self.tags_of(food)
            words = {*tags, *(tag.name for tag in tags.values()), *(word for t in tags.values() for word in t.names)}
            if not all(tag.suggested for tag in tags.values()):
                yield f"{food.id} is never suggested"
            if refused & set(tags):
                yield f"{food.id} is excluded by {sorted(diets)}"
            if (refused or allergic) and not food.checked:
                yield f"{food.id} was not checked"
            for name in (*allergic, *(self.profile.dislikes or ())):
                if name in words or name.removesuffix("s") in words or name in food.name.replace(",", "").split():
                    yield f"{food.id} is avoided as {name}"
        for diet in kept:
            together = {tag for food, _ in self.foods for tag in self.tags_of(food)} & set(
                map(short, diet.not_together)
            )
            if len(together) > 1:
                yield f"{sorted(together)} together"

    def limits(self) -> Iterator[str]:
        for intake in self.knowledge.reference_intakes.values():
            if not self.is_mine(intake):
                continue
            if intake.ul is not None and intake.ul_scope == "total":
                yield from self.limit(short(intake.nutrient), intake.ul, trace=0.01)
            if intake.cdrr is not None:
                yield from self.limit(short(intake.nutrient), intake.cdrr, trace=0.05)

    def is_mine(self, intake: ReferenceIntake) -> bool:
        state = "pregnant" if self.profile.pregnant else "none"
        fits = intake.sex in ("both", self.profile.sex) and intake.state == state
        return fits and intake.min_age <= (self.profile.age or 0) < intake.max_age + 1

    def limit(self, nutrient: str, value: float, *, trace: float) -> Iterator[str]:
        added, total = self.added(nutrient), self.total(nutrient)
        if added is None:
            yield f"how much {nutrient} the foods hold is not known"
        elif total == INFINITY:
            if added > 0.1 * value + EXACT:
                yield f"{added} of {nutrient} while the total is not known"
        elif added > max(trace * value, value - total) + EXACT:
            yield f"{total} + {added} of {nutrient} passes {value}"

    def total(self, nutrient: str) -> float:
        """Return the most that may be eaten and taken."""
        if self.profile.supplements is None or any(not use.per_day for use in self.profile.supplements):
            return INFINITY
        texts = [self.profile.intake.per_day.get(nutrient)]
        if texts == [None]:
            return INFINITY
        texts += [use.per_day[nutrient] for use in self.profile.supplements if nutrient in use.per_day]
        return sum(_interval(text).high for text in texts)

    def cautions(self) -> Iterator[str]:
        egfr = str(self.profile.measurements.get("egfr", ""))
        weak = "hx_ckd" in self.told or egfr.partition(" ")[0] in ("25", "45", "59")
        taken = {use.name for use in self.profile.medicines or ()}
        rules = [
            (weak, "magnesium", 84.0),
            (weak or taken & POTASSIUM_MEDICINES, "potassium", 200.0),
            (str(self.profile.measurements.get("serum_potassium", "")).startswith("5.9"), "potassium", 200.0),
            (self.profile.medicines is None, "potassium", 300.0),
            (not egfr and "hx_ckd" not in self.profile.findings, "potassium", 300.0),
            ("warfarin" in taken, "vitamin_k", 24.0),
            ("hx_haemochromatosis" in self.told, "iron", 3.6),
        ]
        for holds, nutrient, amount in rules:
            added = self.added(nutrient)
            if holds and (added is None or added >= amount):
                yield f"{added} of {nutrient} against a caution"
        aimed_at = {gap.nutrient for gap in self.suggestion.gaps}
        if weak and "nutrients:magnesium" in aimed_at:
            yield "food for magnesium with weak kidneys"
        if "hx_stones_sarcoid" in self.told:
            for food, _ in self.foods:
                if "oxalate_rich" in self.tags_of(food) or not food.checked:
                    yield f"{food.id} with kidney stones"

    def gains(self) -> Iterator[str]:
        for gap in self.suggestion.gaps:
            nutrient = gap.nutrient.removeprefix("nutrients:")
            counted = [
                food.per_100g.get(nutrient, 0.0) * grams / 100
                for food, grams in self.foods
                if not any(gap.nutrient in tag.uncounted for tag in self.tags_of(food).values())
            ]
            if abs(gap.added - sum(counted)) > EXACT:
                yield f"{gap.added} of {nutrient} is claimed, {sum(counted)} is there"
            closed = min(1.0, sum(counted) / (gap.target - gap.intake))
            if abs(gap.closed - closed) > EXACT:
                yield f"{gap.closed} of the {nutrient} gap is claimed, {closed} is closed"


def _interval(text: str) -> Interval:
    return Quantity.parse(text).interval(Scale())
