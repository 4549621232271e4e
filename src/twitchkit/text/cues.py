"""What cues tell of each word of a text: what is over, dated, doubted or asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from twitchkit.text.clauses import clauses, parts, sentences
from twitchkit.text.cue_words import (
    ASKED_IF,
    BEFORE_AN_EVENT,
    BEGUN,
    DISEASE_DOUBTED,
    DOUBTS,
    EXCLUDED,
    IN_YEAR,
    OF_CLAUSES,
    OF_OLD,
    OF_PARTS,
    STILL,
    YEARS_AGO,
    Aspect,
    Cue,
    Reach,
)
from twitchkit.text.ellipsis import list_before, tells
from twitchkit.text.tokens import Token

_NEAR = 6  # words that "nearly" reaches


class Mark(NamedTuple):
    """How something is told, and the place of the word that says so."""

    aspect: Aspect
    place: int


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
        yield from _of(OF_CLAUSES, tokens, clause, sentence.start)
    for part in parts(tokens, sentence):
        yield from _of(OF_PARTS, tokens, part, sentence.start)
        yield from _of(DOUBTS, tokens, part, sentence.start)
        yield from _of_old(tokens, part)


def _of_sentence(tokens: Sequence[Token], sentence: range) -> Iterator[tuple[range, Mark]]:
    said = _said(tokens, sentence)
    if said.endswith(" ? "):
        yield sentence, Mark(Aspect.ASKED, sentence.stop - 1)
        if ASKED_IF.search(said):
            yield sentence, Mark(Aspect.DOUBTED, sentence.start)
    doubt = DISEASE_DOUBTED.search(said)
    if doubt is not None:
        place = _place(said, doubt.start(1), sentence)
        yield range(place, sentence.stop), Mark(Aspect.DISEASE_DOUBTED, place)
    if EXCLUDED.search(said):
        yield sentence, Mark(Aspect.DISEASE_DOUBTED, sentence.stop - 1)


def _of(of_all: Sequence[Cue], tokens: Sequence[Token], within: range, first: int) -> Iterator[tuple[range, Mark]]:
    said = _said(tokens, within)
    for cue in of_all:
        for match in cue.pattern.finditer(said):
            group = match.lastindex
            if group is not None:
                place = _place(said, match.start(group), within)
                yield _reached(cue.reach, tokens, within, place, first), Mark(cue.aspect, place)


def _reached(reach: Reach, tokens: Sequence[Token], within: range, place: int, first: int) -> range:
    match reach:
        case Reach.ALL:
            return within
        case Reach.BEFORE:
            named = any(tells(tokens[at]) for at in range(within.start, place))
            return range(within.start, place) if named else list_before(tokens, within.start, first)
        case Reach.BEHIND:
            return range(place, within.stop)
        case Reach.TO_AND | Reach.NEAR:
            end = within.stop if reach is Reach.TO_AND else min(place + _NEAR, within.stop)
            return range(place, next((at for at in range(place, end) if tokens[at].raw == "and"), end))


def _of_old(tokens: Sequence[Token], part: range) -> Iterator[tuple[range, Mark]]:
    """Yield what dates a part to earlier times, and what dates only an event in it: "the operation in 2017"."""
    said = _said(tokens, part)
    is_of_now = re.search(STILL, said) or (" for " in said and " have " in said)
    if not is_of_now:
        yield from _of(OF_OLD, tokens, part, part.start)
        if YEARS_AGO.search(said) and not re.search(BEGUN, said):
            yield part, Mark(Aspect.DATED, part.start)
    for year in IN_YEAR.finditer(said):
        end = _place(said, year.start(1), part)
        before = [*BEFORE_AN_EVENT.finditer(said, 0, year.start() + 1)]
        event = _place(said, before[-1].start(1), part) + 1 if before else part.start
        if not (before and re.fullmatch(BEGUN, before[-1][1]) and before[-1][1] != "since"):
            yield range(event, end), Mark(Aspect.DATED, end)


def _said(tokens: Sequence[Token], within: range) -> str:
    return f" {' '.join(tokens[place].raw for place in within)} "


def _place(said: str, at: int, within: range) -> int:
    """Return the place of the word that begins at a letter of what is said."""
    return within.start + said.count(" ", 0, at) - 1
