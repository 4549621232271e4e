"""Tips and claims: what may help whom, and what the article says against what the evidence shows."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from attrs import frozen

from twitchkit.model.kinds import Expression, Lock, Means
from twitchkit.model.provenance import Statement

CLAIMED = ("conditions", "findings", "measurements", "nutrients", "tips")
"""The kinds of things that a claim can be about."""


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
    text: Annotated[str, Means(shown="What to do")]
    for_: Annotated[tuple[str, ...], Means(refers=("conditions", "nutrients"), shown="For")] = ()
    when: Annotated[str, Means(expression=Expression.TRUTH)] = ""
    effect: Annotated[str, Means(shown="In studies")] = ""
    involves: Annotated[tuple[str, ...], Means(lock=Lock.GROWS)] = ()
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
    says: Annotated[str, Means(shown="You may have read")]
    verdict: Annotated[Verdict, Means(shown="Verdict")]
    because: Annotated[str, Means(shown="Because")]
    about: Annotated[tuple[str, ...], Means(refers=CLAIMED)] = ()
