"""Age, sex, pregnancy and breastfeeding, as people tell them in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from twitchkit.model.heard import HeardAs, HeardKind
from twitchkit.model.profile import Answer
from twitchkit.profile_check import MAX_AGE
from twitchkit.scoring.medicine_words import words_of
from twitchkit.text.said import Said
from twitchkit.text.telling import Telling
from twitchkit.text.tokens import Token

_NO_AGE = (  # "I'm 28 weeks pregnant", "I'm 5 ft 2"
    r"(?!\s*-?\s*(?:weeks?|wks?|months?|mos?|days?|kgs?|kilos?|lbs?|pounds|cm|ft|foot|feet|mg|h|hours?|min|%|st|stone"
    r"|times|out|of)\b)(?![.,/]\d)"
)
_AGE = re.compile(
    rf"\b(?:i['’]?m|i am|aged?:?)\s+(?:a\s+)?(\d{{1,3}})\b{_NO_AGE}"
    r"|\b(\d{1,3})\s*-?\s*(?:years?|yrs?|y)\s*-?\s*(?:of age|old|/?o)\b|\b(\d{1,3})\s*(?:yo|y/o)\b"
    rf"|(?<!the )\b(?<!['’])(?:female|male|woman|man|[fm])\s*[,/(]?\s*(\d{{2}})\b{_NO_AGE}"  # "the M50" is a road
    r"|\b(\d{2})\s*/?\s*(?:male|female|[mf])\b",
    re.IGNORECASE,
)
_SEX = re.compile(
    r"(?<![\d.,])\d{1,2}\s*-?\s*(?:years?|yrs?|y)?\s*-?\s*/?\s*(?:old|o\b|of age)?\s*,?\s*"
    r"(man|woman|male|female|guy|lady|girl|boy|[mf])\b"
    r"|\b(?:i['’]?m|i am|as)\s+(?:an?\s+)?(?:\w+\s+){0,2}?(man|woman|male|female|guy|lady)\b"
    r"|(?<!the )\b(?<!['’])(male|female|man|woman|[mf])\s*[,/(]?\s*\d{2}\b",
    re.IGNORECASE,
)
_FEMALE = words_of("woman female lady girl f")
_STATES = {
    "pregnant": re.compile(
        r"\bpregnant\b|\b(?:i['’]?m|i am)\s+expecting(?=\s*(?:[.,!;]|$|and\b|again\b|twins\b|a baby\b|in\b))"
        r"|\b\d{1,2}\s+(?:weeks?|wks?)\s+(?:along|gone)\b|\b[1-9]\s+months\s+gone\b",
        re.IGNORECASE,
    ),
    "breastfeeding": re.compile(
        r"\bbreast-?\s?feed(?:ing)?\b|\b(?:i['’]?m|i am)\s+(?:still\s+)?nursing(?=\s*(?:[.,!;]|$|a baby\b))",
        re.IGNORECASE,
    ),
}
# "when I was pregnant", "trying to get pregnant", "I could be pregnant"
_NOT_NOW = words_of("could may might can was were before when after since get getting become became been while until")


def person_said(text: str, tokens: Sequence[Token], telling: Telling) -> Iterator[Said]:
    """Yield what a text tells of the person, each field once."""
    for match in _AGE.finditer(text):
        age = float(next(filter(None, match.groups())))
        if age <= MAX_AGE:
            yield _said("age", age, match, tokens, telling)
            break
    for match in _SEX.finditer(text):
        word = next(filter(None, match.groups())).casefold()
        yield _said("sex", "female" if word in _FEMALE else "male", match, tokens, telling)
        break
    for key, pattern in _STATES.items():
        stated = pattern.search(text)
        if stated is not None:
            yield _state(key, stated, tokens, telling)


def _said(key: str, answer: Answer, match: re.Match[str], tokens: Sequence[Token], telling: Telling) -> Said:
    heard = telling.how(_inside(match, tokens))
    heard = HeardAs.UNSURE if heard is HeardAs.ABSENT else heard
    return Said(HeardKind.PERSON, key, heard, answer if heard is HeardAs.PRESENT else None, *match.span())


def _state(key: str, match: re.Match[str], tokens: Sequence[Token], telling: Telling) -> Said:
    places = _inside(match, tokens)
    heard = telling.how(places)
    before = {token.raw for token in tokens[max(0, places[0] - 4) : places[0]]}
    if heard is HeardAs.PRESENT and before & _NOT_NOW:
        heard = HeardAs.UNSURE
    answer = heard is HeardAs.PRESENT if heard in (HeardAs.PRESENT, HeardAs.ABSENT) else None
    return Said(HeardKind.PERSON, key, heard, answer, *match.span())


def _inside(match: re.Match[str], tokens: Sequence[Token]) -> list[int]:
    return [place for place, token in enumerate(tokens) if token.start < match.end() and token.end > match.start()]
