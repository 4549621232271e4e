"""Intake through ``assess``: probabilities by the published formula, limits, labs, and every word that goes with them.

The formula (IOM 2000): P = 1 - Φ((mean - EAR) / √(V_req + V_within / n)). It is computed here without the program.
"""

from __future__ import annotations

import math
from itertools import pairwise
from statistics import NormalDist

import attrs
import pytest
from support import metals
from support.metals import CITED, CONTENT, eater, intake, nutrient

import twitchkit as tk
from twitchkit.content import LifeState, Limits, Measurement, ReferenceIntake
from twitchkit.model.nutrient import Distribution, Percentiles, RequirementFactor
from twitchkit.model.nutrient_result import LabClass

PHI = NormalDist().cdf
STANDARD_WORDS = "mean intake against the average requirement, allowing for days that differ and people who differ"


def result(kit: tk.Kit, profile: tk.Profile, name: str = "gold") -> tk.NutrientResult:
    return next(item for item in kit.assess(profile).nutrients if item.id.rpartition(":")[2] == name)


def changed(name: str, **values: object) -> list[tk.Nutrient]:
    return [attrs.evolve(item, **values) if item.name == name else item for item in CONTENT.nutrients.values()]


def rows(name: str, **values: object) -> list[ReferenceIntake]:
    every = CONTENT.reference_intakes.values()
    return [attrs.evolve(item, **values) if item.nutrient == name else item for item in every]


def normal(mean: float, ear: float, cv: float, sd_log: float, days: float) -> float:
    within = mean**2 * (math.exp(sd_log**2) - 1)
    return 1 - PHI((mean - ear) / math.sqrt((cv * ear) ** 2 + within / days))


def lognormal(mean: float, ear: float, cv: float, sd_log: float, days: float) -> float:
    spread = math.log(1 + cv**2) + sd_log**2 / days
    return 1 - PHI((math.log(mean) - math.log(ear)) / math.sqrt(spread))


def by_percentiles(mean: float, needs: Percentiles, sd_log: float, days: float) -> float:
    """Add the risk up over people whose needs lie evenly between two percentiles; a few lie at either end."""
    sd = mean * math.sqrt(math.exp(sd_log**2) - 1) / math.sqrt(days)
    at = [PHI((amount - mean) / sd) for amount in (needs.amount[0], needs.amount[-1])]
    total = needs.percent[0] / 100 * at[0] + (1 - needs.percent[-1] / 100) * at[1]
    steps = 400
    for (share, low), (next_share, high) in pairwise(zip(needs.percent, needs.amount, strict=True)):
        middles = [low + (high - low) * (step + 0.5) / steps for step in range(steps)]
        total += (next_share - share) / 100 * sum(PHI((need - mean) / sd) for need in middles) / steps
    return total


