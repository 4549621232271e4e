"""What comes out for a nutrient: intake, what it is compared with, and labs."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from twitchkit.model.discreet import Result
from twitchkit.model.range import Range


class LabClass(StrEnum):
    """Where a reading lies against its limits; between low and normal it may settle nothing."""

    LOW = "low"
    INDETERMINATE = "indeterminate"
    NORMAL = "normal"
    HIGH = "high"
    UNKNOWN = "unknown"


@frozen(kw_only=True, repr=False)
class Amount(Result):
    """A daily amount as a range, with the share of it that is known and the days it was seen over."""

    low: float
    mid: float
    high: float
    unit: str
    completeness: float
    days: int | None


@frozen(kw_only=True, repr=False)
class Adequacy(Result):
    """Intake against a reference: which one, its value, and what can be said.

    ``reference_high`` is the other end of an average need that depends on what is not known; None if it is one figure.
    ``verdict`` is one of likely_adequate, uncertain, likely_inadequate (against an EAR), adequate (at or above an AI),
    cannot_say, not_enough_data.
    """

    standard: str
    reference: float | None
    reference_high: float | None = None
    probability_inadequate: Range | None
    verdict: str
    because: str
    sources: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class UpperLimit(Result):
    """Intake against the upper limit in its scope; ``exceeded`` is None where it cannot be told."""

    value: float
    scope: str
    exceeded: bool | None
    sources: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class LabResult(Result):
    """A marker with its value as written, its class, whose limits were used, and how old it is, if that was told."""

    measurement: str
    name: str
    value: str
    classed: LabClass
    limits: str
    weeks_ago: float | None = None
    sources: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class NutrientResult(Result):
    """One nutrient: intake, what it is compared with, and labs, each only where there is something to say.

    Figures of intake are in ``unit`` a day. ``reference`` is the source of the reference intakes; ``life_stage`` is
    the one of them that applies, and ``recommended`` the intake to plan for (RDA or AI). ``disease_risk_limit`` is the
    intake above which eating less lowers the risk of chronic disease (CDRR).
    """

    id: str
    name: str
    unit: str
    life_stage: str | None
    reference: str | None = None
    recommended: float | None = None
    intake: Amount | None
    adequacy: Adequacy | None
    upper_limit: UpperLimit | None
    disease_risk_limit: UpperLimit | None = None
    labs: tuple[LabResult, ...]

    @property
    def compared(self) -> tuple[Adequacy | UpperLimit, ...]:
        """What intake was compared with."""
        found = (self.adequacy, self.upper_limit, self.disease_risk_limit)
        return tuple(item for item in found if item is not None)
