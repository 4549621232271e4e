"""From profile to assessment, on a small knowledge whose numbers are known."""

from __future__ import annotations

import math
import pickle
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import handmade
from support.each import on_each

import twitchkit as tk
from twitchkit import Assessment, Knowledge, MedicineUse, Profile, ProfileError, Reading, SupplementUse, Tier
from twitchkit.content import Evidence, Finding, Kind
from twitchkit.logic import FALSE, ONE_PERSON, TRUE, UNKNOWN
from twitchkit.model.nutrient import Distribution
from twitchkit.quantity import ANYTHING, Interval
from twitchkit.reasoning import explain
from twitchkit.scoring import Person, assess, observe
from twitchkit.scoring.adequacy import Requirement, inadequacy, probability_inadequate

KNOWLEDGE = handmade.knowledge()
RESTLESS = {"urge": True, "rest": True, "relief": "full"}
CRAMP = {"knot": True, "minutes": 3, "side": "one", "weakness": False, "swelling": False}


def value(profile: Profile, key: str) -> object:
    return observe(KNOWLEDGE, profile).env[key]


class TestObserving:
    def test_answers_of_every_kind(self) -> None:
        profile = Profile(
            findings={"urge": True, "relief": "partial", "feel": ("numb",), "minutes": "0.5 h", "rest": False}
        )
        env = observe(KNOWLEDGE, profile).env
        assert (env["toy:urge"], env["toy:rest"], env["toy:knot"]) == (TRUE, FALSE, UNKNOWN)
        assert (env["toy:feel=burning"], env["toy:feel=numb"]) == (FALSE, TRUE)
        assert (Interval(1.0, 1.0), Interval(30.0, 30.0)) == (env["toy:relief"], env["toy:minutes"])

    def test_unknown_is_remembered_as_asked(self) -> None:
        observations = observe(KNOWLEDGE, Profile(findings={"urge": "unknown"}))
        assert frozenset({"toy:urge"}) == observations.asked_unknown
        assert "toy:urge" not in observations.known

    def test_a_derived_finding_follows_and_can_be_reported(self) -> None:
        assert value(Profile(findings={"weakness": True}), "toy:trouble") == TRUE
        assert value(Profile(findings={"weakness": False, "swelling": False}), "toy:trouble") == FALSE
        assert value(Profile(findings={"trouble": True, "weakness": False, "swelling": False}), "toy:trouble") == TRUE

    def test_a_calculated_measurement_gives_way_to_a_reported_one(self) -> None:
        parts = {"calcium": "2.0 mmol/L", "albumin": "30 g/L"}
        assert value(Profile(measurements=parts), "toy:adjusted_calcium") == pytest.approx((2.2, 2.2))
        reported = {**parts, "adjusted_calcium": "2.4 mmol/L"}
        assert Interval(2.4, 2.4) == value(Profile(measurements=reported), "toy:adjusted_calcium")
        assert value(Profile(measurements={"calcium": "2.0 mmol/L"}), "toy:adjusted_calcium") == ANYTHING

    @pytest.mark.parametrize(
        ("medicines", "taken", "years", "recent", "any_change"),
        [
            (None, UNKNOWN, ANYTHING, UNKNOWN, UNKNOWN),
            ((), FALSE, Interval(0, 0), FALSE, FALSE),
            ((MedicineUse(name="Lasix 40 mg"),), TRUE, Interval(0, math.inf), UNKNOWN, UNKNOWN),
            ((MedicineUse(name="furosemide", years=3),), TRUE, Interval(3, 3), FALSE, FALSE),
            ((MedicineUse(name="furosemide", change="started", weeks_ago=2),), TRUE, Interval(0, math.inf), TRUE, TRUE),
            (
                (MedicineUse(name="furosemide", change="started", weeks_ago=9),),
                TRUE,
                Interval(0, math.inf),
                FALSE,
                FALSE,
            ),
            (
                (MedicineUse(name="furosemide", change="stopped", weeks_ago=1),),
                FALSE,
                Interval(0, math.inf),
                FALSE,
                TRUE,
            ),
            ((MedicineUse(name="brandnewol"),), UNKNOWN, ANYTHING, UNKNOWN, UNKNOWN),
        ],
    )
    def test_medicines(
        self, medicines: object, taken: object, years: object, recent: object, any_change: object
    ) -> None:
        env = observe(KNOWLEDGE, Profile(medicines=medicines)).env
        assert (taken, years, recent, any_change) == (
            env["toy:drug_water"],
            env["toy:drug_water_years"],
            env["toy:recent_water"],
            env["toy:recent_any"],
        )

    def test_a_medicine_nobody_knows_is_reported(self) -> None:
        result = assess(KNOWLEDGE, Profile(medicines=(MedicineUse(name="brandnewol"),)))
        assert result.not_checked["medicines"] == ("brandnewol",)

    @pytest.mark.parametrize(
        ("medicines", "stopped"),
        [
            (None, UNKNOWN),
            ((), UNKNOWN),
            ((MedicineUse(name="omeprazole"),), UNKNOWN),
            ((MedicineUse(name="furosemide"),), UNKNOWN),
            ((MedicineUse(name="furosemide", change="started", weeks_ago=1),), FALSE),
            ((MedicineUse(name="furosemide", change="stopped", weeks_ago=3),), TRUE),
            ((MedicineUse(name="furosemide", change="lowered", weeks_ago=0),), TRUE),
            ((MedicineUse(name="furosemide", change="stopped"),), TRUE),
            ((MedicineUse(name="furosemide", change="stopped", weeks_ago=4),), FALSE),
            ((MedicineUse(name="furosemide", change="stopped", weeks_ago=4), MedicineUse(name="brandnewol")), UNKNOWN),
        ],
    )
    def test_a_medicine_that_was_stopped(self, medicines: tuple[MedicineUse, ...] | None, stopped: object) -> None:
        assert observe(KNOWLEDGE, Profile(medicines=medicines)).env["toy:stopped_water"] == stopped

    @pytest.mark.parametrize(
        ("use", "group", "one_of_it", "another"),
        [
            ({}, TRUE, UNKNOWN, FALSE),
            ({"change": "started", "weeks_ago": 2}, TRUE, UNKNOWN, FALSE),
            ({"change": "stopped", "weeks_ago": 2}, FALSE, FALSE, FALSE),
        ],
    )
    def test_a_name_of_several_things_tells_what_they_share(
        self, kit: tk.Kit, use: dict[str, object], group: object, one_of_it: object, another: object
    ) -> None:
        profile = Profile(medicines=(MedicineUse(name="Water tablets", **use),))
        env = observe(kit.knowledge, profile).env
        assert (group, one_of_it, another) == tuple(
            env[f"vocabulary:{name}"] for name in ("drug_diuretic", "drug_thiazide", "drug_statin")
        )

    def test_a_name_of_several_things_leaves_changes_and_years_open(self, kit: tk.Kit) -> None:
        uses = (
            MedicineUse(name="antidepressant", change="started", weeks_ago=3),
            MedicineUse(name="acid blocker", years=5),
        )
        observations = observe(kit.knowledge, Profile(medicines=uses))
        env = {key.removeprefix("vocabulary:"): value for key, value in observations.env.items()}
        assert (env["recent_ssri"], env["recent_statin"], env["recent_change_med"]) == (UNKNOWN, FALSE, TRUE)
        assert (env["drug_ppi_years"], env["drug_metformin_years"]) == (ANYTHING, Interval(0, 0))
        assert observations.notes["vocabulary:drug_acid_blocker"] == "acid blocker"

    def test_a_name_of_several_things_is_asked_back_and_not_called_unknown(self, kit: tk.Kit) -> None:
        result = kit.assess(Profile(medicines=(MedicineUse(name="blood thinner"), MedicineUse(name="warfarin"))))
        assert (result.not_checked["medicines"], result.not_checked["only_a_class"]) == ((), ("blood thinner",))

    def test_an_answer_against_the_medicines_is_present_and_warned_of(self) -> None:
        profile = Profile(medicines=(), findings={"drug_water": True})
        assert value(profile, "toy:drug_water") == TRUE
        assert len(assess(KNOWLEDGE, profile).notices) == 1

    def test_supplements_add_up_in_the_unit_of_the_finding(self) -> None:
        uses = (
            SupplementUse(name="a", per_day={"magnesium": "0.1 g"}),
            SupplementUse(name="b", per_day={"magnesium": "50 mg"}),
        )
        assert Interval(150.0, 150.0) == value(Profile(supplements=uses), "toy:supp_mg")
        assert Interval(0.0, 0.0) == value(Profile(supplements=()), "toy:supp_mg")
        assert value(Profile(), "toy:supp_mg") == ANYTHING

    def test_a_supplement_of_unknown_content_leaves_the_amount_open(self) -> None:
        uses = (SupplementUse(name="a", per_day={"magnesium": "50 mg"}), SupplementUse(name="some pill"))
        profile = Profile(supplements=uses)
        assert Interval(50.0, math.inf) == value(profile, "toy:supp_mg")
        assert assess(KNOWLEDGE, profile).not_checked["supplements"] == ("some pill",)

    def test_a_nutrient_nobody_knows_is_reported(self) -> None:
        profile = Profile(supplements=(SupplementUse(name="multi", per_day={"zinc": "5 mg"}),))
        assert assess(KNOWLEDGE, profile).not_checked["supplements"] == ("zinc in multi",)

    @pytest.mark.parametrize(
        ("reading", "low_side"),
        [
            ("low", Interval(-math.inf, math.nextafter(24.0, 0))),
            (Reading(value="low", low="10 ug/L"), Interval(-math.inf, math.nextafter(10.0, 0))),
            ("normal", Interval(24.0, 307.0)),
            ("< 30 ng/mL", Interval(-math.inf, math.nextafter(30.0, 0))),
        ],
    )
    def test_words_and_bounds_are_intervals(self, reading: object, low_side: Interval) -> None:
        assert low_side == value(Profile(sex="female", measurements={"ferritin": reading}), "toy:ferritin")

    def test_normal_without_sex_is_as_wide_as_any_limits(self) -> None:
        assert Interval(24.0, 336.0) == value(Profile(measurements={"ferritin": "normal"}), "toy:ferritin")

    def test_a_word_without_sex_is_as_wide_as_both_limits_leave_it(self) -> None:
        assert Interval(-math.inf, math.nextafter(30.0, 0)) == value(
            Profile(measurements={"ferritin": "low"}), "toy:ferritin"
        )


