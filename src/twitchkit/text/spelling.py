"""Words with a slip of the finger: which word of the phrases is meant, if one is near enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from twitchkit.errors import MissingExtraError
from twitchkit.model.content import Content
from twitchkit.scoring.medicine_words import words_of
from twitchkit.text.tokens import Token

_SHORTEST = 5
_LONG = 9  # letters, from which another letter is let pass


class Spelling:
    """The words of phrases, and plain words that are no misspelling of them: those that the packs themselves use."""

    def __init__(self, words: Mapping[str, str], content: Content) -> None:
        """Take the words of the phrases, as they are written and as they are compared."""
        self._content = content
        self._compared = {**{word: word for word in words.values()}, **words}
        self._by_initial: dict[str, list[str]] = {}
        for word in self._compared:
            if len(word) >= _SHORTEST:
                self._by_initial.setdefault(word[0], []).append(word)

    def nearest(self, token: Token) -> str:
        """Return the word that a token is taken for, as it is compared; "" where none is near that begins like it."""
        if not token.word.isalpha() or token.raw in self._plain:
            return ""
        return self._near(token.raw) or self._near(token.word)

    def _near(self, word: str) -> str:
        if len(word) < _SHORTEST:
            return ""
        try:
            from rapidfuzz.distance import OSA, Indel  # noqa: PLC0415 (optional)
            from rapidfuzz.process import extractOne  # noqa: PLC0415
        except ImportError:
            raise MissingExtraError("reading free text", "text") from None
        like: Sequence[str] = self._by_initial.get(word[0], ())
        # A letter too few or too many, or two exchanged; another letter mostly makes another word ("sheep", "sleep").
        found = extractOne(word, like, scorer=Indel.distance, score_cutoff=1 if len(word) < _LONG else 2)
        if found is None:
            found = extractOne(word, like, scorer=OSA.distance, score_cutoff=1)
            if found is None or sorted(found[0]) != sorted(word):
                return ""
        return self._compared[found[0]]

    @cached_property
    def _plain(self) -> frozenset[str]:
        return words_of(" ".join(_texts(self._content)))


def _texts(content: Content) -> Iterator[str]:
    for finding in content.findings.values():
        yield from (finding.name, finding.question, finding.context)
    for tip in content.tips.values():
        yield from (tip.title, tip.text)
    for claim in content.claims.values():
        yield from (claim.says, claim.because)
