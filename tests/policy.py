"""How many questions it takes to reach what the full questionnaire comes to: python tests/policy.py [PEOPLE].

People are drawn from the model of the shipped packs. Those whom the full questionnaire sends to a doctor today or
sooner are left out, as such a report names no conditions. The full questionnaire is every question that the packs
can ask; what the model cannot draw, a person does not know.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from statistics import mean
from typing import NamedTuple

from attrs import evolve

import twitchkit as tk
from twitchkit.evaluation import simulate
from twitchkit.model.question import Purpose
from twitchkit.reasoning.subject import Subject

SEED = 20261122


class Session(NamedTuple):
    """One person: whether what fits best is the same as by the full questionnaire, at the stop and at half of it."""

    asked: int
    same_at_stop: bool
    same_at_half: bool
    screen_first: bool


def questionnaire(kit: tk.Kit) -> int:
    """The number of questions that the packs can ask."""
    return sum(bool(kit.knowledge.findings[id].question) for id in kit.knowledge.answers)


def unstoppable(kit: tk.Kit) -> tk.Kit:
    """The same kit, which asks on while anything at all can be told."""
    content = kit.knowledge.content
    thresholds = [evolve(item, least_information=0.0) for item in content.thresholds.values()]
    return tk.Kit(tk.Knowledge.build(evolve(content, thresholds=thresholds)))


def first(kit: tk.Kit, profile: tk.Profile) -> str:
    """The condition that fits best."""
    return next(iter(Subject.of(kit.knowledge, profile).bands))


def people(kit: tk.Kit, seed: int = SEED) -> Iterator[tk.Profile]:
    for person in simulate(kit.knowledge, sys.maxsize, seed):
        if Subject.of(kit.knowledge, person.profile).tier.rank < tk.Tier.SAME_DAY.rank:
            yield person.profile


def session(kit: tk.Kit, endless: tk.Kit, person: tk.Profile) -> Session:
    """Ask one person, first to the stop and then on to half of the questionnaire."""
    best, half = first(kit, person), questionnaire(kit) // 2
    skip = {"pregnant", "medicines", "supplements", *kit.knowledge.measurements}
    profile = tk.Profile(age=person.age, sex=person.sex)
    asking, asked, stopped, same_at_stop, purposes = kit, 0, 0, False, []
    while asked < half:
        found = asking.next_question(profile, skip=skip)
        if isinstance(found, tk.Stop):
            if asking is endless:
                break
            asking, stopped, same_at_stop = endless, asked, first(kit, profile) == best
            continue
        asked += 1
        purposes.append(found.purpose)
        profile = evolve(profile, findings={**profile.findings, found.id: person.findings.get(found.id, "unknown")})
    if asking is kit:
        stopped, same_at_stop = asked, first(kit, profile) == best
    screened = purposes.count(Purpose.SCREEN)
    return Session(stopped, same_at_stop, first(kit, profile) == best, {*purposes[:screened]} == {Purpose.SCREEN})


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    kit = tk.load()
    endless = unstoppable(kit)
    sessions = [session(kit, endless, person) for person in islice(people(kit), count)]
    lines = (
        f"{count} people, {questionnaire(kit)} questions in full",
        f"what fits best is the same after half of them: {sum(item.same_at_half for item in sessions)}",
        f"and where asking stops: {sum(item.same_at_stop for item in sessions)},"
        f" after {mean(item.asked for item in sessions):.0f} questions"
        f" ({min(item.asked for item in sessions)} to {max(item.asked for item in sessions)})",
        f"the whole screen came first: {sum(item.screen_first for item in sessions)}",
    )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
