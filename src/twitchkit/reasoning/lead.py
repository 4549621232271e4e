"""What comes first for a person, and which conditions an answer could put in its place: roughly, then by scoring."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from attrs import frozen

from twitchkit.knowledge import ConditionPlan, RedFlagPlan
from twitchkit.logic import ONE_PERSON, TRUE, Env
from twitchkit.logic.kernel import logistic
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier
from twitchkit.model.thresholds import Thresholds
from twitchkit.reasoning.changes import Changed
from twitchkit.reasoning.standing import Moved, Standing
from twitchkit.reasoning.trials import Trials
from twitchkit.scoring.conditions import Scored, in_order, score_again
from twitchkit.scoring.kernel import band_by_weight

_ROUNDING = 1e-9  # sums are taken in another order here


class Answered(NamedTuple):
    """An answer that may decide: how likely it is, what it changes, and the conditions to score again with it.

    ``rising`` are those of them that it speaks for.
    """

    chance: float
    changed: Changed
    places: tuple[int, ...]
    rising: tuple[int, ...]


def as_if_known(item: Scored, env: Env, thresholds: Thresholds) -> Scored:
    """Return a condition of which too little is known with the band that it would have if this were enough."""
    score, plan = item.score, item.plan
    if score.band != Band.NOT_ASSESSABLE.rank:
        return item
    by_weight = band_by_weight(score.weight, score.probability[1], thresholds, ONE_PERSON)
    held = [ceiling.rank for ceiling in plan.ceilings if not ceiling.unless(env, ONE_PERSON).true]
    most = Band.POSSIBLE.rank if plan.deciding else Band.CONSISTENT.rank
    return Scored(plan, score._replace(band=min(int(by_weight), most, *held)))


@frozen
class Lead:
    """What comes first now; ``place`` is its position, ``fit`` what it is put in order by, ``urgency`` a tier's rank.

    What could take its place is looked at roughly before it is scored; the quick look misses nothing that does.
    """

    trials: Trials
    first: Scored
    place: int
    fit: tuple[int, bool, float]
    urgency: int
    alarmed: bool

    @classmethod
    def of(cls, trials: Trials) -> Lead:
        """Return what comes first for the person whose answers are tried."""
        subject = trials.subject
        first = in_order(subject.scored, subject.tier)[0]
        band = subject.bands[first.plan.condition.id]
        alarmed = subject.alarmed
        fit = band.rank, not _stands_back(first.plan, alarmed), first.score.weight + first.score.prior[1] / 2
        return cls(trials, first, subject.scored.index(first), fit, max(subject.tier.rank, Tier.ROUTINE.rank), alarmed)

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds of the packs."""
        return self.trials.subject.knowledge.plan.thresholds

    def flags(self, key: str) -> list[RedFlagPlan]:
        """Return the red flags above the urgency that look at a value, if anything says how likely its answers are."""
        knowledge = self.trials.subject.knowledge
        if key not in knowledge.spans:
            return []
        flags = map(knowledge.plan.red_flags.items.__getitem__, knowledge.dependents.red_flags.get(key, ()))
        return [flag for flag in flags if flag.red_flag.tier.rank > self.urgency]

    def near(self, key: str) -> dict[int, float]:
        """Return the conditions that a value could put first or make urgent, and the first one, each with its span."""
        knowledge, now = self.trials.subject.knowledge, self.trials.now
        spans = {**dict.fromkeys(knowledge.dependents.ceilings.get(key, ()), 0.0), **knowledge.spans.get(key, {})}
        return {
            number: span
            for number, span in spans.items()
            if number == self.place
            or self._may_pass(now[number].plan, self._at_best(number, span))
            or self._may_raise(number, span)
        }

    def rivals(self, near: Mapping[int, float], changed: Changed, moved: Mapping[int, Moved]) -> tuple[int, ...]:
        """Return whom to score again for an answer: none if it cannot decide, all it touches if the first one falls."""
        now = self.trials.now
        if self.place in moved and self._falls(moved[self.place]):
            return tuple(self.trials.subject.knowledge.dependents.conditions(changed.absent))
        found = [
            number
            for number, span in near.items()
            if (number in moved and self._may_raise(number, span))
            or (number != self.place and self._may_pass(now[number].plan, moved.get(number, now[number])))
        ]
        return tuple({*found, self.place}) if found else ()

    def is_lost(self, item: Answered) -> bool:
        """Tell whether an answer changes what fits best or makes the urgency higher.

        A condition that it speaks for is taken as if enough of it were known: the next answer would be one too late.
        """
        subject = self.trials.subject
        observations = subject.observations_after(item.changed)
        scored = list(score_again(subject.knowledge, observations, subject.scored, item.places))
        if any(scored[place].score.raises and self._is_more_urgent(scored[place].plan) for place in item.places):
            return True
        for place in item.rising:
            scored[place] = as_if_known(scored[place], item.changed.env, self.thresholds)
        return in_order(scored, subject.tier)[0].plan is not self.first.plan

    def rises(self, number: int, then: Moved) -> bool:
        """Tell whether an answer speaks for a condition."""
        return then.weight > self.trials.now[number].weight

    def _falls(self, then: Moved) -> bool:
        """Tell whether the first condition is worse off, or its criteria say something else."""
        first = self.trials.now[self.place]
        return then.weight < first.weight or then.criteria != first.criteria

    def _at_best(self, number: int, span: float) -> Moved:
        """Return a condition moved up as far as an answer may move it."""
        now = self.trials.now[number]
        if span == math.inf:
            return Moved(math.inf, math.inf, TRUE, 1.0)
        return Moved(now.weight + span, now.log_odds + span, now.criteria, 1.0)

    def _may_pass(self, plan: ConditionPlan, then: Moved | Standing) -> bool:
        """Tell whether a condition comes first, if enough of it is known and no ceiling holds it down."""
        if then.criteria.true:
            band = Band.CONSISTENT.rank
        elif then.criteria.false:
            band = Band.UNLIKELY.rank
        else:
            share = logistic(then.log_odds, ONE_PERSON) + _ROUNDING
            band = int(band_by_weight(then.weight + _ROUNDING, share, self.thresholds, ONE_PERSON))
        if stands_back := _stands_back(plan, self.alarmed):
            band = min(band, Band.POSSIBLE.rank)
        fit = (then.weight + then.log_odds) / 2 + _ROUNDING
        return (band, not stands_back, fit) >= self.fit

    def _may_raise(self, number: int, span: float) -> bool:
        """Tell whether a condition, moved so far at most, may speak clearly enough for an urgency of its own."""
        standing = self.trials.now[number]
        if not self._is_more_urgent(standing.plan):
            return False
        groups = zip(standing.weights, standing.plan.groups, strict=True)
        positive = sum(min(sum(max(weight, 0.0) for weight in weights), group.cap) for weights, group in groups)
        return positive + span + _ROUNDING >= math.log(self.thresholds.raise_evidence)

    def _is_more_urgent(self, plan: ConditionPlan) -> bool:
        return plan.condition.tier.rank > self.urgency


def _stands_back(plan: ConditionPlan, alarmed: bool) -> bool:
    """Tell whether a condition that one may look after at home comes behind others, as something is urgent."""
    return alarmed and plan.condition.tier is Tier.SELF_CARE
