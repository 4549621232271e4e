"""Many people at once: the same kernel over numpy columns."""

from twitchkit.table.arrays import ARRAYS, Arrays
from twitchkit.table.cohort import CohortScores, RejectedRow, score_profiles

__all__ = ["ARRAYS", "Arrays", "CohortScores", "RejectedRow", "score_profiles"]
