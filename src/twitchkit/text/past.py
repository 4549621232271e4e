"""What a text tells of earlier times: what is no more, and what is dated to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from twitchkit.scoring.medicine_words import words_of
from twitchkit.text.sentences import parts_of, sentences
from twitchkit.text.tokens import Token

_OVER = words_of("gone over resolved disappeared vanished stopped cured history subsided")
_OVER_BY_ITSELF = words_of("disappeared vanished stopped resolved subsided")
_SAYS_SO = words_of("is are has have was were all it's that's now")
_BEHIND = words_of("now since by after for when completely years") | {"."}
_STOPPED = words_of("stopped quit ceased")
_NOT_OVER = words_of("never not no without hasn't haven't")
_NOT_USED = words_of("never not get got getting am be than")
_BEGUN = words_of("started began since diagnosed start quit stopped gave packed")
_YOUNG = r"(?:child|kid|teen|teenager|baby|boy|girl|toddler)"
_OF_OLD = re.compile(
    rf" (?:as an? {_YOUNG}|i was an? {_YOUNG}|in my (?:teens|twenties|thirties|youth|childhood)|when i was"
    r"|in the past|last year|previously|formerly|years before|in those days|back then"
    r"|(?:in|during|with) (?:(?:all|both|of|my|the) )+pregnancies|(?:in|during|with) my (?:last|previous) pregnancy"
    r"|when i was (?:pregnant|expecting|carrying|having)"
    r"|(?:in|was) the (?:fifties|sixties|seventies|eighties|nineties)) | had .*once "
)
_YOUTH = re.compile(rf" (?:as|i was) an? {_YOUNG} ")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_AN_EVENT = _BEGUN | words_of("i it is was of from after for with and")
_OF_NOW = words_of("since still")


def ended(tokens: Sequence[Token]) -> dict[int, int]:
    """Return the places of what is no more, each with the place of the word that says so: "used to", "is gone"."""
    found: dict[int, int] = {}
    for part in _parts(tokens):
        raws = [tokens[place].raw for place in part]
        for at, raw in enumerate(raws):
            before = {*raws[max(0, at - 3) : at]}
            if raw == "used" and raws[at + 1 : at + 2] == ["to"] and not before & _NOT_USED:
                reached = part[at:]
            elif raw in _OVER and _ends_it(raws, at):
                reached = part[:at]
            elif raw in _STOPPED and not before & _NOT_OVER:
                reached = part[at : at + [*raws[at:], "and"].index("and")]
            elif raw == "went" and raws[0] == "the" and raws[at + 1 : at + 2] in (["when"], ["after"]):
                reached = part[:at]
            elif raw in ("went", "took") and "away" in raws[at : at + 4]:
                reached = part
            else:
                continue
            found |= dict.fromkeys(reached, part[at])
    return found


def dated(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the places of what is told of earlier times: "as a child", "two years ago"."""
    found: set[int] = set()
    for part in _parts(tokens):
        raws = [tokens[place].raw for place in part]
        if _is_of_old(raws):
            found.update(part)
        for at, raw in enumerate(raws):
            if _YEAR.fullmatch(raw) and raws[at - 1 : at] == ["in"]:
                found.update(part[_event_before(raws, at - 1) : at])
    return frozenset(found)


def of_youth(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the places of what is told of the years before a person was grown: not even a history of today."""
    found: set[int] = set()
    for part in _parts(tokens):
        raws = [tokens[place].raw for place in part]
        if _OF_NOW.isdisjoint(raws) and _YOUTH.search(f" {' '.join(raws)} "):
            found.update(part)
    return frozenset(found)


def _event_before(raws: Sequence[str], end: int) -> int:
    """Return where the event begins that a year dates: the operation of "ever since the operation in 2017"."""
    start = next((at for at in range(end - 1, -1, -1) if raws[at] in _BEFORE_AN_EVENT), -1)
    return end if start >= 0 and raws[start] in _BEGUN and raws[start] != "since" else start + 1


def _parts(tokens: Sequence[Token]) -> Iterator[range]:
    for sentence in sentences(tokens):
        yield from parts_of(tokens, sentence)


def _is_of_old(raws: Sequence[str]) -> bool:
    if not _OF_NOW.isdisjoint(raws) or ("for" in raws and "have" in raws):
        return False
    years_ago = ("ago" in raws or "back" in raws) and "years" in raws and not _BEGUN & set(raws)
    return years_ago or _OF_OLD.search(f" {' '.join(raws)} ") is not None


def _ends_it(raws: Sequence[str], at: int) -> bool:
    """Tell whether a word such as "gone" ends what stands before it: "is gone", "has stopped"; not "gone numb"."""
    is_last = at + 1 == len(raws) or raws[at + 1] in _BEHIND
    return is_last and (bool(_SAYS_SO & {*raws[max(0, at - 3) : at]}) or raws[at] in _OVER_BY_ITSELF)
