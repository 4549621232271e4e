"""Sentences and clauses: how far a word can tell something of another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from twitchkit.scoring.medicine_words import words_of
from twitchkit.text.tokens import COMMA, Token

BREAKS = words_of("but however although though except yet whereas")
_LINKS = words_of("and so because since while whilst")  # with somebody behind them, something new is told
_SUBJECTS = words_of("i my he she they we his her")
_PRONOUNS = words_of("i he she they we it there")
_PEOPLE = words_of("i he she we they")
_AUXILIARIES = words_of("do does did have has had am is are was were get gets feel")
_GOVERNS = words_of(  # what stands behind them is no clause of its own: "no day that I don't", "never told I have"
    "that when where which what who how why if whether as while and or than think thinks say says said told know feel"
)
_NEAR = 10  # tokens between "not only" and "but"
_LONGEST = 100  # tokens of a sentence
_OF_TODAY = words_of("now still")


def sentences(tokens: Sequence[Token]) -> list[range]:
    """Return the sentences of a text; one that does not end is cut."""
    found, start = [], 0
    for place, token in enumerate(tokens):
        if (token.parts and token.word not in ":()") or place - start > _LONGEST:
            found.append(range(start, place + 1))
            start = place + 1
    return [*found, range(start, len(tokens))]


def clauses(tokens: Sequence[Token], sentence: range) -> list[range]:
    """Return the clauses of a sentence: from a "but", or somebody named behind a comma or an "and", to the next."""
    starts = [at for at in sentence[1:] if _breaks(tokens, at) or _begins(tokens, at)]
    return [range(first, end) for first, end in pairwise([sentence.start, *starts, sentence.stop])]


def parts(tokens: Sequence[Token], sentence: range) -> list[range]:
    """Return the parts of a sentence between commas, "but", "now" and "still": what was may be told beside what is."""
    starts = {at for at in sentence if tokens[at].raw in _OF_TODAY or _breaks(tokens, at)}
    starts |= {at + 1 for at in sentence if tokens[at].word == COMMA}
    return [range(first, end) for first, end in pairwise(sorted({sentence.start, *starts, sentence.stop}))]


def barriers(tokens: Sequence[Token]) -> list[int]:
    """Return the number of the clause of each token: no phrase reaches from one into another."""
    numbers: list[int] = []
    number = 0
    for place, token in enumerate(tokens):
        number += _breaks(tokens, place) or (_begins(tokens, place) and tokens[place - 1].word == COMMA)
        numbers.append(number)
        number += token.parts
    return numbers


def begins_anew(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the next thing is told without a mark: "I don't have this I don't have that"."""
    if place == 0 or tokens[place].raw not in _PEOPLE or tokens[place - 1].raw in _GOVERNS:
        return False
    return any(token.raw in _AUXILIARIES for token in tokens[place + 1 : place + 2])


def _breaks(tokens: Sequence[Token], place: int) -> bool:
    is_last = place + 1 == len(tokens) or tokens[place + 1].parts  # "I haven't yet"
    return tokens[place].raw in BREAKS and not is_last and not _adds(tokens, place)


def _begins(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether somebody is told of anew: "…, my husband …", "… and I …"."""
    if place == 0:
        return False
    before = tokens[place - 1]
    return (before.word == COMMA and tokens[place].raw in _SUBJECTS) or (
        before.raw in _LINKS and tokens[place].raw in _PRONOUNS
    )


def _adds(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a "but" tells nothing anew: "not only the calf but the thigh", "anything but that"."""
    before = [token.raw for token in tokens[max(0, place - _NEAR) : place]]
    is_more = any(pair in (("not", "only"), ("not", "just")) for pair in pairwise(before))
    return tokens[place].raw == "but" and (is_more or before[-1:] in (["everything"], ["anything"], ["nothing"]))
