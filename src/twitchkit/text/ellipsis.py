"""What is denied without being named again: "numbness: none", "cramps? Never had any", "he is diabetic, I'm not".

Such a denial has next to no word of its own behind the "no" or "not", and reaches back to what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twitchkit.model.heard import HeardAs
from twitchkit.scoring.medicine_words import words_of
from twitchkit.text.clauses import BREAKS, sentences
from twitchkit.text.tokens import COMMA, Token

STATED = words_of("no none never nope nah negative absent")
"""The words that are an answer by themselves."""

_DENIES = STATED | words_of("not neither nothing")
_EMPTY = words_of(
    "i me mine myself something it that this then they now all both long these those them they there one any "
    "anything a an the of to at all so like is are "
    "was were am be been being do does did have has had having get gets got ever in my life whatsoever though "
    "sort kind chance here either for years months ages donkeys while though thankfully luckily thank god "
    "present we"
)
_MILD = words_of("problem problems issue issues trouble bother bothers bothered concern concerns concerned")
_WEAKENS = words_of("really exactly") | _MILD
_OTHERWISE = words_of("or why if whether can could will would should must may might said say says")
_ONCE = words_of("did had")
_OVER = words_of("more longer anymore")
_SAYS_NOTHING = (_EMPTY | _DENIES | _WEAKENS | _OVER) - words_of("now then long")
_SELF = words_of("i me myself")
_SUBJECTS = words_of("i my he she they we it his her yes yeah")
_FARTHEST = 60  # tokens that a denial reaches back, in a text without points
_Where = tuple[Sequence[range], int]  # all sentences, and the number of one


class Denied(NamedTuple):
    """The place of a word that denies what stands before it, how, and whether it does so of the person."""

    negator: int
    reached: range
    heard: HeardAs
    of_oneself: bool


def denied_before(tokens: Sequence[Token]) -> Iterator[Denied]:
    """Yield what denies something before it without naming it again."""
    all_sentences = sentences(tokens)
    for number, sentence in enumerate(all_sentences):
        for part in _parts(tokens, sentence):
            place = next((at for at in part if tokens[at].raw in _DENIES), None)
            if place is not None and _names_nothing(tokens, place, part):
                yield from _denied(tokens, place, part, (all_sentences, number))


def _names_nothing(tokens: Sequence[Token], place: int, part: range) -> bool:
    """Tell whether nothing of its own stands behind a negator: "not at all", "no chance"."""
    behind = [tokens[at].raw for at in range(place + 1, part.stop)]
    if tokens[place - 1].raw in _OTHERWISE and place > part.start:
        return False
    if tokens[place].raw == "nothing" and not {"like", "of"} & set(behind):
        return False
    if behind[-1:] == ["more"] == [token.raw for token in tokens[part.stop + 1 : part.stop + 2]]:
        return False  # "not more and more tired"
    return all(raw in _SAYS_NOTHING for raw in behind)


def _denied(tokens: Sequence[Token], place: int, part: range, at: _Where) -> Iterator[Denied]:
    words = {tokens[spot].raw for spot in part}
    named = any(tells(tokens[spot]) for spot in range(part.start, place))
    reached = range(part.start, place) if named else _carried(tokens, place, part, at)
    of_oneself = bool(words & _SELF)
    if words & _WEAKENS:
        if named or not words & _MILD:  # "it twitches, no problem" denies nothing
            yield Denied(place, reached, HeardAs.UNSURE, of_oneself=False)
    elif words & _OVER:
        yield Denied(place, reached, HeardAs.PAST, of_oneself=False)
    elif of_oneself and not named and words & _ONCE and "never" in words:
        yield Denied(place, reached, HeardAs.UNSURE, of_oneself)
    elif reached:
        yield Denied(place, reached, HeardAs.ABSENT, of_oneself)


def _carried(tokens: Sequence[Token], place: int, part: range, at: _Where) -> range:
    """Return the places before a denial that names nothing itself; empty where it is open what it denies."""
    all_sentences, number = at
    sentence = all_sentences[number]
    behind = [tokens[spot].raw for spot in range(place + 1, part.stop)]
    sums_up = "of" in behind and bool({"those", "these", "them", "that"} & set(behind))
    if part.start > sentence.start:
        return list_before(tokens, part.start, sentence.start)
    start = sentence.start
    for earlier in (all_sentences[before] for before in range(number - 1, -1, -1)):
        mark = tokens[earlier.stop - 1]
        is_asked = mark.word == "?"
        is_first = start == sentence.start
        is_stated = tokens[place].raw in STATED and not behind and mark.word == "." and _ends(tokens, place + 1)
        if not (is_asked or (is_first and (is_stated or sums_up))):
            break
        start = earlier.start
        if not sums_up:
            break
    return range(max(start, sentence.start - _FARTHEST), sentence.start)


def list_before(tokens: Sequence[Token], end: int, first: int) -> range:
    """Return the places up to where something is told anew: a "but", or somebody who is named."""
    start = end
    while start > max(first, end - _FARTHEST):
        start -= 1
        opens = start == first or tokens[start - 1].word in (COMMA, ":")
        if tokens[start].raw in BREAKS and start < end - 1 and any(tells(tokens[at]) for at in range(start, end)):
            break
        if opens and tokens[start].raw in _SUBJECTS and any(tells(tokens[at]) for at in range(start, end)):
            break
    return range(start, end)


def _parts(tokens: Sequence[Token], sentence: range) -> Iterator[range]:
    """Yield the parts of a sentence between commas, colons and "but"."""
    start = sentence.start
    for at in sentence:
        if tokens[at].word == COMMA or tokens[at].parts or tokens[at].raw in BREAKS or tokens[at].raw == "and":
            yield range(start, at)
            start = at + 1
    yield range(start, sentence.stop)


def tells(token: Token) -> bool:
    """Tell whether a token is a word that may name something."""
    return not (token.parts or token.word == COMMA or token.raw in _EMPTY or token.raw in BREAKS or token.raw == "and")


def _ends(tokens: Sequence[Token], place: int) -> bool:
    return place >= len(tokens) or tokens[place].parts or tokens[place].word == COMMA
