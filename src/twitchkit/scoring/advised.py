"""What to do about a condition, to one person: no test is asked for whose result is known."""

from __future__ import annotations

from twitchkit.knowledge import ConditionPlan
from twitchkit.logic import ONE_PERSON
from twitchkit.scoring.observations import Observations


def advice_of(plan: ConditionPlan, observations: Observations) -> str:
    """Return the tests that are still to be asked for, what concerns this person, and what is for everybody."""
    advised = (item.text for item in plan.advised if item.applies(observations.env, ONE_PERSON).true)
    return " ".join(part for part in (_tests(plan, observations), *advised, plan.condition.advice) if part)


def _tests(plan: ConditionPlan, observations: Observations) -> str:
    """Return a sentence that asks for the tests whose results are not known, "" where all are.

    Measurements that are called the same (the three kinds of calcium) are one test.
    """
    known = observations.known | observations.readings.keys()
    asked_for = plan.condition.asks_for
    given = {words for id, words in asked_for.items() if id in known}
    left = [words for words in dict.fromkeys(asked_for.values()) if words not in given]
    if not left:
        return ""
    *first, last = left
    named = f"{', '.join(first)} and {last}" if first else last
    return f"Ask about {'blood tests' if first else 'a blood test'} of {named}{' as well' if given else ''}."
