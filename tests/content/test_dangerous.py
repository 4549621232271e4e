"""People who are in danger: written from guidelines before the content that must hear them, by who had not seen it.

Beside them stand people who come close and whom nobody should hurry: they have an urgency at most.
"""

from __future__ import annotations

import json
from pathlib import Path

from support.each import on_each

import twitchkit as tk

DATA = Path(__file__).parents[1] / "data"
FILES = (
    "dangerous_inputs.json",
    "dangerous_people.json",
    "people_told_in_parts.json",
    "more_people_told_in_parts.json",
)
PEOPLE = {
    person["id"]: person
    for name in (
        "dangerous_inputs.json",
        "dangerous_people.json",
        "people_told_in_parts.json",
        "more_people_told_in_parts.json",
    )
    for person in json.loads((DATA / name).read_text("utf-8"))
}
IN_DANGER = [id for id, person in PEOPLE.items() if "urgency_at_least" in person]
NOT_TO_BE_HURRIED = [id for id, person in PEOPLE.items() if "urgency_at_most" in person]


@on_each("id", IN_DANGER)
def test_somebody_in_danger_is_told_so_in_time(kit: tk.Kit, id: str):
    person = PEOPLE[id]
    needed = tk.Tier(person["urgency_at_least"])

    assert kit.assess(tk.read_profile(person["profile"])).urgency.tier.rank >= needed.rank


@on_each("id", NOT_TO_BE_HURRIED)
def test_somebody_who_comes_close_is_not_hurried(kit: tk.Kit, id: str):
    person = PEOPLE[id]
    enough = tk.Tier(person["urgency_at_most"])

    assert kit.assess(tk.read_profile(person["profile"])).urgency.tier.rank <= enough.rank
