"""What must not be claimed of people of whom it is not so, and beside each kind those of whom the claim is right.

Written before the rules (tests/data/claims_not_made.json). Conditions are judged on the ranking behind the report.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import twitchkit as tk
from twitchkit.ids import short
from twitchkit.model.condition import Band
from twitchkit.scoring import Person

KINDS = json.loads((Path(__file__).parents[1] / "data" / "claims_not_made.json").read_text(encoding="utf-8"))
WRONG = [(kind, person) for kind in KINDS for person in kind["people"]]
RIGHT = [(kind, person) for kind in KINDS for person in kind["near"]]


def ranked(kit: tk.Kit, person: dict[str, Any]) -> dict[str, Band]:
    """Return the band of each condition of a person, best first."""
    return {short(id): band for id, band in Person.of(kit.knowledge, tk.read_profile(person["profile"])).bands.items()}


def named(people: list[tuple[dict[str, Any], dict[str, Any]]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("kind", "person"), people, ids=[f"{kind['kind']}: {person['text']}" for kind, person in people]
    )


@named(WRONG)
def test_what_is_not_so_is_not_claimed(kit: tk.Kit, kind: dict[str, Any], person: dict[str, Any]):
    bands = ranked(kit, person)
    judged = bands if kind["not_claimed"] == ["any"] else {name: bands[name] for name in kind["not_claimed"]}
    highest = Band(kind["highest"])
    assert {name: band.value for name, band in judged.items() if band.rank > highest.rank} == {}
    if "first" in person:
        assert next(iter(bands)) in person["first"]


@named(RIGHT)
def test_what_is_so_is_still_claimed(kit: tk.Kit, kind: dict[str, Any], person: dict[str, Any]):
    bands = ranked(kit, person)
    assert {name: bands[name].value for name in person["claimed"] if bands[name].rank < Band.POSSIBLE.rank} == {}
