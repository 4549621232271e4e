"""What is held back, under the reason that holds it, and what a caution warns of when somebody asks why."""

from __future__ import annotations

import pytest
from support import handmade

import twitchkit as tk
from twitchkit import Withheld
from twitchkit.model.assessment import Warned
from twitchkit.render.advice import withheld
from twitchkit.render.explanation import explain
from twitchkit.render.plain import to_text
from twitchkit.render.references import References


def held(id: str, name: str) -> Withheld:
    return Withheld(id=id, name=name, reason="weak kidneys", cautions=("toy:kidneys",), sources=())


def said(*entries: Withheld) -> str:
    return " ".join(to_text(withheld(entries, References({}))).split())


def test_things_that_have_names_of_their_own_are_told_apart_below_their_reason():
    text = said(held("toy:bananas", "Bananas"), held("toy:beans", "Beans"))
    assert text.index("Weak kidneys.") < text.index("Held back: Bananas.") < text.index("Held back: Beans.")


@pytest.mark.parametrize("other", ["toy:beans", "food:beans_or_so on"])
def test_parts_of_a_report_stand_before_their_reason(other: str):
    text = said(held("foods", "Foods"), held(other, "Beans"))
    assert text.index("Foods, Beans") < text.index("eak kidneys.")
    assert "Held back" not in text


def test_one_name_stands_before_its_reason_however_often_it_is_held():
    text = said(held("toy:beans", "Beans"), held("toy:more_beans", "Beans"))
    assert text.count("Beans") == 1
    assert text.index("Beans") < text.index("eak kidneys.")


def test_a_caution_that_warns_is_explained_by_what_it_warns_of():
    toy = tk.Kit(tk.Knowledge.build(handmade.content()))
    explanation = toy.explain(tk.Profile(age=50, medicines=(tk.MedicineUse(name="furosemide"),)), "mind_water")
    assert isinstance(explanation.result, Warned)
    text = " ".join(to_text(explain((explanation,), knowledge=toy.knowledge)).split())
    assert "Water tablets change salts." in text
