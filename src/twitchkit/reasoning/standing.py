"""Where every condition stands now, and where one more answer would put it.

A condition stands at its probability p; one whose criteria are met at s + (1 − s) p, one whose criteria are not met at
(1 − s) p, where s is ``criterion_share``. Middle values only, as nothing here is shown to a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from twitchkit.knowledge import ConditionPlan, Knowledge
from twitchkit.knowledge.plans import EvidencePlan
from twitchkit.knowledge.relevance import Told, may_tell
from twitchkit.logic import ONE_PERSON, UNKNOWN, Env, Truth
from twitchkit.logic.kernel import logistic
from twitchkit.reasoning.changes import Changed
from twitchkit.scoring import Observations
from twitchkit.scoring.kernel import criteria_state

_ALMOST = 1e-9  # nothing is ever certain, and logarithms stay finite


class Standing(NamedTuple):
    """One condition now: the weight of its evidence, its log-odds, what each evidence adds by group, the sum of each
    group before its cap, the state of the criteria that decide its band, and its share of belief.
    """

    plan: ConditionPlan
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


def standings(knowledge: Knowledge, observations: Observations) -> dict[int, Standing]:
    """Return where every condition stands, by position in the plan."""
    certain = knowledge.plan.thresholds.criterion_share
    return {
        number: _standing(plan, observations.env, observations.told, certain)
        for number, plan in enumerate(knowledge.plan.conditions)
    }


def as_ordered(knowledge: Knowledge, now: Mapping[int, Standing]) -> dict[int, Standing]:
    """Return conditions as a report puts them in order: by their evidence and only half of how common they are."""
    certain = knowledge.plan.thresholds.criterion_share
    ordered = {}
    for number, standing in now.items():
        log_odds = (standing.weight + standing.log_odds) / 2
        share = _share(log_odds, standing.criteria, certain)
        ordered[number] = standing._replace(log_odds=log_odds, share=share)
    return ordered


def moved(knowledge: Knowledge, now: Mapping[int, Standing], changed: Changed) -> dict[int, Moved]:
    """Return where those conditions that changed values move would stand, by position."""
    dependents, certain = knowledge.dependents, knowledge.plan.thresholds.criterion_share
    more: dict[int, dict[int, float]] = {}
    decided: set[int] = set()
    seen: set[tuple[int, int, int]] = set()
    for key, absent in changed.absent.items():
        for number in dependents.criteria.get(key, ()):
            if number in now:
                decided.add(number)
                more.setdefault(number, {})
        for at, evidence in dependents.evidence.get(key, ()):
            number, group, position = at
            if number not in now or at in seen or (absent and _needs_presence(evidence)):
                continue
            seen.add(at)
            step = _weight(evidence, changed.env) - now[number].weights[group][position]
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


def _standing(plan: ConditionPlan, env: Env, told: Told, certain: float) -> Standing:
    weights = [
        [_weight(item, env) if may_tell(item.needs, told) else 0.0 for item in group.evidence] for group in plan.groups
    ]
    sums = [sum(group) for group in weights]
    prior = plan.prior[1] + sum(log_factor[1] for applies, log_factor in plan.factors if applies(env, ONE_PERSON).true)
    weight = sum(_capped(total, group.cap) for group, total in zip(plan.groups, sums, strict=True))
    log_odds = prior + weight
    criteria = criteria_state(plan.deciding, env) if plan.deciding else UNKNOWN
    return Standing(plan, weight, log_odds, weights, sums, criteria, _share(log_odds, criteria, certain))


def _step(standing: Standing, more: Mapping[int, float]) -> float:
    """Return by how much the log-odds change when the evidence of some groups weighs so much more or less."""
    total = 0.0
    for number, step in more.items():
        cap, before = standing.plan.groups[number].cap, standing.sums[number]
        total += _capped(before + step, cap) - _capped(before, cap)
    return total


def _share(log_odds: float, criteria: Truth, certain: float) -> float:
    share = logistic(log_odds, ONE_PERSON)
    if criteria.true:
        share = certain + (1 - certain) * share
    elif criteria.false:
        share = (1 - certain) * share
    return min(max(share, _ALMOST), 1 - _ALMOST)


def _needs_presence(plan: EvidencePlan) -> bool:
    """Tell whether an evidence is passed over until something is present."""
    return plan.needs is not None and plan.needs.present


def _weight(plan: EvidencePlan, env: Env) -> float:
    true, false = plan.evaluate(env, ONE_PERSON)
    return plan.present[1] if true else plan.absent[1] if false else 0.0


def _capped(total: float, cap: float) -> float:
    return cap if total > cap else -cap if total < -cap else total
