"""Sixty complaints from outside the field, fifteen people inside it, and what every warning sign keeps from being said.

The complaints were written before the rules (tests/data/outside_complaints.json), in the kind of public vignettes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from support.each import on_each
from support.quick import one_in
from support.shipped_cases import shipped_cases

import twitchkit as tk
from twitchkit.model.question import Purpose, Question, StopReason
from twitchkit.render.plain import to_text
from twitchkit.render.report import report

PEOPLE = json.loads((Path(__file__).parents[1] / "data" / "outside_complaints.json").read_text(encoding="utf-8"))
OUTSIDE, INSIDE = PEOPLE["outside"], PEOPLE["inside"]
EMERGENCIES = [person for person in OUTSIDE if person["emergency"]]
REASSURING = ("None of the warning signs", "normal visit", "what you can do yourself", "Your answers fit")
PACKS = ("vocabulary", "nutrients", "differential", "lifestyle")


def said(kit: tk.Kit, result: tk.Assessment) -> str:
    """Return a report as one line, so that a sentence is found wherever the lines break."""
    return " ".join(to_text(report(result, knowledge=kit.knowledge)).split())


def named(people: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("person", people, ids=[person["id"] for person in people])


@named(OUTSIDE)
def test_who_comes_with_something_else_is_told_so(kit: tk.Kit, person: dict[str, Any]):
    result = kit.with_questions(kit.assess(tk.read_profile(person["profile"])))
    text = said(kit, result)
    assert result.in_scope is False
    assert "This program knows only" in text
    assert "Ask a doctor, a pharmacist or a nurse advice line" in text
    assert (result.conditions, result.tips, result.foods, result.questions) == ((), (), None, ())
    assert [words for words in REASSURING if words in text] == []
    assert result.urgency.tier is not tk.Tier.SELF_CARE


@named(OUTSIDE)
def test_that_it_is_out_of_scope_stands_before_all_but_what_has_to_be_done_today(kit: tk.Kit, person: dict[str, Any]):
    result = kit.assess(tk.read_profile(person["profile"]))
    title = to_text(report(result, knowledge=kit.knowledge)).splitlines()[1]
    first = {tk.Tier.EMERGENCY: "Get emergency help now.", tk.Tier.SAME_DAY: "See or call a doctor today."}
    assert title == first.get(result.urgency.tier, "What you came with cannot be judged here.")


@named(EMERGENCIES)
def test_no_emergency_is_left_for_another_day(kit: tk.Kit, person: dict[str, Any]):
    assert kit.assess(tk.read_profile(person["profile"])).urgency.tier.rank >= tk.Tier.SAME_DAY.rank


@named(INSIDE)
def test_who_tells_no_complaint_or_one_of_the_field_is_not_sent_away(kit: tk.Kit, person: dict[str, Any]):
    result = kit.assess(tk.read_profile(person["profile"]))
    assert result.in_scope is person["expected"]["in_scope"]
    assert result.scope == ""
    assert "This program knows only" not in said(kit, result)
    if result.urgency.tier.rank < tk.Tier.SAME_DAY.rank:
        assert result.conditions


def test_a_fever_that_follows_from_a_temperature_is_a_complaint(kit: tk.Kit):
    assert kit.assess(tk.read_profile({"findings": {"fever_c": 38.6}})).in_scope is False
    assert kit.assess(tk.read_profile({"findings": {"fever_c": 36.6}})).in_scope is None


def test_what_is_asked_of_every_part_of_the_body_brings_nothing_into_the_field(kit: tk.Kit):
    everywhere = {
        "touch_hurts": True, "wakes_from_sleep": True, "evening_worse": True, "worse_at_rest": True, "fatigue": True,
        "relief_by_moving": "full", "sensation_quality": ["burning"], "insomnia": True, "broken_sleep": True,
        "affected_sites": ["calf", "belly"], "pain_score": 6, "unsteady_new": True, "tremor": True, "muscle_ache": True,
    }  # fmt: skip
    assert kit.assess(tk.read_profile({"findings": everywhere})).in_scope is None
    assert kit.assess(tk.read_profile({"findings": {**everywhere, "headache": True}})).in_scope is False


class TestWhoSaysSo:
    def test_it_settles_the_scope(self, kit: tk.Kit):
        assert kit.assess(tk.read_profile({"findings": {"other_complaint": True}})).in_scope is False
        assert kit.assess(tk.read_profile({"findings": {"other_complaint": True, "leg_cramps": True}})).in_scope is True
        assert kit.assess(tk.read_profile({"findings": {"other_complaint": False, "headache": True}})).in_scope is True

    def test_it_is_asked_before_anything_else_where_all_that_was_told_belongs_elsewhere(self, kit: tk.Kit):
        profile = tk.read_profile({"findings": {"headache": True}})
        question = kit.next_question(profile)
        assert isinstance(question, Question)
        assert (question.id, question.purpose) == ("vocabulary:other_complaint", Purpose.SCOPE)
        outside = question.answered(profile, True)
        assert kit.next_question(outside).purpose is Purpose.SCREEN
        follow_ups = kit.knowledge.follow_ups.values()
        signs = {*kit.knowledge.plan.screen, *(id for item in follow_ups for id in (*item.asks, *item.beside))}
        while isinstance(stop := kit.next_question(outside, skip=signs), Question):
            assert stop.purpose is Purpose.RED_FLAG  # what is within reach of a headache
            signs.add(stop.id)
        assert stop.reason is StopReason.HANDED_OVER
        assert stop.why.startswith("This program knows only")
        on = kit.next_question(question.answered(profile, False))
        assert isinstance(on, Question)
        assert on.purpose is Purpose.COMPLAINT

    def test_an_assessment_outside_the_field_reads_back(self, kit: tk.Kit):
        result = kit.assess(tk.read_profile({"findings": {"sore_throat": True}}))
        again = tk.read_assessment(result.to_dict())
        assert again == result
        assert (again.in_scope, again.scope.startswith("This program knows only")) == (False, True)
        keys = list(result.to_dict())
        assert keys.index("in_scope") < keys.index("urgency")


def hits() -> Iterator[tuple[str, tk.Profile]]:
    """Yield for every red flag of the packs a person whom it reaches."""
    seen = set[str]()
    for pack in PACKS:
        for case in shipped_cases(pack).cases:
            for name in case.expect.red_flags:
                if name not in seen:
                    seen.add(name)
                    yield name, case.profile


HITS = dict(hits())


def test_every_flag_has_somebody_whom_it_reaches(kit: tk.Kit):
    assert {kit.knowledge.find(name).id for name in HITS} == set(kit.knowledge.red_flags)


@pytest.mark.parametrize("all_no", [False, True], ids=["alone", "beside a screen answered no"])
@on_each("flag", one_in(6, HITS))
def test_no_flag_is_ever_reassured(kit: tk.Kit, flag: str, all_no: bool):
    profile = HITS[flag]
    if all_no:
        told = {kit.knowledge.resolve("findings", name) for name in profile.findings}
        screen = {id: False for id in kit.knowledge.plan.screen if id not in told}
        profile = evolve(profile, findings={**profile.findings, **screen})
    result = kit.assess(profile)
    assert kit.knowledge.find(flag).id in {reason.red_flag for reason in result.urgency.reasons}
    assert result.urgency.tier is not tk.Tier.SELF_CARE
    assert "None of the warning signs" not in said(kit, result)


class TestWhatIsSaidOfWarningSigns:
    def test_what_can_be_part_of_one_is_named(self, kit: tk.Kit):
        result = kit.assess(tk.read_profile({"findings": {"leg_cramps": True, "progressive": True}}))
        assert "You named something that can be part of a warning sign: steady worsening." in said(kit, result)

    def test_neither_a_complaint_nor_a_medicine_nor_a_history_is_one(self, kit: tk.Kit):
        profile = tk.read_profile(
            {
                "medicines": [{"name": "bumetanide"}],
                "findings": {"urge_to_move": True, "hx_diabetes": True, "weakness": False},
            }
        )
        result = kit.assess(profile)
        result = evolve(result, urgency=evolve(result.urgency, not_asked=(), asked_not_known=()))  # all were asked
        assert result.urgency.named == ()
        assert "None of the warning signs that this program knows was named." in said(kit, result)

    def test_what_nothing_judges_is_named(self, kit: tk.Kit):
        result = kit.assess(tk.read_profile({"findings": {"urge_to_move": True, "cough": True}}))
        assert result.not_checked["not_judged"] == ("a cough",)
        assert "Not judged here: a cough." in said(kit, result)
