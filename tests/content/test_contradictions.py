"""Two answers that cannot both hold are named, so that somebody corrects one; neither is dropped."""

from __future__ import annotations

from typing import Any

import pytest

import twitchkit as tk

CONTRADICTIONS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {  # both answers, and what takes the doubt away
    "alcohol": ({"alcohol_use": "none", "alcohol_g_day": 60}, {"alcohol_use": "daily"}),
    "heavy_drinking": ({"alcohol_use": "none", "alcohol_heavy": True}, {"alcohol_use": "weekly"}),
    "foot_drop": ({"weakness": False, "foot_drop": True}, {"weakness": True}),
    "flicker": ({"leg_twitches": False, "twitches_all_over": False, "visible_flicker": True}, {"leg_twitches": True}),
    "cramps": ({"leg_cramps": True, "freq_leg_cramps": "never"}, {"freq_leg_cramps": "rarely"}),
    "jerks": ({"leg_jerks": True, "freq_leg_jerks": "never"}, {"freq_leg_jerks": "often"}),
    "caffeine": ({"caffeine_heavy": False, "caffeine_mg_day": 700}, {"caffeine_heavy": True}),
}


def told_twice(kit: tk.Kit, findings: dict[str, Any]) -> list[str]:
    result = kit.assess(tk.Profile(age=60, sex="male", findings=findings))
    return [item.text for item in result.warnings if item.id.startswith("vocabulary:told_twice")]


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_two_answers_that_cannot_both_hold_are_named(kit: tk.Kit, name: str):
    findings, corrected = CONTRADICTIONS[name]
    (said,) = told_twice(kit, findings)
    assert said.endswith("Correct what does not hold.")
    assert told_twice(kit, findings | corrected) == []
    for key in findings:
        assert told_twice(kit, {other: value for other, value in findings.items() if other != key}) == []
