"""Intake against what people need: the formulas, figures from the literature, and every life stage."""

from __future__ import annotations

import math
from itertools import pairwise

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import handmade

import twitchkit as tk
from twitchkit import Knowledge, KnowledgeError, Profile, Status
from twitchkit.content import Citation, ReferenceIntake
from twitchkit.logic import ONE_PERSON
from twitchkit.model.nutrient import Distribution, Percentiles, RequirementFactor
from twitchkit.model.provenance import Certainty
from twitchkit.scoring import assess, observe
from twitchkit.scoring.adequacy import Requirement, inadequacy
from twitchkit.scoring.life_stage import concerns, find_reference
from twitchkit.scoring.nutrients import find_nutrients
from twitchkit.table import judge_intakes, observe_people

MENSTRUATING = Percentiles(
    percent=(2.5, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 97.5),
    amount=(4.42, 4.88, 5.45, 6.22, 6.87, 7.46, 8.07, 8.76, 9.63, 10.82, 13.05, 15.49, 18.23),
)
"""Iron in women who menstruate and do not take the pill: IOM (2001), tables I-4 and 14-1."""


PILL = (tk.MedicineUse(name="microgynon"),)


def risk(mean: float, needs: Percentiles, *, sd_log: float = 0.0, days: float = 1, log: bool = False) -> float:
    distribution = Distribution.LOG if log else Distribution.NORMAL
    requirement = Requirement(needs.amount[0], percentiles=needs)
    return inadequacy(mean, requirement, distribution=distribution, sd_log=sd_log, days=days, kernel=ONE_PERSON)


def eating(days: int = 7, /, *, age: float = 40, sex: str = "female", **about: object) -> Profile:
    """Return a person with an intake; amounts by nutrient, and other fields of the profile."""
    fields = {key: about.pop(key) for key in list(about) if key in attrs.fields_dict(Profile)}
    return Profile(age=age, sex=sex, intake=tk.IntakeRecord(days=days, per_day=about), **fields)


class TestPercentiles:
    def test_the_worked_example_of_iom_2001(self, kit: tk.Kit) -> None:
        """Table 14-1, p. 571: 1,000 women, by range of usual intake; 165 of them get too little iron."""
        needs = kit.knowledge.reference_intakes["nutrients:iron_f31_50"].percentiles
        assert needs == MENSTRUATING
        printed = [(1.0, 1), (0.96, 1), (0.93, 3), (0.85, 10), (0.75, 15), (0.65, 20), (0.55, 23), (0.45, 27)]
        printed += [(0.35, 50), (0.25, 150), (0.15, 200), (0.08, 175), (0.04, 125), (0.0, 200)]
        edges = [2.0, *needs.amount, 25.0]
        middles = [(low + high) / 2 for low, high in pairwise(edges)]
        risks = [risk(middle, needs) for middle in middles]
        for ours, (theirs, _) in zip(risks, printed, strict=True):
            assert ours == pytest.approx(theirs, abs=0.0051)
        assert round(sum(ours * women for ours, (_, women) in zip(risks, printed, strict=True))) in (164, 165)

    @given(st.floats(0.5, 40), st.floats(0.05, 1.0), st.integers(1, 30), st.booleans())
    def test_it_is_the_integral_of_usual_intake_over_needs(
        self, mean: float, sd_log: float, days: int, log: bool
    ) -> None:
        shares, amounts = np.array(MENSTRUATING.percent) / 100, np.array(MENSTRUATING.amount)
        grid = np.log(amounts) if log else amounts
        quantiles = (np.arange(200_000) + 0.5) / 200_000
        needs = np.interp(quantiles, shares, grid)
        center = math.log(mean) if log else mean
        sd = sd_log if log else mean * math.sqrt(math.expm1(sd_log**2))
        z = (needs - center) / (sd / math.sqrt(days))
        expected = np.mean([0.5 * math.erfc(-value / math.sqrt(2)) for value in z[::50]])
        assert risk(mean, MENSTRUATING, sd_log=sd_log, days=days, log=log) == pytest.approx(expected, abs=2e-3)

    @given(st.floats(0, 60), st.floats(0, 60), st.floats(0, 1.5), st.integers(1, 366), st.booleans())
    def test_more_iron_is_never_less_adequate(
        self, one: float, other: float, sd_log: float, days: int, log: bool
    ) -> None:
        less, more = sorted((one, other))
        # On the normal scale days differ in proportion to the mean, so only many days make the law exact.
        days, sd_log = (days, sd_log) if log else (366, min(sd_log, 0.5))
        assert risk(more, MENSTRUATING, sd_log=sd_log, days=days, log=log) <= (
            risk(less, MENSTRUATING, sd_log=sd_log, days=days, log=log) + 1e-9
        )

    def test_nothing_and_plenty(self) -> None:
        assert risk(0, MENSTRUATING, sd_log=0.4) == pytest.approx(1, abs=1e-9)
        assert risk(1000, MENSTRUATING, sd_log=0.1, days=30) == pytest.approx(0, abs=1e-9)


