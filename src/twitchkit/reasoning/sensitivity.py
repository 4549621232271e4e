"""How firmly what fits best stands: without estimates, and with every weight at an end of its range."""

from __future__ import annotations

from collections.abc import Callable

from twitchkit.knowledge import EvidencePlan, Knowledge
from twitchkit.logic import ONE_PERSON
from twitchkit.logic.kernel import NOTHING, Triple
from twitchkit.model.condition import Band
from twitchkit.model.counterfactual import Sensitivity
from twitchkit.model.profile import Profile
from twitchkit.model.provenance import Certainty, Statement, Status
from twitchkit.reasoning.subject import Subject
from twitchkit.scoring.conditions import Scored, band_of, in_order
from twitchkit.scoring.kernel import Looked, score_condition

_LOW, _HIGH = 0, 2


def sensitivity(knowledge: Knowledge, profile: Profile) -> Sensitivity | None:
    """Return how firmly the condition that fits best stands; None where none is at least possible or shown.

    All conditions are scored again without what is elicited or of very low certainty: such evidence adds nothing and
    such criteria decide nothing. Then the evidence of the first is scored with the lowest ratio of each range, and
    with the highest. Raises ``ProfileError`` for a profile that cannot be read.
    """
    subject = Subject.of(knowledge, profile)
    if not subject.scored or not subject.shows_conditions:
        return None
    first, *_ = in_order(subject.scored, subject.tier)
    band = band_of(first, subject.alarmed)
    if band.rank < Band.POSSIBLE.rank:
        return None
    firm = {item.plan.condition.id: _firm(subject, item) for item in subject.scored}
    used = [entry.plan for group in first.score.groups for entry in group.evidence]
    condition = first.plan.condition
    return Sensitivity(
        condition=condition.id,
        name=condition.name,
        band=band,
        weights=len(used),
        estimated=sum(not _is_firm(plan.evidence) for plan in used),
        without=band_of(firm[condition.id], subject.alarmed),
        first_without=in_order(firm.values(), subject.tier)[0].plan.condition.id,
        lowest=band_of(_again(subject, first, lambda plan: _at(plan, _LOW)), subject.alarmed),
        highest=band_of(_again(subject, first, lambda plan: _at(plan, _HIGH)), subject.alarmed),
    )


def _is_firm(statement: Statement) -> bool:
    return statement.status is not Status.ELICITED and statement.certainty is not Certainty.VERY_LOW


def _firm(subject: Subject, item: Scored) -> Scored:
    """Score a condition again on firm statements alone."""
    deciding = tuple(plan for plan in item.plan.deciding if _is_firm(plan.criterion))
    without = Scored(item.plan._replace(deciding=deciding), item.score)
    return _again(subject, without, lambda plan: plan if _is_firm(plan.evidence) else None)


def _again(subject: Subject, item: Scored, instead: Callable[[EvidencePlan], EvidencePlan | None]) -> Scored:
    """Score a condition again with other evidence in place of what it was scored on (None: with none)."""
    looked = [
        Looked(group.plan, [plan for entry in group.evidence if (plan := instead(entry.plan)) is not None])
        for group in item.score.groups
    ]
    thresholds = subject.knowledge.plan.thresholds
    score = score_condition(item.plan, looked, subject.observations.env, thresholds, ONE_PERSON)
    return Scored(item.plan, score)


def _at(plan: EvidencePlan, end: int) -> EvidencePlan:
    """Return an evidence with its ratios at one end of their ranges, low or high."""

    def only(ratio: Triple) -> Triple:
        return NOTHING if ratio is NOTHING else (ratio[end],) * 3

    return plan._replace(present=only(plan.present), absent=only(plan.absent))
