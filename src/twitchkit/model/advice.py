"""Tips and claims: what may help whom, and what the article says against what the evidence shows."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from attrs import frozen

from twitchkit.model.kinds import Expression, Lock, Means, Stays
from twitchkit.model.provenance import Statement
from twitchkit.model.ranked import Ranked

CLAIMED = ("conditions", "findings", "measurements", "nutrients", "tips")
"""The kinds of things that a claim can be about."""


class Use(Ranked):
    """What a tip is for in a person's days, in the order in which it is told."""

    TONIGHT = "tonight"  # eases at once, or says that nothing has to be done
    HABIT = "habit"  # over days and weeks
    ASK = "ask"  # to ask a professional about
    WATCH = "watch"  # what would change things


@frozen(kw_only=True)
class Tip(Statement):
    """A piece of advice: for what, for whom, and how good the evidence is.

    ``for_`` (written ``for`` in a pack) names conditions and nutrients; ``when`` says to whom it applies (everyone if
    empty). ``involves`` is what cautions look at: ``food:magnesium``, ``supplement:iron``, ``fluids`` … . ``effect``
    says what trials found. ``general`` tips are shown whatever fits. ``use`` says what it is for in a person's days: of
    equal tips, those that one can follow at once come first. ``in_short`` is one plain sentence for the short answer,
    which has the first tip of each use; a tip without it is not in there. A tip that ``reassures`` says that nothing
    has to be done: it is told only where nothing calls for a doctor and nothing was named that can be part of a warning
    sign. ``in_place_of`` names tips that the short answer leaves out where this one is told, and that then come last:
    this one concerns the person more.
    """

    id: str
    title: str
    text: Annotated[str, Means(shown="What to do")]
    for_: Annotated[tuple[str, ...], Means(refers=("conditions", "nutrients"), shown="For")] = ()
    when: Annotated[str, Means(expression=Expression.TRUTH)] = ""
    effect: Annotated[str, Means(shown="In studies")] = ""
    involves: Annotated[tuple[str, ...], Means(lock=Lock.GROWS)] = ()
    general: bool = False
    use: Use = Use.HABIT
    in_short: Annotated[str, Means(shown="In short")] = ""
    reassures: Annotated[bool, Means(lock=Stays(True, "what reassures has to give way to a warning sign"))] = False
    in_place_of: Annotated[tuple[str, ...], Means(refers=("tips",), shown="In the short answer in place of")] = ()


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
