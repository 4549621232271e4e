"""How soon texts want something done: none may want it sooner than the head of a report says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from twitchkit.errors import Diagnostic
from twitchkit.ids import pack_of
from twitchkit.knowledge import Knowledge
from twitchkit.model.advice import Use
from twitchkit.model.safety import CriticalLimit, RedFlag, Tier

_SENTENCE = re.compile(r"(?<=[.;:])\s+")
_OF_A_PHARMACIST = re.compile(r"\bpharmac(ist|y)\b(?! or (the |a )?(clinician|prescriber|doctor))", re.IGNORECASE)
_ASKS = re.compile(r"(call|ask|see|contact|show|tell|go|get|talk|ring|have|be seen|take it)\b", re.IGNORECASE)
_ON_CONDITION = re.compile(r"\b(if|with|when|where|(?<!ask )for|above|unless|after|before|beside)\b", re.IGNORECASE)
_SOON = (
    (0, re.compile(r"\b(now(?=[.,;]| and)|today|at once|same day)\b", re.IGNORECASE)),
    (2, re.compile(r"\bwithin a day\b|\btomorrow\b|\btoday or tomorrow\b", re.IGNORECASE)),
    (7, re.compile(r"\b(this week|within (a few )?days(?!, two weeks)|within a week|promptly)\b", re.IGNORECASE)),
    (14, re.compile(r"\btwo weeks\b", re.IGNORECASE)),
)
_DAYS = {Tier.EMERGENCY: 0, Tier.SAME_DAY: 0, Tier.URGENT: 14}
_HINT = "tell it by a red flag as urgent as that (or its within_days), or say on what it depends: 'today if …'"


def check_timing(knowledge: Knowledge, pack: str) -> Iterator[Diagnostic]:
    """Yield the texts of a pack that want something sooner than the urgency under which they are told.

    What to watch for depends on what comes; a pharmacist is there any day.
    """
    for id, field, text, days in _texts(knowledge):
        wanted = soonest(text)
        if pack_of(id) == pack and wanted is not None and (days is None or wanted < days):
            message = "this wants something done sooner than the head of a report says beside it"
            yield Diagnostic("TK528", message, hint=_HINT, subject=id, path=(field,))


def _texts(knowledge: Knowledge) -> Iterator[tuple[str, str, str, int | None]]:
    safety: tuple[RedFlag | CriticalLimit, ...] = (*knowledge.red_flags.values(), *knowledge.critical_limits.values())
    for flag in safety:
        if flag.tier is not Tier.SELF_CARE:  # it is told of by itself: no flag may calm
            yield flag.id, "do", flag.do, flag.within_days or _DAYS.get(flag.tier)
    for condition in knowledge.conditions.values():
        days = _DAYS.get(condition.tier)
        yield condition.id, "advice", condition.advice, days
        yield from ((condition.id, "advised", item.text, days) for item in condition.advised)
    for tip in (tip for tip in knowledge.tips.values() if tip.use is not Use.WATCH):
        yield from ((tip.id, field, text, None) for field, text in (("text", tip.text), ("in_short", tip.in_short)))


def soonest(text: str) -> int | None:
    """Return within how many days a text wants something of everybody who reads it, None if it names no time.

    >>> soonest("Call the prescriber this week."), soonest("See a clinician within two weeks; today with a fever.")
    (7, 14)
    >>> soonest("Go today if it grows.") is None
    True
    """
    return min(_wanted(text), default=None)


def _wanted(text: str) -> Iterable[int]:
    for sentence in _SENTENCE.split(text):
        if not _ASKS.match(sentence) or _OF_A_PHARMACIST.search(sentence):
            continue
        for days, words in _SOON:
            found = words.search(sentence)
            if found and not _ON_CONDITION.search(sentence[: found.start()]) and not _says_if(sentence[found.end() :]):
                yield days
                break


def _says_if(rest: str) -> bool:
    """Tell whether a time is followed at once by what it depends on."""
    return bool(re.match(r"\W*(or [\w ]+,? )?(if|with|for|when|where|unless|after|below)\b", rest, re.IGNORECASE))
