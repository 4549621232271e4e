"""What a text for people should not say: a dose, a promise, a finding about them, a word against the doctor."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from twitchkit.errors import Diagnostic
from twitchkit.ids import pack_of, short
from twitchkit.model.content import Content, Entry
from twitchkit.model.kinds import Path, items_of, parts_in
from twitchkit.model.override import Override
from twitchkit.model.provenance import Source

_MARKUP = re.compile(r"</?[A-Za-z][\w-]*(\s[^<>]*)?/?>|&(#\w+|[A-Za-z]+);")
_JOINERS = "\u200c\u200d"
"""Letters without a shape of their own that some scripts need."""
_OTHERS_WORDS = (Source, Override)
"""What holds the words of others, or the reason of an author; so does what a claim says."""

_NOT_SENTENCES = (
    "id",
    "levels",
    "names",
    "also_called",
    "unit",
    "loinc",
    "tags",
    "involves",
    "withhold",
    "says",
    "life_stage",
)
_AMOUNT = r"\d[\d,.]*\s*(mg|ug|µg|mcg|g|IU|mL|tablets?|capsules?|pills?|drops?)\b"
_CHANGE = r"\b(start|stop|raise|lower|change|pause|halve|double|switch)\b (taking |using )?"


@frozen
class Rule:
    """What no sentence should say, except where ``unless`` finds a warning against it or a question about it."""

    pattern: str
    hint: str
    unless: str = ""

    def found(self, text: str) -> str:
        """Return the words of a text that say it; none if no sentence does."""
        for sentence in re.split(r"(?<=[.!?;])\s+", text):
            match = re.search(self.pattern, sentence, re.IGNORECASE)
            if match and not (self.unless and re.search(self.unless, sentence, re.IGNORECASE)):
                return match.group().strip()
        return ""


_STEMS = (
    "ptyline|statin|pril|sartan|olol|azole|dipine|oxetine|azepam|pam|triptan|formin|dopa|pexole|nirole|gabalin|pentin"
)
"""How the names of many prescribed ingredients end (international nonproprietary names)."""

_NO_PROMISE = "say what is known, and promise nothing"
_NO_JUDGMENT = "say what answers fit, not what somebody has"
_NO_DOSE = "leave the dose to the label and the doctor"
RULES: Mapping[str, Rule] = {
    "a diagnosis": Rule(r"\b(mis)?diagnos\w*", _NO_JUDGMENT),
    "a cure": Rule(r"\bcure[ds]?\b", _NO_PROMISE),
    "a promise": Rule(
        r"\b(un)?safe(r|st|ly)?\b|\bguarantee[ds]?\b|\b(no|without) side effects?\b|\bmiracles?\b", _NO_PROMISE
    ),
    "praise": Rule(r"\bnatural\b", _NO_PROMISE),
    "a certainty": Rule(r"\brul(e|es|ed|ing) (it |this |that )?out\b|\bconfirm(s|ed|ing|ation)?\b", _NO_JUDGMENT),
    "a word against the doctor": Rule(
        r"\bno (need|reason) to (see|ask|visit|call|contact|worry)\b( an?\b)?( \w+)?"
        r"|\b(not|never) need (to see )?(a|any|your) doctor\b",
        "say when to see one",
    ),
    "that somebody has something": Rule(
        r"\byou (do not |don't )?(have|suffer from|lack)\b",
        _NO_JUDGMENT,
        r"\b(do|if|when|whether|what|that|which) you (do not )?have\b|\?$",
    ),
    "whose illness it is": Rule(r"\byour (\w+ )?(deficiency|disease|syndrome|disorder)\b", _NO_JUDGMENT),
    "a dose": Rule(
        rf"\b(tak(e|es|ing)|swallow|try|use|add)\b[^.;:]*?\b{_AMOUNT}"
        rf"|\b{_AMOUNT}[^.;:]*?\b((a|per|each|every) (day|night)|daily) (is|are|helps?|eases?|keeps?|stops?)\b",
        _NO_DOSE,
        r"\?$|\b(above|more than)\b",
    ),
    "an address": Rule(r"\bhttps?://\S+|\bwww\.\S+", "a text stands for itself: cite a [[source]] with the address"),
    "a number of tablets, a dose": Rule(
        r"\b(one|two|three|four|half a|\d+) (tablets?|capsules?|pills?|drops|sprays|puffs)\b", _NO_DOSE
    ),
    "to change a medicine": Rule(
        rf"{_CHANGE}(it|them|this|these|any|a|an|the|your|other)\b[^.;]*?"
        r"\b(medicine|medication|tablets?|antidepressant|statin|pills?)s?\b"
        rf"|{_CHANGE}\w+({_STEMS})\b",
        "that is for who prescribed it: say whom to ask",
        r"\b(do not|never|without|before you|whether|rather than|not to)\b",
    ),
}
"""By what it is that should not be said."""


def check_sentences(content: Content, pack: str) -> Iterator[Diagnostic]:
    """Yield what the texts of a pack say to people and should not."""
    for entry in content:
        if pack_of(entry.id) == pack and not isinstance(entry, _OTHERS_WORDS):
            for path, text in texts_of(entry):
                yield from _told(entry.id, path, text)
                yield from _not_plain(entry.id, path, text)


def _told(subject: str, path: Path, text: str) -> Iterator[Diagnostic]:
    for what, rule in RULES.items():
        if words := rule.found(text):
            message = f"{path[-1]!r} of '{short(subject)}' says {words!r}: {what}"
            yield Diagnostic("TK511", message, hint=rule.hint, subject=subject, path=path)


def _not_plain(subject: str, path: Path, text: str) -> Iterator[Diagnostic]:
    """Yield what of a text is shown otherwise than it is meant: HTML, and letters that cannot be seen."""
    where = f"{path[-1]!r} of '{short(subject)}'"
    if markup := _MARKUP.search(text):
        message, hint = f"{where} has HTML: {markup[0]}", "write plain text: it is shown as it stands"
        yield Diagnostic("TK521", message, hint=hint, subject=subject, path=path)
    hidden = {char for char in text if unicodedata.category(char) in ("Cc", "Cf") and char not in f"\n\t{_JOINERS}"}
    if hidden:
        named = ", ".join(f"U+{ord(char):04X}" for char in sorted(hidden))
        message = f"{where} has letters that cannot be seen: {named}"
        yield Diagnostic("TK521", message, hint="write the text anew", subject=subject, path=path)


def texts_of(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Iterate over the texts of a statement that people may read, each with its place."""
    for path, part in parts_in(entry):
        cls: type = type(part)
        for item in items_of(cls):
            named = item.means.expression is not None or item.means.refers or item.name in _NOT_SENTENCES
            if item.part is None and not named:
                for place, text in _texts(getattr(part, item.name)):
                    yield (*path, item.key, *place), text


def _texts(value: object) -> Iterable[tuple[Path, str]]:
    if isinstance(value, str):
        return [((), value)] if value else []
    if isinstance(value, Mapping):
        return [((key,), text) for key, text in value.items() if isinstance(text, str)]
    return [((at,), text) for at, text in enumerate(value) if isinstance(text, str)] if isinstance(value, tuple) else []
