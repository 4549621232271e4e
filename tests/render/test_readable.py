"""How hard the short answer is to read: of everybody told of, and of every red flag and limit."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from support.plain_english import grade
from support.quick import one_in
from support.told_people import listed_people, people_by_flag, people_by_limit

import twitchkit as tk
from twitchkit.model.safety import Tier
from twitchkit.render.plain import to_text
from twitchkit.render.references import Uncited
from twitchkit.render.short_answer import short_answer

DATA = Path(__file__).parents[1] / "data"
READ = json.loads((DATA / "people_read_at_night.json").read_text(encoding="utf-8"))
HIGHEST_GRADE_OF_SHORT = 6.0
PARTS = 12
"""Into how many parts the lists are cut, so that the default run reads some of everybody."""


def in_one_line(result: tk.Assessment) -> str:
    text = to_text(short_answer(result, Uncited({})), width=1000)
    return " ".join(line.strip(" -*") for line in text.splitlines() if line.strip(" -*"))


def too_hard(kit: tk.Kit, people: Iterable[tuple[str, object]]) -> dict[str, tuple[float, str]]:
    """Return the short answers that are too hard to read, one of each text."""
    found: dict[str, tuple[float, str]] = {}
    for name, profile in people:
        text = in_one_line(kit.assess(profile))
        if (reached := grade(text)) > HIGHEST_GRADE_OF_SHORT:
            found[name] = round(reached, 1), text
    return found


@pytest.mark.parametrize("part", one_in(PARTS, range(PARTS)))
class TestSomebodyTiredCanReadIt:
    def test_whoever_it_is(self, kit: tk.Kit, part: int):
        assert too_hard(kit, list(listed_people())[part::PARTS]) == {}

    def test_whatever_the_red_flag(self, kit: tk.Kit, part: int):
        people = people_by_flag(kit, at_least=Tier.SELF_CARE)
        assert len(people) > 500
        assert too_hard(kit, list(people.items())[part::PARTS]) == {}

    def test_whatever_the_limit(self, kit: tk.Kit, part: int):
        people = people_by_limit(kit, at_least=Tier.SELF_CARE)
        assert len(people) > 120
        assert too_hard(kit, list(people.items())[part::PARTS]) == {}


def test_who_was_read_is_easy_to_read(kit: tk.Kit):
    assert too_hard(kit, [(person["id"], person["profile"]) for person in READ]) == {}
