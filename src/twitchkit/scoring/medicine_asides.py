"""What people say beside a medicine: for how long, at what meal, why, from whom, by what way; taken out of the text.

What is left out here never tells which medicine it is, nor that it was stopped.
"""

from __future__ import annotations

import re

from twitchkit.knowledge.medicine_names import MedicineNames
from twitchkit.scoring.medicine_words import REASONS_IN_ANY, denies, words_of

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
    r"|(?:desde|seit|depuis|dal|sinds) (?:19|20)\d\d"
    r"|(?:for )?(?:most of|all) my (?:adult )?life|(?:for )?as long as i (?:can )?remember)\b(?!\s+ago\b)",
    re.IGNORECASE,
)
_WITHOUT_FOOD = re.compile(r"\b(?:with or )?without (?:any )?(?:food|meals?|milk)\b", re.IGNORECASE)
# Before and after alone tell of a medicine of earlier times: "avant Préviscan", "Marcumar vor 3 Wochen".
_AT_MEALS = re.compile(
    r"\b(?:before|after|vorm?|nach|avant|après|antes|después|prima|dopo|depois|após|voor|na|før|efter|etter|innan|till?"
    r"|enligt|selon|según|segundo|secondo|volgens)\s+"
    r"(?:(?:the|each|every|my|a|o|dem|der|den|jeder|le|la|les|de|du|del|di|do|da|dos|ir|el|cada|chaque|het)\s+){0,3}"
    r"(?:food|meals?|breakfast|lunch|dinner|supper|bed|bedtime|sleep|eating|exercise|frühstück|mittagessen|abendessen"
    r"|essen|mahlzeit|mahlzeiten|schlafen|schlafengehen|zubettgehen|repas|petit[- ]déjeuner|déjeuner|dîner|coucher"
    r"|manger|comidas?|desayuno|almuerzo|cena|comer|cenar|desayunar|dormir|acostarse|pranzo|colazione|past[oi]|dormire"
    r"|coricarsi|almoço|jantar|refeição|refeições|pequeno-almoço|deitar|slapen|nacht|maaltijd(?:en)?|eten|ontbijt"
    r"|avondeten|mat|måltid(?:er)?|frukost|frokost|sengetid|natten|natta|kvällen|ordination|plan|schema|pauta|inr|quick"
    r"|be|bz|blutzucker|blutdruck)\b(?: trombosedienst\b)?",
    re.IGNORECASE,
)
_MONTHS = r"jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*"
_PHRASES = re.compile(
    # By whom it was given out, of an extra dose, how long in Dutch, and "it" for the medicine itself.
    r"\bfrom (?:(?:my|the|a|our|local) )*(?:chemist|pharmacy|pharmacist|gp|doctor|dr|hospital|supermarket|clinic)s?\b"
    r"|(?<=,) ?extra (?=\d)|\b(?:extra|maximum|regular|double) strength\b"
    r"|\bal (?:meer dan )?\d+ (?:jaar|jaren|maanden|weken)\b"
    r"|^(?:i(?:'ve| have)? )?been (?:on|taking) "
    r"|(?<=,) ?(?:(?:i(?:'ve| have)? )?been )?(?:on|taking) (?:it|this|them)\b"
    r"|\bc (?=food|meals?\b)"
    # How it is given and when, in words of several languages.
    r"|\bsliding scale\b|\bzo nodig\b|\bindien nodig\b|\bop (?:een )?(?:lege|nuchtere) maag\b|\b[aà]d lib\b"
    r"|(?<!\w)['’]s (?=ochtends|avonds|middags|nachts|morgens)|\b(?:vid|ved) behov\b|\bauf nüchternen magen\b"
    r"|\b(?:with|w/) (?:orange )?juice\b|\bmukaan\b|\(\d+(?:[.,]\d+)? ?(?:mg )?fe\) mg\b"
    # For how many days, weeks or months, as doctors write it.
    r"|\b(?:x ?|for )\d{1,2}/(?:7|52|12)\b"
    # How much was given out and when, what was tested, and a dose that nobody remembers.
    r"|(?<!\w)(?:x ?\d|# ?\d\d)\d{0,2}(?![\w.])|\b(?:qty|quantity|disp(?:ense)?)[: ]+#?\d+|\b(?:no|\d+) refills?\b"
    r"|\b(?:last )?(?:issued|dispensed|filled|ordered|collected)(?: on)? \d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
    rf"|\b(?:levels?|bloods?|inr) (?:last )?(?:checked|tested|done)(?: in)? (?:{_MONTHS})\b"
    r"|\b(?:i )?(?:don['’]t know|do not know|not sure(?: of| about)?|can(?:['’]t| ?not) remember) "
    r"(?:the|what|which|my) (?:dose|strength|mg)\b"
    r"|\b(?:dose|strength) (?:un|not )known\b|\bjambes sans repos\b|\b(?:12|24)[- ]hour\b",
    re.IGNORECASE,
)
_UNIT_WITH_POINTS = re.compile(r"\b(i|u)\. ?(e|u|i)\.?(?!\w)", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^()]{1,40})\)")
_LABEL = re.compile(r"^([^:()]{1,40}): ")
_FRACTION = re.compile(r"(?:(?<!\d)(\d) ?)?([½¼¾])")
_HALVES = {"½": ".5", "¼": ".25", "¾": ".75"}
_SHORT = re.compile(r"(?<![\w./])[a-z](?:[./][a-z]){1,2}(?!\w)\.?", re.IGNORECASE)
_ROUTES = words_of("an mwf po sc im iv sl pr bd bid tds tid qds qid od qd hs prn ac pc zn bb vb pn sos")
_AS_SALT = re.compile(
    r"\bas (?:the )?(?:sul(?:f|ph)ate|citrate|phosphate|acetate|(?:hydro)?chloride|bromide)\b", re.IGNORECASE
)
_WHY = re.compile(
    r"\b(?:(?:for|prn|when|if|against|since|after|before|bei|wenn|gegen|en cas de|pour|contre|si|para|contra|por|per|se"
    r"|in caso di|voor|tegen|mot|för|ved|vid)\s+|en cas d['’]\s*)"
    r"(?P<why>(?:[^\W\d_]+|\d+)(?:[\s/-]+(?:[<>] ?)?(?:[^\W\d_]+|\d+))*)\s*$",
    re.IGNORECASE,
)


