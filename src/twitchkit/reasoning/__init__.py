"""From what is known to what to ask next, why a result is as it is, and what would have changed it."""

from twitchkit.reasoning.explain import explain
from twitchkit.reasoning.questions import next_question, next_test

__all__ = ["explain", "next_question", "next_test"]