@on_each(
    "profile, code, place",
    [
        (Profile(age=-1), "TK106", "age"),
        (Profile(age=200), "TK106", "age"),
        (Profile(age=math.nan), "TK106", "age"),
        (Profile(sex="other"), "TK105", "sex"),
        (Profile(trimester=4), "TK106", "trimester"),
        (Profile(findings={"urgee": True}), "TK202", "findings.urgee"),
        (Profile(findings={"urge": "yes"}), "TK104", "findings.urge"),
        (Profile(findings={"urge": True, "toy:urge": True}), "TK204", "findings.toy:urge"),
        (Profile(findings={"relief": "much"}), "TK104", "findings.relief"),
        (Profile(findings={"relief": True}), "TK104", "findings.relief"),
        (Profile(findings={"feel": ("itch",)}), "TK104", "findings.feel"),
        (Profile(findings={"minutes": math.inf}), "TK106", "findings.minutes"),
        (Profile(findings={"minutes": 601}), "TK106", "findings.minutes"),
        (Profile(findings={"minutes": "3 kg"}), "TK104", "findings.minutes"),
        (Profile(findings={"minutes": "long"}), "TK104", "findings.minutes"),
        (Profile(findings={"minutes": True}), "TK104", "findings.minutes"),
        (Profile(measurements={"feritin": "3 ug/L"}), "TK202", "measurements.feritin"),
        (Profile(measurements={"ferritin": 30}), "TK208", "measurements.ferritin"),
        (Profile(measurements={"ferritin": "30"}), "TK208", "measurements.ferritin"),
        (Profile(measurements={"ferritin": "30 mg/dL"}), "TK208", "measurements.ferritin"),
        (Profile(measurements={"ferritin": "99999 ug/L"}), "TK106", "measurements.ferritin"),
        (Profile(measurements={"ferritin": "a lot"}), "TK104", "measurements.ferritin"),
        (Profile(measurements={"albumin": "low"}), "TK106", "measurements.albumin"),
        (Profile(measurements={"ferritin": Reading(value="3 kg")}), "TK208", "measurements.ferritin.value"),
        (
            Profile(measurements={"ferritin": Reading(value="3 ug/L", low="9 ug/L", high="1 ug/L")}),
            "TK106",
            "measurements.ferritin.low",
        ),
        (Profile(measurements={"ferritin": "3 ug/L", "toy:ferritin": "3 ug/L"}), "TK204", "measurements.toy:ferritin"),
        (Profile(medicines=(MedicineUse(name="x", change="swapped"),)), "TK105", "medicines.0.change"),
        (Profile(medicines=(MedicineUse(name="x", years=-2),)), "TK106", "medicines.0.years"),
        (
            Profile(supplements=(SupplementUse(name="x", per_day={"magnesium": "3 l"}),)),
            "TK208",
            "supplements.0.per_day.magnesium",
        ),
        (Profile(intake=tk.IntakeRecord(days=0, per_day={})), "TK106", "intake.days"),
        (Profile(intake=tk.IntakeRecord(days=3, per_day={"gold": "3 mg"})), "TK202", "intake.per_day.gold"),
        (Profile(intake=tk.IntakeRecord(days=3, per_day={"magnesium": "-3 mg"})), "TK106", "intake.per_day.magnesium"),
        (Profile(intake=tk.IntakeRecord(days=3, per_day={"magnesium": "> 3 mg"})), "TK106", "intake.per_day.magnesium"),
        (Profile(intake=tk.IntakeRecord(days=3, per_day={"magnesium": "some"})), "TK104", "intake.per_day.magnesium"),
    ],
)
def test_a_bad_profile_is_refused_with_its_place(profile: Profile, code: str, place: str) -> None:
    with pytest.raises(ProfileError) as caught:
        assess(KNOWLEDGE, profile)
    assert [(code, place)] == [(problem.code, problem.place) for problem in caught.value.diagnostics]


