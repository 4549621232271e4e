"""Judging one case: what came out, set beside what is true and what is acceptable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from attrs import frozen

from twitchkit.errors import Diagnostic, ProfileError, UnknownIdError, did_you_mean
from twitchkit.evaluation.cases import EvaluationCase, MustNot
from twitchkit.knowledge import Knowledge
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier
from twitchkit.scoring import Person
from twitchkit.scoring.advice import PARTS
from twitchkit.scoring.outcome import Outcome


class Prediction(NamedTuple):
    """A condition of which the truth is known: the log-odds and the band that it got, and whether it is there."""

    log_odds: float
    band: Band
    present: bool


@frozen(kw_only=True)
class Judged:
    """A case with what came out.

    ``place`` is where the first accepted condition stands in the ranking, from 1 (None: nothing is accepted), ``best``
    its band. ``above`` and ``below`` count the bands that came out higher or lower than an expert says, ``equal`` those
    alike.
    """

    case: EvaluationCase
    tier: Tier
    place: int | None
    best: Band | None
    predictions: tuple[Prediction, ...]
    above: int
    equal: int
    below: int
    violations: tuple[MustNot, ...]


class _Truth(NamedTuple):
    """What is true of a person, in full ids; ``present`` is None where nobody says."""

    accepted: frozenset[str]
    present: frozenset[str] | None
    not_known: frozenset[str]


def judge(knowledge: Knowledge, case: EvaluationCase) -> Judged:
    """Return a case with what came out; raises :class:`ProfileError` with all that keeps it from being judged.

    The ranking is the one behind the report, which an emergency does not show.
    """
    names = _Names(knowledge)
    truth = names.truth_of(case)
    bands = {names.condition(name): band for name, band in case.bands.items()}
    held = [(must_not, names.test_of(must_not)) for must_not in case.must_not]
    outcome = None
    try:
        outcome = Outcome.of(Person.of(knowledge, case.profile))
    except ProfileError as error:
        names.problems += error.diagnostics
    if outcome is None or names.problems:
        raise ProfileError([problem.at(file=case.file, line=case.line) for problem in names.problems])
    place, best = _first(truth.accepted, outcome.bands)
    got = [outcome.bands[id].rank - band.rank for id, band in bands.items()]
    return Judged(
        case=case,
        tier=outcome.urgency,
        place=place,
        best=best,
        predictions=tuple(_predictions(truth, outcome)),
        above=sum(difference > 0 for difference in got),
        equal=sum(difference == 0 for difference in got),
        below=sum(difference < 0 for difference in got),
        violations=tuple(must_not for must_not, fails in held if fails(outcome)),
    )


def _first(accepted: frozenset[str], ranking: Mapping[str, Band]) -> tuple[int, Band] | tuple[None, None]:
    """Return the place and the band of the first accepted condition; the ranking begins with the highest bands."""
    places = ((place, band) for place, (id, band) in enumerate(ranking.items(), 1) if id in accepted)
    return next(places, (None, None))


def _predictions(truth: _Truth, outcome: Outcome) -> Iterator[Prediction]:
    if truth.present is None:
        return
    for item in outcome.person.ranked:
        id = item.plan.condition.id
        if id not in truth.not_known:
            yield Prediction(item.score.log_odds[1], outcome.bands[id], id in truth.present)


class _Names:
    """Looks up what a case names, and notes what is not there."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.problems: list[Diagnostic] = []
        self._scored = {plan.condition.id for plan in knowledge.plan.conditions}

    def truth_of(self, case: EvaluationCase) -> _Truth:
        """Return what is true: where only accepted conditions are told, the first of them is taken as present."""
        accepted = tuple(map(self.condition, case.accepted))
        not_known = frozenset(map(self.condition, case.not_known))
        if case.present is not None:
            present = frozenset(map(self.condition, case.present))
            return _Truth(frozenset(accepted) or present, present, not_known | (frozenset(accepted) - present))
        first = frozenset(accepted[:1])
        return _Truth(frozenset(accepted), first or None, (not_known | frozenset(accepted)) - first)

    def test_of(self, must_not: MustNot) -> Callable[[Outcome], bool]:
        """Return what tells whether an outcome breaks a rule."""
        if must_not.condition:
            id, band = self.condition(must_not.condition), must_not.at_or_above or Band.POSSIBLE
            return lambda outcome: outcome.bands[id].rank >= band.rank
        if must_not.tip:
            tip = self._resolve("tips", must_not.tip)
            return lambda outcome: tip in outcome.tips
        if must_not.involving:
            tips = self._tips_involving(must_not.involving)
            return lambda outcome: not tips.isdisjoint(outcome.tips)
        if must_not.part:
            self._check_word(must_not.part, PARTS, "no part of an assessment is called")
            return lambda outcome: must_not.part not in outcome.withheld
        return lambda outcome: outcome.urgency is must_not.urgency

    def condition(self, name: str) -> str:
        """Return the id of a condition that is scored; a problem is noted where there is none."""
        id = self._resolve("conditions", name)
        if id in self.knowledge.conditions and id not in self._scored:
            self.problems.append(Diagnostic("TK202", f"the condition {name!r} has no prior, so it is never ranked"))
        return id

    def _resolve(self, kind: str, name: str) -> str:
        try:
            return self.knowledge.resolve(kind, name)
        except UnknownIdError as error:
            self.problems.append(Diagnostic("TK202", f"unknown {kind.removesuffix('s')}: {error}"))
            return name

    def _tips_involving(self, word: str) -> frozenset[str]:
        plans = self.knowledge.plan.tips.items
        said = {token for plan in plans for token in plan.involves}
        held = {token for caution in self.knowledge.cautions.values() for token in caution.withhold}
        self._check_word(word, said | held, "neither a tip nor a caution speaks of")
        return frozenset(plan.tip.id for plan in plans if word in plan.involves)

    def _check_word(self, word: str, known: Mapping[str, str] | set[str], complaint: str) -> None:
        if word not in known:
            hint = did_you_mean(word, known) or f"known: {', '.join(sorted(known))}"
            self.problems.append(Diagnostic("TK202", f"{complaint} {word!r}", hint=hint))
