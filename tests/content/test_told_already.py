"""What a reader found wrong in reports: what was told is not asked for again, and what one can change comes first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import twitchkit as tk
from twitchkit.render.brief import brief
from twitchkit.render.plain import to_text
from twitchkit.render.references import Uncited
from twitchkit.render.short_answer import short_answer
from twitchkit.render.wording import Names

DATA = Path(__file__).parents[1] / "data"
PEOPLE = json.loads((DATA / "people_of_a_fresh_reader.json").read_text(encoding="utf-8"))


@pytest.fixture(params=PEOPLE, ids=[person["id"] for person in PEOPLE])
def person(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(request.param)


def test_what_the_first_page_says(kit: tk.Kit, person: dict[str, Any]):
    result = kit.with_questions(kit.assess(person["profile"]))
    short = " ".join(to_text(short_answer(result, Uncited({}))).split())
    page = " ".join(to_text(brief(result, Names.of(kit.knowledge))).split())
    assert [words for words in person.get("short", ()) if words not in short] == []
    assert [words for words in person.get("page", ()) if words not in page] == []
    assert [words for words in person.get("never", ()) if words in page] == []
    assert page.partition("Tell them: - ")[2].startswith(person.get("tell_first", ""))
