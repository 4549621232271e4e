"""Where every condition stands now, and where one more answer would put it.

A condition stands at its probability p; one whose criteria are met at s + (1 − s) p, one whose criteria are not met at
(1 − s) p, where s is ``criterion_share``. Middle values only, as nothing here is shown to a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from twitchkit.knowledge import ConditionPlan, Knowledge
from twitchkit.knowledge.relevance import may_tell
from twitchkit.logic import ONE_PERSON, UNKNOWN, Truth
from twitchkit.logic.kernel import logistic
from twitchkit.scoring import Observations, Person, rules
from twitchkit.scoring.changes import Changed
from twitchkit.scoring.conditions import Scored
from twitchkit.scoring.score import criteria_state, weight_of

_ALMOST = 1e-9  # nothing is ever certain, and logarithms stay finite


class Standing(NamedTuple):
    """One condition now: its prior, the weight of its evidence, its log-odds, what each evidence adds by group, the sum
    of each group before its cap, the state of the criteria that decide its band, and its share of belief.
    """

    plan: ConditionPlan
    prior: float
    weight: float
    log_odds: float
    weights: Sequence[Sequence[float]]
    sums: Sequence[float]
    criteria: Truth
    share: float


class Moved(NamedTuple):
    """One condition after an answer that moves it: the weight of its evidence, its log-odds, criteria and share."""

    weight: float
    log_odds: float
    criteria: Truth
    share: float


def standings(person: Person) -> dict[int, Standing]:
    """Return where every condition stands, by position in the plan."""
    certain = person.knowledge.plan.thresholds.criterion_share
    return {number: _standing(item, person.observations, certain) for number, item in enumerate(person.scored)}


def as_ordered(knowledge: Knowledge, now: Mapping[int, Standing]) -> dict[int, Standing]:
    """Return conditions as a report puts them in order: by their evidence and only half of how common they are."""
    certain = knowledge.plan.thresholds.criterion_share
    ordered = {}
    for number, standing in now.items():
        log_odds = rules.fit(standing.weight, standing.prior)
        share = _share(log_odds, standing.criteria, certain)
        ordered[number] = standing._replace(log_odds=log_odds, share=share)
    return ordered


def moved(knowledge: Knowledge, now: Mapping[int, Standing], changed: Changed) -> dict[int, Moved]:
    """Return where those conditions that changed values move would stand, by position."""
    dependents, certain = knowledge.dependents, knowledge.plan.thresholds.criterion_share
    more: dict[int, dict[int, float]] = {}
    decided: set[int] = set()
    seen: set[tuple[int, int, int]] = set()
    for key in changed.absent:
        for number in dependents.criteria.get(key, ()):
            if number in now:
                decided.add(number)
                more.setdefault(number, {})
        for at, evidence in dependents.evidence.get(key, ()):
            number, group, position = at
            if number not in now or at in seen:
                continue
            seen.add(at)
            step = weight_of(evidence, changed.env) - now[number].weights[group][position]
            if step:
                groups = more.setdefault(number, {})
                groups[group] = groups.get(group, 0.0) + step
    after = {}
    for number, groups in more.items():
        standing = now[number]
        criteria = criteria_state(standing.plan.deciding, changed.env) if number in decided else standing.criteria
        step = _step(standing, groups)
        share = _share(standing.log_odds + step, criteria, certain)
        if share != standing.share:
            after[number] = Moved(standing.weight + step, standing.log_odds + step, criteria, share)
    return after


def _standing(item: Scored, observations: Observations, certain: float) -> Standing:
    plan, score, env, told = item.plan, item.score, observations.env, observations.told
    weights = [
        [weight_of(evidence, env) if may_tell(evidence.needs, told) else 0.0 for evidence in group.evidence]
        for group in plan.groups
    ]
    criteria = criteria_state(plan.deciding, env) if plan.deciding else UNKNOWN
    return Standing(
        plan=plan,
        prior=score.prior[1],
        weight=score.weight,
        log_odds=score.log_odds[1],
        weights=weights,
        sums=[sum(group) for group in weights],
        criteria=criteria,
        share=_share(score.log_odds[1], criteria, certain),
    )


def _step(standing: Standing, more: Mapping[int, float]) -> float:
    """Return by how much the log-odds change when the evidence of some groups weighs so much more or less."""
    total = 0.0
    for number, step in more.items():
        cap, before = standing.plan.groups[number].cap, standing.sums[number]
        total += rules.clip(before + step, cap, ONE_PERSON) - rules.clip(before, cap, ONE_PERSON)
    return total


def _share(log_odds: float, criteria: Truth, certain: float) -> float:
    share = logistic(log_odds, ONE_PERSON)
    if criteria.true:
        share = certain + (1 - certain) * share
    elif criteria.false:
        share = (1 - certain) * share
    return min(max(share, _ALMOST), 1 - _ALMOST)
