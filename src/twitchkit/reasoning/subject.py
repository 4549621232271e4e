"""One person, as explanations look at them: what is known, how every condition is scored, and how to say why."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from twitchkit.knowledge import Knowledge
from twitchkit.logic import ONE_PERSON, TruthNode, compile_truth, in_words, names_in
from twitchkit.logic.nodes import Known, Not
from twitchkit.logic.reasons import reasons
from twitchkit.logic.truth import Truth
from twitchkit.model.eaten import Eaten
from twitchkit.model.profile import Profile
from twitchkit.model.safety import Tier
from twitchkit.scoring import Observations, observe
from twitchkit.scoring.conditions import Scored, score_all, with_note
from twitchkit.scoring.missing import missing_of
from twitchkit.scoring.urgency import find_urgency


@frozen
class Subject:
    """A knowledge and a person whose conditions were scored by it."""

    knowledge: Knowledge
    observations: Observations
    scored: tuple[Scored, ...]
    tier: Tier

    @classmethod
    def of(cls, knowledge: Knowledge, profile: Profile, eaten: Eaten | None) -> Subject:
        """Observe a person and score all conditions; raises ``ProfileError`` for a profile that cannot be read."""
        observations = observe(knowledge, profile, eaten)
        scored = score_all(knowledge, observations)
        return cls(knowledge, observations, scored, find_urgency(knowledge, observations, scored).tier)

    @property
    def alarmed(self) -> bool:
        """Whether something urgent is open, so that benign conditions are at most possible."""
        return self.tier.rank >= Tier.URGENT.rank

    def truth(self, node: TruthNode) -> Truth:
        """Return whether an expression holds for this person."""
        return compile_truth(node)(self.observations.env, ONE_PERSON)

    def because(self, node: TruthNode) -> tuple[str, ...]:
        """Return in words what makes an expression true or false for this person; nothing where it is unknown."""
        parts = list(reasons(node, self.observations.env))
        # That a thing is known is said only where nothing is said of the thing itself.
        telling = [part for part in parts if not _asks_known(part)]
        return tuple(dict.fromkeys(self.say(part) for part in telling or parts))

    def say(self, node: TruthNode) -> str:
        """Put an expression in words, with what its values were read from."""
        display = self.knowledge.plan.display
        words = in_words(node, lambda key: display.get(key, key))
        return with_note(words, sorted(names_in(node)), self.observations)

    def missing(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return in words what could be asked of this person to learn these values."""
        return missing_of(names, self.knowledge, self.observations)


def _asks_known(node: TruthNode) -> bool:
    return isinstance(node.part if isinstance(node, Not) else node, Known)
