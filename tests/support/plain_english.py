"""How hard a text is to read, and how hard it may be."""

import re
from functools import cache

import textstat

HIGHEST_GRADE = 8.0


@cache
def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade; a decimal point does not end a sentence."""
    return textstat.flesch_kincaid_grade(re.sub(r"(?<=\d)[.,](?=\d)", "", text))
