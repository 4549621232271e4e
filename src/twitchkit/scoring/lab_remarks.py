"""What reports print around a reading: flags, remarks, dates, limits, aims and earlier values, as expressions.

A remark that is not here leaves the reading not understood, which is told: "hemolyzed" is not dropped.
"""

from __future__ import annotations

import re

NUMBER = r"\d+(?:[.,]\d+)?"
SPAN = rf"{NUMBER}\s*(?:-|–|to|bis|à|a|al?)\s*{NUMBER}"
FLAGS = r"LL?|HH?|N"
UNIT = r"(?:[^\W\d_]|%)\S*|10[*^]\d\S*|/\S+"
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic"
    r"|gen|mag|giu|lug|set|ott)[^\W\d_]{0,7}\.?"
)
DATE = (
    rf"(?:on |dated? |taken |vom |am |le |el |del? )?(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}/(?:19|20)\d\d"
    rf"|(?:\d{{1,2}}\.? )?{_MONTH}(?: \d{{1,2}},)? '?\d{{2,4}}|(?:in )?(?:19|20)\d\d|\d{{1,2}} {_MONTH})"
)
REMARKS = "|".join(
    (
        "(?:flagged )?(?:low|high|very low|very high|normal|abnormal|borderline|decreased|increased|raised|elevated)",
        "deficient|insufficient|sufficient|deficiency|insufficiency|optimal|adequate|ok|fine|too (?:low|high)",
        "(?:slightly|mildly|severely|just|a bit) (?:low|high|raised|elevated|decreased|reduced)|reduced",
        r"(?:in|out of|within|below|above|under|over)(?: the)?(?: normal| ref(?:erence)?)?(?: range| limits)",
        "niedrig|erniedrigt|vermindert|erhöht|hoch|zu niedrig|zu hoch|bajo|alto|alta|baja|elevado|elevada|disminuido",
        "bas|basse|élevée?|faible|basso|bassa|elevato|elevata|laag|hoog|verlaagd|verhoogd|lav|høy|høj|låg|hög|baixo|baixa",
        "fasting|fasted|random|nüchtern|à jeun|en ayunas|a digiuno|em jejum|trough|venous|capillary|arterial|at rest",
        "resting|regular|oral|tympanic|ear|axillary|forehead|rectal|sitting|standing|lying|serum|plasma|blood|total",
        r"(?:\d+ ?h(?:rs?|ours?)? )?post[- ]dose|\d+ ?h(?:rs?|ours?)?|RA|(?:on )?(?:RA|room air|air)",
        r"(?:(?:to )?repeat|recheck)(?: in)? [\d/]+(?: ?(?:weeks?|wks?|months?|days?))?|pending confirmation",
        r"CKD-EPI(?: \d{4})?|MDRD|calculated|calc\.?|estimated|CKD|(?:CKD )?(?:stage |G)[1-5][ab]?|IFCC|NGSP|DCCT|FEU",
        r"ECLIA|CLIA|CMIA|HPLC|ELISA|LC-MS(?:/MS)?|Westergren|Fridericia|Bazett|final|verified|confirmed",
    )
)
"""What says how a reading is, or under what it was taken, and not what it is."""
_AIM = r"(?:ziel\w*|target|goal|aim|cible|objetivo|obiettivo|optimal|ideal|desirable|sufficient|therapeutic)"
ASIDE = (
    rf"{_AIM}(?: range| level)?:?\s*(?:{SPAN}|[<>≤≥]?=?\s*{NUMBER})(?:\s*{UNIT})?"
    rf"|(?:was|prev(?:ious(?:ly)?)?|earlier|last|before|vorher|zuvor|vorwert|antes|avant|antérieur|prima|prec)\.?:?\s*"
    rf"{NUMBER}(?:\s*[^\W\d]\S*)?(?:,? {DATE})?"
    r"|(?:ref|norm|range)\b[^()]*"
)
"""What is no reading of its own: an aim, an earlier value, limits in words."""
_OF_LIMITS = (
    r"(?:(?:ref|reference|referenz\w*|norm\w*|normal|rr|ri|range|interval|limits?|valeurs|valores?|valori|rango|n|v\.?[nr]|biol"
    r"|nb|usual|lab)\b\.?[-: a-zé]*)?"
)
LIMITS = re.compile(
    rf"{_OF_LIMITS}(?:(?P<low>{NUMBER})\s*(?:-|–|to|bis|à|a)\s*(?P<high>{NUMBER})"
    rf"|(?P<sign>[<>≤≥]|up to|bis(?: zu)?|max\.?|jusqu'à|hasta|fino a|until|below|under|less than|above|over|from|ab"
    rf"|more than)\s*=?\s*(?P<end>{NUMBER}))\s*(?P<unit>\D*|\S*)",
    re.IGNORECASE,
)
ABOVE = frozenset({">", "≥", "above", "over", "from", "ab", "more than"})
"""Signs of a low limit."""
