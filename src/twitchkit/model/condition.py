"""Conditions: hypotheses to score, with prior, criteria, evidence and ceilings."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from twitchkit.model.provenance import Citation, Statement
from twitchkit.model.safety import Tier


class Band(StrEnum):
    """How well a condition fits what is known, from least to most."""

    NOT_ASSESSABLE = "not_assessable"
    UNLIKELY = "unlikely"
    UNDETERMINED = "undetermined"
    POSSIBLE = "possible"
    CONSISTENT = "consistent"

    @property
    def rank(self) -> int:
        """Position from 0 (not assessable) to 4 (consistent)."""
        return _RANKS[self]


_RANKS = {band: rank for rank, band in enumerate(Band)}


@frozen(kw_only=True)
class Comparison:
    """The features by which conditions are told apart; the first four are those of the source article."""

    sensation: str = ""
    control: str = ""
    cause: str = ""
    symptoms: str = ""
    timing: str = ""
    awareness: str = ""
    relief: str = ""
    pain: str = ""


@frozen(kw_only=True)
class Factor(Statement):
    """How many times the prior odds change for whom ``when`` is true; ``when`` names age, sex and pregnancy only."""

    when: str
    by: float


@frozen(kw_only=True)
class Prior(Statement):
    """The share with the condition among adults who ask about night-time leg symptoms, with its range."""

    share: float
    range: tuple[float, float]
    times: tuple[Factor, ...] = ()


@frozen(kw_only=True)
class Criterion(Statement):
    """A formal criterion: met, not met or open.

    ``requires`` false or ``excluded_by`` true means not met; an exclusion counts only when it is reported.
    ``doubted_by`` true leaves it open: all is there, but something else explains it as well. A ``specifier``
    describes the condition (course, severity) and does not decide its band.
    """

    id: str
    name: str
    requires: str
    excluded_by: str = ""
    doubted_by: str = ""
    specifier: bool = False


@frozen(kw_only=True)
class Group(Statement):
    """Evidences that say the same thing: together they change the odds at most ``cap`` times, up or down."""

    id: str
    cap: float


@frozen(kw_only=True)
class Evidence(Statement):
    """How much a finding, or an expression ``when``, speaks for or against a condition.

    ``present`` and ``absent`` are likelihood ratios (LR+ and LR-); one that is not stated is 1. ``range`` and
    ``absent_range`` are their bounds; what is not stated is widened by certainty.
    """

    finding: str = ""
    when: str = ""
    text: str = ""
    present: float = 1.0
    absent: float = 1.0
    range: tuple[float, float] | None = None
    absent_range: tuple[float, float] | None = None
    group: str = ""

    @property
    def key(self) -> str:
        """What identifies the evidence within its condition: its finding or its expression."""
        return self.finding or self.when


@frozen(kw_only=True)
class Ceiling(Statement):
    """The highest band while ``unless`` is not true; a missing value caps and never opens."""

    band: Band
    unless: str
    because: str = ""


@frozen(kw_only=True)
class Condition(Statement):
    """A hypothesis to score; without a prior it is compared only, and ``members`` lists what it stands for.

    ``concerns`` is an expression on age, sex and pregnancy: to whom it matters at all (everyone if it is empty). It
    leaves the score as it is. ``tier`` is its own advice tier, ``screen`` the red-flag findings that must be answered
    no before a benign condition may reassure, ``advice`` what to do about it.
    """

    id: str
    name: str
    also_called: tuple[str, ...] = ()
    icd10cm: tuple[str, ...] = ()
    nutrient: str = ""
    concerns: str = ""
    tier: Tier = Tier.ROUTINE
    advice: str = ""
    compare: Comparison = field(factory=Comparison)
    members: tuple[str, ...] = ()
    screen: tuple[str, ...] = ()
    prior: Prior | None = None
    criteria: tuple[Criterion, ...] = ()
    groups: tuple[Group, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    further_reading: tuple[Citation, ...] = ()
