"""Why a condition fits as it does and not better, and what would move it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrs import evolve

from twitchkit.logic.in_words import some_of
from twitchkit.model.assessment import ConditionResult, CriterionResult, CriterionState
from twitchkit.model.condition import Band, Condition, Criterion
from twitchkit.model.explanation import Explanation, Role
from twitchkit.quantity import number_text
from twitchkit.reasoning.because import because, say, truth_of
from twitchkit.reasoning.nearest import nearest
from twitchkit.scoring import Person
from twitchkit.scoring.scope import asked_by
from twitchkit.scoring.score import Score

_MOST_NAMED = 10


def explain_condition(person: Person, condition: Condition) -> Explanation:
    """Return the list that the score of a condition is the sum of, with its criteria and what is missing."""
    places = [place for place, item in enumerate(person.scored) if item.plan.condition.id == condition.id]
    if not places:
        return _compared_only(person, condition)
    scored = person.scored[places[0]]
    result = person.result_of(scored)
    told = evolve(result, criteria=tuple(_decided(person, condition, item) for item in result.criteria))
    return Explanation(
        id=condition.id,
        name=condition.name,
        kind="condition",
        result=told,
        why=tuple(_met(item) for item in told.criteria if item.state is CriterionState.MET),
        why_not=() if result.band is Band.CONSISTENT else tuple(_why_not(person, condition, told, scored.score)),
        open=nearest(person, places[0]),
    )


def _compared_only(person: Person, condition: Condition) -> Explanation:
    below = "; it stands for those below." if condition.members else "."
    bands = {item.plan.condition.id: item for item in person.scored}
    return Explanation(
        id=condition.id,
        name=condition.name,
        kind="condition",
        result=None,
        why_not=(f"It is compared with others and not scored itself{below}",),
        roles=tuple(fit_of(person, id) for id in condition.members if id in bands),
    )


def fit_of(person: Person, id: str) -> Role:
    """Return how well a condition fits, as something else has to do with it."""
    item = next(item for item in person.scored if item.plan.condition.id == id)
    result = person.result_of(item)
    return Role(kind="condition", id=id, name=result.name, text=result.band.value)


def _decided(person: Person, condition: Condition, result: CriterionResult) -> CriterionResult:
    """Return a criterion with the parts that decide it for this person in place of all that it asks."""
    criterion = next(item for item in condition.criteria if item.id == result.id)
    return evolve(result, because="; ".join(_deciding_parts(person, condition.id, criterion, result.state)))


def _deciding_parts(person: Person, condition: str, criterion: Criterion, state: CriterionState) -> tuple[str, ...]:
    """Return in words what decides a criterion; of an open one, what else explains it as well."""
    if state is not CriterionState.MET:
        other = criterion.excluded_by if state is CriterionState.NOT_MET else criterion.doubted_by
        node = person.knowledge.read(other, condition) if other else None
        if node is not None and truth_of(person, node).true:
            return because(person, node)
    if state is CriterionState.OPEN:
        return ()
    return because(person, person.knowledge.read(criterion.requires, condition))


def _met(criterion: CriterionResult) -> str:
    return f"“{criterion.name}” is met: {criterion.because}."


def _why_not(person: Person, condition: Condition, result: ConditionResult, score: Score) -> Iterator[str]:
    """Yield what holds a condition back: its criteria first, then ceilings, then too little or contrary evidence."""
    if not result.concerns:
        node = person.knowledge.read(condition.concerns, condition.id)
        yield f"It concerns only people of whom this holds: {say(person, node)}."
    deciding = [item for item in result.criteria if not item.specifier]
    for criterion in deciding:
        if criterion.state is CriterionState.NOT_MET:
            yield f"“{criterion.name}” is not met: {criterion.because}."
        elif criterion.state is CriterionState.OPEN:
            yield f"“{criterion.name}” is open.{_open(criterion)}"
    yield from (f"{reason[:1].upper()}{reason[1:]}." for reason in result.limited_by)
    if score.band < score.band_if_enough:
        needed = person.knowledge.plan.thresholds.informative_findings
        yield f"Fewer than {needed} answers that tell something about it are known."
    elif not deciding or all(item.state is not CriterionState.NOT_MET for item in deciding):
        yield from _weight(person, result)


def _open(criterion: CriterionResult) -> str:
    doubt = f" Something else explains it as well: {criterion.because}." if criterion.because else ""
    missing = some_of(criterion.missing, _MOST_NAMED)
    return doubt + (f" Not known: {missing}." if missing else "")


def _weight(person: Person, result: ConditionResult) -> Iterator[str]:
    """Yield what is wrong with the weight of what is known, by the thresholds of the bands."""
    thresholds = person.knowledge.plan.thresholds
    factor = math.exp(sum(entry.log_lr.mid for entry in result.because))
    if factor <= thresholds.unlikely_evidence:
        yield "What speaks against it outweighs what speaks for it."
    elif factor < thresholds.possible_evidence:
        yield "What is known speaks neither clearly for it nor clearly against it."
    elif any(not item.specifier for item in result.criteria):
        return
    elif factor < thresholds.consistent_evidence:
        times = number_text(thresholds.consistent_evidence)
        yield f"To fit, your answers would have to be {times} times as likely with it as without it, or more."
    elif result.probability.mid < thresholds.consistent_probability:
        who = asked_by(person.knowledge, result.id)
        yield f"It is rare among {who}, so it takes more than this to fit."
