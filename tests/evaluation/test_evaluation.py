"""What an evaluation counts, and that its figures see what is wrong with a model."""

from __future__ import annotations

import json
import math
from itertools import product
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from support import handmade
from support.model_pack import PRIORS, write_model_pack

import twitchkit as tk
from twitchkit.evaluation import (
    Evaluation,
    EvaluationCase,
    EvaluationCases,
    MustNot,
    evaluate,
    read_evaluation_cases,
    simulated_cases,
)
from twitchkit.evaluation.bootstrap import estimate, quantile, share
from twitchkit.evaluation.calibration import brier, brier_of_base_rate, observed_to_expected, rows
from twitchkit.evaluation.judging import Prediction, judge
from twitchkit.evaluation.questioning import Interviewed, interview, question_figures
from twitchkit.evaluation.recalibration import intercept, slope
from twitchkit.evaluation.report import evaluation_report
from twitchkit.render.plain import to_text
from twitchkit.testing import read_cases

ROOT = Path(__file__).parents[2]
PATIENTS = ROOT / "examples" / "evaluation" / "published_patients.jsonl"
PACK = ROOT / "packs" / "differential" / "src" / "twitchkit_pack_differential"

KNOWLEDGE = handmade.knowledge()
KIT = tk.Kit(KNOWLEDGE)
CRAMP = tk.Profile(
    age=50, findings={"knot": True, "minutes": 5, "side": "one", "kidneys": False, "weakness": False, "swelling": False}
)
RESTLESS = tk.Profile(age=50, sex="female", findings={"urge": True, "rest": True, "relief": "full"})
EMERGENCY = evolve(CRAMP, measurements={"calcium": "1.7 mmol/L"})


def case(profile: tk.Profile = CRAMP, **told: object) -> EvaluationCase:
    return EvaluationCase(id=str(told.pop("id", "a")), profile=profile, **told)


def evaluated(*cases: EvaluationCase, resamples: int = 0, seed: int = 0) -> Evaluation:
    numbered = tuple(evolve(case, id=f"{case.id}{number}") for number, case in enumerate(cases))
    return evaluate(KIT, EvaluationCases(cases=numbered), resamples=resamples, seed=seed)


def predictions(*told: tuple[float, bool]) -> list[Prediction]:
    return [Prediction(log_odds, tk.Band.POSSIBLE, present) for log_odds, present in told]


def value(statistic: object) -> float | None:
    return statistic.value([math.fsum(column) for column in statistic.columns])


class TestAccuracy:
    def test_first_and_first_three_are_counted_over_cases_that_accept_something(self):
        told = evaluated(
            case(accepted=("cramp",)),
            case(accepted=("restless",)),
            case(accepted=("restless", "cramp")),
            case(urgency_at_most=tk.Tier.ROUTINE),
        ).headline
        assert (told.top_1.value, told.top_1.of) == (pytest.approx(2 / 3), 3)
        assert (told.top_3.value, told.top_3.of) == (1.0, 3)

    def test_named_needs_a_band_of_possible_at_least(self):
        nothing_told = tk.Profile(age=50)
        told = evaluated(case(nothing_told, accepted=("cramp",)), case(accepted=("cramp",))).headline
        assert (told.top_3.value, told.named.value) == (1.0, 0.5)

    def test_the_ranking_that_an_emergency_does_not_show_is_judged(self):
        assert KIT.assess(EMERGENCY).conditions == ()
        assert evaluated(case(EMERGENCY, accepted=("cramp",))).headline.top_1.value == 1.0

    def test_bands_are_compared_with_what_an_expert_says(self):
        told = evaluated(
            case(bands={"cramp": tk.Band.CONSISTENT, "clot": tk.Band.CONSISTENT, "restless": tk.Band.UNDETERMINED}),
        )
        assert told.bands_as_expected.of == 3
        assert [told.bands_as_expected.value, told.bands_higher.value, told.bands_lower.value] == [
            pytest.approx(1 / 3),
            0.0,
            pytest.approx(2 / 3),
        ]


