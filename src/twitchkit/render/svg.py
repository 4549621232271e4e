"""Figures drawn as SVG, a strip a row, without script, font or color of its own: style.css gives them their looks.

Places across are shares of the width, so that a strip fits a phone and a desk and its text keeps its size.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from attrs import frozen

from twitchkit.quantity import Interval, number_text
from twitchkit.render.blocks import Row
from twitchkit.render.figures import NumberLine, RangeBar, ShareBar

_MARGIN = 2.0
_CLOSE = 15.0
_NEAR_END = 20.0
_MOST_RATIO = math.log(30)
_MOST_SHARE = 2.0
_PADDING = 0.25


@frozen
class Scale:
    """Where a value stands across a strip, in percent; what lies beyond an end stands there."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Return the place of a value; all of a strip without width stands in its middle.

        >>> Scale(0, 10).at(5), Scale(0, 10).at(99), Scale(0, 0).at(0)
        (50.0, 98.0, 50.0)
        """
        width = self.high - self.low
        share = (min(max(value, self.low), self.high) - self.low) / width if width else 0.5
        return round(_MARGIN + share * (100 - 2 * _MARGIN), 3)

    def value(self, place: float) -> float:
        """Return the value that stands at a place."""
        return self.low + (place - _MARGIN) / (100 - 2 * _MARGIN) * (self.high - self.low)


RATIOS = Scale(-_MOST_RATIO, _MOST_RATIO)


def drawn(row: Row) -> str:
    """Return the picture of a row as an ``svg`` element.

    >>> drawn(RangeBar(label="an urge", low=0.4, mid=0.7, high=1.1, certainty="low certainty"))[:18]
    '<svg class="strip"'
    """
    match row:
        case NumberLine():
            strip = _number_line(row)
        case RangeBar():
            strip = _range_bar(row)
        case ShareBar():
            strip = _share_bar(row)
        case _:
            raise TypeError(f"no picture for {type(row).__name__}")
    return tostring(strip, encoding="unicode")


def scale_of(row: NumberLine | ShareBar) -> Scale:
    """Return the scale of a row that has one of its own."""
    if isinstance(row, ShareBar):
        return Scale(0, _MOST_SHARE * row.need.high)
    points = [point for point in (*row.value, *row.limits) if math.isfinite(point)]
    # From where on doctors worry is in the picture unless it lies far off: then it would crush the rest.
    across = next(width for width in (max(points) - min(points), abs(points[0]), 1) if _PADDING * width > 0)
    points += [point for point in row.worry if min(points) - across <= point <= max(points) + across]
    low, high = min(points), max(points)
    room = _PADDING * (high - low) or _PADDING * across
    return Scale(max(0.0, low - room) if low >= 0 else low - room, high + room)


def axis_of_ratios() -> str:
    """Return the marks over the strips of range bars."""
    strip = Element("svg", {"class": "strip", "width": "100%", "height": "22", "aria-hidden": "true"})
    for ratio, text in ((0.1, "÷10"), (1, "×1"), (10, "×10")):
        _label(strip, RATIOS.at(math.log(ratio)), 15, text)
    return tostring(strip, encoding="unicode")


def _number_line(row: NumberLine) -> Element:
    scale = scale_of(row)
    worry = [end for end in row.worry if scale.low < end < scale.high]
    strip = _strip(row, 64 if worry else 50)
    _bar(strip, "track", scale, scale.low, scale.high, 20, 10)
    _bar(strip, "zone", scale, row.limits.low, row.limits.high, 20, 10)
    for end, far in ((row.worry.low, scale.low), (row.worry.high, scale.high)):
        if end in worry:
            _bar(strip, "worry", scale, min(end, far), max(end, far), 20, 10)
    for limit in row.limits:
        if math.isfinite(limit):
            _line(strip, "limit", scale.at(limit), 16, 34)
    _labels(strip, scale, row.limits, 46, "{}".format)
    _labels(strip, scale, worry, 60, "worry: {}".format)
    _value(strip, scale, row.value, row.value.low if row.value.low == row.value.high else None, 25, 14)
    _label(strip, sum(map(scale.at, row.value)) / 2, 12, row.said.partition(",")[0], kind="value")
    return strip


def _range_bar(row: RangeBar) -> Element:
    strip = _strip(row, 26)
    for ratio in (0.1, 10):
        _line(strip, "grid", RATIOS.at(math.log(ratio)), 0, 26)
    _line(strip, "limit", RATIOS.at(0), 0, 26)
    side = "for" if row.mid > 0 else "against"
    _value(strip, RATIOS, Interval(min(row.low, row.high), max(row.low, row.high)), row.mid, 13, 8, side)
    return strip


def _share_bar(row: ShareBar) -> Element:
    scale = scale_of(row)
    strip = _strip(row, 44)
    _bar(strip, "track", scale, 0, scale.high, 8, 14)
    _bar(strip, "eaten", scale, 0, row.mid, 8, 14)
    _bar(strip, "spread", scale, row.low, row.high, 12, 6)
    _bar(strip, "need", scale, *row.need, 4, 22)
    for end in row.need:
        _line(strip, "limit", scale.at(end), 4, 26)
    _label(strip, scale.at(sum(row.need) / 2), 39, "need")
    if row.limit is not None and row.limit <= scale.high:
        _line(strip, "upper", scale.at(row.limit), 4, 26)
        if abs(scale.at(row.limit) - scale.at(row.need.high)) >= _CLOSE:
            _label(strip, scale.at(row.limit), 39, "upper limit")
    if row.known < 1:
        _label(strip, _MARGIN, 39, f"{100 * row.known:.0f} % known", "start")
    if row.mid > scale.high:
        _label(strip, 100 - _MARGIN, 20, "›", "end", kind="beyond")
    return strip


def _strip(row: Row, height: int) -> Element:
    """Return an empty strip that is told in words to whom it is not shown."""
    strip = Element("svg", {"class": "strip", "role": "img", "width": "100%", "height": str(height)})
    item = row.item()
    SubElement(strip, "title").text = item.lead
    SubElement(strip, "desc").text = " ".join((item.text, *item.details))
    return strip


def _bar(strip: Element, kind: str, scale: Scale, low: float, high: float, top: float, height: float) -> None:
    left, right = scale.at(low), scale.at(high)
    place = {"x": f"{left}%", "width": f"{round(right - left, 3)}%", "y": str(top), "height": str(height)}
    SubElement(strip, "rect", {"class": kind, "rx": "3", **place})


def _line(strip: Element, kind: str, place: float, top: float, bottom: float) -> None:
    across = {"x1": f"{place}%", "x2": f"{place}%", "y1": str(top), "y2": str(bottom)}
    SubElement(strip, "line", {"class": kind, **across})


def _value(
    strip: Element, scale: Scale, span: Interval, mid: float | None, middle: float, height: float, side: str = ""
) -> None:
    """Draw everything that a value may be, and its middle where it has one."""
    if span.low < span.high:
        _bar(strip, f"span {side}".strip(), scale, *span, middle - height / 2, height)
    if mid is not None:
        dot = {"class": f"mid {side}".strip(), "cx": f"{scale.at(mid)}%", "cy": str(middle), "r": "7"}
        SubElement(strip, "circle", dot)


def _labels(strip: Element, scale: Scale, values: Iterable[float], y: int, say: Callable[[str], str]) -> None:
    """Write the finite ones of two values below their places; together where there is no room between them."""
    known = [value for value in values if math.isfinite(value)]
    places = [scale.at(value) for value in known]
    if len(known) == 2 and places[1] - places[0] < _CLOSE:
        _label(strip, sum(places) / 2, y, say(" · ".join(map(number_text, known))))
        return
    for value, place in zip(known, places, strict=True):
        _label(strip, place, y, say(number_text(value)))


def _label(strip: Element, place: float, y: int, text: str, anchor: str = "", kind: str = "label") -> None:
    if not anchor:
        anchor = "start" if place < _NEAR_END else "end" if place > 100 - _NEAR_END else "middle"
    where = {"class": kind, "x": f"{round(place, 3)}%", "y": str(y), "text-anchor": anchor}
    SubElement(strip, "text", where).text = text
