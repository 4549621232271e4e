"""What is at stake in a question: how urgent its answer, or what is asked after it, could make things."""

from __future__ import annotations

from twitchkit.logic import ONE_PERSON
from twitchkit.model.safety import Tier
from twitchkit.scoring import Person


def stake(person: Person, id: str) -> int:
    """Return the rank of the most urgent tier that an answer may still lead to; 0 if it raises nothing."""
    knowledge, env = person.knowledge, person.observations.env
    if id in knowledge.plan.asking.leading:
        return Tier.EMERGENCY.rank
    flags = [knowledge.plan.red_flags.items[number] for number in knowledge.dependents.red_flags.get(id, ())]
    flags.sort(key=lambda flag: -flag.red_flag.tier.rank)
    highest = next((flag.red_flag.tier.rank for flag in flags if not any(flag.evaluate(env, ONE_PERSON))), 0)
    limits = knowledge.plan.critical_limits.get(id, ())
    return max([highest, *(limit.critical_limit.tier.rank for limit in limits)])


def least_stake(person: Person) -> int:
    """Return the stake from which on something is asked: any, but above ``same_day`` only what is more urgent still."""
    return person.tier.rank + 1 if person.tier.rank >= Tier.SAME_DAY.rank else 0
