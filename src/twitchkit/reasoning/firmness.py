"""How firmly what fits best stands: without estimates, and with every weight at an end of its range."""

from __future__ import annotations

from collections.abc import Callable

from twitchkit.knowledge import EvidencePlan
from twitchkit.logic import ONE_PERSON
from twitchkit.logic.kernel import NOTHING, Triple
from twitchkit.model.condition import Band
from twitchkit.model.counterfactual import Sensitivity
from twitchkit.model.provenance import Certainty, Statement, Status
from twitchkit.scoring import Person
from twitchkit.scoring.conditions import Scored, in_order
from twitchkit.scoring.score import score_condition, score_group

_LOW, _HIGH = 0, 2


def sensitivity(person: Person) -> Sensitivity | None:
    """Return how firmly the condition that fits best stands; None where none is at least possible or shown.

    All conditions are scored again without what is elicited or of very low certainty: such evidence adds nothing and
    such criteria decide nothing. Then the evidence of the first is scored with the lowest ratio of each range, and
    with the highest.
    """
    if not person.scored or not person.shows_conditions:
        return None
    first, *_ = person.ranked
    band = person.band_of(first)
    if band.rank < Band.POSSIBLE.rank:
        return None
    firm = {item.plan.condition.id: _firm(person, item) for item in person.scored}
    used = [entry.plan for group in first.score.groups for entry in group.evidence]
    condition = first.plan.condition
    return Sensitivity(
        condition=condition.id,
        name=condition.name,
        band=band,
        weights=len(used),
        estimated=sum(not _is_firm(plan.evidence) for plan in used),
        without=person.band_of(firm[condition.id]),
        first_without=in_order(firm.values(), person.tier)[0].plan.condition.id,
        lowest=person.band_of(_again(person, first, lambda plan: _at(plan, _LOW))),
        highest=person.band_of(_again(person, first, lambda plan: _at(plan, _HIGH))),
    )


def _is_firm(statement: Statement) -> bool:
    return statement.status is not Status.ELICITED and statement.certainty is not Certainty.VERY_LOW


def _firm(person: Person, item: Scored) -> Scored:
    """Score a condition again on firm statements alone."""
    deciding = tuple(plan for plan in item.plan.deciding if _is_firm(plan.criterion))
    without = Scored(item.plan._replace(deciding=deciding), item.score)
    return _again(person, without, lambda plan: plan if _is_firm(plan.evidence) else None)


def _again(person: Person, item: Scored, instead: Callable[[EvidencePlan], EvidencePlan | None]) -> Scored:
    """Score a condition again with other evidence in place of what it was scored on (None: with none)."""
    env, groups = person.observations.env, []
    for group in item.score.groups:
        looked = [plan for entry in group.evidence if (plan := instead(entry.plan)) is not None]
        groups.append(score_group(group.plan, looked, env, ONE_PERSON))
    thresholds = person.knowledge.plan.thresholds
    score = score_condition(item.plan, item.score.prior, groups, env, thresholds, ONE_PERSON)
    return Scored(item.plan, score)


def _at(plan: EvidencePlan, end: int) -> EvidencePlan:
    """Return an evidence with its ratios at one end of their ranges, low or high."""

    def only(ratio: Triple) -> Triple:
        return NOTHING if ratio is NOTHING else (ratio[end],) * 3

    return plan._replace(present=only(plan.present), absent=only(plan.absent))
