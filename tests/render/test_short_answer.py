"""The short answer: about ten lines, with something for tonight, something to ask for and something to watch."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from attrs import evolve
from support.each import on_each
from support.shipped_cases import shipped_cases

import twitchkit as tk
from twitchkit.model.shown import in_the_short_answer
from twitchkit.render.plain import to_text
from twitchkit.render.references import Uncited
from twitchkit.render.short_answer import short_answer

DATA = Path(__file__).parents[1] / "data"
PEOPLE = json.loads((DATA / "short_answers.json").read_text(encoding="utf-8"))
ATTACKED = json.loads((DATA / "attacked_short_answers.json").read_text(encoding="utf-8"))
CASES = [*shipped_cases("differential").cases, *shipped_cases("nutrients").cases][::60]
LEADS = {"tonight": "Tonight", "ask": "Ask for", "watch": "Watch for"}


def answer(result: tk.Assessment) -> str:
    return to_text(short_answer(result, Uncited({})))


def said(result: tk.Assessment, lead: str) -> str:
    """Return what stands behind a lead, "" if it is not there."""
    behind = " ".join(answer(result).split()).partition(f"- {lead}: ")[2]
    return behind.partition(" - ")[0]


@pytest.mark.parametrize("person", PEOPLE, ids=[person["id"] for person in PEOPLE])
@pytest.mark.parametrize("line", LEADS)
def test_what_it_says_of_tonight_of_asking_and_of_watching(kit: tk.Kit, person: dict[str, Any], line: str):
    text = said(kit.assess(person["profile"]), LEADS[line])
    if person[line]:
        assert person[line] in text
    elif line != "watch":  # there the line for everybody stands
        assert text == ""


@on_each("person", ATTACKED)
def test_nothing_calms_down_beside_a_sign_of_danger(kit: tk.Kit, person: dict[str, Any]):
    result = kit.assess(person["profile"])
    text = " ".join(answer(result).split())
    assert [words for words in person.get("never", ()) if words in text] == []
    assert result.urgency.tier.rank >= tk.Tier(person.get("urgency_at_least", "self_care")).rank


def test_it_is_short(kit: tk.Kit):
    results = [kit.assess(case.profile) for case in CASES]
    ordinary = [result for result in results if result.urgency.tier.rank <= tk.Tier.ROUTINE.rank]
    lines = [len([line for line in answer(result).splitlines() if line.strip("*")]) for result in ordinary]
    assert len(lines) > 20
    assert median(lines) <= 8
    assert max(lines) <= 12


def test_where_help_is_needed_today_nothing_is_told_to_do_tonight(kit: tk.Kit):
    hurried = kit.assess({"age": 60, "findings": {"leg_cramps": True, "chest_pain": True}})
    assert hurried.urgency.tier is tk.Tier.EMERGENCY
    assert [lead for lead in LEADS.values() if said(hurried, lead)] == []


def test_plain_data_of_what_is_shown_has_every_sentence_of_it(kit: tk.Kit):
    for person in PEOPLE:
        result = kit.assess(person["profile"])
        data: Any = result.to_dict(detail="shown")
        sentences = [tip.in_short for tip in in_the_short_answer(result)]
        assert [words for words in sentences if words not in {tip.get("in_short") for tip in data["tips"]}] == []


def test_a_tip_that_is_held_back_is_not_in_it(kit: tk.Kit):
    result = kit.assess(PEOPLE[3]["profile"])
    assert said(result, "Tonight")
    assert said(evolve(result, tips=()), "Tonight") == ""


def test_what_to_do_tonight_stands_by_line_eight(kit: tk.Kit):
    for person in PEOPLE:
        if person["tonight"]:
            lines = answer(kit.assess(person["profile"])).splitlines()
            assert any("Tonight: " in line for line in lines[:8])
