"""What people add to a medicine in words of their own: why, since what, on whose advice, how it goes.

Such a remark may say anything, so it is known by how it begins ("since", "because", "prescribed by"), or by words that
only sentences have, and it is left out of the text only where nothing in it may change what is taken: no other
medicine and no word that sounds like one, no change, no "no", nobody else, no time that is over or to come. A remark
that may is told.
"""

from __future__ import annotations

import re
from itertools import pairwise

from twitchkit.knowledge.medicine_names import MedicineNames
from twitchkit.scoring.medicine_amounts import STRENGTH
from twitchkit.scoring.medicine_changes import changes_in, may_have_stopped
from twitchkit.scoring.medicine_denials import is_how_it_goes
from twitchkit.scoring.medicine_words import BESIDE, LOCAL, REASONS_IN_ANY, denies, words_of
from twitchkit.scoring.other_people import CLINICIANS, OTHERS, RELATIVES, bare_words
from twitchkit.scoring.times_ago import time_ago

_BEGINS = re.compile(
    r"(?<=\S)(?P<gap>\s*,\s*|\s+)(?P<cue>because(?: of)?|bc(?: of)?|due to|owing to|on account of|thanks to"
    r"|so (?:that|i|my|the)"
    r"|as (?=(?:my|i|part|the|a)\b)|to (?=(?:help|prevent|keep|treat|calm|control|protect|settle|ease|manage)\b)"
    r"|for|since|post|after|following|when|whenever|if(?= i\b)|while|against"
    r"|(?:prescribed|given|recommended|advised|suggested|managed|monitored|supervised|ordered) (?:by|for|after)"
    r"|(?:per|from|by|says|via) (?=(?:my|the|an?|our|dr|doctor|gp)\b)"
    r"|wegen|aufgrund|weil|da ich|damit|seit|für|gegen|bei|nach|laut|vom|verschrieben|verordnet|auf (?:rat|anraten)"
    r"|à cause d[eu]s?|en raison d[eu]s?|suite (?:à|aux?)|parce qu[e']|afin|pour|contre|depuis|prescrite? (?:par|pour)"
    r"|debido al?|a causa d[ei]l?(?:la)?|por|para|porque|desde|contra|tras|recetad[oa] (?:por|para)|indicad[oa] por"
    r"|perché|per|contro|da quando|dopo|prescritt[oa] (?:da|dal|dalla|per)"
    r"|wegens|vanwege|omdat|sinds|voor|tegen|volgens|voorgeschreven (?:door|voor))\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?<=[^\s,;]),\s+|;\s*")
