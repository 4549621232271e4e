"""Kinds of danger in many words each, with their near misses: written from guidelines before the content."""

from __future__ import annotations

import json
from pathlib import Path

from support.each import on_each
from support.quick import one_in

import twitchkit as tk

DATA = Path(__file__).parents[1] / "data"
PEOPLE = {
    person["id"]: person
    for name in ("dangerous_kinds", "readings_mothers_and_children", "people_of_a_fresh_clinician")
    for person in json.loads((DATA / f"{name}.json").read_text("utf-8"))
}


@on_each("id", one_in(3, PEOPLE))
def test_a_kind_of_danger_is_heard_in_whichever_words_and_nothing_more(kit: tk.Kit, id: str):
    person = PEOPLE[id]
    lowest = tk.Tier(person.get("urgency_at_least", "self_care"))
    highest = tk.Tier(person.get("urgency_at_most", "emergency"))

    urgency = kit.assess(tk.read_profile(person["profile"])).urgency

    why = [(reason.red_flag or reason.critical_limit or reason.condition, reason.seen) for reason in urgency.reasons]
    assert lowest.rank <= urgency.tier.rank <= highest.rank, why
