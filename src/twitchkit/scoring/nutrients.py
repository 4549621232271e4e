"""The nutrients of one person: labs by their limits, intake against the reference of the life stage."""

from __future__ import annotations

import math

from twitchkit.knowledge import Knowledge
from twitchkit.logic import ONE_PERSON, Truth
from twitchkit.logic.nodes import limit_key
from twitchkit.logic.truth import less
from twitchkit.model.assessment import Adequacy, Amount, LabResult, NutrientResult, Range, UpperLimit
from twitchkit.model.nutrient import LifeState, Nutrient, ReferenceIntake, UpperLimitScope
from twitchkit.model.profile import Profile
from twitchkit.quantity import Interval, number_text
from twitchkit.scoring.adequacy import inadequacy
from twitchkit.scoring.observe import Observations

CLEAR = 0.2


def find_nutrients(knowledge: Knowledge, profile: Profile, observations: Observations) -> tuple[NutrientResult, ...]:
    """Return what can be said of each nutrient; those of which nothing is known are left out."""
    results = []
    for id, nutrient in knowledge.nutrients.items():
        reference = life_stage_of(knowledge, profile, id)
        labs = tuple(_labs(knowledge, nutrient, observations))
        intake = _intake(nutrient, observations)
        upper = _upper_limit(knowledge, id, reference, observations)
        if labs or intake or (upper is not None and upper.exceeded):
            results.append(
                NutrientResult(
                    id=id,
                    name=nutrient.name,
                    life_stage=None if reference is None else reference.life_stage,
                    intake=intake,
                    adequacy=None if intake is None else _adequacy(knowledge, nutrient, intake, reference),
                    upper_limit=upper,
                    labs=labs,
                )
            )
    return tuple(results)


def life_stage_of(knowledge: Knowledge, profile: Profile, nutrient: str) -> ReferenceIntake | None:
    """Return the reference intake of a person's life stage; None while age or sex is unknown, or none is set.

    An age is counted in the stage that it has begun: 50.9 years belong to 31-50.
    """
    if profile.age is None or profile.sex is None:
        return None
    state = LifeState.NONE
    if profile.pregnant or profile.trimester is not None:
        state = LifeState.PREGNANT
    elif profile.breastfeeding:
        state = LifeState.LACTATING
    for intake in knowledge.intakes_of(nutrient):
        in_age = intake.min_age <= profile.age < (intake.max_age if intake.max_age < 1 else math.floor(intake.max_age) + 1)
        if in_age and intake.sex in ("both", profile.sex) and intake.state is state:
            return intake
    return None


def _labs(knowledge: Knowledge, nutrient: Nutrient, observations: Observations) -> list[LabResult]:
    results = []
    for name in nutrient.markers:
        id = knowledge.resolve("measurements", name, nutrient.id.partition(":")[0])
        value = observations.env[id]
        reading = observations.readings.get(id)
        if isinstance(value, Truth) or value.low == -math.inf and value.high == math.inf and reading is None:
            continue
        measurement = knowledge.measurements[id]
        calculated = f"{number_text(value.low)} {measurement.unit} (calculated)"
        results.append(
            LabResult(
                measurement=id,
                name=measurement.name,
                value=calculated if reading is None else reading.text,
                classed=_class(id, value, observations),
                limits="usual" if reading is None else reading.limits,
                sources=tuple(knowledge.resolve("sources", cite.source, id.partition(":")[0]) for cite in measurement.cite),
            )
        )
    return results


def _class(id: str, value: Interval, observations: Observations) -> str:
    low, high = observations.env[limit_key(id, "low")], observations.env[limit_key(id, "high")]
    assert isinstance(low, Interval) and isinstance(high, Interval)
    below, above = less(value, low), less(high, value)
    if below.true:
        return "low"
    if above.true:
        return "high"
    # With one limit only, "not beyond it" is all that can be said.
    sides = [side.false for side, limit in ((below, low.low), (above, high.high)) if math.isfinite(limit)]
    return "normal" if sides and all(sides) else "unknown"


def _intake(nutrient: Nutrient, observations: Observations) -> Amount | None:
    food = observations.intake.get(nutrient.id)
    if food is None:
        return None
    added = Interval(0.0, 0.0)
    if observations.supplements is not None:
        added = observations.supplements[nutrient.id]
    low, high = food.low + added.low, food.high + added.high
    return Amount(
        low=low,
        mid=(low + high) / 2,
        high=high,
        unit=f"{nutrient.unit}/d",
        completeness=1.0,
        days=observations.intake_days,
    )


