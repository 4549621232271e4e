"""Why a critical limit is told of a person, or why not."""

from __future__ import annotations

from collections.abc import Iterator

from twitchkit.knowledge.plans import CriticalLimitPlan
from twitchkit.logic import ONE_PERSON
from twitchkit.model.explanation import Explanation, Role
from twitchkit.model.safety import CriticalLimit
from twitchkit.quantity import Interval, span_text
from twitchkit.reasoning.because import because
from twitchkit.scoring import Person


def explain_critical_limit(person: Person, limit: CriticalLimit) -> Explanation:
    """Return a critical limit with the reading that passed it, or whom it is not for, or what was measured."""
    plans = (plan for plans in person.knowledge.plan.critical_limits.values() for plan in plans)
    plan = next(plan for plan in plans if plan.critical_limit.id == limit.id)
    result = next((reason for reason in person.urgency.reasons if reason.critical_limit == limit.id), None)
    passed = f"{_name(person, plan)} ({_reading(person, plan)}) passes {limit.limit}, or may have passed it."
    return Explanation(
        id=limit.id,
        name=limit.message,
        kind="critical limit",
        result=result,
        why=(passed,) if result is not None else (),
        why_not=(_why_not(person, plan),) if result is None else (),
    )


def limit_roles(person: Person, keys: frozenset[str]) -> Iterator[Role]:
    """Yield the critical limits of a measurement, and of those that are calculated from it."""
    for measurement, plans in person.knowledge.plan.critical_limits.items():
        if measurement in keys:
            for plan in plans:
                limit = plan.critical_limit
                text = f"{limit.limit}: {limit.message}"
                yield Role(kind="critical_limit", id=limit.id, name=text, text=limit.tier.value, sources=plan.sources)


def _why_not(person: Person, plan: CriticalLimitPlan) -> str:
    env, limit = person.observations.env, plan.critical_limit
    if plan.measurement not in person.observations.known:
        return f"Not known: {_name(person, plan)}."
    for text, decides, counts in ((limit.when, plan.applies, False), (limit.unless, plan.excused, True)):
        if decides is not None:
            truth = decides(env, ONE_PERSON)
            if truth.true if counts else truth.false:
                return f"It does not count here: {'; '.join(because(person, person.knowledge.read(text, limit.id)))}."
    reading = f"{_name(person, plan)} ({_reading(person, plan)})"
    told = next((item.plan for item in person.limits if item.plan.measurement == plan.measurement), None)
    if told is not None and told is not plan:
        return f"Of {reading} another limit is told: {told.critical_limit.limit}."
    return f"{reading} does not reach {limit.limit}."


def _name(person: Person, plan: CriticalLimitPlan) -> str:
    return person.knowledge.plan.display[plan.measurement]


def _reading(person: Person, plan: CriticalLimitPlan) -> str:
    reading = person.observations.readings.get(plan.measurement)
    if reading is not None:
        return reading.text
    value = person.observations.env[plan.measurement]
    assert isinstance(value, Interval)
    return f"{span_text(value)} {person.knowledge.measurements[plan.measurement].unit}, calculated".replace(" ,", ",")
