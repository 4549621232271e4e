"""Which sources an assessment rests on: those of everything that it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from twitchkit.model.assessment import ConditionResult
from twitchkit.model.lack import LackAnswer
from twitchkit.model.nutrient_result import NutrientResult
from twitchkit.model.urgency import Urgency


class Citing(Protocol):
    """What names the sources that it rests on."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of sources."""


def cited(
    urgency: Urgency,
    conditions: Sequence[ConditionResult],
    nutrients: Sequence[NutrientResult],
    lack: LackAnswer | None,
    *advice: Citing,
) -> set[str]:
    """Return the ids of the sources that the parts of an assessment cite."""
    citing: list[Citing] = [*urgency.reasons, *conditions, *advice]
    for condition in conditions:
        citing += [*condition.because, *condition.criteria]
    for nutrient in nutrients:
        citing += [*nutrient.labs, *nutrient.compared]
    if lack is not None:
        citing.append(lack)
    references = {result.reference for result in nutrients if result.reference is not None}
    return references.union(*(item.sources for item in citing))
