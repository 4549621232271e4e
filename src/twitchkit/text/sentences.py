"""Sentences and clauses: how far a word can tell something of another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from twitchkit.scoring.medicine_words import words_of
from twitchkit.text.tokens import COMMA, Token

BREAKS = words_of("but however although though except yet whereas")
_SUBJECTS = words_of("i my he she they we his her")
_NEAR = 10  # tokens between "not only" and "but"
_LONGEST = 100  # tokens of a sentence


def clauses_of(tokens: Sequence[Token]) -> list[int]:
    """Return the number of the clause of each token: they end with a sentence and begin anew with a "but"."""
    numbers: list[int] = []
    number = 0
    for place, token in enumerate(tokens):
        number += (token.raw in BREAKS and not _adds(tokens, place)) or _begins(tokens, place)
        numbers.append(number)
        number += token.parts
    return numbers


def _begins(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether somebody else is told of from here on: "…, my husband …"."""
    return place > 0 and tokens[place - 1].word == COMMA and tokens[place].raw in _SUBJECTS


def _adds(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a "but" adds something: "not only the calf but the thigh"."""
    before = [token.raw for token in tokens[max(0, place - _NEAR) : place]]
    return tokens[place].raw == "but" and any(pair in (("not", "only"), ("not", "just")) for pair in pairwise(before))


def sentences(tokens: Sequence[Token]) -> list[range]:
    """Return the sentences of a text; one that does not end is cut."""
    found, start = [], 0
    for place, token in enumerate(tokens):
        if (token.parts and token.word not in ":()") or place - start > _LONGEST:
            found.append(range(start, place + 1))
            start = place + 1
    return [*found, range(start, len(tokens))]


def told_in(tokens: Sequence[Token], sentence: range) -> list[range]:
    """Return the parts of a sentence that tell something anew, with a "but" or with somebody named behind a comma."""
    starts = [at for at in sentence[1:] if tokens[at].raw in BREAKS or _begins(tokens, at)]
    return [range(first, end) for first, end in pairwise([sentence.start, *starts, sentence.stop])]


def parts_of(tokens: Sequence[Token], sentence: range) -> list[range]:
    """Return the parts of a sentence between commas, "but" and "now": what was once may be told beside what is."""
    parts, start = [], sentence.start
    for place in sentence:
        if tokens[place].word == COMMA or tokens[place].raw in BREAKS or tokens[place].raw == "now":
            if place > start:
                parts.append(range(start, place))
            start = place + (tokens[place].word == COMMA)
    return [*parts, range(start, sentence.stop)]
