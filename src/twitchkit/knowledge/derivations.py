"""Values that follow from others: derived findings, derived measurements, and the usual limits of a person."""

from __future__ import annotations

from twitchkit.knowledge.expressions import Expressions
from twitchkit.knowledge.plans import LimitsPlan, Step
from twitchkit.logic import Env, Evaluator, Kernel, Truth, compile_number, names_in
from twitchkit.logic.arithmetic import hull
from twitchkit.logic.evaluate import Calculator
from twitchkit.logic.nodes import Node, NumberNode
from twitchkit.logic.truth import known, reported_or_derived
from twitchkit.logic.vocabulary import PROFILE_KEYS
from twitchkit.model.vocabulary import Finding, Kind, Measurement
from twitchkit.quantity import ANYTHING, Interval


def compile_finding(finding: Finding, expressions: Expressions) -> Step | None:
    """Return the step that derives a yes/no finding; what is reported is merged with it, present wins."""
    if finding.kind is not Kind.YES_NO:
        expressions.problems.add(
            "TK211", "only a yes/no finding can be derived by 'when'", subject=finding.id, path=("when",)
        )
        return None
    node = expressions.truth(finding.when, finding.id)
    if node is None:
        return None
    expressions.defined[finding.id] = (node,)
    evaluate = expressions.evaluator(node)

    def run(env: Env, kernel: Kernel) -> Truth:
        reported = env[finding.id]
        assert isinstance(reported, Truth)
        return reported_or_derived(reported, evaluate(env, kernel))

    return Step(key=finding.id, run=run, needs=None)


def compile_measurement(measurement: Measurement, expressions: Expressions) -> Step | None:
    """Return the step that calculates a measurement where it was not reported."""
    cases: list[tuple[Evaluator | None, Calculator]] = []
    nodes: list[Node] = []
    values: list[NumberNode] = []
    for case in measurement.derive:
        value = expressions.number(case.value, measurement.id)
        when = expressions.truth(case.when, measurement.id)
        if value is None:
            continue
        values.append(value)
        nodes += [value] if when is None else [value, when]
        cases.append((None if when is None else expressions.evaluator(when), compile_number(value)))
    if not cases:
        return None
    expressions.defined[measurement.id] = tuple(nodes)
    expressions.calculated[measurement.id] = tuple(values)

    def run(env: Env, kernel: Kernel) -> Interval:
        reported = env[measurement.id]
        assert isinstance(reported, Interval)
        is_reported = known(reported).true
        derived = _first_that_holds(cases, env, kernel)
        return Interval(
            kernel.where(is_reported, reported.low, derived.low), kernel.where(is_reported, reported.high, derived.high)
        )

    return Step(key=measurement.id, run=run, needs=None)


def _first_that_holds(cases: list[tuple[Evaluator | None, Calculator]], env: Env, kernel: Kernel) -> Interval:
    """Return the value of the first case that is true; where it is unknown which, everything it may be."""
    result = ANYTHING
    for when, calculate in reversed(cases):
        value = calculate(env, kernel)
        if when is None:
            result = value
            continue
        truth = when(env, kernel)
        either = hull(value, result, kernel)
        result = Interval(
            kernel.where(truth.true, value.low, kernel.where(truth.false, result.low, either.low)),
            kernel.where(truth.true, value.high, kernel.where(truth.false, result.high, either.high)),
        )
    return result


def compile_limits(measurement: Measurement, expressions: Expressions) -> tuple[LimitsPlan, ...]:
    """Return the usual limits of a measurement; whom they are for is decided by age, sex and pregnancy alone."""
    plans = []
    for position, limits in enumerate(measurement.limits):
        applies = None
        if limits.when:
            path = ("limits", position, "when")
            node = expressions.truth(limits.when, measurement.id)
            if node is None:
                continue
            if not names_in(node) <= PROFILE_KEYS:
                message = "limits depend on age, sex and pregnancy only"
                expressions.problems.add("TK211", message, subject=measurement.id, path=path)
            applies = expressions.evaluator(node)
        plans.append(LimitsPlan(low=limits.low, high=limits.high, applies=applies))
    return tuple(plans)
