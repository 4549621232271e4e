"""How much of a medicine and how often, in the middle of a text: strengths, counts, days and times, in ten languages.

A number of one digit may be part of a name ("Tylenol 3"), so it is none of these without a unit.
"""

from __future__ import annotations

import re

_NUMBER = r"\d+(?:[.,]\d+)*"
_NUMBERS = rf"{_NUMBER}(?:\s*[-x×/]\s*{_NUMBER})*"
_MASS = (
    r"(?:mg|mcg|ug|µg|μg|ng|kg|g|ml|cc|l|iu|mi[lc]ligr(?:ams?|ammes?|amm)|mi[ck]rogr(?:ams?|ammes?|amm|amos?)"
    r"|gram(?:s|m|mes|os?)?)(?![^\W\d_])"
)
# Months are missing in other languages: "da 3 mesi" and "seit 3 Monaten" tell since when.
_TIMES = (
    r"h(?:rs?|s)?|hours?|hourly|std|stunden?|heures?|horas?|ore|uur|tim(?:er|mar)|days?|tage?|jours?|d[ií]as?|dagen|dag(?:ar|e)"
    r"|wks?|weeks?|months?|times|mal|maal|g[aå]ng(?:er|e)?|gange|veces|vezes|volte|fois|keer"
)
_PIECES = (
    r"tab(?:let(?:t(?:er|en)?|a)?|l)?s?|tabletten|tbl|cap(?:sule)?s?|kaps(?:eln?|lar|ler)?|cp[rs]?|comp|comprimidos?|pastillas?"
    r"|compresse|pills?|patch(?:es)?|puffs?|pumps?|squirts?|inh(?:alations?)?|actuations?|doses?|sachets?|sobres?|bustine?"
    r"|vials?|viales|amp(?:oule|ul|ulle|olla|ola)?(?:s|n|len)?|fial[ae]|tropfen|gtt\.?s?|gouttes|gocce|gotas|druppels"
    r"|dropp?ar|dråber|dråper|hub|hübe|stk|stück|zakjes|jabs?|injections?|x"
)
_COUNT = rf"(?:u|ie|ui|units?|mmol|meq|k|{_TIMES}|{_PIECES})(?![^\W\d_])"
_UNIT = rf"(?:%|{_MASS}|{_COUNT})"
STRENGTH = re.compile(
    rf"(?:(?<![\w.,-]){_NUMBERS}\s*-?{_UNIT}|(?<=[^\W\d_]){_NUMBER}{_MASS})(?:\s*(?:/|per)\s*(?:{_NUMBER}\s*)?{_UNIT})*"
    # How often ("q12h", "c/8h", "x 2", "every other day"), at what time, and how many were given out ("#30").
    rf"|(?<!\w)q\s?\d+(?:\s?-\s?\d+)?\s?(?:h(?:rs?|ours?)?|d|wks?|weeks?)\b|#\d+|(?<!\w)x\s?\d+\s?(?:d|days?|wks?|weeks?)?(?!\w)|(?<!\w)\d+/(?:j|d|jour|tag|día|die|dia|day)\b"
    r"|\b(?:alle|cada|ogni|tous les|toutes les|om de|hver|var) \d+\.? ?(?:monate?|mois|meses|mesi|maanden"
    r"|måned(?:er)?|månad(?:er)?|wochen?|semaines?|semanas?|settimane|weken|uger?|veckor|vecka|jahre|ans|años)\b"
    rf"|(?<!\w)c/\s?\d+ ?(?:hs?|horas)\b|\bbis(?: zu)? \d+ ?(?:x|mal)\b"
    # Days of a week, times in words ("ore 8", "1dd1").
    rf"|(?<!\w)\d\s?[jd]?\s?/\s?(?:7|52|12)(?!\w)|\b(?:ore|um|às|à|a las|kl\.?) \d{{1,2}}(?:[:.h]\d\d)?(?!\w)"
    rf"|(?<!\w)\d+\s?dd(?:\s?\d+)?(?!\w)"
    rf"|\b(?:every )?other days?\b|\b\d+-?(?:hour|week|month)ly\b"
    rf"|(?<![\w.,-])\d{{1,2}}(?::\d\d\s?(?:am|pm|uhr|h)?|\s?(?:am|pm|uhr|h))(?!\w)"
    # A bare number of one digit may be part of a name ("Tylenol 3").
    rf"|(?<![\w.,])\.\d+(?!\w)|(?<![\w.,-])(?:{_NUMBER}(?:\s*[-x×/]\s*{_NUMBER})+|\d{{2,}}(?:[.,]\d+)*|\d[.,]\d+)(?![\w%-])",
    re.IGNORECASE,
)
"""A strength, a count of pieces or a time."""
