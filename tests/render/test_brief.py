"""The first page: short, one instruction where help is needed today, and no safety text lost."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from attrs import evolve
from render.test_snapshots import BRIEF, FOLDER, PEOPLE
from support.each import on_each
from support.quick import one_in
from support.shipped_cases import shipped_cases

import twitchkit as tk
from twitchkit.model.safety import Tier, how_soon
from twitchkit.render.brief import brief
from twitchkit.render.plain import to_text
from twitchkit.render.wording import Names
from twitchkit.scoring import Person
from twitchkit.testing.cases import Expectation

DATA = Path(__file__).parents[1] / "data"
TOLD = json.loads((DATA / "attacked_tell_them.json").read_text(encoding="utf-8"))
CASES = [*shipped_cases("differential").cases, *shipped_cases("nutrients").cases]


def page(kit: tk.Kit, result: tk.Assessment) -> str:
    """Return the first page in one line."""
    return " ".join(to_text(brief(result, Names.of(kit.knowledge))).split())


def lines_of(name: str) -> list[str]:
    return (FOLDER / f"{name}{BRIEF}.txt").read_text(encoding="utf-8").splitlines()


def test_it_is_a_page_at_the_median():
    assert median(len(lines_of(name)) for name in PEOPLE) <= 60


@on_each("name", PEOPLE)
def test_how_soon_to_seek_help_stands_in_the_first_lines(name: str):
    first = " ".join(lines_of(name)[:8])
    says = [how_soon(tier, days) for tier in Tier for days in (None, 7, 2)]
    assert any(said in first for said in (*says, "What you came with cannot be judged here."))


@pytest.fixture(scope="module", params=one_in(2, [12, 3]))
def pressing(request: pytest.FixtureRequest, kit: tk.Kit) -> list[tuple[tk.Assessment, str]]:
    """Everybody among the cases who has to be seen today or now, one for each set of reasons, with their page."""
    people = (Person.of(kit.knowledge, case.profile) for case in CASES[:: request.param] if is_urgent(case.expect))
    hurried = (person for person in people if person.tier.rank >= tk.Tier.SAME_DAY.rank)
    one_each = {tuple(reason.message for reason in person.urgency.reasons): person for person in hurried}
    assert len(one_each) > 600 // request.param
    results = [kit.assess(person.profile) for person in one_each.values()]
    return [(result, page(kit, result)) for result in results]


def is_urgent(expect: Expectation) -> bool:
    tier = expect.urgency or expect.urgency_at_least
    return bool(expect.red_flags or expect.critical_limits or (tier and tier.rank >= tk.Tier.SAME_DAY.rank))


class TestToday:
    def test_there_is_one_instruction(self, pressing: list[tuple[tk.Assessment, str]]):
        for result, text in pressing:
            others = [tier.says for tier in Tier if tier is not result.urgency.tier]
            assert text.count(result.urgency.says) == 1
            assert [said for said in others if said in text] == []

    def test_every_fact_behind_it_is_to_be_told(self, pressing: list[tuple[tk.Assessment, str]]):
        for result, text in pressing:
            facts = {words for reason in result.urgency.reasons for words in reason.seen}
            assert [words for words in facts if " ".join(words.split()) not in text] == []

    def test_what_to_do_is_whole(self, pressing: list[tuple[tk.Assessment, str]]):
        for result, text in pressing:
            first = [reason for reason in result.urgency.reasons if reason.tier is result.urgency.tier]
            assert [reason.do for reason in first if reason.do not in text] == []

    @pytest.mark.parametrize("person", TOLD, ids=[person["id"] for person in TOLD])
    def test_what_the_danger_comes_from_is_told_too(self, kit: tk.Kit, person: dict[str, Any]):
        text = page(kit, kit.assess(person["profile"])).partition("Tell them:")[2].partition("Left out of")[0]
        assert [words for words in person["told"] if words not in text] == []

    def test_what_was_denied_or_is_not_known_is_not_told(self, kit: tk.Kit):
        findings = {"leg_cramps": True, "chest_pain": True, "breathlessness": False, "fever": "unknown"}
        findings |= {"hx_ckd": False, "alcohol_g_day": 0}
        text = page(kit, kit.assess(tk.Profile(age=60, pregnant=False, findings=findings)))
        tell = text.partition("Tell them:")[2].partition("Left out of")[0]
        assert "chest pain" in tell
        assert [words for words in ("breath", "fever", "kidney", "alcohol", "pregnan") if words in tell] == []


@pytest.mark.parametrize("each", one_in(2, [120, 40]))
def test_no_safety_text_is_lost(kit: tk.Kit, each: int):
    for case in CASES[::each]:
        result = kit.with_questions(kit.assess(case.profile))
        kept = [held.reason for held in result.withheld if held.reason != result.scope]
        kept += [warned.text for warned in result.warnings]
        kept += [entry for entries in result.not_checked.values() for entry in entries]
        kept += [result.disclaimer, *result.notices]
        text = page(kit, result).casefold()
        assert [words for words in kept if " ".join(words.split()).rstrip(".").casefold() not in text] == []


def test_warning_signs_that_are_not_known_are_counted(kit: tk.Kit):
    result = kit.assess(tk.Profile(age=40, sex="male", findings={"leg_twitches": True}))
    assert f"There are {len(result.urgency.not_asked) - 2} more." in page(kit, result)
    told = evolve(result, urgency=evolve(result.urgency, not_asked=(), asked_not_known=()))
    assert "get medical help:" not in page(kit, told)


class TestWhatFits:
    """The line of a condition: what counts for and against it, and its advice, unless the urgency has told it."""

    @pytest.fixture
    def result(self, kit: tk.Kit) -> tk.Assessment:
        findings = {"leg_cramps": True, "painful_knot": True, "relief_by_stretch": True, "urge_to_move": True}
        return kit.assess(tk.Profile(age=58, sex="female", findings=findings))

    def line(self, kit: tk.Kit, result: tk.Assessment, **changes: object) -> str:
        (first, *_) = result.conditions
        shown = evolve(result, conditions=(evolve(first, **{"name": "Cramps", **changes}),))
        return page(kit, shown).partition("What fits")[2].partition("What you can do")[0]

    def test_what_counts_stands_with_the_advice(self, kit: tk.Kit, result: tk.Assessment):
        assert "Cramps: fits your answers. For it:" in self.line(kit, result, advice="Stretch", band=tk.Band.CONSISTENT)
        said = self.line(kit, result, advice="Stretch", band=tk.Band.POSSIBLE)
        assert "Cramps: possible. For it:" in said
        assert "Against it:" in said
        assert "What to do: Stretch." in said

    def test_without_advice_nothing_is_said_of_it(self, kit: tk.Kit, result: tk.Assessment):
        assert "What to do" not in self.line(kit, result, advice="")

    def test_what_the_urgency_tells_is_not_told_again(self, kit: tk.Kit, result: tk.Assessment):
        (first, *_) = result.conditions
        raised = tk.UrgencyReason(tier=Tier.URGENT, message="Cramps.", do="", sources=(), condition=first.id)
        told = evolve(result, urgency=evolve(result.urgency, reasons=(raised,)))
        assert "What to do" not in self.line(kit, told, advice="Stretch")

    def test_of_many_three_are_told_and_the_others_named(self, kit: tk.Kit, result: tk.Assessment):
        (first, *_) = result.conditions
        many = tuple(evolve(first, name=name, band=tk.Band.POSSIBLE) for name in ("A", "B", "C", "D", "E"))
        assert "Possible as well: D, E." in page(kit, evolve(result, conditions=many))
        assert "Possible as well" not in page(kit, evolve(result, conditions=many[:3]))
