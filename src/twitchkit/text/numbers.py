"""Numbers in words and digits, and the units that people write behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twitchkit.text.tokens import Token

_WORDS = {
    word: float(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0}
_SINGLE = {"a": 1.0, "an": 1.0, "one": 1.0, "couple": 2.0}
_UNITS = {
    word: unit
    for unit, words in {
        "s": "second seconds sec secs s",
        "min": "minute minutes min mins",
        "h": "hour hours hr hrs h",
        "d": "day days d night nights",
        "wk": "week weeks wk wks",
        "mo": "month months mo mos",
        "a": "year years yr yrs",
        "kg": "kg kilo kilos kilogram kilograms",
        "lb": "lb lbs pound pounds",
        "st": "stone",
        "cm": "cm centimeters centimetres",
        "in": "inch inches",
        "Cel": "c celsius",
        "degF": "f fahrenheit",
        "/wk": "times",
        "/10": "/10",
        "L/d": "liters litres l",
    }.items()
    for word in words.split()
}
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")


class Amount(NamedTuple):
    """A number with its unit as the packs write it, and the places of its tokens."""

    number: float
    unit: str
    first: int
    last: int


def is_number(raw: str) -> bool:
    """Tell whether a token is a number; "one" is mostly none.

    >>> is_number("7"), is_number("seven"), is_number("one")
    (True, True, False)
    """
    return raw[0].isdigit() or (raw in _WORDS and raw != "one")


def amounts(tokens: Sequence[Token]) -> Iterator[Amount]:
    """Yield the amounts in a text: "3 weeks", "half an hour", "an hour and a half"; a span ("2 to 3 h") is none."""
    raws = [token.raw for token in tokens]
    for place, raw in enumerate(raws):
        number = _number(raw)
        if number is None or _is_of_a_span(raws, place):
            continue
        at = place + 1
        while (
            at < len(raws) and raws[at] in ("of", "a", "an", "degrees", "whole", "full", "good", "°") and at < place + 3
        ):
            at += 1
        unit = _UNITS.get(raws[at]) if at < len(raws) else None
        if unit is None:
            if raw not in _SINGLE:  # "a" counts where something is counted
                yield Amount(number, "", place, place)
            continue
        if place and raws[place - 1] == "half":
            number, place = number / 2, place - 1  # noqa: PLW2901
        if raws[at + 1 : at + 4] == ["and", "a", "half"]:
            number, at = number + 0.5, at + 3
        yield Amount(number, unit, place, at)


def _is_of_a_span(raws: Sequence[str], place: int) -> bool:
    """Tell whether a number is an end of a span, or one of two: "2 to 3 hours"."""
    return any(
        raws[at] in ("to", "or") and None not in (_number(raws[at - 1]), _number(raws[at + 1]))
        for at in (place - 1, place + 1)
        if 0 < at < len(raws) - 1
    )


def _number(raw: str) -> float | None:
    if _DIGITS.fullmatch(raw):
        return float(raw.replace(",", "."))
    return _WORDS.get(raw, _SINGLE.get(raw))
