"""Medicines as people write them: strengths, forms and several in one text, until only known names are left.

A text is read only as far as it is understood, and what is not comes back beside it: no word is dropped that could
be another medicine, a form with another effect, or a "stopped".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twitchkit.knowledge.medicine_names import MedicineNames, normal_name
from twitchkit.scoring.medicine_amounts import STRENGTH
from twitchkit.scoring.medicine_asides import without_asides, without_reason
from twitchkit.scoring.medicine_remarks import without_remarks
from twitchkit.scoring.medicine_words import BESIDE, LOCAL, OR, TIMES, denies, words_of
from twitchkit.scoring.other_people import is_anothers

_SEPARATORS = (
    re.compile(r"[,;:=()\[\]]|(?<=\s)[-–](?=\s)"),
    re.compile(
        r"[/+&]|\b(?:and|plus(?=\s+\w)|with|und|mit|et|avec|y|con|og|och)\b|(?<=[^\W\d_]{4}) e (?=[^\W\d_]{4})"
        r"|(?<=[^\W\d_]{4})-(?=[^\W\d_]{4})",
        re.IGNORECASE,
    ),
)
_MOST_CHARACTERS = 300  # of a text whose remarks are looked at
_MOST_WORDS = 12  # no name has more
_ONE_DIGIT = re.compile(r"\d")
_LONG_ENOUGH = 4  # "vitamin b 6" is one name
_LAST_PART = re.compile(r"-(?=[^\W\d_]+$)")
_OR = re.compile(rf"\b(?:{'|'.join(sorted(OR))})\b", re.IGNORECASE)
_SOME_TIME_AGO = re.compile(r"\bil y a\b|^(?!.*\b(?:since|fitted)\b).*\bin (?:19|20)\d\d\b", re.IGNORECASE | re.DOTALL)


class MedicineName(NamedTuple):
    """A name in a text, as it is written there and as it is known."""

    written: str
    known: str


class MedicineText(NamedTuple):
    """The names in a text, its parts that are not understood, and names of which one is taken ("warfarin or apixaban").

    One of the three is there, and no names with others of which one is taken.
    """

    names: tuple[MedicineName, ...]
    rest: tuple[str, ...]
    one_of: tuple[MedicineName, ...] = ()


def read_medicine(text: str, known: MedicineNames) -> MedicineText:
    """Read what somebody wrote as a medicine into known names; the whole text is tried as a name first.

    >>> from twitchkit.knowledge.medicine_names import NamedMedicine
    >>> known = MedicineNames({"ibuprofen": NamedMedicine(("drug_nsaid",))})
    >>> read_medicine("ibuprofen 400 mg, somethingol", known)
    MedicineText(names=(MedicineName(written='ibuprofen 400 mg', known='ibuprofen'),), rest=('somethingol',), one_of=())
    """
    read = _read(text, known)
    bare = without_remarks(text, known) if read.rest and len(text) <= _MOST_CHARACTERS else text
    again = _read(bare, known) if bare != text else read
    if again.rest:
        return read
    return (
        again._replace(names=tuple(name._replace(written=text) for name in again.names))
        if len(again.names) == 1
        else again
    )


def _read(text: str, known: MedicineNames) -> MedicineText:
    """Read a text of which every word has to be understood."""
    if _SOME_TIME_AGO.search(text):
        return MedicineText((), (text,))
    whole = without_asides(text, known)
    found = _known_as(whole, known) or _known_as(STRENGTH.sub(" ", whole), known)
    if found:
        return MedicineText((MedicineName(text, found),), ())
    alternatives = list(_split(whole, _OR))
    if len(alternatives) > 1:
        return _one_of(text, alternatives, known)
    names: list[MedicineName] = []
    rest: list[str] = []
    for part in _parts(whole, known):
        found = _known_as(STRENGTH.sub(" ", part), known)
        found = found or _known_as(STRENGTH.sub(" ", without_reason(part)), known)
        found = found or _known_as(without_reason(STRENGTH.sub(" ", part)), known)
        if not found and not _says_nothing(part):
            rest.append(part)
            found = _begins_with(part, known)
        if found:
            names.append(MedicineName(part, found))
    if not names or denies(whole) or is_anothers(whole):
        return MedicineText((), (text,))
    if len(names) == 1 and not rest:
        names = [MedicineName(text, names[0].known)]
    return MedicineText(tuple(names), tuple(rest))


def _one_of(text: str, alternatives: Sequence[str], known: MedicineNames) -> MedicineText:
    """Read names of which one is taken; they are understood together or not at all."""
    read = [read_medicine(part, known) for part in alternatives]
    names = tuple(MedicineName(text, name.known) for each in read for name in each.names)
    if denies(" ".join(alternatives)) or any(each.rest or len(each.names) != 1 for each in read):
        return MedicineText((), (text,))
    return MedicineText((), (), names)


def _parts(whole: str, known: MedicineNames) -> Iterator[str]:
    """Yield the parts of a list, and the parts of those that are no name as they are ("calcium and vitamin D" is)."""
    lists, pairs = _SEPARATORS
    for part in _split(whole, lists):
        if _known_as(STRENGTH.sub(" ", part), known):
            yield part
        else:
            for name in _split(part, pairs):
                yield from _side_by_side(name, known)


def _side_by_side(part: str, known: MedicineNames) -> Sequence[str]:
    """Return two names that stand side by side ("my blood thinner warfarin"); else the part itself."""
    words = STRENGTH.sub(" ", part).split()
    if not _known_as(" ".join(words), known) and len(words) <= _MOST_WORDS:
        for place in range(1, len(words)):
            two = " ".join(words[:place]), " ".join(words[place:])
            if all(_known_as(name, known) for name in two):
                return two
    return (part,)


def _split(text: str, separator: re.Pattern[str]) -> Iterator[str]:
    """Yield what stands between separators; those inside a strength ("10 mg/5 ml", "1,200 mg") part nothing."""
    joined = {place for match in STRENGTH.finditer(text) for place in range(*match.span())}
    start = 0
    for match in separator.finditer(text):
        if match.start() not in joined:
            yield text[start : match.start()].strip()
            start = match.end()
    yield text[start:].strip()


def _known_as(text: str, known: MedicineNames) -> str:
    """Return the known name that a text is, without the words that may stand beside one; "" if there is none."""
    words = normal_name(text).split()
    found = _stripped(words, known)
    if not found and words and (bound := _LAST_PART.search(words[-1])):  # "metformin-hcl"
        found = _stripped([*words[:-1], words[-1][: bound.start()], words[-1][bound.end() :]], known)
    return found


def _stripped(words: Sequence[str], known: MedicineNames) -> str:
    """Return the longest known name that is left when words beside it are taken away at either end."""
    bare = [word.strip(".;:") for word in words]
    beside = [word in BESIDE or _ONE_DIGIT.fullmatch(word) is not None for word in bare]  # "2 qds"
    if bare and _ONE_DIGIT.fullmatch(bare[-1]):  # "Tylenol 4"
        beside[-1] = False
    first = next((place for place, is_beside in enumerate(beside) if not is_beside), len(words))
    last = len(words) - next((place for place, is_beside in enumerate(reversed(beside)) if not is_beside), len(words))
    for length in range(min(len(words), _MOST_WORDS), 0, -1):
        for start in range(min(first, len(words) - length) + 1):
            named = words[start : start + length], bare[start : start + length]  # "candesartan comp."
            if start + length >= last and (found := known.find(" ".join(named[0])) or known.find(" ".join(named[1]))):
                return found
    if bare and _ONE_DIGIT.fullmatch(bare[-1]) and len(bare[-2:][0]) >= _LONG_ENOUGH:  # "ramipril 5"
        found = _stripped(words[:-1], known)
        return "" if found in known.numbered else found
    return ""


def _says_nothing(part: str) -> bool:
    """Tell whether a part has nothing but a strength, a form or times; a form alone may be another medicine."""
    said = without_reason(part)
    left = STRENGTH.sub(" ", said)
    words = {word.strip(".;:") for word in normal_name(left).split()}
    counted = left != said or any(_ONE_DIGIT.fullmatch(word) for word in words)
    return {word for word in words if not _ONE_DIGIT.fullmatch(word)} <= (BESIDE if counted else TIMES)


def _begins_with(part: str, known: MedicineNames) -> str:
    """Return the known name before the first number of a part of which not everything is understood, else ""."""
    number = STRENGTH.search(part) or re.search(r"\s\d", part)
    if number is None or words_of(part) & LOCAL:
        return ""
    return _known_as(part[: number.start()], known)
