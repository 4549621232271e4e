"""What comes out for one person, as far as a case can speak of it: the ranking too that a report does not show."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from twitchkit.knowledge import Knowledge
from twitchkit.model.condition import Band
from twitchkit.model.nutrient_result import LabClass
from twitchkit.model.profile import Profile
from twitchkit.model.safety import Tier
from twitchkit.model.vocabulary import Measurement
from twitchkit.scoring.advice import find_cautions, find_tips, withheld_parts
from twitchkit.scoring.assess import parts_held_back
from twitchkit.scoring.conditions import Scored, band_of, in_order, score_all
from twitchkit.scoring.labs import classify
from twitchkit.scoring.observe import Observations, observe
from twitchkit.scoring.urgency import find_urgency


@frozen(kw_only=True)
class Outcome:
    """The results of one person by full id: bands in the order of the ranking, whatever of it the report shows.

    ``withheld`` holds tips, and the parts of the report that are held back; ``ranking`` has the scores in the same
    order as ``bands``, and ``observations`` are kept for the labs.
    """

    urgency: Tier
    bands: Mapping[str, Band]
    red_flags: frozenset[str]
    cautions: frozenset[str]
    tips: tuple[str, ...]
    withheld: tuple[str, ...]
    ranking: tuple[Scored, ...] = field(eq=False, repr=False)
    observations: Observations = field(eq=False, repr=False)

    def lab(self, measurement: Measurement) -> LabClass:
        """Return where a measurement lies against its limits."""
        return classify(measurement, self.observations)


def outcome_of(knowledge: Knowledge, profile: Profile) -> Outcome:
    """Return what comes out for a profile; raises :class:`~twitchkit.errors.ProfileError` if it cannot be read."""
    observations = observe(knowledge, profile)
    scored = score_all(knowledge, observations)
    urgency = find_urgency(knowledge, observations, scored)
    cautions = find_cautions(knowledge, observations)
    parts = parts_held_back(knowledge, urgency, withheld_parts(cautions))
    tips, held = ((), ()) if "tips" in parts else find_tips(knowledge, observations, scored, cautions)
    ranked = in_order(scored, urgency.tier)
    alarmed = urgency.tier.rank >= Tier.URGENT.rank
    return Outcome(
        urgency=urgency.tier,
        bands={item.plan.condition.id: band_of(item, alarmed) for item in ranked},
        red_flags=frozenset(reason.red_flag for reason in urgency.reasons if reason.red_flag),
        cautions=frozenset(caution.plan.caution.id for caution in cautions),
        tips=tuple(tip.id for tip in tips),
        withheld=(*parts, *(item.id for item in held)),
        ranking=tuple(ranked),
        observations=observations,
    )
