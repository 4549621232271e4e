"""Words that set a whole clause in the past or in doubt: "used to", "gone", "as a child", "maybe", "scared it's …".

Each cue is a pattern over the words of a clause, and says how much of it is told so. A cue counts by its first group,
so that what takes it back ("never used to") is written before it.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple


class Aspect(Enum):
    """How something is told beside affirmed or denied."""

    ENDED = auto()  # it is no more
    DATED = auto()  # of earlier times: a history of today all the same
    YOUTH = auto()  # of the years before somebody was grown
    DOUBTED = auto()
    DISEASE_DOUBTED = auto()  # a disease is, and what somebody feels is not
    ASKED = auto()


class Reach(Enum):
    """How much of a part, clause or sentence a cue reaches."""

    ALL = auto()
    BEFORE = auto()
    BEHIND = auto()
    TO_AND = auto()
    NEAR = auto()


class Cue(NamedTuple):
    """Words that say something of those around them: what, how far, and how they are told."""

    aspect: Aspect
    reach: Reach
    pattern: re.Pattern[str]


def _cue(aspect: Aspect, reach: Reach, *patterns: str) -> Cue:
    return Cue(aspect, reach, re.compile("|".join(f" (?:{pattern})(?= )" for pattern in patterns)))


_YOUNG = r"(?:young |little |small |wee )*(?:child|kid|teen|teenager|baby|boy|girl|toddler|lad|lass|nipper|student)"
_FEAR = "worry|worries|worried|worrying|scared|afraid|frightened|terrified|fear|dread"
_NAMED_IN_FEAR = "my|the|this|these|how|why|what|it|i|going|bed|night"
_NO_LONGER = (
    "gone|(?<!all )over|resolved|disappeared|vanished|stopped|cured|history|subsided|healed|sorted|settled|passed"
    "|better now|behind me"
)
_IS = "is|are|has|have|was|were|all|now"
_END = r"(?: (?:now|since|by|after|for|when|completely|years|though|thankfully|again|long|ago)| [,.;!?]| $)"
_STAYS = r"(?:never|not|no|without|hasn't|haven't)"
BEGUN = r"\b(?:started|began|since|diagnosed|start|quit|stopped|gave|packed)\b"
STILL = r"\b(?:since|still)\b"

OF_PARTS = (
    _cue(
        Aspect.ENDED,
        Reach.BEHIND,
        r"(?:never|not|get|got|getting|am|be|than) (?:\w+ ){0,2}used to",
        r"(used) to",
        r"(years|months|ages|decades) since i",
    ),
    _cue(
        Aspect.ENDED,
        Reach.TO_AND,
        rf"{_STAYS} (?:\w+ ){{0,2}}(?:stopped|quit|ceased)",
        r"(stopped|quit|ceased)",
    ),
    _cue(
        Aspect.ENDED,
        Reach.BEFORE,
        rf"(?:(?:{_IS}) )?{_STAYS} (?:\w+ ){{0,2}}(?:{_NO_LONGER})",
        rf"(?:{_IS}|,) (?:\w+ ){{0,2}}?({_NO_LONGER})(?={_END})",
        rf"(disappeared|vanished|stopped|resolved|subsided)(?={_END})",
        r"(went|cleared|cleared up) (?:when|after)",
        rf"(?<=^ )({_NO_LONGER})(?={_END})",
        r"(thing) of the past",
        r"(finished) (?:\w+ )?(?:course|antibiotics)",
        r"for (?:years|months|ages|decades) (until|till) (?:i|we|the|they|my|a)",
    ),
    _cue(
        Aspect.ENDED,
        Reach.ALL,
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
OF_OLD = (
    _cue(Aspect.YOUTH, Reach.ALL, rf"(?:as|i was) an? ({_YOUNG})"),
    _cue(
        Aspect.DATED,
        Reach.ALL,
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
YEARS_AGO = re.compile(r" (?:years|decades|yrs) (?:\w+ )*(?:ago|back) | (?:ago|back) (?:\w+ )*years ")
IN_YEAR = re.compile(r" in ((?:19|20)\d\d)(?= )")
BEFORE_AN_EVENT = re.compile(
    r" (started|began|diagnosed|start|quit|stopped|gave|packed|since|i|it|is|was|of|from|after|for|with|and)(?= )"
)

OF_CLAUSES = (
    _cue(
        Aspect.DOUBTED,
        Reach.ALL,
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
DOUBTS = (
    _cue(
        Aspect.DOUBTED,
        Reach.BEHIND,
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
        "(watch|look|looked|looking|checked|checking|screened|tested|testing) (?:out )?for",
        rf"({_FEAR}) (?:that )?(?:it|this|i|they) (?:will|might|may|could|would|is going|am going)",
        r"(?:worse|better|stronger|weaker) (?:\w+ ){1,6}(than)",
        "not so (much)",
        "(some|other|many|most|lots of|about) (?:people|patients|folk|folks|women|men)",
    ),
    _cue(Aspect.DOUBTED, Reach.BEFORE, rf"(free)(?={_END})"),
    _cue(
        Aspect.DOUBTED,
        Reach.NEAR,
        "(borderline|pre|nearly|almost|seldom|rarely|hardly|barely)(?! (?:every|always|all|constantly) )",
    ),
)
DISEASE_DOUBTED = re.compile(
    " (think|thinks|thought|worry|worried|worries|worrying|scared|afraid|fear|fearing|fears|terrified|read|reading"
    "|googled|google|googling|suspect|suspects|suspected|suspecting|test|tested|testing|tests|could|can|may|if|ruled"
    "|rule|check|checked|screened|about|convinced|research|researching|likely|similar|resembles|mimic|mimics"
    "|waiting|wrongly|like an?)(?= )"
)
# They stand behind a disease as well: "MS was ruled out".
EXCLUDED = re.compile(
    r" (?:ruled|excluded|negative|mistake|misdiagnosed|wrongly|that is wrong|ward|clinic|am an? \w+ nurse) "
)
ASKED_IF = re.compile(
    r"^ (?:(?:do|am|could|might) (?:i|it|this|that) (?!.* normal )"
    r"|(?:can|could|does|do|will|might) (?:\w+ ){1,5}(?:cause|give|get|bring|trigger|make) "
    r"|should (?:i|we) |do you (?:think|reckon) "
    r"|(?:is|are|do|does|did|can|could|will|would|has|have) (?!.* (?:i|my|me|normal) ))"
)
