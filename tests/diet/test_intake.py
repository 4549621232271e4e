"""A diary of foods, from its lines to what they add up to."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

import twitchkit as tk
from twitchkit import DietDay, FoodEaten, FoodSource, Knowledge, Nutrient, ReadFood, Source
from twitchkit.content import Content, ReferenceIntake
from twitchkit.diet.intake import add_up
from twitchkit.diet.plausible import Plausible
from twitchkit.model.eaten import Eaten
from twitchkit.model.nutrient import DayToDay
from twitchkit.model.nutrient_result import NutrientResult
from twitchkit.model.provenance import Certainty, Citation, Status
from twitchkit.quantity import Interval
from twitchkit.render.plain import to_text
from twitchkit.render.report import report

CITED = {"cite": (Citation("own"),), "status": Status.DERIVED, "certainty": Certainty.LOW}
FOODS = {
    "oats": ({"magnesium": 138.0, "calcium": 52.0}, {"1 cup": 80.0}),
    "milk": ({"magnesium": 10.0, "calcium": 120.0}, {"1 cup": 244.0}),
    "tea": ({"magnesium": 0.0}, {"1 cup": 240.0}),
    "bread": ({"magnesium": 75.0, "calcium": 160.0}, {"1 slice": 30.0}),
}


def knowledge_of(foods: Mapping[str, tuple[Mapping[str, float], Mapping[str, float]]] = FOODS) -> Knowledge:
    varies = DayToDay(sd_log=0.4, **CITED)
    about = {"unit": "mg", "role": "Needed.", "day_to_day": varies, "min_days": 2, "min_completeness": 0.8}
    needs = {"standard": "own", "life_stage": "women", "min_age": 18, "max_age": 120, "requirement_cv": 0.1}
    return Knowledge.build(
        Content(
            sources=[Source(id="toy:own", title="Own")],
            nutrients=[Nutrient(id=f"toy:{id}", name=id, **about, **CITED) for id in ("magnesium", "calcium")],
            food_sources=[
                FoodSource(id=f"toy:{id}", name=id, per_100g=content, portions=portions, **CITED)
                for id, (content, portions) in foods.items()
            ],
            reference_intakes=[
                ReferenceIntake(id="toy:mg", nutrient="magnesium", sex="both", ear=265, **needs, **CITED)
            ],
        )
    )


def reader(knowledge: Knowledge) -> Callable[[FoodEaten], ReadFood]:
    """Read a food by its name, or several ("oats or bread"), and grams, which may be a range: "50-70 g"."""
    known = {food.name for food in knowledge.food_sources.values()}

    def read(item: FoodEaten) -> ReadFood:
        foods = [knowledge.food_sources[f"toy:{name}"] for name in item.food.split(" or ") if name in known]
        low, _, high = (item.amount or "").removesuffix(" g").partition("-")
        grams = Interval(float(low), float(high or low)) if low else None
        if not foods:
            return ReadFood(text=item.text, grams=grams, problem="no such food")
        if len(foods) > 1:
            return ReadFood(text=item.text, grams=grams, likely=tuple(foods), problem="which one?")
        return ReadFood(text=item.text, food=foods[0], grams=grams, problem="" if grams else "how much?")

    return read


def day(*lines: tuple[str, str | None], complete: bool = True) -> DietDay:
    return DietDay(foods=tuple(FoodEaten(food=food, amount=amount) for food, amount in lines), complete=complete)


def eaten(*days: DietDay, knowledge: Knowledge | None = None) -> Eaten:
    knowledge = knowledge or knowledge_of()
    return add_up(days, reader(knowledge), Plausible(knowledge))


def total(result: Eaten, nutrient: str = "magnesium") -> tuple[float, float, float]:
    amount = result.amounts[f"toy:{nutrient}"].amount
    return amount.low, amount.mid, amount.high


class TestTotals:
    def test_the_mean_of_the_days(self) -> None:
        result = eaten(day(("oats", "100 g"), ("milk", "200 g")), day(("oats", "50 g")))
        assert result.days == 2
        assert total(result) == (113.5, 113.5, 113.5)
        assert total(result, "calcium") == (159.0, 159.0, 159.0)
        assert result.amounts["toy:magnesium"].completeness == 1

    def test_an_amount_that_is_a_range_gives_a_range(self) -> None:
        assert total(eaten(day(("oats", "50-70 g")))) == (69.0, pytest.approx(82.8), pytest.approx(96.6))

    def test_a_day_that_is_not_complete_is_listed_and_not_counted(self) -> None:
        result = eaten(day(("oats", "100 g")), day(("bread", "30 g"), ("cake", None), complete=False), day())
        assert (result.days, total(result)) == (1, (138.0, 138.0, 138.0))
        assert [(line.day, line.text, line.food) for line in result.foods] == [
            (1, "100 g oats", "toy:oats"),
            (2, "30 g bread", "toy:bread"),
            (2, "cake", None),
        ]
        assert result.not_found == ("cake",)

    @pytest.mark.parametrize("diary", [(), (day(),), (day(("oats", "9 g"), complete=False),), (day(("cake", None)),)])
    def test_nothing_that_is_known_gives_no_amount_at_all(self, diary: tuple[DietDay, ...]) -> None:
        assert eaten(*diary).amounts == {}


class TestUnknown:
    """Law 7: an unknown food value never reads as zero."""

    def test_an_unknown_content_is_bounded_by_what_other_foods_hold(self) -> None:
        result = eaten(day(("tea", "200 g"), ("milk", "100 g")))
        assert total(result) == (10.0, 10.0, 10.0)
        low, mid, high = total(result, "calcium")
        assert low == 120
        assert mid == 120 + 2 * 120  # the median of 52, 120 and 160
        assert high == 120 + 2 * 160
        assert result.amounts["toy:calcium"].completeness == 0.5

    @pytest.mark.parametrize("line", [("cake", None), ("cake", "50 g"), ("oats", None)])
    def test_a_food_or_an_amount_that_is_not_known_widens_every_total(self, line: tuple[str, str | None]) -> None:
        result = eaten(day(("milk", "100 g"), line))
        for nutrient in ("magnesium", "calcium"):
            low, mid, high = total(result, nutrient)
            assert low < mid < high
            assert result.amounts[f"toy:{nutrient}"].completeness == 0.5

    def test_a_line_that_may_be_several_foods_lies_between_them(self) -> None:
        result = eaten(day(("milk", "100 g"), ("bread or oats", "100 g")))
        assert total(result) == (10 + 75, 10 + 75, 10 + 138)
        assert total(result, "calcium") == (120 + 52, 120 + 160, 120 + 160)
        # That part of it is known on which the foods agree.
        assert result.amounts["toy:magnesium"].completeness == pytest.approx((1 + 75 / 138) / 2)
        assert result.amounts["toy:calcium"].completeness == pytest.approx((1 + 52 / 160) / 2)
        assert (result.foods[1].food, result.foods[1].likely) == (None, ("toy:bread", "toy:oats"))
        assert result.not_found == ()

    def test_if_one_of_them_is_unknown_so_is_the_amount(self) -> None:
        result = eaten(day(("milk", "100 g"), ("tea or bread", "100 g")))
        assert total(result, "calcium") == (120, 120 + 120, 120 + 160)

    @given(
        st.dictionaries(st.sampled_from(["oats", "milk", "bread"]), st.floats(1, 500), min_size=1),
        st.sampled_from(["oats", "milk", "bread"]),
        st.floats(1, 500),
        st.sampled_from(["magnesium", "calcium"]),
    )
    def test_forgetting_a_value_never_makes_it_zero(
        self, others: dict[str, float], food: str, grams: float, nutrient: str
    ) -> None:
        """A diary over a table with a gap says less than the same diary over one with a zero in the gap."""
        lines = [(name, f"{amount!r} g") for name, amount in others.items() if name != food]
        diary = day(("oats", "1 g"), ("milk", "1 g"), ("bread", "1 g"), *lines, (food, f"{grams!r} g"))
        content, portions = FOODS[food]
        gap = {key: value for key, value in content.items() if key != nutrient}
        with_gap = eaten(diary, knowledge=knowledge_of({**FOODS, food: (gap, portions)}))
        with_zero = eaten(diary, knowledge=knowledge_of({**FOODS, food: ({**gap, nutrient: 0.0}, portions)}))
        unknown, zero = with_gap.amounts[f"toy:{nutrient}"], with_zero.amounts[f"toy:{nutrient}"]
        assert unknown.completeness < zero.completeness == 1
        assert unknown.amount.low == pytest.approx(zero.amount.high)
        assert unknown.amount.high > unknown.amount.mid > zero.amount.high


def assessed(*days: DietDay, knowledge: Knowledge | None = None) -> tk.Assessment:
    knowledge = knowledge or knowledge_of()
    profile = tk.Profile(age=40, sex="female", diet=days)
    return tk.assess(knowledge, profile, eaten=eaten(*days, knowledge=knowledge))


class TestAssessment:
    FULL = (day(("oats", "100 g"), ("milk", "500 g")), day(("bread", "200 g"), ("milk", "400 g")))

    def test_a_diary_is_judged_like_an_average(self) -> None:
        record = tk.IntakeRecord(days=2, per_day={"magnesium": "189 mg"})
        average = tk.assess(knowledge_of(), tk.Profile(age=40, sex="female", intake=record))
        (entered,) = average.nutrients
        diary = next(result for result in assessed(*self.FULL).nutrients if result.id == "toy:magnesium")
        assert diary.intake == entered.intake
        assert diary.adequacy == entered.adequacy

    @pytest.mark.parametrize(
        ("unknown", "verdict"), [(0, "likely_inadequate"), (1, "likely_inadequate"), (3, "not_enough_data")]
    )
    def test_with_too_many_unknown_foods_there_is_not_enough_data(self, unknown: int, verdict: str) -> None:
        known = [("milk", "100 g")] * 5
        days = (day(*known, *[("cake", "9 g")] * unknown), day(*known))
        magnesium = next(item for item in assessed(*days).nutrients if item.id == "toy:magnesium")
        assert magnesium.adequacy.verdict == verdict
        assert magnesium.intake.completeness == 10 / (10 + unknown)

    def test_too_few_complete_days_are_not_enough_data(self) -> None:
        first, second = self.FULL
        part = DietDay(foods=second.foods, complete=False)
        magnesium = next(item for item in assessed(first, part).nutrients if item.id == "toy:magnesium")
        assert (magnesium.intake.days, magnesium.adequacy.verdict) == (1, "not_enough_data")
        assert magnesium.adequacy.because == "1 of at least 2 days were recorded"

    def test_what_was_found_and_what_was_not_stands_in_the_result(self) -> None:
        result = assessed(day(("oats", "100 g"), ("cake", None)), day(("cake", None)))
        assert result.not_checked["foods"] == ("cake",)
        assert [line.name for line in result.eaten] == ["oats", "", ""]
        assert result.to_dict()["eaten"][0] == {
            "day": 1,
            "text": "100 g oats",
            "food": "toy:oats",
            "name": "oats",
            "likely": [],
            "grams": {"low": 100.0, "mid": 100.0, "high": 100.0},
            "problem": "",
            "counted": True,
        }

    def test_law_8_an_assessment_with_a_diary_survives_write_and_read(self) -> None:
        result = assessed(*self.FULL, day(("cake", None)))
        assert tk.read_assessment(json.loads(json.dumps(result.to_dict()))) == result

    def test_without_food_tables_nothing_is_passed_over_in_silence(self) -> None:
        result = tk.assess(knowledge_of(), tk.Profile(age=40, sex="female", diet=self.FULL))
        assert result.nutrients == ()
        assert result.not_checked["foods"] == ("100 g oats", "500 g milk", "200 g bread", "400 g milk")


lines = st.tuples(st.sampled_from(["oats", "milk", "bread", "cake"]), st.floats(1, 400)).map(
    lambda line: (line[0], f"{line[1]!r} g")
)
diaries = st.lists(st.lists(lines, min_size=1, max_size=4).map(lambda foods: day(*foods)), min_size=2, max_size=5)


class TestLaw6:
    """An extra complete day of diet equal to the mean so far never widens a result."""

    @given(diaries)
    def test_another_day_like_the_mean(self, diary: list[DietDay]) -> None:
        knowledge = knowledge_of({**FOODS, "powder": ({"magnesium": 100.0, "calcium": 0.0}, {"1 spoon": 5.0})})
        before = self.magnesium(diary, knowledge)
        if before is None:
            return
        extra = day(("powder", f"{before.intake.mid!r} g"))
        after = self.magnesium([*diary, extra], knowledge)
        assert after.intake.mid == pytest.approx(before.intake.mid)
        assert after.intake.high - after.intake.low <= before.intake.high - before.intake.low + 1e-9
        assert after.intake.completeness >= before.intake.completeness
        if before.adequacy.probability_inadequate is not None:
            assert self.width(after) <= self.width(before) + 1e-9

    @staticmethod
    def magnesium(diary: list[DietDay], knowledge: Knowledge) -> NutrientResult | None:
        results = assessed(*diary, knowledge=knowledge).nutrients
        return next((result for result in results if result.id == "toy:magnesium"), None)

    @staticmethod
    def width(result: NutrientResult) -> float:
        probability = result.adequacy.probability_inadequate
        return probability.high - probability.low


class TestReport:
    def text(self, *days: DietDay) -> str:
        return to_text(report(assessed(*days), knowledge=knowledge_of()), width=100)

    def test_amounts_have_their_range_their_days_and_how_much_of_them_is_known(self) -> None:
        text = self.text(day(("oats", "100 g"), ("milk", "500 g"), ("bread", "50-70 g")), day(("tea", "9 g")))
        assert re.search(r"112 mg a day \(113 to 120\)|11\d(\.\d)? mg a day \(11\d", text)
        assert "known for 75 % of the" in text.replace("\n", " ")

    def test_what_was_not_found_is_named_once_with_the_reason(self) -> None:
        text = self.text(day(("oats", "100 g"), ("cake", None)), day(("cake", None), ("oats", None)))
        assert text.count("cake: No such food.") == 1
        assert "oats: How much?" in text
        assert "not enough data" in text


class TestOnTheShippedPacks:
    """Values of USDA Standard Reference 24: almonds 268 mg of magnesium in 100 g, cooked spinach 87."""

    DESIGN = """
    age = 40
    sex = "female"
    supplements = []
    [[diet]]
    foods = [{ food = "spinach, cooked", amount = "1 cup" }, { food = "almonds", amount = "28 g" }]
    [[diet]]
    foods = ["1 cup spinach, cooked", { food = "nutrients:almonds", amount = "28 g" }]
    [[diet]]
    foods = [{ food = "spinach_cooked", amount = "180 g" }, "28 g almonds"]
    """

    def test_an_id_a_name_and_a_line_say_the_same(self, kit: tk.Kit) -> None:
        result = kit.assess(tk.read_profile(io.StringIO(self.DESIGN)))
        assert {line.food for line in result.eaten} == {"nutrients:spinach_cooked", "nutrients:almonds"}
        magnesium = next(item for item in result.nutrients if item.id == "nutrients:magnesium")
        assert magnesium.intake.mid == pytest.approx(1.8 * 87 + 0.28 * 268)
        assert magnesium.intake.low == magnesium.intake.high
        assert (magnesium.intake.days, magnesium.intake.completeness) == (3, 1)
        assert result.not_checked["foods"] == ()

    def test_explaining_a_nutrient_knows_the_diary(self, kit: tk.Kit) -> None:
        result = kit.assess(tk.read_profile(io.StringIO(self.DESIGN)))
        assert kit.explain(result, "magnesium").result == next(
            item for item in result.nutrients if item.id == "nutrients:magnesium"
        )

    def test_an_ambiguous_food_is_asked_back_and_bounds_the_total(self, kit: tk.Kit) -> None:
        result = kit.assess(tk.Profile(age=40, sex="female", diet=(day(("200 g milk", None)),) * 2))
        assert result.eaten[0].food is None
        assert len(result.eaten[0].likely) > 1
        amounts = {item.id: item.intake for item in result.nutrients}
        assert amounts["nutrients:calcium"].completeness > 0.8
        assert amounts["nutrients:vitamin_d"].low == 0  # some milk is fortified
        assert amounts["nutrients:vitamin_d"].completeness == 0

    def test_with_an_eating_disorder_no_figure_and_no_food_is_shown(self, kit: tk.Kit) -> None:
        result = kit.assess(
            tk.Profile(age=40, sex="female", findings={"hx_eating_disorder": True}, diet=(day(("oats", "100 g")),) * 3)
        )
        assert result.eaten == ()
        assert all(item.intake is None for item in result.nutrients)

    @given(st.lists(st.text(max_size=40).filter(str.strip), max_size=5), st.none() | st.text(max_size=10))
    def test_law_10_any_line_gives_a_result(self, kit: tk.Kit, lines: list[str], amount: str | None) -> None:
        result = kit.assess(tk.Profile(diet=(day(*((line, amount) for line in lines)),)))
        assert len(result.eaten) == len(lines)

    def test_without_the_optional_speller_a_slip_is_told_and_harms_nothing(
        self, kit: tk.Kit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "rapidfuzz", None)
        result = kit.assess(tk.Profile(diet=(day(("28 g almonds", None), ("28 g almmonds", None)),)))
        assert result.eaten[0].food == "nutrients:almonds"
        assert "twitchkit[foods]" in result.eaten[1].problem
