"""Words that set a whole clause in the past or in doubt: "used to", "gone", "as a child", "maybe", "scared it's …".

Each cue is a pattern over the words of a clause, and says how much of it is told so. A cue counts by its first group,
so that what takes it back ("never used to") is written before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import NamedTuple

from twitchkit.text.clauses import clauses, parts, sentences
from twitchkit.text.ellipsis import list_before, tells
from twitchkit.text.tokens import Token


class Aspect(Enum):
    """How something is told beside affirmed or denied."""

    ENDED = auto()  # it is no more
    DATED = auto()  # of earlier times: a history of today all the same
    YOUTH = auto()  # of the years before somebody was grown
    DOUBTED = auto()
    DISEASE_DOUBTED = auto()  # a disease is, and what somebody feels is not
    ASKED = auto()


class _Reach(Enum):
    """How much of a part, clause or sentence a cue reaches."""

    ALL = auto()
    BEFORE = auto()
    BEHIND = auto()
    TO_AND = auto()
    NEAR = auto()


class _Cue(NamedTuple):
    aspect: Aspect
    reach: _Reach
    pattern: re.Pattern[str]


class Mark(NamedTuple):
    """How something is told, and the place of the word that says so."""

    aspect: Aspect
    place: int


def _cue(aspect: Aspect, reach: _Reach, *patterns: str) -> _Cue:
    return _Cue(aspect, reach, re.compile("|".join(f" (?:{pattern})(?= )" for pattern in patterns)))


_YOUNG = r"(?:young |little |small |wee )*(?:child|kid|teen|teenager|baby|boy|girl|toddler|lad|lass|nipper|student)"
_FEAR = "worry|worries|worried|worrying|scared|afraid|frightened|terrified|fear|dread"
_NAMED_IN_FEAR = "my|the|this|these|how|why|what|it|i|going|bed|night"
_NO_LONGER = (
    "gone|over|resolved|disappeared|vanished|stopped|cured|history|subsided|healed|sorted|settled|passed"
    "|better now|behind me"
)
_IS = "is|are|has|have|was|were|all|now"
_END = r"(?: (?:now|since|by|after|for|when|completely|years|though|thankfully|again|long|ago)| [,.;!?]| $)"
_STAYS = r"(?:never|not|no|without|hasn't|haven't)"
_BEGUN = r"\b(?:started|began|since|diagnosed|start|quit|stopped|gave|packed)\b"
_STILL = r"\b(?:since|still)\b"

_OF_PARTS = (
    _cue(
        Aspect.ENDED,
        _Reach.BEHIND,
        r"(?:never|not|get|got|getting|am|be|than) (?:\w+ ){0,2}used to",
        r"(used) to",
        r"(years|months|ages|decades) since i",
    ),
    _cue(
        Aspect.ENDED,
        _Reach.TO_AND,
        rf"{_STAYS} (?:\w+ ){{0,2}}(?:stopped|quit|ceased)",
        r"(stopped|quit|ceased)",
    ),
    _cue(
        Aspect.ENDED,
        _Reach.BEFORE,
        rf"(?:(?:{_IS}) )?{_STAYS} (?:\w+ ){{0,2}}(?:{_NO_LONGER})",
        rf"(?:{_IS}|,) (?:\w+ ){{0,2}}?({_NO_LONGER})(?={_END})",
        rf"(disappeared|vanished|stopped|resolved|subsided)(?={_END})",
        r"(went|cleared|cleared up) (?:when|after)",
        rf"(?<=^ )({_NO_LONGER})(?={_END})",
        r"(thing) of the past",
        r"for (?:years|months|ages|decades) (until|till) (?:i|we|the|they|my|a)",
    ),
    _cue(
        Aspect.ENDED,
        _Reach.ALL,
        r"except .*",
        rf"{_STAYS} (?:\w+ ){{0,2}}away",
        r"(went|took) (?:\w+ ){0,2}away",
        r"(grew|grown) out of",
        r"put (?:\w+ )+(behind) me",
        r"(cleared|settled|calmed) (?:right |itself )?(?:up|down)",
        r"(got|gotten) (?:over|rid of)",
        r"(recovered) from",
        r"all (better) now",
        r"back to (normal) now",
    ),
)
_OF_OLD = (
    _cue(Aspect.YOUTH, _Reach.ALL, rf"(?:as|i was) an? ({_YOUNG})"),
    _cue(
        Aspect.DATED,
        _Reach.ALL,
        rf"(?:as|i was) an? ({_YOUNG})",
        r"(in) my (?:teens|twenties|thirties|youth|childhood|younger|early|20s|30s)",
        r"(when) i was",
        r"(in) the past",
        r"(last) year",
        r"(previously|formerly)",
        r"(years) before",
        r"(in) those days",
        r"(back) then",
        r"(back) in",
        r"(?:in|during|with) (?:(?:all|both|of|my|the) )+(pregnancies)",
        r"(?:in|during|with) my (?:last|previous) (pregnancy)",
        r"(?:in|was) the (fifties|sixties|seventies|eighties|nineties)",
        r"had .*?(once)",
        r"there was a (time) (?:when|that)",
        r"(until|till) (?:19|20)\d\d",
        r"(in) (?:19|20)\d\d (?:i|my|we|the)(?!.* (?:started|began|diagnosed|start) )",
        r"at (school|uni|university)",
    ),
)
_YEARS_AGO = re.compile(r" (?:years|decades|yrs) (?:\w+ )*(?:ago|back) | (?:ago|back) (?:\w+ )*years ")
_IN_YEAR = re.compile(r" in ((?:19|20)\d\d)(?= )")
_BEFORE_AN_EVENT = re.compile(
    r" (started|began|diagnosed|start|quit|stopped|gave|packed|since|i|it|is|was|of|from|after|for|with|and)(?= )"
)

_OF_CLAUSES = (
    _cue(
        Aspect.DOUBTED,
        _Reach.ALL,
        r"(what) if",
        r"(if) you (?:get|have|develop|notice)",
        r"(if) i (?:ever|had|were|did)(?! to)",
        r"(leaflet|ruled out)",
        r"(side) effects (?:are |were )?(?:listed|include|can)",
        rf"({_FEAR}) (?:about|of|that)(?! (?:{_NAMED_IN_FEAR}) )",
        r"(in) case",
        r"not want to (end up|get|have|become)",
        r"(keeps|keep) (?:\w+ ){1,4}away",
        r"(runs|run) in (?:the|my|our) (?:family|blood)",
        r"(?:the|that|this|another) (lad|bloke|woman|man|lady|guy|girl|fella|chap)",
        r"my (patient|patients|client|clients)",
        r"a (lad|bloke|woman|man|lady|guy|girl|fella|chap) (?:at|who|i|from|down|next|on|with)",
        r"(dreamt|dreamed) (?:that |of |about )?i",
    ),
)
_DOUBTS = (
    _cue(
        Aspect.DOUBTED,
        _Reach.BEHIND,
        "(maybe|perhaps|possibly|might|probably|whether|wonder|wondering|wondered|unsure|suppose|guess|prevent"
        "|preventing|prevents|avoid|avoiding|avoids|risk|unless)",
        "(not) that (?:i|my|it|he|she|they|we|there|the)",
        "(doubt) (?:it|that|if|i)",
        "(everything|anything) but",
        "(rather|other) than",
        "(instead) of",
        "(free) (?:of|from)",
        "(absence|lack) of",
        "would (hate|dread)",
        "(?:i|it|they|this|that|you) (may)",
        "not (describe|class|count) (?:it|this|that|them)",
        r"(not) (?:the|my) (?:\w+ ){1,4}that",
        "(lying) if",
        r"(nobody|no one) (?:\w+ ){0,2}(?:told|said|says)",
        "(zero|nil)",
        "(read|heard|hearing|googled|saw) (?:\\w+ )?(?:that|about|of)",
        r"they (say|reckon) (?:\w+ ){1,3}(?:cause|causes|give|gives|bring|trigger)",
        "(ask|asks|asked|asking) (?:me )?(?:about|if|whether)",
        "(watch|look) (?:out )?for",
        "(some|other|many|most|lots of|about) (?:people|patients|folk|folks|women|men)",
    ),
    _cue(Aspect.DOUBTED, _Reach.BEFORE, rf"(free)(?={_END})"),
    _cue(
        Aspect.DOUBTED,
        _Reach.NEAR,
        "(borderline|pre|nearly|almost|seldom|rarely|hardly|barely)(?! (?:every|always|all|constantly) )",
    ),
)
_DISEASE_DOUBTED = re.compile(
    " (think|thinks|thought|worry|worried|worries|worrying|scared|afraid|fear|fearing|fears|terrified|read|reading"
    "|googled|google|googling|suspect|suspects|suspected|suspecting|test|tested|testing|tests|could|can|may|if|ruled"
    "|rule|check|checked|screened|about|convinced|research|researching|likely|similar|resembles|mimic|mimics"
    "|waiting|wrongly|like an?)(?= )"
)
# They stand behind a disease as well: "MS was ruled out".
_EXCLUDED = re.compile(
    r" (?:ruled|excluded|negative|mistake|misdiagnosed|wrongly|that is wrong|ward|clinic|am an? \w+ nurse) "
)
_ASKED_IF = re.compile(
    r"^ (?:(?:do|am|could|might) (?:i|it|this|that) (?!.* normal )"
    r"|(?:can|could|does|do|will|might) (?:\w+ ){1,5}(?:cause|give|get|bring|trigger|make) "
    r"|should (?:i|we) |do you (?:think|reckon) "
    r"|(?:is|are|do|does|did|can|could|will|would|has|have) (?!.* (?:i|my|me|normal) ))"
)
_NEAR = 6  # words that "nearly" reaches


def cues(tokens: Sequence[Token]) -> Mapping[int, Sequence[Mark]]:
    """Return the marks of each place of a text that has some."""
    marks: dict[int, list[Mark]] = {}
    for sentence in sentences(tokens):
        for reached, mark in _marks(tokens, sentence):
            for place in reached:
                marks.setdefault(place, []).append(mark)
    return marks


def _marks(tokens: Sequence[Token], sentence: range) -> Iterator[tuple[range, Mark]]:
    yield from _of_sentence(tokens, sentence)
    for clause in clauses(tokens, sentence):
        yield from _of(_OF_CLAUSES, tokens, clause, sentence.start)
    for part in parts(tokens, sentence):
        yield from _of(_OF_PARTS, tokens, part, sentence.start)
        yield from _of(_DOUBTS, tokens, part, sentence.start)
        yield from _of_old(tokens, part)


def _of_sentence(tokens: Sequence[Token], sentence: range) -> Iterator[tuple[range, Mark]]:
    said = _said(tokens, sentence)
    if said.endswith(" ? "):
        yield sentence, Mark(Aspect.ASKED, sentence.stop - 1)
        if _ASKED_IF.search(said):
            yield sentence, Mark(Aspect.DOUBTED, sentence.start)
    doubt = _DISEASE_DOUBTED.search(said)
    if doubt is not None:
        place = _place(said, doubt.start(1), sentence)
        yield range(place, sentence.stop), Mark(Aspect.DISEASE_DOUBTED, place)
    if _EXCLUDED.search(said):
        yield sentence, Mark(Aspect.DISEASE_DOUBTED, sentence.stop - 1)


def _of(of_all: Sequence[_Cue], tokens: Sequence[Token], within: range, first: int) -> Iterator[tuple[range, Mark]]:
    said = _said(tokens, within)
    for cue in of_all:
        for match in cue.pattern.finditer(said):
            group = match.lastindex
            if group is not None:
                place = _place(said, match.start(group), within)
                yield _reached(cue.reach, tokens, within, place, first), Mark(cue.aspect, place)


def _reached(reach: _Reach, tokens: Sequence[Token], within: range, place: int, first: int) -> range:
    match reach:
        case _Reach.ALL:
            return within
        case _Reach.BEFORE:
            named = any(tells(tokens[at]) for at in range(within.start, place))
            return range(within.start, place) if named else list_before(tokens, within.start, first)
        case _Reach.BEHIND:
            return range(place, within.stop)
        case _Reach.TO_AND | _Reach.NEAR:
            end = within.stop if reach is _Reach.TO_AND else min(place + _NEAR, within.stop)
            return range(place, next((at for at in range(place, end) if tokens[at].raw == "and"), end))


def _of_old(tokens: Sequence[Token], part: range) -> Iterator[tuple[range, Mark]]:
    """Yield what dates a part to earlier times, and what dates only an event in it: "the operation in 2017"."""
    said = _said(tokens, part)
    is_of_now = re.search(_STILL, said) or (" for " in said and " have " in said)
    if not is_of_now:
        yield from _of(_OF_OLD, tokens, part, part.start)
        if _YEARS_AGO.search(said) and not re.search(_BEGUN, said):
            yield part, Mark(Aspect.DATED, part.start)
    for year in _IN_YEAR.finditer(said):
        end = _place(said, year.start(1), part)
        before = [*_BEFORE_AN_EVENT.finditer(said, 0, year.start() + 1)]
        event = _place(said, before[-1].start(1), part) + 1 if before else part.start
        if not (before and re.fullmatch(_BEGUN, before[-1][1]) and before[-1][1] != "since"):
            yield range(event, end), Mark(Aspect.DATED, end)


def _said(tokens: Sequence[Token], within: range) -> str:
    return f" {' '.join(tokens[place].raw for place in within)} "


def _place(said: str, at: int, within: range) -> int:
    """Return the place of the word that begins at a letter of what is said."""
    return within.start + said.count(" ", 0, at) - 1
