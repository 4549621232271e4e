"""Of whom a text tells: from a word for somebody else to one for the person."""

from __future__ import annotations

from collections.abc import Sequence

from twitchkit.scoring.medicine_words import words_of
from twitchkit.scoring.other_people import OTHERS, SMALL
from twitchkit.text.clauses import sentences
from twitchkit.text.tokens import Token

KIN = words_of("relative partner")
"""The words, as they are compared, for those of whom some findings tell."""

_ANIMALS = words_of("dog cat")

_SELF = words_of("i me myself mine we")
_COMPARED = words_of("like unlike than by from with to beside near for")
_GOES_ON = words_of("had has got took takes gets died started uses used suffers suffered needs needed")


def told_of_others(tokens: Sequence[Token]) -> set[int]:
    """Return the places of what is told of somebody else; "my wife says I kick" tells of the person.

    A sentence that begins with what somebody did ("Had it for years") goes on about who was told of before.
    """
    found: set[int] = set()
    of_others = False
    for sentence in sentences(tokens):
        of_others = of_others and tokens[sentence.start].raw in _GOES_ON if sentence else False
        for place in sentence:
            if _is_another(tokens[place]):
                of_others = of_others or not _is_compared(tokens, place, sentence)
            elif tokens[place].raw in _SELF or (tokens[place].raw == "my" and not _names_another(tokens, place)):
                of_others = False
            if of_others:
                found.add(place)
    return found


def is_named_by_phrase(token: Token) -> bool:
    """Tell whether a word for somebody else in a phrase is what the phrase tells of: a relative, a baby, what bites."""
    return token.word in KIN or token.raw in SMALL | _ANIMALS


def _is_another(token: Token) -> bool:
    name = token.raw.removesuffix("'s")
    return token.word in KIN or name in OTHERS or (name.endswith("s") and name[:-1] in OTHERS)


def _is_compared(tokens: Sequence[Token], place: int, sentence: range) -> bool:
    """Tell whether somebody only stands beside: "like my dad", "from my mother"."""
    return any(tokens[at].raw in _COMPARED for at in range(max(sentence.start, place - 2), place))


def _names_another(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether "my" belongs to a word for somebody else: "my 8 year old son"."""
    for token in tokens[place + 1 : place + 6]:
        if token.parts:
            return False
        if _is_another(token):
            return True
    return False
