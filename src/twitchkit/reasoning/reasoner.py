"""The reasoning part of a kit: what to ask next, why a result is as it is, and what would have changed it."""

from __future__ import annotations

from collections.abc import Collection

from attrs import frozen

from twitchkit.knowledge import Knowledge
from twitchkit.model.counterfactual import Counterfactual, Sensitivity
from twitchkit.model.eaten import Eaten
from twitchkit.model.explanation import Explanation
from twitchkit.model.profile import Profile
from twitchkit.model.question import Question, Stop
from twitchkit.reasoning import (
    counterfactuals,
    explain,
    further_question,
    next_question,
    next_test,
    questions_and_tests,
    sensitivity,
)


@frozen
class Reasoner:
    """What a kit does beside assessing; each method is the function of its name for one knowledge."""

    knowledge: Knowledge

    def explain(self, profile: Profile, id: str, *, eaten: Eaten | None = None) -> Explanation:
        """Return why something came out as it did, or why it did not."""
        return explain(self.knowledge, profile, id, eaten=eaten)

    def next_question(self, profile: Profile, *, skip: Collection[str]) -> Question | Stop:
        """Return what to ask next, or why nothing more is asked."""
        return next_question(self.knowledge, profile, skip=skip)

    def further_question(self, profile: Profile, *, skip: Collection[str]) -> Question | Stop:
        """Return what to ask a person who goes on after the stop."""
        return further_question(self.knowledge, profile, skip=skip)

    def next_test(self, profile: Profile, *, skip: Collection[str]) -> Question | Stop:
        """Return the test that would tell most."""
        return next_test(self.knowledge, profile, skip=skip)

    def questions_and_tests(self, profile: Profile) -> tuple[Question, ...]:
        """Return the next question and the next test, as far as there are any."""
        return questions_and_tests(self.knowledge, profile)

    def counterfactuals(self, profile: Profile) -> tuple[Counterfactual, ...]:
        """Return the smallest changes that would change a result."""
        return counterfactuals(self.knowledge, profile)

    def sensitivity(self, profile: Profile) -> Sensitivity | None:
        """Return how firmly what fits best stands."""
        return sensitivity(self.knowledge, profile)
