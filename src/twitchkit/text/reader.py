"""A person's own words, read: what they tell, by which words, for the person to confirm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from twitchkit.errors import TwitchkitError
from twitchkit.ids import short
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.asking import PROFILE_QUESTIONS
from twitchkit.knowledge.phrases import VAGUE
from twitchkit.model.heard import Heard, HeardAs, HeardKind, TextReading
from twitchkit.text.clauses import barriers
from twitchkit.text.findings import findings_said
from twitchkit.text.lexicon import Hit, Lexicon
from twitchkit.text.medicines import all_medicines_said, medicines_said
from twitchkit.text.numbers import amounts
from twitchkit.text.person import person_said
from twitchkit.text.readings import measurement_names, readings_said
from twitchkit.text.said import Said
from twitchkit.text.subjects import KIN
from twitchkit.text.telling import Telling
from twitchkit.text.tokens import Token, tokens_of

MOST_LETTERS = 200_000


class TextReader:
    """Reads text by the phrases and names of a knowledge; they are put in order once, when the first text comes."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def read(self, text: str) -> TextReading:
        """Return what a text tells; raises ``TwitchkitError`` for what is no text, or a very long one."""
        if not isinstance(text, str):
            raise TwitchkitError("free text is a text")
        if len(text) > MOST_LETTERS:
            raise TwitchkitError(f"a text has at most {MOST_LETTERS:,} letters; read it in parts")
        tokens = tokens_of(text)
        hits = _without_parts(tokens, self._lexicon.hits(tokens, barriers(tokens)))
        said = [*self._said(text, tokens, hits, Telling.of(tokens, hits))]
        heard = {each.id: self._heard(text, each) for each in reversed(said)}  # the first of each
        return TextReading(heard=tuple(sorted(heard.values(), key=_in_order)))

    def _said(self, text: str, tokens: Sequence[Token], hits: Sequence[Hit], telling: Telling) -> Iterator[Said]:
        knowledge, counted = self._knowledge, [*amounts(tokens)]
        found = [*findings_said(knowledge.findings, hits, counted, telling)]
        yield from found
        yield from person_said(text, tokens, telling)
        numbers = [range(each.start, each.end) for each in found if isinstance(each.answer, str | float)]
        for reading in readings_said(text, tokens, self._measurement_names, knowledge, telling):
            if not any(reading.start in number for number in numbers):  # a number tells one thing
                yield reading
        medicines = [*medicines_said(text, tokens, knowledge.medicine_names, counted, telling)]
        yield from medicines
        yield from all_medicines_said(text, medicines, telling)

    def _heard(self, text: str, said: Said) -> Heard:
        name, question = self._asked(said, text[said.start : said.end])
        return Heard(
            id=said.id,
            key=self._key(said),
            kind=said.kind,
            name=name,
            question=question,
            heard=said.heard,
            answer=said.answer,
            words=text[said.start : said.end],
            start=said.start,
            end=said.end,
            guessed=said.guessed,
        )

    def _asked(self, said: Said, words: str) -> tuple[str, str]:
        """Return what a thing is called, and how to ask for it."""
        match said.kind:
            case HeardKind.FINDING:
                finding = self._knowledge.findings[said.id]
                return finding.name, finding.question
            case HeardKind.MEASUREMENT:
                return self._knowledge.measurements[said.id].name, self._knowledge.plan.asking.questions[said.id]
            case HeardKind.PERSON:
                return PROFILE_QUESTIONS[said.id]
            case HeardKind.MEDICINE:
                return words, f"Do you take {words}, or did you lately?"
            case _ if said.heard is HeardAs.ABSENT:
                return "no medicines at all", "Do you take no medicine at all?"
            case _:
                return "no other medicines", "Are these all the medicines that you take?"

    def _key(self, said: Said) -> str:
        """Return the name under which a profile has it: the short one, where no other pack has it."""
        kinds = {HeardKind.FINDING: ("findings",), HeardKind.MEASUREMENT: ("measurements",)}.get(said.kind)
        name = short(said.id)
        return name if kinds and self._knowledge.index.candidates(kinds, name) == (said.id,) else said.id

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon(self._knowledge)

    @cached_property
    def _measurement_names(self) -> Mapping[str, str]:
        return measurement_names(self._knowledge)


def _in_order(item: Heard) -> tuple[int, int, bool, str]:
    """Return where in the text something is told; whether medicines are all comes after them."""
    return item.start, item.end, item.kind is HeardKind.ALL_MEDICINES, item.id


def _without_parts(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[Hit]:
    """Return hits without those that are only a part of another: a vague word, or what a relative has.

    "No chest pain" denies no other pain, and "my mother has restless legs" is one thing.
    """
    longer: dict[int, list[Hit]] = {}
    for hit in hits:
        for place in hit.tokens:
            longer.setdefault(place, []).append(hit)
    return [
        hit
        for hit in hits
        if not any(
            set(hit.tokens) < set(other.tokens)
            and (hit.meaning.answer == VAGUE or any(tokens[place].word in KIN for place in other.tokens))
            for other in longer[hit.tokens[0]]
        )
    ]
