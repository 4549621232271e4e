"""How far an interview gets, and how soon: python tests/runs/policy.py [PEOPLE].

People are drawn from the model of the shipped packs. Each comes with one or two complaints of those that are true of
them, and answers screen by screen. The full questionnaire is every question that the packs can ask; what the model
cannot draw, a person does not know. Those whom it sends to a doctor today or sooner are counted apart, as such a
report names no conditions. "The same" is the same id in the first place, or the same tier; there is no tolerance.

A list to tick is one answer, whatever is on it; what is on it is counted as things that were asked.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from random import Random
from statistics import median
from typing import NamedTuple, TextIO

from attrs import evolve

import twitchkit as tk
from twitchkit.evaluation import simulate
from twitchkit.evaluation.answering import Respondent
from twitchkit.model.question import Purpose, Told
from twitchkit.reasoning.demographics import FERTILE_AGES
from twitchkit.scoring import Person

SEED = 20261122
URGENT = 200
CURVE = (15, 25, 40)


class Step(NamedTuple):
    """What was asked so far, and the person as known by then; why the last screen came, and how long that took."""

    screens: int
    answers: int
    things: int
    then: Person
    purpose: Purpose | None
    seconds: float


class Session(NamedTuple):
    """One person: by the full questionnaire, and after each screen; the last one is where asking stops."""

    whole: Person
    steps: tuple[Step, ...]

    @property
    def stop(self) -> Step:
        return self.steps[-1]

    def after(self, count: int, what: str) -> Step:
        """The last step with at most so many answers or things."""
        return [step for step in self.steps if getattr(step, what) <= count][-1]


def people(kit: tk.Kit, counts: Callable[[Person], bool], seed: int = SEED) -> Iterator[tk.Profile]:
    """People who take nothing and count, by what the full questionnaire comes to."""
    for person in simulate(kit.knowledge, sys.maxsize, seed):
        fields = {"medicines": (), "supplements": (), "pregnant": not_pregnant(person.profile)}
        profile = evolve(person.profile, **fields)
        if counts(Person.of(kit.knowledge, profile)):
            yield profile


def not_pregnant(person: tk.Profile) -> bool | None:
    low, high = FERTILE_AGES
    return False if person.sex == "female" and low <= float(person.age or 0) <= high else None


def shows_conditions(person: Person) -> bool:
    return person.shows_conditions


def is_urgent(person: Person) -> bool:
    return person.tier.rank >= tk.Tier.SAME_DAY.rank


def session(kit: tk.Kit, person: tk.Profile) -> Session:
    """Ask one person to the stop."""
    profile, skip = tk.Profile(), {*kit.knowledge.measurements}
    taken = evolve(person, medicines=(), supplements=(), pregnant=not_pregnant(person))
    answering = Respondent.of(kit.knowledge, taken)
    steps = [Step(0, 0, 0, Person.of(kit.knowledge, profile), None, 0.0)]
    while True:
        start = time.process_time()
        screen = kit.next_questions(profile, skip=skip)
        seconds = time.process_time() - start
        if isinstance(screen, tk.Stop):
            return Session(Person.of(kit.knowledge, person), tuple(steps))
        profile = screen.answered(profile, answers(kit, answering, screen))
        last = steps[-1]
        asked = (last.screens + 1, last.answers + len(screen.parts), last.things + len(screen.questions))
        steps.append(Step(*asked, Person.of(kit.knowledge, profile), screen.purpose, seconds))


def answers(kit: tk.Kit, answering: Respondent, screen: tk.Screen) -> Mapping[str, Told]:
    if screen.purpose is Purpose.COMPLAINT:
        return {question.id: complaints(kit, answering.profile) for question in screen.questions}
    told = {question.id: answering.told(question) for question in screen.questions}
    return {id: "unknown" if answer is None else answer for id, answer in told.items()}


def complaints(kit: tk.Kit, person: tk.Profile) -> tuple[str, ...]:
    """One or two complaints of those that are true; four in five people name no more of their own accord."""
    true = [
        item.name
        for item in kit.knowledge.interviewing.complaints
        if all(person.findings.get(id) is True for id in item.tells)
    ]
    chance = Random(f"{person.age} {sorted(person.findings.items())}")  # noqa: S311  (people are made up)
    return tuple(chance.sample(true, min(len(true), chance.choice((1, 2)))))


def first(subject: Person) -> str:
    """The condition that fits best."""
    return next(iter(subject.bands))


def is_lower(whole: Person, then: Person) -> bool:
    return then.tier.rank < whole.tier.rank


def same(whole: Person, then: Person) -> bool:
    return first(whole) == first(then)


def run(kit: tk.Kit, chosen: Iterator[tk.Profile], count: int) -> list[Session]:
    """Ask so many people, and show how far it is."""
    sessions: list[Session] = []
    for person in islice(chosen, count):
        sessions.append(session(kit, person))
        say(f"\r{len(sessions)} of {count}", to=sys.stderr)
    say("\n", to=sys.stderr)
    return sessions


def report(sessions: Sequence[Session]) -> Iterator[str]:
    stops = [(item.whole, item.stop) for item in sessions]
    yield f"{len(sessions)} people whose conditions a report shows, to where asking stops: {spent(sessions)}"
    yield f"  what fits best is the same: {sum(same(whole, there.then) for whole, there in stops)}"
    yield f"  less urgent than by all answers: {sum(is_lower(whole, there.then) for whole, there in stops)}"
    for what in ("answers", "things"):
        reached = (
            f"{sum(same(item.whole, item.after(count, what).then) for item in sessions)} after {count}"
            for count in CURVE
        )
        yield f"  the same by {what}: {', '.join(reached)}"
    yield from took(sessions)
    for whole, there in stops:
        if not same(whole, there.then) or is_lower(whole, there.then):
            for then, words in ((whole, "by all answers"), (there.then, "then")):
                both = "; ".join(place(then, id) for id in (first(whole), first(there.then)))
                yield f"    {words}, {then.tier}: {both}"


def report_urgent(sessions: Sequence[Session]) -> Iterator[str]:
    lower = [item for item in sessions if is_lower(item.whole, item.stop.then)]
    emergencies = [item for item in sessions if item.stop.then.tier is tk.Tier.EMERGENCY]
    yield f"{len(sessions)} people whom all answers send to a doctor today or sooner: {spent(sessions)}"
    yield f"  of them at an emergency: {len(emergencies)}, {spent(emergencies)}"
    yield f"  less urgent where asking stops: {len(lower)}"
    for item in lower:
        flags = sorted(item.whole.flags.keys() - item.stop.then.flags.keys())
        yield f"    {item.whole.tier}, {item.stop.then.tier} after {item.stop.screens} screens; not raised: {flags}"
        yield f"      not heard: {', '.join(unheard(item, flags))}"


def unheard(item: Session, flags: Sequence[str]) -> Sequence[str]:
    """What some red flags name, and the person has, but was not asked for."""
    whole, then = item.whole.observations.told.present, item.stop.then.observations.told.present
    names = {
        name for flag in item.whole.knowledge.plan.red_flags.items if flag.red_flag.id in flags for name in flag.names
    }
    return sorted(names & (whole - then))


def took(sessions: Sequence[Session]) -> Iterator[str]:
    """How long it took to find the next screen, by purpose, in milliseconds of processor time."""
    steps = [step for item in sessions for step in item.steps if step.purpose is not None]
    yield f"  a step takes {median(step.seconds for step in steps) * 1e3:.0f} ms at the median"
    for purpose in dict.fromkeys(step.purpose for step in steps):
        seconds = sorted(step.seconds for step in steps if step.purpose is purpose)
        often = len(seconds) / len(sessions)
        usual, longest = median(seconds) * 1e3, seconds[int(len(seconds) * 0.95)] * 1e3
        yield f"    {purpose}: {usual:.0f} ms, {longest:.0f} in 95 of 100; {often:.1f} screens"


def spent(sessions: Sequence[Session]) -> str:
    stops = [item.stop for item in sessions]
    parts = []
    for what in ("screens", "answers", "things"):
        counts = [getattr(stop, what) for stop in stops] or [0]
        parts.append(f"{median(counts):g} {what} ({min(counts)} to {max(counts)})")
    return ", ".join(parts)


def place(subject: Person, id: str) -> str:
    """A condition with its band and by what it is put in order in it."""
    item = next(item for item in subject.scored if item.plan.condition.id == id)
    return f"{id} {subject.bands[id]} {item.score.weight + item.score.prior[1] / 2:.3f}"


def say(text: str, *, to: TextIO = sys.stdout) -> None:
    to.write(text)
    to.flush()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    kit = tk.load()
    for line in report(run(kit, people(kit, shows_conditions), count)):
        say(f"{line}\n")
    for line in report_urgent(run(kit, people(kit, is_urgent), min(count, URGENT))):
        say(f"{line}\n")


if __name__ == "__main__":
    main()
