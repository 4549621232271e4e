"""Questions on one screen, answered together."""

import pytest

import twitchkit as tk
from twitchkit.model.question import AnswerKind, Purpose, Question, Screen


def question(id: str, kind: AnswerKind = AnswerKind.YES_NO) -> Question:
    return Question(
        id=id, name=id, text=f"{id}?", kind=kind, levels=(), unit="", purpose=Purpose.SCREEN, why="", note="",
        could_change=(), information=0.0, burden=1.0, group="Signs",
    )  # fmt: skip


@pytest.fixture
def screen() -> Screen:
    asked = (question("v:fits"), question("v:weak"), question("age", AnswerKind.NUMBER))
    return Screen(id="signs", title="Signs", purpose=Purpose.SCREEN, questions=asked)


def test_its_yes_no_questions_are_a_list_to_tick(screen: Screen):
    assert [item.id for item in screen.ticks] == ["v:fits", "v:weak"]
    assert screen.parts == (screen.ticks, screen.questions[2:])


def test_one_yes_no_question_is_no_list(screen: Screen):
    assert Screen(id="x", title="", purpose=Purpose.SCREEN, questions=screen.questions[1:]).ticks == ()


def test_none_of_these_is_no_to_all_of_the_list_and_leaves_the_rest(screen: Screen):
    assert screen.ticked(tk.Profile(), ()) == tk.Profile(findings={"v:fits": False, "v:weak": False})


def test_what_is_ticked_is_so_by_short_name_as_well(screen: Screen):
    expected = {"v:fits": False, "v:weak": True}
    assert (
        screen.ticked(tk.Profile(), ["weak"]).findings == screen.ticked(tk.Profile(), ["v:weak"]).findings == expected
    )


def test_several_are_answered_at_once_and_what_is_left_out_stays(screen: Screen):
    profile = screen.answered(tk.Profile(sex="male"), {"age": 61, "fits": "unknown"})
    assert profile == tk.Profile(age=61, sex="male", findings={"v:fits": "unknown"})


@pytest.mark.parametrize("told", [{"fit": True}, {"weak": "maybe"}, {"age": "old"}])
def test_what_is_no_question_of_it_or_no_answer_is_refused(screen: Screen, told: dict[str, object]):
    with pytest.raises(tk.ProfileError):
        screen.answered(tk.Profile(), told)


def test_a_tick_that_is_not_on_it_is_refused(screen: Screen):
    with pytest.raises(tk.ProfileError, match="no such question"):
        screen.ticked(tk.Profile(), ["fit"])
