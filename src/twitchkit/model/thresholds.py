"""The few numbers that turn weight into words, and open answers into questions; content, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from attrs import field, frozen

from twitchkit.model.kinds import Lock, Means
from twitchkit.model.provenance import Statement


@frozen(kw_only=True)
class Thresholds(Statement):
    """Where bands begin, how far an uncertain likelihood ratio may be off, and which questions are worth asking.

    Likelihood ratios are given as times; probabilities as shares. ``widening`` is the factor by which a likelihood
    ratio without a stated range may be off, by the certainty of its statement. ``burden`` is what it costs to answer a
    question of a kind, a yes/no being 1. No further question is asked where none reaches ``least_information``, in bits
    per burden, nor ``least_deciding``, the chance per burden to change what comes first. Criteria that are met, or one
    that is not, settle ``criterion_share`` of what is open about a condition; ``telling_share`` is how often an answer
    tells something where evidence does not say.
    """

    id: str
    consistent_probability: float = 0.5
    consistent_evidence: float = 5.0
    possible_evidence: float = 2.0
    unlikely_evidence: float = 1 / 3
    informative_findings: int = 2
    raise_evidence: Annotated[float, Means(lock=Lock.FALLS)] = 5.0
    raise_probability: Annotated[float, Means(lock=Lock.FALLS)] = 0.02
    group_cap: Annotated[float, Means(lock=Lock.RISES)] = 10.0
    elicited_limit: float = 10.0
    widening: Mapping[str, float] = field(factory=lambda: {"high": 1.2, "moderate": 1.5, "low": 2.0, "very_low": 3.0})
    burden: Mapping[str, float] = field(factory=lambda: dict(BURDEN))
    least_information: float = 0.02
    least_deciding: float = 0.05
    criterion_share: float = 0.9
    telling_share: float = 0.06


BURDEN: Mapping[str, float] = {
    "yes_no": 1.0,
    "levels": 1.2,
    "choice": 1.2,
    "several": 1.5,
    "number": 2.0,
    "medicines": 3.0,
    "supplements": 3.0,
    "measurement": 6.0,
}
