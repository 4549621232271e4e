"""How soon to seek help: decided first, on whatever is known, and lowered by nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from twitchkit.knowledge import Knowledge, RedFlagPlan
from twitchkit.logic import ONE_PERSON, Truth
from twitchkit.model.assessment import Urgency, UrgencyReason
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier
from twitchkit.scoring.conditions import Scored, seen
from twitchkit.scoring.observations import Observations


def find_urgency(
    knowledge: Knowledge,
    observations: Observations,
    scored: Sequence[Scored],
    flags: Collection[RedFlagPlan],
    tier: Tier,
) -> Urgency:
    """Return the urgency with its reasons: the red flags that are up, then the conditions that raise it further."""
    floor = max((flag.red_flag.tier.rank for flag in flags), default=Tier.ROUTINE.rank)
    reasons = [
        *(_flag_reason(knowledge, observations, flag) for flag in flags),
        *(_condition_reason(item) for item in _raising(scored) if item.plan.condition.tier.rank > floor),
    ]
    unanswered = [id for id in knowledge.plan.screen if not any(observations.env[id])]
    ordered = sorted(reasons, key=lambda reason: (-reason.tier.rank, reason.red_flag is None, str(reason.red_flag)))
    return Urgency(
        tier=tier,
        reasons=tuple(ordered),
        not_asked=tuple(id for id in unanswered if id not in observations.asked_unknown),
        asked_not_known=tuple(id for id in unanswered if id in observations.asked_unknown),
    )


def tier_of(
    knowledge: Knowledge, observations: Observations, scored: Sequence[Scored], flags: Iterable[RedFlagPlan]
) -> Tier:
    """Return the urgency of a person with some red flags up.

    The highest red flag, raised by conditions; ``self_care`` only where it was earned.
    """
    tiers = [*(flag.red_flag.tier for flag in flags), *(item.plan.condition.tier for item in _raising(scored))]
    if not tiers:
        return Tier.SELF_CARE if earned_self_care(knowledge, observations, scored) else Tier.ROUTINE
    return max(tiers, key=lambda tier: tier.rank)


def raised_flags(knowledge: Knowledge, observations: Observations) -> list[RedFlagPlan]:
    """Return the red flags that are up."""
    flags = knowledge.plan.red_flags.select(observations.told)
    return [flag for flag in flags if flag.evaluate(observations.env, ONE_PERSON).true]


def _raising(scored: Iterable[Scored]) -> list[Scored]:
    """Return the conditions that speak clearly enough for the urgency that they themselves need."""
    return [item for item in scored if item.score.raises]


def _flag_reason(knowledge: Knowledge, observations: Observations, plan: RedFlagPlan) -> UrgencyReason:
    flag = plan.red_flag
    return UrgencyReason(
        tier=flag.tier,
        message=flag.message,
        do=flag.do,
        sources=plan.sources,
        red_flag=flag.id,
        seen=seen(plan.names, knowledge, observations),
    )


def _condition_reason(item: Scored) -> UrgencyReason:
    condition = item.plan.condition
    return UrgencyReason(
        tier=condition.tier,
        message=f"What you report speaks clearly enough to have this looked at: {condition.name}.",
        do=condition.advice,
        sources=item.plan.sources,
        condition=condition.id,
    )


def earned_self_care(knowledge: Knowledge, observations: Observations, scored: Sequence[Scored]) -> bool:
    """Tell whether looking after oneself is enough, given that no flag and no condition raised the urgency.

    There is a red-flag screen; nothing that a red flag names is present; what fits is benign, and every benign
    condition that fits had its part of the screen answered no.
    """
    if not knowledge.plan.screen:
        return False
    if any(_is_present(name, observations) for name in knowledge.plan.red_flag_findings):
        return False
    fitting = [item for item in scored if item.score.band >= Band.POSSIBLE.rank]
    return bool(fitting) and all(
        item.plan.condition.tier is Tier.SELF_CARE
        and item.plan.screen
        and all(_is_absent(id, observations) for id in item.plan.screen)
        for item in fitting
    )


def _is_present(name: str, observations: Observations) -> bool:
    value = observations.env[name]
    return isinstance(value, Truth) and bool(value.true)


def _is_absent(id: str, observations: Observations) -> bool:
    value = observations.env[id]
    return isinstance(value, Truth) and bool(value.false)