def test_all_that_is_wrong_with_a_profile_comes_at_once_and_repeats_no_answer() -> None:
    canary = "c4n4ry"
    profile = Profile(age=-1, findings={"urge": canary, "relief": canary}, measurements={"ferritin": f"12 {canary}"})
    with pytest.raises(ProfileError) as caught:
        assess(KNOWLEDGE, profile)
    assert len(caught.value.diagnostics) == 4
    assert str(caught.value).count(canary) == 0


class TestConditions:
    def test_criteria_that_are_met_decide(self) -> None:
        result = assess(KNOWLEDGE, Profile(findings=RESTLESS)).condition("restless")
        assert (result.band.value, result.criteria[0].state.value) == ("consistent", "met")

    def test_a_missing_requirement_refutes(self) -> None:
        result = assess(KNOWLEDGE, Profile(findings={**RESTLESS, "relief": "none"})).condition("restless")
        assert (result.band.value, result.criteria[0].state.value) == ("unlikely", "not_met")

    def test_what_else_explains_it_leaves_it_open(self) -> None:
        result = assess(KNOWLEDGE, Profile(findings={**RESTLESS, "knot": True, "minutes": 3})).condition("restless")
        assert (result.band.value, result.criteria[0].state.value) == ("possible", "open")
        assert "something else explains it" in result.criteria[0].because

    def test_open_criteria_name_what_is_missing(self) -> None:
        result = assess(KNOWLEDGE, Profile(findings={"urge": True, "rest": True})).condition("restless")
        assert result.criteria[0].missing == ("ease while moving",)

    def test_a_group_is_capped_and_the_cap_is_shown(self) -> None:
        result = assess(KNOWLEDGE, Profile(findings=RESTLESS)).condition("restless")
        together = sum(entry.log_lr.mid for entry in result.because if entry.group == "core")
        assert math.log(6.25) == pytest.approx(together)
        assert sum(entry.cap for entry in result.because) == 1

    def test_a_ceiling_caps_until_it_is_known(self) -> None:
        without = {key: answer for key, answer in CRAMP.items() if key != "side"}
        capped = assess(KNOWLEDGE, Profile(findings=without)).condition("cramp")
        assert (capped.band.value, len(capped.limited_by)) == ("possible", 1)
        assert assess(KNOWLEDGE, Profile(findings=CRAMP)).condition("cramp").band.value == "consistent"

    @pytest.mark.parametrize(("answer", "band"), [("knot", "possible"), ("rest", "not_assessable")])
    def test_one_answer_makes_possible_what_it_tells_of(self, answer: str, band: str) -> None:
        condition = {"knot": "cramp", "rest": "restless"}[answer]
        assert assess(KNOWLEDGE, Profile(findings={answer: True})).condition(condition).band.value == band

    def test_the_prior_knows_sex_and_nothing_of_it_is_evidence(self) -> None:
        anyone, woman = (assess(KNOWLEDGE, Profile(sex=sex)).condition("restless") for sex in (None, "female"))
        assert math.log(1.4) == pytest.approx(woman.log_odds.mid - anyone.log_odds.mid)
        assert woman.because == ()

    def test_a_stated_range_is_kept_and_another_is_widened_by_certainty(self) -> None:
        entries = {e.finding: e for e in assess(KNOWLEDGE, Profile(findings=RESTLESS)).condition("restless").because}
        assert pytest.approx((math.exp(entries["toy:rest"].log_lr.low), math.exp(entries["toy:rest"].log_lr.high))) == (
            2.0,
            4.0,
        )
        assert pytest.approx(math.exp(entries["toy:urge"].log_lr.high)) == 2.5 * 2

    def test_order_is_by_band_then_evidence_and_half_the_prior(self) -> None:
        result = assess(KNOWLEDGE, Profile(findings={**RESTLESS, **CRAMP, "minutes": 30}))
        ranks = [condition.band.rank for condition in result.conditions]
        assert sorted(ranks, reverse=True) == ranks

    def test_a_medicine_stands_beside_the_derived_finding_that_it_explains(self) -> None:
        content = handmade.content()
        derived = Finding(id="toy:any_tablet", name="any tablet for fluid", when="drug_water or swelling")
        evidence = Evidence(finding="any_tablet", present=2.0, **handmade.CITED)
        conditions = {
            **content.conditions,
            "toy:cramp": attrs.evolve(content.conditions["toy:cramp"], evidence=(evidence,)),
        }
        findings = [*content.findings.values(), derived]
        knowledge = Knowledge.build(attrs.evolve(content, findings=findings, conditions=conditions))
        result = assess(knowledge, Profile(medicines=(MedicineUse(name="Lasix"),))).condition("cramp")
        assert [entry.text for entry in result.because] == ["any tablet for fluid (Lasix)"]

    def test_a_reading_stands_beside_what_it_decided(self) -> None:
        result = assess(KNOWLEDGE, Profile(measurements={"ferritin": "18 ug/L"})).condition("restless")
        assert [entry.text for entry in result.because] == ["ferritin at most 75 ug/L (18 ug/L)"]


