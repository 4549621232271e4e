"""The page for the doctor: all that was told is on it, each in its place, and nothing that was not told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import twitchkit as tk
from twitchkit.model.told import State
from twitchkit.render.doctor import doctor
from twitchkit.render.plain import to_text
from twitchkit.render.told import answer_text, use_text
from twitchkit.render.wording import Names

PEOPLE = sorted((Path(__file__).parent / "snapshots").glob("*.toml"))


def page(kit: tk.Kit, result: tk.Assessment) -> str:
    return " ".join(to_text(doctor(result, Names.of(kit.knowledge)), width=100_000).split())


def line(text: str, lead: str) -> str:
    """Return what stands after a lead, up to the next bullet."""
    return text.partition(f"- {lead}: ")[2].partition(" - ")[0]


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_all_that_was_told_is_there(kit: tk.Kit, path: Path):
    result = kit.with_questions(kit.assess(tk.read_profile(path)))
    text, told = page(kit, result).lower(), result.told
    said = [answer_text(item) for item in told.answers if item.state is State.PRESENT]
    said += [answer.name for answer in told.answers] + [sign.name for sign in told.signs]
    said += [reading.value for reading in told.readings]
    said += [use_text(use) for use in (*(told.medicines or ()), *(told.supplements or ()))]
    said += [word for reason in result.urgency.reasons for word in reason.seen]
    assert [words for words in said if words.lower() not in text] == []


@pytest.mark.parametrize("path", PEOPLE[::6], ids=lambda path: path.stem)
def test_an_assessment_that_was_read_back_gives_the_same_page(kit: tk.Kit, path: Path):
    result = kit.with_questions(kit.assess(tk.read_profile(path)))
    back = tk.read_assessment(json.loads(json.dumps(result.to_dict())))
    assert page(kit, back) == page(kit, result)


def test_yes_no_not_known_and_not_asked_are_kept_apart(kit: tk.Kit):
    findings = {"chest_pain": True, "wasting": False, "weakness": "unknown"}
    text = page(kit, kit.assess({"age": 61, "findings": findings}))
    assert line(text, "Yes") == "Chest pain."
    assert line(text, "No") == "A muscle that has become thinner."
    assert line(text, "Not known") == "Weakness of a limb."
    assert "fainting" in line(text, "Not asked")


def test_what_somebody_had_before_is_no_complaint_of_today(kit: tk.Kit):
    text = page(kit, kit.assess({"age": 61, "findings": {"hx_ckd": True, "leg_cramps": True}}))
    assert line(text, "In the past").startswith("Kidney disease.")
    assert "kidney" not in line(text, "There")


def test_no_medicines_are_not_the_same_as_not_asked(kit: tk.Kit):
    assert line(page(kit, kit.assess({"age": 61})), "Medicines") == "Nobody asked."
    assert line(page(kit, kit.assess({"age": 61, "medicines": []})), "Medicines") == "None."


def test_limits_of_the_report_and_one_that_is_open_are_told(kit: tk.Kit):
    measurements = {"ferritin": {"value": "18 ug/L", "low": "30 ug/L", "weeks_ago": 3}}
    text = page(kit, kit.assess({"age": 61, "sex": "female", "measurements": measurements}))
    assert "18 ug/L, 3 weeks ago from 30 ug/L (report) below the limit" in text


def test_a_child_is_not_held_against_limits_of_adults(kit: tk.Kit):
    text = page(kit, kit.assess({"age": 9, "measurements": {"hemoglobin": "110 g/L"}}))
    assert "Hemoglobin 110 g/L none that hold here cannot be told" in text
