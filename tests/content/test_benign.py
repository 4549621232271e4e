"""Two hundred adults with mild complaints and nothing alarming: none is sent to a doctor in a hurry.

The people are made here from a seed, by clinical sense and not from what the packs say: each has one common, harmless
picture (night cramps, jolts while drifting off, mild restless legs, a leg that fell asleep …), some everyday habits, a
harmless history, medicines that many take, and blood tests well within the usual limits. Every question of the red-flag
screen is answered "no".
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from support.quick import one_in

import twitchkit as tk
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier

PEOPLE = 200

Answers = dict[str, Any]


def night_cramps(dice: random.Random) -> Answers:
    return {
        "leg_cramps": True,
        "painful_knot": True,
        "site_calf_foot": True,
        "cramp_duration_min": round(dice.uniform(0.2, 8), 1),
        "relief_by_stretch": True,
        "soreness_after": dice.random() < 0.5,
        "freq_leg_cramps": dice.choice(["rarely", "sometimes", "often"]),
        "both_legs": dice.choice(["one", "both", "switching"]),
    }


def jolts_at_sleep_onset(dice: random.Random) -> Answers:
    return {
        "jerk_at_sleep_onset": True,
        "falling_sensation": dice.random() < 0.7,
        "leg_jerks": dice.random() < 0.5,
        "freq_leg_jerks": dice.choice(["rarely", "sometimes"]),
        "stress_high": dice.random() < 0.6,
        "sleep_loss": dice.random() < 0.5,
    }


def restless_legs(dice: random.Random) -> Answers:
    return {
        "urge_to_move": True,
        "unpleasant_sensation": dice.random() < 0.8,
        "sensation_quality": dice.sample(["crawling", "tingling", "pulling"], k=dice.randint(1, 2)),
        "worse_at_rest": True,
        "relief_by_moving": dice.choice(["partial", "full"]),
        "evening_worse": True,
        "both_legs": dice.choice(["both", "switching"]),
        "family_rls": dice.random() < 0.4,
        "hard_to_fall_asleep": dice.random() < 0.5,
    }


def leg_asleep(dice: random.Random) -> Answers:
    return {
        "unpleasant_sensation": True,
        "sensation_quality": dice.sample(["tingling", "numb"], k=dice.randint(1, 2)),
        "relief_by_one_shift": True,
        "both_legs": dice.choice(["one", "switching"]),
        "long_sitting": dice.random() < 0.7,
    }


def twitches(dice: random.Random) -> Answers:
    return {
        "leg_twitches": True,
        "visible_flicker": dice.random() < 0.8,
        "flicker_sites": dice.sample(["eyelid", "calf", "thigh"], k=dice.randint(1, 2)),
        "stress_high": dice.random() < 0.6,
        "caffeine_mg_day": dice.choice([100, 200, 300, 450]),
        "exercise_new": dice.random() < 0.3,
    }


def after_sport(dice: random.Random) -> Answers:
    return {
        "after_exercise": True,
        "exercise_cramps": dice.random() < 0.5,
        "painful_knot": dice.random() < 0.6,
        "muscle_ache": dice.random() < 0.6,
        "soreness_after": True,
        "relief_by_stretch": True,
        "exercise_min_week": dice.randint(60, 400),
        "both_legs": dice.choice(["one", "both"]),
    }


def kicks_seen_by_partner(dice: random.Random) -> Answers:
    return {
        "partner_sees_kicks": True,
        "unaware_movements": True,
        "urge_to_move": False,
        "snoring": dice.random() < 0.4,
        "unrefreshing_sleep": dice.random() < 0.4,
    }


def tired_legs(dice: random.Random) -> Answers:
    return {
        "leg_heaviness": True,
        "relief_by_elevation": True,
        "hx_varicose": dice.random() < 0.6,
        "long_standing": dice.random() < 0.6,
        "ankle_swelling_evening": dice.random() < 0.4,
        "leg_cramps": dice.random() < 0.4,
        "both_legs": "both",
    }


PICTURES: tuple[Callable[[random.Random], Answers], ...] = (
    night_cramps,
    jolts_at_sleep_onset,
    restless_legs,
    leg_asleep,
    twitches,
    after_sport,
    kicks_seen_by_partner,
    tired_legs,
)

HABITS_AND_HISTORY: Answers = {
    "stress_high": (True, False),
    "sleep_loss": (True, False),
    "fatigue": (True, False),
    "broken_sleep": (True, False),
    "long_sitting": (True, False),
    "exercise_regular": (True, False),
    "caffeine_evening": (True, False),
    "distress": ("none", "mild", "moderate"),
    "symptom_severity": ("mild", "moderate"),
    "daytime_sleepiness": ("none", "mild"),
    "nicotine": ("none", "former"),
    "alcohol_use": ("none", "occasional", "weekly"),
    "sun_exposure": ("low", "medium", "high"),
    "duration_weeks": (2, 8, 30, 150),
    "onset_sudden": ("gradual",),
    "hx_osteoarthritis": (True, False),
    "hx_hypertension": (True, False),
    "hx_high_cholesterol": (True, False),
    "hx_migraine": (True, False),
    "joint_pain": (True, False),
    "cold_feet": (True, False),
    "diet_vegetarian": (True, False),
    "hx_ckd": (False,),
    "hx_diabetes": (False,),
}

MEDICINES = (
    {"name": "acetaminophen"},
    {"name": "ibuprofen"},
    {"name": "amlodipine", "years": 4},
    {"name": "atorvastatin", "years": 3},
    {"name": "omeprazole", "years": 0.5},
    {"name": "loratadine"},
    {"name": "levothyroxine", "years": 6},
    {"name": "losartan", "years": 2},
)

SUPPLEMENTS = (
    {"name": "magnesium", "per_day": {"magnesium": "100 mg"}},
    {"name": "multivitamin", "per_day": {"vitamin_b6": "2 mg", "vitamin_d": "400 IU", "iron": "5 mg"}},
    {"name": "vitamin D", "per_day": {"vitamin_d": "800 IU"}},
)

NORMAL_TESTS = {
    "serum_potassium": (3.8, 4.7, "mmol/L"),
    "serum_sodium": (137, 143, "mmol/L"),
    "serum_calcium": (2.25, 2.45, "mmol/L"),
    "serum_magnesium": (0.78, 0.93, "mmol/L"),
    "ferritin": (90, 180, "ug/L"),
    "transferrin_saturation": (25, 38, "%"),
    "hemoglobin": (138, 150, "g/L"),
    "mcv": (84, 94, "fL"),
    "tsh": (1, 3, "mIU/L"),
    "egfr": (75, 110, "mL/min/1.73m2"),
    "serum_b12": (300, 500, "pmol/L"),
    "vitamin_d_25oh": (60, 100, "nmol/L"),
    "glucose": (4.4, 5.3, "mmol/L"),
    "creatine_kinase": (60, 120, "U/L"),
    "crp": (1, 4, "mg/L"),
}


def person(seed: int) -> dict[str, Any]:
    """Return one person as a profile, without the answers to the red-flag screen."""
    dice = random.Random(f"benign {seed}")  # noqa: S311  (people, not secrets)
    sex = dice.choice(["female", "male"])
    everyday = {name: dice.choice(answers) for name, answers in HABITS_AND_HISTORY.items() if dice.random() < 0.35}
    pictures = dice.sample(PICTURES, k=1 if dice.random() < 0.8 else 2)
    findings = everyday
    for picture in pictures:
        findings = findings | picture(dice)
    tests = {
        name: f"{round(dice.uniform(low, high), 2)} {unit}"
        for name, (low, high, unit) in NORMAL_TESTS.items()
        if dice.random() < 0.3
    }
    return {
        "age": dice.randint(18, 85),
        "sex": sex,
        "pregnant": False,
        "medicines": dice.sample(MEDICINES, k=dice.choice([0, 0, 1, 1, 2])),
        "supplements": dice.sample(SUPPLEMENTS, k=dice.choice([0, 0, 1])),
        "findings": findings,
        "measurements": tests,
    }


@pytest.fixture(scope="module", params=one_in(2, [4, 1]))
def assessed(request: pytest.FixtureRequest, kit: tk.Kit) -> list[tuple[int, dict[str, Any], tk.Assessment]]:
    screen = {id.partition(":")[2]: False for id, finding in kit.knowledge.findings.items() if finding.screen}
    assert screen
    people = [(seed, person(seed)) for seed in range(0, PEOPLE, request.param)]
    return [
        (seed, profile, kit.assess(tk.read_profile(profile | {"findings": profile["findings"] | screen})))
        for seed, profile in people
    ]


def test_people_are_the_same_in_every_run():
    assert [person(seed) for seed in range(5)] == [person(seed) for seed in range(5)]
    assert len({str(person(seed)) for seed in range(PEOPLE)}) == PEOPLE


def test_nobody_is_above_routine(assessed):
    hurried = {
        seed: [(reason.red_flag or reason.condition, reason.seen) for reason in result.urgency.reasons]
        for seed, _, result in assessed
        if result.urgency.tier.rank > Tier.ROUTINE.rank
    }
    assert hurried == {}


def test_reassurance_can_be_earned(assessed):
    """A library that never reassures would pass the test above: of people with a harmless picture some must earn it."""
    reassured = [seed for seed, _, result in assessed if result.urgency.tier is Tier.SELF_CARE]
    assert len(reassured) >= (PEOPLE // 5 if len(assessed) == PEOPLE else 1)


def test_nothing_urgent_fits(assessed):
    alarming = {
        (seed, condition.id)
        for seed, _, result in assessed
        for condition in result.conditions
        if condition.band is Band.CONSISTENT and condition.tier.rank >= Tier.URGENT.rank
    }
    assert alarming == set()


def test_everybody_gets_an_answer(assessed):
    """Reassurance that rests on silence would be worth nothing: for each something fits at least a little."""
    shown = {Band.POSSIBLE, Band.CONSISTENT}
    unanswered = [seed for seed, _, result in assessed if not any(item.band in shown for item in result.conditions)]
    assert len(unanswered) <= len(assessed) // 10, unanswered
