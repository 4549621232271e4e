"""What people write beside the name of a medicine: that it was stopped, lowered, raised or started, and when."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support.each import on_each

import twitchkit as tk
from twitchkit.logic import UNKNOWN
from twitchkit.scoring import Person
from twitchkit.scoring.medicine_told import read_told
from twitchkit.scoring.observations import Observations

LIST = Path(__file__).parents[1] / "data" / "medicine_changes.json"
TOLD = [entry for entry in json.loads(LIST.read_text(encoding="utf-8")) if "unclear" not in entry]
UNCLEAR = [entry for entry in json.loads(LIST.read_text(encoding="utf-8")) if "unclear" in entry]


def observed(kit: tk.Kit, *medicines: str | Mapping[str, Any]) -> Observations:
    return Person.of(kit.knowledge, {"age": 50, "medicines": list(medicines)}).observations


def in_fields(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the medicines of an entry as a profile tells them field by field."""
    if "medicines" in entry:
        return list(entry["medicines"])
    return [{"name": " or ".join(entry["one_of"]), "change": entry["change"], "weeks_ago": entry["weeks_ago"]}]


@on_each("entry", TOLD)
def test_a_change_in_the_text_is_a_change(kit: tk.Kit, entry: Mapping[str, Any]) -> None:
    text, fields = observed(kit, entry["text"]), observed(kit, *in_fields(entry))
    assert text.not_checked["medicines"] == ()
    assert {id: value for id, value in text.env.items() if value != fields.env[id]} == {}
    told = read_told(entry["text"], kit.knowledge.medicine_names).medicines
    dates = [use.get("weeks_ago") for use in in_fields(entry)]
    assert [medicine.weeks_ago and round(medicine.weeks_ago, 2) for medicine in told] == dates


@on_each("entry", TOLD)
def test_it_is_as_urgent_as_when_it_is_told_in_fields(kit: tk.Kit, entry: Mapping[str, Any]) -> None:
    told = {"age": 50, "findings": {"tremor": True}}
    text = kit.assess({**told, "medicines": [entry["text"]]})
    fields = kit.assess({**told, "medicines": in_fields(entry)})
    assert text.urgency.tier == fields.urgency.tier
    assert [reason.message for reason in text.urgency.reasons] == [reason.message for reason in fields.urgency.reasons]


@on_each("entry", UNCLEAR)
def test_what_is_not_clear_is_told_and_counts_as_stopped_where_that_is_dangerous(
    kit: tk.Kit, entry: Mapping[str, Any]
) -> None:
    known = kit.knowledge.medicine_names
    text = observed(kit, entry["text"])
    assert text.not_checked["medicines"] == (entry["text"],)
    assert set(read_told(entry["text"], known).perhaps_stopped) == set(entry["unclear"])
    # Whether it is taken stays open; what asks whether it was stopped takes it that it was.
    assert [text.env[id] for name in entry["unclear"] for id in known[name].classes if text.env[id] != UNKNOWN] == []
    for name in entry["unclear"]:
        stopped = kit.assess({"age": 50, "medicines": [{"name": name, "change": "stopped"}]})
        assert kit.assess({"age": 50, "medicines": [entry["text"]]}).urgency.tier >= stopped.urgency.tier


def test_another_change_beside_the_text_is_not_understood(kit: tk.Kit) -> None:
    told = observed(kit, {"name": "stopped clonazepam", "change": "started", "weeks_ago": 2})
    assert told.not_checked["medicines"] == ("stopped clonazepam",)
    assert told.env["vocabulary:stopped_benzodiazepine"].true


def test_a_date_beside_the_text_counts(kit: tk.Kit) -> None:
    long_ago = {"name": "stopped clonazepam", "weeks_ago": 200}
    assert observed(kit, long_ago).env["vocabulary:stopped_benzodiazepine"].false


@pytest.mark.parametrize(
    "text",
    [
        "clonazepam for 10 years, stopped",
        "clonazepam for ten years, stopped",
        "stopped clonazepam after 10 years",
    ],
)
def test_how_long_it_was_taken_is_not_when_it_was_stopped(kit: tk.Kit, text: str) -> None:
    assert observed(kit, text).env["vocabulary:stopped_benzodiazepine"].true


@pytest.mark.parametrize(
    "text", ["amlodipine 5 mg bis zu 2 mal", "ibuprofen 1 bis 2 Tabletten", "sertraline for 5 years"]
)
def test_what_is_no_change_is_none(kit: tk.Kit, text: str) -> None:
    assert [
        medicine.change for medicine in read_told(text, kit.knowledge.medicine_names).medicines if medicine.change
    ] == []
