"""Of whom, of when and how surely something is told: the person now, or once, or somebody else, or perhaps."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import frozen

from twitchkit.knowledge.phrases import NO
from twitchkit.model.heard import HeardAs
from twitchkit.text import cues
from twitchkit.text.clauses import BREAKS
from twitchkit.text.cue_words import Aspect
from twitchkit.text.denial import Mark, denials
from twitchkit.text.ellipsis import denied_before
from twitchkit.text.lexicon import Hit
from twitchkit.text.subjects import is_named_by_phrase, told_of_others
from twitchkit.text.tokens import Token
from twitchkit.text.words import NEGATORS

_NEAR = 10  # tokens
_NOTHING = (NO, "none", "never")  # phrases that tell these have their negators like any other sentence


@frozen
class Telling:
    """What a text denies, dates, doubts and tells of others, by the places of its tokens."""

    tokens: Sequence[Token]
    denied: Mapping[int, Sequence[Mark]]
    others: frozenset[int]
    cues: Mapping[int, Sequence[cues.Mark]]

    @classmethod
    def of(cls, tokens: Sequence[Token], hits: Sequence[Hit]) -> Telling:
        """Return what a text tells of whom and when, beside the phrases that were found in it."""
        telling = [hit.tokens for hit in hits if hit.meaning.answer not in _NOTHING]
        before = [*denied_before(tokens)]
        of_oneself = (each.reached for each in before if each.of_oneself)
        others = frozenset(told_of_others(tokens).difference(*of_oneself))
        return cls(tokens, denials(tokens, telling, before), others, cues.cues(tokens))

    def how(self, places: Collection[int], *, of_long: bool = False) -> HeardAs:
        """Return how something is told that stands at some places.

        ``of_long`` is said of history: what somebody once had counts, and "worried about" leaves a disease open, where
        it does not a cramp. A word inside a phrase ("hardly walk") does not doubt or end it.
        """
        spots = {place for place in places if not is_named_by_phrase(self.tokens[place])}
        kin = set(places) - spots
        if not kin and spots & self.others:
            return HeardAs.ANOTHER
        if self._are_compared(kin):
            return HeardAs.UNSURE
        aspects = self._aspects(spots, places)
        if Aspect.DOUBTED in aspects or (of_long and aspects & {Aspect.DISEASE_DOUBTED, Aspect.ASKED}):
            return HeardAs.UNSURE
        denied = self._denied(spots, places)
        if Aspect.ENDED in aspects or HeardAs.PAST in denied:
            return HeardAs.PAST
        if HeardAs.UNSURE in denied:
            return HeardAs.UNSURE
        if Aspect.DATED in aspects and not of_long:
            return HeardAs.PAST
        if Aspect.YOUTH in aspects:
            return HeardAs.UNSURE
        return HeardAs.ABSENT if denied else HeardAs.PRESENT

    def asks(self, place: int) -> bool:
        """Tell whether a place stands in a question."""
        return any(mark.aspect is Aspect.ASKED for mark in self.cues.get(place, ()))

    def _aspects(self, spots: Collection[int], phrase: Collection[int]) -> set[Aspect]:
        """Return what words outside a phrase say of it."""
        marks = (mark for place in spots for mark in self.cues.get(place, ()))
        return {mark.aspect for mark in marks if mark.place not in phrase}

    def negators(self, places: Collection[int]) -> set[int]:
        """Return the places of the words that deny something, or leave its denial open."""
        return {mark.negator for place in places for mark in self.denied.get(place, ())}

    def _are_compared(self, kin: Collection[int]) -> bool:
        """Tell whether a person and relatives are told of in one breath: "unlike my mother I have …"."""
        return any(
            self.tokens[at].raw == "i"
            for place in kin
            if self.tokens[place].word == "relative"
            for at in _around(self.tokens, place)
        )

    def _denied(self, spots: Collection[int], phrase: Collection[int]) -> set[HeardAs]:
        """Return how negators outside a phrase mark it; where one ends before the phrase does, it is unsure.

        So it is where one stands within a phrase that begins with one itself: "no sight and no feeling in my left eye".
        """
        marks = {place: [mark for mark in self.denied.get(place, ()) if _holds(mark, phrase)] for place in spots}
        found = {mark.heard for several in marks.values() for mark in several}
        first, last = min(phrase), max(spots, default=0)
        is_within = self.tokens[first].raw in NEGATORS and any(
            first < mark.negator < last for mark in marks.get(last, ())
        )
        return found if not found or (marks.get(last) and not is_within) else {HeardAs.UNSURE}


def _around(tokens: Sequence[Token], place: int) -> Iterator[int]:
    """Yield the places around one in its sentence."""
    for steps in (range(place, max(place - _NEAR, -1), -1), range(place, min(place + _NEAR, len(tokens)))):
        for at in steps:
            if tokens[at].parts or tokens[at].raw in BREAKS:
                break
            yield at


def _holds(mark: Mark, phrase: Collection[int]) -> bool:
    """Tell whether a negator says something of a phrase: it is no part of it, and nothing else takes it up."""
    if mark.is_of_phrase and min(phrase) < mark.negator:
        return False
    return mark.negator not in phrase and (mark.only_with is None or mark.only_with in phrase)
