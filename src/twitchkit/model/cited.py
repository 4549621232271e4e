"""Which sources an assessment rests on: those of everything that it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from twitchkit.model.assessment import Assessment


class _Citing(Protocol):
    @property
    def sources(self) -> tuple[str, ...]: ...


def cited(assessment: Assessment) -> Iterator[str]:
    """Yield the ids of the sources that an assessment cites, some of them several times."""
    for item in _citing(assessment):
        yield from item.sources
    yield from (result.reference for result in assessment.nutrients if result.reference is not None)


def _citing(assessment: Assessment) -> Iterator[_Citing]:
    yield from () if assessment.lack is None else (assessment.lack,)
    yield from assessment.urgency.reasons
    yield from assessment.tips
    yield from assessment.withheld
    yield from assessment.warnings
    yield from assessment.conditions
    for condition in assessment.conditions:
        yield from condition.because
        yield from condition.criteria
    for nutrient in assessment.nutrients:
        yield from nutrient.labs
        yield from nutrient.compared
