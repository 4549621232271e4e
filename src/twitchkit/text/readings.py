"""Laboratory readings in a sentence: a measurement's name, and behind it a number with its unit, or a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from twitchkit.errors import Diagnostic
from twitchkit.ids import short
from twitchkit.knowledge import Knowledge
from twitchkit.logic import Env
from twitchkit.model.heard import HeardAs, HeardKind
from twitchkit.scoring.lab_printed import of_its_name
from twitchkit.scoring.medicine_words import words_of
from twitchkit.scoring.readings import read_measurements
from twitchkit.text.said import Said
from twitchkit.text.telling import Telling
from twitchkit.text.tokens import Token

_MOST_WORDS = 5
_WORDS_TOO = words_of("got")  # abbreviations that are words: in capitals, or with a number
_SHORTEST = 3  # letters, of a name in any letter case
_BETWEEN = (
    r"(?:\s|[:=(]|\b(?:level|levels|reading|value|result|is|was|were|came|come|back|at|of|only|just|to|now|still|the|a"
    r"|my)\b)*"
)
_NUMBER = re.compile(
    rf"{_BETWEEN}([<>≤≥]?\s*\d+(?:[.,]\d+)*)\s*((?:10\^?\*?\d+/)?[a-zA-Zµμ%°]+(?:/[\w.²]*\w)*)?", re.IGNORECASE
)
_WORD = re.compile(rf"{_BETWEEN}((?:very |too )?(?:low|high|normal))\b", re.IGNORECASE)


def measurement_names(knowledge: Knowledge) -> Mapping[str, str]:
    """Return the measurement that each name means in small letters, without names of several."""
    found: dict[str, set[str]] = {}
    for id, measurement in knowledge.measurements.items():
        for name in (measurement.name, short(id).replace("_", " "), *measurement.also_called):
            found.setdefault(_joined(name), set()).add(id)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1 and len(name) >= _SHORTEST}


def readings_said(
    text: str, tokens: Sequence[Token], names: Mapping[str, str], knowledge: Knowledge, telling: Telling
) -> Iterator[Said]:
    """Yield the readings of a text, as far as a profile takes them."""
    place = 0
    while place < len(tokens):
        named = _named(tokens, place, names)
        if named is None:
            place += 1
            continue
        last, id = named
        reading = _reading(text, tokens[last].end, id, knowledge)
        if reading is not None and not _is_plain_word(text, tokens[last], reading[0]):
            value, end = reading
            value = of_its_name(value, text[tokens[place].start : tokens[last].end], knowledge.measurements[id])
            behind = next((at for at in range(last, len(tokens)) if tokens[at].start >= end), len(tokens))
            heard = telling.how(range(place, behind))
            told = value if heard is HeardAs.PRESENT else None
            yield Said(HeardKind.MEASUREMENT, id, heard, told, tokens[place].start, end)
        place = last + 1


def _is_plain_word(text: str, token: Token, value: str) -> bool:
    """Tell whether an abbreviation is only the word that it looks like: "I've got high blood pressure"."""
    return token.raw in _WORDS_TOO and not (text[token.start : token.end].isupper() or value[-1:].isdigit())


def _named(tokens: Sequence[Token], place: int, names: Mapping[str, str]) -> tuple[int, str] | None:
    for last in range(min(place + _MOST_WORDS, len(tokens)) - 1, place - 1, -1):
        id = names.get(" ".join(token.raw for token in tokens[place : last + 1]))
        if id is not None:
            return last, id
    return None


def _reading(text: str, start: int, id: str, knowledge: Knowledge) -> tuple[str, int] | None:
    """Return what stands behind a name as a profile takes it, and where it ends."""
    number = _NUMBER.match(text, start)
    if number is not None:
        for value, end in ((f"{number[1]} {number[2] or ''}".strip(), number.end()), (number[1], number.end(1))):
            if _is_taken(id, value, knowledge):
                return value, end
    word = _WORD.match(text, start)
    if word is not None and _is_taken(id, word[1].casefold(), knowledge):
        return word[1].casefold(), word.end()
    return None


def _is_taken(id: str, value: str, knowledge: Knowledge) -> bool:
    problems: list[Diagnostic] = []
    read_measurements(knowledge, {id: value}, Env(knowledge.plan.blank), problems)
    return not problems


def _joined(name: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+", name.casefold()))
