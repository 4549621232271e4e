"""The figures of one person: readings with their limits, what speaks for and against a condition, what is eaten."""

from __future__ import annotations

import math
from collections.abc import Sequence

from twitchkit.model.assessment import Assessment, ConditionResult, Contribution
from twitchkit.model.nutrient_result import NutrientResult
from twitchkit.model.told import ToldReading
from twitchkit.quantity import Interval
from twitchkit.render.blocks import Document, Figure, Paragraph, Tone
from twitchkit.render.figures import NumberLine, RangeBar, ShareBar
from twitchkit.render.nutrition import CLASSES, LIMITS, VERDICTS, amount_text, needed
from twitchkit.render.weighing import both_sides
from twitchkit.render.wording import CERTAINTIES, capitalized, sentence

_SIDES = ("What speaks for it", "What speaks against it")
_MOST_FOR, _MOST_AGAINST = 6, 4


def readings(assessment: Assessment) -> Document:
    """Return every reading behind an assessment, and what was calculated from them, as number lines.

    Where a caution holds figures of nutrients or of food back, only what was told is drawn, beside limits of its own
    report: the usual ones are not those of a child, and to nobody with an eating disorder a body mass index is drawn.
    """
    held = any(item.id in ("nutrients", "intake") and item.cautions for item in assessment.withheld)
    shown = [item for item in assessment.told.readings if not held or item.limits == "report"]
    rows = tuple(map(number_line, shown))
    return (Figure(rows),) if rows else ()


def number_line(reading: ToldReading) -> NumberLine:
    """Return a reading with the limits that hold."""
    has_limits = reading.limit_low is not None or reading.limit_high is not None
    return NumberLine(
        name=capitalized(reading.name),
        unit=reading.unit,
        said=reading.value,
        value=span_of(reading.low, reading.high),
        limits=span_of(reading.limit_low, reading.limit_high),
        worry=span_of(reading.worry_low, reading.worry_high),
        reads_as=CLASSES[reading.classed] if has_limits else "",
        note=LIMITS[reading.limits],
    )


def span_of(low: float | None, high: float | None) -> Interval:
    """Return a span whose ends may be open."""
    return Interval(-math.inf if low is None else low, math.inf if high is None else high)


def weights(result: ConditionResult) -> Document:
    """Return what speaks most for and against a condition as bars on one scale, and how much more there is."""
    return tuple(
        block
        for title, entries, most in zip(_SIDES, both_sides(result.because), (_MOST_FOR, _MOST_AGAINST), strict=True)
        for block in _side(title, entries, most)
    )


def _side(title: str, entries: Sequence[Contribution], most: int) -> Document:
    if not entries:
        return ()
    figure = Figure(tuple(_range_bar(entry) for entry in entries[:most]), title=title)
    more = len(entries) - most
    if more <= 0:
        return (figure,)
    return figure, Paragraph(f"And {more} more that {'counts' if more == 1 else 'count'} less.", Tone.MUTED)


def _range_bar(entry: Contribution) -> RangeBar:
    weight = entry.log_lr
    return RangeBar(
        label=capitalized(entry.text),
        low=weight.low,
        mid=weight.mid,
        high=weight.high,
        certainty=CERTAINTIES[entry.certainty],
    )


def intakes(results: Sequence[NutrientResult]) -> Document:
    """Return what is eaten of each nutrient beside what is needed, where both are known."""
    rows = tuple(row for result in results if (row := _share(result)) is not None)
    return (Figure(rows),) if rows else ()


def _share(result: NutrientResult) -> ShareBar | None:
    intake, adequacy, limit = result.intake, result.adequacy, result.upper_limit
    if intake is None or adequacy is None or not adequacy.reference:
        return None
    return ShareBar(
        name=capitalized(result.name),
        unit=result.unit,
        low=intake.low,
        mid=intake.mid,
        high=intake.high,
        need=Interval(adequacy.reference, adequacy.reference_high or adequacy.reference),
        limit=limit.value if limit is not None and limit.scope == "total" else None,
        known=intake.completeness,
        said=amount_text(intake),
        needed=needed(result),
        verdict=sentence(VERDICTS.get(adequacy.verdict, adequacy.verdict.replace("_", " "))).removesuffix("."),
    )
