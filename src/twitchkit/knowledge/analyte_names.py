"""Names of laboratory tests as reports print them, without the words that do not say which analyte it is.

The sample ("i.S.", "plasmatique", "in Serum or Plasma"), the method ("CKD-EPI 2021") and "total" go away. A word that
may make it another test (urine, free, ionized, red cells, whole blood) is not here, and so is never taken away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_PRINTED = re.compile(
    r"\[(?:moles|mass|units|enzymatic activity|catalytic activity|#|entitic volume)/volume\]|[()\[\]]"
)
_DOTTED = re.compile(r"(?<=[^\W\d_]{3})\.(?=[^\W\d_]{3})")  # "Calcium.ionized"
_TWO = re.compile(r"([^()]+)\(([^()]+)\)\s*")
_WORD = re.compile(r"\S+")
_SILENT = frozenset(
    _WORD.findall(
        # The sample, which is blood where nothing else is said, in six languages.
        "serum plasma blood venous level levels count concentration in or of im i.s i.p en dans le la el nel no de du "
        "serique seriques plasmatique plasmatiques sanguin sanguine serico serica plasmatico plasmatica sierico "
        "sierica sang sangre sangue suero siero soro ematico ematica spiegel basal "
        # How it was measured or calculated.
        "eclia clia elisa hplc jaffe enzymatic enz nac ckd epi ckd/epi mdrd 2009 2021 dcct ngsp ifcc dcct/ngsp "
        "ngsp/dcct estimated geschatzt geschatzte estime estimee estimado estimada stimato stimata"
    )
)
_TOTAL = frozenset({"total", "totale", "totales", "totaux", "gesamt", "totali"})
PART = frozenset({"free", "ionized", "ionised", "active", "adjusted", "corrected"})
"""Words of the name of a test of a part, which "total" never means."""


def analyte_words(name: str) -> frozenset[str]:
    """Return the words of a name that tell which analyte it is; their order does not matter.

    >>> sorted(analyte_words("Calcium, ionized [Moles/volume] in Serum or Plasma"))
    ['calcium', 'ionized']
    """
    letters = unicodedata.normalize("NFKD", _DOTTED.sub(" ", _PRINTED.sub(" ", name.casefold())))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = (word.strip(".:;") for word in re.sub(r"[_,-]", " ", plain).split())
    return frozenset(word for word in words if word) - _SILENT


def without_total(words: frozenset[str]) -> frozenset[str]:
    """Return the words of a name without "total": most tests are of all of a thing."""
    return words - _TOTAL


def both_names(name: str) -> Iterator[str]:
    """Yield the name before a bracket and the one inside, where there are two ("Kreatinkinase (CK)")."""
    found = _TWO.fullmatch(name)
    if found:
        yield from (part for part in found.groups() if analyte_words(part))