class TestProbabilities:
    def test_the_formula_gives_what_the_institute_of_medicine_printed(self) -> None:
        """A woman of 40: 320 mg of magnesium over 3 days, SD between days 86, EAR 265 with a CV of 10 %."""
        assert 1 - PHI((320 - 265) / math.sqrt(26.5**2 + 86**2 / 3)) == pytest.approx(0.16, abs=0.005)

    @pytest.mark.parametrize(
        ("name", "unit", "formula", "known", "amounts"),
        [
            ("magnesium", "mg", normal, (265, 0.356), (150, 240, 265, 320, 500)),
            ("zinc", "mg", normal, (6.8, 0.487), (4, 6.8, 9)),
            ("calcium", "mg", normal, (800, 0.481), (500, 900)),
            ("folate", "ug", lognormal, (320, 0.535), (150, 320, 500)),
            ("vitamin_b12", "ug", lognormal, (2, 0.793), (0.8, 2, 4)),
        ],
    )
    @pytest.mark.parametrize("days", [3, 14])
    def test_on_the_shipped_packs(
        self, kit: tk.Kit, name: str, unit: str, formula, known: tuple[float, float], amounts, days: int
    ) -> None:
        """A woman of 40; needs differ by 10 %, days as NHANES shows."""
        ear, sd_log = known
        for amount in amounts:
            record = tk.IntakeRecord(days=days, per_day={name: f"{amount} {unit}"})
            adequacy = result(kit, tk.Profile(age=40, sex="female", intake=record), name).adequacy
            expected = formula(amount, ear, 0.1, sd_log, days)

            assert (adequacy.standard, adequacy.reference, adequacy.reference_high) == ("EAR", ear, None)
            found = adequacy.probability_inadequate
            assert (found.low, found.mid, found.high) == pytest.approx((expected,) * 3, abs=5e-4)

    @pytest.mark.parametrize(("amount", "days"), [(6, 7), (9, 7), (9, 2), (14, 7), (25, 30)])
    def test_iron_by_percentiles(self, kit: tk.Kit, amount: float, days: int) -> None:
        needs = kit.knowledge.reference_intakes["nutrients:iron_f31_50"].percentiles
        record = tk.IntakeRecord(days=days, per_day={"iron": f"{amount} mg"})
        profile = tk.Profile(age=40, sex="female", intake=record)

        mixed = result(kit, profile, "iron").adequacy.probability_inadequate
        plants = result(kit, attrs.evolve(profile, findings={"diet_vegan": True}), "iron").adequacy
        assert mixed.mid == pytest.approx(by_percentiles(amount, needs, 0.441, days), abs=5e-4)
        assert plants.probability_inadequate.mid == pytest.approx(
            by_percentiles(amount / 1.8, needs, 0.441, days), abs=5e-4
        )

    def test_percentiles_on_the_log_scale(self) -> None:
        """Needs lie evenly in the logarithm: half of all people between 50 and 100, half between 100 and 400."""
        needs = Percentiles(percent=(1.0, 50.0, 99.0), amount=(50.0, 100.0, 400.0))
        small = metals.kit(
            nutrients=changed("gold", distribution=Distribution.LOG),
            reference_intakes=rows("gold", requirement_cv=None, percentiles=needs),
        )
        sd, mean = 0.3 / math.sqrt(7), math.log(60)
        expected = 0.01 * PHI((math.log(50) - mean) / sd) + 0.01 * PHI((math.log(400) - mean) / sd)
        for low, high in ((50, 100), (100, 400)):
            middles = [math.log(low) + math.log(high / low) * (step + 0.5) / 400 for step in range(400)]
            expected += 0.49 * sum(PHI((need - mean) / sd) for need in middles) / 400

        assert result(small, eater()).adequacy.probability_inadequate.mid == pytest.approx(expected, abs=5e-4)

    def test_an_intake_and_a_need_that_are_ranges_give_a_range(self) -> None:
        """The best case is the most intake against the least need."""
        small = metals.kit(reference_intakes=rows("gold", ear_high=110.0))
        adequacy = result(small, eater(per_day={"gold": "<= 120 mg"})).adequacy
        found = adequacy.probability_inadequate
        expected = (normal(120, 100, 0.1, 0.3, 7), normal(60, 105, 0.1, 0.3, 7), 1.0)

        assert (found.low, found.mid, found.high) == pytest.approx(expected, abs=5e-4)
        assert (adequacy.reference, adequacy.reference_high) == (100.0, 110.0)

    @pytest.mark.parametrize(
        ("amount", "verdict"),
        [
            ("87.9 mg", "likely_inadequate"),  # P = 0.802
            ("88 mg", "uncertain"),  # 0.7995
            ("113.9 mg", "uncertain"),  # 0.201
            ("114 mg", "likely_adequate"),  # 0.199
        ],
    )
    def test_four_of_five_are_called_likely(self, amount: str, verdict: str) -> None:
        probability = normal(float(amount.removesuffix(" mg")), 100, 0.1, 0.3, 7)
        assert (probability >= 0.8, probability <= 0.2) == (
            verdict == "likely_inadequate",
            verdict == "likely_adequate",
        )
        assert result(metals.kit(), eater(per_day={"gold": amount})).adequacy.verdict == verdict

    @pytest.mark.parametrize("sd_log", [0.0, 0.3])
    @pytest.mark.parametrize("amount", [30.0, 31.0, 34.0, 60.0])
    def test_an_adequate_intake_is_reached_where_the_usual_intake_is_above_it(
        self, amount: float, sd_log: float
    ) -> None:
        """Φ((mean - AI) / s) of at least 0.8; exactly at it is one half."""
        varies = attrs.evolve(metals.VARIES, sd_log=sd_log) if sd_log else None
        small = metals.kit(nutrients=changed("tin", day_to_day=varies))
        adequacy = result(small, eater(per_day={"tin": f"{amount} mg"}), "tin").adequacy
        sd = amount * math.sqrt(math.exp(sd_log**2) - 1) / math.sqrt(7)
        reached = amount > 30 if sd == 0 else PHI((amount - 30) / sd) >= 0.8

        assert (adequacy.standard, adequacy.reference, adequacy.probability_inadequate) == ("AI", 30.0, None)
        assert adequacy.verdict == ("adequate" if reached else "cannot_say")

    def test_an_adequate_intake_on_the_log_scale(self) -> None:
        """At 33 mg (log 33/30) / (0.3/√7) is 0.84: just enough. On the plain scale it would not be."""
        log = metals.kit(nutrients=changed("tin", distribution=Distribution.LOG))
        verdicts = [
            result(kit, eater(per_day={"tin": "33.05 mg"}), "tin").adequacy.verdict for kit in (log, metals.kit())
        ]
        assert PHI(math.log(33.05 / 30) / (0.3 / math.sqrt(7))) > 0.8
        assert verdicts == ["adequate", "cannot_say"]


