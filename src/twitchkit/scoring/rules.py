"""Each rule that turns weights into bands, an order and an urgency, once.

Scoring, questions, what-if and columns all call these, so that a quick look and a full one cannot drift apart. Values
are floats for one person or arrays for many; what depends on that goes through a kernel. Weights are natural
logarithms of likelihood ratios.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from twitchkit.logic import Kernel, Truth
from twitchkit.logic.kernel import logistic
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier
from twitchkit.model.thresholds import Thresholds

NOT_ASSESSABLE, UNLIKELY, UNDETERMINED, POSSIBLE, CONSISTENT = (band.rank for band in Band)

TOLERANCE = 1e-9
"""By how much a weight may miss a threshold and still reach it.

Thresholds are given as times and weights as logarithms: ``exp(log(5))`` is a little less than 5, and the order of a sum
changes its last digits. What stands exactly at a threshold has reached it.
"""


def clip(total: float, cap: float, kernel: Kernel) -> float:
    """Return the sum of a group brought between -cap and cap."""
    return kernel.minimum(kernel.maximum(total, -cap), cap)


def reaches(weight: float, times: float) -> bool:
    """Tell whether evidence is at least as strong as a likelihood ratio of so many times.

    >>> import math
    >>> reaches(math.log(5), 5), reaches(math.log(4.9), 5)
    (True, False)
    """
    return weight >= math.log(times) - TOLERANCE


def fit(weight: float, prior: float) -> float:
    """Return by what conditions of one band are put in order: their evidence and half of how common they are.

    Half the prior only: a common syndrome must not hide its cause.
    """
    return weight + prior / 2


def place(band: int, back: bool, fits: float) -> tuple[int, bool, float]:
    """Return the key that sorts conditions, best first: by band, those that stand back last in theirs, then by fit."""
    return -band, back, -fits


def speaks_for_it(weight: float) -> bool:
    """Tell whether what is known makes a condition more likely at all, however little."""
    return weight > TOLERANCE


def is_alarmed(urgency: Tier) -> bool:
    """Tell whether something urgent is open."""
    return urgency.rank >= Tier.URGENT.rank


def stands_back(tier: Tier, urgency: Tier) -> bool:
    """Tell whether a condition that one may look after at home comes behind others, as something urgent is open."""
    return tier is Tier.SELF_CARE and is_alarmed(urgency)


def shown_band(band: int, back: bool) -> int:
    """Return the rank of the band that a report shows: of a condition that stands back, at most possible."""
    return min(band, POSSIBLE) if back else band


def band_by_weight(weight: float, probability: float, thresholds: Thresholds, kernel: Kernel) -> int:
    """Return the rank of the band that weight and probability alone would give."""
    fits = (probability >= thresholds.consistent_probability - TOLERANCE) & reaches(
        weight, thresholds.consistent_evidence
    )
    unlikely = weight <= math.log(thresholds.unlikely_evidence) + TOLERANCE
    band = kernel.where(unlikely, UNLIKELY, UNDETERMINED)
    band = kernel.where(reaches(weight, thresholds.possible_evidence), POSSIBLE, band)
    return kernel.where(fits, CONSISTENT, band)  # type: ignore[return-value]  # ranks are whole numbers


def band_of(weight: float, probability: float, criteria: Truth | None, thresholds: Thresholds, kernel: Kernel) -> int:
    """Return the rank of the band of a condition of which enough is known and that no ceiling holds down.

    Criteria decide where there are some (None: there are none), else weight and probability.
    """
    band: float = band_by_weight(weight, probability, thresholds, kernel)
    if criteria is not None:
        open_band = kernel.minimum(band, POSSIBLE)
        band = kernel.where(criteria.true, CONSISTENT, kernel.where(criteria.false, UNLIKELY, open_band))
    return band  # type: ignore[return-value]  # as above


def held_down(band: int, rank: int, lifted: bool, kernel: Kernel) -> int:
    """Return the rank of a band under a ceiling, unless this is lifted."""
    return kernel.where(lifted, band, kernel.minimum(band, rank))  # type: ignore[return-value]  # as above


def as_far_as_known(
    band: int, informative: int, weight: float, criteria: Truth | None, thresholds: Thresholds, kernel: Kernel
) -> int:
    """Return the rank of a band, held down where little is known: few informative answers, and no criteria that decide.

    Where all evidence in the middle reaches ``consistent_evidence``, one answer is the telling one: it makes a
    condition possible. One that speaks less for it, or against it, leaves it not assessable.
    """
    enough = informative >= thresholds.informative_findings
    enough = enough if criteria is None else enough | criteria.true | criteria.false
    telling = (informative >= 1) & reaches(weight, thresholds.consistent_evidence)
    held = kernel.where(telling, kernel.minimum(band, POSSIBLE), NOT_ASSESSABLE)
    return kernel.where(enough, band, held)  # type: ignore[return-value]  # as above


def speaking_for(groups: Iterable[tuple[Iterable[float], float]], kernel: Kernel) -> float:
    """Return what speaks for a condition: the weights above zero of each group, up to the cap of the group."""
    total = 0.0
    for weights, cap in groups:
        positive = 0.0
        for weight in weights:
            positive = positive + kernel.maximum(weight, 0.0)
        total = total + kernel.minimum(positive, cap)
    return total


def speaks_clearly(positive: float, thresholds: Thresholds) -> bool:
    """Tell whether what speaks for a condition is strong enough to raise the urgency, however rare it is."""
    return reaches(positive, thresholds.raise_evidence)


def raises(positive: float, prior: float, thresholds: Thresholds, kernel: Kernel) -> bool:
    """Tell whether what speaks for a condition raises the urgency to its own; what speaks against it never counts."""
    likely = logistic(prior + positive, kernel) >= thresholds.raise_probability - TOLERANCE
    return speaks_clearly(positive, thresholds) & likely
