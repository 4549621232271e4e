"""What a text doubts or asks: "maybe", "nearly", "scared it's …", "do I have …?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from twitchkit.scoring.medicine_words import words_of
from twitchkit.text.sentences import parts_of, sentences, told_in
from twitchkit.text.tokens import Token

_OF_DEGREE = words_of("borderline nearly almost seldom rarely hardly barely")
_DOUBT = words_of(
    "maybe perhaps possibly might probably whether wonder wondering wondered unsure "
    "suppose guess prevent preventing prevents avoid avoiding avoids risk unless"
)
# Words that put a disease in doubt, and not what somebody feels: "scared it's …", "tested for …".
_DOUBT_OF_DISEASE = words_of(
    "think thinks thought worry worried worries worrying scared afraid fear fearing fears terrified read reading "
    "googled google googling suspect suspects suspected suspecting test tested testing tests could can may if ruled "
    "rule check checked screened about convinced research researching likely similar resembles mimic mimics"
)
_EXCLUDED = words_of("ruled excluded negative")  # they stand behind a disease as well: "MS was ruled out"
# What may come, what a paper lists, what is feared: none of it is felt.
_SUPPOSED = re.compile(
    r" (?:what if|if you (?:get|have|develop|notice)|if i (?:ever|had|were|did)(?! to)) | leaflet | ruled out "
    r"| side effects (?:are |were )?(?:listed|include|can) "
    r"| (?:worry|worries|worried|worrying|scared|afraid|frightened|terrified|fear|dread) (?:about|of|that)"
    r"(?! (?:my|the|this|these|how|why|what|it|i|going|bed|night)) "
)
_MAY_CAUSE = re.compile(r"^ (?:can|could|does|do|will|might) (?:\w+ ){1,5}(?:cause|give|get|bring|trigger|make) .*\?")
_SURE = words_of("every always all constantly")  # "almost every night"
_NEAR = 6  # tokens that "nearly" reaches
_ASKS = words_of("do am could might")
_TOLD_OF = words_of("i my it he she they we there the")
_IT = words_of("i it this that")


class Doubts(NamedTuple):
    """The places of what is in doubt, each with that of the word that says so; of diseases in doubt; of questions."""

    of_all: Mapping[int, int]
    of_diseases: frozenset[int]
    asked: frozenset[int]


def doubts(tokens: Sequence[Token]) -> Doubts:
    """Return what a text doubts or asks."""
    of_all: dict[int, int] = {}
    of_diseases: set[int] = set()
    asked: set[int] = set()
    for sentence in sentences(tokens):
        raws = [tokens[place].raw for place in sentence]
        if raws[-1:] == ["?"]:
            asked.update(sentence)
            if raws[0] in _ASKS and raws[1] in _IT and "normal" not in raws:
                of_all |= dict.fromkeys(sentence[1:], sentence.start)
        for told in told_in(tokens, sentence):
            said = f" {' '.join(tokens[place].raw for place in told)} "
            if _SUPPOSED.search(said) or _MAY_CAUSE.search(said):
                of_all |= dict.fromkeys(told, sentence.start - 1)
        for place, end in _doubted(tokens, sentence):
            of_all |= dict.fromkeys(range(place, end), place)
        first = next((at for at, raw in enumerate(raws) if raw in _DOUBT_OF_DISEASE), len(raws))
        of_diseases.update(sentence if _EXCLUDED & set(raws) else sentence[first:])
    return Doubts(of_all, frozenset(of_diseases | asked), frozenset(asked))


def _doubted(tokens: Sequence[Token], sentence: range) -> Iterator[tuple[int, int]]:
    """Yield the place of each word of doubt, and where the part of the sentence ends that it reaches."""
    for part in parts_of(tokens, sentence):
        for place in part:
            following = tokens[place + 1].raw if place + 1 < part.stop else ""
            if tokens[place].raw in _DOUBT or _is_not_the_point(tokens, place, part):
                yield place, part.stop
            elif tokens[place].raw in _OF_DEGREE and following not in _SURE:
                ahead = [token.raw for token in tokens[place : min(place + _NEAR, part.stop)]]
                yield place, place + [*ahead, "and"].index("and")


def _is_not_the_point(tokens: Sequence[Token], place: int, part: range) -> bool:
    """Tell whether a "not" is about a whole sentence: "it's not that I can't sleep"."""
    ahead = [token.raw for token in tokens[place + 1 : min(place + 3, part.stop)]]
    return tokens[place].raw == "not" and ahead[:1] == ["that"] and bool(_TOLD_OF & {*ahead[1:]})
