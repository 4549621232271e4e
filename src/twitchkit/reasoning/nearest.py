"""The nearest missing facts: which unknown answers would move a condition, each answer tried."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from attrs import evolve

from twitchkit.knowledge.possible_answers import Part, PossibleAnswer, stretch
from twitchkit.model.condition import Band
from twitchkit.model.explanation import OpenFact, Supposed
from twitchkit.model.range import Range
from twitchkit.model.vocabulary import Kind
from twitchkit.reasoning.candidates import open_measurements
from twitchkit.scoring import Person
from twitchkit.scoring.conditions import Scored

_SLIGHT = 0.05  # a change of the log-odds that nobody would notice


def nearest(person: Person, place: int) -> tuple[OpenFact, ...]:
    """Return what would move a condition, by its position in the plan: what changes its band first, then by weight.

    A question about several things ("which words fit?") is tried one word at a time. Of a person of whom too little is
    known there is nothing to say.
    """
    if not person.can_be_judged:
        return ()
    moving = _moving(person, place)
    facts = {fact.id: fact for fact in _facts(person, place, moving) if fact.answers}
    covered = {id for id in facts if any(_covers(person, other, facts[id]) for other in facts.values())}
    band = person.band_of(person.scored[place])
    return tuple(sorted((facts[id] for id in facts.keys() - covered), key=lambda fact: _order(fact, band)))


def _covers(person: Person, whole: OpenFact, part: OpenFact) -> bool:
    """Tell whether a question asks for another as well, and weighs as much: "cancer now or ever" for "cancer now"."""
    return part.id in person.knowledge.rests_on.get(whole.id, ()) and _most(whole) >= _most(part)


def _most(fact: OpenFact) -> float:
    return max(abs(answer.log_lr.mid) for answer in fact.answers)


def _order(fact: OpenFact, band: Band) -> tuple[bool, float, str]:
    changes_band = any(answer.band is not band for answer in fact.answers)
    return not changes_band, -round(_most(fact), 9), fact.id


def _moving(person: Person, place: int) -> frozenset[str]:
    """Return the keys of the values that evidence, criteria or a ceiling of a condition rest on."""
    knowledge = person.knowledge
    lifting = {key for ceiling in person.scored[place].plan.ceilings for key in ceiling.names}
    behind = {name for key in lifting for name in knowledge.rests_on.get(key, ())}
    return frozenset(key for key, spans in knowledge.spans.items() if place in spans) | lifting | behind


def _facts(person: Person, place: int, moving: Collection[str]) -> Iterator[OpenFact]:
    knowledge, observations = person.knowledge, person.observations
    closed = observations.closed
    for id, parts in knowledge.possible_answers.items():
        if id not in closed and knowledge.findings[id].question:
            yield _fact(person, place, id, _that_move(parts, moving))
    for candidate in open_measurements(knowledge, observations, ()):
        yield _fact(person, place, candidate.id, _that_move(candidate.parts, moving))


def _that_move(parts: Iterable[Part], moving: Collection[str]) -> tuple[Part, ...]:
    return tuple(part for part in parts if not part[0].values.keys().isdisjoint(moving))


def _fact(person: Person, place: int, id: str, parts: tuple[Part, ...]) -> OpenFact:
    knowledge = person.knowledge
    finding = knowledge.findings.get(id)
    tried = [[_suppose(person, place, answer) for answer in part] for part in parts]
    if finding is None or finding.kind is Kind.NUMBER:
        tried = [list(_neighbors_as_one(part)) for part in tried]
    return OpenFact(
        id=id,
        name=knowledge.plan.display[id],
        question=knowledge.plan.asking.questions[id],
        answers=tuple(supposed for part in tried for supposed in part if not _is_nothing(person, place, supposed)),
    )


def _neighbors_as_one(part: Sequence[Supposed]) -> Iterator[Supposed]:
    """Yield the stretches of a number, those that follow each other and do the same as one."""
    for _, run in groupby(part, key=lambda supposed: (round(supposed.log_lr.mid, 9), supposed.band)):
        same = list(run)
        yield evolve(same[0], answer=stretch(same[0].answer, same[-1].answer))


def _is_nothing(person: Person, place: int, supposed: Supposed) -> bool:
    return abs(supposed.log_lr.mid) < _SLIGHT and supposed.band is person.band_of(person.scored[place])


def _suppose(person: Person, place: int, answer: PossibleAnswer) -> Supposed:
    """Return what an answer would do to a condition."""
    after = person.after(answer.values).scored[place]
    log_lr = _difference(person.scored[place], after)
    return Supposed(answer=answer.words, log_lr=log_lr, band=person.band_of(after))


def _difference(before: Scored, after: Scored) -> Range:
    """Return by how much the log-odds changed; caps may turn the ends round."""
    low, mid, high = (end - start for start, end in zip(before.score.log_odds, after.score.log_odds, strict=True))
    return Range(min(low, mid, high), mid, max(low, mid, high))
