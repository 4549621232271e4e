"""Medicines as people write them: strengths, forms and several in one text, until only known names are left.

A text is read only as far as it is understood, and what is not comes back beside it: no word is dropped that could
be another medicine, a form with another effect, or a "stopped".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twitchkit.knowledge.medicine_names import MedicineNames, normal_name

_NUMBER = r"\d+(?:[.,]\d+)*"
_NUMBERS = rf"{_NUMBER}(?:\s*[-x×/]\s*{_NUMBER})*"
_MASS = r"(?:mg|mcg|ug|µg|μg|ng|kg|g|ml|l|iu|mi[lc]ligrams?|micrograms?|grams?)(?![^\W\d_])"
_COUNT = (
    r"(?:u|units?|mmol|meq|hr?|hours?|days?|times|tab(?:let)?s?|cap(?:sule)?s?|cp[rs]?|comp|pills?|patch(?:es)?|puffs?|doses?"
    r"|sachets?|x)(?![^\W\d_])"
)
_UNIT = rf"(?:%|{_MASS}|{_COUNT})"
_STRENGTH = re.compile(
    rf"(?:(?<![\w.,-]){_NUMBERS}\s*-?{_UNIT}|(?<=[^\W\d_]){_NUMBER}{_MASS})(?:\s*(?:/|per)\s*(?:{_NUMBER}\s*)?{_UNIT})*"
    # How often ("q12h", "x 2"), and how many were given out ("#30").
    rf"|(?<!\w)q\s?\d+\s?h\b|#\d+|(?<!\w)x\s?\d+(?!\w)"
    # A bare number of one digit may be part of a name ("Tylenol 3").
    rf"|(?<![\w.,-])(?:{_NUMBER}(?:\s*[-x×/]\s*{_NUMBER})+|\d{{2,}}(?:[.,]\d+)*)(?![\w%-])",
    re.IGNORECASE,
)
_SEPARATORS = (
    re.compile(r"[,;=()\[\]]|(?<=\s)[-–](?=\s)"),
    re.compile(r"[/+&]|\b(?:and|und|et|y)\b|(?<=[^\W\d_]{4})-(?=[^\W\d_]{4})", re.IGNORECASE),
)
_MOST_WORDS = 12  # no name has more
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ONE_DIGIT = re.compile(r"\d")
_LAST_PART = re.compile(r"-(?=[^\W\d_]+$)")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


# What may stand beside a name and does not tell which medicine it is: when and how it is taken, in what form, as which
# salt. In English, Latin, German, French, Spanish and Italian.
_TIMES = _words(
    "a an per by the in at as my take needed once twice one two three daily day days each every nightly night nights "
    "morning mornings evening bedtime bed weekly week hs od bd bid tds tid qds qid qd qam qpm qhs prn nocte mane om on "
    "ac pc am pm stat up to generic brand branded otc "
    "with without food meal meals breakfast lunch dinner supper milk water before after "
    "oral orally mouth po sl sc im iv pr sublingual subcutaneous tablet tablets tab tabs "
    "capsule capsules cap caps caplet caplets dose doses clinic inr ds my some "
    "morgens mittags abends nachts nacht tag täglich zur zum nüchtern bei bedarf stück z.n nach n "
    "matin midi soir jour jours par le la les au à jeun si besoin douleur "
    "mañana noche día días cada al por en ayunas necesario "
    "mattino sera giorno giorni alla bisogno"
)
_BESIDE = _TIMES | _words(
    "pill pills solution suspension syrup liquid sachet sachets coated film-coated chewable dispersible effervescent "
    "injection injectable inhaler inhalation patch patches transdermal pen prefilled extended modified prolonged "
    "delayed sustained immediate release extended-release modified-release prolonged-release delayed-release odt "
    "soltab er xr sr mr ir cr dr xl la cd ec hydrochloride dihydrochloride hcl hydrobromide maleate tartrate besylate "
    "besilate mesylate mesilate fumarate succinate sodium monohydrate dihydrate "
    "tabletten tablette tabl tbl filmtabletten filmtablette retardtabletten retardtablette retard ret kapseln kapsel "
    "hydrochlorid natrium succinat tartrat maleat besilat mesilat "
    "comprimé comprimés cp gélule gélules sachets chlorhydrate sodique de "
    "comprimido comprimidos tableta tabletas cápsula cápsulas sobre sobres clorhidrato sódico sódica "
    "compressa compresse cpr cps capsula bustina bustine cloridrato sodico"
)
# What is put on the skin or in the eye is not what is swallowed.
_LOCAL = _words(
    "cream creams gel gels ointment ointments lotion lotions drop drops eye ear nasal spray sprays shampoo mouthwash "
    "enema"
)
# Words after which nothing in the text is surely taken.
_DENIED = _words(
    "no not never without stop stopped stopping off until former formerly previously used or allergic intolerant "
    "nicht kein keine keinen ohne nie früher abgesetzt gestoppt oder allergie unverträglichkeit "
    "pas sans jamais arrêté arrêtée ancien ancienne ou allergique "
    "sin nunca suspendido suspendida suspendí dejé retirado retirada o alérgico alérgica "
    "non senza sospeso sospesa interrotto interrotta smesso allergico allergica"
)
# Why and how long somebody takes it: "for" and some of these, to the end of a part.
_WHY = re.compile(
    r"\b(?:for|against|since|bei|gegen|pour|contre|para|contra|per)\s+(?P<why>(?:[^\W\d_]+|\d+)(?:[\s/-]+(?:[^\W\d_]+|\d+))*)\s*$",
    re.IGNORECASE,
)
_REASONS = _words(
    "my the a an of in at night nights bad years year months month weeks week days day long ages now about over post "
    "heart blood pressure high low sugar clot clots stroke stent attack af rls plmd restless legs leg cramps cramp "
    "twitching twitches jerks pain pains back neck joint joints nerve nerves headache headaches migraine migraines "
    "sleep sleeping insomnia anxiety depression mood panic stress reflux heartburn stomach ulcer thyroid diabetes "
    "cholesterol asthma copd lungs chest infection water retention swelling allergy allergies hay fever gout arthritis "
    "epilepsy seizures fits parkinson parkinsons bladder prostate bones osteoporosis iron anemia anaemia"
)


_NONE = re.compile(
    r"(?:none|nothing|nil|n/?a|-+"
    r"|no(?: (?:regular|other|current))?(?: (?:meds?|medicines?|medications?|tablets?|drugs?))?"
    r"|keine?|nichts|ninguno|ninguna|nada|aucune?|rien|nessun[oa]?|niente)\.?",
    re.IGNORECASE,
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
        found = _known_as(_STRENGTH.sub(" ", _without_reason(part)), known)
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


def says_none(text: str) -> bool:
    """Tell whether a text in a list of medicines says that there is none.

    >>> says_none("no regular meds"), says_none("Ninguno"), says_none("no warfarin"), says_none("unknown")
    (True, True, False, False)
    """
    return _NONE.fullmatch(" ".join(text.split())) is not None


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


def _without_reason(part: str) -> str:
    """Return a part without why and how long it is taken, where nothing else is said there."""
    why = _WHY.search(part)
    return part[: why.start()] if why and _words(why["why"]) <= _REASONS else part


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
    beside = [word in _BESIDE or _ONE_DIGIT.fullmatch(word) is not None for word in bare]  # "2 qds"
    if bare and _ONE_DIGIT.fullmatch(bare[-1]):  # "Tylenol 4"
        beside[-1] = False
    first = next((place for place, is_beside in enumerate(beside) if not is_beside), len(words))
    last = len(words) - next((place for place, is_beside in enumerate(reversed(beside)) if not is_beside), len(words))
    for length in range(min(len(words), _MOST_WORDS), 0, -1):
        for start in range(min(first, len(words) - length) + 1):
            if start + length >= last and (found := known.find(" ".join(words[start : start + length]))):
                return found
    return ""


def _says_nothing(part: str) -> bool:
    """Tell whether a part has nothing but a strength, a form or times; a form alone may be another medicine."""
    left = _STRENGTH.sub(" ", _without_reason(part))
    return {word.strip(".;:") for word in normal_name(left).split()} <= (_TIMES if left == part else _BESIDE)


def _begins_with(part: str, known: MedicineNames) -> str:
    """Return the known name before the first number of a part of which not everything is understood, else ""."""
    number = _STRENGTH.search(part) or re.search(r"\s\d", part)
    if number is None or _words(part) & _LOCAL:
        return ""
    return _known_as(part[: number.start()], known)
