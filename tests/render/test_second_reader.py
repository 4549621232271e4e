"""What a second reader found wrong in reports: how soon, what is told there, what each page says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import twitchkit as tk
from twitchkit.render.blocks import Bullets, Panel
from twitchkit.render.brief import brief
from twitchkit.render.doctor import doctor
from twitchkit.render.plain import to_text
from twitchkit.render.references import Uncited
from twitchkit.render.short_answer import short_answer
from twitchkit.render.wording import Names

DATA = Path(__file__).parents[1] / "data"
PEOPLE = json.loads((DATA / "people_of_a_second_reader.json").read_text(encoding="utf-8"))
MOST_FACTS = 5


@pytest.fixture(scope="module", params=PEOPLE, ids=[person["id"] for person in PEOPLE])
def told(request: pytest.FixtureRequest, kit: tk.Kit) -> tuple[dict[str, Any], tk.Assessment]:
    return request.param, kit.with_questions(kit.assess(request.param["profile"]))


def in_a_line(document: Any) -> str:
    return " ".join(to_text(document).split())


def found(patterns: list[str], text: str) -> list[str]:
    return [pattern for pattern in patterns if re.search(pattern, text, re.IGNORECASE)]


def facts_first(result: tk.Assessment) -> list[str]:
    panels = [block for block in short_answer(result, Uncited({})) if isinstance(block, Panel)]
    lists = [block for panel in panels for block in panel.body if isinstance(block, Bullets)]
    return [item.text for block in lists if block.title == "Tell them" for item in block.items]


def test_it_is_as_urgent(told: tuple[dict[str, Any], tk.Assessment]):
    person, result = told
    assert result.urgency.tier.rank >= tk.Tier(person.get("urgency_at_least", "self_care")).rank


def test_the_short_answer_says_it(told: tuple[dict[str, Any], tk.Assessment]):
    person, result = told
    must = person.get("short", [])
    assert found(must, in_a_line(short_answer(result, Uncited({})))) == must


def test_what_is_told_there_begins_with_what_matters(told: tuple[dict[str, Any], tk.Assessment]):
    person, result = told
    first = facts_first(result)
    must = person.get("tell_first", [])
    assert found(must, " ".join(first)) == must
    assert found(person.get("tell_never", []), " ".join(first)) == []
    assert len(first) <= MOST_FACTS


def test_the_page_says_it_and_says_nothing_wrong(told: tuple[dict[str, Any], tk.Assessment], kit: tk.Kit):
    person, result = told
    text = in_a_line(brief(result, Names.of(kit.knowledge)))
    must = person.get("page", [])
    assert found(must, text) == must
    assert found(person.get("never", []), text) == []


def test_the_doctor_reads_what_was_told(told: tuple[dict[str, Any], tk.Assessment], kit: tk.Kit):
    person, result = told
    text = in_a_line(doctor(result, Names.of(kit.knowledge)))
    must = person.get("doctor", [])
    assert found(must, text) == must
    assert found(person.get("doctor_never", []), text) == []
