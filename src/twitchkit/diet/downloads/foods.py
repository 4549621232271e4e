"""A food of FoodData Central in whatever layout it came, and which of its versions counts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

KINDS: Mapping[str, str] = {
    "Foundation": "foundation_food",
    "SR Legacy": "sr_legacy_food",
    "Survey (FNDDS)": "survey_fndds_food",
    "Branded": "branded_food",
}
"""The kinds of foods as JSON and as CSV call them; all others are samples."""

_NO_UNIT = "undetermined"
_CODE = re.compile(r"\d{3,}")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4})|(\d{1,2})\.(\d{1,2})\.(\d{4})")
_GRAMS, _MILLILITERS = ("g", "grm", "gm"), ("ml", "mlt")
_CUP = 236.588


class Version(NamedTuple):
    """One version of a food: its FDC number, what is the same in all versions, and when it was published."""

    key: str
    name: str
    same: str
    published: str

    @property
    def age(self) -> tuple[str, int]:
        """What orders versions, the newest last."""
        return self.published, int(self.key)


def newest(versions: Iterable[Version]) -> dict[str, Version]:
    """Return the newest version of each food by its FDC number."""
    found: dict[str, Version] = {}
    for version in versions:
        other = found.get(version.same)
        if other is None or other.age < version.age:
            found[version.same] = version
    return {version.key: version for version in found.values()}


def identity(kind: str, number: str, key: str) -> str:
    """Return what is the same in all versions of a food: its NDB number, survey code or bar code; else its key."""
    bare = number.strip().lstrip("0")
    return f"{kind} {bare}" if bare else key


def fdc_number(text: str) -> str:
    """Return an FDC number; raise ``ValueError`` for what is none."""
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise ValueError("'fdc_id' is no number")
    return text


def iso_date(text: str) -> str:
    """Return a day of publication; raise ``ValueError`` for what is none. Slashes have the month first.

    >>> iso_date("4/1/2019"), iso_date("2019-04-01"), iso_date("01.04.2019")
    ('2019-04-01', '2019-04-01', '2019-04-01')
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError("the day of publication is no date like 2019-04-01")
    numbers = match.groups()
    year, month, day = numbers[:3] if numbers[0] else (numbers[5], *numbers[3:5]) if numbers[3] else numbers[:5:-1]
    try:
        return datetime.date(int(year or 0), int(month or 0), int(day or 0)).isoformat()
    except ValueError:
        raise ValueError("the day of publication is no date like 2019-04-01") from None


class Portion(NamedTuple):
    """A portion as it is written: its place among others, how many of which unit, in which form, and its grams."""

    place: float
    amount: float | None
    unit: str
    modifier: str
    description: str
    grams: float

    @property
    def text(self) -> str:
        """The portion in words: "1 cup, chopped"; a survey food describes it, and has a code for its form."""
        modifier = "" if _CODE.fullmatch(self.modifier) else self.modifier
        unit = "" if self.unit == _NO_UNIT else self.unit
        what = ", ".join(part for part in (unit, modifier) if part)
        return f"{self.amount:g} {what}" if self.amount and what else self.description


def in_words(portions: Iterable[Portion]) -> dict[str, float]:
    """Return portions by their words; of two with the same, the first."""
    found: dict[str, float] = {}
    for portion in sorted(portions, key=lambda portion: (portion.place, portion.text, portion.grams)):
        if portion.text and portion.grams > 0:
            found.setdefault(portion.text, portion.grams)
    return found


def serving(size: float | None, unit: str, household: str) -> dict[str, float]:
    """Return the serving of a branded food in grams, by the words of its label too.

    Where it is in milliliters, its amounts are per 100 ml as well: a milliliter counts as a gram, so that what is drunk
    by volume is right whatever it weighs.

    >>> serving(28.0, "g", "1 CUP"), serving(355.0, "ml", "1 CAN"), serving(1.0, "IU", "1 pill")
    ({'1 serving': 28.0, '1 cup': 28.0}, {'1 cup': 236.588, '1 serving': 355.0, '1 can': 355.0}, {})
    """
    unit = unit.strip().lower()
    if not size or size < 0 or unit not in _GRAMS + _MILLILITERS:
        return {}
    words = " ".join(household.lower().split())
    cup = {"1 cup": _CUP} if unit in _MILLILITERS else {}
    return {**cup, "1 serving": size, **({words: size} if words[:1].isdigit() else {})}
