"""What to eat for what is missing: foods and amounts, what they close, what they leave open, what they keep to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from twitchkit.model.assessment import Assessment
from twitchkit.model.food_advice import FoodAdvice
from twitchkit.model.provenance import Source
from twitchkit.model.suggestion import ClosedGap, FoodSuggestion, KeptLimit, SuggestedFood
from twitchkit.quantity import number_text
from twitchkit.render.advice import withheld
from twitchkit.render.blocks import Block, Bullets, Document, Heading, Item, Paragraph, Table, Tone
from twitchkit.render.references import References
from twitchkit.render.urgency import comes_first, disclaimer
from twitchkit.render.wording import sentence

_KINDS: Mapping[str, str] = {
    "UL": "upper limit",
    "CDRR": "level to stay under (CDRR)",
    "caution": "limit because of a caution",
}
_STANDARDS: Mapping[str, str] = {"RDA": "recommended amount, RDA", "AI": "adequate intake, AI"}
_NOTHING = "Nothing that you eat too little of is known, so no food is suggested."
_NOT_TOLD = (
    "Nothing was told of what you eat, so what is missing is not known and no food is suggested. "
    "In a profile it stands under intake or diet."
)
_GUESS = "Gaps are counted from the middle of what is known of your diet. Foods differ; the figures are averages."


def foods(suggestions: tuple[FoodSuggestion, ...], references: References) -> Document:
    """Return suggestions, each with its foods, how well the body takes them up, and what else to know."""
    if not suggestions:
        return ()
    items = tuple(_suggestion(suggestion, references) for suggestion in suggestions)
    return Bullets(items), Paragraph(_GUESS, Tone.MUTED)


def food_advice(advice: FoodAdvice, assessment: Assessment, sources: Mapping[str, Source]) -> Document:
    """Return all suggestions in full, and for which nutrients there is none and why; warning signs come first."""
    references = References(sources)
    first = comes_first(assessment, references)
    blocks: list[Block] = []
    for number, suggestion in enumerate(advice.suggestions):
        title = "What you could eat" if number == 0 else f"Or (alternative {number})"
        blocks += [Heading(title), *suggestion_in_full(suggestion, references)]
    if advice.withheld:
        blocks += [Heading("No food is suggested for these, and why"), *withheld(advice.withheld, references)]
    if not blocks:
        blocks.append(Paragraph(_NOTHING if _is_told(assessment) else _NOT_TOLD))
    return (*first, *blocks, *references.blocks(), *disclaimer(assessment))


def _is_told(assessment: Assessment) -> bool:
    return any(result.intake is not None for result in assessment.nutrients)


def suggestion_in_full(suggestion: FoodSuggestion, references: References) -> Document:
    """Return one suggestion with every sum behind it: what each food adds, what closes, which limits it keeps."""
    return (
        Bullets((_suggestion(suggestion, references),)),
        _sums(suggestion),
        _limits(suggestion.limits, references),
        Paragraph(_GUESS, Tone.MUTED),
    )


def _suggestion(suggestion: FoodSuggestion, references: References) -> Item:
    details = (
        *_about_foods(suggestion.foods),
        *dict.fromkeys(sentence(gap.note) for gap in suggestion.gaps if gap.note),
        *(_left(gap) for gap in suggestion.gaps if gap.closed < 1),
        *(sentence(note) for note in suggestion.notes),
    )
    marks = references.mark(dict.fromkeys(source for food in suggestion.foods for source in food.sources))
    return Item(sentence(suggestion.text) + marks, details=details)


def _about_foods(foods: Iterable[SuggestedFood]) -> Iterator[str]:
    """Say what is known of each food; what holds for several is said once."""
    said: set[str] = set()
    for food in foods:
        notes = [note for note in food.notes if note not in said]
        said.update(notes)
        if food.eaten:
            notes.insert(0, "you eat it already")
        if notes:
            yield f"{food.name}: {' '.join(sentence(note) for note in notes)}"


def _left(gap: ClosedGap) -> str:
    reached = number_text(gap.intake + gap.added)
    return f"{gap.name}: brings you to {reached} of {number_text(gap.target)} {gap.unit} a day."


def _sums(suggestion: FoodSuggestion) -> Table:
    columns = ("Nutrient", "You get", "Target", *(food.name for food in suggestion.foods), "Counted", "Closes")
    rows = tuple(
        (
            f"{gap.name}, {gap.unit} a day",
            number_text(gap.intake),
            f"{number_text(gap.target)} ({_STANDARDS.get(gap.standard, gap.standard)})",
            *(_amount(food.adds.get(gap.nutrient)) for food in suggestion.foods),
            number_text(gap.added),
            f"{math.floor(100 * gap.closed)} %",
        )
        for gap in suggestion.gaps
    )
    return Table(columns, rows)


def _amount(amount: float | None) -> str:
    return "not known" if amount is None else number_text(amount)


def _limits(limits: tuple[KeptLimit, ...], references: References) -> Table:
    rows = tuple(
        (
            limit.name,
            f"{number_text(limit.value)} {limit.unit} a day ({_KINDS.get(limit.kind, limit.kind)})",
            f"{number_text(limit.room)} {limit.unit}: {limit.because}",
            f"{number_text(limit.added)} {limit.unit}{references.mark(limit.sources)}",
        )
        for limit in limits
    )
    return Table(("Limit for", "Limit", "Room for more", "The foods add"), rows)
