"""The order of what is urgent: the reasons for a tier, and the questions that could raise it."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import handmade
from support.asking import askable
from support.strategies import contents, knowledges, profiles

import twitchkit as tk
from twitchkit import Question, Tier
from twitchkit.ids import short
from twitchkit.knowledge import RedFlagPlan
from twitchkit.logic import FALSE, ONE_PERSON
from twitchkit.model.question import AnswerKind, Purpose
from twitchkit.scoring import Person, assess, observe


def in_order(result: tk.Assessment) -> bool:
    ranks = [reason.tier.rank for reason in result.urgency.reasons]
    return ranks == sorted(ranks, reverse=True) and ranks[:1] in ([], [result.urgency.tier.rank])


@given(knowledges, st.data())
def test_reasons_run_from_most_to_least_urgent(knowledge: tk.Knowledge, data: st.DataObject) -> None:
    assert in_order(assess(knowledge, data.draw(profiles(knowledge))))


@given(st.data())
def test_so_they_do_on_the_shipped_packs(kit: tk.Kit, data: st.DataObject) -> None:
    assert in_order(kit.assess(data.draw(profiles(kit.knowledge))))


@given(knowledges, st.data())
def test_no_red_flag_that_is_up_is_passed_over(knowledge: tk.Knowledge, data: st.DataObject) -> None:
    check_flags(Person.of(knowledge, data.draw(profiles(knowledge))))


@given(st.data())
def test_none_of_the_shipped_packs_is(kit: tk.Kit, data: st.DataObject) -> None:
    check_flags(Person.of(kit.knowledge, data.draw(profiles(kit.knowledge))))


def check_flags(person: Person) -> None:
    """Which flags are looked at follows from what is present; all of them tell the same."""
    up = [flag.red_flag.id for flag in person.knowledge.plan.red_flags.items if flag.is_up(person.observations.env)]
    assert list(person.flags) == up


def could_raise_to(kit: tk.Kit, profile: tk.Profile, question: Question) -> int:
    """Return the rank of the most urgent tier that a yes may help to: with what else its red flags name."""
    asked = kit.knowledge.findings
    most = kind_of_danger(kit, question.id)
    for flag in kit.knowledge.plan.red_flags.items:
        if question.id not in flag.names:
            continue
        others = [id for id in flag.names if id in asked and asked[id].kind == "yes_no" and asked[id].question]
        told = {id for id, answer in profile.findings.items() if answer != "unknown"}  # what nobody knows may be so
        yes = {id: True for id in others if id not in told and short(id) not in told}
        then = kit.assess(attrs.evolve(profile, findings={**profile.findings, **yes}))
        if flag.red_flag.id in {reason.red_flag for reason in then.urgency.reasons}:
            most = max(most, flag.red_flag.tier.rank)
    return most


def kind_of_danger(kit: tk.Kit, id: str) -> int:
    """Return the rank of an emergency for what leads to questions of its own: what a yes leads to may be one."""
    return Tier.EMERGENCY.rank if id in kit.knowledge.plan.asking.leading else 0


@given(contents().map(askable).map(tk.Knowledge.build), st.data())
def test_warning_signs_are_asked_from_most_to_least_urgent(knowledge: tk.Knowledge, data: st.DataObject) -> None:
    check_the_screen(tk.Kit(knowledge), data.draw(profiles(knowledge, ages=st.floats(18, 100))))


@pytest.mark.thorough
@settings(max_examples=8)
@given(st.data())
def test_so_they_are_on_the_shipped_packs(kit: tk.Kit, data: st.DataObject) -> None:
    check_the_screen(kit, data.draw(profiles(kit.knowledge, ages=st.floats(18, 100))))


def check_the_screen(kit: tk.Kit, profile: tk.Profile) -> None:
    """Each question is asked while it can raise the tier, and none could raise it further than those before it."""
    skip = {"complaint", "age", "sex", "medicines", "supplements"}
    skip |= {id for complaint in kit.knowledge.complaints.values() for id in complaint.first}
    skip |= {id for complaint in kit.knowledge.complaints.values() for id in complaint.warning_signs}
    skip -= {*kit.knowledge.plan.screen}
    profile = attrs.evolve(profile, sex="male", pregnant=None)
    before: list[int] = []
    while isinstance(asked := kit.next_question(profile, skip=skip), Question) and asked.purpose is Purpose.SCREEN:
        named = [flag for flag in open_flags(kit, profile) if asked.id in flag.names]
        if asked.kind is AnswerKind.YES_NO and named:  # a screen may ask what no open flag reads
            tier = kit.assess(profile).urgency.tier
            most = max(kind_of_danger(kit, asked.id), *(flag.red_flag.tier.rank for flag in named))
            assert tier.rank < Tier.SAME_DAY.rank or most > tier.rank, asked.id
            assert min(before, default=most) >= could_raise_to(kit, profile, asked), asked.id
            before.append(most)
        profile = asked.answered(profile, "unknown")


def open_flags(kit: tk.Kit, profile: tk.Profile) -> list[RedFlagPlan]:
    """Return the red flags that nothing which was told has settled."""
    env = observe(kit.knowledge, profile).env
    return [flag for flag in kit.knowledge.plan.red_flags.items if not any(flag.evaluate(env, ONE_PERSON))]


def test_a_flag_is_down_where_the_answer_that_raised_it_turns_round() -> None:
    person = Person.of(handmade.knowledge(), tk.Profile(findings={"weakness": True}))
    assert list(person.flags) == ["toy:weak_now"]
    assert list(person.after({"toy:weakness": FALSE}).flags) == []


def open_signs(kit: tk.Kit, **told: object) -> list[str]:
    return [short(id) for id in kit.assess({"age": 29, "sex": "female", **told}).urgency.not_asked]


def test_open_signs_begin_with_those_of_the_complaint(kit: tk.Kit) -> None:
    assert open_signs(kit, findings={"low_back_pain": True, "leg_pain": True})[0] == "leg_swelling_unilateral"
    assert open_signs(kit, findings={"urge_to_move": True})[0] == "suicidal"


def test_in_pregnancy_its_own_signs_are_named_first(kit: tk.Kit) -> None:
    signs = open_signs(kit, pregnant=True, findings={"leg_cramps": True})
    assert signs[:2] == ["head_or_sight_changed", "leg_swelling_unilateral"]
