"""The kinds of rows of figures: numbers with their words; :mod:`~twitchkit.render.svg` draws the same numbers.

Each row is one thing: a reading, an answer, a nutrient.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrs import field, frozen

from twitchkit.errors import printable
from twitchkit.quantity import Interval, number_text, span_text
from twitchkit.render.blocks import Item, Row

_MOST_TIMES = 100


@frozen(kw_only=True)
class NumberLine(Row):
    """A reading on the line of its values, in ``unit``; ends that are not known are infinite.

    ``value`` is a number (both ends the same), or what a bound or a word leaves open; ``limits`` are what it is judged
    by, ``worry`` the values below and above which doctors worry about it alone. ``said`` is the reading as it was told,
    ``reads_as`` and ``note`` what it says in words.
    """

    name: str = field(converter=printable)
    unit: str = field(converter=printable)
    said: str = field(converter=printable)
    value: Interval
    limits: Interval
    worry: Interval
    reads_as: str = field(converter=printable)
    note: str = field(default="", converter=printable)

    def item(self) -> Item:
        """Return the reading in words."""
        told = "; ".join(part for part in (self.said, self.reads_as) if part)
        limits = f"limits: {within(self.limits, self.unit)}{f' ({self.note})' if self.note else ''}"
        worry = f"doctors worry {' and '.join(_beyond(self.worry))}"
        known = [said for said, span in ((limits, self.limits), (worry, self.worry)) if _has_an_end(span)]
        return Item(f"{told}.", lead=self.name, details=tuple(f"{said[:1].upper()}{said[1:]}." for said in known))


@frozen(kw_only=True)
class RangeBar(Row):
    """What an answer says for or against something: the logarithm of its likelihood ratio, and how sure that is."""

    label: str = field(converter=printable)
    low: float
    mid: float
    high: float
    certainty: str = field(converter=printable)

    def item(self) -> Item:
        """Return the bar in words."""
        ends = [times(value) for value in (self.low, self.high)]
        spread = f" ({ends[0]} to {ends[1]})" if ends[0] != ends[1] else ""
        return Item(f"{times(self.mid)}{spread}; {self.certainty}", lead=self.label)


@frozen(kw_only=True)
class ShareBar(Row):
    """What is eaten of a nutrient in a day beside what is needed, in ``unit``.

    ``need`` has two ends where it depends on what is not known; ``limit`` is the upper limit where the same intake is
    held against it, ``known`` the share of what was eaten whose content is known. ``said``, ``needed`` and ``verdict``
    are the words for it.
    """

    name: str = field(converter=printable)
    unit: str = field(converter=printable)
    low: float
    mid: float
    high: float
    need: Interval
    limit: float | None = None
    known: float = 1.0
    said: str = field(converter=printable)
    needed: str = field(converter=printable)
    verdict: str = field(converter=printable)

    def item(self) -> Item:
        """Return the bar in words."""
        limit = () if self.limit is None else (f"Upper limit: {number_text(self.limit)} {self.unit} a day.",)
        return Item(f"{self.verdict}.", lead=self.name, details=(f"{self.said}. Needed: {self.needed}.", *limit))


def times(log_ratio: float) -> str:
    """Say a likelihood ratio, given as its logarithm: ×3 where an answer is three times as common, ÷3 where as rare.

    >>> times(math.log(3)), times(math.log(0.2)), times(0.0), times(9.0)
    ('×3', '÷5', '×1', 'over ×100')
    """
    sign = "÷" if log_ratio < 0 else "×"
    ratio = math.exp(min(abs(log_ratio), math.log(2 * _MOST_TIMES)))
    if ratio > _MOST_TIMES:
        return f"over {sign}{_MOST_TIMES}"
    figure = number_text(float(f"{ratio:.2g}"))
    return "×1" if figure == "1" else f"{sign}{figure}"


def within(span: Interval, unit: str) -> str:
    """Say limits, of which one may be open.

    >>> within(Interval(3.5, 5.1), "mmol/L"), within(Interval(24, math.inf), "ug/L")
    ('3.5 to 5.1 mmol/L', 'from 24 ug/L')
    """
    if math.isfinite(span.low) and math.isfinite(span.high):
        said = span_text(span)
    else:
        said = f"from {number_text(span.low)}" if math.isfinite(span.low) else f"up to {number_text(span.high)}"
    return f"{said} {unit}".strip()


def _beyond(span: Interval) -> Iterator[str]:
    if math.isfinite(span.low):
        yield f"from {number_text(span.low)} down"
    if math.isfinite(span.high):
        yield f"from {number_text(span.high)} up"


def _has_an_end(span: Interval) -> bool:
    return math.isfinite(span.low) or math.isfinite(span.high)
