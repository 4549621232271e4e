"""What is taken as an answer to a question of each kind, and what is said where it is none."""

from __future__ import annotations

import pytest
from support.each import on_each

import twitchkit as tk
from twitchkit import MedicineUse, Profile, ProfileError, Reading, SupplementUse
from twitchkit.model.question import AnswerKind, Purpose, Question
from twitchkit.model.reply import expected, misfit

LEVELS = ("none", "partial", "full")


def question(kind: AnswerKind, id: str = "toy:new", unit: str = "") -> Question:
    return Question(
        id=id, name="new", text="New?", kind=kind, levels=LEVELS if kind in ("levels", "choice", "several") else (),
        unit=unit, purpose=Purpose.INFORMATION, why="", note="", could_change=(), information=0.0, burden=1.0,
    )  # fmt: skip


AGE = question(AnswerKind.NUMBER, "age", "years")
SEX = question(AnswerKind.CHOICE, "sex")
YES_NO, CHOICE, DEGREE, SEVERAL = (
    question(kind) for kind in (AnswerKind.YES_NO, AnswerKind.CHOICE, AnswerKind.LEVELS, AnswerKind.SEVERAL)
)
NUMBER, READING = question(AnswerKind.NUMBER, unit="min"), question(AnswerKind.MEASUREMENT, unit="ug/L")
MEDICINES = question(AnswerKind.MEDICINES, "medicines")
SUPPLEMENTS = question(AnswerKind.SUPPLEMENTS, "supplements")
TAKEN = MedicineUse(name="Lasix", weeks_ago=3.0, change="started")


@on_each(
    "asked, told, field, held",
    [
        (AGE, 61, "age", 61),
        (AGE, 61.5, "age", 61.5),
        (AGE, "unknown", "age", "unknown"),
        (YES_NO, True, "findings", True),
        (YES_NO, False, "findings", False),
        (YES_NO, "unknown", "findings", "unknown"),
        (CHOICE, "full", "findings", "full"),
        (DEGREE, "none", "findings", "none"),
        (SEVERAL, ["none", "full"], "findings", ("none", "full")),
        (SEVERAL, ("full",), "findings", ("full",)),
        (SEVERAL, [], "findings", ()),
        (NUMBER, 5, "findings", 5),
        (NUMBER, "5 min", "findings", "5 min"),
        (NUMBER, "> 5", "findings", "> 5"),
        (NUMBER, "-.5", "findings", "-.5"),
        (READING, 12.0, "measurements", 12.0),
        (READING, "< 12 ug/L", "measurements", "< 12 ug/L"),
        (READING, Reading(value="12"), "measurements", Reading(value="12")),
        (READING, "unknown", "measurements", "unknown"),
        (MEDICINES, "Lasix", "medicines", (MedicineUse(name="Lasix"),)),
        (MEDICINES, ["Lasix", "Advil"], "medicines", (MedicineUse(name="Lasix"), MedicineUse(name="Advil"))),
        (MEDICINES, TAKEN, "medicines", (TAKEN,)),
        (MEDICINES, (TAKEN, "Advil"), "medicines", (TAKEN, MedicineUse(name="Advil"))),
        (MEDICINES, {"name": "Lasix"}, "medicines", (MedicineUse(name="Lasix"),)),
        (MEDICINES, [{"name": "Lasix", "weeks_ago": 3.0, "change": "started"}], "medicines", (TAKEN,)),
        (MEDICINES, [], "medicines", ()),
        (MEDICINES, "unknown", "medicines", "unknown"),
        (SUPPLEMENTS, "magnesium", "supplements", (SupplementUse(name="magnesium"),)),
        (SUPPLEMENTS, {"name": "magnesium"}, "supplements", (SupplementUse(name="magnesium"),)),
    ],
)
def test_an_answer_is_held_as_a_profile_has_it(asked: Question, told: object, field: str, held: object) -> None:
    before = Profile(sex="female", findings={"toy:old": True}, measurements={"toy:old": 1.0})
    after = asked.answered(before, told)
    expected = {**getattr(before, field), asked.id: held} if field in ("findings", "measurements") else held

    assert getattr(after, field) == expected
    assert (after.sex, before.findings) == ("female", {"toy:old": True})


