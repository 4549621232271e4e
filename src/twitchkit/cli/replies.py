"""What is typed in answer to a question: a command, or an answer of the kind that the question asks for."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple, TypeAlias

from twitchkit.model.question import AnswerKind, Question

Reply: TypeAlias = bool | float | str | tuple[str, ...]


class Command(Enum):
    """What can be typed instead of an answer: its letter, and what it does."""

    UNKNOWN = ("d", "don't know")
    SKIP = ("s", "skip")
    BACK = ("b", "back")
    WHY = ("?", "why is this asked?")
    ELSEWHERE = ("x", "my complaint is something else")
    FINISH = ("e", "end with the result")  # not f, which many type for "female"
    QUIT = ("q", "quit without it")

    @property
    def letter(self) -> str:
        """What is typed for it."""
        return self.value[0]

    @property
    def words(self) -> str:
        """What it does, in words."""
        return self.value[1]


_YES, _NO, _NONE = ("y", "yes"), ("n", "no"), ("none", "no", "n", "0")
_TICK = re.compile(r"(\d{1,3})(\??)", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")  # "1,234" has two meanings


def command_of(typed: str) -> Command | None:
    """Return the command that was typed, by its letter or its words; None if it is an answer.

    >>> command_of("B")
    <Command.BACK: ('b', 'back')>
    """
    word = typed.strip().casefold()
    return next((command for command in Command if word in (command.letter, command.words)), None)


def choices(question: Question) -> tuple[str, ...]:
    """Return what can be chosen, in the words that are shown; empty where a text or a number is asked for."""
    return tuple(level.replace("_", " ") for level in question.levels)


def how_to_answer(question: Question) -> str:
    """Return in a few words what to type."""
    match question.kind:
        case AnswerKind.YES_NO:
            return "y or n"
        case AnswerKind.LEVELS | AnswerKind.CHOICE:
            return f"1 to {len(question.levels)}"
        case AnswerKind.SEVERAL:
            return f"any of 1 to {len(question.levels)}, like 1,3; none if there is none"
        case AnswerKind.NUMBER:
            return f"a number of {question.unit}" if question.unit else "a number"
        case AnswerKind.MEASUREMENT:
            return f'the value with its unit, like "… {question.unit}"; or low, normal, high'
        case _:
            return "names with commas between them; none if there is none"


def read_reply(question: Question, typed: str) -> Reply:
    """Return what was typed as the answer that a profile holds; what is none comes back as it was typed.

    Whether it fits the question is seen when it is put into a profile.
    """
    text = " ".join(typed.split())
    word = text.casefold()
    match question.kind:
        case AnswerKind.YES_NO if word in (*_YES, *_NO):
            return word in _YES
        case AnswerKind.LEVELS | AnswerKind.CHOICE:
            return _chosen(question, word)
        case AnswerKind.SEVERAL:
            parts = () if word in _NONE else tuple(re.split(r"[,;]\s*|\s+(?=\d)", word))
            return tuple(dict.fromkeys(_chosen(question, part) for part in parts))
        case AnswerKind.NUMBER if _NUMBER.fullmatch(text):
            return float(text)
        case AnswerKind.MEDICINES | AnswerKind.SUPPLEMENTS if word in _NONE:
            return ()
        case AnswerKind.SUPPLEMENTS:
            return tuple(part.strip() for part in text.split(",") if part.strip())
    return text


class Ticked(NamedTuple):
    """The numbers on a list that are so, and those of which it is not known; the others are not so."""

    so: frozenset[int]
    unknown: frozenset[int]


def how_to_tick(count: int) -> str:
    """Return in a few words what to type for a list of so many."""
    return f"the numbers of all that are true, 1 to {count}, like 1 3; 2? if you do not know 2; none"


def read_ticks(typed: str, count: int) -> Ticked | None:
    """Return what was ticked on a list of so many, each by its number; None for what is no answer.

    >>> read_ticks("1, 3?", 4)
    Ticked(so=frozenset({1}), unknown=frozenset({3}))
    """
    word = typed.strip().casefold()
    if word in _NONE:
        return Ticked(frozenset(), frozenset())
    found = [_TICK.fullmatch(part) for part in re.split(r"[\s,;]+", word)]
    ticks = [(int(tick[1]), tick[2]) for tick in found if tick]
    if len(ticks) < len(found) or not all(1 <= number <= count for number, _ in ticks):
        return None
    so, unknown = (frozenset(number for number, mark in ticks if mark == wanted) for wanted in ("", "?"))
    return None if so & unknown else Ticked(so, unknown)


def _chosen(question: Question, word: str) -> str:
    """Return the level that was chosen by its number, its name, or a beginning that no other level has."""
    typed = word.strip()
    named = dict(zip((shown.casefold() for shown in choices(question)), question.levels, strict=True))
    numbered = {str(number): level for number, level in enumerate(question.levels, start=1)}
    begun = [level for shown, level in named.items() if typed and shown.startswith(typed)]
    return numbered.get(typed) or named.get(typed) or (begun[0] if len(begun) == 1 else word)
