"""How well conditions fit, in words: what speaks for and against each, its criteria, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from twitchkit.logic.in_words import some_of
from twitchkit.model.assessment import Assessment, ConditionResult, CriterionResult, CriterionState
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier
from twitchkit.render.blocks import Block, Bullets, Document, Heading, Item, Paragraph, Tone
from twitchkit.render.references import References
from twitchkit.render.weighing import weighed_in_short
from twitchkit.render.wording import CRITERIA, LEGEND_IN_SHORT, Names, out_of_hundred, sentence

_NOTHING = "Nothing stands out yet."
_BEST_SO_FAR = "Fits best so far, though too little is known"
_IF_MORE_COMES = "What to do if more of its signs come"
_ABOVE = "What to do stands at the top."
_MOST_POSSIBLE = 3
_MOST_NAMED = 8
_MOST_MISSING = 4
_CRITERION_TONES = {
    CriterionState.MET: Tone.GOOD,
    CriterionState.NOT_MET: Tone.PLAIN,
    CriterionState.OPEN: Tone.WARNING,
}


def best_fit(assessment: Assessment) -> tuple[str, str]:
    """Return what fits, in a line, and how well: the pattern fits, it is possible, or it fits best so far."""
    for band, most in ((Band.CONSISTENT, _MOST_NAMED), (Band.POSSIBLE, _MOST_POSSIBLE)):
        names = [result.name for result in assessment.conditions if result.band is band]
        if names:
            return band.says, f"{some_of(names, most)}."
    if assessment.best_so_far is None:
        return "", _NOTHING
    return _BEST_SO_FAR, f"{assessment.condition(assessment.best_so_far).name}."


def conditions(assessment: Assessment, names: Names, references: References, *, probabilities: bool) -> Document:
    """Return what conditions fit: those that do in detail, the others in one line a band."""
    if not assessment.conditions:
        return ()
    blocks: list[Block] = []
    by_band = {band: [result for result in assessment.conditions if result.band is band] for band in Band}
    possible = by_band[Band.POSSIBLE]
    detailed = [*by_band[Band.CONSISTENT], *possible[:_MOST_POSSIBLE]]
    told = {reason.condition for reason in assessment.urgency.reasons}
    for result in detailed:
        blocks.append(Heading(f"{result.band.says}: {result.name}", 2))
        blocks.extend(chance(result, probabilities))
        blocks.extend(_brief(result, names, references))
        above = result.id in told
        blocks.extend((Paragraph(_ABOVE),) if above else advised(result, assessment.urgency.tier, references))
    blocks += (Paragraph(LEGEND_IN_SHORT, Tone.MUTED),) if detailed else ()
    blocks += _named("Possible as well", possible[_MOST_POSSIBLE:])
    for band in (Band.UNDETERMINED, Band.UNLIKELY):
        blocks += _named(band.says, by_band[band])
    judged = len(assessment.conditions) - len(by_band[Band.NOT_ASSESSABLE])
    blocks += _not_judged(by_band[Band.NOT_ASSESSABLE], others=judged > 0)
    return tuple(blocks)


def _named(title: str, results: Sequence[ConditionResult]) -> Document:
    names = [result.name for result in results if result.concerns]
    return (Paragraph(f"{title}: {some_of(names, _MOST_NAMED)}.", Tone.MUTED),) if names else ()


def _not_judged(results: Sequence[ConditionResult], others: bool) -> Document:
    """Return how many conditions could not be judged; to name thirty diseases would say nothing and alarm."""
    count = sum(result.concerns for result in results)
    said = f": {count} other conditions." if others else f" any of {count} conditions."
    return (Paragraph(Band.NOT_ASSESSABLE.says + said, Tone.MUTED),) if count else ()


def _brief(result: ConditionResult, names: Names, references: References) -> Document:
    return (
        *weighed_in_short(result, references),
        *_criteria(result.criteria, names, references),
        *_limits(result),
    )


def chance(result: ConditionResult, probabilities: bool) -> Document:
    """Return how likely a condition is as a share of 100, where that was asked for."""
    if not probabilities:
        return ()
    said = out_of_hundred(result.probability)
    return (Paragraph(f"It may hold for {said}. This rests on estimates, not on counts."),)


def _criteria(criteria: Sequence[CriterionResult], names: Names, references: References) -> Document:
    """Return the criteria in short; those that only describe the condition are told where they are met."""
    items = tuple(
        _criterion(item, _what_is_missing(item, names), references)
        for item in criteria
        if item.state is CriterionState.MET or not item.specifier
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


def what_to_do(result: ConditionResult, urgency: Tier) -> str:
    """Return what stands over the advice of a condition: one that needs help sooner than what is known calls for."""
    return "What to do" if result.tier.rank <= max(urgency.rank, Tier.ROUTINE.rank) else _IF_MORE_COMES


def advised(result: ConditionResult, urgency: Tier, references: References) -> Document:
    """Return what to do about a condition."""
    if not result.advice:
        return ()
    text = sentence(result.advice) + references.mark(result.sources)
    return (Bullets((Item(text),), title=what_to_do(result, urgency)),)
