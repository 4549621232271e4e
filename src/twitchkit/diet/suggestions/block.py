"""The foods block of an assessment: what to eat for what seems to be missing."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from twitchkit.diet.suggestions.advice import advise
from twitchkit.errors import MissingExtraError
from twitchkit.model.assessment import Assessment
from twitchkit.model.nutrient import FoodSource
from twitchkit.scoring import Person


def add_foods(assessment: Assessment, person: Person, foods: Iterable[FoodSource]) -> Assessment:
    """Return an assessment with what to eat, and with the nutrients that no food is suggested for.

    Nothing is added where no intake was told or nothing is missing; the solver is then not loaded. Where it is not
    installed, a notice says so.
    """
    if not any(result.intake for result in assessment.nutrients):
        return assessment
    try:
        advice = advise(assessment, person, foods)
    except MissingExtraError as error:
        return evolve(assessment, notices=(*assessment.notices, str(error)))
    held = tuple(entry for entry in advice.withheld if entry not in assessment.withheld)
    cited = {source.id for source in assessment.sources}
    cited.update(id for suggestion in advice.suggestions for id in suggestion.sources)
    cited.update(id for entry in held for id in entry.sources)
    return evolve(
        assessment,
        foods=advice.suggestions,
        withheld=(*assessment.withheld, *held),
        sources=tuple(person.knowledge.sources[id] for id in sorted(cited)),
    )
