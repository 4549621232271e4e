"""How well conditions fit, in words: what speaks for and against each, its criteria, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from twitchkit.model.assessment import (
    Assessment,
    ConditionResult,
    Contribution,
    CriterionResult,
    CriterionState,
)
from twitchkit.model.condition import Band
from twitchkit.model.range import Range
from twitchkit.render.blocks import Block, Bullets, Document, Heading, Item, Paragraph, Tone
from twitchkit.render.references import References
from twitchkit.render.wording import (
    BANDS,
    CERTAINTIES,
    CRITERIA,
    LEGEND,
    ORIGINS,
    Names,
    as_likely,
    is_slight,
    out_of_hundred,
    sentence,
)

_IN_SHORT = (Band.UNDETERMINED, Band.UNLIKELY, Band.NOT_ASSESSABLE)
_MOST_POSSIBLE = 3
_MOST_FOR = 5
_MOST_AGAINST = 3
_MOST_MISSING = 4
_CRITERION_TONES = {
    CriterionState.MET: Tone.GOOD,
    CriterionState.NOT_MET: Tone.PLAIN,
    CriterionState.OPEN: Tone.WARNING,
}


def conditions(assessment: Assessment, names: Names, references: References, *, probabilities: bool) -> Document:
    """Return what conditions fit: those that do in detail, the others in one line a band."""
    if not assessment.conditions:
        return ()
    blocks: list[Block] = []
    by_band = {band: [result for result in assessment.conditions if result.band is band] for band in Band}
    possible = by_band[Band.POSSIBLE]
    detailed = [*by_band[Band.CONSISTENT], *possible[:_MOST_POSSIBLE]]
    for result in detailed:
        blocks.append(Heading(f"{BANDS[result.band]}: {result.name}", 2))
        blocks.extend(_brief(result, names, references, probabilities))
    blocks.append(Paragraph(LEGEND, Tone.MUTED) if detailed else Paragraph("Nothing stands out yet."))
    blocks += _named("Possible as well", possible[_MOST_POSSIBLE:])
    for band in _IN_SHORT:
        blocks += _named(BANDS[band], by_band[band])
    return tuple(blocks)


def _named(title: str, results: Sequence[ConditionResult]) -> Document:
    names = ", ".join(result.name for result in results)
    return (Paragraph(f"{title}: {names}.", Tone.MUTED),) if names else ()


def condition_in_full(
    result: ConditionResult,
    why_not: Sequence[str],
    names: Names,
    references: References,
    *,
    probabilities: bool,
) -> Document:
    """Return everything that made the score of one condition; ``why_not`` says what holds it back."""
    entries = [entry for entry in result.because if not entry.cap]
    blocks: list[Block] = [
        Paragraph(f"{BANDS[result.band]}: {result.name}."),
        *_chance(result, probabilities),
    ]
    if why_not:
        blocks.append(Bullets(tuple(Item(reason) for reason in why_not), title="Why it does not fit better"))
    blocks += [*_weighed(result, references, len(entries), len(entries)), *_capped(result.because)]
    told = [item for item in result.criteria if not why_not or item.state is CriterionState.MET]
    blocks += [*_criteria_in_full(told, names, references), *_advised(result, references)]
    return tuple(blocks)


def _brief(result: ConditionResult, names: Names, references: References, probabilities: bool) -> Document:
    return (
        *_chance(result, probabilities),
        *_weighed(result, references, _MOST_FOR, _MOST_AGAINST),
        *_criteria(result.criteria, names, references),
        *_limits(result),
        *_advised(result, references),
    )


def _chance(result: ConditionResult, probabilities: bool) -> Document:
    if not probabilities:
        return ()
    said = out_of_hundred(result.probability)
    return (Paragraph(f"It may hold for {said}. This rests on estimates, not on counts."),)


def _weighed(result: ConditionResult, references: References, most_for: int, most_against: int) -> Document:
    entries = sorted(
        (entry for entry in result.because if not entry.cap and entry.log_lr.mid != 0),
        key=lambda entry: (-abs(entry.log_lr.mid), entry.text),
    )
    speaks_for = [entry for entry in entries if entry.log_lr.mid > 0]
    speaks_against = [entry for entry in entries if entry.log_lr.mid < 0]
    return (
        *((Paragraph(_together(result.because)),) if entries else ()),
        *_entries("What speaks for it", speaks_for, most_for, references),
        *_entries("What speaks against it", speaks_against, most_against, references),
    )


def _together(because: Sequence[Contribution]) -> str:
    total = Range(
        sum(entry.log_lr.low for entry in because),
        sum(entry.log_lr.mid for entry in because),
        sum(entry.log_lr.high for entry in because),
    )
    than = "than without it" if total.mid < 0 else "as without it"
    if is_slight(total):
        return "Taken together, your answers are about as likely with it as without it."
    return f"Taken together, your answers are {as_likely(total)} with it {than}."


def _entries(title: str, entries: Sequence[Contribution], most: int, references: References) -> Document:
    if not entries:
        return ()
    items = [_entry(entry, references) for entry in entries[:most]]
    if len(entries) > most:
        items.append(Item(f"and {len(entries) - most} more that count less", tone=Tone.MUTED))
    return (Bullets(tuple(items), title=title),)


def _entry(entry: Contribution, references: References) -> Item:
    how_sure = f"{ORIGINS[entry.status]}, {CERTAINTIES[entry.certainty]}"
    return Item(f"{as_likely(entry.log_lr)}; {how_sure}{references.mark(entry.sources)}", lead=entry.text)


def _capped(because: Sequence[Contribution]) -> Document:
    items = tuple(Item(f"{entry.text}: {_taken_back(entry)}") for entry in because if entry.cap and entry.log_lr.mid)
    return (Bullets(items, title="Answers that say the same thing count together"),) if items else ()


def _taken_back(entry: Contribution) -> str:
    if is_slight(entry.log_lr):
        return "this only narrows the range"
    # The ends of a cap belong to the ends of what it caps, so that they are no range of their own.
    return as_likely(Range(entry.log_lr.mid, entry.log_lr.mid, entry.log_lr.mid))


def _criteria(criteria: Sequence[CriterionResult], names: Names, references: References) -> Document:
    """Return the criteria in short; those that only describe the condition are told where they are met."""
    items = tuple(
        _criterion(item, _what_is_missing(item, names), references)
        for item in criteria
        if item.state is CriterionState.MET or not item.specifier
    )
    return (Bullets(items, title="Formal criteria"),) if items else ()


def _criteria_in_full(criteria: Sequence[CriterionResult], names: Names, references: References) -> Document:
    items = tuple(
        _criterion(item, "; ".join(part for part in (item.because, _missing(item.missing, names)) if part), references)
        for item in criteria
    )
    return (Bullets(items, title="Formal criteria"),) if items else ()


def _what_is_missing(criterion: CriterionResult, names: Names) -> str:
    if criterion.state is CriterionState.MET:
        return ""
    if criterion.state is CriterionState.OPEN and criterion.missing:
        more = len(criterion.missing) - _MOST_MISSING
        return _missing(criterion.missing[:_MOST_MISSING], names) + (f" and {more} more" if more > 0 else "")
    return criterion.because


def _missing(missing: Sequence[str], names: Names) -> str:
    return f"not known: {names.list(missing)}" if missing else ""


def _criterion(criterion: CriterionResult, detail: str, references: References) -> Item:
    said = "; ".join(part for part in (CRITERIA[criterion.state], detail) if part)
    text = said + references.mark(criterion.sources)
    return Item(text, lead=criterion.name, tone=_CRITERION_TONES[criterion.state])


def _limits(result: ConditionResult) -> Document:
    items = tuple(Item(sentence(limit)) for limit in result.limited_by)
    return (Bullets(items, title="What holds this back"),) if items else ()


def _advised(result: ConditionResult, references: References) -> Document:
    if not result.advice:
        return ()
    return (Bullets((Item(sentence(result.advice) + references.mark(result.sources)),), title="What to do"),)
