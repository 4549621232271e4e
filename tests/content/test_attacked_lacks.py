"""What a clinician tried on the answer about food: weak, old, odd and contradictory readings, and risks beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from support.each import on_each

import twitchkit as tk

PEOPLE = json.loads((Path(__file__).parents[1] / "data" / "attacked_lacks.json").read_text(encoding="utf-8"))


@on_each("person", PEOPLE)
def test_no_reading_is_taken_for_more_than_it_is(kit: tk.Kit, person: dict[str, Any]):
    answer = kit.assess(person["profile"]).lack
    assert ("none" if answer is None else answer.verdict.value) in person["verdicts"], person["who"]
    text = "" if answer is None else " ".join(answer.text)
    assert [words for words in person["names"] if words not in text] == []
    assert [words for words in person["never"] if words in text] == []