class TestWords:
    """Each thing that is said of an intake, once, with its numbers."""

    @pytest.mark.parametrize(
        ("told", "name", "verdict", "standard", "because"),
        [
            (
                {"age": None},
                "gold",
                "cannot_say",
                "none",
                "no reference applies while age or sex is unknown, or none is set",
            ),
            ({"over": 1}, "gold", "not_enough_data", "EAR", "1 of at least 2 days were recorded"),
            ({}, "gold", "likely_inadequate", "EAR", STANDARD_WORDS),
            (
                {"findings": {"growing": True}},
                "gold",
                "likely_inadequate",
                "EAR",
                f"{STANDARD_WORDS}; who grows needs 1.5 times",
            ),
            ({"findings": {"growing": False}}, "gold", "likely_inadequate", "EAR", STANDARD_WORDS),
            (
                {"per_day": {"zinc": "9 mg"}},
                "zinc",
                "cannot_say",
                "EAR",
                "how far needs differ between people of this life stage is not known well enough",
            ),
            (
                {"supplements": (tk.SupplementUse(name="tablet"),)},
                "gold",
                "cannot_say",
                "EAR",
                "the content of a supplement was not told",
            ),
            (
                {"supplements": (tk.SupplementUse(name="tablet"),), "per_day": {"gold": "300 mg"}},
                "gold",
                "likely_adequate",
                "EAR",
                STANDARD_WORDS,
            ),
            (
                {"per_day": {"tin": "90 mg"}},
                "tin",
                "adequate",
                "AI",
                "at or above the adequate intake, allowing for days that differ",
            ),
            (
                {},
                "tin",
                "cannot_say",
                "AI",
                "not clearly above an adequate intake, and below it nothing follows: it is no requirement",
            ),
            ({}, "lead", "cannot_say", "none", "no reference is set for this life stage"),
        ],
    )
    def test_why(self, told: dict, name: str, verdict: str, standard: str, because: str) -> None:
        adequacy = result(metals.kit(), eater(**told), name).adequacy

        assert (adequacy.verdict, adequacy.standard, adequacy.because) == (verdict, standard, because)
        assert (adequacy.probability_inadequate is None) == (STANDARD_WORDS not in because)

    def test_too_few_known_foods_are_counted(self) -> None:
        known, unknown = tk.FoodEaten(food="leaf", amount="100 g"), tk.FoodEaten(food="gravel", amount="9 g")

        def adequacy(*foods: tk.FoodEaten) -> tk.Adequacy:
            days = (tk.DietDay(foods=foods),) * 2
            return result(metals.kit(), tk.Profile(age=40, sex="female", diet=days)).adequacy

        assert adequacy(known, unknown).verdict != "not_enough_data"
        assert adequacy(known, unknown, unknown).because == (
            "only 33 of 100 foods have a known amount of it, and at least 50 are needed"
        )

    def test_a_plain_ai_needs_its_days_too(self) -> None:
        small = metals.kit(nutrients=changed("tin", min_days=9))
        adequacy = result(small, eater(per_day={"tin": "90 mg"}), "tin").adequacy
        assert (adequacy.standard, adequacy.reference, adequacy.because) == (
            "AI",
            30.0,
            "7 of at least 9 days were recorded",
        )

    def test_what_adds_to_a_need_adds_up_and_is_cited(self) -> None:
        factors = tuple(
            RequirementFactor(when=when, by=by, standard="own", because=f"{when} {by:g}", **metals.OTHER)
            for when, by in (("growing", 1.5), ("pale", 2.0), ("dull", 3.0))
        )
        small = metals.kit(nutrients=changed("gold", requirement_times=factors))
        adequacy = result(small, eater(findings={"growing": True, "pale": True, "dull": False})).adequacy

        assert adequacy.reference == 300.0
        assert adequacy.because == f"{STANDARD_WORDS}; growing 1.5; pale 2"
        assert adequacy.sources == ("toy:own", "toy:other")
        assert result(small, eater()).adequacy.sources == ("toy:own",)


