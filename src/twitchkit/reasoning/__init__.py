"""From what is known to what to ask next, why a result is as it is, and what would have changed it."""

from twitchkit.reasoning.explaining import explain
from twitchkit.reasoning.firmness import sensitivity
from twitchkit.reasoning.questions import (
    further_question,
    next_question,
    next_questions,
    next_test,
    questions_and_tests,
)
from twitchkit.reasoning.what_if import counterfactuals

__all__ = [
    "counterfactuals",
    "explain",
    "further_question",
    "next_question",
    "next_questions",
    "next_test",
    "questions_and_tests",
    "sensitivity",
]
