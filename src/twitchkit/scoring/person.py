"""One person, and everything that is worked out about them: each thing once, and only when it is asked for.

Assessing, explaining, asking, what-if and foods all start from here, so that nothing is observed or scored twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from attrs import evolve, field, frozen

from twitchkit.knowledge import Knowledge, RedFlagPlan
from twitchkit.knowledge.relevance import Told, may_tell
from twitchkit.logic import Truth
from twitchkit.model.assessment import ConditionResult, TipResult, Withheld
from twitchkit.model.condition import Band
from twitchkit.model.eaten import Eaten
from twitchkit.model.lack import LackAnswer
from twitchkit.model.nutrient_result import NutrientResult
from twitchkit.model.profile import Profile, ProfileLike
from twitchkit.model.safety import Tier
from twitchkit.model.urgency import Urgency
from twitchkit.model.vocabulary import TakenFrom
from twitchkit.quantity import Interval
from twitchkit.scoring import rules
from twitchkit.scoring.advice import HeldCaution, find_cautions, find_tips, parts_held_back, why_held_back
from twitchkit.scoring.changes import Changed, with_answer
from twitchkit.scoring.conditions import Scored, band_of, in_order, leans, result_of, score_again, score_all
from twitchkit.scoring.critical import PassedLimit, passed_limits
from twitchkit.scoring.door import Entered, enter
from twitchkit.scoring.lack import find_lack
from twitchkit.scoring.nutrients import find_nutrients
from twitchkit.scoring.observations import Observations, observed, reported, told_by
from twitchkit.scoring.reassurance import told_present
from twitchkit.scoring.scope import complaints_of, is_in_scope
from twitchkit.scoring.urgency import Floor, find_urgency, raised_flags, tier_of


class _Earlier(NamedTuple):
    """The person before some values were changed, and what they changed."""

    person: Person
    changed: Changed


@frozen(eq=False, slots=False)
class Person:
    """A profile looked at by a knowledge; make one with :meth:`of`. ``eaten`` is what its diary comes to.

    >>> from twitchkit.model.content import Content
    >>> Person.of(Knowledge.build(Content()), Profile(age=61)).tier.value
    'routine'
    """

    knowledge: Knowledge = field(repr=False)
    profile: Profile = field(repr=False)
    observations: Observations = field(repr=False)
    eaten: Eaten | None = field(default=None, repr=False)
    _earlier: _Earlier | None = field(default=None, repr=False)

    @classmethod
    def of(cls, knowledge: Knowledge, profile: ProfileLike, eaten: Eaten | None = None) -> Person:
        """Observe a person; raises ``ProfileError`` for a profile that cannot be read."""
        return cls.entered(knowledge, enter(knowledge, profile), eaten)

    @classmethod
    def entered(cls, knowledge: Knowledge, read: Entered, eaten: Eaten | None = None) -> Person:
        """Observe a person whose profile has come through the door."""
        return cls(knowledge, read.profile, observed(knowledge, read, eaten), eaten)

    def after(self, answer: Mapping[str, Truth | Interval]) -> Person:
        """Return the same person with other values; only what rests on them is worked out and scored again."""
        changed = with_answer(self.knowledge, self.observations, answer)
        observations = self.observations_after(changed)
        return Person(self.knowledge, self.profile, observations, self.eaten, _Earlier(self, changed))

    def observations_after(self, changed: Changed) -> Observations:
        """Return what is known of the same person with changed values."""
        told = self.observations.told
        now = told_by({key: changed.env[key] for key in changed.absent})
        known, present = (before.difference(changed.absent) for before in told)
        return evolve(self.observations, env=changed.env, told=Told(known | now.known, present | now.present))

    @cached_property
    def listed(self) -> Mapping[str, Truth | Interval]:
        """What the lists of the profile tell, whatever was answered; read again, as nearly nobody asks for it."""
        return reported(self.knowledge, enter(self.knowledge, self.profile)).listed

    def _before_unless(self, matters: Callable[[str], bool]) -> Person | None:
        """Return the person before some values were changed, unless one of them matters; None where there is none."""
        if self._earlier is None or any(matters(key) for key in self._earlier.changed.absent):
            return None
        return self._earlier.person

    @cached_property
    def scored(self) -> tuple[Scored, ...]:
        """The score of every condition, in id order."""
        if self._earlier is None:
            return score_all(self.knowledge, self.observations)
        before, changed = self._earlier
        touched = self.knowledge.dependents.conditions(changed.absent)
        return score_again(self.knowledge, self.observations, before.scored, touched)

    @cached_property
    def flags(self) -> Mapping[str, RedFlagPlan]:
        """The red flags that are up, by id."""
        if self._earlier is None:
            return {flag.red_flag.id: flag for flag in raised_flags(self.knowledge, self.observations)}
        before, changed = self._earlier
        rests, items = self.knowledge.dependents.red_flags, self.knowledge.plan.red_flags.items
        again = [items[number] for number in {number for key in changed.absent for number in rests.get(key, ())}]
        told = self.observations.told
        up = {flag.red_flag.id: flag for flag in again if may_tell(flag.needs, told) and flag.is_up(changed.env)}
        looked_at = {flag.red_flag.id for flag in again}
        return {id: flag for id, flag in before.flags.items() if id not in looked_at} | up

    @cached_property
    def limits(self) -> tuple[PassedLimit, ...]:
        """The critical limits that readings passed."""
        before = self._before_unless(lambda key: key in self.knowledge.beside.limits)
        return passed_limits(self.knowledge, self.observations) if before is None else before.limits

    @property
    def _floor(self) -> Floor:
        return Floor(tuple(self.flags.values()), self.limits)

    @cached_property
    def tier(self) -> Tier:
        """How soon to seek help."""
        return tier_of(self.knowledge, self.observations, self.scored, self._floor, self.in_scope)

    @cached_property
    def urgency(self) -> Urgency:
        """How soon to seek help, with the reasons and what of the screen is open."""
        return find_urgency(self.knowledge, self.observations, self.scored, self._floor, self.tier, self.in_scope)

    @cached_property
    def ranked(self) -> tuple[Scored, ...]:
        """The conditions in the order in which they fit."""
        return in_order(self.scored, self.tier)

    @cached_property
    def bands(self) -> Mapping[str, Band]:
        """The band of every condition by id, best first."""
        return {item.plan.condition.id: self.band_of(item) for item in self.ranked}

    @cached_property
    def best_so_far(self) -> Scored | None:
        """What fits a complaint best while nothing is at least possible, nor urgent; None where none speaks for it."""
        open_question = self.in_scope and not rules.is_alarmed(self.tier) and self.shows_conditions
        if not open_question or self.scored_at_least(rules.POSSIBLE):
            return None
        complaints = frozenset(complaints_of(self.knowledge, self.observations))
        fitting = (item for item in self.ranked if leans(item, self.observations, complaints))
        return max(fitting, key=lambda item: rules.fit(item.score.weight, item.score.prior[1]), default=None)

    @property
    def fits_best(self) -> Scored | None:
        """What a reader sees first: the first condition that is at least possible, or what fits best so far."""
        return self.ranked[0] if self.scored_at_least(rules.POSSIBLE) else self.best_so_far

    def scored_at_least(self, rank: int) -> bool:
        """Tell whether a condition came out in a band of this rank or a higher one."""
        return any(item.score.band >= rank for item in self.scored)

    def band_of(self, item: Scored) -> Band:
        """Return the band that a report shows of a condition that was scored for this person."""
        return band_of(item, self.tier)

    def result_of(self, item: Scored) -> ConditionResult:
        """Return a condition that was scored for this person with everything that its score is the sum of."""
        return result_of(self.knowledge, self.observations, item, self.tier)

    @cached_property
    def cautions(self) -> tuple[HeldCaution, ...]:
        """The cautions that hold."""
        plans = self.knowledge.plan.cautions
        if self._earlier is None:
            return find_cautions(self.knowledge, self.observations, plans.select(self.observations.told))
        before, changed = self._earlier
        rests, held = self.knowledge.beside.cautions, {held.plan.caution.id for held in before.cautions}
        again = {number for key in changed.absent for number in rests.get(key, ())}
        may_hold = (plan for number, plan in enumerate(plans.items) if number in again or plan.caution.id in held)
        return find_cautions(self.knowledge, self.observations, may_hold)

    @cached_property
    def in_scope(self) -> bool | None:
        """Whether what the person came with belongs to the field of the packs; None where they told no complaint."""
        before = self._before_unless(lambda key: key.partition("=")[0] in self.knowledge.beside.scope)
        return is_in_scope(self.knowledge, self.observations) if before is None else before.in_scope

    @property
    def can_be_judged(self) -> bool:
        """Whether enough is known: a condition can be judged, where there are some, or something sets the urgency."""
        floor = self._floor
        return not self.scored or bool(floor.flags or floor.limits) or self.scored_at_least(rules.UNLIKELY)

    @cached_property
    def not_judged(self) -> tuple[str, ...]:
        """What was told and nothing reads, in words; reassurance has found every answer to be neutral already."""
        answers = () if self.tier is Tier.SELF_CARE else told_present(self.knowledge, self.observations)
        told = (*answers, *self.observations.readings)
        unread = (id for id in told if id not in self.knowledge.readers and not self._only_describes(id))
        return (*dict.fromkeys(self._as_told(id) for id in unread), *self.observations.not_here)

    def _only_describes(self, id: str) -> bool:
        """Tell whether a pack says that a finding only describes what others tell; an old illness is told of always."""
        finding = self.knowledge.findings.get(id)
        if finding is None or finding.history or finding.taken_from or finding.about:
            return False
        return bool(finding.context)

    def _as_told(self, id: str) -> str:
        """Return what was told in words; a medicine by its name, and not by its class."""
        finding = self.knowledge.findings.get(id)
        of_medicine = finding is not None and finding.taken_from is TakenFrom.MEDICINE_CLASS
        named = self.observations.notes.get(id) if of_medicine else None
        return named or self.knowledge.plan.display[id]

    @cached_property
    def held_back(self) -> Mapping[str, Withheld]:
        """The parts of a report that are not shown, each with the reason."""
        return parts_held_back(self._why_held_back, self.cautions)

    @cached_property
    def _why_held_back(self) -> Mapping[str, str]:
        return why_held_back(self.knowledge, self.tier, self.cautions, self.in_scope)

    @property
    def shows_conditions(self) -> bool:
        """Whether a reader sees conditions at all: not where help is needed today, nor where a caution forbids."""
        return "conditions" not in self._why_held_back

    @cached_property
    def tips(self) -> tuple[tuple[TipResult, ...], tuple[Withheld, ...]]:
        """The tips that apply, best first, and those that apply but are withheld."""
        return find_tips(self.knowledge, self.observations, self.scored, self.cautions, self.urgency)

    @cached_property
    def nutrients(self) -> tuple[NutrientResult, ...]:
        """What labs and intake say of each nutrient of which anything is known."""
        return find_nutrients(self.knowledge, self.observations)

    @cached_property
    def lack(self) -> LackAnswer | None:
        """Whether what is eaten has to do with it; None where the packs know no nutrients, or figures are held back."""
        if not self.knowledge.nutrients or self.held_back.keys() & {"conditions", "nutrients", "intake"}:
            return None
        return find_lack(self.knowledge, self.observations, self.scored, self.nutrients, self.fits_best)
