"""From what is known to what to ask next, and to what would have changed the result."""

from twitchkit.reasoning.questions import next_question, next_test

__all__ = ["next_question", "next_test"]
