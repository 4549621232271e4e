"""The phrases of the packs as one machine that finds them all in a single pass over a text."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from twitchkit.knowledge.phrases import FILLERS, parts_of
from twitchkit.model.content import Content
from twitchkit.text.machine import machine
from twitchkit.text.numbers import is_number
from twitchkit.text.spelling import Spelling
from twitchkit.text.tokens import COMMA, Token, tokens_of
from twitchkit.text.words import NEGATORS

_FAR = 5  # words that tell something, between two parts of a phrase
_LISTS = frozenset(("or", "nor", "and", "plus", "&", "+", "/"))
_ABLE = ("can", "could", "able")
_NUMBER, _BREAK, _OTHER = "\ue000", "\ue001", "\ue002"
_FIRST_WORD = 0xF0000


class Meaning(NamedTuple):
    """What a phrase tells: the answer to a finding; "maybe" where it leaves it open."""

    finding: str
    answer: str


class Hit(NamedTuple):
    """A phrase in a text: what it tells, the places of its tokens, and whether a word was guessed."""

    meaning: Meaning
    tokens: tuple[int, ...]
    guessed: bool


class _Way(NamedTuple):
    """A way to say something in several parts, each as the machine writes it."""

    parts: tuple[str, ...]
    meaning: Meaning


class _Entry(NamedTuple):
    """What a row of words is: a phrase by itself, and the first part of others."""

    row: str
    meanings: list[Meaning]
    ways: list[_Way]


class _Spot(NamedTuple):
    """Where a row of words stands: its first and last place among the words that tell something.

    One that ends in a "no" ``denies`` what comes next, and nothing behind a comma or an "or". What somebody cannot do
    is told of a whole list: "I can't eat or swallow".
    """

    first: int
    last: int
    denies: bool


class _Stand(NamedTuple):
    """In which clause a word stands, and in which item of a list."""

    clause: int
    item: int


class Lexicon:
    """All phrases of a content; raises ``MissingExtraError`` where the matcher is not installed."""

    def __init__(self, content: Content) -> None:
        self._letters: dict[str, str] = {}
        self._entries: dict[str, _Entry] = {}
        rows: dict[str, str] = {}
        words: dict[str, str] = {}
        said = [(finding.id, finding.said_as) for finding in content.findings.values()]
        said += [(added.finding, added.said_as) for added in content.phrases.values()]
        for id, said_as in said:
            for answer, phrases in said_as.items():
                meaning = Meaning(id, answer)
                for phrase in phrases:
                    parts = [[self._row(said, words, rows) for said in part] for part in parts_of(phrase)]
                    for way in itertools.product(*map(dict.fromkeys, parts)):
                        self._add(way, meaning)
        self._machine = machine(self._entries)
        self._spelling = Spelling(words, content)

    def _add(self, rows: tuple[str, ...], meaning: Meaning) -> None:
        first = self._entry(rows[0])
        if len(rows) == 1:
            first.meanings.append(meaning)
            return
        first.ways.append(_Way(rows, meaning))
        for row in rows[1:]:
            self._entry(row)

    def _entry(self, row: str) -> _Entry:
        return self._entries.setdefault(row, _Entry(row, [], []))

    def _row(self, said: str, words: dict[str, str], rows: dict[str, str]) -> str:
        """Return how the machine writes a part of a phrase."""
        if said not in rows:
            tokens = [token for token in tokens_of(said, words) if token.raw not in FILLERS]
            letters = (_NUMBER if is_number(token.raw) else self._letter(token.word) for token in tokens)
            rows[said] = "".join(letters)
        return rows[said]

    def _letter(self, word: str) -> str:
        return self._letters.setdefault(word, chr(_FIRST_WORD + len(self._letters)))

    def hits(self, tokens: Sequence[Token], clauses: Sequence[int]) -> list[Hit]:
        """Return all phrases in a text, those within a longer one of the same finding left out.

        ``clauses`` has the number of the clause of each token: no phrase reaches from one into another.
        """
        places = [place for place, token in enumerate(tokens) if token.raw not in FILLERS]
        guesses: dict[int, str] = {}
        row = "".join(self._seen(tokens, place, guesses) for place in places)
        spots: dict[str, list[_Spot]] = {}
        for last, entry in self._machine.iter(row):
            first = last - len(entry.row) + 1
            if clauses[places[first]] == clauses[places[last]]:
                spots.setdefault(entry.row, []).append(_Spot(first, last, _denies(tokens, places[last])))
        items = list(itertools.accumulate(token.word == COMMA or token.raw in _LISTS for token in tokens))
        stands = [_Stand(clauses[place], items[place]) for place in places]
        found = [
            Hit(meaning, covered, any(place in guesses for place in covered))
            for meaning, inside in self._meant(spots, stands)
            for covered in [tuple(places[place] for place in inside)]
        ]
        return _longest(found)

    def _seen(self, tokens: Sequence[Token], place: int, guesses: dict[int, str]) -> str:
        """Return how the machine writes a token; a misspelled word as the one that it is taken for."""
        token = tokens[place]
        if token.parts or token.word == COMMA:
            return _BREAK
        if is_number(token.raw):
            return _NUMBER
        letter = self._letters.get(token.word)
        if letter is None:
            guess = self._spelling.nearest(token)
            letter = self._letters.get(guess or "")  # none for a word that phrases pass over
            if guess and letter:
                guesses[place] = guess
        return letter or _OTHER

    def _meant(
        self, spots: Mapping[str, list[_Spot]], places: Sequence[_Stand]
    ) -> Iterator[tuple[Meaning, tuple[int, ...]]]:
        for row, stands in spots.items():
            entry = self._entries[row]
            for spot in stands:
                for meaning in entry.meanings:
                    yield meaning, tuple(range(spot.first, spot.last + 1))
            for way in entry.ways:
                if all(part in spots for part in way.parts):
                    for spot in stands:
                        inside = _together(spot, [spots[part] for part in way.parts[1:]], places)
                        if inside:
                            yield way.meaning, inside


def _together(spot: _Spot, others: Iterable[Sequence[_Spot]], places: Sequence[_Stand]) -> tuple[int, ...]:
    """Return the places of all parts of a phrase, each the nearest to those before it; none if one is too far.

    Of two as near, it is the one behind: "walking doesn't help, rubbing doesn't help". What comes next to a "no" stands
    in its item of a list: "no fever, loss of bladder control" is none, and "a fit, never checked" is one.
    """
    inside, held = set(range(spot.first, spot.last + 1)), places[spot.last] if spot.denies else None
    for stands in others:
        low, high = min(inside), max(inside)
        near = [
            other
            for other in _around(stands, low - _FAR, high + _FAR)
            if places[other.first].clause == places[low].clause
            and held in (None, places[other.first])
            and inside.isdisjoint(range(other.first, other.last + 1))
        ]
        if not near:
            return ()
        best = min(near, key=lambda other: (max(low - other.last, other.first - high), -other.first))
        inside |= set(range(best.first, best.last + 1))
        held = places[best.last] if best.denies else None
    return tuple(sorted(inside))


def _denies(tokens: Sequence[Token], place: int) -> bool:
    around = (token.raw for token in tokens[max(place - 1, 0) : place + 2])
    return tokens[place].raw in NEGATORS and not any(raw in _ABLE for raw in around)


def _around(stands: Sequence[_Spot], low: int, high: int) -> Iterator[_Spot]:
    """Yield the spots, which come in order, that reach into a range."""
    at = bisect_left(stands, low, key=lambda other: other.last)
    while at < len(stands) and stands[at].first <= high:
        yield stands[at]
        at += 1


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits in order; of one finding, none that lies within another."""
    kept: list[Hit] = []
    around: dict[tuple[str, int], list[frozenset[int]]] = {}
    for hit in sorted(set(hits), key=lambda hit: (-len(hit.tokens), hit)):
        covered = frozenset(hit.tokens)
        finding = hit.meaning.finding
        if not any(covered < other for other in around.get((finding, hit.tokens[0]), ())):
            kept.append(hit)
            for token in covered:
                around.setdefault((finding, token), []).append(covered)
    return sorted(kept, key=lambda hit: (hit.tokens, hit.meaning))