class TestIron:
    @staticmethod
    def result(kit: tk.Kit, profile: Profile) -> tk.model.nutrient_result.NutrientResult:
        return next(item for item in kit.assess(profile).nutrients if item.id == "nutrients:iron")

    def test_women_who_menstruate_get_a_probability(self, kit: tk.Kit) -> None:
        iron = self.result(kit, eating(iron="14 mg"))
        assert iron.life_stage == "F31-50"
        assert iron.adequacy.reference == 8.1
        assert 0.1 < iron.adequacy.probability_inadequate.mid < 0.25

    @pytest.mark.parametrize("finding", ["diet_vegetarian", "diet_vegan"])
    def test_on_a_plant_based_diet_the_need_is_larger(self, kit: tk.Kit, finding: str) -> None:
        mixed = self.result(kit, eating(iron="14 mg"))
        plants = self.result(kit, eating(iron="14 mg", findings={finding: True}))
        assert plants.adequacy.reference == pytest.approx(1.8 * 8.1)
        assert plants.adequacy.probability_inadequate.mid > mixed.adequacy.probability_inadequate.mid + 0.3
        assert "1.8 times" in plants.adequacy.because

    def test_it_is_the_same_as_eating_less_of_it(self, kit: tk.Kit) -> None:
        plants = self.result(kit, eating(iron="18 mg", findings={"diet_vegan": True}))
        mixed = self.result(kit, eating(iron="10 mg"))
        assert plants.adequacy.probability_inadequate.mid == pytest.approx(mixed.adequacy.probability_inadequate.mid)

    @pytest.mark.parametrize(
        ("age", "about", "stage", "need"),
        [
            (28, {"medicines": PILL}, "F19-30 pill", 6.4),
            (35, {"medicines": PILL, "findings": {"postmenopausal": False}}, "F31-50 pill", 6.4),
            (35, {"medicines": PILL}, "F31-50", 8.1),
            (35, {"medicines": PILL, "pregnant": True}, "P31-50", 22),
            (48, {"findings": {"postmenopausal": True}}, "F31-50 postmenopausal", 5),
            (48, {"findings": {"postmenopausal": False}}, "F31-50", 8.1),
            (52, {"findings": {"postmenopausal": False}}, "F51-70 menstruating", 8.1),
            (52, {"findings": {"postmenopausal": True}}, "F51-70", 5),
            (52, {}, "F51-70", 5),
        ],
    )
    def test_what_else_is_known_chooses_the_row(
        self, kit: tk.Kit, age: float, about: dict[str, object], stage: str, need: float
    ) -> None:
        iron = self.result(kit, eating(iron="14 mg", age=age, **about))
        assert (iron.life_stage, iron.adequacy.reference) == (stage, need)


class TestLifeStages:
    STATES = ({}, {"pregnant": True}, {"breastfeeding": True}, {"pregnant": True, "breastfeeding": True})

    @given(st.floats(0, 120), st.sampled_from(["female", "male"]), st.sampled_from(STATES), st.data())
    def test_everybody_has_exactly_one_row_of_each_nutrient(
        self, kit: tk.Kit, age: float, sex: str, state: dict[str, bool], data: st.DataObject
    ) -> None:
        """Pregnancy and lactation have values from 14 to 50 years."""
        profile = Profile(age=age, sex=sex) if sex == "male" else Profile(age=age, sex=sex, **state)
        env = observe(kit.knowledge, profile).env
        covered = sex == "male" or not state or 14 <= age < 51
        for nutrient in kit.knowledge.nutrients:
            rows = [intake for intake in kit.knowledge.intakes_of(nutrient) if not intake.when]
            found = [intake for intake in rows if concerns(intake, None, env, ONE_PERSON)]
            assert len(found) == (1 if rows and covered else 0)
            reference = find_reference(kit.knowledge, nutrient, env)
            assert (reference and reference.intake) == (found[0] if found else None)

    @pytest.mark.parametrize(("age", "stage"), [(0.3, "I0-6m"), (0.5, "I7-12m"), (1.0, "C1-3"), (50.9, "F31-50")])
    def test_an_age_belongs_to_the_stage_that_it_has_begun(self, kit: tk.Kit, age: float, stage: str) -> None:
        env = observe(kit.knowledge, Profile(age=age, sex="female")).env
        assert find_reference(kit.knowledge, "nutrients:calcium", env).intake.life_stage == stage


