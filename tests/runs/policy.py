"""How many questions it takes to reach what all of them come to: python tests/runs/policy.py [PEOPLE] [trade].

People are drawn from the model of the shipped packs. The full questionnaire is every question that the packs can ask;
what the model cannot draw, a person does not know. Those whom it sends to a doctor today or sooner are counted apart,
as such a report names no conditions. "The same" is the same id in the first place, or the same tier; there is no
tolerance. With ``trade`` the people are asked to the stop alone, by several thresholds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from statistics import mean
from typing import NamedTuple, TextIO

from attrs import evolve

import twitchkit as tk
from twitchkit.evaluation import simulate
from twitchkit.model.question import Purpose
from twitchkit.reasoning.candidates import open_findings
from twitchkit.reasoning.deciding import most_deciding
from twitchkit.reasoning.standing import standings
from twitchkit.reasoning.trials import Trials
from twitchkit.scoring import Person

SEED = 20261122
URGENT = 200
TRADES = (
    (Purpose.INFORMATION, (0.05, 0.02, 0.01, 0.005), {"least_information": 0.005, "least_deciding": 2.0}),
    (Purpose.DECIDING, (0.2, 0.1, 0.05, 0.03, 0.02), {"least_deciding": 0.02}),
)


class Reached(NamedTuple):
    """How many questions were asked so far, and the person as known by then."""

    asked: int
    then: Person


class Session(NamedTuple):
    """One person: by the full questionnaire, where asking stops, and for who goes on, after half of its questions.

    There are fewer than half where nothing is left to ask.
    """

    whole: Person
    stop: Reached
    half: Reached
    screen_first: bool


def questionnaire(kit: tk.Kit) -> int:
    """The number of questions that the packs can ask."""
    return sum(bool(kit.knowledge.findings[id].question) for id in kit.knowledge.possible_answers)


def asking(kit: tk.Kit, **least: float) -> tk.Kit:
    """The same kit with other thresholds."""
    content = kit.knowledge
    thresholds = [evolve(item, **least) for item in content.thresholds.values()]
    return tk.Kit(tk.Knowledge.build(evolve(content, thresholds=thresholds)))


def people(kit: tk.Kit, counts: Callable[[tk.Tier], bool], seed: int = SEED) -> Iterator[tk.Profile]:
    """People of whom the full questionnaire comes to an urgency that counts."""
    for person in simulate(kit.knowledge, sys.maxsize, seed):
        if counts(Person.of(kit.knowledge, person.profile).tier):
            yield person.profile


def shows_conditions(tier: tk.Tier) -> bool:
    return tier.rank < tk.Tier.SAME_DAY.rank


def is_urgent(tier: tk.Tier) -> bool:
    return not shows_conditions(tier)


def session(kit: tk.Kit, person: tk.Profile) -> Session:
    """Ask one person to the stop, and on to half of the questions."""
    half = questionnaire(kit) // 2
    skip = {"pregnant", "medicines", "supplements", *kit.knowledge.measurements}
    profile = tk.Profile(age=person.age, sex=person.sex)
    purposes: list[Purpose] = []
    reached: list[Reached] = []
    for ask in (kit.next_question, kit.further_question):
        while len(purposes) < half and isinstance(found := ask(profile, skip=skip), tk.Question):
            purposes.append(found.purpose)
            profile = found.answered(profile, person.findings.get(found.id, "unknown"))
        reached.append(Reached(len(purposes), Person.of(kit.knowledge, profile)))
    screened = purposes.count(Purpose.SCREEN)
    return Session(Person.of(kit.knowledge, person), *reached, {*purposes[:screened]} == {Purpose.SCREEN})


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


def report(sessions: Sequence[Session], total: int) -> Iterator[str]:
    yield f"{len(sessions)} people, {total} questions in full"
    yield f"the whole screen came first: {sum(item.screen_first for item in sessions)}"
    yield from reached("where asking stops", [(item.whole, item.stop) for item in sessions])
    yield from reached("who goes on, after half of the questions", [(item.whole, item.half) for item in sessions])


def reached(where: str, people: Sequence[tuple[Person, Reached]]) -> Iterator[str]:
    yield f"{where}: {spent([there for _, there in people])}"
    yield f"  what fits best is the same: {sum(same(whole, there.then) for whole, there in people)}"
    yield f"  less urgent than by all answers: {sum(is_lower(whole, there.then) for whole, there in people)}"
    for whole, there in people:
        if not same(whole, there.then):
            for then, words in ((whole, "by all answers"), (there.then, "then")):
                both = "; ".join(place(then, id) for id in (first(whole), first(there.then)))
                yield f"    {words}, {then.tier}: {both}"


def report_urgent(sessions: Sequence[Session]) -> Iterator[str]:
    lower = [item for item in sessions if is_lower(item.whole, item.stop.then)]
    yield f"{len(sessions)} people whom all answers send to a doctor today or sooner; less urgent where asking stops:"
    yield f"  {len(lower)}"
    for item in lower:
        flags = ", ".join(sorted(item.whole.flags.keys() - item.stop.then.flags.keys()))
        yield f"  {item.whole.tier}, at the stop {item.stop.then.tier} after {item.stop.asked}; not raised: {flags}"


def spent(reached: Sequence[Reached]) -> str:
    counts = [item.asked for item in reached]
    return f"{mean(counts):.0f} questions ({min(counts)} to {max(counts)})"


def place(subject: Person, id: str) -> str:
    """A condition with its band and by what it is put in order in it."""
    item = next(item for item in subject.scored if item.plan.condition.id == id)
    return f"{id} {subject.bands[id]} {item.score.weight + item.score.prior[1] / 2:.3f}"


def trade(kit: tk.Kit, count: int) -> Iterator[str]:
    """Yield what some thresholds cost and reach, as rows of a table; each person is asked by the lowest of them."""
    chosen = [list(islice(people(kit, counts), count)) for counts in (shows_conditions, is_urgent)]
    for purpose, thresholds, least in TRADES:
        longest = asking(kit, **least)
        paths = [[path(longest, person) for person in some] for some in chosen]
        for threshold in thresholds:
            ranked, urgent = ([way.until(purpose, threshold) for way in some] for some in paths)
            best = sum(same(way.whole, stop.then) for way, stop in zip(paths[0], ranked, strict=True))
            lower = [
                sum(stop.then.tier.rank < way.whole.tier.rank for way, stop in zip(ways, stops, strict=True))
                for ways, stops in zip(paths, (ranked, urgent), strict=True)
            ]
            yield f"| {purpose} | {threshold:g} | {spent(ranked)} | {best} of {count} | {lower[0]} | {lower[1]} |"


class Path(NamedTuple):
    """One person: by the full questionnaire, and at each question with its purpose and what it is worth per burden."""

    whole: Person
    steps: tuple[tuple[Purpose | None, float, Person], ...]

    def until(self, purpose: Purpose, threshold: float) -> Reached:
        """Where asking stops if no question for that purpose is asked that is worth less."""
        for asked, (why, worth, then) in enumerate(self.steps):
            if why is None or (why is purpose and worth < threshold):
                return Reached(asked, then)
        raise AssertionError("a path ends without a purpose")


def path(kit: tk.Kit, person: tk.Profile) -> Path:
    steps: list[tuple[Purpose | None, float, Person]] = []
    skip = {"pregnant", "medicines", "supplements", *kit.knowledge.measurements}
    profile = tk.Profile(age=person.age, sex=person.sex)
    while isinstance(found := kit.next_question(profile, skip=skip), tk.Question):
        now = Person.of(kit.knowledge, profile)
        steps.append((found.purpose, worth(now, found), now))
        profile = found.answered(profile, person.findings.get(found.id, "unknown"))
    steps.append((None, 0.0, Person.of(kit.knowledge, profile)))
    return Path(Person.of(kit.knowledge, person), tuple(steps))


def worth(now: Person, question: tk.Question) -> float:
    """Bits per burden; of a question that may decide, its chance to do so."""
    if question.purpose is not Purpose.DECIDING:
        return question.information / question.burden
    trials = Trials(now, standings(now))
    asked = [item for item in open_findings(now.knowledge, now.observations, ()) if item.id == question.id]
    found = most_deciding(trials, asked, least=0.0)
    assert found is not None
    return found.per_burden


def say(text: str, *, to: TextIO = sys.stdout) -> None:
    to.write(text)
    to.flush()


def lines(kit: tk.Kit, count: int) -> Iterator[str]:
    if "trade" in sys.argv:
        yield from trade(kit, count)
    else:
        yield from report(run(kit, people(kit, shows_conditions), count), questionnaire(kit))
        yield from report_urgent(run(kit, people(kit, is_urgent), min(count, URGENT)))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    for line in lines(tk.load(), count):
        say(f"{line}\n")


if __name__ == "__main__":
    main()
