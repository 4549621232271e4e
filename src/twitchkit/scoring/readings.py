"""Measurements: each reading as an interval, with the limits that it is judged by."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import NamedTuple

from twitchkit.errors import Diagnostic
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.symbols import symbol_of
from twitchkit.logic import ONE_PERSON, Env
from twitchkit.logic.in_words import ago, spelled
from twitchkit.logic.nodes import limit_key
from twitchkit.model.profile import UNKNOWN, Reading
from twitchkit.model.vocabulary import Measurement
from twitchkit.quantity import (
    ANYTHING,
    Interval,
    Quantity,
    find_unit,
    is_of_a_test,
    is_severe,
    number_text,
    plain_word,
    worded,
)
from twitchkit.scoring.lab_text import Written, read_number
from twitchkit.scoring.names import find_id

_POINT_BEFORE_THREE = re.compile(r"[<>=≤≥\s]*[1-9]\d{0,2}\.\d{3}(?![\deE])")


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


class _WrongReadingError(ValueError):
    """What is wrong with a reading, with the key below it that is at fault."""

    def __init__(self, code: str, message: str, hint: str = "", key: str = "") -> None:
        super().__init__(message)
        self.code, self.hint, self.key = code, hint, key


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
                raise _WrongReadingError("TK204", "this measurement is given twice")
            if UNKNOWN in (given, getattr(given, "value", None)):
                asked_unknown.add(id)
                continue
            read[id] = _read(knowledge, knowledge.measurements[id], given, env)
        except _WrongReadingError as error:
            place = (*path, error.key) if error.key else path
            problems.append(Diagnostic(error.code, str(error), hint=error.hint, path=place))
    return Readings(read, frozenset(asked_unknown))


def _read(knowledge: Knowledge, measurement: Measurement, given: str | float | Reading, env: Env) -> ReadValue:
    reading = given if isinstance(given, Reading) else Reading(value=given)
    low, high, owner = _limits(knowledge, measurement, reading, env)
    word = plain_word(reading.value) if isinstance(reading.value, str) else None
    if word is not None:
        value = worded(word, low, high)
        if value is None or (is_of_a_test(str(reading.value)) and math.isfinite(low.high)):
            raise _WrongReadingError(
                "TK106",
                f"'{measurement.name}' has no usual limit for this word",
                "give the report's own low and high, or the number",
            )
        low, high = _judged_by(word, low, high)
        severe = is_severe(str(reading.value))
        text, unit = f"very {word}" if severe else word, ""
    else:
        severe = False
        value, text, unit = _quantity(measurement, reading.value, key="value" if isinstance(given, Reading) else "")
    if reading.weeks_ago is not None:
        text = f"{text}, {ago(reading.weeks_ago)}"
    values = {measurement.id: value, limit_key(measurement.id, "low"): low, limit_key(measurement.id, "high"): high}
    return ReadValue(values=values, text=text, limits=owner, severe=severe, weeks_ago=reading.weeks_ago, unit=unit)


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


def _quantity(measurement: Measurement, given: str | float, *, key: str) -> tuple[Interval, str, str]:
    """Return what a reading leaves open, in the canonical unit, the reading as it is told, and its unit."""
    try:
        first, last = read_number(given) if isinstance(given, str) else Written(Quantity(float(given)))
    except ValueError as error:
        raise _WrongReadingError("TK104", str(error), key=key) from None
    value = _canonical(measurement, first, key)
    if isinstance(given, str) and _may_be_thousands(measurement, given, first):
        raise _WrongReadingError(
            "TK104", "a number with a point before three digits is ambiguous here", "write 1234, or 1.23", key
        )
    sign = "" if first.sign == "=" else f"{first.sign} "
    if last is None:
        return value, f"{sign}{number_text(first.number)} {spelled(first.unit)}".strip(), first.unit
    ends = sorted((*value, *_canonical(measurement, last, key)))
    text = f"{number_text(first.number)}-{number_text(last.number)} {spelled(last.unit)}".strip()
    return Interval(ends[0], ends[-1]), text, last.unit


def _may_be_thousands(measurement: Measurement, given: str, quantity: Quantity) -> bool:
    """Tell whether "1.250" may be 1,250 as well, as some countries write it: where both are plausible."""
    if _POINT_BEFORE_THREE.match(given) is None or measurement.plausible is None:
        return False
    scale = find_unit(quantity.unit, symbol_of(measurement).units)
    low, high = measurement.plausible
    return scale is not None and low <= scale.to_canonical(quantity.number * 1000) <= high


def _canonical(measurement: Measurement, quantity: Quantity, key: str) -> Interval:
    units = symbol_of(measurement).units
    scale = find_unit(quantity.unit, units)
    if scale is None:
        accepted = ", ".join(unit or "no unit" for unit in units)
        what = "unknown unit" if quantity.unit else "the unit is missing"
        raise _WrongReadingError("TK208", f"{what} for {measurement.name}", f"it is given in {accepted}", key)
    number = scale.to_canonical(quantity.number)
    low, high = measurement.plausible or (-math.inf, math.inf)
    if not (math.isfinite(number) and low <= number <= high):
        limits = f"{low:g} to {high:g} {measurement.unit}".strip()
        raise _WrongReadingError(
            "TK106",
            f"{measurement.name} is not plausible, it lies outside {limits}",
            "check the number and its unit",
            key,
        )
    return quantity.interval(scale)


def _limits(
    knowledge: Knowledge, measurement: Measurement, reading: Reading, env: Env
) -> tuple[Interval, Interval, str]:
    """Return the low and high limit and whose they are: the report's own limits win over the usual ones."""
    if reading.low is not None or reading.high is not None:
        return *_report_limits(measurement, reading, *usual_limits(knowledge, measurement.id, env)), "report"
    return *usual_limits(knowledge, measurement.id, env), "usual"


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
        raise _WrongReadingError("TK106", "the report's low limit is above its high one", key="low")
    return (ANYTHING, high) if reading.low is None else (low, ANYTHING)


def _limit(measurement: Measurement, given: str | float, side: str) -> Interval:
    """Return a limit of a report, which may stand there as a bound: "< 150 ug/L" is an upper one."""
    allowed, other = (">", "<") if side == "low" else ("<", ">")
    text = given.strip() if isinstance(given, str) else given
    if isinstance(text, str):
        if text[:1] in (other, "≤" if other == "<" else "≥"):
            raise _WrongReadingError("TK106", f"the sign of the {side} limit turns the wrong way", key=side)
        text = text.lstrip(f"{allowed}=≤≥ ")
    return _quantity(measurement, text, key=side)[0]


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
