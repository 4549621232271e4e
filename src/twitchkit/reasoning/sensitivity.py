"""How firmly what fits best stands: without estimates, and with every weight at an end of its range."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from twitchkit.knowledge import EvidencePlan, Knowledge
from twitchkit.logic import ONE_PERSON
from twitchkit.logic.kernel import NOTHING, Triple
from twitchkit.model.condition import Band
from twitchkit.model.counterfactual import Sensitivity
from twitchkit.model.profile import Profile
from twitchkit.model.provenance import Certainty, Statement, Status
from twitchkit.model.safety import Tier
from twitchkit.reasoning.outcomes import shows_conditions
from twitchkit.scoring import Observations, observe
from twitchkit.scoring.conditions import Scored, band_of, in_order, score_all
from twitchkit.scoring.kernel import Looked, score_condition
from twitchkit.scoring.urgency import find_urgency

_LOW, _HIGH = 0, 2


def sensitivity(knowledge: Knowledge, profile: Profile) -> Sensitivity | None:
    """Return how firmly the condition that fits best stands; None where none is at least possible or shown.

    All conditions are scored again without what is elicited or of very low certainty: such evidence adds nothing and
    such criteria decide nothing. Then the evidence of the first is scored with the lowest ratio of each range, and
    with the highest. Raises ``ProfileError`` for a profile that cannot be read.
    """
    observations = observe(knowledge, profile)
    scored = score_all(knowledge, observations)
    tier = find_urgency(knowledge, observations, scored).tier
    if not scored or not shows_conditions(knowledge, observations, tier):
        return None
    first, *_ = in_order(scored, tier)
    band = band_of(first, alarmed := tier.rank >= Tier.URGENT.rank)
    if band.rank < Band.POSSIBLE.rank:
        return None
    firm = {item.plan.condition.id: item for item in _firm(knowledge, observations, scored)}
    used = [entry.plan for group in first.score.groups for entry in group.evidence]
    condition = first.plan.condition
    return Sensitivity(
        condition=condition.id,
        name=condition.name,
        band=band,
        weights=len(used),
        estimated=sum(not _is_firm(plan.evidence) for plan in used),
        without=band_of(firm[condition.id], alarmed),
        first_without=in_order(firm.values(), tier)[0].plan.condition.id,
        lowest=band_of(_again(knowledge, observations, first, lambda plan: _at(plan, _LOW)), alarmed),
        highest=band_of(_again(knowledge, observations, first, lambda plan: _at(plan, _HIGH)), alarmed),
    )


def _is_firm(statement: Statement) -> bool:
    return statement.status is not Status.ELICITED and statement.certainty is not Certainty.VERY_LOW


def _firm(knowledge: Knowledge, observations: Observations, scored: Iterable[Scored]) -> list[Scored]:
    """Score all conditions again on firm statements alone."""
    firm = []
    for item in scored:
        deciding = tuple(plan for plan in item.plan.deciding if _is_firm(plan.criterion))
        without = Scored(item.plan._replace(deciding=deciding), item.score)
        firm.append(_again(knowledge, observations, without, lambda plan: plan if _is_firm(plan.evidence) else None))
    return firm


def _again(
    knowledge: Knowledge,
    observations: Observations,
    item: Scored,
    instead: Callable[[EvidencePlan], EvidencePlan | None],
) -> Scored:
    """Score a condition again with other evidence in place of what it was scored on (None: with none)."""
    looked = [
        Looked(group.plan, [plan for entry in group.evidence if (plan := instead(entry.plan)) is not None])
        for group in item.score.groups
    ]
    score = score_condition(item.plan, looked, observations.env, knowledge.plan.thresholds, ONE_PERSON)
    return Scored(item.plan, score)


def _at(plan: EvidencePlan, end: int) -> EvidencePlan:
    """Return an evidence with its ratios at one end of their ranges, low or high."""

    def only(ratio: Triple) -> Triple:
        return NOTHING if ratio is NOTHING else (ratio[end],) * 3

    return plan._replace(present=only(plan.present), absent=only(plan.absent))
