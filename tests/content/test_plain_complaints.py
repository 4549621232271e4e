"""What people come with, in one or two answers, and 17 accounts of real people: what fits stands in the first lines.

Both were written before the code (tests/data); 16 of the accounts are of adults.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.each import on_each

import twitchkit as tk
from twitchkit import Band, Tier
from twitchkit.ids import short
from twitchkit.render.plain import to_text
from twitchkit.render.report import report
from twitchkit.scoring import Person

DATA = Path(__file__).parents[1] / "data"
PLAIN = json.loads((DATA / "plain_complaints.json").read_text(encoding="utf-8"))
REAL = json.loads((DATA / "real_people.json").read_text(encoding="utf-8"))
ADULTS = [case for case in REAL if not case["expected"].get("handoff")]
FIRST_LINES = 8


def lines(kit: tk.Kit, result: tk.Assessment) -> list[str]:
    return to_text(report(result, knowledge=kit.knowledge)).splitlines()


@pytest.mark.parametrize("case", PLAIN, ids=[f"{case['text']}, {case['profile']['age']}" for case in PLAIN])
def test_a_plain_complaint_is_never_nothing(kit: tk.Kit, case: dict[str, Any]):
    result = kit.assess(tk.read_profile(case["profile"]))
    named = [item.id for item in result.conditions if item.band.rank >= Band.POSSIBLE.rank] or [result.best_so_far]
    assert all(item.band is not Band.CONSISTENT for item in result.conditions)
    assert short(named[0] or "") in case["accepted"]
    name = kit.knowledge.conditions[named[0] or ""].name
    assert any(name in line for line in lines(kit, result)[:FIRST_LINES])


# What a newcomer tried beside a complaint that has no condition of its own, and beside cramps.
BESIDE = ("cancer_history", "diet_vegetarian", "hx_thyroid", "hx_diabetes", "hx_osteoporosis", "low_mood", "fatigue")


@pytest.mark.parametrize("complaint", ["leg_jerks", "inner_vibration", "leg_spasms", "jerks_awake", "leg_stiffness"])
def test_what_is_told_beside_a_complaint_names_nothing_by_itself(kit: tk.Kit, complaint: str):
    for beside in BESIDE:
        result = kit.assess(tk.read_profile({"age": 50, "findings": {complaint: True, beside: True}}))
        best = result.best_so_far or "differential:restless_legs_syndrome"
        assert best.startswith("differential:"), (beside, best)
        assert kit.knowledge.conditions[best].tier.rank <= Tier.ROUTINE.rank


@pytest.mark.parametrize("sign", ["breast_lump", "changing_mole", "choking", "wasting", "weakness", "bulbar"])
def test_beside_what_is_urgent_nothing_is_called_the_best_so_far(kit: tk.Kit, sign: str):
    for complaint in ("leg_cramps", "leg_twitches", "visible_flicker"):
        result = kit.assess(tk.read_profile({"age": 50, "findings": {complaint: True, sign: True}}))
        assert result.urgency.tier.rank >= Tier.URGENT.rank
        assert result.best_so_far is None


@on_each("case", REAL)
def test_a_real_person_is_told_how_soon_and_nothing_that_must_not_be_said(kit: tk.Kit, case: dict[str, Any]):
    person, expected = Person.of(kit.knowledge, tk.read_profile(case["profile"])), case["expected"]
    lowest, highest = Tier(expected["urgency_at_least"]), Tier(expected["urgency_at_most"])
    assert lowest.rank <= person.tier.rank <= highest.rank
    result = kit.assess(person.profile)
    for rule in expected["must_not"]:
        assert rule.partition(":")[0] in RULES
        assert RULES[rule.partition(":")[0]](result, person, rule.partition(":")[2], expected), rule


def _no_tip(result: tk.Assessment, person: Person, what: str, _: dict[str, Any]) -> bool:
    if what == "any":
        return result.tips == ()
    subject, _, kind = what.rpartition("_")
    shown = [person.knowledge.tips[tip.id] for tip in result.tips]
    return not any(f"{kind}:{subject}" in tip.involves or short(tip.id) == what for tip in shown)


def _not_above_possible(_: tk.Assessment, person: Person, what: str, __: dict[str, Any]) -> bool:
    return person.bands[f"differential:{what}"].rank <= Band.POSSIBLE.rank


def _no_claim(result: tk.Assessment, _: Person, __: str, expected: dict[str, Any]) -> bool:
    """Nothing that is eaten is lacking for certain, and nothing is possible that the account leaves out."""
    claimed = [item for item in result.conditions if item.id.startswith("nutrients:")]
    return not any(
        item.band is Band.CONSISTENT or (item.band is Band.POSSIBLE and short(item.id) not in expected["conditions"])
        for item in claimed
    )


def _not_reassured(result: tk.Assessment, *_: object) -> bool:
    return result.urgency.tier is not Tier.SELF_CARE


def _not_advised(result: tk.Assessment, _: Person, what: str, __: dict[str, Any]) -> bool:
    """A warning against a thing does not advise it."""
    sentences = [sentence for tip in result.tips for sentence in tip.text.lower().split(". ")]
    named = [sentence for sentence in sentences if what.removeprefix("take_") in sentence]
    return all({"not", "no"} & set(sentence.split()) for sentence in named)


def _nothing_beyond(result: tk.Assessment, *_: object) -> bool:
    return (result.conditions, result.tips, result.nutrients) == ((), (), ())


RULES = {
    "tip": _no_tip,
    "condition_above_possible": _not_above_possible,
    "nutrition_claim": _no_claim,
    "reassurance": _not_reassured,
    "advice": _not_advised,
    "output": _nothing_beyond,
}


def accepted_places(kit: tk.Kit) -> list[int]:
    """The place of the first accepted condition in the order behind the report, of each adult who has one."""
    places = []
    for case in ADULTS:
        ranked = [short(item.plan.condition.id) for item in Person.of(kit.knowledge, case["profile"]).ranked]
        wanted = [ranked.index(id) for id in case["expected"]["conditions"] if id in ranked]
        if case["expected"]["conditions"]:
            places.append(min(wanted))
    return places


def test_an_accepted_condition_is_among_the_first_three_of_every_adult_and_mostly_the_first(kit: tk.Kit):
    places = accepted_places(kit)
    assert max(places) < 3
    assert places.count(0) >= 13


def test_of_whom_none_is_it_none_is_said_to_be(kit: tk.Kit):
    (case,) = (case for case in ADULTS if not case["expected"]["conditions"])
    result = kit.assess(tk.read_profile(case["profile"]))
    assert all(item.band.rank < Band.POSSIBLE.rank for item in result.conditions)
