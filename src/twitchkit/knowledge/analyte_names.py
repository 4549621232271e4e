"""Names of laboratory tests as reports print them, without what does not say which analyte it is.

The sample ("S-", "i.S.", "plasmatique", "in Serum or Plasma"), the method ("CKD-EPI 2021"), when it was taken
("fasting") and "total" go away. A word that may make it another test (urine, free, red cells) stays, and whole,
arterial and venous blood are told apart (:class:`AnalyteName`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from twitchkit.knowledge.analyte_words import METHODS, SAME, SAMPLES, TESTS, TIMES
from twitchkit.model.vocabulary import Sample

_LETTERS = str.maketrans(
    {"β": "beta ", "γ": "gamma ", "ø": "o", "æ": "ae", "ł": "l", "−": "-", "–": "-", "—": "-", "’": "'"}
)
_OF_LOINC = r"\[[^\[\]]*(?:/volume|/time|fraction|entitic volume)\]"
_KINDS_OF_BLOOD = (
    ("arterial", re.compile(r"\barter\w*|\bart\b|\bblda\b|\babg\b|^ab-")),
    ("venous", re.compile(r"\bven(?:ous|os[aeo]?|eux|euse|oes)\b|\bbldv\b|\bvbg\b|^vb-")),
    (
        "whole",
        re.compile(
            rf"(?:{_OF_LOINC}) in (?:capillary )?blood\b|^b-(?=[a-z])|\bbld\b|\b(?:voll|edta-?)blut\b|\bvolbloed\b"
            r"|\bwhole(?: blood)?\b|\bsang total\b|\bsangre total\b|\bsangue intero\b"
        ),
    ),
)
_BEFORE = re.compile(r"^(?:f?[sp]|s/p|pt|f?p\(f?pt\)|[abckv]?b|\w{2,3}\(b\))-\s*(?=[^\W\d_]|25|\d,)")
_BEHIND = re.compile(r"(?:[,/(\[]\s*(?:s|p|sp|s/p|[hels][bhp]|n)|\bi\.? ?(?:s|p|pl|h\.? ?pl)\.?)\s*[)\]]?$")
_PHRASES = re.compile(
    rf"{_OF_LOINC}|[-\s](?:[acms]|arv)(?:cnc|rat)\b|\bmfr\b|platelet poor plasma|;\s*[a-z.]*stofk\.?$"
    r"|by (?:automated count|coagulation assay|high sensitivity method|\w+ method)|\bw(?:ith|/)? ?reflex\b.*"
    r"|\b(?:2nd|3rd|4th|second|third|fourth)[- ]gen(?:eration)?\b|\b\d+ ?h(?:rs?|ours?)? post[- ]dose\b|\(\d+ ?h\)"
    r"|\ba (?=jeun|digiuno)|(?:/|\bper )?1[.,]73 ?m\*?2?(?!\w)|\b[dl]'(?=\w)|\bnon[- ](?:fasting|fasted)\b|\broom air\b"
)
_URINE = (
    (re.compile(r"^[dt]u-|\bsammelurin"), "24h urine "),
    (re.compile(r"^(?:pt)?u-"), "urine "),
    (re.compile(r"\b24[- ]?(?:h(?:rs?|ours?|oras?|eures?)?|ore|std|stunden)(?![a-z])"), "24h "),
)
_APART = re.compile(r"[\s_,()\[\]/=:;*'-]+|(?<=\w)\+(?=\w)|(?<=[^\W\d_]{3})\.(?=[^\W\d_]{3})")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_SILENT = SAMPLES | METHODS | TIMES | TESTS
_TOTAL = frozenset(
    {"total", "totale", "totales", "totaux", "gesamt", "totali", "totaal", "tot", "calkowity", "calkowita"}
)
PART = frozenset({"free", "ionized", "active", "corrected"})
"""Words of the name of a test of a part, which "total" never means."""
_WITH_UNIT = re.compile(
    r"(?P<name>.*\w.*?)[\s,]*(?:[(\[]\s*(?P<unit>[^()\[\]]+?)\s*[)\]]|\s(?P<bare>[^\s/()]+/[^\s()]+))"
)
_TWO = re.compile(r"([^()]+)\(([^()]+)\)\s*")


class AnalyteName(NamedTuple):
    """The words of a name that tell which analyte it is, in their order, and the kind of blood if it says one.

    ``blood`` is "" for serum, plasma and whatever a laboratory takes, else "whole", "arterial" or "venous".
    """

    words: tuple[str, ...]
    blood: str = ""

    def fits(self, sample: Sample) -> bool:
        """Tell whether a test of something may have this name."""
        match self.blood:
            case "whole":
                return sample is Sample.BLOOD
            case "arterial":
                return True
            case _:
                return sample is not Sample.ARTERIAL


def analyte_name(name: str) -> AnalyteName:
    """Return what a name says of the analyte and of the blood.

    >>> analyte_name("Calcium, ionized [Moles/volume] in Serum or Plasma"), analyte_name("B-Hb").blood
    (AnalyteName(words=('calcium', 'ionized'), blood=''), 'whole')
    """
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())
    for said, word in _URINE:
        plain = said.sub(word, plain)
    blood = next((kind for kind, said in _KINDS_OF_BLOOD if said.search(plain)), "")
    for _, said in _KINDS_OF_BLOOD:
        plain = said.sub(" ", plain)
    plain = _INITIALS.sub(lambda initials: initials[0].replace(".", ""), _BEFORE.sub("", plain))
    plain = _PHRASES.sub(" ", _BEHIND.sub(" ", plain))
    words = (SAME.get(word, word) for word in (part.strip(".!") for part in _APART.split(plain)))
    return AnalyteName(tuple(word for word in words if word.strip("+") and word not in _SILENT), blood)


def analyte_words(name: str) -> frozenset[str]:
    """Return the words of a name that tell which analyte it is; their order does not matter."""
    return frozenset(analyte_name(name).words)


def without_total(words: frozenset[str]) -> frozenset[str]:
    """Return the words of a name without "total": most tests are of all of a thing."""
    return words - _TOTAL


def with_unit(name: str) -> tuple[str, str]:
    """Return a name without what may be a unit behind it, and that; the name and "" if nothing is like one.

    >>> with_unit("Ferritin (ng/mL)"), with_unit("Ferritin")
    (('Ferritin', 'ng/mL'), ('Ferritin', ''))
    """
    found = _WITH_UNIT.fullmatch(name.strip())
    return (found["name"], found["unit"] or found["bare"]) if found else (name, "")


def both_names(name: str) -> Iterator[str]:
    """Yield the name before a bracket and the one inside, where there are two ("Kreatinkinase (CK)")."""
    found = _TWO.fullmatch(name)
    if found:
        yield from (part for part in found.groups() if analyte_words(part))
