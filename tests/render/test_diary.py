"""What a report says of a diary: what each line was taken for, what is open, which days are not counted."""

from __future__ import annotations

import twitchkit as tk

DIARY = [
    {"foods": ["1 cup whole milk", "an apple", "an apple", {"food": "almonds", "amount": "30"}, "1 bowl of soup"]},
    {"foods": ["2 bananas"], "complete": False},
]


def report(diary: list[dict[str, object]]) -> str:
    kit = tk.load()
    return kit.report(kit.assess({"age": 40, "sex": "female", "diet": diary}))


def test_every_line_is_there_with_its_food_and_its_weight() -> None:
    words = " ".join(report(DIARY).split())

    assert "You wrote Taken for Weight" in words
    assert "an apple (2 ×) apple 149 to 223 g" in words
    assert "30 almonds almonds 30 g" in words
    assert "(or another kind of it)" in words
    assert "1 bowl of soup: No food" in words


def test_a_day_that_is_not_complete_is_mentioned() -> None:
    assert "Day 2 is marked as incomplete: listed here, and not counted." in " ".join(report(DIARY).split())
    assert "incomplete" not in report(DIARY[:1])


def test_a_long_diary_ends_with_how_much_more_there_is() -> None:
    words = " ".join(report([{"foods": [f"{grams} g almonds" for grams in range(1, 71)]}]).split())

    assert "60 g almonds almonds 60 g" in words
    assert "61 g almonds" not in words
    assert "And 10 more." in words