class TestTriage:
    def test_urgency_is_compared_with_the_acceptable_range(self):
        care, routine, urgent, emergency = tk.Tier.SELF_CARE, tk.Tier.ROUTINE, tk.Tier.URGENT, tk.Tier.EMERGENCY
        told = evaluated(
            case(urgency_at_least=care, urgency_at_most=routine),  # self care comes out
            case(urgency_at_least=routine, urgency_at_most=urgent),
            case(EMERGENCY, urgency_at_least=care, urgency_at_most=routine),
            case(EMERGENCY, urgency_at_least=emergency),
            case(urgency_at_least=care),
            case(accepted=("cramp",)),
        )
        assert [told.headline.in_range.value, told.headline.in_range.of] == [0.6, 5]
        assert [told.headline.under_triage.value, told.headline.under_triage.of] == [0.2, 5]
        assert [told.headline.over_triage.value, told.headline.over_triage.of] == [pytest.approx(1 / 3), 3]
        by_tier = {row.tier: row for row in told.tiers}
        assert (by_tier[routine].under_triage.value, by_tier[routine].over_triage.value) == (1.0, 0.5)
        assert (by_tier[emergency].under_triage.value, by_tier[emergency].over_triage.value) == (0.0, None)
        counts = [(row.lowest, row.highest, {tier for tier, n in row.got.items() if n}) for row in told.ranges]
        assert counts == [
            (care, None, {"self_care"}),
            (care, routine, {"self_care", "emergency"}),
            (routine, urgent, {"self_care"}),
            (emergency, None, {"emergency"}),
        ]


class TestMustNot:
    @pytest.mark.parametrize(
        ("must_not", "profile", "broken"),
        [
            (MustNot(condition="cramp", at_or_above=tk.Band.POSSIBLE), CRAMP, True),
            (MustNot(condition="clot", at_or_above=tk.Band.POSSIBLE), CRAMP, False),
            (MustNot(urgency=tk.Tier.SELF_CARE), CRAMP, True),
            (MustNot(urgency=tk.Tier.EMERGENCY), CRAMP, False),
            (MustNot(tip="magnesium_tablets"), CRAMP, True),
            (MustNot(tip="magnesium_tablets"), RESTLESS, False),
            (MustNot(involving="supplement:magnesium"), CRAMP, True),
            (MustNot(involving="supplement:magnesium"), evolve(CRAMP, findings={"knot": True}), False),
            (MustNot(part="tips"), CRAMP, True),
            (MustNot(part="tips"), EMERGENCY, False),
            (MustNot(part="nutrients"), evolve(CRAMP, age=9), False),
        ],
        ids=str,
    )
    def test_tells_what_comes_out_although_it_must_not(self, must_not, profile, broken):
        told = evaluated(case(profile, must_not=(must_not,)))
        assert told.headline.must_not_kept.value == (0.0 if broken else 1.0)
        assert [(violation.case, violation.must_not) for violation in told.violations] == [
            ("a0", str(must_not))
        ] * broken


class TestTruth:
    def present_of(self, **told: object) -> dict[str, bool]:
        ids = [item.id for item in KIT.assess(CRAMP).conditions]
        judged = judge(KNOWLEDGE, case(**told))
        unknown = len(ids) - len(judged.predictions)
        assert unknown >= 0
        return {f"{item.log_odds:.6f}": item.present for item in judged.predictions}

    def test_the_first_accepted_is_present_other_accepted_ones_are_not_known_and_the_rest_is_absent(self):
        assert list(self.present_of(accepted=("cramp", "restless")).values()) == [True, False]
        assert list(self.present_of(accepted=("clot", "cramp")).values()) == [False, True]

    def test_what_is_said_to_be_present_goes_before_what_is_accepted(self):
        assert list(self.present_of(accepted=("cramp",), present=("cramp", "clot")).values()) == [True, False, True]
        assert list(self.present_of(present=()).values()) == [False, False, False]

    def test_what_is_not_known_is_left_out(self):
        assert list(self.present_of(present=("cramp",), not_known=("clot", "restless")).values()) == [True]

    def test_nothing_is_known_where_only_urgency_is_told(self):
        assert self.present_of(urgency_at_least=tk.Tier.ROUTINE) == {}

    def test_bands_are_shares_of_the_present_and_of_the_absent(self):
        told = {row.band.value: row for row in evaluated(case(present=("cramp",)), case(present=("restless",))).bands}
        assert (told["consistent"].present.value, told["consistent"].absent.value) == (0.5, 0.25)
        assert sum(row.present.value for row in told.values()) == sum(row.absent.value for row in told.values()) == 1.0