# Behind a dash may stand anything ("prescription still at the pharmacy"): only a harmless "no" is left out there.
_NO = re.compile(r"\s+(?=(?:no|not|without|doesn['’]t|isn['’]t|can['’]t|cannot)\s)", re.IGNORECASE)
_DASHED = re.compile(r"\s[-–]\s+([^,;()]{3,80}?)(?=\s[-–]\s|[,;(]|$)")
_WHEN = words_of("when whenever while during if bei pendant cuando quando")
_AND = re.compile(r"\s*(?:[&+/]|\b(?:and|plus|und|et|y|e|en|con|mit|avec|with)\b)\s*", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(([^()]{3,80})\)")
# Words that sentences have and names have not.
_PLAIN = words_of(
    "i i'm i've me my it it's its is are has have the an to of so that this which who with on in at by and as makes "
    "gives helps does works they them borderline baseline routine control alone again origin "
    "ich mein meine meinem meiner mir es ist der die das und zu von vom wegen weil sonst "
    "je mon ma mes le la les est de du des pour que qui yo mi mis el es para por con io mio mia il lo di che "
    "ik mijn het van om te"
)
# What may be another medicine, or one that is not, or no more, or not yet taken.
_ANOTHER = words_of(
    "pill pills tablet tablets capsule capsules medicine medicines medication medications meds drug drugs something "
    "one ones another other also plus too injection injections shot jab spray vitamin supplement "
    "tablette tabletten medikament mittel spritze etwas comprimé médicament pastilla medicamento compresse farmaco"
)
_NOT_NOW = words_of(
    "was were will would should may might could start starting begin try trial planned plan planning discuss discussed "
    "consider considering waiting wait instead replaced replaces replacing swapped changed switch forget forgot lost "
    "teenager teen student pregnancy once next soon later tomorrow none mine prescribing expecting "
    "war wurde soll sollte werde könnte möchte will statt anstatt demnächst morgen "
    "étais était sera devrait voudrais demain lieu era fue será debería mañana vez sarà dovrei domani"
)
# A clinic that is named after what is taken is no second medicine.
_CLINIC = re.compile(
    r"\b(?:anticoagulant|warfarin|lithium|methadone|heparin|steroid) (?=clinic|service|nurse|team|card)\b"
)
# An unknown word with such an end may be a medicine that no pack knows.
_SOUNDS_LIKE_ONE = re.compile(
    r"[^\W\d_]{2,}(?:ol|il|yl|in|ine|ina|ide|ida|one|pam|lam|um|mab|nib|[aeiou]x|azole?|tan|pril|statin)$",
    re.IGNORECASE,
)
_HAD = words_of("had got did hatte eu tenía tuve avevo")
_SAYS_NO_NAME = REASONS_IN_ANY | BESIDE | _PLAIN | CLINICIANS
_MOST_OF_A_NAME = 5  # words: "Dr. van der Berg, cardiology"
_SHORT = 2  # letters, of a word that is no name
_FEWEST, _FEWEST_PLAIN = 4, 2  # words of a remark that no word begins, and those of them that only sentences have


def without_remarks(text: str, known: MedicineNames) -> str:
    """Return a text without what is remarked beside a medicine, where nothing of it may change what is taken.

    >>> names = MedicineNames({})
    >>> without_remarks("sertraline 100mg daily since lockdown", names)
    'sertraline 100mg daily'
    >>> without_remarks("sertraline for my wife", names)
    'sertraline for my wife'
    """
    whole = " ".join(_CLINIC.sub("", text).split())
    whole = _BRACKET.sub(lambda said: "" if _goes_on(said[1], known) else said[0], whole)
    whole = _DASHED.sub(lambda said: "" if is_how_it_goes(said[1]) else said[0], whole)
    name, *others = _PARTS.split(whole)
    kept = [name, *(part for part in others if not _goes_on(part, known))]
    return ", ".join(_without_reasons(_without_a_no(part), known) for part in kept).strip(" ,")


def _without_a_no(part: str) -> str:
    """Return a part of a text without a "no" at its end that is about how it goes: "ramipril 5 mg no cough"."""
    starts = (no for no in _NO.finditer(part) if is_how_it_goes(part[no.end() :]))
    first = next(starts, None)
    return part[: first.start()] if first else part


def _goes_on(part: str, known: MedicineNames) -> bool:
    """Tell whether a part of a text goes on about the medicine before it: "makes my ankles swell a bit"."""
    if is_how_it_goes(part):
        return True
    words = [word.casefold() for word in part.split()]
    if _BEGINS.match(f". {part}", 1):
        return not _without_reasons(f" {part}", known)
    if words_of(part) & CLINICIANS and len(words) <= _MOST_OF_A_NAME:
        return _is_harmless(part, known)
    plain = sum(word.strip(".") in _PLAIN for word in words)
    is_sentence = len(words) >= _FEWEST and plain >= _FEWEST_PLAIN
    return is_sentence and not words_of(part) & (_ANOTHER | _HAD) and _is_harmless(part, known)


def _without_reasons(part: str, known: MedicineNames) -> str:
    """Return a part of a text without the remarks behind the name that a word begins."""
    kept, rest = "", part
    while begins := _BEGINS.search(f".{rest}", 1):
        before, remark = rest[: begins.start() - 1], rest[begins.start() - 1 :]
        _, *others = _AND.split(remark)
        is_past = words_of(begins["cue"]) & _WHEN and words_of(remark) & _HAD
        is_left_out = not is_past and all(words_of(other) <= _SAYS_NO_NAME for other in others)
        if is_left_out and _is_harmless(remark, known):
            return kept + before
        kept, rest = kept + rest[: begins.end() - 1], rest[begins.end() - 1 :]
    return kept + rest


def _is_harmless(remark: str, known: MedicineNames) -> bool:
    """Tell whether a remark can change nothing about what is taken, by whom, and when."""
    said, words = remark.casefold(), bare_words(remark)
    return not (
        (denies(remark) and not is_how_it_goes(remark))
        or words & (LOCAL | OTHERS | RELATIVES | _NOT_NOW)
        or STRENGTH.search(remark)
        or changes_in(said)
        or may_have_stopped(said)
        or time_ago(said).weeks is not None
        or _may_name_another(said, known)
    )


def _may_name_another(said: str, known: MedicineNames) -> bool:
    """Tell whether one or two words of a remark are a medicine, or a word sounds like one."""
    words = [word.strip(".:'’") for word in said.split()]
    alone = [word for word in words if len(word) > _SHORT and word not in _SAYS_NO_NAME]
    pairs = (" ".join(pair) for pair in pairwise(words))
    return any(map(_SOUNDS_LIKE_ONE.match, alone)) or any(map(known.find, (*alone, *pairs)))
