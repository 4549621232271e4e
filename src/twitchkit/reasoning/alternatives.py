"""How one answer or reading of a person could be otherwise: another answer, or a value past a threshold."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from attrs import evolve

from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.symbols import symbol_of
from twitchkit.logic import TRUE, Truth
from twitchkit.model.counterfactual import NOT_KNOWN
from twitchkit.model.profile import UNKNOWN, Answer, Profile, Reading
from twitchkit.model.vocabulary import Finding, Kind, Measurement
from twitchkit.quantity import ANYTHING, Interval, Scale, exact_text, find_unit, number_text
from twitchkit.scoring import Observations, Person
from twitchkit.scoring.answers import read_answers
from twitchkit.scoring.lab_printed import plain_reading
from twitchkit.scoring.observations import contradict
from twitchkit.scoring.readings import ReadValue, read_measurements, usual_limits

_YES_NO = {True: "yes", False: "no"}
_FINEST = 12  # digits of a round number
T = TypeVar("T")


class Otherwise(NamedTuple):
    """One thing that is otherwise: its id, how it was and would be in words, and how it would stand in a profile.

    ``step`` says how many thresholds a number has passed, below zero if downward; it is 0 for other answers.
    """

    id: str
    before: str
    after: str
    step: int
    answer: Answer | Reading

    @property
    def known(self) -> bool:
        """Whether it was known how it is."""
        return self.before != NOT_KNOWN


def alternatives(person: Person) -> Iterator[Otherwise]:
    """Yield what could be otherwise: answers to questions that concern this person, and readings; never age or sex.

    Answers that follow from something else, and medicines and supplements, are left as they are.
    """
    knowledge, profile, observations = person.knowledge, person.profile, person.observations
    for id in knowledge.possible_answers:
        finding = knowledge.findings[id]
        answered = id in observations.asked
        if finding.question and id not in observations.spared and (answered or id not in observations.known):
            yield from _answers(knowledge, profile, observations, finding)
    for id, measurement in knowledge.measurements.items():
        if knowledge.dependents.matter(id) and (id in observations.readings or id not in observations.known):
            yield from _readings(knowledge, profile, observations, measurement)


def values_of(person: Person, item: Otherwise) -> Mapping[str, Truth | Interval]:
    """Return the values that something sets for a person if it is otherwise."""
    knowledge, answer = person.knowledge, item.answer
    if isinstance(answer, Reading):
        return read_measurements(knowledge, {item.id: answer}, person.observations.env, []).by_id[item.id].values
    values, listed = read_answers(knowledge, {item.id: answer}, []).values, person.listed
    return {key: TRUE if contradict(value, listed.get(key)) else value for key, value in values.items()}


def _key(knowledge: Knowledge, kind: str, told: Mapping[str, object], id: str) -> str:
    """Return the name under which a profile has a thing, else its id."""
    return next((name for name in told if knowledge.index.candidates((kind,), name) == (id,)), id)


def _told(knowledge: Knowledge, kind: str, told: Mapping[str, T], id: str) -> T | None:
    return told.get(_key(knowledge, kind, told, id))


def _answers(
    knowledge: Knowledge, profile: Profile, observations: Observations, finding: Finding
) -> Iterator[Otherwise]:
    told = _told(knowledge, "findings", profile.findings, finding.id)
    now = told if finding.id in observations.asked else None
    if finding.kind is Kind.NUMBER:
        yield from _numbers(knowledge, observations, finding)
        return
    others: list[Answer]
    if finding.kind is Kind.YES_NO:
        others = [True, False]
    elif finding.kind is Kind.SEVERAL:
        chosen = now if isinstance(now, tuple) else ()
        others = [
            tuple(level for level in finding.levels if (level in chosen) != (level == other))
            for other in finding.levels
        ]
    else:
        others = list(finding.levels)
    before = NOT_KNOWN if now is None else _words(now)
    for other in others:
        if other != now:
            yield Otherwise(finding.id, before, _words(other), 0, other)


def _words(answer: Answer) -> str:
    if isinstance(answer, bool):
        return _YES_NO[answer]
    if isinstance(answer, tuple):
        return ", ".join(level.replace("_", " ") for level in answer) or "none of them"
    return str(answer).replace("_", " ")


def _numbers(knowledge: Knowledge, observations: Observations, finding: Finding) -> Iterator[Otherwise]:
    value = observations.env[finding.id]
    assert isinstance(value, Interval)
    cuts = knowledge.cuts.get(finding.id, ())
    before = _interval_words(value, finding.unit)
    for number, step in past_thresholds(value, cuts, finding.plausible):
        yield Otherwise(finding.id, before, f"{number_text(number)} {finding.unit}".strip(), step, number)


def _readings(
    knowledge: Knowledge, profile: Profile, observations: Observations, measurement: Measurement
) -> Iterator[Otherwise]:
    """Yield readings past the thresholds of a measurement, in the unit in which it was given."""
    id = measurement.id
    told = _told(knowledge, "measurements", profile.measurements, id)
    reading = told if isinstance(told, Reading) else Reading(value="" if told in (None, UNKNOWN) else told)
    reading, _ = plain_reading(reading, _key(knowledge, "measurements", profile.measurements, id), measurement)
    unit, scale = _unit_of(observations.readings.get(id), measurement)
    cuts = {*knowledge.cuts.get(id, ()), *_limits(knowledge, observations, id)}
    value = observations.env[id]
    assert isinstance(value, Interval)
    here = sorted((cut - scale.offset) / scale.factor for cut in cuts)
    ends = sorted((end - scale.offset) / scale.factor for end in measurement.plausible or (-math.inf, math.inf))
    now = Interval(*sorted((end - scale.offset) / scale.factor for end in value))
    before = observations.readings[id].text if id in observations.readings else NOT_KNOWN
    for number, step in past_thresholds(now, here, (ends[0], ends[1])):
        after = f"{number_text(number)} {unit}".strip()
        yield Otherwise(id, before, after, step, evolve(reading, value=exact_text(number, unit)))


def _limits(knowledge: Knowledge, observations: Observations, id: str) -> list[float]:
    """Return the limits that a reading is judged by: the report's own, else the usual ones."""
    reading = observations.readings.get(id)
    limits = usual_limits(knowledge, id, observations.env)
    if reading is not None:
        limits = (reading.values[f"{id}.low"], reading.values[f"{id}.high"])
    return [end for limit in limits for end in limit if math.isfinite(end)]


