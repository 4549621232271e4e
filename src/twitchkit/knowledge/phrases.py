"""Phrases in which people tell a finding: how they are written in a pack, and what is wrong with them."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator

from twitchkit.knowledge.problems import Problems
from twitchkit.model.addition import Phrases
from twitchkit.model.vocabulary import Finding, Kind

_GROUP = re.compile(r"\(([^()]*)\)")
_WORDS = re.compile(r"[\w'’/ -]*")
_MOST = 100  # ways to say one part of a phrase
_MOST_WAYS = 2_000  # to say all of it
_SHORTEST = 2  # letters
YES, NO, VAGUE, NUMBER = "yes", "no", "maybe", "number"
"""What a phrase may tell beside a level."""

FILLERS = frozenset(
    re.findall(
        r"\w+",
        "a an the my our your their its that these those some any such of really very so quite pretty totally "
        "absolutely extremely incredibly completely horrible terrible awful nasty continuous continuously annoying be "
        "is are am was were being been have has had having do does did also too again even then sometimes usually "
        "will would able there they them i and or on to with as badly terribly severely "
        "mostly mainly lately recently currently actually literally basically definitely kind sort",
    )
)
"""Words that tell nothing between those of a phrase: they are passed over in phrases and in texts."""

Parts = tuple[str, ...]


def parts_of(phrase: str) -> tuple[Parts, ...]:
    """Return the parts of a phrase, which stand near each other in either order, each as the ways to say it.

    Raises ``ValueError`` with what is wrong.

    >>> parts_of("(calf|foot) + hard knot")
    (('calf', 'foot'), ('hard knot',))
    """
    return tuple(_alternatives(part) for part in phrase.split("+"))


def _alternatives(part: str) -> Parts:
    pieces = _GROUP.split(part)
    if not all(_WORDS.fullmatch(piece.replace("|", " ") if place % 2 else piece) for place, piece in enumerate(pieces)):
        raise ValueError("a phrase has words, groups such as (one|other), and a plus between its parts")
    groups = [piece.split("|") if place % 2 else [piece] for place, piece in enumerate(pieces)]
    if math.prod(map(len, groups)) > _MOST:
        raise ValueError(f"there are more than {_MOST} ways to say a part of the phrase")
    return tuple(dict.fromkeys(" ".join("".join(chosen).split()) for chosen in itertools.product(*groups)))


def answers_told(finding: Finding) -> tuple[str, ...]:
    """Return the answers that phrases of a finding may tell."""
    match finding.kind:
        case _ if finding.taken_from is not None:
            return ()
        case Kind.YES_NO:
            return (YES, NO, VAGUE)
        case Kind.NUMBER:
            return (NUMBER,)
        case _:
            return finding.levels


def check_phrases(finding: Finding, added: Iterable[Phrases], problems: Problems) -> None:
    """Note phrases that are too short, that cannot be read, or that tell two answers of one finding.

    ``added`` are those that other packs have for it; a problem between two stands at the later one.
    """
    said = [(finding.id, finding.said_as), *((item.id, item.said_as) for item in added)]
    several = len({answer for _, said_as in said for answer in said_as}) > 1
    told: dict[Parts, str] | None = {} if several else None
    for subject, said_as in said:
        for answer, phrases in said_as.items():
            if answer not in answers_told(finding):
                known = ", ".join(answers_told(finding)) or "none"
                message, hint = f"no phrase tells '{answer}' of this finding", f"the answers are: {known}"
                problems.add("TK211", message, subject=subject, path=("said_as", answer), hint=hint)
                continue
            for position, phrase in enumerate(phrases):
                for message in _wrong(phrase, answer, told):
                    problems.add("TK211", message, subject=subject, path=("said_as", answer, position))


def _wrong(phrase: str, answer: str, told: dict[Parts, str] | None) -> Iterator[str]:
    try:
        parts = parts_of(phrase)
    except ValueError as error:
        yield str(error)
        return
    ways = math.prod(map(len, parts))
    if ways > _MOST_WAYS:
        yield f"there are {ways:,} ways to say the phrase; write shorter ones, of at most {_MOST_WAYS:,}"
        return
    for said in (said for part in parts for said in part):
        left = [word for word in said.split() if word.casefold() not in FILLERS]
        if sum(map(len, left)) < _SHORTEST:
            yield f"each part needs {_SHORTEST} letters or more in words that tell something: {said!r}"
        elif len(parts) == len(left) == 1 < len(said.split()):
            yield f"the other words of {said!r} are ignored: write only {left[0]!r}"
    if told is not None and {told.setdefault(way, answer) for way in itertools.product(*parts)} - {answer}:
        yield "the phrase tells another answer of this finding as well"