class TestAmounts:
    def test_food_and_supplements_add_up(self) -> None:
        uses = (
            tk.SupplementUse(name="a", per_day={"gold": "10 mg"}),
            tk.SupplementUse(name="b", per_day={"gold": "0.02 g", "tin": "< 4 mg"}),
        )
        small = metals.kit()
        amount = result(small, eater(supplements=uses, per_day={"gold": "<= 60 mg"})).intake

        assert (amount.low, amount.mid, amount.high) == pytest.approx((30, 60, 90))
        assert (amount.unit, amount.completeness, amount.days) == ("mg/d", 1.0, 7)
        # "Less than 4" may be nothing.
        assert result(small, eater(supplements=uses), "tin").intake.low == 10

    @pytest.mark.parametrize(
        ("written", "low", "high"),
        [
            ("60 mg", 60, 60),
            ("60 mg/d", 60, 60),
            ("0.06 g", 60, 60),
            ("0 mg", 0, 0),
            ("<= 60 mg", 0, 60),
            ("60.5mg", 60.5, 60.5),
        ],
    )
    def test_how_an_amount_is_written(self, written: str, low: float, high: float) -> None:
        amount = result(metals.kit(), eater(per_day={"gold": written})).intake
        assert (amount.low, amount.mid, amount.high) == pytest.approx((low, (low + high) / 2, high))

    @pytest.mark.parametrize(
        ("about", "code", "message", "hint"),
        [
            ({"gold": "60 stones"}, "TK208", "unknown unit for gold", "it is given in mg, g"),
            ({"gold": "60"}, "TK208", "unknown unit for gold", "it is given in mg, g"),
            ({"gold": "much"}, "TK104", 'expected a number and a unit, like "18 ug/L" or "< 30 ug/L"', ""),
            *(
                (
                    {"gold": text},
                    "TK106",
                    "an amount is 0 or more and has an end",
                    'write an amount, or an upper bound like "< 200 mg"',
                )
                for text in ("-1 mg", "> 5 mg", ">= 5 mg")
            ),
        ],
    )
    @pytest.mark.parametrize("where", ["intake", "supplements"])
    def test_an_amount_that_is_none_says_what_to_write(
        self, where: str, about: dict, code: str, message: str, hint: str
    ) -> None:
        record, uses = tk.IntakeRecord(days=7, per_day=about), (tk.SupplementUse(name="x", per_day=about),)
        profile = tk.Profile(intake=record) if where == "intake" else tk.Profile(supplements=uses)
        path = ("intake", "per_day", "gold") if where == "intake" else ("supplements", 0, "per_day", "gold")
        with pytest.raises(tk.ProfileError) as raised:
            metals.kit().assess(profile)
        (found,) = raised.value.diagnostics

        assert (found.code, found.message, found.hint, found.path) == (code, message, hint, path)

    @pytest.mark.parametrize(("days", "fine"), [(0, False), (1, True), (366, True), (367, False)])
    def test_days_of_intake(self, days: int, fine: bool) -> None:
        if fine:
            assert result(metals.kit(), eater(over=days)).intake.days == days
            return
        with pytest.raises(tk.ProfileError) as raised:
            metals.kit().assess(eater(over=days))
        (found,) = raised.value.diagnostics
        assert (found.code, found.message, found.path) == (
            "TK106",
            "'days' must be 1 to 366",
            ("intake", "days"),
        )

    def test_products_and_nutrients_that_nobody_knows_are_named(self) -> None:
        uses = (
            tk.SupplementUse(name="tonic"),
            tk.SupplementUse(name="pill", per_day={"gold": "1 mg", "moonlight": "1 mg"}),
        )
        assert metals.kit().assess(eater(supplements=uses)).not_checked["supplements"] == ("tonic", "moonlight in pill")


def tablet(**per_day: str) -> tuple[tk.SupplementUse, ...]:
    return (tk.SupplementUse(name="tablet", per_day=per_day),)