class TestUrgency:
    def test_nothing_known_is_routine(self) -> None:
        assert assess(KNOWLEDGE, Profile()).urgency.tier is Tier.ROUTINE

    def test_a_flag_sets_the_floor_and_says_what_to_do(self) -> None:
        urgency = assess(KNOWLEDGE, Profile(findings={"weakness": True})).urgency
        assert (
            urgency.tier,
            urgency.reasons[0].red_flag,
            urgency.reasons[0].do,
        ) == (Tier.URGENT, "toy:weak_now", "See a clinician soon.")

    def test_self_care_is_earned(self) -> None:
        assert assess(KNOWLEDGE, Profile(findings=CRAMP)).urgency.tier is Tier.SELF_CARE

    @pytest.mark.parametrize("change", [{"weakness": "unknown"}, {"swelling": "unknown"}, RESTLESS])
    def test_an_open_screen_or_another_fitting_condition_blocks_self_care(self, change: dict[str, object]) -> None:
        findings = {**CRAMP, **change}
        if change is RESTLESS:
            findings["minutes"] = 60
            findings["knot"] = False
        assert assess(KNOWLEDGE, Profile(findings=findings)).urgency.tier is Tier.ROUTINE

    @pytest.mark.parametrize(("complaint", "tier"), [(False, Tier.ROUTINE), (True, Tier.SELF_CARE)])
    def test_what_a_flag_names_blocks_self_care_but_not_the_complaint_itself(self, complaint: bool, tier: Tier) -> None:
        content = handmade.content()
        flag = attrs.evolve(content.red_flags["toy:weak_now"], when="knot and urge")
        knot = attrs.evolve(content.findings["toy:knot"], complaint=complaint)
        changed = attrs.evolve(content, red_flags={flag.id: flag}, findings={**content.findings, knot.id: knot})
        knowledge = Knowledge.build(changed)
        assert assess(knowledge, Profile(findings=CRAMP)).urgency.tier is tier
        assert assess(knowledge, Profile(findings={**CRAMP, "urge": True})).urgency.tier is Tier.URGENT

    @pytest.mark.parametrize(
        ("medicines", "tier"),
        [
            (["ibuprofen"], Tier.SELF_CARE),  # dangerous beside lithium, which is not taken
            (["ibuprofen", "brandnewol"], Tier.ROUTINE),  # which may be lithium
            (["ibuprofen", "water tablet", "lithium"], Tier.ROUTINE),
            (["clonidine"], Tier.ROUTINE),  # beside a sign that was not asked
        ],
    )
    def test_a_medicine_whose_flags_cannot_come_up_does_not_block_self_care(
        self, kit: tk.Kit, medicines: list[str], tier: Tier
    ) -> None:
        screen = {id.partition(":")[2]: False for id in kit.knowledge.plan.screen}
        cramp = {"leg_cramps": True, "painful_knot": True, "site_calf_foot": True, "relief_by_stretch": True}
        person = {
            "age": 40,
            "sex": "male",
            "medicines": [{"name": name} for name in medicines],
            "findings": {**screen, **cramp, "cramp_duration_min": 2},
        }
        assert kit.assess(tk.read_profile(person)).urgency.tier is tier

    @pytest.mark.parametrize(
        ("usual", "steps", "tier"),
        [
            (None, 0, Tier.SELF_CARE),
            (None, 7, Tier.ROUTINE),
            ((6.0, 10.0), 7, Tier.SELF_CARE),
            ((6.0, 10.0), 6, Tier.SELF_CARE),
            ((6.0, 10.0), 10, Tier.SELF_CARE),
            ((6.0, 10.0), 10.5, Tier.ROUTINE),
            ((6.0, 10.0), 0, Tier.ROUTINE),
            ((6.0, 10.0), "< 8", Tier.ROUTINE),
        ],
    )
    def test_a_number_that_is_usual_says_that_nothing_is_there(
        self, usual: tuple[float, float] | None, steps: float | str, tier: Tier
    ) -> None:
        content = handmade.content()
        number = Finding(id="toy:steps", name="steps", kind=Kind.NUMBER, plausible=(0, 99), usual=usual)
        knowledge = Knowledge.build(attrs.evolve(content, findings={**content.findings, number.id: number}))
        result = assess(knowledge, Profile(findings={**CRAMP, "steps": steps}))
        assert result.urgency.tier is tier
        assert ("steps" in result.not_checked["not_judged"]) is (tier is Tier.ROUTINE)

    @pytest.mark.parametrize(
        ("told", "tier"),
        [
            ({"kidneys": True}, Tier.SELF_CARE),
            ({"rest": True}, Tier.ROUTINE),
            ({"relief": "partial"}, Tier.SELF_CARE),
            ({"relief": "full"}, Tier.ROUTINE),
        ],
    )
    def test_what_is_neutral_beside_a_benign_condition_does_not_stand_against_it(
        self, told: dict[str, object], tier: Tier
    ) -> None:
        content = handmade.content()
        cramp = attrs.evolve(content.conditions["toy:cramp"], neutral=("kidneys",), neutral_up_to={"relief": "partial"})
        conditions = {cramp.id: cramp}  # no other looks at what was told
        knowledge = Knowledge.build(attrs.evolve(content, conditions=conditions, tips={}, claims={}))
        assert assess(knowledge, Profile(findings={**CRAMP, **told})).urgency.tier is tier

    @pytest.mark.parametrize(
        ("neutral_up_to", "code"),
        [({"relief": "fully"}, "TK209"), ({"side": "both"}, "TK205"), ({"releif": "full"}, "TK202")],
    )
    def test_a_level_that_is_none_is_a_problem(self, neutral_up_to: dict[str, str], code: str) -> None:
        content = handmade.content()
        cramp = attrs.evolve(content.conditions["toy:cramp"], neutral_up_to=neutral_up_to)
        with pytest.raises(tk.KnowledgeError) as caught:
            Knowledge.build(attrs.evolve(content, conditions={**content.conditions, cramp.id: cramp}))
        assert code in {problem.code for problem in caught.value.diagnostics}

    def test_open_screen_questions_are_listed(self) -> None:
        urgency = assess(KNOWLEDGE, Profile(findings={"weakness": "unknown"})).urgency
        assert (urgency.not_asked, urgency.asked_not_known) == (("toy:swelling",), ("toy:weakness",))

    def test_a_condition_raises_on_what_speaks_for_it_whatever_speaks_against(self) -> None:
        for answers in ({"swelling": True}, {"swelling": True, "urge": True}):
            urgency = assess(KNOWLEDGE, Profile(findings=answers)).urgency
            assert (urgency.tier, urgency.reasons[0].condition) == (Tier.SAME_DAY, "toy:clot")

    def test_a_condition_that_raises_nothing_is_no_reason(self) -> None:
        findings = {"swelling": True, "urge": True}
        urgency = assess(KNOWLEDGE, Profile(findings=findings, measurements={"calcium": "1.8 mmol/L"})).urgency
        assert [reason.red_flag for reason in urgency.reasons] == ["toy:low_calcium"]

    def test_while_something_urgent_is_open_a_benign_condition_is_at_most_possible(self) -> None:
        result = assess(KNOWLEDGE, Profile(findings={**CRAMP, "weakness": True}))
        assert result.condition("cramp").band.value == "possible"

    def test_an_emergency_shows_no_ranking_no_nutrients_no_tips(self) -> None:
        result = assess(KNOWLEDGE, Profile(findings=CRAMP, measurements={"calcium": "1.8 mmol/L"}))
        assert (result.urgency.tier, result.conditions, result.nutrients, result.tips) == (Tier.EMERGENCY, (), (), ())
        assert [item.id for item in result.withheld] == ["conditions", "nutrients", "intake", "tips", "foods"]

    def test_without_a_screen_nothing_is_advised_and_nothing_reassures(self) -> None:
        content = handmade.content()
        findings = [attrs.evolve(finding, screen=False) for finding in content.findings.values()]
        conditions = [attrs.evolve(condition, screen=()) for condition in content.conditions.values()]
        bare = Knowledge.build(attrs.evolve(content, findings=findings, conditions=conditions))
        result = assess(bare, Profile(findings=CRAMP))
        assert (result.urgency.tier, result.tips) == (Tier.ROUTINE, ())


