"""One value of a measurement: its number in the canonical unit, plausible and without a second meaning."""

from __future__ import annotations

import math
import re

from twitchkit.knowledge.symbols import symbol_of
from twitchkit.logic.in_words import spelled
from twitchkit.model.vocabulary import Measurement
from twitchkit.quantity import Interval, Quantity, Scale, find_unit, number_text
from twitchkit.scoring.lab_text import Written, read_number

_PLAIN = re.compile(r"(\d{1,6}(?:\.\d{1,2})?) (%|[^\s%]*/\S+)")
_FAR_BELOW = 100
_ROUNDING = 0.03
_CANONICAL = Scale()


class WrongReadingError(ValueError):
    """What is wrong with a reading, with the key below it that is at fault."""

    def __init__(self, code: str, message: str, hint: str = "", key: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint
        self.key = key


def read_plain(measurement: Measurement, given: object) -> tuple[Interval, str, str] | None:
    """Return what :func:`read_value` does for a number with a unit that can be nothing else; None of all others."""
    match = _PLAIN.fullmatch(given) if isinstance(given, str) else None
    if match is None:
        return None
    digits, unit = match.groups()
    scale = _CANONICAL if unit == measurement.unit else measurement.units.get(unit)
    number, (low, high) = float(digits), measurement.plausible or (-math.inf, math.inf)
    if scale is None or not low <= scale.to_canonical(number) <= high:
        return None
    return Quantity(number, unit).interval(scale), f"{number_text(number)} {spelled(unit)}", unit


def read_value(measurement: Measurement, given: str | float, *, key: str) -> tuple[Interval, str, str]:
    """Return what a reading leaves open, in the canonical unit, the reading as it is told, and its unit."""
    try:
        written = read_number(given) if isinstance(given, str) else Written(Quantity(float(given)))
    except ValueError as error:
        raise WrongReadingError("TK104", str(error), key=key) from None
    first, last = _one_of_both(measurement, written, key), written.last
    value = _canonical(measurement, first, key)
    sign = "" if first.sign == "=" else f"{first.sign} "
    if last is None:
        return value, f"{sign}{number_text(first.number)} {spelled(first.unit)}".strip(), first.unit
    ends = sorted((*value, *_canonical(measurement, last, key)))
    text = f"{number_text(first.number)}-{number_text(last.number)} {spelled(last.unit)}".strip()
    return Interval(ends[0], ends[-1]), text, last.unit


def same_reading(measurement: Measurement, value: Interval, also: str, *, key: str) -> bool:
    """Tell whether the same in another unit ("6.1 % (43 mmol/mol)") is the same indeed, but for rounding."""
    (low, high), _, _ = read_value(measurement, also, key=key)
    return all(math.isclose(here, there, rel_tol=_ROUNDING) for here, there in zip(value, (low, high), strict=True))


def _one_of_both(measurement: Measurement, written: Written, key: str) -> Quantity:
    """Return which of two numbers "245,000" is: the one that somebody may have, if it is one.

    A reading far below what is usual was not taken to three places behind the comma, and none is told as above a bound
    that lies below what is usual. Behind a point it may have been, as programs write more places than were measured.
    """
    if written.grouped is None or (written.pointed and measurement.plausible is None):
        return written.first
    far = 1 if written.first.sign.startswith(">") else _FAR_BELOW
    lows = [limits.low for limits in measurement.limits if limits.low is not None]
    least = min(lows) / far if lows else -math.inf
    decimal, grouped = (_scaled(measurement, quantity) for quantity in (written.first, written.grouped))
    if not _is_plausible(measurement, grouped):
        return written.first
    if written.pointed or (_is_plausible(measurement, decimal) and not (decimal is not None and decimal < least)):
        message = "a number with a comma or a point before three digits is ambiguous here"
        raise WrongReadingError("TK104", message, "write 1234, or 1.23", key)
    return written.grouped


def _scaled(measurement: Measurement, quantity: Quantity) -> float | None:
    """Return a number in the canonical unit; None if its own is not accepted."""
    scale = find_unit(quantity.unit, symbol_of(measurement).units)
    return None if scale is None else scale.to_canonical(quantity.number)


def _is_plausible(measurement: Measurement, number: float | None) -> bool:
    low, high = measurement.plausible or (-math.inf, math.inf)
    return number is not None and math.isfinite(number) and low <= number <= high


def _canonical(measurement: Measurement, quantity: Quantity, key: str) -> Interval:
    units = symbol_of(measurement).units
    scale = find_unit(quantity.unit, units)
    if scale is None:
        accepted = ", ".join(unit or "no unit" for unit in units)
        what = "unknown unit" if quantity.unit else "the unit is missing"
        raise WrongReadingError("TK208", f"{what} for {measurement.name}", f"it is given in {accepted}", key)
    number = scale.to_canonical(quantity.number)
    if not _is_plausible(measurement, number):
        low, high = measurement.plausible or (-math.inf, math.inf)
        limits = f"{low:g} to {high:g} {measurement.unit}".strip()
        raise WrongReadingError(
            "TK106",
            f"{measurement.name} is not plausible, it lies outside {limits}",
            "check the number and its unit",
            key,
        )
    return quantity.interval(scale)