class TestRejected:
    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"accepted": ("crmap",)}, "did you mean 'cramp'?"),
            ({"bands": {"gout": tk.Band.POSSIBLE}}, "nothing is called 'gout'"),
            ({"must_not": (MustNot(tip="strech"),)}, "did you mean 'stretch'?"),
            ({"must_not": (MustNot(part="tps"),)}, "did you mean 'tips'?"),
            ({"must_not": (MustNot(involving="suplement:magnesium"),)}, "did you mean 'supplement:magnesium'?"),
            ({"profile": tk.Profile(findings={"urg": True}), "present": ()}, "did you mean 'urge'?"),
        ],
    )
    def test_a_case_that_cannot_be_judged_is_told_with_its_line_and_harms_no_other(self, wrong, said):
        bad = case(**{"file": "cases.jsonl", "line": 7, **wrong})
        told = evaluate(KIT, EvaluationCases(cases=(bad, case(accepted=("cramp",)))), resamples=0)
        assert told.cases == 1
        (problem,) = told.rejected
        assert said in str(problem)
        assert str(problem).startswith("cases.jsonl:7: TK")
        assert told.headline == evaluated(case(accepted=("cramp",))).headline

    def test_all_that_is_wrong_with_a_case_is_told(self):
        bad = case(tk.Profile(findings={"urg": True}), accepted=("crmap",), must_not=(MustNot(tip="strech"),))
        assert len(evaluated(bad).rejected) == 3

    def test_a_condition_that_is_only_compared_cannot_be_expected(self, kit):
        unranked = next(id for id, condition in kit.knowledge.conditions.items() if condition.prior is None)
        told = evaluate(kit, EvaluationCases(cases=(case(tk.Profile(), accepted=(unranked,)),)), resamples=0)
        assert "never ranked" in str(told.rejected[0])

    def test_nothing_at_all_has_no_figures(self):
        told = evaluated(resamples=10)
        assert (told.headline.top_1.value, told.probabilities.slope.value, told.groups) == (None, None, ())


class TestGroups:
    def test_by_sex_age_and_label(self):
        told = evaluated(
            case(CRAMP, accepted=("cramp",), labels=("clinic", "new")),
            case(RESTLESS, accepted=("cramp",)),
            case(evolve(CRAMP, sex="male", age=70), accepted=("cramp",), labels=("clinic",)),
        )
        assert [(group.by, group.name, group.cases) for group in told.groups] == [
            ("sex", "not told", 1),
            ("sex", "female", 1),
            ("sex", "male", 1),
            ("age", "40 to 64", 2),
            ("age", "65 to 79", 1),
            ("label", "clinic", 2),
            ("label", "new", 1),
        ]
        assert told.group("sex", "female").headline.top_1.value == 0.0
        assert told.group("label", "clinic").headline.top_1.value == 1.0
        with pytest.raises(KeyError):
            told.group("label", "old")

    @pytest.mark.parametrize(
        ("age", "name"),
        [
            (None, "not told"),
            (17.9, "under 18"),
            (18, "18 to 39"),
            (40, "40 to 64"),
            (79, "65 to 79"),
            (80, "80 and over"),
        ],
    )
    def test_age_bands(self, age, name):
        other = case(evolve(CRAMP, age=30.0 if age != 18 else 50.0), accepted=("cramp",))
        told = evaluated(other, case(evolve(CRAMP, age=age), accepted=("cramp",)))
        assert name in {group.name for group in told.groups if group.by == "age"}


