"""Reports of who needs help today or now, over every red flag and limit that asks for it, alone and two at once."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from attrs import evolve
from support.told_people import people_by_flag, people_by_limit

import twitchkit as tk
from twitchkit.model.safety import Tier
from twitchkit.render.brief import brief
from twitchkit.render.plain import to_text
from twitchkit.render.wording import Names

PAIRS = 400
LATER = re.compile(r"within (a few )?(days|weeks)|two weeks|next (visit|appointment)|normal visit", re.IGNORECASE)
"""What a report that says "now" must not say as its instruction."""


def both(one: tk.Profile, other: tk.Profile) -> tk.Profile:
    """Return a person who told what two told."""
    medicines = (*(one.medicines or ()), *(other.medicines or ())) if one.medicines or other.medicines else None
    return evolve(
        one,
        medicines=medicines,
        findings={**other.findings, **one.findings},
        measurements={**other.measurements, **one.measurements},
    )


def faults(kit: tk.Kit, profile: tk.Profile) -> Iterator[str]:
    result = kit.assess(profile)
    tier = result.urgency.tier
    if tier.rank < Tier.SAME_DAY.rank:
        return
    text = " ".join(to_text(brief(result, Names.of(kit.knowledge))).split())
    said = [other.says for other in Tier if other.says in text]
    if said != [tier.says]:
        yield f"instructions: {said}"
    facts = {" ".join(words.split()) for reason in result.urgency.reasons for words in reason.seen}
    tell = text.partition("Tell them: ")[2]
    yield from (f"not told: {words}" for words in facts if words not in tell)
    above = text.partition("Tell them: ")[0]
    first = [reason for reason in result.urgency.reasons if reason.tier is tier]
    others = [reason for reason in result.urgency.reasons if reason.tier is not tier]
    allowed = " ".join(f"{reason.message} {reason.do}" for reason in first)
    yield from (
        f"another day is said: {reason.do}" for reason in others if reason.do in above and reason.do not in allowed
    )
    if tier is Tier.EMERGENCY and (later := [reason.do for reason in first if LATER.search(reason.do)]):
        yield f"says another day: {later}"
    if result.conditions or result.tips or result.foods:
        yield "says what fits, or a tip"


@pytest.fixture(scope="module")
def people(kit: tk.Kit) -> dict[str, tk.Profile]:
    return {**people_by_flag(kit), **people_by_limit(kit)}


def test_somebody_stands_for_nearly_every_flag_and_limit(kit: tk.Kit, people: dict[str, tk.Profile]):
    flags = [flag for flag in kit.knowledge.red_flags.values() if flag.tier.rank >= Tier.SAME_DAY.rank]
    assert sum(flag.id in people for flag in flags) >= 0.95 * len(flags)


@pytest.mark.thorough
def test_alone_each_gives_one_instruction_and_what_to_tell(kit: tk.Kit, people: dict[str, tk.Profile]):
    found = {id: wrong for id, profile in people.items() if (wrong := list(faults(kit, profile)))}
    assert found == {}


@pytest.mark.thorough
def test_two_at_once_give_one_instruction_and_what_to_tell(kit: tk.Kit, people: dict[str, tk.Profile]):
    draw = random.Random(20261130)  # noqa: S311
    found: dict[tuple[str, str], list[str]] = {}
    tried = 0
    for _ in range(PAIRS):
        one, other = draw.sample(sorted(people), 2)
        try:
            wrong = list(faults(kit, both(people[one], people[other])))
        except tk.ProfileError:  # a pregnant man, and the like
            continue
        tried += 1
        if wrong:
            found[one, other] = wrong
    assert tried > 0.8 * PAIRS
    assert found == {}
