"""What a text denies: from each "no" and "not" as far as it reaches, and no farther.

Where it is open how far it reaches ("no pain, burning feet"), what stands there is unsure: it is asked, and told in
neither direction.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from twitchkit.model.heard import HeardAs
from twitchkit.scoring.medicine_words import words_of
from twitchkit.text.clauses import begins_anew
from twitchkit.text.ellipsis import Denied
from twitchkit.text.numbers import is_number
from twitchkit.text.tokens import COMMA, Token
from twitchkit.text.words import NEGATORS

_OF_NOUNS = words_of("no without neither nor none free deny denies denied")
_MIND = words_of("only just merely simply solely")
# "can't stop …", "nothing helps …", "don't know why …": what follows is there all the same.
_NEUTRAL = words_of(
    "stop stops stopped stopping quit cease end ends help helps helped helping stand bear tolerate take control "
    "resist ignore shake understand explain believe imagine describe rid relieve relieves relieved ease eases "
    "eased cure cures cured work works worked wait handle cope escape matter mean means let lets idea "
    "wonder doubt choice relief reason way cause warning break settle deal suppress fight touch touches touched"
)
_ASKING = words_of("why what how when where which who")
_OPEN = words_of(
    "sure certain clear think believe know remember say saying said always every all often necessarily convinced "
    "exactly entirely completely totally everyday"
)
_PLACES = words_of("in on at during when while for from until because")
_ENDS = words_of(
    "but however although though except yet whereas because since so until till due thanks despite besides apart bar "
    "instead therefore hence"
)
_LISTED = words_of("these those this following any of symptoms signs listed below")  # "none of these: fever, chills"
_OPENS = words_of("when whenever if after while during unless before for against once where")
_SUBJECTS = words_of("i it he she they we you there my his her their the this that these just only then now still")
_REPLIED = words_of("i it he she they we there that its but however though")
_BEGINS = _SUBJECTS | words_of(
    "is are was were am has have had feel feels felt get gets wake wakes keep keeps want need can will"
)
_HOURS = words_of("one morning midnight dawn daybreak")
_FAR = 14  # tokens, beyond which a denial is unsure
_FARTHEST = 60  # tokens, beyond which nothing is denied, in a text without points
_BACK = 8


class _Reach(Enum):
    """What a negator does to what follows."""

    NOTHING = auto()
    DENIES = auto()
    OPENS = auto()
    ENDED = auto()  # "no longer", "not any more"


_MARKS = {_Reach.DENIES: HeardAs.ABSENT, _Reach.OPENS: HeardAs.UNSURE, _Reach.ENDED: HeardAs.PAST}


class Mark(NamedTuple):
    """How something is told that a negator reaches, and the place of the negator.

    It holds ``only_with`` a phrase that the word at this place belongs to: "can't stop twitching" denies no twitching,
    and "I don't stop breathing" does deny what "stop breathing" tells. A negator that ``is_of_phrase`` holds for what
    begins behind it in its own phrase: "I woke and couldn't feel my legs" denies nothing of waking.
    """

    heard: HeardAs
    negator: int
    only_with: int | None = None
    is_of_phrase: bool = False


def denials(
    tokens: Sequence[Token], phrases: Iterable[Collection[int]], before: Sequence[Denied]
) -> dict[int, list[Mark]]:
    """Return the marks of each place: what is denied (absent), what is over (past), and what may be denied (unsure).

    A negator within one of the ``phrases`` ("cannot sleep") denies nothing beyond it; those in ``before`` deny what
    stands before them.
    """
    ends = _ends_of_phrases(tokens, phrases)
    marks: dict[int, list[Mark]] = {}
    for denied in before:
        for at in denied.reached:
            marks.setdefault(at, []).append(Mark(denied.heard, denied.negator))
    elsewhere = {denied.negator for denied in before}
    for place, token in enumerate(tokens):
        if token.raw not in NEGATORS or place in elsewhere or _is_reply(tokens, place):
            continue
        only_with = None
        if place in ends:
            for at in _beyond(tokens, place, ends[place]):
                marks.setdefault(at, []).append(Mark(HeardAs.UNSURE, place))
            inside = itertools.takewhile(lambda at: tokens[at].word != COMMA, range(place + 1, ends[place] + 1))
            reached = [(at, HeardAs.ABSENT) for at in inside]
        elif _is_doubled(tokens, place):
            continue
        else:
            reach, only_with = _reach_of(tokens, place)
            mark = _MARKS.get(reach)
            reached = [(at, mark if is_sure else HeardAs.UNSURE) for at, is_sure in _scope(tokens, place) if mark]
        for at, heard in reached:
            marks.setdefault(at, []).append(Mark(heard, place, only_with, place in ends))
    return marks


def _ends_of_phrases(tokens: Sequence[Token], phrases: Iterable[Collection[int]]) -> dict[int, int]:
    """Return the negators that belong to phrases, each with the place where its phrase ends."""
    ends: dict[int, int] = {}
    for phrase in phrases:
        for place in phrase:
            if tokens[place].raw in NEGATORS:
                ends[place] = max(ends.get(place, 0), *phrase)
    return ends


def _beyond(tokens: Sequence[Token], place: int, end: int) -> Iterator[int]:
    """Yield the places of what a negator may deny behind its own phrase: "cannot sleep or eat"."""
    alternatives = False
    for at, _ in _scope(tokens, place):
        alternatives = alternatives or (at > end and tokens[at].raw in ("or", "nor"))
        if alternatives:
            yield at


def _is_reply(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a "no" answers and denies nothing behind it: "no I don't snore", "no but seriously"."""
    following = {token.raw for token in tokens[place + 1 : place + 2]}
    return tokens[place].raw == "no" and not following.isdisjoint(_REPLIED)


