"""What somebody wrote as a medicine: which it is, and that it was stopped or started, and when.

A change belongs to a medicine only where the text leaves no doubt: "amlodipine, clonazepam stopped" may be one that was
stopped or two. Such a text is not understood, and its medicines may have been stopped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from twitchkit.knowledge.medicine_names import MedicineNames
from twitchkit.scoring.medicine_changes import (
    SWITCHED,
    Said,
    changes_in,
    may_have_stopped,
    said_in,
    with_doses_compared,
)
from twitchkit.scoring.medicine_text import read_medicine
from twitchkit.scoring.times_ago import time_ago

_LIST = re.compile(r";|,(?!\d)")
_JOINED = re.compile(r" (?:and then|and|then|but|und dann|und|dann|et|puis|(?<!il )y) ")
_BEGUN = re.compile(r"\b(?:since|seit|depuis|desde hace|da|há) ")
_MOST_CHARACTERS = 300  # of a text whose changes are read
_ELISION = re.compile(r"\b[ld]'(?=\w)")
_MOST_WORDS = 4  # of the names that are looked for inside a text that is not understood


class ToldMedicine(NamedTuple):
    """A medicine as it is written and as it is known, or several of which it is one, and how it changed."""

    written: str
    known: tuple[str, ...]
    change: str = ""
    weeks_ago: float | None = None


class ToldMedicines(NamedTuple):
    """The medicines in a text, what is not understood of it, and known names in that which may have been stopped."""

    medicines: tuple[ToldMedicine, ...]
    rest: tuple[str, ...] = ()
    perhaps_stopped: tuple[str, ...] = ()


def read_told(text: str, known: MedicineNames) -> ToldMedicines:
    """Read what somebody wrote as a medicine, with how it changed; what leaves doubt is not understood.

    >>> from twitchkit.knowledge.medicine_names import NamedMedicine
    >>> known = MedicineNames({"clonazepam": NamedMedicine(("drug_benzodiazepine",))})
    >>> read_told("stopped clonazepam last week", known).medicines[0].change
    'stopped'
    """
    plain = _without_change(text, known)
    if not plain.rest:
        return plain
    said = with_doses_compared(_ELISION.sub(" ", " ".join(text.casefold().replace("’", "'").replace("*", " ").split())))
    may_be_read = len(said) <= _MOST_CHARACTERS and changes_in(said)
    medicines = _changed(text, _merged(_parts(said)), known) if may_be_read else ()
    medicines = medicines or (_since(text, said, known) if len(said) <= _MOST_CHARACTERS else ())
    if medicines:
        return ToldMedicines(medicines)
    doubted = [rest.casefold() for rest in plain.rest if may_have_stopped(rest.casefold())]
    inside = [name for rest in doubted for name in _inside(rest, known)]
    return plain._replace(perhaps_stopped=tuple(inside or (_inside(said, known) if doubted else ())))


def _without_change(text: str, known: MedicineNames) -> ToldMedicines:
    read = read_medicine(text, known)
    medicines = [ToldMedicine(name.written, (name.known,)) for name in read.names]
    one_of = tuple(name.known for name in read.one_of)
    return ToldMedicines((*medicines, *([ToldMedicine(text, one_of)] if one_of else [])), read.rest)


def _since(text: str, said: str, known: MedicineNames) -> tuple[ToldMedicine, ...]:
    """Return the one medicine that is taken "seit 3 Wochen" or "depuis 2 mois": it was begun then."""
    time = time_ago(said)
    if _BEGUN.search(said) is None or time.weeks is None or time.odd or changes_in(said) or may_have_stopped(said):
        return ()
    read = _without_change(time.rest, known)
    if read.rest or len(read.medicines) != 1:
        return ()
    return (read.medicines[0]._replace(written=text, change="started", weeks_ago=time.weeks),)


def _parts(said: str) -> Iterator[Said]:
    """Yield what the parts of a text say; "and" parts two changes, and else joins two medicines."""
    time = time_ago(said)
    if switch := SWITCHED.search(time.rest):
        yield Said(switch["one"], "stopped", time.weeks, leads=True, odd=time.odd)
        yield Said(switch["other"], "started", time.weeks, leads=True, odd=time.odd)
        return
    for listed in _LIST.split(said):
        together = ""
        for piece in _JOINED.split(listed):
            part = said_in(piece)
            if together and part.change and part.leads:
                yield said_in(together)
                together = piece
            else:
                together = f"{together} and {piece}" if together else piece
        yield said_in(together)


def _merged(parts: Iterable[Said]) -> Sequence[Said]:
    """Return the parts that name something; a change or a time that stands alone belongs to the part beside it."""
    merged: list[Said] = []
    for part in parts:
        if merged and not (merged[-1].left and part.left):
            merged[-1] = _both(merged[-1], part)
        else:
            merged.append(part)
    return merged


def _both(one: Said, other: Said) -> Said:
    twice = bool(one.change and other.change) or None not in (one.weeks_ago, other.weeks_ago)
    weeks = other.weeks_ago if one.weeks_ago is None else one.weeks_ago
    return Said(
        one.left or other.left,
        one.change or other.change,
        weeks,
        leads=one.leads if one.change else not one.left,
        odd=one.odd or other.odd or twice,
    )


def _changed(text: str, parts: Sequence[Said], known: MedicineNames) -> tuple[ToldMedicine, ...]:
    """Return the medicines with how each changed; none where it is not clear what changed."""
    read = [_without_change(part.left, known) for part in parts]
    if any(part.odd for part in parts) or any(each.rest for each in read) or any(map(_leaves_open, pairwise(parts))):
        return ()
    told = [
        medicine._replace(change=part.change, weeks_ago=part.weeks_ago if part.change else None)
        for part, each in zip(parts, read, strict=True)
        for medicine in each.medicines
    ]
    return tuple(medicine._replace(written=text) for medicine in told) if len(told) == 1 else tuple(told)


def _leaves_open(pair: tuple[Said, Said]) -> bool:
    """Tell whether a change may be that of two parts: "amlodipine, clonazepam stopped"."""
    one, other = pair
    return (one.leads and not other.change) if one.change else bool(other.change) and not other.leads


def _inside(said: str, known: MedicineNames) -> Iterator[str]:
    """Yield the known names anywhere in a text."""
    words = said.replace(",", " ").split()
    start = 0
    while start < len(words):
        found = next(
            (
                (length, name)
                for length in range(min(_MOST_WORDS, len(words) - start), 0, -1)
                if (name := known.find(" ".join(words[start : start + length]).strip(".:;()?")))
            ),
            None,
        )
        start += found[0] if found else 1
        if found:
            yield found[1]
