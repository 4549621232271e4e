"""What reports print around a reading: limits in brackets, flags, another unit, when it was taken, the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from attrs import evolve

from twitchkit.ids import short
from twitchkit.knowledge.analyte_names import analyte_words, with_unit
from twitchkit.knowledge.symbols import symbol_of
from twitchkit.model.profile import Reading
from twitchkit.model.vocabulary import Measurement
from twitchkit.quantity import find_unit
from twitchkit.scoring.lab_remarks import ABOVE, ASIDE, DATE, FLAGS, LIMITS, NUMBER, REMARKS, SPAN, UNIT
from twitchkit.scoring.lab_text import read_number

_MOST_CHARACTERS = 200
_MOST_REMARKS = 5
_ALSO = re.compile(rf"{NUMBER}\s*(?:[^\W\d]|%)\S*")
_BRACKET = re.compile(rf"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\]|(?<=\s)\{{([^{{}}]*)\}}|<\s*({SPAN})\s*>)$")
_DATE = re.compile(DATE, re.IGNORECASE)
_INSIDE = re.compile(rf"{FLAGS}|(?i:{REMARKS}|{ASIDE}|{DATE})")
_APART = r"(?:\s*[;|]\s*|,\s+|\s+(?:[–|-]\s+)?)"
_BEHIND = re.compile(
    rf"(?<=[^/\s,;])(?<! per)(?<! in){_APART}(?:(?i:{REMARKS}|{DATE})|{FLAGS})[.!]?$"
    rf"|(?<=[^\W\d_]|[%²°)\]])\s+[-–→+!]$|\s*[*↓↑]+$|\s*\*+\s?(?:{FLAGS})\s?\*+$"
)
_LIMITS_BEHIND = re.compile(
    rf"(?<=[^\W\d_]|[%²)\]])(?:\s+/\s+|{_APART})(?!(?:{FLAGS})\s)(?P<inside>[^()\[\]]*?{SPAN}(?:\s*(?!(?:{FLAGS})$)(?:{UNIT}))?)$",
    re.IGNORECASE,
)
_ALSO_BEHIND = re.compile(rf"\s+[/=]\s+(?P<inside>{_ALSO.pattern})$")
# A flag, a word or a date before the number, and a flag between number and unit.
_BEFORE = re.compile(
    rf"^(?:[*!↓↑\s]+|(?:\(?(?:{FLAGS})\)?|(?i:low|high|result|value|{DATE}))(?:\s*[:=-]\s*|\s+(?:at\s+)?)|=\s*)(?=[<>≤≥]?\s*[.\d])"
)
_FLAG_BETWEEN = re.compile(rf"(?<=\d)(?:\s*\((?:{FLAGS}|(?i:low|high))\)|(?:{FLAGS})(?=\s)|\s*[*↓↑]+(?=\s))")
# A flag before the unit, and limits without brackets: "10.4 H mg/dL 8.6-10.2", "10.4 L 12.0-15.5 g/dL".
_IN_COLUMNS = re.compile(
    rf"(?P<number>[<>≤≥]?\s?{NUMBER})(?:\s(?P<flag>{FLAGS}))?(?:\s?(?P<unit>{UNIT}))?"
    rf"(?:(?:\s|\s?[(\[])\s?(?P<limits>{NUMBER}\s?[-–]\s?{NUMBER})\s?[)\]]?(?:\s?(?P<behind>{UNIT}))?)?"
)


class Printed(NamedTuple):
    """A reading without what stands around it, the limits that do, and the same reading in another unit."""

    value: str
    low: str | None = None
    high: str | None = None
    also: str = ""


def plain_reading(reading: Reading, name: str, measurement: Measurement) -> tuple[Reading, str]:
    """Return a reading with the limits printed behind it as its own, and the same in another unit if that is there."""
    if not isinstance(reading.value, str):
        return reading, ""
    plain = printed(reading.value, measurement)
    has_limits = reading.low is not None or reading.high is not None
    low, high = (reading.low, reading.high) if has_limits else (plain.low, plain.high)
    low, high = (of_its_name(end, name, measurement) if isinstance(end, str) else end for end in (low, high))
    return evolve(reading, value=of_its_name(plain.value, name, measurement), low=low, high=high), plain.also


def of_its_name(value: str, name: str, measurement: Measurement) -> str:
    """Return a value with the unit in its name ("Ferritin (ng/mL)"), and with what the name says that was weighed.

    So "38 mg/dl" of Harnstoff is of urea.

    An id says nothing of the kind.
    """
    if name.rpartition(":")[2] == short(measurement.id):
        return value
    units = symbol_of(measurement).units
    of_name = with_unit(name)[1]
    if of_name and value[-1:].isdigit() and find_unit(of_name, units):
        value = f"{value} {of_name}"
    unit, words = _unit(value), analyte_words(name)
    weighed = [
        each.partition(" ")[2] for each in units if " " in each and analyte_words(each.partition(" ")[2]) == words
    ]
    return f"{value} {weighed[0]}" if weighed and unit and find_unit(f"{unit} {weighed[0]}", units) else value


def printed(text: str, measurement: Measurement) -> Printed:
    """Return a reading without what a report prints around it; of what is not understood nothing is taken away.

    >>> ferritin = Measurement(id="ferritin", name="ferritin", unit="ug/L", cite=(), status="recalled", certainty="low")
    >>> printed("*18 ug/L (0 - 400) L", ferritin)
    Printed(value='18 ug/L', low=None, high='400 ug/L', also='')
    """
    value = " ".join(text.split())
    if len(value) > _MOST_CHARACTERS:
        return Printed(value)
    value = _FLAG_BETWEEN.sub("", _BEFORE.sub("", _without_name(_BEFORE.sub("", value), measurement)))
    limits: re.Match[str] | None = None
    also = ""
    for _ in range(_MOST_REMARKS):
        value = _bracketed(value)
        bracket = _BRACKET.search(value) or _LIMITS_BEHIND.search(value) or _ALSO_BEHIND.search(value)
        inside = next(filter(None, bracket.groups()), "").strip() if bracket else ""
        behind = bracket or _BEHIND.search(value)
        left = value[: behind.start()] if behind else ""
        if not left or not (bracket or re.search(r"\d", left)):
            break
        dated = _DATE.fullmatch(inside) is not None
        if bracket and limits is None and not dated and (found := LIMITS.fullmatch(inside)):
            limits = found
        elif bracket and not also and _ALSO.fullmatch(inside) and not _INSIDE.fullmatch(inside):
            also = inside
        elif bracket and not _INSIDE.fullmatch(inside):
            break
        value = left
    return Printed(value, *_ends(limits, _unit(value)), also) if limits else Printed(value, also=also)


def _bracketed(value: str) -> str:
    """Return a reading with a flag before its unit left out, and with brackets around the limits that have none."""
    columns = _IN_COLUMNS.fullmatch(value)
    if (
        columns is None
        or not (columns["flag"] or columns["limits"])
        or bool(columns["unit"]) == bool(columns["behind"])
    ):
        return value
    limits = f" ({columns['limits']})" if columns["limits"] else ""
    return f"{columns['number']} {columns['unit'] or columns['behind']}{limits}"


def _ends(limits: re.Match[str], unit: str) -> tuple[str | None, str | None]:
    """Return the low and the high limit, in the unit of the reading where they have none; none below nothing."""
    unit = limits["unit"].strip() or unit
    low, high = limits["low"], limits["high"]
    if limits["sign"]:
        low, high = (limits["end"], None) if limits["sign"].casefold() in ABOVE else (None, limits["end"])
    if low is not None and not low.strip("0.,"):
        low = None
    return f"{low} {unit}" if low else None, f"{high} {unit}" if high else None


def _unit(value: str) -> str:
    try:
        return read_number(value).first.unit
    except ValueError:
        return ""


def _without_name(text: str, measurement: Measurement) -> str:
    """Return a reading without the name before it; a unit that weighs something named gets it ("mg/dL urea")."""
    folded = text.casefold()
    for name in _longest_first((measurement.name, *measurement.also_called)):
        if folded.startswith(name.casefold()) and folded[len(name) : len(name) + 1] in (" ", ":", "="):
            rest = text[len(name) :].lstrip(" :=")
            weighing = {unit.partition(" ")[0].casefold() for unit in symbol_of(measurement).units if " " in unit}
            return f"{rest} {name}" if rest.casefold().endswith(tuple(weighing)) and weighing else rest
    return text


def _longest_first(names: Iterable[str]) -> Iterator[str]:
    yield from sorted(names, key=len, reverse=True)
