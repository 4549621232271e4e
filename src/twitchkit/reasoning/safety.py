"""Safety first: the red-flag screen, then the warning signs within reach of what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from twitchkit.knowledge import RedFlagPlan
from twitchkit.logic import ONE_PERSON
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier
from twitchkit.reasoning.candidates import Candidate
from twitchkit.scoring import Person
from twitchkit.scoring.changes import with_answer
from twitchkit.scoring.conditions import Scored


class _Leads(NamedTuple):
    """What of the known leads to warning signs: the flags that are not up by position, each with what of it is
    present (maybe nothing), and the names that tell about a possible condition, each with that condition.
    """

    flags: Mapping[int, str]
    names: Mapping[str, str]

    def to(self, flag: int, keys: Iterable[str]) -> str:
        """Return in words what leads to one of the flags by an answer that sets these keys, empty if nothing does."""
        if self.flags[flag]:
            return f"with this you named already: {self.flags[flag]}"
        return next((f"while this is possible: {self.names[key]}" for key in keys if key in self.names), "")


class WithinReach(NamedTuple):
    """A question that one answer of which would raise a red flag, and what leads there in words."""

    candidate: Candidate
    flag: RedFlagPlan
    because: str


def screen_question(person: Person, candidates: Iterable[Candidate]) -> Candidate | None:
    """Return the next open question of the screen, those of the most urgent flags first.

    From ``same_day`` up only those are asked that could make it more urgent still.
    """
    highest = {id: _highest(person, id) for id in person.knowledge.plan.screen}
    tier = person.tier
    least = tier.rank + 1 if tier.rank >= Tier.SAME_DAY.rank else 0
    asked = [item for item in candidates if item.id in highest and highest[item.id] >= least]
    return min(asked, key=lambda item: (-highest[item.id], item.id), default=None)


def flag_question(person: Person, candidates: Iterable[Candidate]) -> WithinReach | None:
    """Return the question that could raise the most urgent red flag above the present urgency, if one is within reach.

    A flag is within reach of a question if one answer to it raises the flag, and what is known leads there: something
    else that the flag names is present, or a condition that the question tells about is at least possible.
    """
    leads = _Leads(flags=_begun(person), names=_told_of_by_possible(person.scored))
    found = [reach for item in candidates for reach in _reaches(person, item, leads)]
    return min(found, key=_order, default=None)


def _highest(person: Person, id: str) -> int:
    """Return the rank of the most urgent flag that a finding may still raise."""
    knowledge, observations = person.knowledge, person.observations
    flags = (knowledge.plan.red_flags.items[number] for number in knowledge.dependents.red_flags.get(id, ()))
    open_flags = (flag for flag in flags if not any(flag.evaluate(observations.env, ONE_PERSON)))
    return max((flag.red_flag.tier.rank for flag in open_flags), default=0)


def _order(reach: WithinReach) -> tuple[int, float, str, str]:
    return -reach.flag.red_flag.tier.rank, reach.candidate.burden, reach.candidate.id, reach.flag.red_flag.id


def _begun(person: Person) -> dict[int, str]:
    """Return the flags above the present urgency, by position, each with what of it is present in words."""
    knowledge, observations = person.knowledge, person.observations
    display, present = knowledge.plan.display, observations.told.present
    return {
        number: ", ".join(dict.fromkeys(display[name] for name in flag.names if name in present))
        for number, flag in enumerate(knowledge.plan.red_flags.items)
        if flag.red_flag.tier.rank > person.tier.rank and flag.red_flag.id not in person.flags
    }


def _told_of_by_possible(scored: Sequence[Scored]) -> dict[str, str]:
    """Return the names that evidence for a condition that is at least possible looks at, each with that condition."""
    least = Band.POSSIBLE.rank
    possible = (item.plan for item in scored if item.score.band >= least)
    return {name: plan.condition.name for plan in possible for name in plan.names}


def _reaches(person: Person, candidate: Candidate, leads: _Leads) -> Iterator[WithinReach]:
    knowledge, observations = person.knowledge, person.observations
    rests = knowledge.dependents.red_flags
    for values in (answer.values for part in candidate.parts for answer in part):
        numbers = {number for key in values for number in rests.get(key, ()) if number in leads.flags}
        led_to = {number: words for number in sorted(numbers) if (words := leads.to(number, values))}
        if not led_to:
            continue
        changed = with_answer(knowledge, observations, values)
        for number, words in led_to.items():
            flag = knowledge.plan.red_flags.items[number]
            if flag.is_up(changed.env):
                yield WithinReach(candidate, flag, words)
