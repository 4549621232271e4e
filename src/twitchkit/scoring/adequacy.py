"""Intake against what a life stage needs.

Probability of inadequacy against an Estimated Average Requirement:
P = 1 - Phi((mean - EAR) / sqrt(V_req + V_within / n)), Institute of Medicine (2000), Dietary Reference Intakes:
Applications in Dietary Assessment, chapter 3 and appendix B.
Skewed nutrients are compared on the log scale, with the same formula for the logarithms.
"""

from __future__ import annotations

import math

from twitchkit.logic import Kernel, normal_cdf
from twitchkit.model.nutrient import Distribution


def spread_of_log(cv: float) -> float:
    """Return the SD of the logarithm of a log-normal value with this coefficient of variation.

    >>> round(spread_of_log(0.1), 4)
    0.0998
    """
    return math.sqrt(math.log(1 + cv * cv))


def day_to_day_sd(mean: float, sd_log: float, kernel: Kernel) -> float:
    """Return the SD of intake between days, in its unit, of a person whose log intake varies by ``sd_log``."""
    return mean * kernel.sqrt(math.exp(sd_log * sd_log) - 1)


def probability_inadequate(
    mean: float,
    ear: float,
    *,
    sd_requirement: float,
    sd_within: float,
    days: float,
    kernel: Kernel,
) -> float:
    """Return the probability that usual intake is below the person's own requirement.

    All amounts are in one unit per day; ``sd_within`` is the SD between days, ``days`` how many were recorded. The
    example of IOM (2000): a woman of 40 with 320 mg of magnesium a day over 3 days.

    >>> from twitchkit.logic import ONE_PERSON
    >>> round(1 - probability_inadequate(320, 265, sd_requirement=26.5, sd_within=86, days=3, kernel=ONE_PERSON), 2)
    0.84
    """
    spread = kernel.sqrt(sd_requirement * sd_requirement + sd_within * sd_within / days)
    return 1 - normal_cdf((mean - ear) / spread, kernel)


def inadequacy(
    mean: float,
    ear: float,
    *,
    distribution: Distribution,
    requirement_cv: float,
    sd_log: float,
    days: float,
    kernel: Kernel,
) -> float:
    """Return the probability of inadequacy on the scale that the nutrient asks for."""
    if distribution is Distribution.LOG:
        tiny = 1e-9
        return probability_inadequate(
            kernel.log(kernel.maximum(mean, tiny)),
            math.log(ear),
            sd_requirement=spread_of_log(requirement_cv),
            sd_within=sd_log,
            days=days,
            kernel=kernel,
        )
    return probability_inadequate(
        mean,
        ear,
        sd_requirement=requirement_cv * ear,
        sd_within=day_to_day_sd(mean, sd_log, kernel),
        days=days,
        kernel=kernel,
    )
