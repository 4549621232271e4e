"""From a profile to an assessment: pure functions, one module a stage."""

from twitchkit.scoring.assess import assess
from twitchkit.scoring.observe import Observations, observe

__all__ = ["Observations", "assess", "observe"]
