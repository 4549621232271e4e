"""Warfarin as people write it: greens are withheld and a bleeding is as urgent as beside the plain name.

Each entry surely says warfarin or another vitamin K antagonist; the list was written before any of it was tried.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.each import on_each

import twitchkit as tk
from twitchkit.scoring import Person

SPELLINGS: dict[str, list[str]] = json.loads(
    (Path(__file__).parents[1] / "data" / "warfarin_spellings.json").read_text("utf-8")
)
ALL = [text for kind in SPELLINGS.values() for text in kind]
A_FEW = ALL[::12]
BLEEDINGS = ("bleeding_now", "black_stools", "nosebleed", "head_injury")


@on_each("text", ALL)
def test_it_is_known_for_a_vitamin_k_antagonist(kit: tk.Kit, text: str) -> None:
    told = Person.of(kit.knowledge, {"age": 72, "medicines": [text]}).observations.env
    assert told["vocabulary:drug_anticoag_vka"].true
    assert told["vocabulary:drug_blood_thinner"].true


def follows(kit: tk.Kit, text: str) -> None:
    """Check what an assessment makes of it, which is slower than to ask for its classes."""
    person = {"age": 72, "sex": "male", "medicines": [text], "supplements": []}
    fed = kit.assess({**person, "findings": {"leg_cramps": True, "diet_poor": True, "hx_ckd": False}})
    assert "lifestyle:leafy_greens" in {held.id for held in fed.withheld}
    for sign in BLEEDINGS:
        spelled, plain = (
            kit.assess({**person, "medicines": [name], "findings": {sign: True}}).urgency.tier.rank
            for name in (text, "warfarin")
        )
        assert spelled >= plain, sign


@on_each("text", A_FEW)
def test_greens_are_withheld_and_bleedings_urgent_beside_a_few(kit: tk.Kit, text: str) -> None:
    follows(kit, text)


@pytest.mark.thorough
@pytest.mark.parametrize("text", ALL)
def test_greens_are_withheld_and_bleedings_urgent_beside_each(kit: tk.Kit, text: str) -> None:
    follows(kit, text)
