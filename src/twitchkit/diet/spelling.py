"""Words that no food has: written together, apart, or with a slip of the finger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from twitchkit.diet.synonyms import Words
from twitchkit.errors import MissingExtraError

_UMLAUT = re.compile(r"(?<=[aou])e")
_CLOSE = 82.0  # of 100; "spagetti" and "spaghetti" are 94 alike, "manzana" and "banana" 77
_SHORTEST = 5


class KnownWords:
    """The words that foods have, and those that mean the same.

    >>> known = KnownWords(["avocado", "milk"])
    >>> "milk" in known, known.like("avacado"), known.like("banana")
    (True, 'avocado', '')
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words."""
        self._words = frozenset(words)

    def __contains__(self, word: str) -> bool:
        """Tell whether it is one of the words."""
        return word in self._words

    def like(self, word: str) -> str:
        """Return the word that is spelled most alike, of several the first by the alphabet; "" if none is close."""
        try:
            from rapidfuzz import fuzz, process  # noqa: PLC0415 (optional, and needed only for a word that is unknown)
        except ImportError:
            raise MissingExtraError("reading food with a slip of the finger", "foods") from None
        best, score = "", _CLOSE
        # What shares so much with a word is nearly as long; the closer the length, the sooner the best is found.
        for length in sorted(self._by_length, key=lambda length: abs(length - len(word))):
            if 200 * min(length, len(word)) < score * (length + len(word)):
                break
            match = process.extractOne(word, self._by_length[length], scorer=fuzz.ratio, score_cutoff=score)
            if match and (match[1] > score or not best or match[0] < best):
                best, score = str(match[0]), match[1]
        return best

    @cached_property
    def _by_length(self) -> Mapping[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word in sorted(self._words):
            found.setdefault(len(word), []).append(word)
        return found


def respelled(query: Words, known: KnownWords) -> tuple[Words, bool]:
    """Return a query in words that foods have, as far as they can be guessed, and whether one was guessed.

    ``known`` are those words; of two that are as close, the first is taken. What cannot be guessed stays as it is.
    Two words that are one, or one that is two, are no guess.

    >>> respelled(("avacado", "soy", "milk"), KnownWords(["avocado", "soymilk", "milk"]))
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
            close = known.like(word) or word
            guessed = guessed or close != word
            found.append(close)
    return tuple(found), guessed


def _apart(word: str, known: KnownWords) -> list[str]:
    cuts = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
    return next(([head, tail] for head, tail in cuts if head in known and tail in known), [])
