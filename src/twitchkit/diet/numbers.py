"""Numbers as people write them in a diary: "1 1/2", "½", "0,5", "2-3", "half a dozen", "a couple of", "a few"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from twitchkit.quantity import INFINITY, Interval

MOST = 1_000_000.0
"""Nobody eats more of anything, in whatever unit; a greater number is a slip."""

UNREADABLE = Interval(0.0, INFINITY)
"""What was written as a number and is none: "1/0", "2 / day", a number greater than ``MOST``."""

_SIGNS = str.maketrans(
    {
        "×": "x",
        "–": "-",
        "—": ",",
        "−": "-",
        "|": ",",
        "⁄": "/",
        "∕": "/",
        "／": "/",
        "(": ",",
        ")": ",",
        "[": ",",
        "]": ",",
        ";": ",",
    }
)
_NO_NUMBER = re.compile(
    r"\d+(?:\.\d+){2,}|\d+(?:\.\d+)?e[+-]?\d+"  # 1.2.3; 1e9
    r"|(?<![^\s,])-\d+(?:\.\d+)?|[<>≤≥±]\s*\d+(?:\.\d+)?|\d+(?:\.\d+)?\s*-{2,}\s*\d+(?:\.\d+)?"  # -50; < 5; 12--5
)
_TOKEN = re.compile(
    rf"{_NO_NUMBER.pattern}|\d+(?:\.\d+)?\s*%|\d+\s*/\s*\d+|\d+(?:\.\d+)?"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|[,-]|\S"
)
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:(?:,\d{3})+|(?:[  ]000)+)(?![\d,])")  # 1,500 ml; 1 000 g
_TABLESPOON = re.compile(r"(?<=\d)\s?T\b(?!-)")  # 1T, as recipes write it; "t" is a teaspoon
_TEASPOON = re.compile(r"(?<=\d)\s?t\b(?!-)")
_PLURAL = re.compile(r"\(e?s\)", re.IGNORECASE)  # tbsp(s)
_LEAN = re.compile(r"(?<![\d/])([7-9]\d)\s?/\s?([1-3]?\d)(?![\d/])")  # 80/20 ground beef
_NITROGEN = re.compile(r"\(n x [\d.]+\)", re.IGNORECASE)  # how USDA works out protein, in a name
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")  # 0,5 l
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:/\d+)?")
_FRACTION = re.compile(r"\d+/\d+")
_NAMED: Mapping[str, float] = {
    "a": 1.0,
    "an": 1.0,
    "un": 1.0,
    "una": 1.0,
    "une": 1.0,
    "ein": 1.0,
    "eine": 1.0,
    "einen": 1.0,
    "one": 1.0,
    "dos": 2.0,
    "deux": 2.0,
    "zwei": 2.0,
    "two": 2.0,
    "tres": 3.0,
    "trois": 3.0,
    "drei": 3.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
    "ten": 10.0,
    "eleven": 11.0,
    "twelve": 12.0,
    "fifteen": 15.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
}
_GROUPED: Mapping[str, float] = {
    "hundred": 100.0,
    "dozen": 12.0,
    "couple": 2.0,
    "half": 0.5,
    "medio": 0.5,
    "media": 0.5,
    "halbe": 0.5,
    "halber": 0.5,
    "halbes": 0.5,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25,
    "quarters": 0.25,
}
_VAGUE = {"few": Interval(2.0, 5.0), "some": Interval(2.0, 5.0), "several": Interval(3.0, 7.0)}
_DOZENS = ("dozen", "hundred")
_FILLERS = ("of", "a", "an", "the")
_AND_A_HALF = ("and", "a", "half")
_WIDEST = 5.0  # a range whose end is more than so many times its beginning is two numbers


def tokens(text: str) -> tuple[str, ...]:
    """Take a line apart: numbers with a decimal point, words in lower case, commas; "85%" is no number.

    >>> tokens("½ avocado; 0,5 l, 85% lean")
    ('1/2', 'avocado', ',', '0.5', 'l', ',', '85%', 'lean')
    """
    text = "".join(map(_spelled_out, text)) if not text.isascii() else text
    text = _NITROGEN.sub(" ", text)
    text = _TEASPOON.sub(" tsp", _TABLESPOON.sub(" tbsp", _PLURAL.sub("", text)))
    text = _THOUSANDS.sub(lambda number: re.sub(r"\D", "", number[0]), text.translate(_SIGNS))
    text = _LEAN.sub(_lean, _DECIMAL_COMMA.sub(".", text))
    return tuple("".join(token.split()) for token in _TOKEN.findall(text.lower()))


def _lean(shares: re.Match[str]) -> str:
    """Return two shares that make a whole as that of lean meat; another fraction as it is."""
    lean, fat = shares.groups()
    return f"{lean}% lean" if int(lean) + int(fat) == 100 else shares[0]


def _spelled_out(sign: str) -> str:
    """Return a sign for a fraction as its numbers; any other as it is."""
    is_fraction = unicodedata.decomposition(sign).startswith("<fraction>")
    return f" {unicodedata.normalize('NFKC', sign)} " if is_fraction else sign


def amount_between(low: float, high: float) -> Interval:
    """Return the numbers from one to another, or ``UNREADABLE`` where nobody eats so much.

    >>> amount_between(2.0, 3.0), amount_between(2.0, 1e300) == UNREADABLE
    (Interval(low=2.0, high=3.0), True)
    """
    return Interval(low, high) if high <= MOST else UNREADABLE  # also where it is not a number: 0 times infinity


def read_number(line: Sequence[str], start: int) -> tuple[Interval | None, int]:
    """Read a number that begins at a token; return it, None or ``UNREADABLE``, and where the line goes on.

    >>> read_number(("1", "1/2", "cups"), 0)
    (Interval(low=1.5, high=1.5), 2)
    >>> read_number(("half", "a", "tin"), 0), read_number(("tin",), 0)
    ((Interval(low=0.5, high=0.5), 2), (None, 0))
    """
    low, end = _digits(line, start)
    if low is None:
        return _in_words(line, start)
    if _at(line, end) in _DOZENS:
        times = _GROUPED[line[end]]
        return amount_between(low * times, low * times), end + 1 + (_at(line, end + 1) == "of")
    if _at(line, end) in ("-", "to", "or"):
        high, after = _digits(line, end + 1)
        if high is not None:
            return amount_between(low, high) if low <= high <= _WIDEST * low else UNREADABLE, after
    return amount_between(low, low), end


def _digits(line: Sequence[str], start: int) -> tuple[float | None, int]:
    """Read "2", "0.5", "1/2" or "1 and 1/2"; infinite is what is written as a number and is none: "1/0", "2 /"."""
    if _NO_NUMBER.fullmatch(_at(line, start)):
        return INFINITY, start + 1
    if not _NUMBER.fullmatch(_at(line, start)):
        return None, start
    value, end = _fraction(line[start]), start + 1
    joined = end + (_at(line, end) in ("and", "&"))
    if value.is_integer() and _FRACTION.fullmatch(_at(line, joined)):
        value, end = value + _fraction(line[joined]), joined + 1
    elif line[end : end + 3] == _AND_A_HALF:
        value, end = value + 0.5, end + 3
    if _at(line, end) != "/":
        return value, end
    while _at(line, end) == "/" or _NUMBER.fullmatch(_at(line, end)):
        end += 1
    return INFINITY, end


def _fraction(text: str) -> float:
    above, _, below = text.partition("/")
    divisor = float(below or 1)
    return float(above) / divisor if divisor else INFINITY


def _in_words(line: Sequence[str], start: int) -> tuple[Interval | None, int]:
    """Read "two", "a dozen", "half a", "a quarter of a" or "a few"."""
    named = _NAMED.get(_at(line, start))
    place = start if named is None else start + 1
    word = _at(line, place)
    if word in _VAGUE:
        return _VAGUE[word], place + 1
    if named is not None and word == "-" and _at(line, place + 1) in _GROUPED:  # two-thirds
        place += 1
        word = line[place]
    if named is not None and line[place : place + 3] == _AND_A_HALF:
        return Interval(named + 0.5, named + 0.5), place + 3
    if word in _GROUPED:
        value = named or 1.0
        while _at(line, place) in _GROUPED:  # half a dozen
            value *= _GROUPED[line[place]]
            place += 1
            while _at(line, place) in _FILLERS:
                place += 1
        return amount_between(value, value), place
    return (None, start) if named is None else (Interval(named, named), place)


def _at(line: Sequence[str], place: int) -> str:
    return line[place] if 0 <= place < len(line) else ""
