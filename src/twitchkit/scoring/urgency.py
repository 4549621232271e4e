"""How soon to seek help: decided first, on whatever is known, and lowered by nothing."""

from __future__ import annotations

from collections.abc import Sequence

from twitchkit.knowledge import Knowledge
from twitchkit.logic import ONE_PERSON, Truth
from twitchkit.model.assessment import Urgency, UrgencyReason
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier
from twitchkit.scoring.conditions import Scored, seen
from twitchkit.scoring.observe import Observations


def find_urgency(knowledge: Knowledge, observations: Observations, scored: Sequence[Scored]) -> Urgency:
    """Return the urgency: the highest red flag, raised by conditions, ``self_care`` only where it was earned."""
    flags = _raised_flags(knowledge, observations)
    floor = max((reason.tier.rank for reason in flags), default=Tier.ROUTINE.rank)
    reasons = [*flags, *_raising_conditions(scored, floor)]
    tier = max((reason.tier for reason in reasons), key=lambda tier: tier.rank, default=Tier.ROUTINE)
    if not reasons and earned_self_care(knowledge, observations, scored):
        tier = Tier.SELF_CARE
    unanswered = [id for id in knowledge.plan.screen if not any(observations.env[id])]
    ordered = sorted(reasons, key=lambda reason: (-reason.tier.rank, reason.red_flag is None, str(reason.red_flag)))
    return Urgency(
        tier=tier,
        reasons=tuple(ordered),
        not_asked=tuple(id for id in unanswered if id not in observations.asked_unknown),
        asked_not_known=tuple(id for id in unanswered if id in observations.asked_unknown),
    )


def _raised_flags(knowledge: Knowledge, observations: Observations) -> list[UrgencyReason]:
    reasons = []
    for plan in knowledge.plan.red_flags.select(observations.told):
        if plan.evaluate(observations.env, ONE_PERSON).true:
            flag = plan.red_flag
            reasons.append(
                UrgencyReason(
                    tier=flag.tier,
                    message=flag.message,
                    do=flag.do,
                    sources=plan.sources,
                    red_flag=flag.id,
                    seen=seen(plan.names, knowledge, observations),
                )
            )
    return reasons


def _raising_conditions(scored: Sequence[Scored], floor: int) -> list[UrgencyReason]:
    """Return the conditions that raise the urgency above what the red flags have set."""
    return [
        UrgencyReason(
            tier=item.plan.condition.tier,
            message=f"What you report speaks clearly enough to have this looked at: {item.plan.condition.name}.",
            do=item.plan.condition.advice,
            sources=item.plan.sources,
            condition=item.plan.condition.id,
        )
        for item in scored
        if item.score.raises and item.plan.condition.tier.rank > floor
    ]


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
