"""What suggested foods must keep: upper limits with all that is eaten and taken, and amounts that cautions allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from twitchkit.diet.suggestions.held import HeldFood
from twitchkit.knowledge import Knowledge
from twitchkit.model.nutrient import Nutrient, UpperLimitScope
from twitchkit.quantity import INFINITY, Interval
from twitchkit.scoring.intake import counted
from twitchkit.scoring.life_stage import find_reference
from twitchkit.scoring.observations import Observations

UNTOLD = 0.1
"""The share of a limit that foods may add while it is not known how much is eaten and taken already."""
TRACE = 0.01
"""The share of an upper limit that they may add where it is passed already, or may be."""
TRACE_CDRR = 0.05
"""The same for a limit that is no threshold of harm: half of what US labels call low in sodium."""


class Limit(NamedTuple):
    """An amount that all suggested foods together may add (``room``), and the limit that it comes from.

    ``strict`` says that the room itself is too much already.
    """

    nutrient: Nutrient
    kind: str
    value: float
    room: float
    because: str
    sources: tuple[str, ...]
    strict: bool = False

    def allows(self, added: float) -> bool:
        """Tell whether foods may add so much."""
        return added < self.room if self.strict else added <= self.room


def find_limits(knowledge: Knowledge, observations: Observations, held: HeldFood) -> tuple[Limit, ...]:
    """Return the limits of a person, in the order of the nutrients; those of supplements only do not count food."""
    limits = []
    for id, nutrient in knowledge.nutrients.items():
        reference = find_reference(knowledge, id, observations.env)
        if reference is not None:
            intake, total = reference.intake, counted(id, UpperLimitScope.TOTAL, observations)
            if intake.ul is not None and intake.ul_scope is UpperLimitScope.TOTAL:
                limits.append(_limit(nutrient, "UL", intake.ul, total, TRACE, reference.sources))
            if intake.cdrr is not None:
                limits.append(_limit(nutrient, "CDRR", intake.cdrr, total, TRACE_CDRR, reference.sources))
        limits += _of_cautions(knowledge, nutrient, held)
    return tuple(limits)


def _limit(
    nutrient: Nutrient, kind: str, value: float, total: Interval, trace: float, sources: tuple[str, ...]
) -> Limit:
    if total.high == INFINITY:
        room, because = UNTOLD * value, "it is not known how much is eaten and taken already"
    elif value - total.high > trace * value:
        room, because = value - total.high, "what is left after food and supplements"
    else:
        room, because = trace * value, "it is reached already, or may be"
    return Limit(nutrient, kind, value, room, because, sources)


def _of_cautions(knowledge: Knowledge, nutrient: Nutrient, held: HeldFood) -> Iterator[Limit]:
    for id, holding in held.tags.items():
        tag = knowledge.food_tags[id]
        if tag.amount is not None and nutrient.id == tag.nutrient:
            because = " ".join(dict.fromkeys(caution.plan.caution.reason for caution in holding))
            sources = tuple(dict.fromkeys(source for caution in holding for source in caution.plan.sources))
            yield Limit(nutrient, "caution", tag.amount, tag.amount, because, sources, strict=True)
