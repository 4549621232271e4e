"""The packs answer every statement of the article that the project began with; the verdicts are those of a list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.each import on_each

import twitchkit as tk
from twitchkit.ids import short

STATEMENTS: list[dict[str, str]] = json.loads(
    (Path(__file__).parents[1] / "data" / "article_statements.json").read_text(encoding="utf-8")
)
CLAIMED = [statement for statement in STATEMENTS if "claim" in statement]
POINTED_TO = [statement for statement in STATEMENTS if "further_reading" in statement]


def test_the_list_has_all_61_statements():
    assert len(STATEMENTS) == len(CLAIMED) + len(POINTED_TO) == 61


@on_each("statement", CLAIMED)
def test_each_statement_has_a_claim_with_its_verdict(kit: tk.Kit, statement: dict[str, str]):
    claims = {short(id): claim for id, claim in kit.knowledge.claims.items()}

    assert claims[statement["claim"]].verdict == statement["verdict"]


def test_no_claim_answers_what_the_article_does_not_say(kit: tk.Kit):
    assert {short(id) for id in kit.knowledge.claims} == {statement["claim"] for statement in CLAIMED}


@pytest.mark.parametrize("statement", POINTED_TO, ids=[statement["says"] for statement in POINTED_TO])
def test_what_the_article_points_to_is_further_reading(kit: tk.Kit, statement: dict[str, str]):
    nutrients = {short(id): nutrient for id, nutrient in kit.knowledge.nutrients.items()}

    read = [short(citation.source) for citation in nutrients[statement["of"]].further_reading]

    assert statement["further_reading"] in read
