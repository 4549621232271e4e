"""Every shipped critical limit: just past it and just short of it, in every unit, as bound and as word."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from support.each import on_each
from support.quick import one_in

import twitchkit as tk
from twitchkit.ids import short
from twitchkit.knowledge.plans import CriticalLimitPlan
from twitchkit.knowledge.symbols import symbol_of
from twitchkit.model.vocabulary import Measurement
from twitchkit.quantity import exact_text
from twitchkit.scoring import Person
from twitchkit.scoring.critical import PassedLimit

KNOWLEDGE = tk.load(["vocabulary", "nutrients", "differential", "lifestyle"]).knowledge
PLANS = {plan.critical_limit.id: plan for plans in KNOWLEDGE.plan.critical_limits.values() for plan in plans}
SIDES = ("low", "high")
A_LITTLE = 1e-6

AFTER_BIRTH = "(known(pregnant) and pregnant) or (known(gave_birth_recently) and gave_birth_recently)"
_NO_CHILD = " and not child_of_unknown_age"
_OR_CHILD = " or (known(child_of_unknown_age) and child_of_unknown_age)"
# Somebody for whom a limit holds, by what it says of whom it is for, and whether it counts where nothing was told.
WHO: Mapping[str, tuple[Mapping[str, Any], bool]] = {
    "": ({}, True),
    "sex == 'female'": ({"sex": "female"}, True),
    "hx_diabetes": ({"findings": {"hx_diabetes": True}}, True),
    "known(hx_diabetes) and hx_diabetes": ({"findings": {"hx_diabetes": True}}, False),
    "known(pregnant) and pregnant": ({"sex": "female", "age": 30, "pregnant": True}, False),
    AFTER_BIRTH: ({"sex": "female", "age": 30, "pregnant": True}, False),
    f"not ({AFTER_BIRTH.replace('(known(pregnant) and pregnant)', 'pregnant')})": ({"sex": "male", "age": 40}, True),
    **{f"age >= {years}{_NO_CHILD}": ({"sex": "male", "age": 40}, True) for years in (10, 12, 15, 18)},
    f"age >= 12{_NO_CHILD} and not pregnant": ({"sex": "male", "age": 40}, True),
    "age >= 0.25": ({"sex": "male", "age": 40}, True),
    "known(age) and age < 0.08": ({"age": 0.05}, False),
    "known(age) and age < 0.25": ({"age": 0.1}, False),
    "known(age) and age < 1": ({"age": 0.7}, False),
    "known(age) and age < 3": ({"age": 2}, False),
    "known(age) and 6 <= age < 9": ({"age": 8}, False),
    "(known(age) and 9 <= age < 12) or (known(child_of_unknown_age) and child_of_unknown_age)": ({"age": 10}, False),
    "known(age) and 0.08 <= age < 1": ({"age": 0.7}, False),
    "known(age) and 0.25 <= age < 0.5": ({"age": 0.3}, False),
    "known(age) and 0.25 <= age < 1": ({"age": 0.7}, False),
    "known(age) and 1 <= age < 3": ({"age": 2}, False),
    "known(age) and 1 <= age < 5": ({"age": 2}, False),
    "known(age) and 2 <= age < 12": ({"age": 8}, False),
    "known(age) and 3 <= age < 5": ({"age": 4}, False),
    "known(age) and 3 <= age < 6": ({"age": 4}, False),
    "known(age) and 1 <= age < 6": ({"age": 4}, False),
    "known(age) and 12 <= age < 15": ({"age": 13}, False),
    "known(age) and 12 <= age < 16": ({"age": 13}, False),
    f"(known(age) and age < 12){_OR_CHILD}": ({"age": 8}, False),
    f"(known(age) and age < 16){_OR_CHILD}": ({"age": 8}, False),
    f"(known(age) and age < 18){_OR_CHILD}": ({"age": 8}, False),
    f"(known(age) and 0.02 <= age < 12){_OR_CHILD}": ({"age": 8}, False),
    f"(known(age) and 1 <= age < 12){_OR_CHILD}": ({"age": 8}, False),
    f"(known(age) and 5 <= age < 12){_OR_CHILD}": ({"age": 8}, False),
    f"(known(age) and 6 <= age < 10){_OR_CHILD}": ({"age": 8}, False),
    f"(known(age) and 6 <= age < 12){_OR_CHILD}": ({"age": 8}, False),
}
# Those whom no other limit of the same reading reaches.
ALONE: Mapping[str, Mapping[str, Any]] = {
    "carboxyhemoglobin_high_smokers_same_day": {"findings": {"nicotine": "smoke"}},
    "creatine_kinase_high_urgent": {"sex": "male"},
    "oxygen_saturation_low_urgent": {"findings": {"hx_copd": True}},
}
STRANGERS: tuple[Mapping[str, Any], ...] = ({}, {"age": 50}, {"sex": "male", "age": 50}, {"sex": "female", "age": 50})


def side_of(plan: CriticalLimitPlan) -> str:
    return "high" if plan.passed.high == math.inf else "low"


def told(plan: CriticalLimitPlan, reading: str, person: Mapping[str, Any]) -> PassedLimit | None:
    """Return the limit of its measurement that is told for a reading of a person."""
    profile = tk.read_profile({**person, "measurements": {short(plan.measurement): reading}})
    limits = Person.of(KNOWLEDGE, profile).limits
    return next((passed for passed in limits if passed.plan.measurement == plan.measurement), None)


def rank(passed: PassedLimit | None) -> int:
    return tk.Tier.ROUTINE.rank if passed is None else passed.tier.rank


def in_units(plan: CriticalLimitPlan, number: float) -> Iterator[str]:
    """Yield a number of the canonical unit as it stands on reports, in every unit that is accepted."""
    for unit, scale in symbol_of(KNOWLEDGE.measurements[plan.measurement]).units.items():
        yield exact_text(float(f"{(number - scale.offset) / scale.factor:.15g}"), unit)


def beside(plan: CriticalLimitPlan, by: float) -> float:
    """Return a number that lies past the limit by a share of it, or short of it where the share is below zero."""
    number = plan.number * (1 + by) if side_of(plan) == "high" else plan.number * (1 - by)
    low, high = KNOWLEDGE.measurements[plan.measurement].plausible or (-math.inf, math.inf)
    assert low <= number <= high, "a limit that no plausible reading passes"
    return number


@on_each("id", one_in(4, PLANS))
def test_a_number_counts_from_the_limit_on_in_every_unit(id: str):
    plan = PLANS[id]
    person, _ = WHO[plan.critical_limit.when]

    for reading in in_units(plan, beside(plan, A_LITTLE)):
        assert rank(told(plan, reading, person)) >= plan.critical_limit.tier.rank, reading
    for reading in in_units(plan, beside(plan, -A_LITTLE)):
        passed = told(plan, reading, person)
        assert passed is None or passed.plan.critical_limit.id != id, reading


@on_each("id", one_in(4, PLANS))
def test_the_limit_itself_is_as_its_sign_says(id: str):
    plan = PLANS[id]
    sign, reading = plan.critical_limit.limit.split(" ", 1)

    passed = told(plan, reading, ALONE.get(short(id), WHO[plan.critical_limit.when][0]))

    assert (passed is not None and passed.plan.critical_limit.tier is plan.critical_limit.tier) is ("=" in sign)


@on_each("id", one_in(4, PLANS))
def test_who_told_neither_age_nor_sex_is_not_less_urgent(id: str):
    plan = PLANS[id]
    _, counts_untold = WHO[plan.critical_limit.when]
    reading = next(in_units(plan, beside(plan, A_LITTLE)))

    for stranger in STRANGERS[:2]:
        assert rank(told(plan, reading, stranger)) >= plan.critical_limit.tier.rank * counts_untold
    known = max(rank(told(plan, reading, {"sex": sex, "age": 50, "pregnant": False})) for sex in ("male", "female"))
    if not plan.critical_limit.when.startswith("known(hx"):
        assert rank(told(plan, reading, {})) >= known


@on_each("id", one_in(4, PLANS))
def test_a_bound_counts_as_what_it_passes_or_else_as_what_it_may_pass(id: str):
    plan = PLANS[id]
    person, _ = WHO[plan.critical_limit.when]
    sign = ">" if side_of(plan) == "high" else "<"

    for reading in in_units(plan, beside(plan, A_LITTLE)):
        assert rank(told(plan, f"{sign} {reading}", person)) >= plan.critical_limit.tier.rank
    for reading in in_units(plan, beside(plan, -A_LITTLE)):
        if is_outside(plan, reading, person):
            # Where it passes a milder limit itself it counts as the worst that it may mean.
            most = plan.critical_limit.if_open if told(plan, reading, person) is None else tk.Tier.SAME_DAY
            assert rank(told(plan, f"{sign} {reading}", person)) >= min(plan.critical_limit.tier.rank, most.rank)


def is_outside(plan: CriticalLimitPlan, reading: str, person: Mapping[str, Any]) -> bool:
    """Tell whether a reading lies beyond the usual limit on the side of a critical limit."""
    profile = tk.read_profile({**person, "measurements": {short(plan.measurement): reading}})
    env = Person.of(KNOWLEDGE, profile).observations.env
    value, limit = env[plan.measurement], env[f"{plan.measurement}.{side_of(plan)}"]
    return value[0] > limit[1] if side_of(plan) == "high" else value[1] < limit[0]


@pytest.mark.parametrize("very", ["", "very "])
@on_each("id", one_in(4, PLANS))
def test_a_word_counts_as_what_it_may_mean_and_is_no_emergency(id: str, very: str):
    plan = PLANS[id]
    person, _ = WHO[plan.critical_limit.when]
    most = tk.Tier.SAME_DAY if very else plan.critical_limit.if_open
    at_least = min(plan.critical_limit.tier.rank, most.rank)

    for somebody in (person, *(STRANGERS if not plan.critical_limit.when else ())):
        found = rank(told(plan, f"{very}{side_of(plan)}", somebody))
        assert at_least <= found <= tk.Tier.SAME_DAY.rank
    assert told(plan, "normal", {"sex": "male", "age": 50}) is None


@on_each("id", one_in(4, PLANS))
def test_a_reading_past_a_limit_is_never_looked_after_alone(kit: tk.Kit, id: str):
    plan = PLANS[id]
    person, _ = WHO[plan.critical_limit.when]
    screen = {short(name): False for name in KNOWLEDGE.plan.screen}
    findings = {**screen, "painful_knot": True, "leg_cramps": True, **person.get("findings", {})}
    reading = next(in_units(plan, beside(plan, A_LITTLE)))

    result = kit.assess(
        tk.read_profile({**person, "findings": findings, "measurements": {short(plan.measurement): reading}})
    )

    assert result.urgency.tier.rank >= plan.critical_limit.tier.rank
    assert result.urgency.tier is not tk.Tier.SELF_CARE


@on_each("id", one_in(4, PLANS))
def test_the_further_out_the_more_urgent(id: str):
    """Of the limits for the same people: a more urgent one is never passed before a less urgent one."""
    plan = PLANS[id]
    person, _ = WHO[plan.critical_limit.when]
    low, high = KNOWLEDGE.measurements[plan.measurement].plausible or (-math.inf, math.inf)
    end = high if side_of(plan) == "high" else low
    steps = [plan.number + (end - plan.number) * share for share in (0.001, 0.01, 0.1, 0.5, 1.0)]

    ranks = [rank(told(plan, next(in_units(plan, step)), person)) for step in steps]

    assert ranks == sorted(ranks)


# The law: every side of every reading

MEASUREMENTS = sorted(KNOWLEDGE.measurements)


@on_each("id", MEASUREMENTS)
def test_each_side_of_a_reading_has_a_limit_or_a_reason_for_none(id: str):
    measurement = KNOWLEDGE.measurements[id]
    limited = {side_of(plan) for plan in KNOWLEDGE.plan.critical_limits.get(id, ())}

    assert limited | set(measurement.not_critical) == set(SIDES)
    assert limited & set(measurement.not_critical) == set()
    assert all(len(reason.split()) >= 4 for reason in measurement.not_critical.values())


@on_each("id", sorted(KNOWLEDGE.plan.critical_limits))
def test_a_side_with_a_limit_has_a_usual_limit_short_of_it(id: str):
    """Else a word ("high") could not be told, and a reading within the usual limits would be dangerous."""
    measurement = KNOWLEDGE.measurements[id]

    for plan in KNOWLEDGE.plan.critical_limits[id]:
        usual = list(usual_limits(measurement, side_of(plan)))
        assert usual
        assert None not in usual
        if plan.critical_limit.when in ("", "sex == 'female'"):
            nearest = min(usual) if side_of(plan) == "high" else max(usual)
            assert nearest <= plan.number if side_of(plan) == "high" else plan.number <= nearest


def usual_limits(measurement: Measurement, side: str) -> Iterator[float | None]:
    for limits in measurement.limits:
        yield limits.high if side == "high" else limits.low
