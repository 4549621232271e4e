"""What comes first for a person, and which conditions an answer could put in its place: roughly, then by scoring."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from attrs import frozen

from twitchkit.knowledge import ConditionPlan, RedFlagPlan
from twitchkit.logic import ONE_PERSON, TRUE
from twitchkit.logic.kernel import logistic
from twitchkit.model.safety import Tier
from twitchkit.model.thresholds import Thresholds
from twitchkit.reasoning.standing import Moved, Standing
from twitchkit.reasoning.trials import Trials
from twitchkit.scoring import rules
from twitchkit.scoring.changes import Changed
from twitchkit.scoring.conditions import Scored, in_order, place_of, score_again
from twitchkit.scoring.critical import most_urgent

_ROUNDING = 1e-9  # sums are taken in another order here


class Answered(NamedTuple):
    """An answer that may decide: how likely it is, what it changes, and the conditions to score again with it.

    ``rising`` are those of them that it speaks for.
    """

    chance: float
    changed: Changed
    places: tuple[int, ...]
    rising: tuple[int, ...]


def as_if_known(item: Scored) -> Scored:
    """Return a condition of which too little is known with the band that it would have if this were enough."""
    return item._replace(score=item.score._replace(band=item.score.band_if_enough))


@frozen(slots=False)
class Lead:
    """What comes first now; ``place`` is its position, ``order`` what it is sorted by, ``urgency`` a tier's rank.

    What could take its place is looked at roughly before it is scored; the quick look misses nothing that does.
    """

    trials: Trials
    first: Scored
    place: int
    order: tuple[int, bool, float]
    urgency: int

    @classmethod
    def of(cls, trials: Trials) -> Lead:
        """Return what comes first for the person whose answers are tried."""
        person = trials.person
        first = person.ranked[0]
        order = place_of(first, person.tier)
        return cls(trials, first, person.scored.index(first), order, max(person.tier.rank, Tier.ROUTINE.rank))

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds of the packs."""
        return self.trials.person.knowledge.plan.thresholds

    def flags(self, key: str) -> list[RedFlagPlan]:
        """Return the red flags above the urgency that look at a value, if anything says how likely its answers are."""
        knowledge = self.trials.person.knowledge
        if key not in knowledge.spans:
            return []
        flags = map(knowledge.plan.red_flags.items.__getitem__, knowledge.dependents.red_flags.get(key, ()))
        return [flag for flag in flags if flag.red_flag.tier.rank > self.urgency]

    @cached_property
    def limited(self) -> frozenset[str]:
        """What readings with critical limits are, and what they are worked out from."""
        rests_on = self.trials.person.knowledge.rests_on
        limits = self.trials.person.knowledge.plan.critical_limits
        return frozenset(name for id in limits for name in (id, *rests_on.get(id, ())))

    def passes(self, changed: Changed) -> bool:
        """Tell whether changed values pass a critical limit above the urgency."""
        limits = self.trials.person.knowledge.plan.critical_limits
        found = (most_urgent(limits[key], changed.env) for key in changed.absent.keys() & limits.keys())
        return any(passed is not None and passed.tier.rank > self.urgency for passed in found)

    def near(self, key: str) -> dict[int, float]:
        """Return the conditions that a value could put first or make urgent, and the first one, each with its span."""
        knowledge, now = self.trials.person.knowledge, self.trials.now
        spans = {**dict.fromkeys(knowledge.dependents.ceilings.get(key, ()), 0.0), **knowledge.spans.get(key, {})}
        return {
            number: span
            for number, span in spans.items()
            if number == self.place
            or self._may_pass(now[number], self._at_best(number, span))
            or self._may_raise(number, span)
        }

    def rivals(self, near: Mapping[int, float], changed: Changed, moved: Mapping[int, Moved]) -> tuple[int, ...]:
        """Return whom to score again for an answer: none if it cannot decide, all it touches if the first one falls."""
        now = self.trials.now
        if self.place in moved and self._falls(moved[self.place]):
            return tuple(self.trials.person.knowledge.dependents.conditions(changed.absent))
        told = moved.keys() | self._informed(changed)
        found = [
            number
            for number, span in near.items()
            if (number in told and self._may_raise(number, span))
            or (number != self.place and self._may_pass(now[number], moved.get(number, now[number])))
        ]
        return tuple({*found, self.place}) if found else ()

    def _informed(self, changed: Changed) -> set[int]:
        """Return the conditions that an answer may make urgent without a move.

        What age or sex had decided counts once this is known. A group that absent findings have filled stays as it is
        where a present one is added, and only what is present raises.
        """
        dependents, now = self.trials.person.knowledge.dependents, self.trials.now
        return {
            number
            for key in changed.absent
            for (number, group, _), evidence in dependents.evidence.get(key, ())
            if evidence.guard or (number in now and now[number].plan.groups[group].bites)
        }

    def is_lost(self, item: Answered) -> bool:
        """Tell whether an answer changes what fits best or makes the urgency higher.

        A condition that it speaks for is taken as if enough of it were known: the next answer would be one too late.
        """
        person = self.trials.person
        observations = person.observations_after(item.changed)
        touched = person.knowledge.dependents.conditions(item.changed.absent)
        again = {place: touched.get(place, ()) for place in item.places}
        scored = list(score_again(person.knowledge, observations, person.scored, again))
        if any(scored[place].score.raises and self._is_more_urgent(scored[place].plan) for place in item.places):
            return True
        for place in item.rising:
            scored[place] = as_if_known(scored[place])
        return in_order(scored, person.tier)[0].plan is not self.first.plan

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

    def _may_pass(self, now: Standing, then: Moved | Standing) -> bool:
        """Tell whether a condition comes first, if enough of it is known and no ceiling holds it down."""
        weight = then.weight + _ROUNDING
        share = logistic(then.log_odds, ONE_PERSON) + _ROUNDING
        criteria = then.criteria if now.plan.deciding else None
        band = rules.band_of(weight, share, criteria, self.thresholds, ONE_PERSON)
        back = rules.stands_back(now.plan.condition.tier, self.trials.person.tier)
        return rules.place(rules.shown_band(band, back), back, rules.fit(weight, now.prior)) <= self.order

    def _may_raise(self, number: int, span: float) -> bool:
        """Tell whether a condition, moved so far at most, may speak clearly enough for an urgency of its own."""
        standing = self.trials.now[number]
        if not self._is_more_urgent(standing.plan):
            return False
        caps = (group.cap for group in standing.plan.groups)
        positive = rules.speaking_for(zip(standing.weights, caps, strict=True), ONE_PERSON)
        return rules.speaks_clearly(positive + span + _ROUNDING, self.thresholds)

    def _is_more_urgent(self, plan: ConditionPlan) -> bool:
        return plan.condition.tier.rank > self.urgency
