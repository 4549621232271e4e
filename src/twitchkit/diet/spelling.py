"""Words that no food has: written together, apart, or with a slip of the finger."""

from __future__ import annotations

import re
from collections.abc import Collection

from twitchkit.diet.synonyms import Words
from twitchkit.errors import MissingExtraError

_UMLAUT = re.compile(r"(?<=[aou])e")
_CLOSE = 82.0  # of 100; "spagetti" and "spaghetti" are 94 alike, "manzana" and "banana" 77
_SHORTEST = 5


def respelled(query: Words, known: Collection[str]) -> tuple[Words, bool]:
    """Return a query in words that foods have, as far as they can be guessed, and whether one was guessed.

    ``known`` are those words; of two that are as close, the first is taken. What cannot be guessed stays as it is.
    Two words that are one, or one that is two, are no guess.

    >>> respelled(("avacado", "soy", "milk"), ["avocado", "soymilk", "milk"])
    (('avocado', 'soymilk'), True)
    """
    found: list[str] = []
    guessed = False
    rest = list(query)
    while rest:
        word = rest.pop(0)
        together = word + rest[0] if rest else ""
        if together in known and (word not in known or rest[0] not in known):
            found.append(together)
            rest.pop(0)
        elif word in known or not word.isalpha() or len(word) < _SHORTEST:
            found.append(word)
        elif word[:-1] in known and word[-1] == "s":  # "kiwis"; that of "hummus" is no plural
            found.append(word[:-1])
        elif (bare := _UMLAUT.sub("", word)) in known:  # "kaese", for "Käse"
            found.append(bare)
        elif apart := _apart(word, known):
            found += apart
        else:
            close = _closest(word, known)
            guessed = guessed or close != word
            found.append(close)
    return tuple(found), guessed


def _apart(word: str, known: Collection[str]) -> list[str]:
    cuts = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
    return next(([head, tail] for head, tail in cuts if head in known and tail in known), [])


def _closest(word: str, known: Collection[str]) -> str:
    try:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 (optional, and needed only for a word that is unknown)
    except ImportError:
        raise MissingExtraError("reading food with a slip of the finger", "foods") from None
    match = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return str(match[0]) if match else word
