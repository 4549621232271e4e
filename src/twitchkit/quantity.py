"""Values are intervals: a number, a bound or nothing at all, each as the range that it leaves open.

A measured number is [x, x], "< 30" is everything below 30, a missing value is the whole line. Intervals are closed:
an open bound is the next float inside, so comparisons need no special case. The fields of an :class:`Interval`
are floats for one person and may be numpy arrays for many; no operation here looks at their type.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import NamedTuple

from attrs import field, frozen

from twitchkit.unit_spelling import spelled

INFINITY = math.inf

_QUANTITY = re.compile(r"(<=|>=|<|>|≤|≥)? ?([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?) ?(.*)")
_COMMA = re.compile(r"[<>=≤≥]* ?\d+,\d")


class Interval(NamedTuple):
    """Everything that a value may be, from ``low`` to ``high``, both included."""

    low: float
    high: float


ANYTHING = Interval(-INFINITY, INFINITY)


@frozen
class Scale:
    """How to convert a unit to the canonical one: ``canonical = value * factor + offset``."""

    factor: float = 1.0
    offset: float = 0.0

    def to_canonical(self, value: float) -> float:
        """Convert a value in this unit to the canonical unit."""
        return value * self.factor + self.offset

    def from_canonical(self, value: float) -> float:
        """Convert a value in the canonical unit to this unit."""
        return (value - self.offset) / self.factor


@frozen
class Quantity:
    """A number with the comparison sign and the unit that it was written with; the unit may be empty.

    >>> Quantity.parse("< 30 ug/L")
    Quantity(number=30.0, unit='ug/L', sign='<')
    """

    number: float
    unit: str = ""
    sign: str = field(default="=")

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Read "18 ug/L", "< 30 µg/L" or "7"; raise ``ValueError`` with what was expected otherwise."""
        text = " ".join(text.split())  # no run of blanks is left for an expression to try over and over
        if _COMMA.match(text):
            raise ValueError("a number with a comma is ambiguous; write a decimal point")
        match = _QUANTITY.fullmatch(text)
        if match is None:
            raise ValueError('expected a number and a unit, like "18 ug/L" or "< 30 ug/L"')
        sign, number, unit = match.groups()
        if not math.isfinite(float(number)):
            raise ValueError("the number is too large")
        return cls(float(number), unit, {"≤": "<=", "≥": ">=", None: "="}.get(sign, sign))

    def interval(self, scale: Scale) -> Interval:
        """Return the interval that this quantity leaves open, in the canonical unit."""
        bound = scale.to_canonical(self.number)
        return bounded(self.sign if scale.factor > 0 else _MIRRORED[self.sign], bound)


_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "="}


def bounded(sign: str, bound: float) -> Interval:
    """Return the interval of a comparison with a bound: "<" 30 is everything below 30.

    >>> bounded("<=", 30.0)
    Interval(low=-inf, high=30.0)
    """
    match sign:
        case "<":
            return Interval(-INFINITY, math.nextafter(bound, -INFINITY))
        case "<=":
            return Interval(-INFINITY, bound)
        case ">":
            return Interval(math.nextafter(bound, INFINITY), INFINITY)
        case ">=":
            return Interval(bound, INFINITY)
        case _:
            return Interval(bound, bound)


def find_unit(unit: str, units: Mapping[str, Scale]) -> Scale | None:
    """Return the scale of a unit, whatever its spelling of micro and its letter case; None if it is not accepted.

    >>> find_unit("µg/l", {"ug/L": Scale()})
    Scale(factor=1.0, offset=0.0)
    """
    exact = units.get(unit)
    if exact is not None:
        return exact
    wanted = spelled(unit)
    matches = {name for name in units if spelled(name) == wanted}
    folded = matches or {name for name in units if spelled(name).casefold() == wanted.casefold()}
    scales = {units[name] for name in folded}
    return scales.pop() if len(scales) == 1 else None


def number_text(value: float) -> str:
    """Write a number as people do: no trailing zeros, at most four significant digits after rounding.

    >>> number_text(18.0), number_text(0.70000001), number_text(1234.0)
    ('18', '0.7', '1234')
    """
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else str(value)
    digits = max(0, 4 - 1 - math.floor(math.log10(abs(value))))
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact_text(value: float, unit: str = "") -> str:
    """Write a reading to be read back: never with a point before just three digits, which may group thousands.

    >>> exact_text(1.204, "ng/L"), exact_text(18.0, "ug/L")
    ('1.2040 ng/L', '18 ug/L')
    """
    text = repr(value).removesuffix(".0")
    return f"{text}{'0' if len(text.partition('.')[2]) == 3 else ''} {unit}".strip()


def span_text(span: Interval) -> str:
    """Write everything that a value may be; where it is open on one side, from where or up to where.

    >>> span_text(Interval(2.2, 2.2)), span_text(Interval(41.0, 52.5)), span_text(Interval(-INFINITY, 2.0))
    ('2.2', '41 to 52.5', 'at most 2')
    """
    low, high = (number_text(end) for end in span)
    if math.isinf(span.low):
        return f"at most {high}"
    if math.isinf(span.high):
        return f"at least {low}"
    return low if low == high else f"{low} to {high}"
