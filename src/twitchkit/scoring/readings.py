"""Measurements: each reading as an interval, with the limits that it is judged by."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from twitchkit.errors import Diagnostic
from twitchkit.ids import short
from twitchkit.knowledge import Knowledge
from twitchkit.logic import ONE_PERSON, Env
from twitchkit.logic.in_words import ago
from twitchkit.logic.nodes import limit_key
from twitchkit.model.profile import UNKNOWN, Reading
from twitchkit.model.vocabulary import Measurement
from twitchkit.quantity import ANYTHING, Interval
from twitchkit.scoring.names import find_id
from twitchkit.scoring.reading_values import WrongReadingError, read_plain, read_value, same_reading
from twitchkit.scoring.result_words import is_of_a_test, is_severe, plain_word, worded

_NEAR = 0.25  # of what lies between the limits


class ReadValue(NamedTuple):
    """A reading: its values by key (itself and its limits), how it was written, and whose limits hold.

    ``unit`` is the one that it was told in, if any; ``severe`` is a word that says that it lies far out ("very low").
    """

    values: Mapping[str, Interval]
    text: str
    limits: str
    severe: bool
    weeks_ago: float | None = None
    unit: str = ""


class Readings(NamedTuple):
    """Every reading by measurement id, and the measurements that the person was asked for and does not know."""

    by_id: Mapping[str, ReadValue]
    asked_unknown: frozenset[str]


def read_measurements(
    knowledge: Knowledge, measurements: Mapping[str, str | float | Reading], env: Env, problems: list[Diagnostic]
) -> Readings:
    """Return every reading; problems are added."""
    read: dict[str, ReadValue] = {}
    asked_unknown: set[str] = set()
    for name, given in measurements.items():
        path = ("measurements", name)
        id = find_id(knowledge, "measurements", name, problems, path)
        if id is None:
            continue
        try:
            if id in read or id in asked_unknown:
                raise WrongReadingError("TK204", "this measurement is given twice")
            if UNKNOWN in (given, getattr(given, "value", None)):
                asked_unknown.add(id)
                continue
            read[id] = _read(knowledge, knowledge.measurements[id], name, given, env)
        except WrongReadingError as error:
            place = (*path, error.key) if error.key else path
            problems.append(Diagnostic(error.code, str(error), hint=error.hint, path=place))
    return Readings(read, frozenset(asked_unknown))


def _read(
    knowledge: Knowledge, measurement: Measurement, name: str, given: str | float | Reading, env: Env
) -> ReadValue:
    plain = read_plain(measurement, given) if name in (measurement.id, short(measurement.id)) else None
    if plain is not None:
        value, text, unit = plain
        low, high = usual_limits(knowledge, measurement.id, env)
        return ReadValue(_values(measurement, value, low, high), text, "usual", severe=False, unit=unit)
    from twitchkit.scoring.lab_printed import plain_reading  # noqa: PLC0415 (most readings are plain)

    reading = given if isinstance(given, Reading) else Reading(value=given)
    key = "value" if isinstance(given, Reading) else ""
    usual = usual_limits(knowledge, measurement.id, env)
    printed, also = plain_reading(reading, name, measurement)
    if reading.low is None and reading.high is None:
        _check_limits(measurement, printed, usual, key)
    reading = printed
    low, high, owner = _limits(measurement, reading, *usual)
    word = plain_word(reading.value) if isinstance(reading.value, str) else None
    if word is not None:
        value, text, unit = _worded(measurement, str(reading.value), word, low, high), word, ""
        low, high = _judged_by(word, low, high)
    else:
        value, text, unit = read_value(measurement, reading.value, key=key)
        if value.low < value.high and _are_limits(value, *usual):
            raise WrongReadingError("TK104", "these are limits and no reading", key=key)
        if also and not same_reading(measurement, value, also, key=key):
            raise WrongReadingError("TK104", "the two numbers are not the same reading", key=key)
    severe = word is not None and is_severe(str(reading.value))
    text = f"very {text}" if severe else text
    if reading.weeks_ago is not None:
        text = f"{text}, {ago(reading.weeks_ago)}"
    values = _values(measurement, value, low, high)
    return ReadValue(values=values, text=text, limits=owner, severe=severe, weeks_ago=reading.weeks_ago, unit=unit)


def _values(measurement: Measurement, value: Interval, low: Interval, high: Interval) -> dict[str, Interval]:
    """Return a reading and its limits by key."""
    id = measurement.id
    return {id: value, limit_key(id, "low"): low, limit_key(id, "high"): high}


def _check_limits(measurement: Measurement, told: Reading, usual: tuple[Interval, Interval], key: str) -> None:
    """Raise an error where the limits printed behind a reading are unlike the usual ones: neither holds the middle."""
    if told.low is None or told.high is None:
        return
    low, high = (read_value(measurement, end, key=key)[0].low for end in (told.low, told.high))
    here, there = Interval(low, high), Interval(usual[0].low, usual[1].high)
    alike = _middle(here, there) or _middle(there, here) or not all(map(math.isfinite, there))
    if low > high or not alike:
        message = "what stands in brackets is unlike the usual limits"
        raise WrongReadingError("TK104", message, "give the report's limits as low and high", key)


def _middle(one: Interval, other: Interval) -> bool:
    return other.low <= (one.low + one.high) / 2 <= other.high


def _are_limits(span: Interval, low: Interval, high: Interval) -> bool:
    """Tell whether a span reaches from near the usual low to near the high limit: printed limits, and no reading."""
    near = (high.low - low.high) * _NEAR
    beyond = [max(limit.low - end, end - limit.high) for end, limit in zip(span, (low, high), strict=True)]
    return math.isfinite(near) and max(beyond) <= near


def _worded(measurement: Measurement, told: str, word: str, low: Interval, high: Interval) -> Interval:
    """Return what a word leaves open under the limits."""
    value = worded(word, low, high)
    if value is None or (is_of_a_test(told) and math.isfinite(low.high)):
        raise WrongReadingError(
            "TK106",
            f"'{measurement.name}' has no usual limit for this word",
            "give the report's own low and high, or the number",
        )
    return value


def _judged_by(word: str, low: Interval, high: Interval) -> tuple[Interval, Interval]:
    """Return limits by which a word is true: who said it knew which of the possible ones hold, though we do not."""
    match word:
        case "low":
            return _at(low.high, low), high
        case "high":
            return low, _at(high.low, high)
        case _:
            return _at(low.low, low), _at(high.high, high)


def _at(limit: float, possible: Interval) -> Interval:
    return Interval(limit, limit) if math.isfinite(limit) else possible


def _limits(
    measurement: Measurement, reading: Reading, low: Interval, high: Interval
) -> tuple[Interval, Interval, str]:
    """Return the low and high limit and whose they are: the report's own limits win over the usual ones."""
    if reading.low is not None or reading.high is not None:
        return *_report_limits(measurement, reading, low, high), "report"
    return low, high, "usual"


