"""Is it what I eat? People, and what a dietitian would say of them, written down before the answer existed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.each import on_each
from support.plain_english import grade

import twitchkit as tk
from twitchkit.render.nutrition import SENTENCES_ON_FOOD

DATA = Path(__file__).parents[1] / "data"
PEOPLE = json.loads((DATA / "is_it_what_i_eat.json").read_text(encoding="utf-8"))
UNTOLD = json.loads((DATA / "what_food_has_to_do_with_it.json").read_text(encoding="utf-8"))


@on_each("person", PEOPLE)
def test_it_is_answered_as_a_dietitian_would(kit: tk.Kit, person: dict[str, Any]):
    answer = kit.assess(person["profile"]).lack
    assert ("none" if answer is None else answer.verdict.value) == person["verdict"]
    text = "" if answer is None else " ".join(answer.text).lower()
    named = [name.replace("_", " ") for name in person["nutrients"]]
    assert [words for words in (*named, *person["must"]) if words not in text] == []
    assert [words for words in person["never"] if words in text] == []
    shown = "" if answer is None else " ".join(answer.text[:SENTENCES_ON_FOOD]).lower()  # in the short answer
    assert [words for words in person.get("first", ()) if words not in shown] == []


@on_each("person", UNTOLD)
def test_who_told_nothing_of_food_hears_what_it_has_to_do_with_what_fits(kit: tk.Kit, person: dict[str, Any]):
    answer = kit.assess(person["profile"]).lack
    assert answer is not None
    assert answer.verdict is tk.LackVerdict.CANNOT_TELL
    shown = " ".join(answer.text[:SENTENCES_ON_FOOD]).lower()  # in the short answer
    assert [words for words in person["must"] if words not in shown] == []
    assert [words for words in person["never"] if words in shown] == []


def test_the_answers_are_easy_to_read(kit: tk.Kit):
    answers = [answer for person in PEOPLE + UNTOLD if (answer := kit.assess(person["profile"]).lack) is not None]
    told = [" ".join(answer.text) for answer in answers]
    for lack in (
        lack for answer in answers for lack in answer.nutrients
    ):  # that their names are long is no fault of it
        told = [text.replace(lack.name, "it") for text in told]
    assert [(round(grade(text), 1), text) for text in told if grade(text) > 7] == []


@pytest.mark.parametrize("nutrient", ["magnesium", "potassium", "calcium", "iron", "vitamin_b12", "vitamin_d"])
def test_food_alone_never_shows_a_lack(kit: tk.Kit, nutrient: str):
    intake = tk.IntakeRecord(days=30, per_day={nutrient: "1 ug" if nutrient.startswith("vitamin") else "1 mg"})
    answer = kit.assess(tk.Profile(age=40, sex="male", intake=intake)).lack
    assert answer is not None
    assert answer.verdict is not tk.LackVerdict.SHOWN


def test_who_takes_a_supplement_of_it_is_not_called_at_risk(kit: tk.Kit):
    b12 = tk.SupplementUse(name="vitamin B12", per_day={"vitamin_b12": "50 ug"})
    answers = [
        kit.assess(tk.Profile(age=40, sex="male", findings={"diet_vegan": True}, supplements=taken)).lack
        for taken in ((), (b12,))
    ]
    names = [{lack.name for lack in answer.nutrients} for answer in answers if answer is not None]
    assert names[0] - names[1] == {"vitamin B12"}
