"""Merged, checked, indexed content: what scoring reads."""

from twitchkit.knowledge.knowledge import Knowledge
from twitchkit.knowledge.plans import (
    CautionPlan,
    ConditionPlan,
    CriterionPlan,
    EvidencePlan,
    GroupPlan,
    Plan,
    RedFlagPlan,
)

__all__ = [
    "CautionPlan",
    "ConditionPlan",
    "CriterionPlan",
    "EvidencePlan",
    "GroupPlan",
    "Knowledge",
    "Plan",
    "RedFlagPlan",
]
