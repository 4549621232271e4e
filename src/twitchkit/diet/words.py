"""Words as they are compared: lower case, without accents, in the singular."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TOKEN = re.compile(r"[a-z_]+(?:'s\b)?|\d+(?:\.\d+)?")
_WITHOUT = re.compile(r"\b(?:without|no)(?: added)? ([a-z]+)(?: added)?\b")
_IRREGULAR = {"leaves": "leaf", "loaves": "loaf", "halves": "half", "knives": "knife"}
_JOINED = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "ø": "o", "Ø": "O"})
_UNCHANGED = ("ss", "us", "is")
_SHORTEST_PLURAL = 4


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text; "without salt" is one word, so that it never counts as salt.

    >>> words("Tomatoes, crème-filled, without salt")
    ('tomato', 'creme', 'filled', 'without_salt')
    """
    plain = (text if text.isascii() else _unaccented(text)).lower()
    return tuple(singular(token.removesuffix("'s")) for token in _TOKEN.findall(_WITHOUT.sub(r"without_\1", plain)))


def _unaccented(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.translate(_JOINED))
    return apart.encode("ascii", "ignore").decode()


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """Return the singular of an English noun as far as its spelling tells; both spellings of a word agree.

    >>> [singular(word) for word in ("cherries", "peaches", "potatoes", "cookie", "hummus")]
    ['cherry', 'peach', 'potato', 'cooky', 'hummus']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < _SHORTEST_PLURAL or word.endswith(_UNCHANGED):
        return word
    if word.endswith(("oes", "ches", "shes", "xes", "sses", "zes")):
        word = word[:-2]
    elif word.endswith("s"):
        word = word[:-1]
    return f"{word[:-2]}y" if word.endswith("ie") and len(word) >= _SHORTEST_PLURAL else word
