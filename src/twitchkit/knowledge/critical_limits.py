"""Critical limits: each as the range of readings that it is about, by measurement."""

from __future__ import annotations

from twitchkit.knowledge.expressions import Expressions
from twitchkit.knowledge.plans import CriticalLimitPlan
from twitchkit.knowledge.symbols import symbol_of
from twitchkit.model.content import Content
from twitchkit.model.safety import CriticalLimit
from twitchkit.quantity import Interval, Quantity, find_unit


def compile_critical_limits(content: Content, expressions: Expressions) -> dict[str, tuple[CriticalLimitPlan, ...]]:
    """Return the critical limits of every measurement that has some, by its id."""
    found: dict[str, list[CriticalLimitPlan]] = {}
    for id, limit in content.critical_limits.items():
        passed = _passed(limit, content, expressions) if limit.measurement in content.measurements else None
        nodes = {text: expressions.truth(text, id) for text in (limit.when, limit.unless) if text}
        if passed is None or None in nodes.values():
            continue
        evaluators = {text: expressions.evaluator(node) for text, node in nodes.items() if node is not None}
        found.setdefault(limit.measurement, []).append(
            CriticalLimitPlan(
                critical_limit=limit,
                measurement=limit.measurement,
                passed=passed,
                applies=evaluators.get(limit.when),
                excused=evaluators.get(limit.unless),
                names=(limit.measurement, *expressions.observed(node for node in nodes.values() if node is not None)),
                sources=limit.sources,
            )
        )
    return {key: tuple(plans) for key, plans in found.items()}


def _passed(limit: CriticalLimit, content: Content, expressions: Expressions) -> Interval | None:
    """Return the readings that pass a limit; None, with the problem noted, where it is no sign and quantity."""
    hint = 'write a sign and a quantity, like ">= 6.5 mmol/L"'
    try:
        quantity = Quantity.parse(limit.limit)
    except ValueError as error:
        expressions.problems.add("TK104", str(error), subject=limit.id, path=("limit",), hint=hint)
        return None
    scale = find_unit(quantity.unit, symbol_of(content.measurements[limit.measurement]).units)
    if scale is None:
        measurement = content.measurements[limit.measurement]
        said = f"unknown unit '{quantity.unit}' for" if quantity.unit else "there is no unit with this limit of"
        hint = f"its units are: {', '.join((measurement.unit, *measurement.units))}"
        message = f"{said} {measurement.name}"
        expressions.problems.add("TK208", message, subject=limit.id, path=("limit",), hint=hint)
        return None
    if quantity.sign == "=":
        expressions.problems.add("TK407", "a critical limit has no side", subject=limit.id, path=("limit",), hint=hint)
        return None
    return quantity.interval(scale)
