"""Conditions: hypotheses to score, with prior, criteria, evidence and ceilings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from attrs import field, frozen

from twitchkit.ids import short
from twitchkit.model.kinds import Expression, Keeps, Lock, Means
from twitchkit.model.provenance import Citation, Statement
from twitchkit.model.ranked import Ranked
from twitchkit.model.safety import Tier


class Band(Ranked):
    """How well a condition fits what is known, from least to most."""

    NOT_ASSESSABLE = "not_assessable"
    UNLIKELY = "unlikely"
    UNDETERMINED = "undetermined"
    POSSIBLE = "possible"
    CONSISTENT = "consistent"

    @property
    def says(self) -> str:
        """The words that tell a person so, before the name of a condition."""
        return _SAYS[self]


_SAYS = {
    Band.CONSISTENT: "Your answers fit the pattern of",
    Band.POSSIBLE: "Possible",
    Band.UNDETERMINED: "Cannot be told yet",
    Band.UNLIKELY: "Your answers do not point strongly to",
    Band.NOT_ASSESSABLE: "Not enough answers to judge",
}


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

    when: Annotated[str, Means(expression=Expression.TRUTH)]
    by: float


@frozen(kw_only=True)
class Prior(Statement):
    """The share with the condition among adults who ask about what the packs are about, with its range."""

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

    id: Annotated[str, Means(names_part=True)]
    name: str
    requires: Annotated[str, Means(expression=Expression.TRUTH)]
    excluded_by: Annotated[str, Means(expression=Expression.TRUTH)] = ""
    doubted_by: Annotated[str, Means(expression=Expression.TRUTH)] = ""
    specifier: bool = False


@frozen(kw_only=True)
class Group(Statement):
    """Evidences that say the same thing: together they change the odds at most ``cap`` times, up or down."""

    id: Annotated[str, Means(names_part=True)]
    cap: float


@frozen(kw_only=True)
class Evidence(Statement):
    """How much a finding, or an expression ``when``, speaks for or against a condition.

    ``present`` and ``absent`` are likelihood ratios (LR+ and LR-); one that is not stated is 1. ``range`` and
    ``absent_range`` are their bounds; what is not stated is widened by certainty.
    """

    finding: Annotated[str, Means(refers=("findings",), names_part=True)] = ""
    when: Annotated[str, Means(expression=Expression.TRUTH, names_part=True)] = ""
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

    @property
    def written(self) -> str:
        """The same as packs write it, without the pack of the finding; it decides in which order evidence is added."""
        return short(self.finding) or self.when


@frozen(kw_only=True)
class Ceiling(Statement):
    """The highest band while ``unless`` is not true; a missing value caps and never opens."""

    band: Band
    unless: Annotated[str, Means(expression=Expression.TRUTH, names_part=True)]
    because: str = ""


@frozen(kw_only=True)
class Advised(Statement):
    """A sentence of the advice of a condition that is told only to whom ``when`` is true."""

    when: Annotated[str, Means(expression=Expression.TRUTH, names_part=True)]
    text: str


@frozen(kw_only=True)
class OnFood(Statement):
    """What eating has to do with a condition, in a sentence or two, for whom nothing of a lack is known."""

    text: str


def _advises_as_before(old: object, new: object) -> bool:
    assert isinstance(old, Condition)
    assert isinstance(new, Condition)
    return old.tier.rank <= Tier.ROUTINE.rank or (old.advice, old.advised) == (new.advice, new.advised)


def _raises_as_before(old: object, new: object) -> bool:
    """Tell whether a condition with a tier above routine raises it for everybody for whom it did.

    What raises is the prior and the evidence that speaks for it, up to the caps of its groups.
    """
    assert isinstance(old, Condition)
    assert isinstance(new, Condition)
    if old.tier.rank <= Tier.ROUTINE.rank or old.prior is None:
        return True
    if new.prior is None or new.prior.share < old.prior.share or new.prior.times != old.prior.times:
        return False
    caps = {group.id: group.cap for group in new.groups}
    if any(caps.get(group.id, 0.0) < group.cap for group in old.groups):
        return False
    speaking = {item.key: item for item in new.evidence}
    return all(
        (now := speaking.get(item.key)) is not None and now.present >= item.present and now.group == item.group
        for item in old.evidence
        if item.present > 1
    )


@frozen(kw_only=True)
class Condition(Statement):
    """A hypothesis to score; without a prior it is compared only, and ``members`` lists what it stands for.

    ``concerns`` is an expression on age, sex and pregnancy: to whom it matters at all (everyone if it is empty). It
    leaves the score as it is. ``tier`` is its own advice tier, ``screen`` the red-flag findings that must be answered
    no before a benign condition may reassure, ``neutral`` findings that may well be there beside it and do not stand
    against that, ``neutral_up_to`` the highest level of a finding of levels that does not.

    What to do about it is told in this order: a blood test of those in ``asks_for`` (measurement → what people call it)
    whose result is not known, what is ``advised`` to some, and the ``advice`` for everybody. ``on_food`` is told where
    it comes first and nothing is known of a lack.
    """

    id: str
    name: str
    also_called: Annotated[tuple[str, ...], Means(shown="Also called")] = ()
    compare: Annotated[Comparison, Means(shown="Compared")] = field(factory=Comparison)
    members: Annotated[tuple[str, ...], Means(refers=("conditions",), shown="Stands for")] = ()
    advice: Annotated[
        str,
        Means(
            lock=Keeps(_advises_as_before, "the advice of a condition that raises the urgency may not change"),
            shown="What to do",
        ),
    ] = ""
    asks_for: Annotated[Mapping[str, str], Means(refers=("measurements",), shown="Asks for a test of")] = field(
        factory=dict
    )
    tier: Annotated[Tier, Means(lock=Lock.RISES, shown="How soon")] = Tier.ROUTINE
    icd10cm: Annotated[tuple[str, ...], Means(shown="Codes (ICD-10-CM)")] = ()
    nutrient: Annotated[str, Means(refers=("nutrients",))] = ""
    concerns: Annotated[str, Means(expression=Expression.TRUTH)] = ""
    screen: Annotated[tuple[str, ...], Means(refers=("findings",), lock=Lock.GROWS)] = ()
    neutral: Annotated[tuple[str, ...], Means(refers=("findings",), lock=Lock.FIXED, shown="Neutral beside it")] = ()
    neutral_up_to: Annotated[
        Mapping[str, str], Means(refers=("findings",), lock=Lock.FIXED, shown="Neutral up to a level")
    ] = field(factory=dict)
    prior: Annotated[
        Prior | None,
        Means(lock=Keeps(_raises_as_before, "what raises the urgency of a condition may only grow"), written="prior"),
    ] = None
    criteria: Annotated[tuple[Criterion, ...], Means(written="criterion")] = ()
    groups: Annotated[tuple[Group, ...], Means(written="group")] = ()
    evidence: Annotated[tuple[Evidence, ...], Means(written="evidence")] = ()
    ceilings: Annotated[tuple[Ceiling, ...], Means(written="ceiling")] = ()
    advised: Annotated[tuple[Advised, ...], Means(written="advised")] = ()
    on_food: Annotated[OnFood | None, Means(written="on_food")] = None
    further_reading: Annotated[tuple[Citation, ...], Means(refers=("sources",))] = ()
