"""From phrases to answers: several hits of one finding are put together, and what they contradict is left open."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from twitchkit.knowledge import phrases
from twitchkit.knowledge.symbols import symbol_of
from twitchkit.model.heard import HeardAs, HeardKind
from twitchkit.model.profile import Answer
from twitchkit.model.vocabulary import Finding, Kind
from twitchkit.quantity import find_unit
from twitchkit.text.lexicon import Hit
from twitchkit.text.numbers import Amount
from twitchkit.text.said import Said
from twitchkit.text.telling import Telling

_NEAR = 9  # tokens between an amount and what it is the amount of
_SPELLED = {  # as packs spell the units of people's words
    "s": ("s",),
    "min": ("min",),
    "h": ("h",),
    "d": ("d", "days"),
    "wk": ("wk", "weeks"),
    "mo": ("mo", "months"),
    "a": ("a", "years"),
    "kg": ("kg",),
    "lb": ("lb",),
    "st": ("st",),
    "cm": ("cm",),
    "in": ("in",),
    "Cel": ("Cel", "degC"),
    "degF": ("degF",),
    "/wk": ("/wk",),
    "L/d": ("L/d",),
}


class _Told(NamedTuple):
    """What one or several hits tell of a finding, and the places of the words that they rest on."""

    finding: str
    heard: HeardAs
    answer: Answer | None
    places: tuple[int, ...]
    guessed: bool


def findings_said(
    findings: Mapping[str, Finding], hits: Sequence[Hit], amounts: Sequence[Amount], telling: Telling
) -> Iterator[Said]:
    """Yield what phrases tell of each finding."""
    by_finding: dict[str, list[_Told]] = {}
    within = {place for hit in hits if _is_of_more(hit) for place in hit.tokens}
    for hit in hits:
        told = _told(findings[hit.meaning.finding], hit, amounts, telling)
        is_part = len(hit.tokens) == 1 and hit.tokens[0] in within  # "no numbness in my feet" denies no feet
        if told is not None and not (is_part and told.heard is HeardAs.ABSENT):
            by_finding.setdefault(told.finding, []).append(told)
    for id, several in by_finding.items():
        told = _together(findings[id], several)
        places = {*told.places, *telling.negators(told.places)}
        start, end = telling.tokens[min(places)].start, telling.tokens[max(places)].end
        yield Said(HeardKind.FINDING, id, told.heard, told.answer, start, end, told.guessed)


def _is_of_more(hit: Hit) -> bool:
    """Tell whether a phrase of several words tells a yes/no."""
    return len(hit.tokens) > 1 and hit.meaning.answer in (phrases.YES, phrases.NO, phrases.VAGUE)


def _told(finding: Finding, hit: Hit, amounts: Sequence[Amount], telling: Telling) -> _Told | None:
    how = telling.how(hit.tokens, of_long=finding.history)
    if finding.kind is Kind.NUMBER:
        return _number_said(finding, hit, amounts, how)
    answer: Answer | None = None
    if finding.kind is Kind.YES_NO:
        if hit.meaning.answer == phrases.VAGUE and how is HeardAs.ABSENT and _is_denied_within(hit, telling):
            how = HeardAs.UNSURE
        how = _yes_or_no(hit.meaning.answer, how)
        answer = how is HeardAs.PRESENT if how in (HeardAs.PRESENT, HeardAs.ABSENT) else None
    elif how is HeardAs.ABSENT:  # that it is not this level tells none
        return None
    elif how is HeardAs.PRESENT:
        answer = (hit.meaning.answer,) if finding.kind is Kind.SEVERAL else hit.meaning.answer
    return _Told(finding.id, how, answer, hit.tokens, hit.guessed)


def _is_denied_within(hit: Hit, telling: Telling) -> bool:
    """Tell whether only the end of a phrase is denied: "I cough, no blood though"."""
    return any(hit.tokens[0] < place < hit.tokens[-1] for place in telling.negators(hit.tokens))


def _yes_or_no(told: str, how: HeardAs) -> HeardAs:
    """Return how a yes/no is told by a phrase for yes, for no, or for something that leaves it open."""
    match told, how:
        case phrases.NO, HeardAs.PRESENT:
            return HeardAs.ABSENT
        case (phrases.NO, HeardAs.ABSENT) | (phrases.VAGUE, HeardAs.PRESENT):
            return HeardAs.UNSURE
    return how


def _number_said(finding: Finding, hit: Hit, amounts: Sequence[Amount], how: HeardAs) -> _Told | None:
    """Return the amount nearest to a phrase, in a unit of the finding, if it is told of now and plausible."""
    low, high = hit.tokens[0], hit.tokens[-1]
    around = amounts[bisect_left(amounts, low - _NEAR, key=_ends) : bisect_right(amounts, high + _NEAR, key=_begins)]
    near = sorted((max(amount.first - high, low - amount.last, 0), amount.first, amount) for amount in around)
    for _, _, amount in near if how is HeardAs.PRESENT else ():
        unit = next((unit for unit in _SPELLED.get(amount.unit, ("",)) if _fits(finding, amount, unit)), None)
        if unit is not None:
            places = tuple(sorted({*hit.tokens, *range(amount.first, amount.last + 1)}))
            answer: Answer = f"{amount.number:g} {unit}" if unit else amount.number
            return _Told(finding.id, how, answer, places, hit.guessed)
    return None


def _begins(amount: Amount) -> int:
    return amount.first


def _ends(amount: Amount) -> int:
    return amount.last


def _fits(finding: Finding, amount: Amount, unit: str) -> bool:
    scale = find_unit(unit, symbol_of(finding).units)
    if scale is None:
        return False
    low, high = finding.plausible or (float("-inf"), float("inf"))
    return low <= scale.to_canonical(amount.number) <= high


def _together(finding: Finding, said: Sequence[_Told]) -> _Told:
    """Return what several hits of one finding tell: what is told twice in different ways is left open."""
    told = [item for item in said if item.answer is not None]
    if not told:
        return said[0]
    places = tuple(sorted({place for item in told[:3] for place in item.places}))
    guessed = any(item.guessed for item in told)
    if finding.kind is Kind.SEVERAL:
        words = tuple(dict.fromkeys(word for item in told if isinstance(item.answer, tuple) for word in item.answer))
        return _Told(finding.id, HeardAs.PRESENT, words, places, guessed)
    if len({item.answer for item in told}) > 1:
        return _Told(finding.id, HeardAs.UNSURE, None, places, guessed)
    if told[0].heard is HeardAs.ABSENT and any(item.heard is HeardAs.UNSURE for item in said):
        return _Told(finding.id, HeardAs.UNSURE, None, places, guessed)
    first = told[0]
    return _Told(finding.id, first.heard, first.answer, first.places, first.guessed)