def without_asides(text: str, known: MedicineNames) -> str:
    """Return a text without how long, at what meal, by what way and why, where no medicine is named there.

    >>> without_asides("apixaban 5 mg p.o. (heart) after food", MedicineNames({}))
    'apixaban 5 mg'
    """
    whole = " ".join(text.split()).rstrip(".")
    whole = _UNIT_WITH_POINTS.sub(r"\1\2", whole)
    whole = _AS_SALT.sub(" ", _SHORT.sub(_without_route, whole))
    whole = _FRACTION.sub(lambda part: f"{part[1] or 0}{_HALVES[part[2]]}", whole)
    for reason in (_BRACKET, _LABEL):
        whole = reason.sub(lambda said: " " if _is_reason(said, known) else said[0], whole)
    whole = _AT_MEALS.sub(" ", _WITHOUT_FOOD.sub(" ", _PHRASES.sub(" ", _HOW_LONG.sub(" ", whole))))
    return " ".join(whole.split())


def without_reason(part: str) -> str:
    """Return a part without why and how long it is taken, where nothing else is said there."""
    why = _WHY.search(part)
    return part[: why.start()] if why and words_of(why["why"]) <= REASONS_IN_ANY else part


def _is_reason(said: re.Match[str], known: MedicineNames) -> bool:
    words = words_of(said[1])
    return bool(words) and words <= REASONS_IN_ANY and not known.find(said[1]) and not denies(said[0])


def _without_route(short: re.Match[str]) -> str:
    """Return nothing in place of a dotted or slashed way to take something ("p.o.", "s/c"); else what stands there."""
    return " " if re.sub(r"[./]", "", short.group()).casefold() in _ROUTES else short.group()
