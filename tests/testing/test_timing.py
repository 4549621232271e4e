"""No text wants something sooner than the head of the report in which it is told."""

from __future__ import annotations

import pytest
from attrs import evolve

import twitchkit as tk
from twitchkit.content import CriticalLimit, RedFlag
from twitchkit.model.safety import how_soon
from twitchkit.testing.timing import check_timing, soonest

SAID = {"status": "elicited", "certainty": "low", "cite": ()}


@pytest.mark.parametrize("pack", ["differential", "nutrients", "lifestyle"])
def test_no_shipped_text_does(kit: tk.Kit, pack: str):
    assert [item.subject for item in check_timing(kit.knowledge, pack)] == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Call the prescriber this week.", 7),
        ("It is low: call the doctor within days about treatment.", 7),
        ("Call a clinician today or tomorrow.", 0),
        ("Call the prescriber within a day or two.", 2),
        ("See a clinician within days, two weeks at most.", 14),
        ("Ask for an examination within two weeks, and the same day if breathing is hard.", 14),
        ("Go today with fever.", None),
        ("If it grows, call somebody today.", None),
        ("Ask a pharmacist tomorrow.", None),
        ("It now starts earlier.", None),
        ("Stretch before bed.", None),
    ],
)
def test_how_soon_a_text_wants_something(text: str, days: int | None):
    assert soonest(text) == days


def test_a_tip_or_an_urgent_flag_without_its_days_is_named(kit: tk.Kit):
    flag = kit.knowledge.find("clot_seen_and_treated")
    assert isinstance(flag, RedFlag)
    assert flag.within_days == 7
    flags = {**kit.knowledge.red_flags, flag.id: evolve(flag, within_days=None)}
    late = evolve(kit.knowledge, red_flags=flags)
    assert [(item.code, item.subject) for item in check_timing(late, "differential")] == [("TK528", flag.id)]


@pytest.mark.parametrize("days", [0, 14, -1])
def test_two_weeks_and_more_are_what_the_tier_says(kit: tk.Kit, days: int):
    for limit in kit.knowledge.critical_limits.values():
        assert isinstance(limit, CriticalLimit)
        with pytest.raises(ValueError, match="within_days"):
            evolve(limit, within_days=days)
        break


def test_the_head_says_it():
    said = [how_soon(tk.Tier.URGENT, days) for days in (None, 2, 7, 10)]
    assert said[0] == said[3] == tk.Tier.URGENT.says
    assert "within a day or two" in said[1]
    assert "within days" in said[2]
    assert how_soon(tk.Tier.EMERGENCY, 2) == tk.Tier.EMERGENCY.says