def _report_limits(
    measurement: Measurement, reading: Reading, usual_low: Interval, usual_high: Interval
) -> tuple[Interval, Interval]:
    """Return the limits of a report; a side that it leaves out is the usual one, where that fits the other.

    A report with the upper limit alone says nothing of a value that is far too low.
    """
    low = usual_low if reading.low is None else _limit(measurement, reading.low, "low")
    high = usual_high if reading.high is None else _limit(measurement, reading.high, "high")
    if low.low <= high.high:
        return low, high
    if reading.low is not None and reading.high is not None:
        raise WrongReadingError("TK106", "the report's low limit is above its high one", key="low")
    return (ANYTHING, high) if reading.low is None else (low, ANYTHING)


def _limit(measurement: Measurement, given: str | float, side: str) -> Interval:
    """Return a limit of a report, which may stand there as a bound: "< 150 ug/L" is an upper one."""
    allowed, other = (">", "<") if side == "low" else ("<", ">")
    text = given.strip() if isinstance(given, str) else given
    if isinstance(text, str):
        if text[:1] in (other, "≤" if other == "<" else "≥"):
            raise WrongReadingError("TK106", f"the sign of the {side} limit turns the wrong way", key=side)
        text = text.lstrip(f"{allowed}=≤≥ ")
    return read_value(measurement, text, key=side)[0]


def usual_limits(knowledge: Knowledge, id: str, env: Env) -> tuple[Interval, Interval]:
    """Return the usual limits of a measurement for a person; an interval where sex or age leaves them open."""
    lows: list[float] = []
    highs: list[float] = []
    for plan in knowledge.plan.limits.get(id, ()):
        applies = None if plan.applies is None else plan.applies(env, ONE_PERSON)
        if applies is not None and applies.false:
            continue
        lows.append(-math.inf if plan.low is None else plan.low)
        highs.append(math.inf if plan.high is None else plan.high)
        if applies is None or applies.true:
            break
    return _hull(lows, -math.inf), _hull(highs, math.inf)


def limits_of_derived(knowledge: Knowledge, env: Env) -> dict[str, Interval]:
    """Return the usual limits of all measurements that may be calculated rather than reported."""
    values: dict[str, Interval] = {}
    for id in knowledge.plan.calculated:
        values[limit_key(id, "low")], values[limit_key(id, "high")] = usual_limits(knowledge, id, env)
    return values


def _hull(values: list[float], nothing: float) -> Interval:
    """Return the range of several limits; anything if one of them is not set."""
    if not values or nothing in values:
        return ANYTHING
    return Interval(min(values), max(values))
