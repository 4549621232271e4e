"""Everything behind how a condition fits: what made its score, its criteria, what holds it back, what would move it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twitchkit.logic.in_words import some_of
from twitchkit.model.assessment import ConditionResult, CriterionState
from twitchkit.model.condition import Band
from twitchkit.model.explanation import Explanation, OpenFact, Supposed
from twitchkit.model.range import Range
from twitchkit.render.blocks import Block, Bullets, Document, Item, Paragraph, Tone
from twitchkit.render.conditions import advised, chance
from twitchkit.render.references import References
from twitchkit.render.weighing import weighed_in_full
from twitchkit.render.wording import as_likely, is_slight, sentence

_MOST_OPEN = 10
_THEN = {
    Band.CONSISTENT: "it would fit the pattern",
    Band.POSSIBLE: "it would be possible",
    Band.UNDETERMINED: "it could not be told",
    Band.UNLIKELY: "your answers would not point to it",
    Band.NOT_ASSESSABLE: "there would be too few answers to judge",
}
_NO_LONGER = {Band.POSSIBLE: "it would only be possible", Band.UNDETERMINED: "it could no longer be told"}


def condition_in_full(
    explanation: Explanation, result: ConditionResult, references: References, *, probabilities: bool
) -> Document:
    """Return everything that made the result of one condition, and what would change it."""
    blocks: list[Block] = [Paragraph(f"{result.band.says}: {result.name}."), *chance(result, probabilities)]
    blocks += weighed_in_full(result, references)
    blocks += _criteria_met(result, references)
    blocks += _held_back(explanation.why_not, result, references)
    blocks += _what_could_change(explanation.open, result)
    blocks += advised(result, result.tier, references)
    return tuple(blocks)


def _criteria_met(result: ConditionResult, references: References) -> Document:
    items = tuple(
        Item(sentence(criterion.because) + references.mark(criterion.sources), lead=criterion.name, tone=Tone.GOOD)
        for criterion in result.criteria
        if criterion.state is CriterionState.MET
    )
    return (Bullets(items, title="Formal criteria that are met"),) if items else ()


def _held_back(why_not: Sequence[str], result: ConditionResult, references: References) -> Document:
    """Return what holds it back; the sources are those of the criteria that are not met or open."""
    if not why_not:
        return ()
    open_ones = (item for item in result.criteria if not item.specifier and item.state is not CriterionState.MET)
    marks = references.mark(dict.fromkeys(id for criterion in open_ones for id in criterion.sources))
    items = tuple(Item(reason) for reason in why_not)
    return (Bullets(items, title=f"Why it does not fit better{marks}"),)


def _what_could_change(facts: Sequence[OpenFact], result: ConditionResult) -> Document:
    blocks: list[Block] = []
    if facts:
        items = [Item(f"{fact.question} {_answers(fact.answers, result.band)}") for fact in facts[:_MOST_OPEN]]
        if len(facts) > _MOST_OPEN:
            items.append(Item(f"and {len(facts) - _MOST_OPEN} more that would change less", tone=Tone.MUTED))
        blocks.append(Bullets(tuple(items), title="What is not known, and what it would change"))
    named = {fact.name for fact in facts}
    others = [name for name in result.unknown if name not in named]
    if others:
        blocks.append(Paragraph(f"Not known as well: {some_of(others, _MOST_OPEN)}.", Tone.MUTED))
    return tuple(blocks)


def _answers(answers: Iterable[Supposed], band: Band) -> str:
    """Say what each answer would do; answers that do the same are said together."""
    together: dict[str, list[str]] = {}
    for answer in answers:
        together.setdefault(_effect(answer, band), []).append(answer.answer)
    said = "; ".join(f"if {' or '.join(words)}, {effect}" for effect, words in together.items())
    return sentence(said)


def _effect(answer: Supposed, band: Band) -> str:
    mid = answer.log_lr.mid
    weight = Range(mid, mid, mid)
    if answer.band is band:
        return as_likely(weight)
    then = _NO_LONGER.get(answer.band, _THEN[answer.band]) if answer.band.rank < band.rank else _THEN[answer.band]
    return then if is_slight(weight) else f"{as_likely(weight)}, and {then}"
