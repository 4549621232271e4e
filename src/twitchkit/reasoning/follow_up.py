"""What follows from an answer: which danger of its kind, what a pregnancy asks for, results that are known."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set

from twitchkit.model.interview import FollowUp
from twitchkit.model.question import Purpose, Screen
from twitchkit.reasoning import question_texts
from twitchkit.reasoning.asking import screen_for, share_of
from twitchkit.reasoning.candidates import Candidate, open_measurements
from twitchkit.reasoning.safety import signs_screen
from twitchkit.reasoning.stakes import least_stake, stake
from twitchkit.scoring import Person

_MOST = 28


def follow_up_screen(person: Person, findings: Sequence[Candidate], skip: Collection[str]) -> Screen | None:
    """Return what is open of that which follows from what was told, on one screen, the most urgent kind first.

    What everyone is asked (which results they know) comes with it once the red-flag screen is through; who comes with
    something else is asked for warning signs alone. From ``same_day`` up only that is asked which could make it more
    urgent still.
    """
    plans, env = person.knowledge.plan.asking.follow_ups, person.observations.env
    least = least_stake(person)
    is_handed_over = person.in_scope is False and not least
    is_screened = not is_handed_over and signs_screen(person, findings) is None
    follow_ups = [plan.follow_up for plan in plans if (plan.holds(env) if plan.applies else is_screened)]
    found = _candidates(person, findings, {id for item in follow_ups for id in _all(item)}, skip)
    stakes = {id: stake(person, id) for id in found}
    open_ids = {item: [id for id in _all(item) if stakes.get(id, -1) >= least] for item in follow_ups}
    highest = {item: max(stakes[id] for id in ids) for item, ids in open_ids.items() if ids}
    kinds = sorted(highest, key=lambda item: -highest[item])
    asked = share_of(list(dict.fromkeys(id for item in kinds for id in open_ids[item])), _MOST)
    if not asked:
        return None
    id, title = kinds[0].id, kinds[0].title
    if not {*asked} <= {*open_ids[kinds[0]]}:
        id, title = "follow_ups", question_texts.FOLLOW_UPS_TITLE
    return screen_for(person, id, title, Purpose.SCREEN, [(found[id], question_texts.FOLLOW_UP) for id in asked])


def _candidates(
    person: Person, findings: Sequence[Candidate], ids: Set[str], skip: Collection[str]
) -> dict[str, Candidate]:
    """Return those of some findings and measurements that can still be asked."""
    found = {item.id: item for item in findings if item.id in ids}
    if not ids.isdisjoint(person.knowledge.measurements):
        measurements = open_measurements(person.knowledge, person.observations, skip)
        found |= {item.id: item for item in measurements if item.id in ids}
    return found


def not_had(person: Person) -> frozenset[str]:
    """Return the measurements of which a person said that they know no such results."""
    follow_ups, env = person.knowledge.plan.asking.follow_ups, person.observations.env
    return frozenset(id for plan in follow_ups if plan.is_denied(env) for id in plan.measurements)


def _all(follow_up: FollowUp) -> tuple[str, ...]:
    return (*follow_up.asks, *follow_up.beside)