class TestAgainstAnAdequateIntake:
    def verdict(self, kit: tk.Kit, amount: str, days: int = 7) -> str:
        (potassium,) = kit.assess(eating(days, potassium=amount)).nutrients
        assert potassium.adequacy.standard == "AI"
        return potassium.adequacy.verdict

    def test_well_above_is_adequate_and_below_nothing_follows(self, kit: tk.Kit) -> None:
        """A woman of 40: AI 2,600 mg of potassium (NASEM 2019)."""
        assert self.verdict(kit, "3500 mg") == "adequate"
        assert self.verdict(kit, "2600 mg") == "cannot_say"
        assert self.verdict(kit, "900 mg") == "cannot_say"

    def test_days_that_differ_are_allowed_for(self, kit: tk.Kit) -> None:
        assert self.verdict(kit, "2900 mg", days=2) == "cannot_say"
        assert self.verdict(kit, "2900 mg", days=100) == "adequate"
        assert self.verdict(kit, "9000 mg", days=1) == "not_enough_data"


class TestLimits:
    @pytest.mark.parametrize(("amount", "exceeded"), [("2200 mg", False), ("2400 mg", True)])
    def test_sodium_against_the_intake_that_lowers_the_risk_of_disease(
        self, kit: tk.Kit, amount: str, exceeded: bool
    ) -> None:
        """CDRR 2,300 mg for adults (NASEM 2019)."""
        (sodium,) = kit.assess(eating(sodium=amount, supplements=())).nutrients
        assert (sodium.disease_risk_limit.value, sodium.disease_risk_limit.exceeded) == (2300, exceeded)
        assert sodium.upper_limit is None

    def test_without_supplements_known_staying_below_cannot_be_told(self, kit: tk.Kit) -> None:
        (sodium,) = kit.assess(eating(sodium="2200 mg")).nutrients
        assert sodium.disease_risk_limit.exceeded is None


def with_rows(*rows: ReferenceIntake, **nutrient: object) -> Knowledge:
    """Return the knowledge for tests with other reference intakes, and other values of its nutrient."""
    content = handmade.content()
    magnesium = attrs.evolve(content.nutrients["toy:magnesium"], **nutrient)
    sources = [*content.sources.values(), tk.Source(id="other:values", title="Other values")]
    return Knowledge.build(attrs.evolve(content, sources=sources, nutrients=[magnesium], reference_intakes=rows))


ROW = handmade.content().reference_intakes["toy:magnesium_f31_50"]
OTHER = attrs.evolve(ROW, id="other:magnesium_f31_50", nutrient="toy:magnesium", standard="values", ear=200.0)


class TestStandards:
    def reference(self, knowledge: Knowledge) -> float | None:
        (magnesium,) = assess(knowledge, eating(magnesium="300 mg")).nutrients
        assert magnesium.reference in {source.id for source in assess(knowledge, eating(magnesium="300 mg")).sources}
        return magnesium.adequacy.reference

    def test_without_a_choice_the_standard_of_the_nutrients_holds(self) -> None:
        assert self.reference(with_rows(ROW)) == self.reference(with_rows(ROW, OTHER)) == 265
        assert self.reference(with_rows(OTHER)) == 200

    @pytest.mark.parametrize(("name", "ear"), [("values", 200), ("other:values", 200), ("own", 265)])
    def test_another_one_is_chosen_by_name(self, name: str, ear: float) -> None:
        knowledge = with_rows(ROW, OTHER)
        assert self.reference(knowledge.judged_by(name)) == ear
        assert knowledge.judged_by(name).digest != knowledge.digest

    def test_an_unknown_name_tells_what_is_there(self) -> None:
        with pytest.raises(tk.UnknownIdError, match="'efas'; there are: values, own"):
            with_rows(ROW, OTHER).judged_by("efas")

    def test_a_factor_counts_in_its_own_standard_only(self) -> None:
        factor = RequirementFactor(
            when="knot",
            by=2.0,
            standard="own",
            because="knots need more",
            cite=(Citation("own"),),
            status=Status.DERIVED,
            certainty=Certainty.LOW,
        )
        knowledge = with_rows(ROW, OTHER, requirement_times=(factor,))
        profile = eating(magnesium="300 mg", findings={"knot": True})
        assert assess(knowledge, profile).nutrients[0].adequacy.reference == 530
        assert assess(knowledge.judged_by("values"), profile).nutrients[0].adequacy.reference == 200