class TestQuestions:
    TOLD = tk.Profile(
        age=50,
        sex="female",
        pregnant=False,
        medicines=(),
        supplements=(),
        findings={"knot": True, "minutes": 5, "side": "one", "weakness": False, "swelling": False, "kidneys": False},
        measurements={"ferritin": "18 ug/L"},
    )

    def test_a_person_who_tells_all_is_asked_until_the_result_is_that_of_all_answers(self):
        restless = {"urge": True, "rest": True, "relief": "full", "knot": False, "weakness": False, "swelling": False}
        asked = interview(KIT, case(evolve(self.TOLD, findings=restless)))
        assert (asked.same_first, asked.same_urgency) == (True, True)
        assert 0 < asked.needed <= asked.asked

    def test_where_no_ranking_is_shown_there_is_no_first(self):
        asked = interview(KIT, case(evolve(self.TOLD, age=9)))
        assert (asked.needed, asked.same_first) == (None, None)

    def test_an_urgency_that_no_question_leads_to_is_told(self):
        asked = interview(KIT, case(evolve(self.TOLD, measurements={"calcium": "1.7 mmol/L"})))
        assert not asked.same_urgency

    def test_what_cannot_be_asked_leaves_another_first(self):
        mute = handmade.content()
        mute = evolve(mute, findings=[evolve(finding, question="") for finding in mute.findings.values()])
        asked = interview(
            tk.Kit(tk.Knowledge.build(mute)), case(evolve(self.TOLD, findings={"urge": True, "rest": True}))
        )
        assert (asked.same_first, asked.needed) == (False, None)

    @pytest.mark.thorough
    def test_a_test_that_is_asked_for_is_answered_from_the_case(self, kit):
        findings = {"urge_to_move": True, "worse_at_rest": True, "relief_by_moving": "full", "evening_worse": True}
        person = tk.Profile(age=61, sex="female", findings=findings, measurements={"ferritin": "18 ug/L"})
        asked = interview(kit, case(person))
        assert (asked.same_first, asked.same_urgency) == (True, True)

    def test_what_is_not_told_is_not_known(self):
        asked = interview(KIT, case(evolve(self.TOLD, findings={"knot": True}, medicines=None, age=None)))
        assert asked.asked >= 5
        assert asked.same_urgency

    def test_figures_are_means_and_shares(self):
        people = (
            Interviewed(asked=10, needed=4, same_first=True, same_urgency=True),
            Interviewed(asked=20, needed=None, same_first=False, same_urgency=True),
            Interviewed(asked=3, needed=None, same_first=None, same_urgency=False),
        )
        told = question_figures(people, resamples=0, seed=0)
        assert (told.asked.value, told.needed.value, told.same_first.value) == (11.0, 4.0, 0.5)
        assert (told.same_urgency.value, told.same_first.of) == (pytest.approx(2 / 3), 2)

    def test_they_are_in_the_evaluation_if_asked_for(self):
        cases = EvaluationCases(cases=(case(self.TOLD, accepted=("cramp",)),))
        assert evaluate(KIT, cases, resamples=0).questions is None
        told = evaluate(KIT, cases, resamples=0, with_questions=True)
        assert told.questions.same_first.value == 1.0
        assert "Asked until the questions stop" in to_text(evaluation_report(told))


class TestBootstrap:
    def test_small_sets_have_the_interval_of_all_their_resamples(self):
        """Three cases have 27 resamples; one hit in three cases gives k hits with the chance of a binomial."""
        every = sorted(sum(draw) / 3 for draw in product((1, 0, 0), repeat=3))
        drawn = estimate({"s": share([1, 0, 0], [1, 1, 1])}, 3, resamples=5000, seed=1)["s"]
        assert (drawn.low, drawn.high) == (every[0], every[-1])
        assert drawn.value == pytest.approx(1 / 3)

    def test_an_interval_is_about_that_of_theory(self):
        hits = [1] * 60 + [0] * 140
        figure = estimate({"s": share(hits, [1] * 200)}, 200, resamples=4000, seed=2)["s"]
        wide = 1.96 * math.sqrt(0.3 * 0.7 / 200)
        assert figure.low == pytest.approx(0.3 - wide, abs=0.01)
        assert figure.high == pytest.approx(0.3 + wide, abs=0.01)

    def test_the_interval_of_a_slope_is_about_that_of_theory(self):
        """One Newton step a resample against the standard error from the information matrix (500 independent pairs)."""
        told = [predictions((x / 50, (x * 7919) % 100 < 100 / (1 + math.exp(-x / 50)))) for x in range(-250, 250)]
        figure = estimate({"b": slope(told)}, 500, resamples=2000, seed=3)["b"]
        p = [1 / (1 + math.exp(-figure.value * x / 50)) for x in range(-250, 250)]
        information = sum(q * (1 - q) * (x / 50) ** 2 for q, x in zip(p, range(-250, 250), strict=True))
        assert (figure.high - figure.low) / (2 * 1.96) == pytest.approx(information**-0.5, rel=0.2)

    def test_cases_that_are_all_alike_have_no_interval(self):
        figure = estimate({"s": share([1, 1, 1], [1, 1, 1])}, 3, resamples=100, seed=1)["s"]
        assert (figure.value, figure.low, figure.high) == (1.0, None, None)

    def test_the_seed_decides(self):
        cases = [case(accepted=("cramp",)), case(accepted=("restless",))] * 5
        assert evaluated(*cases, resamples=50, seed=4) == evaluated(*cases, resamples=50, seed=4)
        assert evaluated(*cases, resamples=50, seed=4) != evaluated(*cases, resamples=50, seed=5)


