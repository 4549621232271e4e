"""Somebody whose answers are known is asked: what follows from them is told too, and what was left open stays open."""

from __future__ import annotations

import attrs
import pytest

import twitchkit as tk
from twitchkit.evaluation.answering import Respondent
from twitchkit.model.question import AnswerKind


@pytest.fixture(scope="module")
def opening(kit: tk.Kit) -> tk.Question:
    """The first question: what somebody comes with."""
    screen = kit.next_questions(tk.Profile())
    assert isinstance(screen, tk.Screen)
    return screen.questions[0]


def answering(kit: tk.Kit, **findings: bool) -> Respondent:
    return Respondent.of(kit.knowledge, tk.Profile(age=50, sex="female", findings=findings))


def test_the_complaints_are_those_of_which_everything_was_told(kit: tk.Kit, opening: tk.Question):
    cramps, by_day = (
        next(level for level in opening.levels if level.startswith(said)) for said in ("Cramps at", "Leg or")
    )
    assert set(opening.tells[cramps]) == {"vocabulary:leg_cramps", "vocabulary:painful_knot"}

    assert answering(kit, leg_cramps=True, painful_knot=True).told(opening) == (cramps,)
    assert answering(kit, leg_cramps=True, painful_knot=True, cramps_by_day=True).told(opening) == (cramps, by_day)
    assert answering(kit, leg_cramps=True).told(opening) == "unknown"
    assert answering(kit, leg_cramps=False, painful_knot=False).told(opening) == "unknown"


def test_what_follows_from_an_answer_is_told_as_well(kit: tk.Kit, opening: tk.Question):
    assert kit.knowledge.findings["vocabulary:blood_loss"].when == "heavy_periods"
    asked = attrs.evolve(opening, id="vocabulary:blood_loss", kind=AnswerKind.YES_NO, tells={})

    assert answering(kit, heavy_periods=True).told(asked) is True
    assert answering(kit, leg_cramps=True).told(asked) == "unknown"


def test_who_says_that_she_is_pregnant_says_since_when_and_nobody_says_so_with_anything_else(
    kit: tk.Kit, opening: tk.Question
):
    whole = tk.Profile(age=30, sex="female", pregnant=True, trimester=3, breastfeeding=False)
    somebody = Respondent.of(kit.knowledge, whole)
    asked = {
        id: attrs.evolve(opening, id=id, kind=kind, tells={}, levels=())
        for id, kind in (("pregnant", AnswerKind.YES_NO), ("age", AnswerKind.NUMBER))
    }

    told = somebody.answer(asked["pregnant"], tk.Profile())
    assert told == tk.Profile(pregnant=True, trimester=3, breastfeeding=False)
    assert somebody.answer(asked["age"], tk.Profile()) == tk.Profile(age=30)
