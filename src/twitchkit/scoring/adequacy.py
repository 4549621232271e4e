"""Intake against what a life stage needs: how likely the usual intake of a person is below this person's own need.

P = ∫ Φ((r - mean) / s) dF(r): usual intake is spread around the mean of n recorded days with s = SD between days / √n,
needs are spread between people with the distribution F, and the two do not depend on each other. With normal needs
this is P = 1 - Φ((mean - EAR) / √(V_req + V_within / n)), Institute of Medicine (2000), Dietary Reference Intakes:
Applications in Dietary Assessment, chapter 3 and appendix B. With needs given by percentiles it is the probability
approach of appendix C of that book, applied to one person's usual intake. Skewed nutrients are compared on the log
scale.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from twitchkit.logic import Kernel, normal_cdf
from twitchkit.logic.kernel import Triple, normal_density
from twitchkit.model.nutrient import Distribution, Percentiles

_TINY = 1e-9
"""An amount below which nothing more can be told; it keeps zero away from logarithms and divisors."""


class Requirement(NamedTuple):
    """What people of one life stage need in a day: the average, and how they differ by a CV or by percentiles."""

    average: float
    cv: float | None = None
    percentiles: Percentiles | None = None

    def times(self, factor: float) -> Requirement:
        """Return the requirement of people who need ``factor`` times as much."""
        needs = self.percentiles
        if needs is not None:
            needs = Percentiles(percent=needs.percent, amount=tuple([factor * amount for amount in needs.amount]))
        return Requirement(factor * self.average, self.cv, needs)


class Usual(NamedTuple):
    """What is known of a usual intake, on the scale on which it is compared: its mean, and the SD of that mean."""

    mean: float
    sd: float


def usual_intake(mean: float, *, distribution: Distribution, sd_log: float, days: float, kernel: Kernel) -> Usual:
    """Return what a mean over some days tells of the usual intake, of which the log varies by ``sd_log`` a day."""
    if distribution is Distribution.LOG:
        return Usual(kernel.log(kernel.maximum(mean, _TINY)), sd_log / kernel.sqrt(days))
    return Usual(mean, day_to_day_sd(mean, sd_log, kernel) / kernel.sqrt(days))


def day_to_day_sd(mean: float, sd_log: float, kernel: Kernel) -> float:
    """Return the SD of intake between days, in its unit, of a person whose log intake varies by ``sd_log``."""
    return mean * kernel.sqrt(math.exp(sd_log * sd_log) - 1)


def spread_of_log(cv: float) -> float:
    """Return the SD of the logarithm of a log-normal value with this coefficient of variation.

    >>> round(spread_of_log(0.1), 4)
    0.0998
    """
    return math.sqrt(math.log(1 + cv * cv))


def probability_inadequate(
    mean: float,
    ear: float,
    *,
    sd_requirement: float,
    sd_within: float,
    days: float,
    kernel: Kernel,
) -> float:
    """Return the probability that usual intake is below the person's own requirement, where needs are normal.

    All amounts are in one unit per day; ``sd_within`` is the SD between days, ``days`` how many were recorded. The
    example of IOM (2000): a woman of 40 with 320 mg of magnesium a day over 3 days.

    >>> from twitchkit.logic import ONE_PERSON
    >>> round(1 - probability_inadequate(320, 265, sd_requirement=26.5, sd_within=86, days=3, kernel=ONE_PERSON), 2)
    0.84
    """
    spread = kernel.sqrt(sd_requirement * sd_requirement + sd_within * sd_within / days)
    return 1 - normal_cdf((mean - ear) / spread, kernel)


def inadequate_by_percentiles(
    usual: Usual, percent: tuple[float, ...], amount: tuple[float, ...], kernel: Kernel
) -> float:
    """Return the probability that usual intake is below a need of which the percentiles are known.

    Between two percentiles needs are spread evenly; those below the lowest and above the highest are put there, as in
    IOM (2001), Dietary Reference Intakes for … Iron …, table 14-1. For an even spread from a to b the integral is
    s (G(z_b) - G(z_a)) / (b - a) with z = (r - mean) / s and G(z) = z Φ(z) + φ(z).
    """
    sd = kernel.maximum(usual.sd, _TINY)

    def below(need: float) -> float:
        return (need - usual.mean) / sd

    def integral(z: float) -> float:
        return z * normal_cdf(z, kernel) + normal_density(z, kernel)

    ends = [below(need) for need in amount]
    total = percent[0] / 100 * normal_cdf(ends[0], kernel) + (1 - percent[-1] / 100) * normal_cdf(ends[-1], kernel)
    for i in range(1, len(ends)):
        mean_height = (integral(ends[i]) - integral(ends[i - 1])) / (ends[i] - ends[i - 1])
        total = total + (percent[i] - percent[i - 1]) / 100 * mean_height
    return kernel.minimum(kernel.maximum(total, 0.0), 1.0)


def inadequacy(
    mean: float,
    requirement: Requirement,
    *,
    distribution: Distribution,
    sd_log: float,
    days: float,
    kernel: Kernel,
) -> float:
    """Return the probability of inadequacy on the scale that the nutrient asks for.

    The requirement has a CV or percentiles. Iron of women who menstruate (IOM 2001): who eats 8.07 mg every day has
    an even chance.

    >>> from twitchkit.logic import ONE_PERSON
    >>> needs = Requirement(8.07, percentiles=Percentiles(percent=(2.5, 50.0, 97.5), amount=(4.42, 8.07, 18.23)))
    >>> round(inadequacy(8.07, needs, distribution=Distribution.NORMAL, sd_log=0, days=1, kernel=ONE_PERSON), 3)
    0.5
    """
    usual = usual_intake(mean, distribution=distribution, sd_log=sd_log, days=days, kernel=kernel)
    log = distribution is Distribution.LOG
    if requirement.percentiles is not None:
        amount = requirement.percentiles.amount
        scaled = tuple([kernel.log(need) for need in amount]) if log else amount
        return inadequate_by_percentiles(usual, requirement.percentiles.percent, scaled, kernel)
    assert requirement.cv is not None
    return probability_inadequate(
        usual.mean,
        kernel.log(requirement.average) if log else requirement.average,
        sd_requirement=spread_of_log(requirement.cv) if log else requirement.cv * requirement.average,
        sd_within=usual.sd,
        days=1,
        kernel=kernel,
    )


def inadequacy_range(
    intake: Triple,
    lowest: Requirement,
    highest: Requirement,
    *,
    distribution: Distribution,
    sd_log: float,
    days: float,
    kernel: Kernel,
) -> Triple:
    """Return the lowest, middle and highest probability of inadequacy of an intake and a need that are ranges."""

    def of(mean: float, requirement: Requirement) -> float:
        return inadequacy(mean, requirement, distribution=distribution, sd_log=sd_log, days=days, kernel=kernel)

    low, mid, high = intake
    middle = lowest._replace(average=(lowest.average + highest.average) / 2)
    return of(high, lowest), of(mid, middle), of(low, highest)


def reaches(
    mean: float, intake: float, *, distribution: Distribution, sd_log: float, days: float, kernel: Kernel
) -> float:
    """Return the probability that the usual intake is at or above a fixed one, such as an Adequate Intake.

    Φ((mean - AI) / s), IOM (2000), chapter 3: a person's intake against an AI.
    """
    usual = usual_intake(mean, distribution=distribution, sd_log=sd_log, days=days, kernel=kernel)
    fixed = math.log(intake) if distribution is Distribution.LOG else intake
    return normal_cdf((usual.mean - fixed) / kernel.maximum(usual.sd, _TINY), kernel)