class TestLimits:
    @pytest.mark.parametrize(
        ("told", "exceeded"),
        [
            ({}, False),
            ({"per_day": {"lead": "100 ug"}}, False),  # the limit itself is safe
            ({"per_day": {"lead": "100.1 ug"}}, True),
            ({"per_day": {"lead": "< 150 ug"}}, None),
            ({"per_day": {"lead": "<= 100 ug"}}, False),
            ({"supplements": tablet(lead="80 ug")}, False),
            ({"supplements": tablet(lead="80.1 ug")}, True),
            ({"supplements": None}, None),
            ({"supplements": None, "per_day": {"lead": "101 ug"}}, True),
            ({"supplements": (tk.SupplementUse(name="x"),)}, None),
        ],
    )
    def test_of_all_that_is_eaten_and_taken(self, told: dict, exceeded: bool | None) -> None:
        limit = result(metals.kit(), eater(**told), "lead").upper_limit
        assert (limit.value, limit.scope, limit.exceeded) == (100.0, "total", exceeded)
        assert limit.sources == ("toy:other",)

    @pytest.mark.parametrize(
        ("told", "exceeded"),
        [
            ({"per_day": {"zinc": "500 mg"}}, False),
            ({"per_day": {"zinc": "1 mg"}, "supplements": tablet(zinc="50 mg")}, False),
            ({"per_day": {"zinc": "1 mg"}, "supplements": tablet(zinc="51 mg")}, True),
            ({"per_day": {"zinc": "1 mg"}, "supplements": None}, None),
        ],
    )
    def test_of_supplements_alone(self, told: dict, exceeded: bool | None) -> None:
        limit = result(metals.kit(), eater(**told), "zinc").upper_limit
        assert (limit.value, limit.scope, limit.exceeded) == (50.0, "supplements", exceeded)

    @pytest.mark.parametrize(
        ("told", "exceeded"),
        [
            ({"per_day": {"salt": "2000 mg"}}, False),
            ({"per_day": {"salt": "2001 mg"}}, True),
            ({"supplements": tablet(salt="1001 mg")}, True),
            ({"supplements": None}, None),
        ],
    )
    def test_of_disease(self, told: dict, exceeded: bool | None) -> None:
        salt = result(metals.kit(), eater(**told), "salt")
        assert (salt.disease_risk_limit.value, salt.disease_risk_limit.scope) == (2000.0, "total")
        assert (salt.disease_risk_limit.exceeded, salt.upper_limit) == (exceeded, None)
        assert salt.compared == (salt.adequacy, salt.disease_risk_limit)

    def test_a_supplement_alone_is_shown_only_where_it_is_too_much(self) -> None:
        def shown(**per_day: str) -> list[str]:
            profile = tk.Profile(age=40, sex="female", supplements=tablet(**per_day))
            return [item.name for item in metals.kit().assess(profile).nutrients]

        assert shown(zinc="50 mg", lead="500 ug", gold="5 mg") == ["lead"]
        assert shown(zinc="51 mg") == ["zinc"]

    def test_who_has_no_life_stage_has_no_limit(self) -> None:
        lead = result(metals.kit(), eater(age=None), "lead")
        assert (lead.upper_limit, lead.disease_risk_limit, lead.life_stage, lead.reference) == (None, None, None, None)
        lead = result(metals.kit(), eater(), "lead")
        assert (lead.life_stage, lead.reference, lead.unit) == ("adults", "toy:own", "ug")


class TestStages:
    @pytest.mark.parametrize(("age", "there"), [(17.99, False), (18, True), (18.5, True), (50.99, True), (51, False)])
    def test_an_age_in_years(self, age: float, there: bool) -> None:
        small = metals.kit(reference_intakes=[intake("gold", max_age=50, ear=100.0)])
        assert (result(small, eater(age=age)).life_stage is not None) is there

    @pytest.mark.parametrize(
        ("age", "stage"), [(0, "first"), (0.49, "first"), (0.5, "second"), (0.99, "second"), (1, None)]
    )
    def test_an_age_in_months(self, age: float, stage: str | None) -> None:
        first = intake("gold", life_stage="first", min_age=0, max_age=0.5, ear=1.0)
        second = attrs.evolve(first, id="toy:later", life_stage="second", min_age=0.5, max_age=1)
        small = metals.kit(reference_intakes=[first, second])
        assert result(small, eater(age=age, sex="male")).life_stage == stage

    @pytest.mark.parametrize(
        ("who", "stage"),
        [
            ({"sex": "male"}, "m"),
            ({"sex": "female"}, "f"),
            ({"sex": None}, None),
            ({"pregnant": True}, "p"),
            ({"breastfeeding": True}, "l"),
            ({"pregnant": True, "breastfeeding": True}, "p"),
            ({"pregnant": False, "breastfeeding": False}, "f"),
        ],
    )
    def test_sex_and_state(self, who: dict, stage: str | None) -> None:
        kinds = {
            "m": ("male", "none"),
            "f": ("female", "none"),
            "p": ("female", "pregnant"),
            "l": ("female", "lactating"),
        }
        states = {state.value: state for state in LifeState}
        small = metals.kit(
            reference_intakes=[
                intake("gold", id=f"toy:{name}", life_stage=name, sex=sex, state=states[state], ear=1.0)
                for name, (sex, state) in kinds.items()
            ]
        )
        assert result(small, eater(**who)).life_stage == stage


