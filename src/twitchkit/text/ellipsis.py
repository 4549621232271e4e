"""What is denied without being named again: "numbness: none", "cramps? Never had any", "he is diabetic, I'm not"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from twitchkit.scoring.medicine_words import words_of
from twitchkit.text.clauses import BREAKS, sentences
from twitchkit.text.tokens import COMMA, Token

STATED = words_of("no none never nope negative absent")
"""The words that are an answer by themselves."""

_NEAR = 3  # tokens
_FARTHEST = 60  # tokens that an answer reaches back, in a text without points
_ANSWERS_BEGIN = words_of("i have has had do did no")
_ANSWERED = words_of("one any it them that those these")
_VERBS = words_of("am do have did was")
_BEFORE = BREAKS | {COMMA, "and"}


def answered(tokens: Sequence[Token], place: int) -> range:
    """Return the places before a negator that it answers: "pain? no", "cramps? I haven't had any"; empty if none."""
    end = place - 1 if _is_answer(tokens, place) else _asked_before(tokens, place)
    start = end
    passed = ("?",) if _sums_up(tokens, place) else ()  # "pain? Cough? None of those"
    while start > max(end - _FARTHEST, 0) and (not tokens[start - 1].parts or tokens[start - 1].word in passed):
        start -= 1
    return range(start, end)


def _is_answer(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a word by itself answers what stands before it: "numbness: none of those", "any pain? no"."""
    asked = place > 0 and tokens[place - 1].word in (":", "?", ".") and tokens[place - 1].raw != "\n"
    if _sums_up(tokens, place):
        return asked or (place > 0 and tokens[place - 1].word == COMMA)
    stated = place > 0 and tokens[place].raw in ("negative", "absent")
    return _ends(tokens, place + 1) and (asked or stated) and tokens[place].raw in STATED


def _sums_up(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether "none of those" stands there by itself."""
    none, *of_those = (token.raw for token in tokens[place : place + 3])
    return (
        none in ("none", "neither")
        and of_those[:1] == ["of"]
        and of_those[-1] in ("those", "these", "them", "that")
        and _ends(tokens, place + 3)
    )


def _asked_before(tokens: Sequence[Token], place: int) -> int:
    """Return the place of the question mark whose question a sentence denies; 0 if none."""
    at = place - 1
    while at > 0 and tokens[at].raw in _ANSWERS_BEGIN:
        at -= 1
    if at <= 0 or tokens[at].word != "?" or tokens[place].raw not in ("not", "never", "no"):
        return 0
    ahead = itertools.takewhile(lambda token: token.word != COMMA, tokens[place + 1 : place + 1 + _NEAR])
    return 0 if _ANSWERED.isdisjoint(token.raw for token in ahead) else at


def denied_of_oneself(tokens: Sequence[Token]) -> Iterator[tuple[int, range]]:
    """Yield the place of each "not" that ends "…, I'm not", and the places before it that it denies of the person."""
    for sentence in sentences(tokens):
        for place in sentence[1:-2]:
            subject, verb, negator = (tokens[at].raw for at in range(place, place + 3))
            denies = subject == "i" and verb in _VERBS and negator == "not" and _ends(tokens, place + 3)
            if denies and tokens[place - 1].raw in _BEFORE:
                yield place + 2, range(sentence.start, place - 1)


def _ends(tokens: Sequence[Token], place: int) -> bool:
    return place >= len(tokens) or tokens[place].parts or tokens[place].word == COMMA
