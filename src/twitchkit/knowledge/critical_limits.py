"""Critical limits: each as the range of readings that it is about, by measurement."""

from __future__ import annotations

from twitchkit.knowledge.expressions import Expressions
from twitchkit.knowledge.index import Index
from twitchkit.knowledge.plans import CriticalLimitPlan
from twitchkit.knowledge.references import cited
from twitchkit.knowledge.symbols import symbol_of
from twitchkit.logic import compile_truth
from twitchkit.model.content import Content
from twitchkit.model.safety import CriticalLimit
from twitchkit.quantity import Interval, Quantity, find_unit


def compile_critical_limits(
    content: Content, index: Index, expressions: Expressions
) -> dict[str, tuple[CriticalLimitPlan, ...]]:
    """Return the critical limits of every measurement that has some, by its id."""
    found: dict[str, list[CriticalLimitPlan]] = {}
    for id, limit in content.critical_limits.items():
        measurement = index.resolve(
            ("measurements",), limit.measurement, expressions.problems, subject=id, path=("measurement",)
        )
        if measurement is None:
            continue
        passed = _passed(limit, content, measurement, expressions)
        nodes = {
            key: expressions.truth(text, subject=id, path=(key,))
            for key, text in (("when", limit.when), ("unless", limit.unless))
            if text
        }
        if passed is None or None in nodes.values():
            continue
        evaluators = {key: compile_truth(node) for key, node in nodes.items() if node is not None}
        found.setdefault(measurement, []).append(
            CriticalLimitPlan(
                critical_limit=limit,
                measurement=measurement,
                passed=passed,
                applies=evaluators.get("when"),
                excused=evaluators.get("unless"),
                names=(measurement, *expressions.observed(node for node in nodes.values() if node is not None)),
                sources=cited(limit, index, id),
            )
        )
    return {key: tuple(plans) for key, plans in found.items()}


def _passed(limit: CriticalLimit, content: Content, measurement: str, expressions: Expressions) -> Interval | None:
    """Return the readings that pass a limit; None, with the problem noted, where it is no sign and quantity."""
    hint = 'write a sign and a quantity, like ">= 6.5 mmol/L"'
    try:
        quantity = Quantity.parse(limit.limit)
    except ValueError as error:
        expressions.problems.add("TK104", str(error), subject=limit.id, path=("limit",), hint=hint)
        return None
    scale = find_unit(quantity.unit, symbol_of(content.measurements[measurement]).units)
    if scale is None:
        message = f"unknown unit '{quantity.unit}' for {content.measurements[measurement].name}"
        expressions.problems.add("TK208", message, subject=limit.id, path=("limit",))
        return None
    if quantity.sign == "=":
        expressions.problems.add("TK407", "a critical limit has no side", subject=limit.id, path=("limit",), hint=hint)
        return None
    return quantity.interval(scale)
