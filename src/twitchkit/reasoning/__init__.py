"""From what is known to what to ask next, why a result is as it is, and what would have changed it."""

from twitchkit.reasoning.counterfactuals import counterfactuals
from twitchkit.reasoning.explain import explain
from twitchkit.reasoning.questions import further_question, next_question, next_test, questions_and_tests
from twitchkit.reasoning.sensitivity import sensitivity

__all__ = [
    "counterfactuals",
    "explain",
    "further_question",
    "next_question",
    "next_test",
    "questions_and_tests",
    "sensitivity",
]
