"""Medicines in a sentence: known names beside words that say that they are taken, were begun or stopped."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from twitchkit.knowledge.medicine_names import MedicineNames
from twitchkit.model.heard import MEDICINES, HeardAs, HeardKind
from twitchkit.model.profile import MedicineUse
from twitchkit.scoring.medicine_words import words_of
from twitchkit.text.numbers import Amount
from twitchkit.text.said import Said
from twitchkit.text.telling import Telling
from twitchkit.text.tokens import Token

_MOST_WORDS = 4
_SHORTEST = 4  # letters; "ass" and "fer" are names of medicines too
_NEAR = 6
_WEEKS = {"d": 1 / 7, "wk": 1.0, "mo": 365.25 / 12 / 7, "a": 365.25 / 7}
_TAKEN = words_of(
    "take takes taking took taken on use uses using prescribed put started start starting began given gave mg mcg "
    "ug tablet tablets dose daily since medication medications meds medicine medicines stopped quit off"
)
_WISHED = words_of(
    "missed miss missing skipped skip skipping forgot forget forgotten "
    "refuse refused should want wants wanted considering consider try offered suggested recommended instead"
)
_CHANGES = {
    word: change
    for change, words in {
        "started": "started starting start began put prescribed",
        "stopped": "stopped quit off discontinued ceased",
        "raised": "raised increased upped doubled",
        "lowered": "lowered reduced cut halved tapered tapering",
    }.items()
    for word in words.split()
}
_ENDED_BEHIND = re.compile(
    r"^ (?:\w+ ){0,2}?(?:was|were|is|got|been) (?:then )?(?:stopped|discontinued|withdrawn) "
    r"| (?:took|taken|came|come|weaned) (?:me |us )?off (?:it|them|that) | (?:stopped|quit) (?:taking )?(?:it|them) "
)
_KINDS = r"(?:medications?|medicines?|meds|prescriptions?)"
_NONE = re.compile(
    rf"(?:n['’]?t|\bnot)\s+(?:\w+ly\s+)?(?:take|taking|on|using|use)\s+(?:any\s+)?(?:regular\s+|other\s+)?{_KINDS}\b"
    rf"|\b(?:take|taking|on)\s+no\s+(?:regular\s+|other\s+)?{_KINDS}\b|(?:^|[.!?,;\n]\s*)no\s+(?:regular\s+|current\s+)?{_KINDS}\b",
    re.IGNORECASE,
)


def all_medicines_said(text: str, medicines: Sequence[Said], telling: Telling) -> Iterator[Said]:
    """Yield that no medicine is taken; or, behind medicines that are taken, that these are all, for the person to say.

    A list of medicines in a profile is complete, and nobody who names one in a sentence says so.
    """
    none = _NONE.search(text)
    taken = [said for said in medicines if said.answer is not None]
    if taken:
        yield Said(HeardKind.ALL_MEDICINES, MEDICINES, HeardAs.UNSURE, True, taken[-1].start, taken[-1].end)
    elif none is not None:
        places = [at for at, token in enumerate(telling.tokens) if none.start() <= token.start < none.end()]
        if telling.how(places) is not HeardAs.ANOTHER:
            yield Said(HeardKind.ALL_MEDICINES, MEDICINES, HeardAs.ABSENT, True, *none.span())


def medicines_said(
    text: str, tokens: Sequence[Token], known: MedicineNames, amounts: Sequence[Amount], telling: Telling
) -> Iterator[Said]:
    """Yield the medicines of a text; one that is told without a word of taking it is unsure."""
    for first, last in _names(tokens, known):
        start, end = tokens[first].start, tokens[last].end
        heard = telling.how(range(first, last + 1))
        around = (*range(max(0, first - _NEAR), first), *range(last + 1, min(last + _NEAR, len(tokens))))
        near = {tokens[place].raw for place in around}
        use = _dated(MedicineUse(name=text[start:end]), tokens, first, last, amounts)
        if _is_not_taken(tokens, first, telling):
            continue
        if use.change != "stopped" and heard is HeardAs.ABSENT:
            continue  # a profile lists what is taken
        if heard is HeardAs.PAST and use.change == "stopped":
            heard = HeardAs.PRESENT
        if heard is not HeardAs.ANOTHER and (telling.asks(first) or near & _WISHED or not near & _TAKEN):
            heard = HeardAs.UNSURE
        told = use if heard is HeardAs.PRESENT else None
        yield Said(HeardKind.MEDICINE, f"{MEDICINES}/{use.name.casefold()}", heard, told, start, end)


def _is_not_taken(tokens: Sequence[Token], first: int, telling: Telling) -> bool:
    """Tell whether "take" itself is denied: "I don't take …" is no "I can't take the pain"."""
    taken_up = (mark.only_with for mark in telling.denied.get(first, ()))
    return any(place is not None and tokens[place].raw in ("take", "taking", "taken") for place in taken_up)


def _is_ended(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether what stands behind a name ends it: "was stopped in March", "helped but they took me off it"."""
    ahead = " ".join(token.raw for token in itertools.takewhile(lambda token: not token.parts, tokens[last + 1 :]))
    return _ENDED_BEHIND.search(f" {ahead} ") is not None


def _names(tokens: Sequence[Token], known: MedicineNames) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of each known name, the longest that begins there."""
    place = 0
    while place < len(tokens):
        last = next(
            (
                end
                for end in range(min(place + _MOST_WORDS, len(tokens)) - 1, place - 1, -1)
                if known.find(name := " ".join(token.raw for token in tokens[place : end + 1]))
                and len(name) >= _SHORTEST
            ),
            None,
        )
        if last is not None:
            yield place, last
        place = place + 1 if last is None else last + 1


def _dated(use: MedicineUse, tokens: Sequence[Token], first: int, last: int, amounts: Sequence[Amount]) -> MedicineUse:
    """Return a use with what changed and when, as far as the words beside the name say it."""
    change = ""
    for token in tokens[max(0, first - 4) : first]:
        if token.parts:
            change = ""
        change = _CHANGES.get(token.raw, change)
    if _is_ended(tokens, last):
        change = "stopped"
    if change:
        use = evolve(use, change=change)
    end = next((at for at in range(last, len(tokens)) if tokens[at].parts), len(tokens))
    for amount in amounts:
        if last < amount.first < min(end, last + _NEAR) and amount.unit in _WEEKS:
            weeks = amount.number * _WEEKS[amount.unit]
            if tokens[amount.first - 1].raw == "for" and use.change != "stopped":
                return evolve(use, change=None, years=round(weeks / _WEEKS["a"], 3))
            if amount.last + 1 < end and tokens[amount.last + 1].raw == "ago":
                return evolve(use, weeks_ago=round(weeks, 2))
    return use