class TestCalibration:
    TOLD = (
        predictions((0.0, True), (math.log(3), True)),
        predictions((math.log(1 / 3), False), (math.log(1 / 9), True)),
    )

    def test_brier_score_is_the_mean_squared_difference(self):
        assert value(brier(self.TOLD)) == pytest.approx((0.5**2 + 0.25**2 + 0.25**2 + 0.9**2) / 4)
        assert value(brier_of_base_rate(self.TOLD)) == pytest.approx(0.75 * 0.25)

    def test_observed_to_expected(self):
        assert value(observed_to_expected(self.TOLD)) == pytest.approx(3 / (0.5 + 0.75 + 0.25 + 0.1))

    def test_every_probability_stands_in_one_row(self):
        told = [predictions((-800.0, False), (800.0, True), *((x / 10, False) for x in range(-60, 60)))]
        counts = [(round(low, 2), observed.of) for low, _, _, observed in rows(told)]
        assert sum(count for _, count in counts) == 122
        assert counts[-1] == (0.8, 1 + sum(1 / (1 + math.exp(-x / 10)) > 0.8 for x in range(-60, 60)))

    @given(st.floats(0.3, 3.0), st.floats(-2.0, 2.0))
    def test_stretched_and_shifted_log_odds_are_found_again(self, stretch: float, shift: float):
        told = [predictions((x / 5, (x * 37) % 11 < 11 / (1 + math.exp(-x / 5)))) for x in range(-20, 21)]
        bent = [[item._replace(log_odds=(item.log_odds - shift) / stretch) for item in case] for case in told]
        assert value(slope(bent)) == pytest.approx(stretch * value(slope(told)), rel=1e-6)
        moved = [[item._replace(log_odds=item.log_odds - shift) for item in case] for case in told]
        assert value(intercept(moved)) == pytest.approx(value(intercept(told)) + shift, abs=1e-6)

    @pytest.mark.parametrize(
        "told",
        [
            [],
            [predictions((1.0, True), (0.0, True))],
            [predictions((1.0, True), (1.0, False))],  # nothing to tell apart
            [predictions((1.0, True), (-1.0, False))],  # told apart without fault: no finite slope
        ],
    )
    def test_what_cannot_be_fitted_has_no_slope(self, told):
        assert value(slope(told)) is None

    @pytest.mark.parametrize("count", [3, 7, 30, 300, 3001])
    @pytest.mark.parametrize("log_odds", [0.1, 0.7, -2.3])
    def test_one_probability_for_all_has_no_slope_however_many(self, count: int, log_odds: float):
        told = [predictions(*((log_odds, number % 3 == 0) for number in range(count)))]
        assert value(slope(told)) is None

    @pytest.mark.parametrize(
        "told", [[], [predictions((1.0, True), (0.0, True))], [predictions((800.0, False), (800.0, True))]]
    )
    def test_nor_an_intercept(self, told):
        assert value(intercept(told)) is None


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory):
    """Return a loader of the model pack, right or wrong, and people drawn from the right one."""

    def load(**wrong: object) -> tk.Kit:
        return tk.load([], paths=[write_model_pack(tmp_path_factory.mktemp("packs"), **wrong)])

    return load, simulated_cases(load().knowledge, 3000, seed=11)