class TestLabs:
    LIMITS = Limits(low=10.0, high=20.0)

    def lab(self, reading: object, **about: object) -> tk.LabResult:
        measured = Measurement(
            id="toy:level", name="level", unit="mg/L", **{"limits": (self.LIMITS,), **CITED, **about}
        )
        small = metals.kit(measurements=[measured], nutrients=changed("gold", markers=("level",)))
        (found,) = result(small, tk.Profile(measurements={"level": reading})).labs
        return found

    @pytest.mark.parametrize(
        ("reading", "classed"),
        [
            ("9.9 mg/L", LabClass.LOW),
            ("10 mg/L", LabClass.NORMAL),
            ("20 mg/L", LabClass.NORMAL),
            ("20.1 mg/L", LabClass.HIGH),
            ("< 10 mg/L", LabClass.LOW),
            ("<= 10 mg/L", LabClass.UNKNOWN),
            ("> 15 mg/L", LabClass.UNKNOWN),
            ("> 20 mg/L", LabClass.HIGH),
            ("low", LabClass.LOW),
            ("normal", LabClass.NORMAL),
            ("high", LabClass.HIGH),
        ],
    )
    def test_a_reading_against_the_usual_limits(self, reading: str, classed: LabClass) -> None:
        found = self.lab(reading)
        assert (found.classed, found.limits, found.value, found.name) == (classed, "usual", reading, "level")
        assert found.sources == ("toy:own",)

    @pytest.mark.parametrize(
        ("reading", "classed"),
        [
            ("9 mg/L", "low"),
            ("10 mg/L", "indeterminate"),
            ("12 mg/L", "indeterminate"),
            ("14 mg/L", "indeterminate"),
            ("14.1 mg/L", "normal"),
        ],
    )
    def test_between_low_and_normal_it_may_settle_nothing(self, reading: str, classed: str) -> None:
        assert self.lab(reading, indeterminate=(10.0, 14.0)).classed == classed

    @pytest.mark.parametrize(
        ("limits", "reading", "classed"),
        [
            (Limits(low=10.0), "12 mg/L", "normal"),
            (Limits(low=10.0), "9 mg/L", "low"),
            (Limits(low=10.0), "< 50 mg/L", "unknown"),
            (Limits(high=20.0), "12 mg/L", "normal"),
            (Limits(high=20.0), "21 mg/L", "high"),
            (Limits(high=20.0), "> 5 mg/L", "unknown"),
        ],
    )
    def test_with_one_limit(self, limits: Limits, reading: str, classed: str) -> None:
        assert self.lab(reading, limits=(limits,)).classed == classed

    def test_the_limits_of_the_report_go_first(self) -> None:
        found = self.lab(tk.Reading(value="9 mg/L", low="5 mg/L", high="8 mg/L"))
        assert (found.classed, found.limits) == ("high", "report")

    def test_without_any_limits_nothing_is_said(self) -> None:
        assert self.lab("12 mg/L", limits=()).classed == "unknown"

    def test_a_nutrient_with_a_lab_and_no_intake(self) -> None:
        measured = Measurement(id="toy:level", name="level", unit="mg/L", limits=(self.LIMITS,), **CITED)
        small = metals.kit(measurements=[measured], nutrients=changed("gold", markers=("level",)))
        (gold,) = small.assess(tk.Profile(age=40, measurements={"level": "9 mg/L"})).nutrients
        assert (gold.intake, gold.adequacy, gold.upper_limit, gold.life_stage) == (None, None, None, "adults")


def test_nutrients_without_anything_told_are_left_out() -> None:
    assert (
        metals.kit(nutrients=[*CONTENT.nutrients.values(), nutrient("argon")]).assess(tk.Profile(age=40)).nutrients
        == ()
    )
