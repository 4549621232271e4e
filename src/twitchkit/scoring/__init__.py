"""From a profile to an assessment: pure functions, one module a stage, and :class:`Person` that asks for each."""

from twitchkit.scoring.assessing import assess, assessment_of
from twitchkit.scoring.observations import Observations, observe
from twitchkit.scoring.person import Person

__all__ = ["Observations", "Person", "assess", "assessment_of", "observe"]