class TestAdvice:
    def test_unknown_kidneys_withhold_with_the_reason(self) -> None:
        result = assess(KNOWLEDGE, Profile(findings=CRAMP))
        held = {item.id: (item.reason, item.seen, item.missing) for item in result.withheld}
        assert held["toy:magnesium_tablets"] == (
            "Weak kidneys cannot clear extra magnesium.",
            (),
            ("kidney disease",),
        )

    def test_known_healthy_kidneys_let_it_through_with_the_dispute(self) -> None:
        result = assess(KNOWLEDGE, Profile(findings={**CRAMP, "kidneys": False}))
        tip = next(tip for tip in result.tips if tip.id == "toy:magnesium_tablets")
        assert len(tip.disputes) == 1

    def test_known_disease_withholds_without_a_word_of_not_knowing(self) -> None:
        result = assess(KNOWLEDGE, Profile(findings={**CRAMP, "kidneys": True}))
        held = {item.id: item.reason for item in result.withheld}
        assert held["toy:magnesium_tablets"] == "Weak kidneys cannot clear extra magnesium."

    def test_general_tips_come_last(self) -> None:
        assert assess(KNOWLEDGE, Profile(findings=CRAMP)).tips[-1].id == "toy:see_someone"

    def test_a_caution_that_withholds_nothing_warns(self) -> None:
        result = assess(KNOWLEDGE, Profile(medicines=(MedicineUse(name="Lasix"),)))
        warned = [(item.text, item.seen) for item in result.warnings]
        assert warned == [("Water tablets change salts.", ("a water tablet (Lasix)",))]

    @given(st.floats(0, 17.9))
    def test_under_age_it_is_a_hand_off(self, age: float) -> None:
        result = assess(KNOWLEDGE, Profile(age=age, findings={**CRAMP, **RESTLESS}))
        assert (result.conditions, result.nutrients, result.tips) == ((), (), ())
        assert {"This is for adults."} == {item.reason for item in result.withheld}


