"""People who are in danger: written from guidelines before the content that must hear them, by who had not seen it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import twitchkit as tk

DATA = Path(__file__).parents[1] / "data"
PEOPLE = {
    person["id"]: person
    for name in ("dangerous_inputs.json", "dangerous_people.json")
    for person in json.loads((DATA / name).read_text("utf-8"))
}


@pytest.mark.parametrize("id", PEOPLE)
def test_somebody_in_danger_is_told_so_in_time(kit: tk.Kit, id: str):
    person = PEOPLE[id]
    needed = tk.Tier(person["urgency_at_least"])

    assert kit.assess(tk.read_profile(person["profile"])).urgency.tier.rank >= needed.rank
