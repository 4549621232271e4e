"""Intake against the reference of a life stage: what it needs, and how much is too much."""

from __future__ import annotations

from attrs import evolve

from twitchkit.logic import ONE_PERSON
from twitchkit.logic.truth import less
from twitchkit.model.nutrient import Nutrient, UpperLimitScope
from twitchkit.model.nutrient_result import Adequacy, Amount, UpperLimit
from twitchkit.model.range import Range
from twitchkit.quantity import INFINITY, Interval
from twitchkit.scoring.adequacy import Requirement, inadequacy_range, reaches
from twitchkit.scoring.life_stage import Reference
from twitchkit.scoring.observations import Observations

CLEAR = 0.2
"""A probability this close to 0 or 1 is called likely; between, it is uncertain."""


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


def judge(nutrient: Nutrient, intake: Amount, reference: Reference | None, observations: Observations) -> Adequacy:
    """Return what intake says about adequacy: against an EAR a probability, against an AI only "adequate"."""
    if reference is None:
        because = "no reference applies while age or sex is unknown, or none is set"
        return _verdict("none", None, "cannot_say", because, ())
    too_little = _too_little_data(nutrient, intake)
    if reference.needs is None:
        adequacy = _against_ai(nutrient, intake, reference, too_little)
    else:
        lowest, highest = reference.needs
        adequacy = _against_ear(nutrient, intake, reference, reference.needs, too_little)
        if highest.average > lowest.average:
            adequacy = evolve(adequacy, reference_high=highest.average)
    return _with_untold_supplements(nutrient, adequacy, observations)


def _too_little_data(nutrient: Nutrient, intake: Amount) -> str:
    if (intake.days or 0) < nutrient.min_days:
        return f"{intake.days or 0} of at least {nutrient.min_days} days were recorded"
    if intake.completeness < nutrient.min_completeness:
        share, least = 100 * intake.completeness, 100 * nutrient.min_completeness
        return f"only {share:.0f} of 100 foods have a known amount of it, and at least {least:.0f} are needed"
    return ""


def _with_untold_supplements(nutrient: Nutrient, adequacy: Adequacy, observations: Observations) -> Adequacy:
    """A product of unknown content can only add: what is enough stays enough, the rest cannot be told."""
    untold = observations.supplements is not None and observations.supplements[nutrient.id].high == INFINITY
    if not untold or adequacy.verdict in ("likely_adequate", "adequate", "not_enough_data"):
        return adequacy
    because = "the content of a supplement was not told"
    return evolve(adequacy, verdict="cannot_say", because=because, probability_inadequate=None)


def _against_ear(
    nutrient: Nutrient,
    intake: Amount,
    reference: Reference,
    needs: tuple[Requirement, Requirement],
    too_little: str,
) -> Adequacy:
    lowest, highest = needs
    average = lowest.average
    if too_little:
        return _verdict("EAR", average, "not_enough_data", too_little, reference.sources)
    if nutrient.day_to_day is None or (lowest.cv is None and lowest.percentiles is None):
        because = "how far needs differ between people of this life stage is not known well enough"
        return _verdict("EAR", average, "cannot_say", because, reference.sources)
    risk = inadequacy_range(
        (intake.low, intake.mid, intake.high),
        lowest,
        highest,
        distribution=nutrient.distribution,
        sd_log=nutrient.day_to_day.sd_log,
        days=intake.days or 1,
        kernel=ONE_PERSON,
    )
    probability = Range(*risk)
    verdict = "uncertain"
    if probability.low >= 1 - CLEAR:
        verdict = "likely_inadequate"
    elif probability.high <= CLEAR:
        verdict = "likely_adequate"
    because = "mean intake against the average requirement, allowing for days that differ and people who differ"
    because = "; ".join((because, *reference.because))
    return _verdict("EAR", average, verdict, because, reference.sources, probability)


def _against_ai(nutrient: Nutrient, intake: Amount, reference: Reference, too_little: str) -> Adequacy:
    ai = reference.intake.ai
    if ai is None:
        return _verdict("none", None, "cannot_say", "no reference is set for this life stage", reference.sources)
    if too_little:
        return _verdict("AI", ai, "not_enough_data", too_little, reference.sources)
    sd_log = 0.0 if nutrient.day_to_day is None else nutrient.day_to_day.sd_log
    reached = reaches(
        intake.low,
        ai,
        distribution=nutrient.distribution,
        sd_log=sd_log,
        days=intake.days or 1,
        kernel=ONE_PERSON,
    )
    if reached >= 1 - CLEAR:
        because = "at or above the adequate intake, allowing for days that differ"
        return _verdict("AI", ai, "adequate", because, reference.sources)
    because = "not clearly above an adequate intake, and below it nothing follows: it is no requirement"
    return _verdict("AI", ai, "cannot_say", because, reference.sources)


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


def upper_limit(nutrient: str, reference: Reference | None, observations: Observations) -> UpperLimit | None:
    """Return whether the upper limit is passed in its own scope; None where none is set."""
    if reference is None or reference.intake.ul is None:
        return None
    return _limit(nutrient, reference.intake.ul, reference.intake.ul_scope, reference, observations)


def disease_risk_limit(nutrient: str, reference: Reference | None, observations: Observations) -> UpperLimit | None:
    """Return whether intake is above what lowers the risk of chronic disease (CDRR); None where none is set."""
    if reference is None or reference.intake.cdrr is None:
        return None
    return _limit(nutrient, reference.intake.cdrr, UpperLimitScope.TOTAL, reference, observations)


def _limit(
    nutrient: str, value: float, scope: UpperLimitScope, reference: Reference, observations: Observations
) -> UpperLimit:
    over = less(Interval(value, value), counted(nutrient, scope, observations))
    return UpperLimit(
        value=value,
        scope=scope.value,
        exceeded=True if over.true else (False if over.false else None),
        sources=reference.sources,
    )


def counted(nutrient: str, scope: UpperLimitScope, observations: Observations) -> Interval:
    """Return the amount that counts against the limit; what was not told may be any amount."""
    untold = Interval(0.0, INFINITY)
    added = untold if observations.supplements is None else observations.supplements[nutrient]
    if scope is UpperLimitScope.SUPPLEMENTS:
        return added
    known = None if observations.eaten is None else observations.eaten.amounts.get(nutrient)
    food = untold if known is None else Interval(known.amount.low, known.amount.high)
    return Interval(food.low + added.low, food.high + added.high)
