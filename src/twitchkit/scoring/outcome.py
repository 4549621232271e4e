"""What comes out for one person, as far as a case can speak of it: all by id, the hidden ranking too."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from twitchkit.model.condition import Band
from twitchkit.model.nutrient_result import LabClass
from twitchkit.model.safety import Tier
from twitchkit.model.vocabulary import Measurement
from twitchkit.scoring.labs import classify
from twitchkit.scoring.person import Person


@frozen(kw_only=True)
class Outcome:
    """The results of one person by full id: bands in the order of the ranking, whatever of it the report shows.

    ``withheld`` holds tips, and the parts of the report that are held back.
    """

    urgency: Tier
    bands: Mapping[str, Band]
    red_flags: frozenset[str]
    critical_limits: frozenset[str]
    cautions: frozenset[str]
    tips: tuple[str, ...]
    withheld: tuple[str, ...]
    person: Person = field(eq=False, repr=False)

    @classmethod
    def of(cls, person: Person) -> Outcome:
        """Return what comes out for a person."""
        tips, held = ((), ()) if "tips" in person.held_back else person.tips
        return cls(
            urgency=person.tier,
            bands=person.bands,
            red_flags=frozenset(person.flags),
            critical_limits=frozenset(passed.plan.critical_limit.id for passed in person.limits),
            cautions=frozenset(caution.plan.caution.id for caution in person.cautions),
            tips=tuple(tip.id for tip in tips),
            withheld=(*person.held_back, *(item.id for item in held)),
            person=person,
        )

    def lab(self, measurement: Measurement) -> LabClass:
        """Return where a measurement lies against its limits."""
        return classify(measurement, self.person.observations)
