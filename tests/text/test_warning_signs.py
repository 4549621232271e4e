"""Warning signs as people blurt them out: each is heard, as one of the findings that it tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import twitchkit as tk
from twitchkit import HeardAs

DATA = Path(__file__).parents[1] / "data"
TOLD = json.loads((DATA / "warning_signs_told.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TOLD, ids=[case["text"] for case in TOLD])
def test_a_warning_sign_is_heard(kit: tk.Kit, case: dict[str, object]):
    heard = {item.id.partition(":")[2] for item in kit.read_text(case["text"]).heard if item.heard is HeardAs.PRESENT}
    assert heard & {*case["one_of"]}


@pytest.mark.parametrize(
    ("text", "finding", "heard"),
    [
        ("I am shaking all over.", "tremor", HeardAs.PRESENT),
        ("The twitching is over.", "leg_twitches", HeardAs.PAST),
        ("The rash is all gone.", "skin_rash", HeardAs.PAST),
        ("My dog bit me.", "animal_bite_rabies_risk", HeardAs.PRESENT),
        ("I did not hit my head.", "head_injury", HeardAs.ABSENT),
        ("My calf seizes up at night.", "seizure_now", None),
        ("I am gone the minute my head hits the pillow.", "head_injury", None),
    ],
)
def test_how_it_is_heard(kit: tk.Kit, text: str, finding: str, heard: HeardAs | None):
    told = {item.id.partition(":")[2]: item.heard for item in kit.read_text(text).heard}
    assert told.get(finding) is heard
