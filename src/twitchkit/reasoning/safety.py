"""Safety first: the warning signs of a complaint, the red-flag screen, and what is within reach of what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from twitchkit.knowledge import RedFlagPlan
from twitchkit.logic import Truth
from twitchkit.model.condition import Band
from twitchkit.model.question import Purpose, Screen
from twitchkit.model.safety import Tier
from twitchkit.quantity import Interval
from twitchkit.reasoning import question_texts
from twitchkit.reasoning.asking import screen_for, share_of
from twitchkit.reasoning.candidates import Candidate
from twitchkit.reasoning.stakes import least_stake, stake
from twitchkit.scoring import Person
from twitchkit.scoring.changes import with_answer
from twitchkit.scoring.conditions import Scored
from twitchkit.scoring.scope import came_with, in_turn

_MOST_OWN, _MOST, _MOST_LAST = 8, 19, 24  # on one screen: of a complaint, with the red-flag screen, at the end


class _Leads(NamedTuple):
    """What of the known leads to warning signs: the flags that are not up by position, each with what of it is
    present (maybe nothing), and the names that tell about a possible condition, each with that condition.
    """

    flags: Mapping[int, str]
    names: Mapping[str, str]

    def to(self, flag: int, keys: Iterable[str]) -> str:
        """Return in words what leads to one of the flags by an answer that sets these keys, empty if nothing does."""
        if self.flags[flag]:
            return f"together with what you named: {self.flags[flag]}"
        return next((f"while this is possible: {self.names[key]}" for key in keys if key in self.names), "")


class WithinReach(NamedTuple):
    """A question that one answer of which would raise a red flag, and what leads there in words."""

    candidate: Candidate
    flag: RedFlagPlan
    because: str


def own_signs_screen(person: Person, candidates: Sequence[Candidate]) -> Screen | None:
    """Return the open warning signs of what somebody came with on one screen, filled up from the red-flag screen.

    Once the red-flag screen is through, a complaint asks for none of its own: what then leads to a flag is within
    reach.
    """
    found = {item.id: item for item in candidates}
    wanted = in_turn(
        [complaint.warning_signs for complaint in came_with(person.knowledge, person.observations)], _MOST_OWN
    )
    own = _by_urgency(person, [id for id in wanted if id in found])
    general = _by_urgency(person, [id for id in person.knowledge.plan.screen if id in found])
    if not own or not general:
        return None
    return _signs(person, [found[id] for id in list(dict.fromkeys((*own, *general)))[:_MOST]])


def signs_screen(person: Person, candidates: Sequence[Candidate]) -> Screen | None:
    """Return what is open of the red-flag screen, the most urgent first.

    From ``same_day`` up only those are asked that could make it more urgent still.
    """
    found = {item.id: item for item in candidates}
    open_signs = _by_urgency(person, [id for id in person.knowledge.plan.screen if id in found])
    return _signs(person, [found[id] for id in open_signs[:_MOST]]) if open_signs else None


def _signs(person: Person, asked: Sequence[Candidate]) -> Screen:
    reasoned = [(candidate, question_texts.SCREEN) for candidate in asked]
    return screen_for(person, "warning_signs", question_texts.SIGNS_TITLE, Purpose.SCREEN, reasoned)


def reach_screen(person: Person, asked: Sequence[tuple[Candidate, str]]) -> Screen | None:
    """Return a screen of its own for what :func:`within_reach` finds, if it finds anything."""
    return screen_for(person, "within_reach", question_texts.REACH_TITLE, Purpose.RED_FLAG, asked) if asked else None


def within_reach(
    person: Person, candidates: Sequence[Candidate], likely: Sequence[Candidate] = ()
) -> Sequence[tuple[Candidate, str]]:
    """Return what could raise a red flag above the present urgency by one answer, each with why, for one screen.

    A flag is within reach of a question if one answer to it raises the flag, and what is known leads there: something
    else that the flag names is present, or a condition that the question tells about is at least possible. To what a
    complaint alone leads, its pack lists as its warning signs. The most urgent comes first; then what is ``likely`` to
    raise one by itself, and of whoever must see a doctor today what by itself cannot wait so long.
    """
    asked = warnings(person, candidates)
    for item in (*likely, *_cannot_wait(person, candidates)):
        asked.setdefault(item.id, (item, question_texts.LONE_SIGN))
    return share_of(list(asked.values()), _MOST_LAST)


def _cannot_wait(person: Person, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield what is an emergency by itself, if the person must see a doctor today: of others it would ask too much."""
    if person.tier is Tier.SAME_DAY:
        flags, lone = person.knowledge.plan.red_flags.items, person.knowledge.lone_flags
        now = {key for key, up in lone.items() if any(flags[number].red_flag.tier is Tier.EMERGENCY for number in up)}
        for item in candidates:
            if any(not now.isdisjoint(answer.values) for part in item.parts for answer in part):
                yield item


