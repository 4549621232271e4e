"""How units are written: UCUM, what reports print, and words ("micrograms per liter") come to one spelling."""

from __future__ import annotations

import re

_SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-", strict=True))
_SIGNS = str.maketrans({"µ": "u", "μ": "u", "·": "*", "−": "-", "×": "x", **_SUPERSCRIPTS})
# What these say is the usual; what another says ("DDU") is not.
_ANNOTATION = re.compile(
    r"\{(?:FEU|INR|ratio|cells|beats|breaths)\}|FEU$|(?<=mol)Hb$|(?<=%)(?:NGSP|DCCT)$", re.IGNORECASE
)
_COUNTED = re.compile(r"^\W?(?:cells|beats|breaths|events|movements)(?=/)", re.IGNORECASE)
_POWER = re.compile(r"^[x*]?10[*^eE(]?(\d+)\)?(?=/)")
_PER_LITER = re.compile(r"(?<=[lgUqt])[.*]?([dmu]?)[lL]-1$")
_WORDS = (
    (r"\bper\b|\bpro\b(?= )", "/"),
    (r"lit(?:er|re|ro)s?\b|(?<=[/ ])lt\b", "L"),
    (r"\bdeci(?=L\b)", "d"),
    (r"\bmilli(?=L\b)", "m"),
    (r"\b(?:micro|mc)(?:g|grams?|grammes?)\b", "ug"),
    (r"\bnano(?:g|grams?|grammes?)\b", "ng"),
    (r"\bpico(?:g|grams?|grammes?)\b", "pg"),
    (r"\bmilli(?:g|grams?|grammes?)\b", "mg"),
    (r"\b([mup]?)(?:grams?|gr|gms?)(?![^\W_])", r"\1g"),
    (r"\b(mg|g|kg)s\b", r"\1"),
    (r"\b(?:micro|mc) ?(?=(?:mol|kat|IU|UI|U)\b)", "u"),
    (r"\b(?:micro|mc) ?moles?\b", "umol"),
    (r"\b([mnpu]?)moles?\b", r"\1mol"),
    (r"\bunits?\b", "U"),
    (r"\bper ?cent\b|\bpct\b", "%"),
    (r"(?<=/ )(?:hours?|hrs?|std)\b|(?<=/)(?:hours?|hrs?|std)\b", "h"),
    (r"(?<=/ )minutes?\b|(?<=/)minutes?\b", "min"),
    (r"\b(?:pounds?|lbs)\b", "lb"),
    (r"\b(?:kilos?|kilograms?|kgs)\b", "kg"),
    (r"\b(?:inch(?:es)?)\b", "in"),
    (r"\bcent[ií]m(?:eter|etre|etro)s?\b|\bcms\b", "cm"),
    (r"\bmet(?:er|re|ro)s?\b", "m"),
    (r"\bdegrees? ?(?=[CF])|\bdeg ?(?=[CF]\b)", "°"),
    (r"\bcelsius\b", "C"),
    (r"\bfahrenheit\b", "F"),
)
_IN_WORDS = tuple((re.compile(pattern, re.IGNORECASE), spelling) for pattern, spelling in _WORDS)
_OTHERWISE = (
    (re.compile(r"/100ml$|(?<=g)%$", re.IGNORECASE), "/dL"),
    (re.compile(r"/mm\^?3$|/mcl$|/cu\.?mm$|/cmm$", re.IGNORECASE), "/uL"),
    (re.compile(r"^([mu]?)(?:UI|lU)(?=/)"), r"\1IU"),
    (re.compile(r"^(?:tsd|thou(?:sand)?|miles|k)\.?(?=/)", re.IGNORECASE), "10*3"),
    (re.compile(r"^(?:gpt|giga|billion)(?=/)", re.IGNORECASE), "10*9"),
    (re.compile(r"^(?:lakh|lac)s?(?=/)", re.IGNORECASE), "10*5"),
    (re.compile(r"^mval\b", re.IGNORECASE), "mEq"),
    (re.compile(r"(?<=/min/)1[.,]73(?:m\^?2|sqm|sq\.?m\.?)?$"), "1.73m2"),
    (re.compile(r"^mm(?:/|in|n)?1?(?:st)?/?(?:h|hr|hour)$"), "mm/h"),
)


def spelled(unit: str) -> str:
    """Return a unit in the spelling in which units are compared: UCUM and what reports print come to the same.

    >>> spelled("µg / m²"), spelled("m[IU]/L"), spelled("mL/min/{1.73_m2}"), spelled("x10E3/uL"), spelled("Tsd/mm³")
    ('ug/m2', 'mIU/L', 'mL/min/1.73m2', '10*3/uL', '10*3/uL')
    >>> spelled("micrograms per liter"), spelled("mmol·L⁻¹"), spelled("cells/cu mm")
    ('ug/L', 'mmol/L', '/uL')
    """
    plain = unit.translate(_SIGNS)
    for pattern, spelling in _IN_WORDS:
        plain = pattern.sub(spelling, plain)
    plain = plain.replace(" ", "").replace("{1.73_m2}", "1.73m2")
    plain = _ANNOTATION.sub("", plain).replace("[", "").replace("]", "")
    plain = _COUNTED.sub("", _POWER.sub(r"10*\1", plain)).replace("in_i", "in").replace("lb_av", "lb")
    for pattern, spelling in _OTHERWISE:
        plain = pattern.sub(spelling, plain)
    return _PER_LITER.sub(r"/\1L", plain)
