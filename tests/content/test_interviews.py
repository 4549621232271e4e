"""Interviews of 17 real people, and what an interview must ask, must not ask, and asks early.

Both were written before the code that asks (tests/data).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from support.interviews import screens_of, told
from support.quick import one_in

import twitchkit as tk
from twitchkit.ids import short
from twitchkit.model.vocabulary import Kind
from twitchkit.render.brief import brief
from twitchkit.render.plain import to_text
from twitchkit.render.wording import Names
from twitchkit.scoring import Person

DATA = Path(__file__).parents[1] / "data"
EXPECTED = json.loads((DATA / "interviews.json").read_text(encoding="utf-8"))
DANGEROUS = [
    person
    for file in ("dangerous_people.json", "attacked_interviews.json")
    for person in json.loads((DATA / file).read_text(encoding="utf-8"))
]
INTERVIEWED = json.loads((DATA / "interviewed_people.json").read_text(encoding="utf-8"))
REAL = json.loads((DATA / "real_people.json").read_text(encoding="utf-8"))


def named(cases: list[dict[str, Any]], *, one: int) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", one_in(one, cases), ids=[case["why"] for case in cases])


def asked(kit: tk.Kit, begun: tk.Profile) -> Iterator[list[str]]:
    """The short names of what is asked, screen by screen, of a person who begins with what they told."""
    for screen, _ in screens_of(kit, begun, start=begun):
        yield [short(question.id) for question in screen.questions]


@named(EXPECTED["absurd"], one=5)
def test_what_is_absurd_is_not_asked(kit: tk.Kit, case: dict[str, Any]):
    questions = {name for screen in asked(kit, tk.read_profile(case["told"])) for name in screen}
    assert questions.isdisjoint(case["never"])


@named(EXPECTED["before_the_end"], one=2)
def test_what_could_make_it_more_urgent_is_asked_before_the_end(kit: tk.Kit, case: dict[str, Any]):
    questions = {name for screen in asked(kit, tk.read_profile(case["told"])) for name in screen}
    assert {*case["asks"]} <= questions


@named(EXPECTED["first"], one=3)
def test_what_decides_is_asked_early(kit: tk.Kit, case: dict[str, Any]):
    screens = list(asked(kit, tk.read_profile(case["told"])))
    place = {name: number for number, names in reversed(list(enumerate(screens))) for name in names}
    latest = max(place[name] for name in case["asks"])
    assert latest <= 4
    assert all(place.get(name, latest + 1) > latest for name in case["before"])


@pytest.mark.parametrize("person", one_in(5, DANGEROUS), ids=[person["id"] for person in DANGEROUS])
def test_a_danger_beside_the_complaint_is_heard(kit: tk.Kit, person: dict[str, Any]):
    """They answer what they are asked from their story, and no to the rest; a kind of danger where they have one."""
    story = tk.read_profile(person["profile"])
    *_, (_, profile) = screens_of(kit, story)
    assert kit.assess(profile).urgency.tier.rank >= kit.assess(story).urgency.tier.rank


@pytest.mark.parametrize("person", one_in(5, INTERVIEWED), ids=[person["id"] for person in INTERVIEWED])
def test_an_interview_ends_as_urgent_as_guidelines_ask_for(kit: tk.Kit, person: dict[str, Any]):
    """A clinician answered for each of them; what nothing had asked for is added from the story."""
    *_, (_, profile) = screens_of(kit, tk.read_profile(person["profile"]))
    rank = kit.assess(profile).urgency.tier.rank
    assert rank >= tk.Tier(person["urgency_at_least"]).rank
    assert rank <= tk.Tier(person.get("urgency_at_most", "emergency")).rank


@cache
def answered(number: int) -> tuple[frozenset[str], tk.Profile]:
    """The short names of what a real person is asked, and their profile at the end."""
    kit = tk.load()
    screens = list(screens_of(kit, tk.read_profile(REAL[number]["profile"])))
    return frozenset(short(question.id) for screen, _ in screens for question in screen.questions), screens[-1][1]


def kinds_of(kit: tk.Kit, name: str) -> set[str]:
    """The questions that ask for a thing by its kind: a yes to them leads to it, and a no says no to it."""
    plans = kit.knowledge.plan.asking.follow_ups
    meant = (plan for plan in plans if name in {*map(short, (*plan.findings, *plan.measurements))})
    return {short(key.partition("=")[0]) for plan in meant for key in plan.names}


def heard(kit: tk.Kit, number: int) -> Iterator[tuple[str, bool]]:
    """What a clinician would ask a real person next, and whether it was told, asked, or stands on the first page."""
    case = REAL[number]
    questions, profile = answered(number)
    known = {*case["profile"].get("findings", {}), *case["profile"].get("measurements", {}), *case["profile"]}
    page = to_text(brief(kit.with_questions(kit.assess(profile)), Names.of(kit.knowledge))).casefold()
    for name in case["expected"]["must_ask_next"]:
        names = {name, *EXPECTED["asked_as"].get(name, ())} | kinds_of(kit, name)
        words = [kit.knowledge.find(item).name.casefold() for item in names & {*map(short, kit.knowledge.measurements)}]
        yield name, bool(names & (questions | known)) or any(word in page for word in words)


@pytest.mark.thorough
class TestRealPeople:
    def test_most_of_what_a_clinician_would_ask_is_asked(self, kit: tk.Kit):
        found = [(REAL[number]["id"], *item) for number in range(len(REAL)) for item in heard(kit, number)]
        missed = [item for item in found if not item[2]]
        assert len(missed) <= 0.15 * len(found), missed

    def test_it_ends_where_all_questions_would(self, kit: tk.Kit):
        """Of 17, two may have another condition first and one (whose results nobody asks for) another urgency."""
        first, urgency = [], []
        for number, case in enumerate(REAL):
            whole = all_answered(kit, tk.read_profile(case["profile"]))
            then = Person.of(kit.knowledge, answered(number)[1])
            if then.tier is not whole.tier:
                urgency.append(case["id"])
            if whole.shows_conditions and next(iter(then.bands)) != next(iter(whole.bands)):
                first.append(case["id"])
        assert len(first) <= 2, first
        assert len(urgency) <= 1, urgency


def all_answered(kit: tk.Kit, person: tk.Profile) -> Person:
    """A person who answers everything: what they told, and no to every other yes/no question."""
    findings = kit.knowledge.findings
    asked = (id for id in kit.knowledge.possible_answers if findings[id].question)
    no = {id: False for id in asked if findings[id].kind is Kind.YES_NO}
    lists = {"medicines": person.medicines or (), "supplements": person.supplements or ()}
    return Person.of(kit.knowledge, evolve(person, findings={**no, **told(kit, person)}, **lists))
