"""Compiled content: what scoring runs. Everything is resolved to full ids, every expression is a function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from twitchkit.knowledge.lookups import MedicineFindings, SupplementFinding
from twitchkit.knowledge.relevance import Needs, Relevance
from twitchkit.logic import ONE_PERSON, Env, Evaluator, Kernel, Truth
from twitchkit.logic.kernel import Triple
from twitchkit.model.advice import Tip
from twitchkit.model.assessment import Contribution
from twitchkit.model.condition import Ceiling, Condition, Criterion, Evidence
from twitchkit.model.interview import FollowUp
from twitchkit.model.nutrient import OpenTest, RequirementFactor
from twitchkit.model.safety import Caution, CriticalLimit, RedFlag
from twitchkit.model.thresholds import Thresholds
from twitchkit.quantity import INFINITY, Interval


class Step(NamedTuple):
    """One value that follows from others: a derived finding, a derived measurement or a criterion's state.

    ``names`` are the keys that it looks at itself, ``needs`` what it rests on in the end.
    """

    key: str
    run: Callable[[Env, Kernel], Truth | Interval]
    needs: Needs | None
    names: frozenset[str] = frozenset()


class LimitsPlan(NamedTuple):
    """Usual limits of a measurement, in the order in which they are tried."""

    low: float | None
    high: float | None
    applies: Evaluator | None


class Objection(NamedTuple):
    """One way for an exclusion or a doubt to be true, as a function and in words."""

    evaluate: Evaluator
    words: str


class CriterionPlan(NamedTuple):
    """A criterion as functions; ``guard`` are the findings of which one must be known before it counts."""

    criterion: Criterion
    key: str
    requires: Evaluator
    excluded: tuple[Objection, ...]
    doubted: tuple[Objection, ...]
    requires_names: tuple[str, ...]
    excluded_names: tuple[str, ...]
    guard: tuple[str, ...]
    words: str
    sources: tuple[str, ...]


class EvidencePlan(NamedTuple):
    """An evidence with its log likelihood ratios as low-mid-high, and what explanations say of it.

    ``guard`` lists findings of which one must be known for the evidence to be informative; it is empty where the
    expression names nothing but findings. ``positive`` says that a present finding never makes it less true.
    """

    evidence: Evidence
    evaluate: Evaluator
    present: Triple
    absent: Triple
    positive: bool
    names: tuple[str, ...]
    needs: Needs | None
    guard: tuple[str, ...]
    if_present: Contribution
    if_absent: Contribution


class GroupPlan(NamedTuple):
    """Evidences that share a cap (natural logarithm), or one on its own.

    ``bites`` says whether its evidences can exceed the cap at all, ``at_cap`` what explanations say where they do.
    """

    cap: float
    bites: bool
    evidence: tuple[EvidencePlan, ...]
    at_cap: Contribution


class CeilingPlan(NamedTuple):
    """A ceiling: the rank of its band, while ``unless`` is not true; ``names`` are the keys that this looks at."""

    ceiling: Ceiling
    rank: int
    unless: Evaluator
    names: frozenset[str]
    words: str


class PlacedEvidence(NamedTuple):
    """An evidence with the places of its condition and of its group in it."""

    condition: int
    group: int
    evidence: EvidencePlan


class AdvisedPlan(NamedTuple):
    """A sentence of advice, to whom it is told, and the keys that this looks at."""

    text: str
    applies: Evaluator
    names: frozenset[str]


class ConditionPlan(NamedTuple):
    """A condition that is scored; ``deciding`` are those of its criteria that decide its band.

    ``decided_by`` are the values that these and the ceilings look at, beside evidence and prior.

    ``neutral_up_to`` tells of findings of levels whether the answer is neutral beside it.
    """

    condition: Condition
    prior: Triple
    factors: tuple[tuple[Evaluator, Triple], ...]
    criteria: tuple[CriterionPlan, ...]
    deciding: tuple[CriterionPlan, ...]
    decided_by: frozenset[str]
    groups: tuple[GroupPlan, ...]
    ceilings: tuple[CeilingPlan, ...]
    advised: tuple[AdvisedPlan, ...]
    names: tuple[str, ...]
    screen: tuple[str, ...]
    neutral: tuple[str, ...]
    neutral_up_to: Mapping[str, Evaluator]
    concerns: Evaluator | None
    sources: tuple[str, ...]


class RedFlagPlan(NamedTuple):
    """A red flag, what excuses it, and the findings that it names, and that its excuse (``unless``) names."""

    red_flag: RedFlag
    evaluate: Evaluator
    excused: Evaluator | None
    names: tuple[str, ...]
    excuse_names: tuple[str, ...]
    needs: Needs | None
    sources: tuple[str, ...]

    def is_up(self, env: Env) -> bool:
        """Tell whether it is raised for a person."""
        up = self.evaluate(env, ONE_PERSON).true
        return up and not (self.excused is not None and self.excused(env, ONE_PERSON).true)


class CriticalLimitPlan(NamedTuple):
    """A critical limit: the readings that pass it, in the canonical unit, for whom it holds, and what excuses it."""

    critical_limit: CriticalLimit
    measurement: str
    passed: Interval
    applies: Evaluator | None
    excused: Evaluator | None
    names: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def is_low(self) -> bool:
        """Whether it is passed downward."""
        return self.passed.low == -INFINITY

    @property
    def number(self) -> float:
        """The limit itself."""
        return self.passed.high if self.is_low else self.passed.low


class CautionPlan(NamedTuple):
    """A caution: it holds where its expression is true, or (``unless``) where it is not.

    ``foods`` are the nutrients and the tags of foods that it withholds.
    """

    caution: Caution
    evaluate: Evaluator
    unless: bool
    names: tuple[str, ...]
    needs: Needs | None
    foods: tuple[str, ...]
    sources: tuple[str, ...]


class TipPlan(NamedTuple):
    """A tip, and to whom it applies (None: to whom what it is for is possible).

    ``involves`` are the things and the kinds of things that a caution may withhold.
    """

    tip: Tip
    applies: Evaluator | None
    names: tuple[str, ...]
    needs: Needs | None
    involves: frozenset[str]
    sources: tuple[str, ...]


class WhenPlan(NamedTuple):
    """Whom something concerns, and the keys that this looks up."""

    applies: Evaluator
    keys: frozenset[str]


class FactorPlan(NamedTuple):
    """What makes the need of a nutrient larger, and for whom."""

    factor: RequirementFactor
    when: WhenPlan
    sources: tuple[str, ...]


class OpenTestPlan(NamedTuple):
    """Where tests of a nutrient leave a lack open, and why."""

    test: OpenTest
    applies: Evaluator


class FollowUpPlan(NamedTuple):
    """Questions that follow from what was told, and of whom they are asked (None: of everyone).

    ``findings`` and ``measurements`` are what it asks about, apart from what it asks beside them.
    """

    follow_up: FollowUp
    applies: Evaluator | None
    names: tuple[str, ...]
    findings: frozenset[str]
    measurements: frozenset[str]

    def holds(self, env: Env) -> bool:
        """Tell whether a person with these values is asked."""
        return self.applies is None or bool(self.applies(env, ONE_PERSON).true)

    def is_told(self, env: Env) -> bool:
        """Tell whether a person with these values has something that is meant."""
        values = (env.get(id) for id in self.findings)
        return any(isinstance(value, Truth) and value.true for value in values)

    def is_denied(self, env: Env) -> bool:
        """Tell whether a person with these values is known not to be meant."""
        return self.applies is not None and bool(self.applies(env, ONE_PERSON).false)


class Asking(NamedTuple):
    """The questions of a content.

    ``questions`` holds one for each name that can be asked. ``parts`` says, for a name that cannot, what to ask in its
    place: a medicine class rests on the list of medicines, a derived finding on its parts, a criterion on nothing.
    ``asked_if`` says of whom a finding is asked, where that is not everyone; ``follow_ups`` are what follows from what,
    and ``leading`` the findings after which something is asked.
    """

    questions: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]]
    asked_if: Mapping[str, Evaluator]
    follow_ups: tuple[FollowUpPlan, ...]
    leading: frozenset[str]

    def opened(self, env: Env) -> frozenset[str]:
        """Return what is meant by the questions to which these values lead."""
        return frozenset(
            id
            for plan in self.follow_ups
            if plan.applies is not None and plan.applies(env, ONE_PERSON).true
            for id in plan.follow_up.asks
        )

    def spared(self, env: Env) -> frozenset[str]:
        """Return what a person with these values is not asked, as it is known not to concern them."""
        return self.not_meant_for(env) | self._denied(env)

    def not_meant_for(self, env: Env) -> frozenset[str]:
        """Return what is asked of others only: a person with these values is known not to be meant."""
        return frozenset(name for name, applies in self.asked_if.items() if applies(env, ONE_PERSON).false)

    def _denied(self, env: Env) -> frozenset[str]:
        """Return what is meant by kinds of things that were denied, unless another question may lead to it, or led.

        A no that another answer contradicts spares nothing.
        """
        denied = [plan.is_denied(env) and not plan.is_told(env) for plan in self.follow_ups]
        if not any(denied):
            return frozenset()
        plans = list(zip(self.follow_ups, denied, strict=True))
        meant = {id for plan, is_denied in plans if not is_denied for id in plan.findings}
        led_to = {id for plan in self.follow_ups if plan.holds(env) for id in plan.follow_up.beside}
        return frozenset(id for plan, is_denied in plans if is_denied for id in plan.findings) - meant - led_to


class Plan(NamedTuple):
    """All of a content, compiled. ``blank`` holds every key, unknown; ``calculated`` the measurements with formulas.

    ``steps``, ``evidence``, ``red_flags``, ``cautions`` and ``tips`` are looked up by what is known of a person.
    ``factors`` are the distinct truths that priors depend on. ``narrowed`` says for whom a reference intake is, where
    that is not everyone of its life stage.
    """

    blank: Mapping[str, Truth | Interval]
    steps: Relevance[Step]
    limits: Mapping[str, tuple[LimitsPlan, ...]]
    calculated: tuple[str, ...]
    conditions: tuple[ConditionPlan, ...]
    factors: tuple[Evaluator, ...]
    evidence: Relevance[PlacedEvidence]
    red_flags: Relevance[RedFlagPlan]
    red_flag_findings: frozenset[str]
    critical_limits: Mapping[str, tuple[CriticalLimitPlan, ...]]
    cautions: Relevance[CautionPlan]
    tips: Relevance[TipPlan]
    screen: tuple[str, ...]
    demographics: Mapping[str, str]
    medicine_findings: MedicineFindings
    supplement_findings: tuple[SupplementFinding, ...]
    thresholds: Thresholds
    display: Mapping[str, str]
    asking: Asking
    narrowed: Mapping[str, WhenPlan]
    requirement_factors: Mapping[str, tuple[FactorPlan, ...]]
    at_risk: Mapping[str, WhenPlan]
    open_tests: Mapping[str, tuple[OpenTestPlan, ...]]
