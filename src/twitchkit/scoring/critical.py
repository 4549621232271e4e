"""Readings that are dangerous by themselves: each judged by the critical limits of its measurement."""

from __future__ import annotations

import math
from typing import NamedTuple

from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.plans import CriticalLimitPlan
from twitchkit.logic import ONE_PERSON, Env, Truth
from twitchkit.logic.nodes import limit_key
from twitchkit.model.safety import Tier
from twitchkit.quantity import Interval
from twitchkit.scoring.observations import Observations


class PassedLimit(NamedTuple):
    """A critical limit that a reading passed, or may have passed, and how urgent that makes it.

    ``surely`` is false of a bound or a word that leaves open whether it lies beyond the limit.
    """

    plan: CriticalLimitPlan
    tier: Tier
    surely: bool


def passed_limits(knowledge: Knowledge, observations: Observations) -> tuple[PassedLimit, ...]:
    """Return the most urgent critical limit that each reading passed, by measurement.

    A number passes a limit where it lies. A bound or a word that lies wholly outside the usual limits may have passed
    every limit on its side: it counts as the most urgent of them, at most as that says for what is left open. One that
    passes a less urgent limit itself, or is said to lie far out ("very low"), counts at most as ``same_day``. Whom a
    limit is for counts unless it is known that a person is none of them.
    """
    limits = knowledge.plan.critical_limits
    told = (key for key in limits if key in observations.known)
    severe = {id for id, reading in observations.readings.items() if reading.severe}
    found = (most_urgent(limits[key], observations.env, severe=key in severe) for key in told)
    return tuple(passed for passed in found if passed is not None)


def most_urgent(plans: tuple[CriticalLimitPlan, ...], env: Env, *, severe: bool = False) -> PassedLimit | None:
    """Return the most urgent of the limits of a measurement that its value passed; ``severe``: told as "very low"."""
    counting = [plan for plan in plans if counts(plan, env)]
    passed = [PassedLimit(plan, plan.critical_limit.tier, True) for plan in counting if _passes(plan, env)]
    for plan in counting:
        if not _passes(plan, env) and _may_pass(plan, env):
            is_far_out = severe or any(item.surely for item in passed)
            most = Tier.SAME_DAY if is_far_out else plan.critical_limit.if_open
            passed.append(PassedLimit(plan, min(plan.critical_limit.tier, most, key=lambda tier: tier.rank), False))
    # Of those that count alike, the one that is surely passed, then the one meant for this tier, says what to do.
    return max(
        passed, key=lambda item: (item.tier.rank, item.surely, item.plan.critical_limit.tier is item.tier), default=None
    )


def counts(plan: CriticalLimitPlan, env: Env) -> bool:
    """Tell whether a limit holds for a person, as far as is known, and nothing excuses it."""
    if plan.applies is not None and plan.applies(env, ONE_PERSON).false:
        return False
    return plan.excused is None or not plan.excused(env, ONE_PERSON).true


def _passes(plan: CriticalLimitPlan, env: Env) -> bool:
    value = env[plan.measurement]
    assert isinstance(value, Interval)
    return plan.passed.low <= value.low and value.high <= plan.passed.high


def _may_pass(plan: CriticalLimitPlan, env: Env) -> bool:
    value = env[plan.measurement]
    assert isinstance(value, Interval)
    overlaps = value.low <= plan.passed.high and plan.passed.low <= value.high
    return value.low < value.high and overlaps and is_outside(plan.measurement, env)


def is_outside(measurement: str, env: Env) -> bool:
    """Tell whether a reading lies wholly outside its limits; where those are open, outside the nearest possible one."""
    value, low, high = (
        env[key] for key in (measurement, limit_key(measurement, "low"), limit_key(measurement, "high"))
    )
    assert not isinstance(value, Truth)
    assert not isinstance(low, Truth)
    assert not isinstance(high, Truth)
    below = math.isfinite(low.high) and value.high < low.high
    above = math.isfinite(high.low) and value.low > high.low
    return below or above
