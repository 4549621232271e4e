"""What a pack adds to statements of another: evidence for its conditions, phrases for its findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from attrs import frozen

from twitchkit.model.condition import Evidence
from twitchkit.model.kinds import Lock, Means


@frozen(kw_only=True)
class AddedEvidence(Evidence):
    """Evidence for a condition of another pack, beside what that states itself.

    ``group`` is one of the condition, whose cap it shares. What one pack adds without a group counts together, at most
    as often as ``group_cap`` of the thresholds says.
    """

    id: str
    condition: Annotated[str, Means(refers=("conditions",), lock=Lock.FIXED, shown="For")]


@frozen(kw_only=True)
class Phrases:
    """Phrases in which people tell a finding of another pack, by the answer that they tell."""

    id: str
    finding: Annotated[str, Means(refers=("findings",), lock=Lock.FIXED, shown="Of")]
    said_as: Annotated[Mapping[str, tuple[str, ...]], Means(lock=Lock.GROWS, shown="Said as")]
