"""Of whom, of when and how surely something is told: the person now, or once, or somebody else, or perhaps."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from attrs import frozen

from twitchkit.knowledge.phrases import NO
from twitchkit.model.heard import HeardAs
from twitchkit.scoring.medicine_words import words_of
from twitchkit.text.denial import Mark, denials
from twitchkit.text.lexicon import Hit
from twitchkit.text.tokens import COMMA, Token

_NOTHING = (NO, "none", "never")  # phrases that tell these have their negators like any other sentence
_BREAKS = words_of("but however although though except yet whereas")
KIN = words_of("relative partner")
_OTHERS = words_of(
    "he she his him friend colleague coworker neighbor neighbour boss son daughter boy girl baby kid kids toddler "
    "child children niece nephew grandson granddaughter roommate somebody someone father-in-law mother-in-law dog"
)
_SELF = words_of("i me myself mine we")
_COMPARED = words_of("like than by from with to beside near for")
_DOUBT = words_of(
    "maybe perhaps possibly might probably whether wonder wondering wondered unsure nearly seldom rarely hardly "
    "barely suppose guess prevent preventing prevents avoid avoiding avoids risk unless"
)
# Words that put a disease in doubt, and not what somebody feels: "scared it's …", "tested for …".
_DOUBT_OF_DISEASE = words_of(
    "think thinks thought worry worried worries worrying scared afraid fear fearing fears terrified read reading "
    "googled google googling suspect suspects suspected suspecting test tested testing tests could can may if "
    "ruled rule check checked screened about convinced research researching likely similar resembles mimic mimics"
)
_OVER = words_of("gone over resolved disappeared vanished stopped cured history subsided")
_CHILDHOOD = words_of("child kid teen teenager baby boy girl toddler teens twenties thirties youth childhood")
_BEGUN = words_of("started began since diagnosed start quit stopped gave")
_LONGEST = 100  # tokens of a sentence
_ASKED = words_of("do am could might may should can is")


def clauses_of(tokens: Sequence[Token]) -> list[int]:
    """Return the number of the clause of each token: they end with a sentence and begin anew with a "but"."""
    numbers: list[int] = []
    number = 0
    for token in tokens:
        number += token.raw in _BREAKS
        numbers.append(number)
        number += token.parts
    return numbers


@frozen
class Telling:
    """What a text denies, dates, doubts and tells of others, by the places of its tokens."""

    tokens: Sequence[Token]
    denied: Mapping[int, Sequence[Mark]]
    others: frozenset[int]
    ended: frozenset[int]
    dated: frozenset[int]
    doubted: frozenset[int]
    disease_doubted: frozenset[int]
    asked: frozenset[int]

    @classmethod
    def of(cls, tokens: Sequence[Token], hits: Sequence[Hit]) -> Telling:
        """Return what a text tells of whom and when, beside the phrases that were found in it."""
        telling = [hit.tokens for hit in hits if hit.meaning.answer not in _NOTHING]
        return cls(tokens, denials(tokens, telling), _others(tokens), *_past(tokens), *_doubts(tokens))

    def how(self, places: Sequence[int], *, of_long: bool = False) -> HeardAs:
        """Return how something is told that stands at some places; what somebody has for long is no matter of the past.

        ``of_long`` is said of history: of a disease, which "worried about" leaves open, where it does not of a cramp.
        """
        spots = {place for place in places if self.tokens[place].word not in KIN}
        is_of_kin = len(spots) < len(set(places))
        if not is_of_kin and spots & self.others:
            return HeardAs.ANOTHER
        if spots & self.doubted or (of_long and spots & self.disease_doubted):
            return HeardAs.UNSURE
        denied = self._denied(spots, set(places))
        if spots & self.ended or HeardAs.PAST in denied:
            return HeardAs.PAST
        if HeardAs.UNSURE in denied:
            return HeardAs.UNSURE
        if spots & self.dated and not of_long:
            return HeardAs.PAST
        return HeardAs.ABSENT if denied else HeardAs.PRESENT

    def negators(self, places: Collection[int]) -> set[int]:
        """Return the places of the words that deny something, or leave its denial open."""
        return {mark.negator for place in places for mark in self.denied.get(place, ())}

    def _denied(self, spots: Collection[int], phrase: Collection[int]) -> set[HeardAs]:
        """Return how negators outside a phrase mark it; where one ends before the phrase does, it is unsure."""
        marks = {
            place: [mark.heard for mark in self.denied.get(place, ()) if mark.negator not in phrase] for place in spots
        }
        found = {heard for several in marks.values() for heard in several}
        last = max(spots, default=0)
        return found if not found or marks.get(last) else {HeardAs.UNSURE}


def _sentences(tokens: Sequence[Token]) -> list[range]:
    """Return the sentences of a text; one that does not end is cut."""
    found, start = [], 0
    for place, token in enumerate(tokens):
        if (token.parts and token.word not in ":()") or place - start > _LONGEST:
            found.append(range(start, place + 1))
            start = place + 1
    return [*found, range(start, len(tokens))]


def _others(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the places of what is told of somebody else: from the word for them to one for the person."""
    found: set[int] = set()
    for sentence in _sentences(tokens):
        of_others = False
        for place in sentence:
            token = tokens[place]
            names = token.word in KIN or token.raw in _OTHERS
            compared = place > sentence.start and any(
                tokens[at].raw in _COMPARED for at in range(max(sentence.start, place - 2), place)
            )
            if names and not compared:
                of_others = True
            elif token.raw in _SELF or (token.raw == "my" and not _names_other(tokens, place, sentence)):
                of_others = False
            if of_others:
                found.add(place)
    return frozenset(found)


