"""Medicines as people write them: strengths, forms and several in one text, until only known names are left.

A text is read only as far as it is understood, and what is not comes back beside it: no word is dropped that could
be another medicine, a form with another effect, or a "stopped".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from twitchkit.knowledge.medicine_names import MedicineNames, normal_name

_NUMBER = r"\d+(?:[.,]\d+)*"
_NUMBERS = rf"{_NUMBER}(?:\s*[-x×/]\s*{_NUMBER})*"
_MASS = r"(?:mg|mcg|ug|µg|μg|ng|kg|g|ml|l|iu|mi[lc]ligrams?|micrograms?|grams?)(?![^\W\d_])"
_COUNT = (
    r"(?:u|units?|mmol|meq|hr?|hours?|days?|times|tab(?:let)?s?|cap(?:sule)?s?|pills?|patch(?:es)?|puffs?|doses?"
    r"|sachets?)(?![^\W\d_])"
)
_UNIT = rf"(?:%|{_MASS}|{_COUNT})"
_STRENGTH = re.compile(
    rf"(?:(?<![\w.,-]){_NUMBERS}\s*-?{_UNIT}|(?<=[^\W\d_]){_NUMBER}{_MASS})(?:\s*(?:/|per)\s*(?:{_NUMBER}\s*)?{_UNIT})*"
    # A bare number of one digit may be part of a name ("Tylenol 3").
    rf"|(?<![\w.,-])(?:\d{{2,}}(?:[.,]\d+)*|{_NUMBER}(?:\s*[-x×/]\s*{_NUMBER})+)(?![\w%-])",
    re.IGNORECASE,
)
_SEPARATORS = (re.compile(r"[,()\[\]]"), re.compile(r"[/+&]|\band\b", re.IGNORECASE))
_MOST_WORDS = 12  # no name has more
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


# What may stand beside a name and does not tell which medicine it is.
_TIMES = _words(
    "a an per by the in at as needed once twice daily day each every nightly night morning evening bedtime weekly week "
    "od bd bid tds tid qds qid qd prn nocte mane generic brand branded oral orally mouth po tablet tablets tab tabs "
    "capsule capsules cap caps caplet caplets"
)
_BESIDE = _TIMES | _words(
    "pill pills solution suspension syrup liquid sachet sachets coated film-coated chewable dispersible effervescent "
    "injection injectable inhaler inhalation patch patches transdermal pen prefilled extended modified prolonged "
    "delayed sustained immediate release extended-release modified-release prolonged-release delayed-release "
    "er xr sr mr cr xl ec hydrochloride dihydrochloride hcl hydrobromide maleate tartrate besylate "
    "besilate mesylate mesilate fumarate succinate sodium"
)
# What is put on the skin or in the eye is not what is swallowed.
_LOCAL = _words(
    "cream creams gel gels ointment ointments lotion lotions drop drops eye ear nasal spray sprays shampoo mouthwash "
    "enema"
)
# Words after which nothing in the text is surely taken.
_DENIED = _words(
    "no not never without stop stopped stopping off until former formerly previously used or allergic intolerant"
)


class MedicineName(NamedTuple):
    """A name in a text, as it is written there and as it is known."""

    written: str
    known: str


class MedicineText(NamedTuple):
    """The names in a text, and its parts that are not understood; one of both is there."""

    names: tuple[MedicineName, ...]
    rest: tuple[str, ...]


def read_medicine(text: str, known: MedicineNames) -> MedicineText:
    """Read what somebody wrote as a medicine into known names; the whole text is tried as a name first.

    >>> from twitchkit.knowledge.medicine_names import NamedMedicine
    >>> known = MedicineNames({"ibuprofen": NamedMedicine(("drug_nsaid",))})
    >>> read_medicine("ibuprofen 400 mg, somethingol", known)
    MedicineText(names=(MedicineName(written='ibuprofen 400 mg', known='ibuprofen'),), rest=('somethingol',))
    """
    whole = " ".join(text.split())
    found = _known_as(whole, known) or _known_as(_STRENGTH.sub(" ", whole), known)
    if found:
        return MedicineText((MedicineName(text, found),), ())
    names: list[MedicineName] = []
    rest: list[str] = []
    for part in _parts(whole, known):
        found = _known_as(_STRENGTH.sub(" ", part), known)
        if not found and not _says_nothing(part):
            rest.append(part)
            found = _begins_with(part, known)
        if found:
            names.append(MedicineName(part, found))
    if not names or _words(whole) & _DENIED:
        return MedicineText((), (text,))
    if len(names) == 1 and not rest:
        names = [MedicineName(text, names[0].known)]
    return MedicineText(tuple(names), tuple(rest))


def _parts(whole: str, known: MedicineNames) -> Iterator[str]:
    """Yield the parts of a list, and the parts of those that are no name as they are ("calcium and vitamin D" is)."""
    lists, pairs = _SEPARATORS
    for part in _split(whole, lists):
        if _known_as(_STRENGTH.sub(" ", part), known):
            yield part
        else:
            yield from _split(part, pairs)


def _split(text: str, separator: re.Pattern[str]) -> Iterator[str]:
    """Yield what stands between separators; those inside a strength ("10 mg/5 ml", "1,200 mg") part nothing."""
    joined = {place for match in _STRENGTH.finditer(text) for place in range(*match.span())}
    start = 0
    for match in separator.finditer(text):
        if match.start() not in joined:
            yield text[start : match.start()].strip()
            start = match.end()
    yield text[start:].strip()


def _known_as(text: str, known: MedicineNames) -> str:
    """Return the known name that a text is, without the words that may stand beside one; "" if there is none."""
    words = normal_name(text).split()
    start, end = 0, len(words)
    while start < end:
        name = " ".join(words[start:end]) if end - start <= _MOST_WORDS else ""
        found = known.find(name)
        if found:
            return found
        if words[end - 1].strip(".;:") in _BESIDE:
            end -= 1
        elif words[start] in _BESIDE:
            start += 1
        else:
            break
    return ""


def _says_nothing(part: str) -> bool:
    """Tell whether a part has nothing but a strength, a form or times; a form alone may be another medicine."""
    left = _STRENGTH.sub(" ", part)
    return {word.strip(".;:") for word in normal_name(left).split()} <= (_TIMES if left == part else _BESIDE)


def _begins_with(part: str, known: MedicineNames) -> str:
    """Return the known name before the first number of a part of which not everything is understood, else ""."""
    number = _STRENGTH.search(part) or re.search(r"\s\d", part)
    if number is None or _words(part) & _LOCAL:
        return ""
    return _known_as(part[: number.start()], known)
