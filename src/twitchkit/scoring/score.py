"""The sums behind the bands: written once, for one person or for columns of many.

Everything here looks at values only through a kernel and the operators that floats and arrays share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from twitchkit.knowledge.plans import ConditionPlan, CriterionPlan, EvidencePlan, GroupPlan, Plan
from twitchkit.knowledge.relevance import Told
from twitchkit.logic import ONE_PERSON, Env, Kernel, Truth
from twitchkit.logic.kernel import NOTHING, Triple, logistic
from twitchkit.logic.truth import known
from twitchkit.model.safety import Tier
from twitchkit.model.thresholds import Thresholds
from twitchkit.scoring import rules


class ScoredEvidence(NamedTuple):
    """What one evidence adds: its truth, its log likelihood ratio, and whether it tells anything."""

    plan: EvidencePlan
    truth: Truth
    log_lr: Triple
    informative: bool


class ScoredGroup(NamedTuple):
    """A group: what those of its evidences add that tell something, the correction where its cap bites, and the sum."""

    plan: GroupPlan
    evidence: tuple[ScoredEvidence, ...]
    cap: Triple
    total: Triple


class Score(NamedTuple):
    """The numbers of one condition. ``log_odds`` is the prior plus all of the groups, entry by entry, in order.

    ``band`` is the rank of its band, ``band_if_enough`` the one that it would have if enough were known.
    """

    prior: Triple
    groups: tuple[ScoredGroup, ...]
    weight: float
    log_odds: Triple
    probability: Triple
    band: int
    band_if_enough: int
    raises: bool


def add(a: Triple, b: Triple) -> Triple:
    """Add two low-mid-high triples."""
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def add_all(plan: Plan, told: Told, env: Env, kernel: Kernel) -> dict[int, list[ScoredGroup]]:
    """Return what all evidence comes to that can tell something, by the place of its condition, in order of groups."""
    found: dict[tuple[int, int], list[ScoredEvidence]] = {}
    for condition, group, evidence in plan.evidence.select(told):
        entry = weigh(evidence, env, kernel)
        if entry is not None:
            found.setdefault((condition, group), []).append(entry)
    groups: dict[int, list[ScoredGroup]] = {}
    for (condition, group), entries in found.items():
        groups.setdefault(condition, []).append(add_up(plan.conditions[condition].groups[group], entries, kernel))
    return groups


def score_condition(
    plan: ConditionPlan,
    prior: Triple,
    groups: Sequence[ScoredGroup],
    env: Env,
    thresholds: Thresholds,
    kernel: Kernel,
) -> Score:
    """Return the score of one condition: log-odds = prior + sum over groups of the clipped sum of their evidences.

    ``groups`` stand in order; to leave out those that cannot tell anything changes nothing but the time it takes.
    """
    total, weight, informative = prior, 0.0, 0
    for group in groups:
        total = add(total, group.total)
        weight = weight + group.total[1]
        for entry in group.evidence:
            informative = informative + entry.informative
    probability = (logistic(total[0], kernel), logistic(total[1], kernel), logistic(total[2], kernel))
    criteria = criteria_state(plan.deciding, env) if plan.deciding else None
    band = rules.band_of(weight, probability[1], criteria, thresholds, kernel)
    for ceiling in plan.ceilings:
        if kernel.some(band > ceiling.rank):
            band = rules.held_down(band, ceiling.rank, ceiling.unless(env, kernel).true, kernel)
    return Score(
        prior=prior,
        groups=tuple(groups),
        weight=weight,
        log_odds=total,
        probability=probability,
        band=rules.as_far_as_known(band, informative, weight, criteria, thresholds, kernel),
        band_if_enough=band,
        raises=_raises(plan, groups, prior[1], thresholds, kernel),
    )


def weight_of(plan: EvidencePlan, env: Env) -> float:
    """Return what an evidence adds for one person, in the middle of its range."""
    true, false = plan.evaluate(env, ONE_PERSON)
    return plan.present[1] if true else plan.absent[1] if false else 0.0


def prior_of(plan: ConditionPlan, env: Env, kernel: Kernel) -> Triple:
    """Return the log-odds of a condition before any evidence: of this age, sex and pregnancy."""
    total = plan.prior
    for applies, log_factor in plan.factors:
        total = add(total, kernel.pick(applies(env, kernel), log_factor, NOTHING))
    return total


def score_group(plan: GroupPlan, looked: Iterable[EvidencePlan], env: Env, kernel: Kernel) -> ScoredGroup:
    """Return what a group comes to, of those of its evidences that are looked at."""
    weighed = [weigh(evidence, env, kernel) for evidence in looked]
    return add_up(plan, [scored for scored in weighed if scored is not None], kernel)


def weigh(plan: EvidencePlan, env: Env, kernel: Kernel) -> ScoredEvidence | None:
    """Return what an evidence adds; None if that is nothing."""
    truth = plan.evaluate(env, kernel)
    log_lr = kernel.pick(truth, plan.present, plan.absent)
    return None if log_lr is NOTHING else ScoredEvidence(plan, truth, log_lr, _informs(plan, truth, log_lr, env))


def add_up(plan: GroupPlan, scored: Sequence[ScoredEvidence], kernel: Kernel) -> ScoredGroup:
    """Return what a group comes to, of what its evidences add."""
    total = scored[0].log_lr if scored else NOTHING
    for entry in scored[1:]:
        total = add(total, entry.log_lr)
    if not plan.bites:
        return ScoredGroup(plan, tuple(scored), NOTHING, total)
    low, mid, high = total
    cap = (
        rules.clip(low, plan.cap, kernel) - low,
        rules.clip(mid, plan.cap, kernel) - mid,
        rules.clip(high, plan.cap, kernel) - high,
    )
    return ScoredGroup(plan, tuple(scored), cap, add(total, cap))


def _informs(plan: EvidencePlan, truth: Truth, log_lr: Triple, env: Env) -> bool:
    true, false = truth
    informs = (true | false) & (log_lr[1] != 0)
    return informs & any_known(plan.guard, env) if plan.guard else informs


def any_known(keys: tuple[str, ...], env: Env) -> bool:
    """Tell whether anything is known of any of these."""
    result = False
    for key in keys:
        result = result | known(env[key]).true
    return result


def criteria_state(plans: Iterable[CriterionPlan], env: Env) -> Truth:
    """Return whether all criteria are met, or one is not; a criterion that age alone decides tells nothing."""
    met, refuted = True, False
    for plan in plans:
        state = env[plan.key]
        assert isinstance(state, Truth)
        counts = any_known(plan.guard, env) if plan.guard else True
        met = met & state.true & counts
        refuted = refuted | (state.false & counts)
    return Truth(met, refuted)


def _raises(
    plan: ConditionPlan, groups: Sequence[ScoredGroup], prior: float, thresholds: Thresholds, kernel: Kernel
) -> bool:
    """Tell whether what speaks for a condition is enough for its own tier."""
    if plan.condition.tier.rank <= Tier.ROUTINE.rank:
        return False
    positive = rules.speaking_for(((_positive(group, kernel), group.plan.cap) for group in groups), kernel)
    return rules.raises(positive, prior, thresholds, kernel)


def _positive(group: ScoredGroup, kernel: Kernel) -> Iterator[float]:
    """Yield what of a group may raise the urgency.

    Only evidence that a present finding cannot make less true is counted, so a further symptom never lowers it.
    """
    for scored in group.evidence:
        if scored.plan.positive:
            yield kernel.where(scored.truth.true & scored.informative, scored.log_lr[1], 0.0)
