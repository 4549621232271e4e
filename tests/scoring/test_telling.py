"""What an assessment says that it was told: all of it, as it was understood, with limits in numbers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.each import on_each
from support.strategies import knowledges, profiles

import twitchkit as tk
from twitchkit.model.told import State
from twitchkit.scoring import assess

PEOPLE = sorted((Path(__file__).parents[1] / "render" / "snapshots").glob("*.toml"))


def told_of(kit: tk.Kit, **told: object) -> tk.Told:
    return kit.assess({"age": 61, "sex": "female", **told}).told


class TestAnswers:
    def test_each_is_there_absent_or_unknown_with_its_level(self, kit: tk.Kit):
        answers = told_of(
            kit,
            findings={
                "urge_to_move": True,
                "wasting": False,
                "weakness": "unknown",
                "relief_by_moving": "full",
                "sensation_quality": ["burning"],
            },
        ).answers
        assert {answer.id.partition(":")[2]: (answer.state, answer.value) for answer in answers} == {
            "urge_to_move": (State.PRESENT, ""),
            "wasting": (State.ABSENT, ""),
            "weakness": (State.UNKNOWN, ""),
            "relief_by_moving": (State.PRESENT, "full"),
            "sensation_quality": (State.PRESENT, "burning"),
        }

    @settings(max_examples=20)
    @given(st.data())
    def test_whatever_was_answered_is_told_once(self, data: st.DataObject):
        knowledge = data.draw(knowledges)
        profile = data.draw(profiles(knowledge))
        told = assess(knowledge, profile).told
        assert sorted(answer.id for answer in told.answers) == sorted(profile.findings)
        assert sorted(reading.id for reading in told.readings if not reading.calculated) == sorted(
            id for id, value in profile.measurements.items() if value != "unknown"
        )
        unknown = {id for id, answer in profile.findings.items() if answer == "unknown"}
        assert {answer.id for answer in told.answers if answer.state is State.UNKNOWN} == unknown

    @pytest.mark.parametrize(
        ("answers", "told"),
        [
            ({"weakness_speed": "hours"}, ("present", "hours")),
            ({"age_group": "child"}, ("present", "child")),
            ({"distress": "none"}, ("absent", "none")),
            ({"sensation_quality": []}, ("absent", "none")),
            ({"sensation_quality": ["none"]}, ("absent", "none")),
            ({"alcohol_g_day": 0}, ("absent", "0 g a day")),
            ({"stopped_alcohol_benzo_d": 0}, ("present", "0 days")),
            ({"duration_weeks": 1}, ("present", "1 week")),
            ({"test_ecg_shows": ["long_qt"]}, ("present", "long qt")),
            ({"hx_dialysis": True}, ("present", "")),
        ],
    )
    def test_only_none_never_and_nothing_of_something_are_a_no(self, kit: tk.Kit, answers: dict, told: tuple[str, str]):
        (answer,) = kit.assess({"sex": "female", "findings": answers}).told.answers
        assert (answer.state.value, answer.value) == told

    def test_a_no_that_a_reading_contradicts_is_told_as_both(self, kit: tk.Kit):
        (answer,) = told_of(kit, findings={"fever": False}, measurements={"body_temperature": "39.5 Cel"}).answers
        assert (answer.state, answer.value) == (State.PRESENT, "answered no, but other answers say so")

    def test_what_was_asked_and_is_not_known_is_named(self, kit: tk.Kit):
        unknown = {"sex": "unknown", "medicines": "unknown", "measurements": {"ferritin": "unknown"}}
        told = kit.assess({"age": 61, **unknown}).told
        assert (told.not_known, told.sex) == (("sex", "medicines", "ferritin"), None)

    def test_age_and_sex_that_are_told_as_answers_are_those_of_the_person(self, kit: tk.Kit):
        answered = kit.assess({"findings": {"age_years": 9, "leg_cramps": True}})
        said = kit.assess({"age": 9, "findings": {"leg_cramps": True}})
        assert (answered.told.age, answered.conditions) == (9.0, said.conditions) == (9.0, ())
        assert [held.id for held in answered.withheld] == [held.id for held in said.withheld]


class TestSigns:
    def test_a_sign_that_nobody_asked_about_is_not_one_that_is_not_known(self, kit: tk.Kit):
        signs = {
            sign.id.partition(":")[2]: (sign.asked, sign.state)
            for sign in told_of(kit, findings={"weakness": "unknown", "wasting": False, "chest_pain": True}).signs
        }
        assert signs["weakness"] == (True, State.UNKNOWN)
        assert signs["wasting"] == (True, State.ABSENT)
        assert signs["chest_pain"] == (True, State.PRESENT)
        assert signs["dark_urine"] == (False, State.UNKNOWN)

    def test_unasked_ones_begin_with_those_of_the_complaint_then_of_what_fits_best(self, kit: tk.Kit):
        cramp = {"leg_cramps": True, "painful_knot": True}
        found = kit.assess({"age": 61, "findings": {**cramp, "weakness": False}}).urgency.not_asked
        assert [id.partition(":")[2] for id in found[:5]] == [
            "leg_swelling_unilateral",
            "cold_pale_leg",
            "dark_urine",
            "palpitations",
            "wasting",
        ]

    def test_without_a_complaint_the_most_urgent_come_first(self, kit: tk.Kit):
        ranks = []
        for id in kit.assess({"age": 61}).urgency.not_asked:
            flags = [flag.red_flag.tier.rank for flag in kit.knowledge.plan.red_flags.items if id in flag.names]
            ranks.append(max(flags, default=0))
        assert ranks == sorted(ranks, reverse=True)


class TestReadings:
    def test_limits_are_numbers_in_the_unit(self, kit: tk.Kit):
        (reading,) = told_of(kit, measurements={"ferritin": {"value": "< 18 ug/L", "low": "30 ug/L"}}).readings
        assert (reading.low, reading.high, reading.unit) == (None, 18.0, "ug/L")
        assert (reading.limit_low, reading.limit_high, reading.limits) == (30.0, 307.0, "report")
        assert reading.classed is tk.LabClass.LOW

    def test_from_where_a_reading_alone_is_urgent(self, kit: tk.Kit):
        (reading,) = told_of(kit, measurements={"serum_potassium": "4.1 mmol/L"}).readings
        assert reading.worry_low is not None
        assert reading.worry_high is not None
        assert reading.worry_low < reading.limit_low < 4.1 < reading.limit_high < reading.worry_high

    def test_a_child_is_told_no_limits_of_adults(self, kit: tk.Kit):
        told = kit.assess({"age": 9, "measurements": {"hemoglobin": "110 g/L"}}).told
        (reading,) = told.readings
        assert (reading.limit_low, reading.limit_high, reading.classed) == (None, None, tk.LabClass.UNKNOWN)

    def test_a_child_keeps_those_of_its_own_report(self, kit: tk.Kit):
        reading = {"value": "14 ug/L", "low": "10 ug/L"}
        (told,) = kit.assess({"age": 9, "measurements": {"ferritin": reading}}).told.readings
        assert (told.limit_low, told.limit_high) == (10.0, None)

    def test_a_side_that_a_report_leaves_out_is_the_usual_one(self, kit: tk.Kit):
        (told,) = told_of(kit, measurements={"serum_magnesium": {"value": "0.6 mmol/L", "high": "1 mmol/L"}}).readings
        assert (told.limit_low, told.limit_high, told.classed) == (0.7, 1.0, tk.LabClass.LOW)

    def test_limits_that_sex_decides_are_open_where_it_is_not_told(self, kit: tk.Kit):
        (told,) = kit.assess({"age": 40, "measurements": {"hemoglobin": "125 g/L"}}).told.readings
        assert (told.limit_low, told.classed) == (None, tk.LabClass.UNKNOWN)

    def test_with_an_eating_disorder_no_body_mass_index_is_worked_out(self, kit: tk.Kit):
        measured = {"body_height": "164 cm", "body_weight": "41 kg"}
        told = told_of(kit, findings={"hx_eating_disorder": True}, measurements=measured)
        assert [reading.id for reading in told.readings if reading.calculated] == []


class TestMedicines:
    def test_nobody_asked_and_none_are_not_the_same(self, kit: tk.Kit):
        assert told_of(kit).medicines is None
        assert told_of(kit, medicines=[]).medicines == ()
        assert told_of(kit, medicines="unknown").medicines is None

    def test_a_change_is_told_with_its_time(self, kit: tk.Kit):
        (use,) = told_of(kit, medicines=[{"name": "lithium", "change": "raised", "weeks_ago": 2}]).medicines or ()
        assert (use.name, use.change, use.weeks_ago) == ("lithium", "raised", 2.0)


class TestShown:
    @on_each("path", PEOPLE)
    def test_it_reads_back_and_keeps_all_that_is_said_of_safety(self, kit: tk.Kit, path: Path):
        result = kit.with_questions(kit.assess(tk.read_profile(path)))
        data = json.loads(json.dumps(result.to_dict(detail="shown")))
        back = tk.read_assessment(data)
        for kept in (
            "urgency",
            "told",
            "withheld",
            "warnings",
            "not_checked",
            "notices",
            "scope",
            "disclaimer",
            "lack",
        ):
            assert getattr(back, kept) == getattr(result, kept)
        assert {source.id for source in back.sources} <= {source.id for source in result.sources}

    def test_a_usual_person_takes_less_than_25_kilobytes(self, kit: tk.Kit):
        results = [kit.with_questions(kit.assess(tk.read_profile(path))) for path in PEOPLE[::3]]
        sizes = sorted(len(json.dumps(result.to_dict(detail="shown"))) for result in results)
        assert sizes[len(sizes) // 2] < 25_000
