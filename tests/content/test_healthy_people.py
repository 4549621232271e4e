"""Three hundred healthy people with readings within their usual limits: nobody is told to hurry, and nothing is found.

Unlike the people of ``test_benign`` they have any readings, each drawn from between the limits that hold for their age,
sex and pregnancy; one in seven is pregnant, one in seven a child. Vital signs of children come from published ranges.
"""

from __future__ import annotations

import math
import random
from typing import Any

import pytest

import twitchkit as tk
from twitchkit.ids import short
from twitchkit.quantity import exact_text
from twitchkit.scoring import observe
from twitchkit.scoring.readings import usual_limits

PEOPLE = 300
COMPLAINTS = ("leg_twitches", "leg_cramps", "leg_jerks", "jerk_at_sleep_onset", "urge_to_move")

# From age to age in years, pulse and breaths a minute: the ranges of APLS, as the web appendix (box 1) lists them of
# Fleming S, et al. Lancet 2011;377:1011-8.
CHILDREN = ((1, 2, (100, 150), (25, 35)), (2, 5, (95, 140), (25, 30)), (5, 12, (80, 120), (20, 25)),
            (12, 18, (60, 100), (15, 20)))  # fmt: skip


def person(knowledge: tk.Knowledge, seed: int) -> dict[str, Any]:
    """Return a healthy person as a profile."""
    dice = random.Random(f"healthy {seed}")  # noqa: S311  (people, not secrets)
    sex = dice.choice(["female", "male"])
    about: dict[str, Any] = {"age": dice.randint(18, 85), "sex": sex, "pregnant": False}
    if seed % 7 == 1:
        about = {"age": dice.randint(20, 42), "sex": "female", "pregnant": True, "trimester": dice.choice([1, 2, 3])}
    if seed % 7 == 2:
        youngest, oldest, pulse, breaths = dice.choice(CHILDREN)
        about = {"age": dice.randint(youngest, oldest - 1), "sex": sex}
        about["measurements"] = {
            "heart_rate": f"{dice.randint(*pulse)} /min",
            "respiratory_rate": f"{dice.randint(*breaths)} /min",
        }
    else:
        about["measurements"] = readings(knowledge, about, dice)
    answers = {short(id): False for id in knowledge.plan.screen} | {dice.choice(COMPLAINTS): True}
    return {**about, "medicines": [], "supplements": [], "findings": answers}


def readings(knowledge: tk.Knowledge, about: dict[str, Any], dice: random.Random) -> dict[str, str]:
    """Return some readings from well between the limits; one with a single limit from near its healthy side."""
    env = observe(knowledge, tk.Profile(**about)).env
    found = {}
    for id, measurement in knowledge.measurements.items():
        low, high = usual_limits(knowledge, id, env)
        least, most = low.high, high.low
        if measurement.derive or not (math.isfinite(least) or math.isfinite(most)) or dice.random() > 0.25:
            continue
        if not math.isfinite(least):
            least = most * 0.3
        if not math.isfinite(most):
            most = min(least * 1.2, (measurement.plausible or (0, math.inf))[1])
        value = least + (most - least) * dice.uniform(0.3, 0.7)
        found[short(id)] = exact_text(float(f"{value:.4g}"), measurement.unit)
    return found


@pytest.fixture(scope="module", params=[60, pytest.param(PEOPLE, marks=pytest.mark.thorough)])
def assessed(request: pytest.FixtureRequest, kit: tk.Kit) -> dict[int, tk.Assessment]:
    return {seed: kit.assess(tk.read_profile(person(kit.knowledge, seed))) for seed in range(request.param)}


def test_nobody_is_told_to_hurry(kit: tk.Kit, assessed: dict[int, tk.Assessment]):
    hurried = {
        seed: (person(kit.knowledge, seed), [(reason.message, reason.seen) for reason in result.urgency.reasons])
        for seed, result in assessed.items()
        if result.urgency.tier.rank > tk.Tier.ROUTINE.rank
    }
    assert hurried == {}


def test_they_told_many_readings(kit: tk.Kit):
    told = [len(person(kit.knowledge, seed)["measurements"]) for seed in range(PEOPLE)]
    assert sum(told) > 2000


def test_no_reading_within_its_limits_is_taken_for_a_lack_or_an_excess(kit: tk.Kit, assessed: dict[int, tk.Assessment]):
    labs = [lab for result in assessed.values() for nutrient in result.nutrients for lab in nutrient.labs]
    beyond = {(lab.measurement, lab.classed.value) for lab in labs if lab.classed.value in ("low", "high")}
    # With a high albumin, a calcium at the lower end of its own limits is low once it is adjusted.
    assert beyond - {("vocabulary:adjusted_calcium", "low")} == set()