def _adequacy(
    knowledge: Knowledge, nutrient: Nutrient, intake: Amount, reference: ReferenceIntake | None
) -> Adequacy:
    if reference is None:
        return _cannot_say("none", None, "no reference applies while age or sex is unknown, or none is set", ())
    pack = reference.id.partition(":")[0]
    sources = tuple(knowledge.resolve("sources", cite.source, pack) for cite in reference.cite)
    days = intake.days or 0
    if reference.ear is None:
        return _against_ai(intake, reference, sources)
    if days < nutrient.min_days:
        because = f"{days} of at least {nutrient.min_days} days were recorded"
        return Adequacy(
            standard="EAR",
            reference=reference.ear,
            probability_inadequate=None,
            verdict="not_enough_data",
            because=because,
            sources=sources,
        )
    if reference.skewed or reference.requirement_cv is None or nutrient.day_to_day is None:
        because = "what this life stage needs varies too unevenly between people for a simple probability"
        return _cannot_say("EAR", reference.ear, because, sources)
    return _against_ear(nutrient, nutrient.day_to_day.sd_log, intake, reference, reference.ear, sources)


def _against_ear(
    nutrient: Nutrient,
    sd_log: float,
    intake: Amount,
    reference: ReferenceIntake,
    ear: float,
    sources: tuple[str, ...],
) -> Adequacy:
    def probability(mean: float) -> float:
        return inadequacy(
            mean,
            ear,
            distribution=nutrient.distribution,
            requirement_cv=reference.requirement_cv or 0.0,
            sd_log=sd_log,
            days=intake.days or 1,
            kernel=ONE_PERSON,
        )

    likely = Range(probability(intake.high), probability(intake.mid), probability(intake.low))
    if likely.low >= 1 - CLEAR:
        verdict = "likely_inadequate"
    elif likely.high <= CLEAR:
        verdict = "likely_adequate"
    else:
        verdict = "uncertain"
    return Adequacy(
        standard="EAR",
        reference=ear,
        probability_inadequate=likely,
        verdict=verdict,
        because="mean intake against the average requirement, allowing for days that differ and people who differ",
        sources=sources,
    )


def _against_ai(intake: Amount, reference: ReferenceIntake, sources: tuple[str, ...]) -> Adequacy:
    if reference.ai is None:
        return _cannot_say("none", None, "no reference is set for this life stage", sources)
    if intake.low >= reference.ai:
        because = "at or above the adequate intake"
        return Adequacy(
            standard="AI",
            reference=reference.ai,
            probability_inadequate=None,
            verdict="adequate",
            because=because,
            sources=sources,
        )
    return _cannot_say("AI", reference.ai, "below an adequate intake nothing follows: it is no requirement", sources)


def _cannot_say(standard: str, reference: float | None, because: str, sources: tuple[str, ...]) -> Adequacy:
    return Adequacy(
        standard=standard,
        reference=reference,
        probability_inadequate=None,
        verdict="cannot_say",
        because=because,
        sources=sources,
    )


def _upper_limit(
    knowledge: Knowledge, id: str, reference: ReferenceIntake | None, observations: Observations
) -> UpperLimit | None:
    """Compare with the upper limit in its own scope: supplements alone, or everything."""
    if reference is None or reference.ul is None:
        return None
    added = None if observations.supplements is None else observations.supplements[id]
    food = observations.intake.get(id)
    if reference.ul_scope is UpperLimitScope.SUPPLEMENTS:
        amount = added
    elif added is None or food is None:
        # What is known alone may already be too much; it can never show that the whole is not.
        parts = [part for part in (added, food) if part is not None]
        amount = Interval(sum(part.low for part in parts), math.inf) if parts else None
    else:
        amount = Interval(added.low + food.low, added.high + food.high)
    exceeded = None
    if amount is not None:
        over = less(Interval(reference.ul, reference.ul), amount)
        exceeded = True if over.true else (False if over.false else None)
    pack = reference.id.partition(":")[0]
    return UpperLimit(
        value=reference.ul,
        scope=reference.ul_scope.value,
        exceeded=exceeded,
        sources=tuple(knowledge.resolve("sources", cite.source, pack) for cite in reference.cite),
    )
