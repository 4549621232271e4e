"""Tips and claims: what may help whom, and what the article says against what the evidence shows."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from twitchkit.model.provenance import Statement


@frozen(kw_only=True)
class Tip(Statement):
    """A piece of advice: for what, for whom, and how good the evidence is.

    ``for_`` (written ``for`` in a pack) names conditions and nutrients; ``when`` says to whom it applies (everyone if
    empty). ``involves`` is what cautions look at: ``food:magnesium``, ``supplement:iron``, ``fluids`` … . ``effect``
    says what trials found. ``general`` tips are shown whatever fits. ``asks`` marks tips to ask a professional about
    something: of equal tips, those that one can follow at once come first.
    """

    id: str
    title: str
    text: str
    for_: tuple[str, ...] = ()
    when: str = ""
    effect: str = ""
    involves: tuple[str, ...] = ()
    general: bool = False
    asks: bool = False


class Verdict(StrEnum):
    """What the evidence makes of a claim as it is worded."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    IMPRECISE = "imprecise"
    WEAK = "weak"
    CONTESTED = "contested"
    NOT_SUPPORTED = "not_supported"
    WRONG = "wrong"


@frozen(kw_only=True)
class Claim(Statement):
    """What the article says (in other words), the verdict of the evidence, and why."""

    id: str
    says: str
    verdict: Verdict
    because: str
    about: tuple[str, ...] = ()