def _unit_of(reading: ReadValue | None, measurement: Measurement) -> tuple[str, Scale]:
    scale = find_unit(reading.unit, symbol_of(measurement).units) if reading is not None and reading.unit else None
    return (measurement.unit, Scale()) if reading is None or scale is None else (reading.unit, scale)


def _interval_words(value: Interval, unit: str) -> str:
    if value == ANYTHING:
        return NOT_KNOWN
    low, high = (f"{number_text(end)} {unit}".strip() for end in value)
    if value.low == value.high:
        return low
    return f"at most {high}" if value.low == -math.inf else f"at least {low}"


def past_thresholds(
    now: Interval, cuts: Sequence[float], plausible: tuple[float, float] | None
) -> Iterator[tuple[float, int]]:
    """Yield a round number for each stretch between thresholds, as near as may be to a value, and how far it is.

    That is how many thresholds are passed, below zero if downward, and 0 where what is known leaves the stretch open.
    A threshold at the lowest plausible value ("more than 0 days") has that value below it.

    >>> list(past_thresholds(Interval(18.0, 18.0), (15.0, 75.0), (0.0, 1000.0)))
    [(14.0, -1), (76.0, 1)]
    """
    lowest, highest = plausible or (-math.inf, math.inf)
    stretches = list(pairwise([lowest, *(cut for cut in cuts if lowest < cut < highest), highest]))
    if len(stretches) == 1 and lowest not in cuts:
        return
    if lowest in cuts and now.high > lowest:
        yield lowest, -1 - sum(high <= now.low for _, high in stretches)
    for low, high in stretches:
        if high <= now.low:
            yield just_past(high, low), -sum(now.low >= end >= high for _, end in stretches)
        elif low >= now.high:
            yield just_past(low, high), sum(now.high <= start <= low for start, _ in stretches)
        elif not low < now.low <= now.high < high:
            yield (just_past(low, high) if math.isfinite(low) and low > lowest else just_past(high, low)), 0


def just_past(threshold: float, end: float) -> float:
    """Return a number of few digits just past a threshold on the way to an end, neither of them included.

    It has two significant digits, and more only where fewer leave no room.

    >>> just_past(75.0, math.inf), just_past(75.0, 70.0), just_past(2.15, 2.55), just_past(15.0, 16.0)
    (76.0, 74.0, 2.2, 15.1)
    """
    if threshold:
        exponent = math.floor(math.log10(abs(threshold))) - 1
    else:
        exponent = math.floor(math.log10(abs(end))) if math.isfinite(end) else 0
    toward = 1 if end > threshold else -1
    for finer in range(_FINEST):
        step = 10.0 ** (exponent - finer)
        nearest = round(threshold / step)
        for multiple in (nearest, nearest + toward):
            number = round(multiple * step, max(0, finer - exponent))
            if min(threshold, end) < number < max(threshold, end):
                return number
    return (threshold + end) / 2
