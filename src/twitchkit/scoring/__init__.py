"""From a profile to an assessment: pure functions, one module a stage."""

from twitchkit.scoring.assess import assess
from twitchkit.scoring.explain import Explanation, explain
from twitchkit.scoring.observe import Observations, observe

__all__ = ["Explanation", "Observations", "assess", "explain", "observe"]
