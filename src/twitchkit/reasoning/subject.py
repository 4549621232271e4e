"""One person, as all reasoning looks at them: what is known, how every condition is scored, and how to say why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import evolve, frozen

from twitchkit.knowledge import Knowledge, RedFlagPlan
from twitchkit.knowledge.relevance import Told
from twitchkit.logic import ONE_PERSON, TruthNode, compile_truth, in_words, names_in
from twitchkit.logic.nodes import Known, Not
from twitchkit.logic.reasons import open_parts, reasons
from twitchkit.logic.truth import Truth
from twitchkit.model.condition import Band
from twitchkit.model.eaten import Eaten
from twitchkit.model.profile import Profile
from twitchkit.model.safety import Tier
from twitchkit.quantity import Interval
from twitchkit.reasoning.changes import Changed, with_answer
from twitchkit.reasoning.standing import Standing, standings
from twitchkit.scoring import Observations, observe
from twitchkit.scoring.advice import holds
from twitchkit.scoring.conditions import Scored, band_of, in_order, score_again, score_all, with_note
from twitchkit.scoring.missing import missing_of
from twitchkit.scoring.urgency import raised_flags, tier_of


@frozen
class Subject:
    """A knowledge and a person whose conditions were scored by it; ``flags`` are the red flags that are up, by id."""

    knowledge: Knowledge
    observations: Observations
    scored: tuple[Scored, ...]
    flags: Mapping[str, RedFlagPlan]
    tier: Tier

    @classmethod
    def of(cls, knowledge: Knowledge, profile: Profile, eaten: Eaten | None = None) -> Subject:
        """Observe a person and score all conditions; raises ``ProfileError`` for a profile that cannot be read."""
        observations = observe(knowledge, profile, eaten)
        scored = score_all(knowledge, observations)
        flags = {flag.red_flag.id: flag for flag in raised_flags(knowledge, observations)}
        return cls(knowledge, observations, scored, flags, tier_of(knowledge, observations, scored, flags.values()))

    def after(self, answer: Mapping[str, Truth | Interval]) -> Subject:
        """Return the same person with other values; only what rests on them is worked out and scored again."""
        knowledge = self.knowledge
        changed = with_answer(knowledge, self.observations, answer)
        observations = self.observations_after(changed)
        scored = score_again(knowledge, observations, self.scored, knowledge.dependents.conditions(changed.absent))
        flags = self._flags_after(changed)
        return Subject(knowledge, observations, scored, flags, tier_of(knowledge, observations, scored, flags.values()))

    def observations_after(self, changed: Changed) -> Observations:
        """Return what is known of the same person with changed values."""
        told = self.observations.told
        there = {key for key, absent in changed.absent.items() if not absent}
        now = Told(told.known.union(changed.absent), told.present.difference(changed.absent) | there)
        return evolve(self.observations, env=changed.env, told=now)

    def _flags_after(self, changed: Changed) -> Mapping[str, RedFlagPlan]:
        rests, items = self.knowledge.dependents.red_flags, self.knowledge.plan.red_flags.items
        again = {number for key in changed.absent for number in rests.get(key, ())}
        if not again:
            return self.flags
        flags = dict(self.flags)
        for number in again:
            flag = items[number]
            if flag.evaluate(changed.env, ONE_PERSON).true:
                flags[flag.red_flag.id] = flag
            else:
                flags.pop(flag.red_flag.id, None)
        return flags

    @cached_property
    def bands(self) -> Mapping[str, Band]:
        """The band of every condition by id, best first."""
        ranked = in_order(self.scored, self.tier)
        return {item.plan.condition.id: band_of(item, self.alarmed) for item in ranked}

    @cached_property
    def standings(self) -> Mapping[int, Standing]:
        """Where every condition stands before a question, by position in the plan."""
        return standings(self.knowledge, self.observations)

    @cached_property
    def shows_conditions(self) -> bool:
        """Whether a reader sees conditions at all: not where help is needed today, nor where a caution forbids."""
        return self.tier.rank < Tier.SAME_DAY.rank and not any(
            "conditions" in plan.caution.withhold and holds(plan, self.observations)
            for plan in self.knowledge.plan.cautions.items
        )

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

    def lacking(self, node: TruthNode) -> tuple[str, ...]:
        """Return in words what could be asked of this person to decide an expression that is open."""
        names = {name for part in open_parts(node, self.observations.env) for name in names_in(part)}
        return self.missing(sorted(names))

    def missing(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return in words what could be asked of this person to learn these values."""
        return missing_of(names, self.knowledge, self.observations)


def _asks_known(node: TruthNode) -> bool:
    return isinstance(node.part if isinstance(node, Not) else node, Known)
