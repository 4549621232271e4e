"""Numbers as reports write them: decimal commas, "12-18", feet and inches; what may mean two things is refused."""

from __future__ import annotations

import re
from typing import NamedTuple

from twitchkit.quantity import Quantity

_POINT_BEFORE_THREE = re.compile(r"[<>=≤≥\s]*[1-9]\d{0,2}\.\d{3}(?![\deE])")
_METERS = re.compile(r"(\d)\s?m\s?(\d\d)(?: ?cm)?")
_AMBIGUOUS = re.compile(r"[<>=≤≥\s]*[1-9]\d{0,2},\d{3}(?![\d.,])")
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:(?:[  '’]\d{3})+(?![\d,])|(?:,\d{3})+(?=\.\d|,\d{3}))")
_POINTS_AND_COMMA = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+,\d+(?![\d.,])")
_SIGN_IN_WORDS = (
    (
        re.compile(
            r"^(?:less than|lower than|below|under|kleiner(?: als)?|unter|weniger als|moins de|inférieure? à"
            r"|menor (?:de|que|a)|inferior a|menos de|minore di|inferiore a|meno di|mindre (?:enn|än|end)"
            r"|lager dan|kleiner dan|minder dan|onder)\s+",
            re.IGNORECASE,
        ),
        "< ",
    ),
    (
        re.compile(
            r"^(?:more than|greater than|higher than|above|over|größer(?: als)?|über|mehr als|plus de|supérieure? à"
            r"|mayor (?:de|que|a)|superior a|más de|maggiore di|superiore a|più di|maior que|mais de"
            r"|(?:mer|større|större) (?:enn|än|end)|hoger dan|groter dan|meer dan|boven)\s+",
            re.IGNORECASE,
        ),
        "> ",
    ),
    (re.compile(r"^(?:up to|at most|maximum|max\.?|no more than|höchstens)\s+", re.IGNORECASE), "<= "),
    (re.compile(r"^(?:at least|minimum|min\.?|no less than|mindestens)\s+", re.IGNORECASE), ">= "),
)
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])(\d+),(\d+)(?![\d.,])")
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*(?:-|–|to|bis|à)\s*(\d+(?:\.\d+)?)(?![\d.*^])\s*(.*)")
_COMPOUND = re.compile(
    r"""(\d+)\s*(ft|'|′|feet|foot|st|stone)\.?\s*(\d+(?:\.\d+)?)\s*(?:in|inch|inches|"|''|″|lbs?)?\.?"""
)
_SMALLER = {"st": ("lb", 14), "stone": ("lb", 14)}


class Written(NamedTuple):
    """What a text says: a quantity, and where it is one end of a span, the other end.

    ``grouped`` is the thousandfold that "1,234" or "1.234" may be as well; ``pointed`` tells of the second.
    """

    first: Quantity
    last: Quantity | None = None
    grouped: Quantity | None = None
    pointed: bool = False


def read_number(text: str) -> Written:
    """Read a reading as it is written; raises ``ValueError`` with what was expected where it may mean two things.

    >>> read_number("2,31 mmol/L").first.number, read_number("12-18 ug/L").last, read_number("5 ft 11").first
    (2.31, Quantity(number=18.0, unit='ug/L', sign='='), Quantity(number=71.0, unit='in', sign='='))
    """
    text = " ".join(text.split())
    for words, sign in _SIGN_IN_WORDS:
        text = words.sub(sign, text)
    if _AMBIGUOUS.match(text):
        decimal, grouped = (Quantity.parse(text.replace(",", mark, 1)) for mark in (".", ""))
        return Written(decimal, grouped=grouped)
    text = _POINTS_AND_COMMA.sub(lambda match: match[0].replace(".", "").replace(",", "."), text)
    text = _METERS.sub(r"\1.\2 m", text) if _METERS.fullmatch(text) else text
    plain = _DECIMAL_COMMA.sub(r"\1.\2", _THOUSANDS.sub(_joined, text))
    compound = _COMPOUND.fullmatch(plain.casefold())
    if compound is not None:
        whole, unit, part = compound.groups()
        smaller, times = _SMALLER.get(unit, ("in", 12))
        if float(part) >= times:
            raise ValueError(f"there are {times} {smaller} in one {unit}")
        return Written(Quantity(float(whole) * times + float(part), smaller))
    span = _SPAN.fullmatch(plain)
    if span is None:
        pointed = _POINT_BEFORE_THREE.match(text) is not None
        without = Quantity.parse(plain.replace(".", "", 1)) if pointed else None
        return Written(Quantity.parse(plain), grouped=without, pointed=pointed)
    low, high, unit = span.groups()
    if float(low) > float(high):
        raise ValueError("the first number of the span is above the second")
    return Written(Quantity(float(low), unit), Quantity(float(high), unit))


def _joined(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match[0])