YES, LEVEL, NUMERIC = "the answer is yes or no", "no such level", "the answer is a number"
EMPTY, NAMES = "the answer is empty", "the answer is a list of names"
UNKNOWN_HINT, NONE_HINT = 'write "unknown" for what is not known', "write [] if there is none"
YES_HINT, LEVEL_HINT = 'write true, false or "unknown"', "its levels are none, partial, full"
READING_HINT = 'a number and a unit, like "… ug/L"'
LIST, LIST_HINT = "the answer is a list of its levels", "a list of none, partial, full"


@on_each("asked, told, wrong, hint", [
        *((asked, " ", EMPTY, UNKNOWN_HINT) for asked in (AGE, YES_NO, SEVERAL, NUMBER, READING, MEDICINES)),
        *((YES_NO, told, YES, YES_HINT) for told in (1, "yes", None, [])),
        *((asked, told, LEVEL, LEVEL_HINT) for asked in (DEGREE, CHOICE) for told in ("most", 1, True, ["full"])),
        *((SEVERAL, told, LIST, LIST_HINT) for told in ("full", ["most"], ["full", "most"], [1], {"full": 1})),
        *((NUMBER, told, NUMERIC, "a number in min") for told in ("many", True, None, float("nan"), float("inf"))),
        *((AGE, told, NUMERIC, "a number in years") for told in ("61", "61 years", True, None)),
        *((READING, told, "the answer is a reading", READING_HINT) for told in (True, [1])),
        *((MEDICINES, told, NAMES, NONE_HINT) for told in (1, ["Lasix", 2], [None], {"nme": "Lasix"}, {"name": 1})),
        (MEDICINES, {"name": "Lasix", "dose": "40 mg daily", "since": 3}, NAMES, NONE_HINT),
        (MEDICINES, SupplementUse(name="magnesium"), NAMES, NONE_HINT),
        (SUPPLEMENTS, [TAKEN], NAMES, NONE_HINT),
    ])  # fmt: skip
def test_what_is_no_answer_is_told_and_how_to_write_one(asked: Question, told: object, wrong: str, hint: str) -> None:
    with pytest.raises(ProfileError) as error:
        asked.answered(Profile(), told)
    (problem,) = error.value.diagnostics

    assert (problem.code, problem.message, problem.hint, problem.path) == ("TK104", wrong, hint, (asked.id,))


def test_an_answer_goes_into_a_profile() -> None:
    with pytest.raises(ProfileError, match=r"an answer goes into a Profile; tk\.read_profile makes one of a mapping"):
        AGE.answered({"age": 61}, 61)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "units", "says"),
    [
        ("yes_no", (), YES_HINT),
        ("levels", (), LEVEL_HINT),
        ("choice", (), LEVEL_HINT),
        ("several", (), LIST_HINT),
        ("number", (), "a number"),
        ("number", ("",), "a number"),
        ("number", ("min", "h"), "a number in min, h"),
        ("measurement", ("ug/L",), "a number in ug/L"),
    ],
)
def test_what_is_expected(kind: str, units: tuple[str, ...], says: str) -> None:
    assert expected(kind, LEVELS, units) == says


@pytest.mark.parametrize("text", ["5", "+5", "-5", ".5", "< 5", ">= 5 ug/L", "≤5", "≥ 5", "~ 5", "= 5"])
def test_an_amount_may_have_a_sign_before_it(text: str) -> None:
    assert misfit("number", (), text) == ""
    assert misfit("number", (), f"x{text}") == NUMERIC


def test_tiers_and_sex_are_choices() -> None:
    with pytest.raises(ProfileError, match="no such level"):
        SEX.answered(tk.Profile(), "other")
