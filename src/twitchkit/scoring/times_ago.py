"""How many weeks ago something was, as people say it: "3 days ago", "seit Montag", "la semana pasada"."""

from __future__ import annotations

import re
from typing import NamedTuple

_UNITS = {
    1 / 7: "days?|tag(?:en|e)?|d[íi]as?|jours?|giorn[oi]",
    1.0: "weeks?|wks?|wochen?|semanas?|semaines?|settiman[ae]",
    2.0: "fortnights?",
    52 / 12: "months?|monat(?:en|e)?|mes(?:es)?|mois|mesi",
    52.0: "years?|yrs?|jahr(?:en|e)?|años?|anos?|ans?|années?|ann[oi]",
}
_COUNTS = {
    1.0: "a|an|one|einem|einer|einen?|un|une|una",
    2.0: "a couple of|a couple|two|zwei|dos|deux|due",
    3.0: "a few|few|three|drei|ein paar|einigen|tres|unos|trois|quelques|tre",
    4.0: "four|vier|cuatro|quatre|quattro",
    5.0: "five|fünf|cinco|cinq|cinque",
    6.0: "six|sechs|seis|sei",
    7.0: "seven|sieben|siete|sept|sette",
    8.0: "eight|acht|ocho|huit|otto",
    10.0: "ten|zehn|diez|dix|dieci",
}
_SINCE = "since|vor|seit|hace|il y a|depuis|da|há"
_WEEKDAY = (
    "(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat|sun"
    "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    "|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_NAMED = {
    2 / 7: "the day before yesterday|vorgestern|anteayer|avant-hier",
    1 / 7: "yesterday|last night|gestern|ayer|hier|ieri",
    1.0: (
        "(?:last|this) week|(?:over |at )?the weekend|(?:letzte|diese)[rn]? woche|la semana pasada|esta semana"
        f"|la semaine dernière|cette semaine|la settimana scorsa|(?:on |last |am |letzten |el |le )?(?:{_WEEKDAY})"
    ),
    0.0: "today|this morning|tonight|just|heute|hoy|aujourd'hui|oggi",
}
# How long ago that is depends on today, which nobody told.
_SOME_TIME = (
    "(?:in|last|this|letzten|diesen|im|en|el|le) (?:month|year|monat|jahr|mes|año|mois|an|(?:19|20)\\d\\d|spring|summer"
    "|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)"
    "|recently|lately|kürzlich|neulich|recientemente|récemment"
)


def _named(name: str, words: dict[float, str]) -> str:
    return "|".join(rf"(?P<{name}{place}>{spelled})" for place, spelled in enumerate(words.values()))


_SPAN = re.compile(
    rf"\b(?P<since>(?:desde )?(?:{_SINCE}) )?(?:about |around |the )?(?:last |past )?"
    rf"(?:(?P<digits>\d+(?:[.,]\d+)?)(?:\s?(?:-|–|to|or|bis|a|à|o|ou)\s?\d+)?|{_named('count', _COUNTS)})"
    rf"[ -]?(?:{_named('unit', _UNITS)})(?P<ago> (?:ago|back|fa))?\b",
)
_TIME = re.compile(
    rf"\b(?:(?:since|seit|desde|depuis) )?(?:{_named('named', _NAMED)}|{_SOME_TIME})\b",
)


class TimeAgo(NamedTuple):
    """What a text says of when: the weeks since, where they follow from it, and the text without that.

    ``odd`` is a text that says several times.
    """

    weeks: float | None
    rest: str
    odd: bool = False


def time_ago(text: str) -> TimeAgo:
    """Return how many weeks ago a text says that something was, the least of a range, in small letters.

    >>> time_ago("methadone 2-3 weeks ago"), time_ago("sertraline for 2 weeks")
    (TimeAgo(weeks=2.0, rest='methadone  ', odd=False), TimeAgo(weeks=None, rest='sertraline for 2 weeks', odd=False))
    """
    found: list[float | None] = []

    def spanned(match: re.Match[str]) -> str:
        if not (match["since"] or match["ago"]):
            return match.group()
        count = float(match["digits"].replace(",", ".")) if match["digits"] else _which(match, "count", _COUNTS)
        assert count is not None  # digits or one of the words
        unit = _which(match, "unit", _UNITS)
        assert unit is not None
        found.append(count * unit)
        return " "

    def named(match: re.Match[str]) -> str:
        found.append(_which(match, "named", _NAMED))
        return " "

    rest = _TIME.sub(named, _SPAN.sub(spanned, text))
    weeks = [each for each in found if each is not None]
    return TimeAgo(min(weeks, default=None), rest, len(weeks) > 1)


def _which(match: re.Match[str], name: str, words: dict[float, str]) -> float | None:
    """Return the number whose words were found."""
    return next((number for place, number in enumerate(words) if match[f"{name}{place}"] is not None), None)
