"""From linked content to a plan: expressions compiled, ratios turned into logarithms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from twitchkit.knowledge.asking import compile_asking
from twitchkit.knowledge.conditions import compile_condition
from twitchkit.knowledge.context import Context
from twitchkit.knowledge.critical_limits import compile_critical_limits
from twitchkit.knowledge.derivations import compile_finding, compile_limits, compile_measurement
from twitchkit.knowledge.eating import FOOD
from twitchkit.knowledge.expressions import Expressions
from twitchkit.knowledge.index import Index
from twitchkit.knowledge.linking import Nodes
from twitchkit.knowledge.lookups import demographics, medicine_findings, supplement_findings
from twitchkit.knowledge.plans import (
    CautionPlan,
    ConditionPlan,
    CriterionPlan,
    PlacedEvidence,
    Plan,
    RedFlagPlan,
    Step,
    TipPlan,
)
from twitchkit.knowledge.problems import Problems
from twitchkit.knowledge.relations import grouped
from twitchkit.knowledge.relevance import Needs, Relevance
from twitchkit.knowledge.requirements import (
    compile_at_risk,
    compile_factors,
    compile_narrowed,
    compile_open_tests,
)
from twitchkit.knowledge.symbols import blank_values, display_names
from twitchkit.logic import Env, Evaluator, Kernel, Truth, Vocabulary, names_in
from twitchkit.model.content import Content
from twitchkit.model.provenance import Certainty, Citation, Status
from twitchkit.model.safety import Caution
from twitchkit.model.thresholds import Thresholds

_DEFAULT_THRESHOLDS = Thresholds(
    id="twitchkit:start_values",
    cite=(Citation("twitchkit:method"),),
    status=Status.ELICITED,
    certainty=Certainty.VERY_LOW,
)


def compile_plan(content: Content, index: Index, vocabulary: Vocabulary, nodes: Nodes, problems: Problems) -> Plan:
    """Return the plan of a linked content; what is wrong is noted in ``problems`` and left out of the plan."""
    blank = blank_values(vocabulary)
    expressions = Expressions(content, vocabulary, blank, nodes, problems)
    display = display_names(content)
    thresholds = next(iter(content.thresholds.values()), _DEFAULT_THRESHOLDS)
    steps = _derived_steps(content, expressions)
    conditions = _conditions(content, expressions, thresholds, display)
    for plan in (plan for condition in conditions for plan in condition.criteria):
        steps[plan.key] = Step(key=plan.key, run=_criterion_state(plan), needs=None)
    return Plan(
        blank=blank,
        steps=Relevance((step, step.needs) for step in _in_order(steps, content, expressions)),
        limits={id: compile_limits(item, expressions) for id, item in content.measurements.items() if item.limits},
        calculated=tuple(id for id, item in content.measurements.items() if item.derive),
        conditions=conditions,
        factors=tuple(dict.fromkeys(applies for condition in conditions for applies, _ in condition.factors)),
        evidence=Relevance(_placed(conditions)),
        red_flags=(flags := Relevance((flag, flag.needs) for flag in _red_flags(content, expressions))),
        red_flag_findings=_alarming(content, flags.items),
        critical_limits=compile_critical_limits(content, expressions),
        cautions=Relevance((caution, caution.needs) for caution in _cautions(content, index, expressions)),
        tips=Relevance((tip, tip.needs) for tip in _tips(content, expressions)),
        screen=_screen(content, flags.items),
        demographics=demographics(content),
        medicine_findings=medicine_findings(content),
        supplement_findings=supplement_findings(content),
        thresholds=thresholds,
        display=display,
        asking=compile_asking(content, expressions),
        narrowed=compile_narrowed(content, expressions),
        requirement_factors=compile_factors(content, expressions),
        at_risk=compile_at_risk(content, expressions),
        open_tests=compile_open_tests(content, expressions),
    )


def _derived_steps(content: Content, expressions: Expressions) -> dict[str, Step]:
    steps = {}
    for finding in content.findings.values():
        if finding.when and (step := compile_finding(finding, expressions)):
            steps[finding.id] = step
    for measurement in content.measurements.values():
        if measurement.derive and (step := compile_measurement(measurement, expressions)):
            steps[measurement.id] = step
    return steps


def _conditions(
    content: Content, expressions: Expressions, thresholds: Thresholds, display: dict[str, str]
) -> tuple[ConditionPlan, ...]:
    expressions.define_criteria(content)
    added = grouped((item.condition, item) for item in content.evidence.values())
    return tuple(
        compile_condition(
            Context(condition, expressions, thresholds, display, added.get(condition.id, ())), condition.prior
        )
        for condition in content.conditions.values()
        if condition.prior is not None
    )


def _placed(conditions: Sequence[ConditionPlan]) -> Iterator[tuple[PlacedEvidence, Needs | None]]:
    for place, condition in enumerate(conditions):
        for position, group in enumerate(condition.groups):
            for evidence in group.evidence:
                yield PlacedEvidence(place, position, evidence), evidence.needs


def _criterion_state(plan: CriterionPlan) -> Evaluator:
    """Met: required and neither excluded nor doubted. Not met: a requirement is missing, or an exclusion reported."""

    def state(env: Env, kernel: Kernel) -> Truth:
        met, refuted = plan.requires(env, kernel)
        for exclusion in plan.excluded:
            excluded = exclusion.evaluate(env, kernel).true
            met, refuted = met & (excluded ^ True), refuted | excluded
        for doubt in plan.doubted:
            met = met & (doubt.evaluate(env, kernel).true ^ True)
        return Truth(met, refuted)

    return state


def _in_order(steps: dict[str, Step], content: Content, expressions: Expressions) -> tuple[Step, ...]:
    """Sort derived values so that each comes after what it needs, and note what each rests on in the end.

    A measurement is never calculated from age and sex alone. A cycle is a problem.
    """
    names = {key: frozenset(name for node in expressions.defined[key] for name in names_in(node)) for key in steps}
    graph = {key: names[key] & steps.keys() for key in sorted(steps)}
    try:
        ordered = [steps[key]._replace(names=names[key]) for key in TopologicalSorter(graph).static_order()]
        needs = {step.key: expressions.needs(expressions.defined[step.key]) for step in ordered}
        needs |= {
            key: Needs(frozenset(expressions.observed(expressions.defined[key])))
            for key in steps.keys() & content.measurements.keys()
        }
        return tuple(step._replace(needs=needs[step.key]) for step in ordered)
    except CycleError as error:
        cycle = " → ".join(error.args[1])
        subject = error.args[1][0].removeprefix("met(").partition(".")[0]
        expressions.problems.add("TK210", f"these depend on each other: {cycle}", subject=subject)
        return ()


def _red_flags(content: Content, expressions: Expressions) -> tuple[RedFlagPlan, ...]:
    plans = []
    for id, flag in content.red_flags.items():
        node = expressions.truth(flag.when, id)
        if node is None:
            continue
        if not expressions.facts(node).positive:
            message = "a red flag has a 'not', '!=' or 'met' in it, or in a finding that it names"
            expressions.problems.add(
                "TK403", message, subject=id, path=("when",), hint="state what is present; absence must never be needed"
            )
        excuse = expressions.truth(flag.unless, id) if flag.unless else None
        plans.append(
            RedFlagPlan(
                red_flag=flag,
                evaluate=expressions.evaluator(node),
                excused=None if excuse is None else expressions.evaluator(excuse),
                names=expressions.observed([node]),
                excuse_names=() if excuse is None else expressions.observed([excuse]),
                needs=expressions.needs_true(node),
                sources=flag.sources,
            )
        )
    return tuple(plans)


def _screen(content: Content, flags: Sequence[RedFlagPlan]) -> tuple[str, ...]:
    """Return the findings of the red-flag screen, those of the most urgent flags first."""
    highest = {id: 0 for id, finding in content.findings.items() if finding.screen}
    for flag in flags:
        for id in highest.keys() & flag.names:
            highest[id] = max(highest[id], flag.red_flag.tier.rank)
    return tuple(sorted(highest, key=lambda id: -highest[id]))


def _alarming(content: Content, flags: tuple[RedFlagPlan, ...]) -> frozenset[str]:
    """Return the findings that stand against looking after oneself, though no flag is up: not the complaint itself."""
    named = {name for flag in flags for name in flag.names if name in content.findings}
    return frozenset(name for name in named if not content.findings[name].complaint)


def _cautions(content: Content, index: Index, expressions: Expressions) -> tuple[CautionPlan, ...]:
    plans = []
    for id, caution in content.cautions.items():
        if bool(caution.when) == bool(caution.unless):
            expressions.problems.add("TK404", "a caution needs exactly one of 'when' and 'unless'", subject=id)
            continue
        node = expressions.truth(caution.when or caution.unless, id)
        if node is None:
            continue
        plans.append(
            CautionPlan(
                caution=caution,
                evaluate=expressions.evaluator(node),
                unless=bool(caution.unless),
                names=expressions.observed([node]),
                needs=expressions.needs_true(node) if caution.when else None,  # what is not known withholds too
                foods=tuple(_foods(caution, index, expressions.problems)),
                sources=caution.sources,
            )
        )
    return tuple(plans)


def _foods(caution: Caution, index: Index, problems: Problems) -> Iterator[str]:
    """Yield the nutrients and the tags of foods that a caution withholds; tips say the same words and are not asked."""
    for position, word in enumerate(caution.withhold):
        if word.startswith(FOOD):
            name, path = word.removeprefix(FOOD), ("withhold", position)
            id = index.resolve(("nutrients", "food_tags"), name, problems, subject=caution.id, path=path)
            if id is not None:
                yield id


def _tips(content: Content, expressions: Expressions) -> tuple[TipPlan, ...]:
    plans = []
    for id, tip in content.tips.items():
        node = expressions.truth(tip.when, id)
        plans.append(
            TipPlan(
                tip=tip,
                applies=expressions.evaluator(node) if node is not None else None,
                names=() if node is None else expressions.observed([node]),
                needs=None if node is None else expressions.needs_true(node),
                involves=frozenset(token for item in tip.involves for token in (item, item.partition(":")[0])),
                sources=tip.sources,
            )
        )
    return tuple(plans)