def _names_other(tokens: Sequence[Token], place: int, sentence: range) -> bool:
    """Tell whether "my" belongs to a word for somebody else: "my 8 year old son"."""
    ahead = range(place + 1, min(place + 6, sentence.stop))
    return any(tokens[at].word in KIN or tokens[at].raw in _OTHERS for at in ahead)


def _past(tokens: Sequence[Token]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the places of what is no more ("used to", "is gone"), and of what is dated to earlier times."""
    found: set[int] = set()
    dated: set[int] = set()
    for sentence in _sentences(tokens):
        for part in _split(tokens, sentence):
            raws = [tokens[place].raw for place in part]
            if _is_of_old(raws):
                dated.update(part)
            for at, raw in enumerate(raws):
                used = raw == "used" and raws[at + 1 : at + 2] == ["to"]
                if used and not {"never", "not", "get", "got", "getting", "am", "be", "than"} & {
                    *raws[max(0, at - 2) : at]
                }:
                    found.update(part[at:])
                if raw in _OVER and _is_said_of(raws, at):
                    found.update(part[:at])
                if raw in ("went", "took") and "away" in raws[at : at + 4]:
                    found.update(part)
    return frozenset(found), frozenset(dated)


def _split(tokens: Sequence[Token], sentence: range) -> list[range]:
    """Return the parts of a sentence between commas, "but" and "now": what was once may be told beside what is."""
    parts, start = [], sentence.start
    for place in sentence:
        if tokens[place].word == COMMA or tokens[place].raw in (*_BREAKS, "now"):
            if place > start:
                parts.append(range(start, place))
            start = place + (tokens[place].word == COMMA)
    parts.append(range(start, sentence.stop))
    return parts


def _is_of_old(raws: Sequence[str]) -> bool:
    """Tell whether a part of a sentence is about earlier times as a whole."""
    if "since" in raws or "still" in raws or ("for" in raws and "have" in raws):
        return False
    text = f" {' '.join(raws)} "
    young = any(f" {word} " in text for word in ("as a", "i was a", "my", "as")) and bool(_CHILDHOOD & set(raws))
    past_time = any(
        words in text for words in (" in the past ", " last year ", " previously ", " formerly ", " years before ")
    )
    ago = " ago " in text and " years " in text and not _BEGUN & set(raws)
    once = " had " in text and " once " in text
    when = " when i was " in text
    return (young and ("as" in raws or "was" in raws or "in" in raws)) or past_time or ago or once or when


def _is_said_of(raws: Sequence[str], at: int) -> bool:
    """Tell whether a word such as "gone" ends what stands before it: "is gone", "has stopped"; not "gone numb"."""
    before = raws[max(0, at - 3) : at]
    is_end = at + 1 == len(raws) or raws[at + 1] in (
        "now",
        "since",
        "by",
        "after",
        "for",
        "when",
        ".",
        "completely",
        "years",
    )
    said = {"is", "are", "has", "have", "was", "were", "s", "all", "it's", "that's", "now"} & set(before)
    return is_end and (bool(said) or raws[at] in ("disappeared", "vanished", "stopped", "resolved", "subsided"))


def _doubts(tokens: Sequence[Token]) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Return the places of what is in doubt, of what is so if it is a disease, and of questions."""
    doubted: set[int] = set()
    of_disease: set[int] = set()
    asked: set[int] = set()
    for sentence in _sentences(tokens):
        raws = [tokens[place].raw for place in sentence]
        if raws[-1:] == ["?"]:
            asked.update(sentence)
            if raws[0] in _ASKED and raws[1:2] and raws[1] in ("i", "it", "this", "that") and "normal" not in raws:
                doubted.update(sentence if raws[0] in ("do", "am", "could", "might") else ())
        for at, place in enumerate(sentence):
            raw = raws[at]
            nearly = raw == "almost" and raws[at + 1 : at + 2] not in (["every"], ["always"], ["all"], ["constantly"])
            if raw in _DOUBT or nearly:
                doubted.update(range(place, _clause_end(tokens, place, sentence)))
            if raw in _DOUBT_OF_DISEASE:
                of_disease.update(range(place, sentence.stop))
    return frozenset(doubted), frozenset(of_disease | asked), frozenset(asked)


def _clause_end(tokens: Sequence[Token], place: int, sentence: range) -> int:
    for at in range(place, sentence.stop):
        if tokens[at].word == COMMA or tokens[at].raw in _BREAKS:
            return at
    return sentence.stop