def warnings(person: Person, candidates: Iterable[Candidate]) -> dict[str, tuple[Candidate, str]]:
    """Return those of some questions that have a flag within reach, by id, with why in words; the most urgent first."""
    leads = _Leads(flags=_begun(person), names=_told_of_by_possible(person.scored))
    found: dict[str, tuple[Candidate, str]] = {}
    for reach in sorted((reach for item in candidates for reach in _reaches(person, item, leads)), key=_order):
        found.setdefault(reach.candidate.id, (reach.candidate, question_texts.warning_sign(reach.because)))
    return found


def _by_urgency(person: Person, ids: Sequence[str]) -> list[str]:
    """Return warning signs that may still raise the urgency, or are in the red-flag screen, the most urgent first."""
    least, stakes = least_stake(person), {id: stake(person, id) for id in ids}
    kept = [id for id, rank in stakes.items() if rank >= least and (rank or person.knowledge.findings[id].screen)]
    return sorted(kept, key=lambda id: -stakes[id])


def _order(reach: WithinReach) -> tuple[int, float, str, str]:
    return -reach.flag.red_flag.tier.rank, reach.candidate.burden, reach.candidate.id, reach.flag.red_flag.id


def _begun(person: Person) -> dict[int, str]:
    """Return the flags above the present urgency, by position, each with what of it is present in words.

    An age, a side or a duration is known of everybody, and leads nowhere by itself; nor does a complaint.
    """
    knowledge, observations = person.knowledge, person.observations
    display, env = knowledge.plan.display, observations.env
    told = {id for complaint in came_with(person.knowledge, person.observations) for id in complaint.tells}
    present = {id for id in observations.told.present if id in knowledge.measurements or _is_true(env[id])} - told
    return {
        number: ", ".join(dict.fromkeys(display[name] for name in flag.names if name in present))
        for number, flag in enumerate(knowledge.plan.red_flags.items)
        if flag.red_flag.tier.rank > person.tier.rank and flag.red_flag.id not in person.flags
    }


def _is_true(value: Truth | Interval) -> bool:
    return isinstance(value, Truth) and value.true


def _told_of_by_possible(scored: Sequence[Scored]) -> dict[str, str]:
    """Return the names that evidence for a condition that is at least possible looks at, each with that condition."""
    least = Band.POSSIBLE.rank
    possible = (item.plan for item in scored if item.score.band >= least)
    return {name: plan.condition.name for plan in possible for name in plan.names}


def _reaches(person: Person, candidate: Candidate, leads: _Leads) -> Iterator[WithinReach]:
    knowledge, observations = person.knowledge, person.observations
    rests = knowledge.dependents.red_flags
    for values in (answer.values for part in candidate.parts for answer in part):
        alone = {number for key in values for number in knowledge.lone_flags.get(key, ())}
        numbers = {number for key in values for number in rests.get(key, ()) if number in leads.flags}
        numbers = {number for number in numbers if leads.flags[number] or number in alone}
        led_to = {number: words for number in sorted(numbers) if (words := leads.to(number, values))}
        if not led_to:
            continue
        changed = with_answer(knowledge, observations, values)
        for number, words in led_to.items():
            flag = knowledge.plan.red_flags.items[number]
            if flag.is_up(changed.env):
                yield WithinReach(candidate, flag, words)
