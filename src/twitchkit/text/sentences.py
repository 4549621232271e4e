"""Sentences and clauses: how far a word can tell something of another."""

from __future__ import annotations

from collections.abc import Sequence

from twitchkit.scoring.medicine_words import words_of
from twitchkit.text.tokens import COMMA, Token

_BREAKS = words_of("but however although though except yet whereas")
_LONGEST = 100  # tokens of a sentence


def clauses_of(tokens: Sequence[Token]) -> list[int]:
    """Return the number of the clause of each token: they end with a sentence and begin anew with a "but"."""
    numbers: list[int] = []
    number = 0
    for token in tokens:
        number += token.raw in _BREAKS
        numbers.append(number)
        number += token.parts
    return numbers


def sentences(tokens: Sequence[Token]) -> list[range]:
    """Return the sentences of a text; one that does not end is cut."""
    found, start = [], 0
    for place, token in enumerate(tokens):
        if (token.parts and token.word not in ":()") or place - start > _LONGEST:
            found.append(range(start, place + 1))
            start = place + 1
    return [*found, range(start, len(tokens))]


def parts_of(tokens: Sequence[Token], sentence: range) -> list[range]:
    """Return the parts of a sentence between commas, "but" and "now": what was once may be told beside what is."""
    parts, start = [], sentence.start
    for place in sentence:
        if tokens[place].word == COMMA or tokens[place].raw in _BREAKS or tokens[place].raw == "now":
            if place > start:
                parts.append(range(start, place))
            start = place + (tokens[place].word == COMMA)
    return [*parts, range(start, sentence.stop)]
