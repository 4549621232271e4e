"""A text as tokens: words as they are compared, with their places, and the marks that part sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from twitchkit.text.words import apart, normal

STOPS = frozenset(".!?;:\n()")
COMMA = ","
_PIECES = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[.!?;:,()\n/&+%]|(?<=\s)[-–—]+(?=\s)|—")
_LONGEST = 40  # a longer row of letters is no word


class Token(NamedTuple):
    """A word or mark: as it is compared, as it is written (in small letters), and its place in the text."""

    word: str
    raw: str
    start: int
    end: int

    @property
    def parts(self) -> bool:
        """Whether it is a mark that parts sentences."""
        return self.word in STOPS


def tokens_of(text: str, known: dict[str, str] | None = None) -> list[Token]:
    """Return the tokens of a text, those that are written as one word apart; ``known`` words are added to.

    >>> [token.word for token in tokens_of("It can't be cramps, Mum.")]
    ['it', 'can', 'not', 'be', 'cramp', ',', 'relative', '.']
    """
    return list(_tokens(text, {} if known is None else known))


def _tokens(text: str, seen: dict[str, str]) -> Iterator[Token]:
    for match in _PIECES.finditer(text):
        piece, start, end = match[0], match.start(), match.end()
        if not piece[0].isalnum():
            mark = "." if piece[0] in "-–—" else "\n" if piece == "\n" else piece
            yield Token(mark, mark, start, end)
            continue
        for raw in apart(piece):
            word = seen.get(raw)
            if word is None:
                word = seen[raw] = normal(raw) if len(raw) <= _LONGEST else raw[:_LONGEST]
            yield Token(word, raw, start, end)
