"""The sums behind the bands: written once, for one person or for columns of many.

Everything here looks at values only through a kernel and the operators that floats and arrays share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twitchkit.knowledge.plans import ConditionPlan, CriterionPlan, EvidencePlan, GroupPlan
from twitchkit.logic import Env, Kernel, Truth
from twitchkit.logic.kernel import NOTHING, Triple, logistic
from twitchkit.logic.truth import known
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier
from twitchkit.model.thresholds import Thresholds

_NOT_ASSESSABLE, _UNLIKELY, _UNDETERMINED, _POSSIBLE, _CONSISTENT = (band.rank for band in Band)


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


class Looked(NamedTuple):
    """A group and those of its evidences that are looked at."""

    group: GroupPlan
    evidence: Sequence[EvidencePlan]


class Score(NamedTuple):
    """The numbers of one condition. ``log_odds`` is the prior plus all of the groups, entry by entry, in order."""

    prior: Triple
    groups: tuple[ScoredGroup, ...]
    weight: float
    log_odds: Triple
    probability: Triple
    band: int
    raises: bool


def add(a: Triple, b: Triple) -> Triple:
    """Add two low-mid-high triples."""
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def all_of(plan: ConditionPlan) -> Iterable[Looked]:
    """Return every evidence of a condition, for when it is not known which of them can tell something."""
    return [Looked(group, group.evidence) for group in plan.groups]


def score_condition(
    plan: ConditionPlan, looked: Iterable[Looked], env: Env, thresholds: Thresholds, kernel: Kernel
) -> Score:
    """Return the score of one condition: log-odds = prior + sum over groups of the clipped sum of their evidences.

    ``looked`` are the groups in order, each with those of its evidences that can tell something; to pass over the
    rest changes nothing but the time that scoring takes.
    """
    prior = _prior(plan, env, kernel)
    groups = tuple([_group(group, evidence, env, kernel) for group, evidence in looked])
    total, weight = prior, 0.0
    for group in groups:
        total = add(total, group.total)
        weight = weight + group.total[1]
    probability = (logistic(total[0], kernel), logistic(total[1], kernel), logistic(total[2], kernel))
    return Score(
        prior=prior,
        groups=groups,
        weight=weight,
        log_odds=total,
        probability=probability,
        band=_band(plan, groups, weight, probability[1], env, thresholds, kernel),
        raises=_raises(plan, groups, prior[1], thresholds, kernel),
    )


def _prior(plan: ConditionPlan, env: Env, kernel: Kernel) -> Triple:
    total = plan.prior
    for applies, log_factor in plan.factors:
        total = add(total, kernel.pick(applies(env, kernel), log_factor, NOTHING))
    return total


def _group(plan: GroupPlan, looked: Sequence[EvidencePlan], env: Env, kernel: Kernel) -> ScoredGroup:
    scored = []
    total = NOTHING
    for evidence in looked:
        truth = evidence.evaluate(env, kernel)
        log_lr = kernel.pick(truth, evidence.present, evidence.absent)
        if log_lr is not NOTHING:
            scored.append(ScoredEvidence(evidence, truth, log_lr, _informs(evidence, truth, log_lr, env)))
            total = add(total, log_lr)
    if not plan.bites:
        return ScoredGroup(plan, tuple(scored), NOTHING, total)
    cap = _cap(total, plan.cap, kernel)
    return ScoredGroup(plan, tuple(scored), cap, add(total, cap))


def _cap(total: Triple, cap: float, kernel: Kernel) -> Triple:
    """Return what has to be added to bring a sum between -cap and cap."""
    low, mid, high = total
    return (
        kernel.minimum(kernel.maximum(low, -cap), cap) - low,
        kernel.minimum(kernel.maximum(mid, -cap), cap) - mid,
        kernel.minimum(kernel.maximum(high, -cap), cap) - high,
    )


def _informs(plan: EvidencePlan, truth: Truth, log_lr: Triple, env: Env) -> bool:
    informs = (truth.true | truth.false) & (log_lr[1] != 0)
    return informs & any_known(plan.guard, env) if plan.guard else informs


def any_known(keys: tuple[str, ...], env: Env) -> bool:
    """Tell whether anything is known of any of these."""
    result = False
    for key in keys:
        result = result | known(env[key]).true
    return result


def _band(
    plan: ConditionPlan,
    groups: tuple[ScoredGroup, ...],
    weight: float,
    probability: float,
    env: Env,
    thresholds: Thresholds,
    kernel: Kernel,
) -> int:
    """Return the rank of the band: criteria decide where there are some, else weight and probability; ceilings cap."""
    band = band_by_weight(weight, probability, thresholds, kernel)
    count = sum([scored.informative for group in groups for scored in group.evidence])
    enough = count >= thresholds.informative_findings
    if plan.deciding:
        met, refuted = criteria_state(plan.deciding, env)
        by_weight = kernel.minimum(band, _POSSIBLE)
        band = kernel.where(met, _CONSISTENT, kernel.where(refuted, _UNLIKELY, by_weight))
        enough = enough | met | refuted
    for ceiling in plan.ceilings:
        band = kernel.where(ceiling.unless(env, kernel).true, band, kernel.minimum(band, ceiling.rank))
    return kernel.where(enough, band, _NOT_ASSESSABLE)  # type: ignore[return-value]  # ranks are whole numbers


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


def band_by_weight(weight: float, probability: float, thresholds: Thresholds, kernel: Kernel) -> float:
    """Return the rank of the band that weight and probability alone would give."""
    factor = kernel.exp(weight)
    fits = (probability >= thresholds.consistent_probability) & (factor >= thresholds.consistent_evidence)
    return kernel.where(
        fits,
        _CONSISTENT,
        kernel.where(
            factor >= thresholds.possible_evidence,
            _POSSIBLE,
            kernel.where(factor <= thresholds.unlikely_evidence, _UNLIKELY, _UNDETERMINED),
        ),
    )


def _raises(
    plan: ConditionPlan, groups: tuple[ScoredGroup, ...], prior: float, thresholds: Thresholds, kernel: Kernel
) -> bool:
    """Tell whether what speaks for a condition is enough for its own tier; what speaks against it never counts.

    Only evidence that a present finding cannot make less true is counted, so a further symptom never lowers it.
    """
    if plan.condition.tier.rank <= Tier.ROUTINE.rank:
        return False
    positive = 0.0
    for group in groups:
        for_it = 0.0
        for scored in group.evidence:
            if scored.plan.positive:
                counted = scored.truth.true & scored.informative
                for_it = for_it + kernel.where(counted, kernel.maximum(scored.log_lr[1], 0.0), 0.0)
        positive = positive + kernel.minimum(for_it, group.plan.cap)
    likely = logistic(prior + positive, kernel) >= thresholds.raise_probability
    return (kernel.exp(positive) >= thresholds.raise_evidence) & likely
