"""What people need: for whom a reference intake is, what makes a need larger, and who may lack something."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from twitchkit.knowledge.expressions import Expressions
from twitchkit.knowledge.plans import FactorPlan, OpenTestPlan, WhenPlan
from twitchkit.knowledge.problems import Problems
from twitchkit.logic import names_in
from twitchkit.model.content import Content
from twitchkit.model.nutrient import ReferenceIntake


def compile_narrowed(content: Content, expressions: Expressions) -> dict[str, WhenPlan]:
    """Return for whom a reference intake is, by its id, where that is not everyone of its life stage."""
    return _compiled({id: intake.when for id, intake in content.reference_intakes.items()}, expressions)


def compile_at_risk(content: Content, expressions: Expressions) -> dict[str, WhenPlan]:
    """Return who may lack a nutrient, by its id, where the packs say so."""
    return _compiled({id: nutrient.at_risk_if for id, nutrient in content.nutrients.items()}, expressions)


def compile_open_tests(content: Content, expressions: Expressions) -> dict[str, tuple[OpenTestPlan, ...]]:
    """Return where tests within their limits leave a lack open, by nutrient."""
    found = {}
    for id, nutrient in content.nutrients.items():
        nodes = ((test, expressions.truth(test.when, id)) for test in nutrient.open_tests)
        found[id] = tuple(OpenTestPlan(test, expressions.evaluator(node)) for test, node in nodes if node is not None)
    return found


def _compiled(when: Mapping[str, str], expressions: Expressions) -> dict[str, WhenPlan]:
    nodes = ((id, expressions.truth(text, id)) for id, text in when.items())
    return {id: WhenPlan(expressions.evaluator(node), names_in(node)) for id, node in nodes if node is not None}


def compile_factors(content: Content, expressions: Expressions) -> dict[str, tuple[FactorPlan, ...]]:
    """Return what makes needs larger, by nutrient."""
    factors: dict[str, tuple[FactorPlan, ...]] = {}
    for id, nutrient in content.nutrients.items():
        for factor in nutrient.requirement_times:
            node = expressions.truth(factor.when, id)
            if node is not None:
                plan = FactorPlan(factor, WhenPlan(expressions.evaluator(node), names_in(node)), factor.sources)
                factors[id] = (*factors.get(id, ()), plan)
    return factors


def check_reference_intake(intake: ReferenceIntake, problems: Problems) -> None:
    """Note the figures of a reference intake that contradict each other."""
    if intake.ear_high is not None and (intake.ear is None or intake.ear_high < intake.ear):
        problems.add("TK106", "the highest average need is below the lowest", subject=intake.id, path=("ear_high",))
    needs = intake.percentiles
    if needs is None:
        return
    if len(needs.percent) != len(needs.amount) or len(needs.percent) < 2:
        message = "percentiles are two lists of one length, of two or more"
        problems.add("TK106", message, subject=intake.id, path=("percentiles",))
    rising = all(a < b for row in (needs.percent, needs.amount) for a, b in pairwise(row))
    if not rising or not all(0 < share < 100 for share in needs.percent):
        message = "percentiles rise, and lie between 0 and 100"
        problems.add("TK106", message, subject=intake.id, path=("percentiles",))
    if intake.ear is None or intake.ear_high is not None or intake.requirement_cv is not None:
        message = "percentiles go with one average need, in the place of 'requirement_cv'"
        problems.add("TK211", message, subject=intake.id, path=("percentiles",))