@pytest.mark.thorough
class TestSimulatedPeople:
    def test_the_right_model_is_calibrated(self, model):
        load, people = model
        told = evaluate(load(), people, resamples=100).probabilities
        assert 0.9 <= told.slope.low < 1 < told.slope.high <= 1.1
        assert told.intercept.low < 0 < told.intercept.high
        assert told.observed_to_expected.low < 1 < told.observed_to_expected.high
        for row in told.table:
            assert row.observed.value == pytest.approx(row.expected.value, abs=4 * (0.25 / row.observed.of) ** 0.5)

    def test_evidence_that_counts_twice_is_detected(self, model):
        load, people = model
        right, wrong = (evaluate(load(doubled=doubled), people, resamples=100) for doubled in (False, True))
        assert wrong.probabilities.slope.high < 0.9 < right.probabilities.slope.low
        assert wrong.probabilities.brier.low > right.probabilities.brier.high

    @pytest.mark.parametrize(("factor", "side"), [(1 / 4, 1), (3, -1)])
    def test_a_wrong_prior_is_detected(self, model, factor, side):
        load, people = model
        told = evaluate(load(priors={id: prior * factor for id, prior in PRIORS.items()}), people, resamples=100)
        assert (told.probabilities.intercept.value > 0) == (side > 0)
        assert not told.probabilities.intercept.low <= 0 <= told.probabilities.intercept.high
        assert not told.probabilities.observed_to_expected.low <= 1 <= told.probabilities.observed_to_expected.high

    def test_what_is_present_is_accepted_as_the_first(self, model):
        load, people = model
        told = evaluate(load(), people, resamples=0).headline
        assert told.top_1.of == sum(bool(case.present) for case in people.cases)
        assert told.top_1.value > 0.85


class TestPublishedPatients:
    CASES = read_evaluation_cases(PATIENTS)

    def test_there_are_37_each_with_a_citation(self):
        assert self.CASES.problems == ()
        assert len(self.CASES.cases) == 37
        assert all(case.citation and case.accepted and case.urgency_at_least for case in self.CASES.cases)

    def test_they_are_the_people_of_the_cases_in_the_pack(self, kit):
        written = {case.id: case for case in self.CASES.cases}
        told = [case for case in read_cases(PACK).cases if case.id.startswith("published_")]
        assert {case.id for case in told} == written.keys()
        for each in told:
            case = written[each.id]
            assert (case.profile, case.name) == (each.profile, each.name)
            source = kit.knowledge.sources[kit.knowledge.resolve("sources", each.cite[0].source)]
            assert (source.doi or source.title) in case.citation

    def test_all_can_be_judged_and_nobody_is_under_triaged(self, kit):
        told = evaluate(kit, self.CASES, resamples=0)
        assert (told.cases, told.rejected) == (37, ())
        assert told.headline.under_triage.value == 0.0
        assert told.violations == ()
        assert told.headline.top_3.value >= 0.9


class TestReport:
    def test_text_has_every_section_and_the_figures(self):
        bad = case(accepted=("crmap",))
        told = evaluated(
            bad,
            case(accepted=("cramp",), must_not=(MustNot(part="tips"),), labels=("clinic",)),
            case(EMERGENCY, accepted=("restless",), urgency_at_most=tk.Tier.ROUTINE, bands={"clot": tk.Band.UNLIKELY}),
            resamples=50,
        )
        text = to_text(evaluation_report(told))
        for heading in (
            "Evaluation",
            "Urgency",
            "Bands against truth",
            "Probabilities against truth",
            "What came out although it must not",
            "Groups",
            "Cases that could not be judged",
        ):
            assert f"{heading}\n{'-' * len(heading)}" in text.replace("=", "-")
        assert "Cases judged: 2." in text
        assert "any to routine" in text
        assert "a1: tips: not held back" in text

    def test_a_figure_without_interval_says_only_itself(self):
        text = to_text(evaluation_report(evaluated(case(accepted=("cramp",)))))
        assert "An accepted condition comes first  100 %  1" in text

    def test_an_incomplete_kit_is_told(self):
        kit = tk.Kit(evolve(KNOWLEDGE, complete=False))
        told = evaluate(kit, EvaluationCases(cases=()), resamples=0)
        assert "could not be loaded" in to_text(evaluation_report(told))

    def test_data_is_plain_and_names_the_packs(self, kit):
        data = evaluate(kit, EvaluationCases(cases=()), resamples=0).to_dict()
        assert json.loads(json.dumps(data)) == data
        assert [pack["id"] for pack in data["packs"]] == ["differential", "lifestyle", "nutrients", "vocabulary"]
        assert data["schema_version"] == 1


def test_a_quantile_lies_between_two_values_and_at_the_ends_is_one():
    ordered = [1.0, 2.0, 4.0, 9.0]
    assert [quantile(ordered, share) for share in (0.0, 0.5, 1.0)] == [1.0, 3.0, 9.0]
    assert quantile(ordered, 0.9) == pytest.approx(7.5)
