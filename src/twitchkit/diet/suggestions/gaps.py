"""Which gaps between intake and need matter for a person, and why food is not suggested for others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from twitchkit.diet.suggestions.held import HeldFood, held_nutrient, no_food_for
from twitchkit.knowledge import Knowledge
from twitchkit.model.assessment import Assessment, Withheld
from twitchkit.model.condition import Band
from twitchkit.model.nutrient import Nutrient
from twitchkit.model.nutrient_result import Adequacy, NutrientResult
from twitchkit.scoring.life_stage import Reference, find_reference
from twitchkit.scoring.observations import Observations

_DOUBTFUL = ("likely_inadequate", "uncertain")
_SUSPECTED = 2.0
"""A gap counts twice where a condition that comes from too little of the nutrient is at least possible."""


class Gap(NamedTuple):
    """A nutrient of which a person eats less than the target, per day in its unit; ``weight`` is what it counts."""

    nutrient: Nutrient
    standard: str
    intake: float
    target: float
    weight: float
    sources: tuple[str, ...]

    @property
    def missing(self) -> float:
        """How much is missing to the target."""
        return self.target - self.intake


class _NoGapError(Exception):
    """Why a nutrient that was asked for has no gap to close."""


def find_gaps(
    knowledge: Knowledge, assessment: Assessment, observations: Observations, held: HeldFood, named: Sequence[str]
) -> tuple[tuple[Gap, ...], tuple[Withheld, ...]]:
    """Return the gaps to close, whose weights add up to 1, and those that food is not suggested for.

    Without names these are all nutrients that are likely or perhaps eaten too little; with names (full ids), those.
    """
    results = {result.id: result for result in assessment.nutrients}
    gaps, withheld = [], []
    for id in dict.fromkeys(named or _doubtful(results.values())):
        try:
            gap = _gap(knowledge, id, results.get(id), find_reference(knowledge, id, observations.env), assessment)
        except _NoGapError as reason:
            if named:
                withheld.append(no_food_for(knowledge, id, str(reason)))
            continue
        if id in held.nutrients:
            withheld.append(held_nutrient(knowledge, id, held.nutrients[id]))
        else:
            gaps.append(gap)
    whole = sum(gap.weight for gap in gaps)
    return tuple(gap._replace(weight=gap.weight / whole) for gap in gaps), tuple(withheld)


def _doubtful(results: Iterable[NutrientResult]) -> Iterable[str]:
    return (result.id for result in results if result.adequacy is not None and result.adequacy.verdict in _DOUBTFUL)


def _gap(
    knowledge: Knowledge,
    id: str,
    result: NutrientResult | None,
    reference: Reference | None,
    assessment: Assessment,
) -> Gap:
    nutrient = knowledge.nutrients[id]
    if result is None or result.intake is None or result.adequacy is None:
        raise _NoGapError("It was not told how much of it is eaten.")
    adequacy = result.adequacy
    if reference is None or adequacy.verdict == "not_enough_data" or _cannot_say(adequacy):
        raise _NoGapError(f"It cannot be told whether too little is eaten: {adequacy.because}.")
    if reference.intake.cdrr is not None:
        raise _NoGapError("Most people eat more of it than is good for them.")
    standard, target = "AI" if reference.intake.rda is None else "RDA", reference.recommended
    if target is None or result.intake.mid >= target:
        raise _NoGapError("What is eaten reaches the target.")
    return Gap(
        nutrient=nutrient,
        standard=standard,
        intake=result.intake.mid,
        target=target,
        weight=_weight(knowledge, nutrient, adequacy, assessment),
        sources=reference.sources,
    )


def _cannot_say(adequacy: Adequacy) -> bool:
    """Tell whether nothing follows from the intake; below an Adequate Intake there is still a target to name."""
    return adequacy.verdict == "cannot_say" and adequacy.standard != "AI"


def _weight(knowledge: Knowledge, nutrient: Nutrient, adequacy: Adequacy, assessment: Assessment) -> float:
    chance = 1.0 if adequacy.probability_inadequate is None else adequacy.probability_inadequate.mid
    bands: Mapping[str, Band] = {condition.id: condition.band for condition in assessment.conditions}
    suspected = bands.get(nutrient.deficiency, Band.NOT_ASSESSABLE).rank >= Band.POSSIBLE.rank
    return chance * (_SUSPECTED if suspected else 1.0)
