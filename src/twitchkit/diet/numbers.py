"""Numbers as people write them in a diary: "1 1/2", "½", "0,5", "2-3", "half a dozen", "a couple of", "a few"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twitchkit.quantity import Interval

_FRACTIONS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8"}
_SIGNS = str.maketrans({"×": "x", "–": "-", "⁄": "/", "(": ",", ")": ",", "[": ",", "]": ",", ";": ","})
_TOKEN = re.compile(r"\d+(?:\.\d+)?\s*%|\d+\s*/\s*\d+|\d+(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[,-]|\S")
_GROUPING_COMMA = re.compile(r"(?<=[1-9]),(?=\d{3}\b)")  # 1,500 ml
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")  # 0,5 l
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:/\d+)?")
_NAMED = {
    "a": 1.0,
    "an": 1.0,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
    "ten": 10.0,
    "twelve": 12.0,
}
_GROUPED = {"dozen": 12.0, "couple": 2.0, "half": 0.5, "quarter": 0.25}
_VAGUE = {"few": Interval(2.0, 5.0), "some": Interval(2.0, 5.0), "several": Interval(3.0, 7.0)}
_FILLERS = ("of", "a", "an", "the")


def tokens(text: str) -> tuple[str, ...]:
    """Take a line apart: numbers with a decimal point, words in lower case, commas; "85%" is no number.

    >>> tokens("½ avocado; 0,5 l, 85% lean")
    ('1/2', 'avocado', ',', '0.5', 'l', ',', '85%', 'lean')
    """
    for sign, fraction in _FRACTIONS.items():
        text = text.replace(sign, f" {fraction} ")
    text = _DECIMAL_COMMA.sub(".", _GROUPING_COMMA.sub("", text.translate(_SIGNS)))
    return tuple("".join(token.split()) for token in _TOKEN.findall(text.lower()))


def read_number(line: Sequence[str], start: int) -> tuple[Interval | None, int]:
    """Read a number that begins at a token; return it, or None, and where the line goes on.

    >>> read_number(("1", "1/2", "cups"), 0)
    (Interval(low=1.5, high=1.5), 2)
    >>> read_number(("half", "a", "tin"), 0), read_number(("tin",), 0)
    ((Interval(low=0.5, high=0.5), 2), (None, 0))
    """
    low, end = _digits(line, start)
    if low is None:
        return _in_words(line, start)
    if _at(line, end) in ("-", "to"):
        high, after = _digits(line, end + 1)
        if high is not None and high >= low:
            return Interval(low, high), after
    return Interval(low, low), end


def _digits(line: Sequence[str], start: int) -> tuple[float | None, int]:
    """Read "2", "0.5", "1/2" or "1 1/2"."""
    if not _NUMBER.fullmatch(_at(line, start)):
        return None, start
    value, end = _fraction(line[start]), start + 1
    if "/" in _at(line, end) and value.is_integer():
        return value + _fraction(line[end]), end + 1
    return value, end


def _fraction(text: str) -> float:
    above, _, below = text.partition("/")
    return float(above) / (float(below or 1) or 1.0)


def _in_words(line: Sequence[str], start: int) -> tuple[Interval | None, int]:
    """Read "two", "a dozen", "half a", "a quarter of a" or "a few"."""
    named = _NAMED.get(_at(line, start))
    place = start if named is None else start + 1
    word = _at(line, place)
    if word in _VAGUE:
        return _VAGUE[word], place + 1
    if word in _GROUPED:
        value = named or 1.0
        while _at(line, place) in _GROUPED:  # half a dozen
            value *= _GROUPED[line[place]]
            place += 1
            while _at(line, place) in _FILLERS:
                place += 1
        return Interval(value, value), place
    return (None, start) if named is None else (Interval(named, named), place)


def _at(line: Sequence[str], place: int) -> str:
    return line[place] if 0 <= place < len(line) else ""