def _is_doubled(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a negator is taken back by one before it: "can't sleep without …", "no night that I don't …"."""
    if tokens[place].raw in ("nor", "neither", "or") or _lists_another(tokens, place):
        return False
    for at in range(place - 1, max(place - _BACK, 0) - 1, -1):
        is_over = tokens[at].parts or tokens[at].word == COMMA or tokens[at].raw in (*_ENDS, "and", "or")
        if is_over or _is_reply(tokens, at) or begins_anew(tokens, at):
            return False
        if tokens[at].raw in NEGATORS or tokens[at].raw in ("hardly", "barely", "rarely", "unable"):
            return tokens[place].raw == "without" or tokens[at].raw not in ("neither", "nor")
    return False


def _reach_of(tokens: Sequence[Token], place: int) -> tuple[_Reach, int | None]:
    """Return what a negator does, by the words behind it, and the place of the word that takes it up, if one does."""
    reach = _plain_reach_of(tokens, place)
    ahead = [token.raw for token in _clause_from(tokens, place + 1)][:3] if reach is _Reach.DENIES else []
    return reach, next((place + 1 + at for at, raw in enumerate(ahead) if raw in _NEUTRAL), None)


def _plain_reach_of(tokens: Sequence[Token], place: int) -> _Reach:
    """Return what a negator does that no word takes up."""
    ahead = [token.raw for token in _clause_from(tokens, place + 1)]
    first, near = (ahead[0] if ahead else ""), ahead[:3]
    if tokens[place].raw == "never" and _says_an_hour(ahead):
        return _Reach.OPENS
    if (
        (tokens[place].raw == "not" and first in _MIND)
        or first == "but"
        or _says_before(tokens[place].raw, ahead)
        or _is_taken_back(tokens, place)
    ):
        return _Reach.NOTHING
    if first == "longer" or _says_any_more(ahead):
        return _Reach.ENDED
    if "know" in near:
        asked = ahead[near.index("know") + 1 :][:1]
        return _Reach.NOTHING if asked and asked[0] in _ASKING else _Reach.OPENS
    if any(word in _OPEN for word in ahead[:2]):
        return _Reach.OPENS
    return _Reach.OPENS if tokens[place].raw == "not" and first in _PLACES else _Reach.DENIES


def _is_taken_back(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether another negator in the same breath takes this one back: "never without", "no day I don't"."""
    for at in range(place + 1, min(place + _BACK, len(tokens))):
        is_over = tokens[at].parts or tokens[at].word == COMMA or tokens[at].raw in (*_ENDS, "and", "or", "nor")
        if is_over or begins_anew(tokens, at):
            return False
        if tokens[at].raw in ("without", "not", "no", "never") and not _lists_another(tokens, at):
            return True
    return False


def _lists_another(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a "no" denies one thing more: "no pain no numbness"; not "never a day with no pain"."""
    return tokens[place].raw == "no" and tokens[place - 1].raw not in ("with", "have")


def _says_before(negator: str, ahead: Sequence[str]) -> bool:
    """Tell whether "never" is about earlier times: "never used to", "never had it before", "never until"."""
    return negator == "never" and (ahead[:1] == ["used"] or any(word in ahead for word in ("before", "until", "till")))


def _says_an_hour(ahead: Sequence[str]) -> bool:
    """Tell whether an hour ends a clause: "awake till two"; not "until two weeks ago", "until 2019"."""
    *_, before, last = ["", "", *ahead]
    return before in ("until", "till") and (last in _HOURS or (is_number(last) and not last.isdigit()))


def _says_any_more(ahead: Sequence[str]) -> bool:
    pairs = pairwise(ahead)
    return "anymore" in ahead or any(pair in (("any", "more"), ("any", "longer")) for pair in pairs)


def _clause_from(tokens: Sequence[Token], place: int) -> Iterator[Token]:
    for token in tokens[place : place + _FAR]:
        if token.parts or token.word == COMMA:
            return
        yield token


def _scope(tokens: Sequence[Token], place: int) -> Iterator[tuple[int, bool]]:
    """Yield the places that a negator reaches, each with whether it surely does."""
    is_sure, is_listed = True, False
    of_nouns = tokens[place].raw in _OF_NOUNS
    for at in range(place + 1, min(place + _FARTHEST, len(tokens))):
        token = tokens[at]
        if token.word == ":" and tokens[at - 1].raw in _LISTED:
            is_listed = True
            continue
        if token.parts or token.raw in _ENDS or begins_anew(tokens, at):
            return
        following = tokens[at + 1].raw if at + 1 < len(tokens) else ""
        if token.word == COMMA:
            begins = following in _SUBJECTS or following in NEGATORS or following in _ENDS
            if begins or (following in _BEGINS and not _list_goes_on(tokens, at + 2)):
                return
            goes_on = following in ("or", "nor") or _list_goes_on(tokens, at + 1)
            is_sure = is_sure and (is_listed or (goes_on and following not in _BEGINS))
        elif token.raw in ("and", "&", "+", "plus"):
            if following in _BEGINS:
                return
            is_sure = is_sure and (of_nouns or is_listed)
        elif token.raw in ("or", "nor", "/"):
            if following in ("i", "it", "they", "he", "she", "we"):
                return
        elif token.raw in _OPENS:
            is_sure = False
        yield at, is_sure and at - place <= _FAR


def _list_goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether what stands behind a comma is one more of a list: an "or" comes before anything that begins anew."""
    for token in tokens[place : place + 2 * _FAR]:
        if token.raw in ("or", "nor"):
            return True
        if token.parts or token.raw in _BEGINS or token.raw in _ENDS or token.raw in NEGATORS:
            return False
    return False