class TestNutrients:
    def intake(self, amount: str, *, days: int = 7, **profile: object) -> tk.Assessment:
        record = tk.IntakeRecord(days=days, per_day={"magnesium": amount})
        return assess(KNOWLEDGE, Profile(age=40, sex="female", intake=record, **profile))

    def test_the_worked_example_of_the_institute_of_medicine(self) -> None:
        """IOM 2000: a woman of 40, 320 mg/d over 3 days, EAR 265, SD 26.5 and 86: adequate with probability 0.84."""
        inadequate = probability_inadequate(320, 265, sd_requirement=26.5, sd_within=86, days=3, kernel=ONE_PERSON)
        assert pytest.approx(1 - inadequate, abs=0.005) == 0.84

    @pytest.mark.parametrize(
        ("amount", "verdict"), [("600 mg", "likely_adequate"), ("270 mg", "uncertain"), ("120 mg", "likely_inadequate")]
    )
    def test_intake_against_the_average_requirement(self, amount: str, verdict: str) -> None:
        assert verdict == self.intake(amount).nutrients[0].adequacy.verdict

    def test_too_few_days_are_not_enough_data(self) -> None:
        assert self.intake("120 mg", days=1).nutrients[0].adequacy.verdict == "not_enough_data"

    def test_without_age_or_sex_no_reference_applies(self) -> None:
        result = assess(KNOWLEDGE, Profile(intake=tk.IntakeRecord(days=7, per_day={"magnesium": "120 mg"})))
        assert (result.nutrients[0].adequacy.verdict, result.nutrients[0].life_stage) == ("cannot_say", None)

    def test_a_supplement_counts_towards_intake_and_the_limit(self) -> None:
        uses = (SupplementUse(name="pill", per_day={"magnesium": "400 mg"}),)
        nutrient = self.intake("200 mg", supplements=uses).nutrients[0]
        assert (nutrient.intake.mid, nutrient.upper_limit.exceeded) == (600.0, True)

    def test_a_product_of_unknown_content_can_only_add(self) -> None:
        uses = (SupplementUse(name="pill"),)
        low = self.intake("120 mg", supplements=uses).nutrients[0]
        assert (low.adequacy.verdict, low.upper_limit.exceeded) == ("cannot_say", None)
        assert self.intake("600 mg", supplements=uses).nutrients[0].adequacy.verdict == "likely_adequate"

    def test_an_upper_bound_of_intake_is_a_range(self) -> None:
        nutrient = self.intake("< 100 mg").nutrients[0]
        assert (nutrient.adequacy.verdict, nutrient.intake.low) == ("likely_inadequate", 0.0)

    def test_labs_are_classified_by_the_report_first(self) -> None:
        usual = assess(KNOWLEDGE, Profile(measurements={"calcium": "2.2 mmol/L"})).nutrients[0].labs
        own = {"calcium": Reading(value="2.2 mmol/L", low="2.25 mmol/L", high="2.6 mmol/L")}
        report = assess(KNOWLEDGE, Profile(measurements=own)).nutrients[0].labs
        assert [(lab.classed, lab.limits) for lab in usual] == [("normal", "usual")]
        assert [(lab.classed, lab.limits) for lab in report] == [("low", "report")]

    @pytest.mark.parametrize(
        ("value", "classed"),
        [("2.1", "low"), ("2.2", "indeterminate"), ("2.3", "indeterminate"), ("2.4", "normal"), ("2.9", "high")],
    )
    def test_within_the_limits_a_value_may_settle_nothing(self, value: str, classed: str) -> None:
        content = handmade.content()
        calcium = attrs.evolve(content.measurements["toy:calcium"], indeterminate=(2.0, 2.3))
        open_zone = Knowledge.build(attrs.evolve(content, measurements={**content.measurements, calcium.id: calcium}))
        labs = assess(open_zone, Profile(measurements={"calcium": f"{value} mmol/L"})).nutrients[0].labs
        assert [lab.classed for lab in labs] == [classed]

    def test_a_calculated_marker_is_shown_as_such(self) -> None:
        result = assess(KNOWLEDGE, Profile(measurements={"calcium": "2.0 mmol/L", "albumin": "30 g/L"}))
        assert (
            result.nutrients[0].labs[0].value,
            result.nutrients[0].labs[0].classed,
        ) == ("2.2 mmol/L (calculated)", "normal")

    @pytest.mark.parametrize(
        ("calcium", "albumin", "value"),
        [
            ("< 2.0 mmol/L", "30 g/L", "at most 2.2 mmol/L (calculated)"),
            ("> 2.0 mmol/L", "30 g/L", "at least 2.2 mmol/L (calculated)"),
        ],
    )
    def test_a_calculated_marker_that_is_a_range_is_shown_as_one(self, calcium: str, albumin: str, value: str) -> None:
        result = assess(KNOWLEDGE, Profile(measurements={"calcium": calcium, "albumin": albumin}))
        assert result.nutrients[0].labs[0].value == value

    @given(st.floats(50, 900), st.floats(1, 100), st.floats(1, 100), st.sampled_from(["normal", "log"]))
    def test_another_day_equal_to_the_mean_never_widens_the_doubt(
        self, mean: float, few: float, more: float, distribution: str
    ) -> None:
        def doubt(days: float) -> float:
            p = inadequacy(
                mean,
                Requirement(265.0, cv=0.1),
                distribution=Distribution(distribution),
                sd_log=0.356,
                days=days,
                kernel=ONE_PERSON,
            )
            return min(p, 1 - p)

        few, more = sorted((few, more))
        assert doubt(more) <= doubt(few) + 1e-12


