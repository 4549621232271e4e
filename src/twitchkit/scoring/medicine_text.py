"""Medicines as people write them: strengths, forms and several in one text, until only known names are left.

A text is read only as far as it is understood, and what is not comes back beside it: no word is dropped that could
be another medicine, a form with another effect, or a "stopped".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twitchkit.knowledge.medicine_names import MedicineNames, normal_name
from twitchkit.scoring.medicine_words import BESIDE, DENIED, LOCAL, OR, REASONS_IN_ANY, TIMES, words_of

_NUMBER = r"\d+(?:[.,]\d+)*"
_NUMBERS = rf"{_NUMBER}(?:\s*[-x×/]\s*{_NUMBER})*"
_MASS = r"(?:mg|mcg|ug|µg|μg|ng|kg|g|ml|l|iu|mi[lc]ligrams?|micrograms?|grams?)(?![^\W\d_])"
_COUNT = (
    r"(?:u|ie|ui|units?|mmol|meq|h(?:rs?)?|hours?|hourly|days?|wks?|weeks?|months?|times|tab(?:let)?s?|cap(?:sule)?s?|cp[rs]?|comp"
    r"|pills?|patch(?:es)?|puffs?|inh(?:alations?)?|actuations?|doses?|sachets?|x)(?![^\W\d_])"
)
_UNIT = rf"(?:%|{_MASS}|{_COUNT})"
_STRENGTH = re.compile(
    rf"(?:(?<![\w.,-]){_NUMBERS}\s*-?{_UNIT}|(?<=[^\W\d_]){_NUMBER}{_MASS})(?:\s*(?:/|per)\s*(?:{_NUMBER}\s*)?{_UNIT})*"
    # How often ("q12h", "x 2", "every other day"), at what time, and how many were given out ("#30").
    rf"|(?<!\w)q\s?\d+(?:\s?-\s?\d+)?\s?(?:h(?:rs?|ours?)?|d|wks?|weeks?)\b|#\d+|(?<!\w)x\s?\d+\s?(?:d|days?|wks?|weeks?)?(?!\w)|(?<!\w)\d+/(?:j|d|jour|tag|día|die|dia|day)\b"
    # Days of a week, times in words ("ore 8", "1dd1").
    rf"|(?<!\w)\d\s?[jd]?\s?/\s?7(?!\w)|\b(?:ore|um|às|à|a las) \d{{1,2}}(?:[:.h]\d\d)?(?!\w)"
    rf"|(?<!\w)\d+\s?dd\s?\d+(?!\w)"
    rf"|\b(?:every )?other days?\b|\b\d+-?(?:hour|week|month)ly\b"
    rf"|(?<![\w.,-])\d{{1,2}}(?::\d\d\s?(?:am|pm|uhr|h)?|\s?(?:am|pm|uhr|h))(?!\w)"
    # A bare number of one digit may be part of a name ("Tylenol 3").
    rf"|(?<![\w.,])\.\d+(?!\w)|(?<![\w.,-])(?:{_NUMBER}(?:\s*[-x×/]\s*{_NUMBER})+|\d{{2,}}(?:[.,]\d+)*|\d[.,]\d+)(?![\w%-])",
    re.IGNORECASE,
)
_SEPARATORS = (
    re.compile(r"[,;:=()\[\]]|(?<=\s)[-–](?=\s)"),
    re.compile(
        r"[/+&]|\b(?:and|with|und|mit|et|avec|y|con)\b|(?<=[^\W\d_]{4}) e (?=[^\W\d_]{4})"
        r"|(?<=[^\W\d_]{4})-(?=[^\W\d_]{4})",
        re.IGNORECASE,
    ),
)
_MOST_WORDS = 12  # no name has more
_ONE_DIGIT = re.compile(r"\d")
_LONG_ENOUGH = 4  # "vitamin b 6" is one name
_LAST_PART = re.compile(r"-(?=[^\W\d_]+$)")
_WHY = re.compile(
    r"\b(?:(?:for|prn|when|if|against|since|after|before|bei|wenn|gegen|en cas de|pour|contre|si|para|contra|por|per|se"
    r"|in caso di)\s+|en cas d['’]\s*)(?P<why>(?:[^\W\d_]+|\d+)(?:[\s/-]+(?:[<>] ?)?(?:[^\W\d_]+|\d+))*)\s*$",
    re.IGNORECASE,
)
# For how long it is taken, or since when; "years ago" is when it was taken, and stays.
_MANY = (
    r"(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|many|several|some|(?:a )?few|(?:a )?couple(?: of)?)"
)
_HOW_LONG = re.compile(
    rf"\b(?:(?:for|since|over|about|around|more than|at least|nearly|almost|now)\s+)*(?:the (?:last|past) )?"
    rf"(?:{_MANY} (?:years?|yrs?|months?|decades?)|(?:a )?(?:very )?long (?:time|while)"
    r"|(?:for|since) (?:years|months|decades|ages|ever|birth|childhood|last (?:year|month)|(?:19|20)\d\d"
    r"|(?:i was|being) (?:an? )?(?:\d+|child|kid|teenager|young)"
    r"|(?:my |the )?(?:early |mid |late )?(?:teens|twenties|thirties|forties|fifties|sixties|seventies))"
    r"|(?:for )?(?:most of|all) my (?:adult )?life|(?:for )?as long as i (?:can )?remember)\b(?!\s+ago\b)",
    re.IGNORECASE,
)
_OR = re.compile(rf"\b(?:{'|'.join(sorted(OR))})\b", re.IGNORECASE)
_WITHOUT_FOOD = re.compile(r"\b(?:with or )?without (?:any )?(?:food|meals?|milk)\b", re.IGNORECASE)
# Before and after alone tell of a medicine of earlier times: "avant Préviscan", "Marcumar vor 3 Wochen".
_AT_MEALS = re.compile(
    r"\b(?:before|after|vor|nach|avant|après|antes|después|prima|dopo|depois|após)\s+"
    r"(?:(?:the|each|every|my|a|o|dem|der|den|jeder|le|la|les|de|du|del|di|do|da|dos|ir|el|cada|chaque)\s+){0,3}"
    r"(?:food|meals?|breakfast|lunch|dinner|supper|bed|bedtime|sleep|eating|exercise|frühstück|mittagessen|abendessen"
    r"|essen|mahlzeit|mahlzeiten|schlafen|schlafengehen|repas|petit[- ]déjeuner|déjeuner|dîner|coucher|manger"
    r"|comidas?|desayuno|almuerzo|cena|comer|cenar|desayunar|dormir|acostarse|pranzo|colazione|past[oi]|dormire"
    r"|coricarsi|almoço|jantar|refeição|refeições|pequeno-almoço|deitar|plan|schema|inr|quick)\b",
    re.IGNORECASE,
)
_SOME_TIME_AGO = re.compile(r"\bil y a\b", re.IGNORECASE)
_ROUTES = words_of("an mwf po sc im iv sl pr bd bid tds tid qds qid od qd hs prn ac pc zn")
_PHRASES = re.compile(
    # By whom it was given out, of an extra dose, how long in Dutch, and "it" for the medicine itself.
    r"\bfrom (?:(?:my|the|a|our|local) )*(?:chemist|pharmacy|pharmacist|gp|doctor|dr|hospital|supermarket)s?\b"
    r"|(?<=,) ?extra (?=\d)|\b(?:extra|maximum|regular|double) strength\b"
    r"|\bal (?:meer dan )?\d+ (?:jaar|jaren|maanden|weken)\b"
    r"|^(?:i(?:'ve| have)? )?been (?:on|taking) "
    r"|(?<=,) ?(?:(?:i(?:'ve| have)? )?been )?(?:on|taking) (?:it|this|them)\b"
    r"|\bc (?=food|meals?\b)",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"(?:(?<!\d)(\d) ?)?([½¼¾])")
_HALVES = {"½": ".5", "¼": ".25", "¾": ".75"}
_SHORT = re.compile(r"(?<![\w./])[a-z](?:[./][a-z]){1,2}(?!\w)\.?", re.IGNORECASE)
_AS_SALT = re.compile(
    r"\bas (?:the )?(?:sul(?:f|ph)ate|citrate|phosphate|acetate|(?:hydro)?chloride|bromide)\b", re.IGNORECASE
)


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
    if _SOME_TIME_AGO.search(text):
        return MedicineText((), (text,))
    whole = _AS_SALT.sub(" ", _SHORT.sub(_without_route, " ".join(text.split()).rstrip(".")))
    whole = _FRACTION.sub(lambda part: f"{part[1] or 0}{_HALVES[part[2]]}", whole)
    whole = _AT_MEALS.sub(" ", _WITHOUT_FOOD.sub(" ", _PHRASES.sub(" ", _HOW_LONG.sub(" ", whole))))
    found = _known_as(whole, known) or _known_as(_STRENGTH.sub(" ", whole), known)
    if found:
        return MedicineText((MedicineName(text, found),), ())
    alternatives = list(_split(whole, _OR))
    if len(alternatives) > 1:
        return _one_of(text, alternatives, known)
    names: list[MedicineName] = []
    rest: list[str] = []
    for part in _parts(whole, known):
        found = _known_as(_STRENGTH.sub(" ", part), known)
        found = found or _known_as(_STRENGTH.sub(" ", _without_reason(part)), known)
        found = found or _known_as(_without_reason(_STRENGTH.sub(" ", part)), known)
        if not found and not _says_nothing(part):
            rest.append(part)
            found = _begins_with(part, known)
        if found:
            names.append(MedicineName(part, found))
    if not names or words_of(whole) & DENIED:
        return MedicineText((), (text,))
    if len(names) == 1 and not rest:
        names = [MedicineName(text, names[0].known)]
    return MedicineText(tuple(names), tuple(rest))


def _without_route(short: re.Match[str]) -> str:
    """Return nothing in place of a dotted or slashed way to take something ("p.o.", "s/c"); else what stands there."""
    return " " if re.sub(r"[./]", "", short.group()).casefold() in _ROUTES else short.group()


def _one_of(text: str, alternatives: Sequence[str], known: MedicineNames) -> MedicineText:
    """Read names of which one is taken; they are understood together or not at all."""
    read = [read_medicine(part, known) for part in alternatives]
    names = tuple(MedicineName(text, name.known) for each in read for name in each.names)
    if words_of(" ".join(alternatives)) & DENIED or any(each.rest or len(each.names) != 1 for each in read):
        return MedicineText((), (text,))
    return MedicineText((), (), names)


def _parts(whole: str, known: MedicineNames) -> Iterator[str]:
    """Yield the parts of a list, and the parts of those that are no name as they are ("calcium and vitamin D" is)."""
    lists, pairs = _SEPARATORS
    for part in _split(whole, lists):
        if _known_as(_STRENGTH.sub(" ", part), known):
            yield part
        else:
            for name in _split(part, pairs):
                yield from _side_by_side(name, known)


def _side_by_side(part: str, known: MedicineNames) -> Sequence[str]:
    """Return two names that stand side by side ("my blood thinner warfarin"); else the part itself."""
    words = _STRENGTH.sub(" ", part).split()
    if not _known_as(" ".join(words), known) and len(words) <= _MOST_WORDS:
        for place in range(1, len(words)):
            two = " ".join(words[:place]), " ".join(words[place:])
            if all(_known_as(name, known) for name in two):
                return two
    return (part,)


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
    return part[: why.start()] if why and words_of(why["why"]) <= REASONS_IN_ANY else part


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
    left = _STRENGTH.sub(" ", _without_reason(part))
    words = {word.strip(".;:") for word in normal_name(left).split()}
    return {word for word in words if not _ONE_DIGIT.fullmatch(word)} <= (TIMES if left == part else BESIDE)


def _begins_with(part: str, known: MedicineNames) -> str:
    """Return the known name before the first number of a part of which not everything is understood, else ""."""
    number = _STRENGTH.search(part) or re.search(r"\s\d", part)
    if number is None or words_of(part) & LOCAL:
        return ""
    return _known_as(part[: number.start()], known)
