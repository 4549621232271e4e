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
    """A critical limit that a reading passed, or may have passed, and how urgent that makes it."""

    plan: CriticalLimitPlan
    tier: Tier


def passed_limits(knowledge: Knowledge, observations: Observations) -> tuple[PassedLimit, ...]:
    """Return the most urgent critical limit that each reading passed, by measurement.

    A number passes a limit where it lies. A bound or a word that lies wholly outside the usual limits may have passed
    every limit on its side: it counts as the most urgent of them, and at most as ``same_day`` where it does not pass
    the limit itself. Whom a limit is for counts unless it is known that a person is none of them.
    """
    limits = knowledge.plan.critical_limits
    told = (key for key in limits if key in observations.known)
    found = (_most_urgent(limits[key], observations.env) for key in told)
    return tuple(passed for passed in found if passed is not None)


def _most_urgent(plans: tuple[CriticalLimitPlan, ...], env: Env) -> PassedLimit | None:
    passed = [PassedLimit(plan, tier) for plan in plans if (tier := _tier(plan, env)) is not None]
    # Of two that count alike, the one that is meant for this tier says what to do.
    return max(passed, key=lambda item: (item.tier.rank, item.plan.critical_limit.tier is item.tier), default=None)


def _tier(plan: CriticalLimitPlan, env: Env) -> Tier | None:
    if plan.applies is not None and plan.applies(env, ONE_PERSON).false:
        return None
    if plan.excused is not None and plan.excused(env, ONE_PERSON).true:
        return None
    value, tier = env[plan.measurement], plan.critical_limit.tier
    assert isinstance(value, Interval)
    if plan.passed.low <= value.low and value.high <= plan.passed.high:
        return tier
    may_pass = value.low <= plan.passed.high and plan.passed.low <= value.high
    if value.low < value.high and may_pass and is_outside(plan.measurement, env):
        return min(tier, Tier.SAME_DAY, key=lambda item: item.rank)
    return None


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
