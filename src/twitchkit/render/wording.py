"""How things are said: plain words, short, and never more than the answers allow."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

from twitchkit.ids import is_id, is_name, short
from twitchkit.logic.in_words import some_of
from twitchkit.model.assessment import CriterionState
from twitchkit.model.condition import Band
from twitchkit.model.nutrient import LifeState, ReferenceIntake
from twitchkit.model.provenance import Certainty, Status
from twitchkit.model.range import Range, Shift
from twitchkit.quantity import number_text

if TYPE_CHECKING:
    from twitchkit.knowledge import Knowledge

FITS: Mapping[Band, str] = {
    Band.CONSISTENT: "fits your answers",
    Band.POSSIBLE: "possible",
}
CERTAINTIES: Mapping[Certainty, str] = {
    Certainty.HIGH: "high certainty",
    Certainty.MODERATE: "moderate certainty",
    Certainty.LOW: "low certainty",
    Certainty.VERY_LOW: "very low certainty",
}
ORIGINS: Mapping[Status, str] = {
    Status.VERIFIED: "measured in a study",
    Status.VERIFIED_SECONDARY: "measured in a study",
    Status.RECALLED: "from memory",
    Status.ELICITED: "estimated",
    Status.DERIVED: "worked out from studies",
}
TAKEN_FROM: Mapping[Status, str] = {
    Status.VERIFIED: "taken from its source",
    Status.VERIFIED_SECONDARY: "taken from a source that quotes it",
    Status.RECALLED: "from memory",
    Status.ELICITED: "estimated",
    Status.DERIVED: "worked out from its sources",
}
CRITERIA: Mapping[CriterionState, str] = {
    CriterionState.MET: "met",
    CriterionState.NOT_MET: "not met",
    CriterionState.OPEN: "open",
}
_TIMES = "“3 times as likely” means: such an answer is 3 times as common in people who have it as in people who do not."
LEGEND = f"{_TIMES} “Estimated” means: judged by the authors of the pack, not counted in a study."
LEGEND_IN_SHORT = (
    f"{_TIMES} Where nothing else is said, the authors of the pack judged this, and no study counted it: its "
    "certainty is very low."
)
_LARGE = 10
_MANY = 100
_MOST_NOTED = 8
_OPEN_END = 100
_SLIGHT = 0.05
_LARGEST_LOG = 700.0


@frozen
class Names:
    """What ids are called; an id that nobody named is said as it is spelled."""

    words: Mapping[str, str] = field(factory=dict)
    questions: Mapping[str, str] = field(factory=dict)
    tests: frozenset[str] = frozenset()

    @classmethod
    def of(cls, knowledge: Knowledge | None) -> Names:
        """Collect the names and questions that a knowledge has; none at all without one."""
        if knowledge is None:
            return cls()
        named = (
            knowledge.findings,
            knowledge.measurements,
            knowledge.nutrients,
            knowledge.conditions,
            knowledge.food_sources,
            knowledge.food_tags,
            knowledge.diets,
        )
        words = {id: entry.name for entries in named for id, entry in entries.items()}
        words.update((id, tip.title) for id, tip in knowledge.tips.items())
        words.update((intake.life_stage, life_stage(intake)) for intake in knowledge.reference_intakes.values())
        once = Counter(short(id) for id in words)
        words.update([(short(id), word) for id, word in words.items() if once[short(id)] == 1])
        asked = knowledge.plan.asking.questions
        questions = {key: text for id, text in asked.items() for key in (id, knowledge.plan.display[id])}
        tests = frozenset(item.name for item in knowledge.measurements.values())
        return cls(words, questions, tests)

    def name(self, id: str) -> str:
        """Say an id in words.

        >>> Names().name("vocabulary:urge_to_move")
        'urge to move'
        """
        word = self.words.get(id)
        if word is None:
            return short(id).replace("_", " ") if is_id(id) or is_name(id) else id
        return word

    def question(self, id: str) -> str:
        """Ask about a finding, given by id or name, as the pack does; else say its name."""
        return self.questions.get(id) or self.name(id)

    def list(self, ids: Iterable[str]) -> str:
        """Say several ids, with commas between them."""
        return ", ".join(self.name(id) for id in ids)


def seen_note(seen: Sequence[str], missing: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the lines that say what was seen and what is not known, if anything.

    >>> seen_note(["a tender calf"], ["age"])
    ('Seen: a tender calf.', 'Not known: age.')
    """
    lines = (("Seen", seen), ("Not known", missing))
    return tuple(f"{what}: {some_of(words, _MOST_NOTED)}." for what, words in lines if words)


