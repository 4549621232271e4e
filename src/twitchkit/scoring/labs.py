"""Lab values of nutrients: each classified by the report's own limits, else the usual ones."""

from __future__ import annotations

import math
from collections.abc import Iterator

from twitchkit.knowledge import Knowledge
from twitchkit.logic.nodes import limit_key
from twitchkit.logic.truth import less
from twitchkit.model.nutrient import Nutrient
from twitchkit.model.nutrient_result import LabClass, LabResult
from twitchkit.model.vocabulary import Measurement
from twitchkit.quantity import ANYTHING, Interval, span_text
from twitchkit.scoring.observations import Observations


def find_labs(knowledge: Knowledge, nutrient: Nutrient, observations: Observations) -> Iterator[LabResult]:
    """Yield the markers of a nutrient that were measured or can be calculated, with their class."""
    for id in nutrient.markers:
        if id not in observations.known and id not in observations.readings:
            continue
        measurement, reading = knowledge.measurements[id], observations.readings.get(id)
        yield LabResult(
            measurement=id,
            name=measurement.name,
            value=value_text(measurement, observations),
            classed=classify(measurement, observations),
            limits="usual" if reading is None else reading.limits,
            weeks_ago=None if reading is None else reading.weeks_ago,
            sources=measurement.sources,
        )


def value_text(measurement: Measurement, observations: Observations) -> str:
    """Return a reading as it was written, or what was calculated."""
    reading, value = observations.readings.get(measurement.id), observations.env[measurement.id]
    assert isinstance(value, Interval)
    return f"{span_text(value)} {measurement.unit} (calculated)" if reading is None else reading.text


def has_limits(id: str, observations: Observations) -> bool:
    """Tell whether there is any limit that a reading of a measurement is judged by."""
    low, high = observations.env[limit_key(id, "low")], observations.env[limit_key(id, "high")]
    return low != ANYTHING or high != ANYTHING


def classify(measurement: Measurement, observations: Observations) -> LabClass:
    """Return where a reading lies against its limits."""
    keys = (measurement.id, limit_key(measurement.id, "low"), limit_key(measurement.id, "high"))
    value, low, high = (observations.env[key] for key in keys)
    assert isinstance(value, Interval)
    assert isinstance(low, Interval)
    assert isinstance(high, Interval)
    below, above = less(value, low), less(high, value)
    if below.true:
        return LabClass.LOW
    if above.true:
        return LabClass.HIGH
    # With one limit only, "not beyond it" is all that can be said.
    sides = [side.false for side, limit in ((below, low.low), (above, high.high)) if math.isfinite(limit)]
    if not (sides and all(sides)):
        return LabClass.UNKNOWN
    open_low, open_high = measurement.indeterminate or (math.inf, -math.inf)
    is_open = open_low <= value.low and value.high <= open_high
    return LabClass.INDETERMINATE if is_open else LabClass.NORMAL
