"""What people need: for whom a reference intake is, and what makes a need larger."""

from __future__ import annotations

from itertools import pairwise

from twitchkit.knowledge.expressions import Expressions
from twitchkit.knowledge.plans import FactorPlan, WhenPlan
from twitchkit.knowledge.problems import Problems
from twitchkit.logic import compile_truth, names_in
from twitchkit.model.content import Content
from twitchkit.model.nutrient import ReferenceIntake


def compile_narrowed(content: Content, expressions: Expressions) -> dict[str, WhenPlan]:
    """Return for whom a reference intake is, by its id, where that is not everyone of its life stage."""
    narrowed = {}
    for id, intake in content.reference_intakes.items():
        node = expressions.truth(intake.when, id)
        if node is not None:
            narrowed[id] = WhenPlan(compile_truth(node), names_in(node))
    return narrowed


def compile_factors(content: Content, expressions: Expressions) -> dict[str, tuple[FactorPlan, ...]]:
    """Return what makes needs larger, by nutrient."""
    factors: dict[str, tuple[FactorPlan, ...]] = {}
    for id, nutrient in content.nutrients.items():
        for factor in nutrient.requirement_times:
            node = expressions.truth(factor.when, id)
            if node is not None:
                plan = FactorPlan(factor, WhenPlan(compile_truth(node), names_in(node)), factor.sources)
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
