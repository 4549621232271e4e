"""Many people at once: the same kernel over numpy columns."""

from twitchkit.table.arrays import ARRAYS, Arrays
from twitchkit.table.cohort import CohortScores, score_profiles
from twitchkit.table.intake import IntakeColumns, judge_intakes, observe_people
from twitchkit.table.people import People, RejectedRow

__all__ = [
    "ARRAYS",
    "Arrays",
    "CohortScores",
    "IntakeColumns",
    "People",
    "RejectedRow",
    "judge_intakes",
    "observe_people",
    "score_profiles",
]
