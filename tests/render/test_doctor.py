"""The page for the doctor: all that was told is on it, each in its place, and nothing that was not told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support import handmade
from support.each import on_each

import twitchkit as tk
from twitchkit.model.told import State
from twitchkit.render.doctor import doctor
from twitchkit.render.plain import to_text
from twitchkit.render.told import answer_text, use_text
from twitchkit.render.wording import Names

DATA = Path(__file__).parents[1] / "data"
ATTACKED = json.loads((DATA / "attacked_pages.json").read_text(encoding="utf-8"))
NEVER = {
    name: [
        pattern
        for pattern in person["page_never"]
        if "There:" in pattern or pattern.startswith("1 ") or "takes" in pattern
    ]
    for name, person in ATTACKED.items()
}
PEOPLE = sorted((Path(__file__).parent / "snapshots").glob("*.toml"))


def page(kit: tk.Kit, result: tk.Assessment) -> str:
    return " ".join(to_text(doctor(result, Names.of(kit.knowledge)), width=100_000).split())


def line(text: str, lead: str) -> str:
    """Return what stands after a lead, up to the next bullet."""
    return text.partition(f"- {lead}: ")[2].partition(" - ")[0]


@on_each("path", PEOPLE)
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
    assert line(text, "Has or had").startswith("Kidney disease.")
    assert "kidney" not in line(text, "There")


def test_no_medicines_are_not_the_same_as_not_asked(kit: tk.Kit):
    assert line(page(kit, kit.assess({"age": 61})), "Medicines") == "Not asked."
    assert line(page(kit, kit.assess({"age": 61, "medicines": []})), "Medicines") == "None."


def test_limits_of_the_report_and_one_that_is_open_are_told(kit: tk.Kit):
    measurements = {"ferritin": {"value": "18 ug/L", "low": "30 ug/L", "weeks_ago": 3}}
    text = page(kit, kit.assess({"age": 61, "sex": "female", "measurements": measurements}))
    assert "18 ug/L, 3 weeks ago 30 to 307 ug/L (report) below the limit" in text


@pytest.mark.parametrize(
    ("sides", "limits"),
    [
        ({"low": "35 g/L", "high": "50 g/L"}, "Albumin 40 g/L 35 to 50 g/L (report)"),
        ({"low": "35 g/L"}, "Albumin 40 g/L from 35 g/L (report)"),
        ({"high": "50 g/L"}, "Albumin 40 g/L up to 50 g/L (report)"),
        ({}, "Albumin 40 g/L"),
    ],
)
def test_a_report_may_have_one_limit_or_none(sides: dict[str, str], limits: str):
    small = tk.Kit(handmade.knowledge())
    text = page(small, small.assess({"age": 61, "measurements": {"albumin": {"value": "40 g/L", **sides}}}))
    assert limits in text
    assert ("(report)" in text) is bool(sides)


def test_a_child_is_not_held_against_limits_of_adults(kit: tk.Kit):
    text = page(kit, kit.assess({"age": 9, "measurements": {"hemoglobin": "110 g/L"}}))
    assert re.search(r"Hemoglobin \(LOINC 718-7\) 110 g/L(?! [0-9])", text)


SAID_OTHERWISE = {("many", "mirtazapine, 4 weeks ago"): "mirtazapine \\(started, 4 weeks ago\\)"}
"""What two readers who had seen only the docs expected, in the words that came to be."""


@on_each("name", ATTACKED)
def test_it_holds_what_two_readers_expected_of_it(kit: tk.Kit, name: str):
    person = ATTACKED[name]
    result = kit.with_questions(kit.assess(tk.read_profile(person["profile"])))
    text = page(kit, result)
    expected = [SAID_OTHERWISE.get((name, pattern), pattern) for pattern in person["doctor_must"]]
    assert [pattern for pattern in expected if not re.search(pattern, text, re.IGNORECASE)] == []
    assert [pattern for pattern in NEVER.get(name, ()) if re.search(pattern, text)] == []
