"""Mutants of a content: one statement made wrong in one way, to see whether a case notices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from typing import TypeVar, cast

from attrs import evolve, field, frozen

from twitchkit.ids import pack_of
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.plans import CautionPlan, EvidencePlan
from twitchkit.knowledge.symbols import vocabulary_of
from twitchkit.logic import ONE_PERSON, Evaluator, ExpressionProblem, Vocabulary, compile_truth, translate_truth
from twitchkit.model.addition import AddedEvidence
from twitchkit.model.condition import Condition, Evidence
from twitchkit.model.content import Content, Entry
from twitchkit.scoring.observations import Observations
from twitchkit.testing.thresholds import Shift, expressions_in, shifted_quantities, shifts_of

EvidenceT = TypeVar("EvidenceT", bound=Evidence)


class MutantKind(StrEnum):
    """What is done to a content to make it wrong."""

    DROP_RED_FLAG = "drop a red flag"
    DROP_CRITICAL_LIMIT = "drop a critical limit"
    SHIFT_CRITICAL_LIMIT = "shift a limit by 10 %"
    EXCHANGE_RATIOS = "exchange LR+ and LR-"
    SHIFT_THRESHOLD = "shift a threshold by 10 %"
    REMOVE_CAUTION = "remove a caution"
    DROP_EVIDENCE = "drop an evidence"


@frozen(kw_only=True)
class Mutant:
    """One wrong change: of which statement and where in it, in words, and what takes its place (None: nothing).

    ``touches`` tells whether it can change anything for a person, given what was observed before the change.
    """

    kind: MutantKind
    subject: str
    path: tuple[str | int, ...] = ()
    what: str = ""
    entry: Entry | None = field(repr=False, default=None)
    touches: Callable[[Observations], bool] = field(eq=False, repr=False)

    def apply(self, content: Content) -> Content:
        """Return a content with the change in it."""
        others = (entry for entry in content if entry.id != self.subject)
        return Content.of(others if self.entry is None else (*others, self.entry))


def mutants_of(knowledge: Knowledge, pack: str = "") -> tuple[Mutant, ...]:
    """Return all mutants of a content, or of one of its packs, always in the same order."""
    mutants = (
        *_red_flags(knowledge),
        *_critical_limits(knowledge),
        *_cautions(knowledge),
        *_evidences(knowledge),
        *_thresholds(knowledge),
    )
    return tuple(mutant for mutant in mutants if pack in ("", pack_of(mutant.subject)))


def _red_flags(knowledge: Knowledge) -> Iterator[Mutant]:
    for plan in knowledge.plan.red_flags.items:
        touches = partial(_has, frozenset(plan.names))
        yield Mutant(kind=MutantKind.DROP_RED_FLAG, subject=plan.red_flag.id, touches=touches)


def _critical_limits(knowledge: Knowledge) -> Iterator[Mutant]:
    for plans in knowledge.plan.critical_limits.values():
        for plan in plans:
            limit, touches = plan.critical_limit, partial(_is_told, plan.measurement)
            yield Mutant(kind=MutantKind.DROP_CRITICAL_LIMIT, subject=limit.id, touches=touches)
            for shift in shifted_quantities(limit.limit):
                yield Mutant(
                    kind=MutantKind.SHIFT_CRITICAL_LIMIT,
                    subject=limit.id,
                    path=("limit",),
                    what=f"{limit.limit} → {shift}",
                    entry=evolve(limit, limit=shift),
                    touches=touches,
                )


def _cautions(knowledge: Knowledge) -> Iterator[Mutant]:
    for plan in knowledge.plan.cautions.items:
        yield Mutant(kind=MutantKind.REMOVE_CAUTION, subject=plan.caution.id, touches=partial(_holds, plan))


def _evidences(knowledge: Knowledge) -> Iterator[Mutant]:
    for plan in knowledge.plan.conditions:
        condition = plan.condition
        plans = {item.evidence.key: item for group in plan.groups for item in group.evidence}
        yield from _added(plans.values())
        for position, evidence in enumerate(condition.evidence):
            place = partial(
                Mutant,
                subject=condition.id,
                path=("evidence", position),
                what=evidence.written,
                touches=partial(_tells, plans[evidence.key]),
            )
            yield place(kind=MutantKind.DROP_EVIDENCE, entry=_with_evidence(condition, position))
            if (exchanged := _exchanged(evidence)) != evidence:
                entry = _with_evidence(condition, position, exchanged)
                yield place(kind=MutantKind.EXCHANGE_RATIOS, entry=entry)


def _added(plans: Iterable[EvidencePlan]) -> Iterator[Mutant]:
    """Yield what is made wrong in evidence of other packs for a condition."""
    for plan in plans:
        if isinstance(added := plan.evidence, AddedEvidence):
            touches = partial(_tells, plan)
            yield Mutant(kind=MutantKind.DROP_EVIDENCE, subject=added.id, what=added.written, touches=touches)
            if (entry := _exchanged(added)) != added:
                kind = MutantKind.EXCHANGE_RATIOS
                yield Mutant(kind=kind, subject=added.id, what=added.written, entry=entry, touches=touches)


def _exchanged(evidence: EvidenceT) -> EvidenceT:
    """Return an evidence in which present and absent have changed places."""
    return evolve(
        evidence,
        present=evidence.absent,
        absent=evidence.present,
        range=evidence.absent_range,
        absent_range=evidence.range,
    )


def _with_evidence(condition: Condition, position: int, *instead: Evidence) -> Condition:
    evidence = condition.evidence
    return evolve(condition, evidence=(*evidence[:position], *instead, *evidence[position + 1 :]))


def _thresholds(knowledge: Knowledge) -> Iterator[Mutant]:
    vocabulary = vocabulary_of(knowledge)
    for entry in knowledge:
        for expression in expressions_in(entry):
            for shift in shifts_of(expression.text):
                differs = _differs(shift, vocabulary, pack_of(entry.id))
                if differs is not None:
                    yield Mutant(
                        kind=MutantKind.SHIFT_THRESHOLD,
                        subject=entry.id,
                        path=expression.path,
                        what=f"{shift.before}: {shift.words}",
                        entry=cast("Entry", expression.replaced(shift.text)),
                        touches=differs,
                    )


def _differs(shift: Shift, vocabulary: Vocabulary, pack: str) -> Callable[[Observations], bool] | None:
    """Return whether a shifted comparison comes out differently; None for what only looks like a number (a level)."""
    try:
        before, after = (translate_truth(text, vocabulary, pack) for text in (shift.before, shift.after))
    except ExpressionProblem:
        return None
    return partial(_disagree, compile_truth(before), compile_truth(after))


def _has(names: frozenset[str], observations: Observations) -> bool:
    """Tell whether one of these is present: it may raise the flag, and it forbids self-care even where it does not."""
    return not observations.told.present.isdisjoint(names)


def _is_told(measurement: str, observations: Observations) -> bool:
    return measurement in observations.known


def _holds(plan: CautionPlan, observations: Observations) -> bool:
    return plan.evaluate(observations.env, ONE_PERSON).true != plan.unless


def _tells(plan: EvidencePlan, observations: Observations) -> bool:
    return any(plan.evaluate(observations.env, ONE_PERSON))


def _disagree(before: Evaluator, after: Evaluator, observations: Observations) -> bool:
    return before(observations.env, ONE_PERSON) != after(observations.env, ONE_PERSON)
