"""The few numbers that turn weight into words; content, in one place."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from twitchkit.model.provenance import Statement


@frozen(kw_only=True)
class Thresholds(Statement):
    """Where bands begin and how far an uncertain likelihood ratio may be off.

    Likelihood ratios are given as times; probabilities as shares. ``widening`` is the factor by which a likelihood
    ratio without a stated range may be off, by the certainty of its statement.
    """

    id: str
    consistent_probability: float = 0.5
    consistent_evidence: float = 5.0
    possible_evidence: float = 2.0
    unlikely_evidence: float = 1 / 3
    informative_findings: int = 2
    raise_evidence: float = 5.0
    raise_probability: float = 0.02
    group_cap: float = 10.0
    elicited_limit: float = 10.0
    widening: Mapping[str, float] = field(factory=lambda: {"high": 1.2, "moderate": 1.5, "low": 2.0, "very_low": 3.0})