class TestRangesOfNeed:
    def test_a_need_between_two_averages_gives_a_range(self) -> None:
        knowledge = with_rows(attrs.evolve(ROW, ear_high=330.0))
        (result,) = assess(knowledge, eating(30, magnesium="300 mg")).nutrients
        low, high = (
            inadequacy(
                300,
                Requirement(ear, cv=0.1),
                distribution=Distribution.NORMAL,
                sd_log=0.356,
                days=30,
                kernel=ONE_PERSON,
            )
            for ear in (265, 330)
        )
        probability = result.adequacy.probability_inadequate
        assert (probability.low, probability.high) == (low, high)
        assert low < probability.mid < high
        assert (result.adequacy.reference, result.adequacy.reference_high) == (265, 330)
        assert result.adequacy.verdict == "uncertain"

    def test_without_knowing_how_needs_differ_nothing_is_said(self) -> None:
        (result,) = assess(with_rows(attrs.evolve(ROW, requirement_cv=None)), eating(magnesium="300 mg")).nutrients
        assert (result.adequacy.verdict, result.adequacy.probability_inadequate) == ("cannot_say", None)

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"standard": "nowhere"}, "TK202"),
            ({"when": "nonsense"}, "TK202"),
            ({"ear_high": 200.0}, "TK106"),
            ({"ear": None, "ear_high": 200.0}, "TK106"),
            ({"percentiles": Percentiles(percent=(10, 90), amount=(200, 330))}, "TK211"),
            ({"requirement_cv": None, "percentiles": Percentiles(percent=(10, 90), amount=(200,))}, "TK106"),
            ({"requirement_cv": None, "percentiles": Percentiles(percent=(90, 10), amount=(200, 330))}, "TK106"),
            ({"requirement_cv": None, "percentiles": Percentiles(percent=(10, 100), amount=(200, 330))}, "TK106"),
        ],
    )
    def test_a_row_that_contradicts_itself_does_not_load(self, change: dict[str, object], code: str) -> None:
        with pytest.raises(KnowledgeError, match=code):
            with_rows(attrs.evolve(ROW, **change))


people = st.builds(
    Profile,
    age=st.floats(0, 110),
    sex=st.sampled_from(["female", "male", None]),
    breastfeeding=st.sampled_from([None, True]),
    medicines=st.sampled_from([None, (), PILL]),
    findings=st.dictionaries(st.sampled_from(["diet_vegan", "postmenopausal"]), st.booleans(), max_size=2),
)


