"""Intake against the reference of a life stage: what it needs, and how much is too much."""

from __future__ import annotations

import math

from twitchkit.knowledge import Knowledge
from twitchkit.logic import ONE_PERSON
from twitchkit.logic.truth import less
from twitchkit.model.assessment import Adequacy, Amount, UpperLimit
from twitchkit.model.nutrient import LifeState, Nutrient, ReferenceIntake, UpperLimitScope
from twitchkit.model.profile import Profile
from twitchkit.model.range import Range
from twitchkit.quantity import INFINITY, Interval
from twitchkit.scoring.adequacy import inadequacy
from twitchkit.scoring.observe import Observations

CLEAR = 0.2
"""A probability this close to 0 or 1 is called likely; between, it is uncertain."""


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
        in_age = (
            intake.min_age <= profile.age < (intake.max_age if intake.max_age < 1 else math.floor(intake.max_age) + 1)
        )
        if in_age and intake.sex in ("both", profile.sex) and intake.state is state:
            return intake
    return None


def mean_intake(nutrient: Nutrient, observations: Observations) -> Amount | None:
    """Return the mean daily intake of a nutrient from food and supplements; None if food was not told.

    Of products whose content was not told only what is known is counted; :func:`judge` then says so.
    """
    eaten = observations.eaten
    food = None if eaten is None else eaten.amounts.get(nutrient.id)
    if eaten is None or food is None:
        return None
    added = 0.0 if observations.supplements is None else observations.supplements[nutrient.id].low
    return Amount(
        low=food.amount.low + added,
        mid=food.amount.mid + added,
        high=food.amount.high + added,
        unit=f"{nutrient.unit}/d",
        completeness=food.completeness,
        days=eaten.days,
    )


def judge(
    knowledge: Knowledge,
    nutrient: Nutrient,
    intake: Amount,
    reference: ReferenceIntake | None,
    observations: Observations,
) -> Adequacy:
    """Return what intake says about adequacy: against an EAR a probability, against an AI only "adequate"."""
    if reference is None:
        return _verdict(
            "none", None, "cannot_say", "no reference applies while age or sex is unknown, or none is set", ()
        )
    sources = knowledge.cited(reference)
    if reference.ear is None:
        adequacy = _against_ai(intake, reference, sources)
    elif (intake.days or 0) < nutrient.min_days:
        because = f"{intake.days or 0} of at least {nutrient.min_days} days were recorded"
        adequacy = _verdict("EAR", reference.ear, "not_enough_data", because, sources)
    elif reference.skewed or reference.requirement_cv is None or nutrient.day_to_day is None:
        because = "what this life stage needs varies too unevenly between people for a simple probability"
        adequacy = _verdict("EAR", reference.ear, "cannot_say", because, sources)
    else:
        probability = _probability(
            nutrient, intake, reference.ear, cv=reference.requirement_cv, sd_log=nutrient.day_to_day.sd_log
        )
        adequacy = _against_ear(reference.ear, probability, sources)
    return _with_untold_supplements(nutrient, adequacy, observations)


def _with_untold_supplements(nutrient: Nutrient, adequacy: Adequacy, observations: Observations) -> Adequacy:
    """A product of unknown content can only add: what is enough stays enough, the rest cannot be told."""
    untold = observations.supplements is not None and observations.supplements[nutrient.id].high == INFINITY
    if not untold or adequacy.verdict in ("likely_adequate", "adequate", "not_enough_data"):
        return adequacy
    because = "the content of a supplement was not told"
    return _verdict(adequacy.standard, adequacy.reference, "cannot_say", because, adequacy.sources)


def _probability(nutrient: Nutrient, intake: Amount, ear: float, *, cv: float, sd_log: float) -> Range:
    def of(mean: float) -> float:
        return inadequacy(
            mean,
            ear,
            distribution=nutrient.distribution,
            requirement_cv=cv,
            sd_log=sd_log,
            days=intake.days or 1,
            kernel=ONE_PERSON,
        )

    return Range(of(intake.high), of(intake.mid), of(intake.low))


def _against_ear(ear: float, probability: Range, sources: tuple[str, ...]) -> Adequacy:
    verdict = "uncertain"
    if probability.low >= 1 - CLEAR:
        verdict = "likely_inadequate"
    elif probability.high <= CLEAR:
        verdict = "likely_adequate"
    because = "mean intake against the average requirement, allowing for days that differ and people who differ"
    return _verdict("EAR", ear, verdict, because, sources, probability)


def _against_ai(intake: Amount, reference: ReferenceIntake, sources: tuple[str, ...]) -> Adequacy:
    if reference.ai is None:
        return _verdict("none", None, "cannot_say", "no reference is set for this life stage", sources)
    if intake.low >= reference.ai:
        return _verdict("AI", reference.ai, "adequate", "at or above the adequate intake", sources)
    because = "below an adequate intake nothing follows: it is no requirement"
    return _verdict("AI", reference.ai, "cannot_say", because, sources)


def _verdict(
    standard: str,
    reference: float | None,
    verdict: str,
    because: str,
    sources: tuple[str, ...],
    probability: Range | None = None,
) -> Adequacy:
    return Adequacy(
        standard=standard,
        reference=reference,
        probability_inadequate=probability,
        verdict=verdict,
        because=because,
        sources=sources,
    )


def upper_limit(
    knowledge: Knowledge, nutrient: str, reference: ReferenceIntake | None, observations: Observations
) -> UpperLimit | None:
    """Return whether the upper limit is passed in its own scope; None where none is set."""
    if reference is None or reference.ul is None:
        return None
    over = less(Interval(reference.ul, reference.ul), _counted(nutrient, reference.ul_scope, observations))
    return UpperLimit(
        value=reference.ul,
        scope=reference.ul_scope.value,
        exceeded=True if over.true else (False if over.false else None),
        sources=knowledge.cited(reference),
    )


def _counted(nutrient: str, scope: UpperLimitScope, observations: Observations) -> Interval:
    """Return the amount that counts against the limit; what was not told may be any amount."""
    untold = Interval(0.0, INFINITY)
    added = untold if observations.supplements is None else observations.supplements[nutrient]
    if scope is UpperLimitScope.SUPPLEMENTS:
        return added
    known = None if observations.eaten is None else observations.eaten.amounts.get(nutrient)
    food = untold if known is None else Interval(known.amount.low, known.amount.high)
    return Interval(food.low + added.low, food.high + added.high)
