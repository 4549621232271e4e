"""The figures of one person: readings with their limits, what speaks for and against a condition, what is eaten."""

from __future__ import annotations

import math
from collections.abc import Sequence

from twitchkit.knowledge.symbols import symbol_of
from twitchkit.logic.nodes import limit_key
from twitchkit.model.assessment import Assessment, ConditionResult, Contribution
from twitchkit.model.nutrient_result import NutrientResult
from twitchkit.quantity import Interval, Scale, find_unit, span_text
from twitchkit.render.blocks import Document, Figure, Paragraph, Tone
from twitchkit.render.figures import NumberLine, RangeBar, ShareBar
from twitchkit.render.nutrition import CLASSES, LIMITS, VERDICTS, amount_text, needed
from twitchkit.render.weighing import both_sides
from twitchkit.render.wording import CERTAINTIES, capitalized, sentence
from twitchkit.scoring import Person
from twitchkit.scoring.critical import counts
from twitchkit.scoring.labs import classify, has_limits

_SIDES = ("What speaks for it", "What speaks against it")
_MOST_FOR, _MOST_AGAINST = 6, 4


def readings(assessment: Assessment) -> Document:
    """Return every reading behind an assessment, and what was worked out from them, as number lines.

    There are none where it was read back, as it does not have their numbers, nor where a caution holds nutrients back:
    the usual limits are not those of a child, or of somebody on dialysis.
    """
    person = assessment.person
    if not isinstance(person, Person) or any(held.id == "nutrients" and held.cautions for held in assessment.withheld):
        return ()
    calculated = (id for id in person.knowledge.plan.calculated if id in person.observations.known)
    ids = dict.fromkeys((*person.observations.readings, *calculated))
    return (Figure(tuple(number_line(person, id) for id in ids)),) if ids else ()


def number_line(person: Person, id: str) -> NumberLine:
    """Return a reading by the id of its measurement, in the unit that it was told in, with the limits that hold."""
    observations, measurement = person.observations, person.knowledge.measurements[id]
    reading = observations.readings.get(id)
    units = symbol_of(measurement).units
    unit = reading.unit if reading is not None and find_unit(reading.unit, units) else measurement.unit
    scale = find_unit(unit, units) or Scale()
    value, low, high = (_span(person, key) for key in (id, limit_key(id, "low"), limit_key(id, "high")))
    value, limits, worry = (_told_in(scale, span) for span in (value, _surely_within(low, high), _worry(person, id)))
    return NumberLine(
        name=capitalized(measurement.name),
        unit=unit,
        said=f"{span_text(value)} {unit}, worked out" if reading is None else reading.text,
        value=value,
        limits=limits,
        worry=worry,
        reads_as=CLASSES[classify(measurement, observations)] if has_limits(id, observations) else "",
        note=LIMITS["usual" if reading is None else reading.limits],
    )


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


def _span(person: Person, key: str) -> Interval:
    value = person.observations.env[key]
    assert isinstance(value, Interval)
    return value


def _told_in(scale: Scale, span: Interval) -> Interval:
    """Return a span of the canonical unit in another one, of which more may be less."""
    low, high = sorted(scale.from_canonical(end) for end in span)
    return Interval(low, high)


def _surely_within(low: Interval, high: Interval) -> Interval:
    """Return what lies within the limits whichever of them hold; an end that nothing sets is open."""
    return Interval(
        low.high if math.isfinite(low.high) else -math.inf, high.low if math.isfinite(high.low) else math.inf
    )


def _worry(person: Person, id: str) -> Interval:
    """Return from where on a reading alone is urgent for this person, downward and upward."""
    plans = person.knowledge.plan.critical_limits.get(id, ())
    holding = [plan for plan in plans if counts(plan, person.observations.env)]
    return Interval(
        max((plan.passed.high for plan in holding if plan.is_low), default=-math.inf),
        min((plan.passed.low for plan in holding if not plan.is_low), default=math.inf),
    )