class TestColumns:
    """Law 5: single and column results agree to 1e-9, row by row; a bad row is reported and harms no other."""

    @given(st.lists(st.tuples(people, st.floats(0, 3000), st.integers(1, 30)), min_size=1, max_size=8))
    def test_columns_equal_single_results(self, kit: tk.Kit, rows: list[tuple[Profile, float, int]]) -> None:
        profiles = [profile for profile, _, _ in rows]
        people = observe_people(kit.knowledge, profiles)
        mean, days = (np.array([row[i] for row in rows], dtype=float) for i in (1, 2))
        nutrients = kit.knowledge.nutrients
        columns_of = {id: judge_intakes(kit.knowledge, id, people, mean=mean, days=days) for id in nutrients}
        for row, (profile, amount, count) in enumerate(rows):
            per_day = {id: f"{amount!r} {nutrient.unit}" for id, nutrient in nutrients.items()}
            told = attrs.evolve(profile, intake=tk.IntakeRecord(days=count, per_day=per_day))
            for result in find_nutrients(kit.knowledge, observe(kit.knowledge, told)):
                columns = columns_of[result.id]
                single = result.adequacy.probability_inadequate
                expected = [math.nan] * 3 if single is None else [single.low, single.mid, single.high]
                assert columns.probability_inadequate[row].tolist() == pytest.approx(expected, abs=1e-9, nan_ok=True)
                need = result.adequacy.reference if result.adequacy.standard == "EAR" else math.nan
                assert columns.average_need[row] == pytest.approx(need, abs=1e-9, nan_ok=True)

    def test_a_bad_row_is_reported_and_harms_no_other(self, kit: tk.Kit) -> None:
        woman = Profile(age=40, sex="female")
        people = observe_people(kit.knowledge, [woman, Profile(age=-1), woman])
        assert (people.rows.tolist(), [row.row for row in people.rejected]) == ([0, 2], [1])
        columns = judge_intakes(kit.knowledge, "magnesium", people, mean=np.full(2, 210.0), days=np.full(2, 3.0))
        assert columns.average_need.tolist() == [265, 265]
        assert columns.probability_inadequate[0].tolist() == columns.probability_inadequate[1].tolist()

    def test_original_row_numbers_are_there_to_join_on(self, kit: tk.Kit) -> None:
        """A man of 70 must not get the intake of the person before him who could not be read."""
        profiles = [Profile(age=40, sex="female"), Profile(age=-1), Profile(age=70, sex="male")]
        people = observe_people(kit.knowledge, profiles)
        mean, days = np.array([320.0, 900.0, 100.0]), np.array([3.0, 3.0, 3.0])
        for name, column in (("mean", mean), ("days", days)):
            columns_given = {"mean": mean[people.rows], "days": days[people.rows], name: column}
            message = f"'{name}' has 3, and there are 2 people .1 were rejected.*take {name}.people.rows."
            with pytest.raises(tk.TwitchkitError, match=message):
                judge_intakes(kit.knowledge, "magnesium", people, **columns_given)
        columns = judge_intakes(kit.knowledge, "magnesium", people, mean=mean[people.rows], days=days[people.rows])
        assert columns.rows.tolist() == [0, 2]
        assert columns.average_need.tolist() == [265, 350]
        assert columns.probability_inadequate[1].min() > 0.99

    @pytest.mark.parametrize(
        ("profiles", "column", "message"),
        [
            (2, np.full(3, 1.0), "has 3, and there are 2 people (0 were rejected): give one value for each"),
            (2, np.array(1.0), "has one number, and there are 2 people (0 were rejected): give one value for each"),
            (2, np.full((2, 3), 1.0), "has 2 × 3, and there are 2 people (0 were rejected): give one value for each"),
            (3, np.full(1, 1.0), "has 1, and there are 2 people (1 were rejected): give one value for each"),
            (
                3,
                np.full(3, 1.0),
                "has 3, and there are 2 people (1 were rejected): give one value for each; take mean[people.rows]",
            ),
        ],
    )
    def test_what_is_said_of_a_column_of_another_shape(
        self, kit: tk.Kit, profiles: int, column: np.ndarray, message: str
    ) -> None:
        people = observe_people(kit.knowledge, [Profile(age=40), Profile(age=41), Profile(age=-1)][:profiles])
        with pytest.raises(tk.TwitchkitError) as error:
            judge_intakes(kit.knowledge, "magnesium", people, mean=column, days=np.full(2, 3.0))
        assert str(error.value) == f"'mean' {message}"

    @pytest.mark.parametrize("column", [np.array(320.0), np.empty(0), np.full(1, 320.0), np.full((2, 1), 320.0)])
    def test_a_column_of_another_shape_is_an_error(self, kit: tk.Kit, column: np.ndarray) -> None:
        people = observe_people(kit.knowledge, [Profile(age=40, sex="female"), Profile(age=70, sex="male")])
        right = np.full(2, 3.0)
        with pytest.raises(tk.TwitchkitError, match="give one value for each"):
            judge_intakes(kit.knowledge, "magnesium", people, mean=column, days=right)
        with pytest.raises(tk.TwitchkitError, match="give one value for each"):
            judge_intakes(kit.knowledge, "magnesium", people, mean=right, days=column)

    def test_a_row_without_an_amount_gets_no_probability(self, kit: tk.Kit) -> None:
        people = observe_people(kit.knowledge, [Profile(age=40, sex="female")] * 6)
        mean = np.array([320.0, math.nan, -5.0, math.inf, 320.0, 320.0])
        days = np.array([3.0, 3.0, 3.0, 3.0, math.nan, 0.0])
        columns = judge_intakes(kit.knowledge, "magnesium", people, mean=mean, days=days)
        assert np.isnan(columns.probability_inadequate).all(axis=1).tolist() == [False] + [True] * 5
        assert columns.average_need.tolist() == [265] * 6

    def test_nobody_at_all(self, kit: tk.Kit) -> None:
        people = observe_people(kit.knowledge, [])
        assert judge_intakes(kit.knowledge, "iron", people, mean=np.empty(0), days=np.empty(0)).average_need.size == 0

    def test_an_unknown_nutrient_is_an_error(self, kit: tk.Kit) -> None:
        people = observe_people(kit.knowledge, [])
        with pytest.raises(tk.UnknownIdError):
            judge_intakes(kit.knowledge, "gold", people, mean=np.empty(0), days=np.empty(0))
