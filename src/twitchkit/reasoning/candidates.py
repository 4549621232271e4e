"""What can still be asked of a person: every open thing that anything rests on, with its possible answers."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from itertools import chain
from typing import NamedTuple

from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.possible_answers import Part, PossibleAnswer, numbers
from twitchkit.logic.nodes import limit_key
from twitchkit.model.profile import Profile
from twitchkit.model.question import AnswerKind
from twitchkit.scoring import Observations
from twitchkit.scoring.readings import usual_limits

LISTS = MEDICINES, SUPPLEMENTS = "medicines", "supplements"


class Candidate(NamedTuple):
    """Something that can be asked, how it is answered, what may be answered, and what it costs to answer."""

    id: str
    kind: AnswerKind
    parts: tuple[Part, ...]
    burden: float


def open_findings(knowledge: Knowledge, observations: Observations, skip: Collection[str]) -> Iterator[Candidate]:
    """Yield the findings that can be asked of a person and matter to anything; what is in ``skip`` is left out.

    Each has a question of its own, concerns this person, and is neither known nor was answered "unknown".
    """
    closed = observations.spared.union(observations.asked_unknown, observations.asked, observations.known, skip)
    for id, parts in knowledge.possible_answers.items():
        finding = knowledge.findings[id]
        if finding.question and id not in closed:
            yield _candidate(knowledge, id, AnswerKind(finding.kind.value), parts)


def open_lists(knowledge: Knowledge, profile: Profile, skip: Collection[str]) -> Iterator[Candidate]:
    """Yield the lists that nobody asked for and that tell something: medicines, then supplements."""
    medicines = knowledge.plan.medicine_findings
    taken = (*chain.from_iterable(medicines.of_class.values()), *medicines.of_any)
    supplied = (item.finding for item in knowledge.plan.supplement_findings)
    lists = (
        (MEDICINES, AnswerKind.MEDICINES, profile.medicines is None, taken),
        (SUPPLEMENTS, AnswerKind.SUPPLEMENTS, profile.supplements is None, supplied),
    )
    for id, kind, is_asked, findings in lists:
        parts = tuple(part for finding in findings for part in knowledge.possible_answers.get(finding.id, ()))
        if is_asked and parts and id not in skip:
            yield _candidate(knowledge, id, kind, parts)


def open_measurements(knowledge: Knowledge, observations: Observations, skip: Collection[str]) -> Iterator[Candidate]:
    """Yield the measurements that were neither asked for nor can be worked out, and matter to anything."""
    closed = observations.asked_unknown.union(observations.known, skip)
    for id in knowledge.measurements:
        if id not in closed and (knowledge.dependents.matter(id) or id in knowledge.plan.critical_limits):
            yield _candidate(knowledge, id, AnswerKind.MEASUREMENT, _readings(knowledge, observations, id))


def _candidate(knowledge: Knowledge, id: str, kind: AnswerKind, parts: tuple[Part, ...]) -> Candidate:
    return Candidate(id, kind, parts, knowledge.plan.thresholds.burden[kind.value])


def _readings(knowledge: Knowledge, observations: Observations, id: str) -> tuple[Part, ...]:
    """Return the readings that a measurement may have; its usual limits for this person are thresholds too."""
    measurement = knowledge.measurements[id]
    low, high = usual_limits(knowledge, id, observations.env)
    limits = {limit_key(id, "low"): low, limit_key(id, "high"): high}
    ends = {end for limit in (low, high) for end in limit if math.isfinite(end)}
    cuts = sorted({*knowledge.cuts.get(id, ()), *ends})
    return tuple(
        tuple(PossibleAnswer(answer.words, {**answer.values, **limits}) for answer in part)
        for part in numbers(id, cuts, measurement.plausible, measurement.unit)
    )