def life_stage(intake: ReferenceIntake) -> str:
    """Say for whom a reference intake is, from its ages, sex and state."""
    if intake.who:
        return intake.who
    if intake.max_age <= 1:
        return f"babies of {12 * intake.min_age:.0f} to {12 * intake.max_age:.0f} months"
    grown = intake.min_age >= 18
    who = {"female": "women" if grown else "girls", "male": "men" if grown else "boys"}.get(intake.sex)
    ages = f"{number_text(intake.min_age)} to {number_text(intake.max_age)}"
    if intake.max_age >= _OPEN_END:
        ages = f"from {number_text(intake.min_age)}"
    if intake.state is not LifeState.NONE:
        return f"{'pregnant' if intake.state is LifeState.PREGNANT else 'breastfeeding'}, {ages}"
    return f"{who or ('adults' if intake.min_age >= 18 else 'children')} {ages}"


def sentence(text: str) -> str:
    """Return a text that starts with a capital and ends with a full stop.

    >>> sentence("a sleep study has not been done")
    'A sleep study has not been done.'
    """
    start = text[:1].upper() + text[1:]
    return start if start.rstrip(")”").endswith((".", "!", "?")) else f"{start}."


def capitalized(text: str) -> str:
    """Return a text that starts with a capital, unless its first word is written in a way of its own.

    >>> capitalized("ferritin"), capitalized("pH of blood")
    ('Ferritin', 'pH of blood')
    """
    return text[:1].upper() + text[1:] if text[:2].islower() or text[1:2].isspace() else text


def as_likely(log_lr: Shift) -> str:
    """Say a likelihood ratio in words; it comes as the natural logarithm with its range.

    >>> as_likely(Range(math.log(2), math.log(3), math.log(5)))
    'about 3 times as likely (2 to 5)'
    """
    if is_slight(log_lr):
        return "makes little difference"
    if is_very_unsure(log_lr):
        return f"points {which_way(log_lr)}"
    if log_lr.mid > 0:
        return _times(log_lr.low, log_lr.mid, log_lr.high, "as likely")
    return _times(-log_lr.high, -log_lr.mid, -log_lr.low, "less likely")


def is_slight(log_lr: Shift) -> bool:
    """Tell whether a likelihood ratio is too close to 1 to say anything."""
    return abs(log_lr.mid) < _SLIGHT


def is_very_unsure(log_lr: Shift) -> bool:
    """Tell whether a likelihood ratio is large, and may be none at all: a figure would take itself back."""
    nearest = log_lr.low if log_lr.mid > 0 else -log_lr.high
    return nearest < 0 and abs(log_lr.mid) >= math.log(_LARGE)


def which_way(log_lr: Shift) -> str:
    """Say where such a ratio points, in place of how far."""
    return f"{'to' if log_lr.mid > 0 else 'away from'} it; how strongly is very unsure"


def _times(log_low: float, log_mid: float, log_high: float, what: str) -> str:
    low, mid, high = (math.exp(min(value, _LARGEST_LOG)) for value in (log_low, log_mid, log_high))
    said = "" if mid >= _MANY else "about "
    spread = _spread(low, mid, _count(high))
    return f"{said}{_count(mid)} times {what}" + (f" ({spread})" if spread else "")


def _spread(low: float, middle: float, high: str) -> str:
    """Say a range beside its middle, and an end that is the middle only once."""
    mid = _count(middle)
    if low < 1:
        return "maybe no change" if mid == high else f"maybe no change, up to {high}"
    if mid == high:
        return "" if _count(low) == mid else f"at least {_count(low)}"
    return f"up to {high}" if _count(low) == mid else f"{_count(low)} to {high}"


def _count(times: float) -> str:
    if times >= _MANY:
        return f"more than {_MANY}"
    return f"{times:.0f}" if times >= 9.95 else f"{times:.1f}".removesuffix(".0")


def out_of_hundred(share: Range) -> str:
    """Say a probability as people out of 100, always with its range.

    >>> out_of_hundred(Range(0.41, 0.62, 0.79))
    'about 62 in 100 people with the same answers (41 to 79)'
    """
    low, mid, high = (
        f"{100 * value:.0f}" if value >= 0.01 else "fewer than 1" for value in (share.low, share.mid, share.high)
    )
    return f"about {mid} in 100 people with the same answers ({low} to {high})"