def through_a_pickle(result: Assessment) -> Assessment:
    return pickle.loads(pickle.dumps(result))  # noqa: S301


class TestExplaining:
    @pytest.mark.parametrize(
        ("name", "findings", "part"),
        [
            ("restless", {}, "Fewer than 2 answers"),
            ("restless", {"urge": True, "rest": True}, "is open"),
            ("restless", {"urge": False, "rest": True}, "is not met"),
            ("cramp", {"knot": True, "minutes": 3}, "At most possible"),
            ("stretch", {}, "Nothing that it is for is possible"),
            ("magnesium_tablets", CRAMP, "Weak kidneys"),
            ("magnesium", {}, "Neither a lab value nor an intake"),
            ("weak_now", {}, "Not known: weakness"),
            ("weak_now", {"weakness": False}, "is not there: weakness: no"),
            ("kidneys_first", {"kidneys": False}, "does not hold"),
        ],
    )
    def test_why_not(self, name: str, findings: dict[str, object], part: str) -> None:
        assert part in " ".join(explain(Person.of(KNOWLEDGE, Profile(findings=findings)), name).why_not)

    @pytest.mark.parametrize(
        ("name", "profile"),
        [
            ("restless", Profile(findings=RESTLESS)),
            ("stretch", Profile(findings=CRAMP)),
            ("magnesium", Profile(measurements={"calcium": "2 mmol/L", "albumin": "40 g/L"})),
            ("kidneys_first", Profile()),
            ("mind_water", Profile(medicines=(MedicineUse(name="Lasix"),))),
            ("weak_now", Profile(findings={"weakness": True})),
        ],
    )
    def test_why(self, name: str, profile: Profile) -> None:
        explanation = explain(Person.of(KNOWLEDGE, profile), name)
        assert explanation.result is not None
        assert explanation.why_not == ()

    def test_an_unknown_name(self) -> None:
        with pytest.raises(tk.UnknownIdError, match="did you mean"):
            explain(Person.of(KNOWLEDGE, Profile()), "restles")

    def test_a_kit_explains_its_own_results_only(self) -> None:
        kit, other = tk.Kit(KNOWLEDGE), tk.load([])
        result = kit.assess(Profile(findings=RESTLESS))
        assert kit.explain(result, "restless").name == "Restless legs"
        with pytest.raises(tk.TwitchkitError, match="other packs"):
            other.explain(result, "restless")

    @pytest.mark.parametrize("again", [lambda result: tk.read_assessment(result.to_dict()), through_a_pickle])
    def test_an_assessment_that_lost_its_profile_takes_it_back(self, again: Callable[[Assessment], Assessment]) -> None:
        kit, profile = tk.Kit(KNOWLEDGE), Profile(findings=RESTLESS)
        result = kit.assess(profile)
        read = again(result)
        assert read == result
        assert read.person is None
        with pytest.raises(tk.TwitchkitError, match="pass it as profile="):
            kit.explain(read, "restless")
        with pytest.raises(tk.TwitchkitError, match="made from another profile: pass that one"):
            kit.explain(read, "restless", profile=Profile(findings=CRAMP))
        assert kit.explain(read, "restless", profile=profile) == kit.explain(result, "restless")
        assert kit.with_questions(read, profile=profile) == kit.with_questions(result)

    def test_the_person_behind_an_assessment_is_not_shown(self) -> None:
        result = tk.Kit(KNOWLEDGE).assess(Profile(findings=RESTLESS))
        assert "person" not in result.to_dict()
        assert "person" not in repr(result)
        assert "urge" not in repr(result.person)


def test_what_is_left_out_of_the_assessment_is_explained_all_the_same() -> None:
    kit = tk.Kit(KNOWLEDGE)
    result = kit.assess(Profile(findings=CRAMP, measurements={"calcium": "1.8 mmol/L"}))
    assert kit.explain(result, "cramp").result.band.value == "possible"


def test_an_assessment_survives_write_and_read() -> None:
    result = assess(KNOWLEDGE, Profile(age=40, sex="female", findings={**CRAMP, **RESTLESS}), as_of="2026-11-22")
    assert result == tk.read_assessment(result.to_dict())
