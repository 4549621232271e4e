"""A cohort: profiles in, columns of scores out, a bad profile reported without harm to the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt
from attrs import frozen

from twitchkit.knowledge import Knowledge
from twitchkit.model.profile import Profile
from twitchkit.scoring.score import add_all, prior_of, score_condition
from twitchkit.table.arrays import ARRAYS
from twitchkit.table.people import Column, RejectedRow, people_of, told_of


@frozen(kw_only=True, eq=False)
class CohortScores:
    """Scores by condition id, one element a row that was not rejected; ``rows`` are their row numbers.

    ``log_odds`` and ``probability`` have the shape (rows, 3) for low, mid and high; ``band`` holds ranks from 0
    (not assessable) to 4 (consistent).
    """

    rows: npt.NDArray[np.int64]
    log_odds: Mapping[str, Column]
    probability: Mapping[str, Column]
    band: Mapping[str, npt.NDArray[np.int64]]
    rejected: tuple[RejectedRow, ...]


def score_profiles(knowledge: Knowledge, profiles: Iterable[Profile]) -> CohortScores:
    """Score every condition for every profile with the kernel that scores one person, over columns.

    Bands are those of the evidence alone: urgency, which puts benign conditions back, is a matter of one person.

    >>> from twitchkit.model.content import Content
    >>> score_profiles(Knowledge.build(Content()), [Profile(age=61), Profile(age=-1)]).rejected[0].row
    1
    """
    people = people_of(knowledge, profiles)
    columns, thresholds = people.columns, knowledge.plan.thresholds
    groups = add_all(knowledge.plan, told_of(columns), columns, ARRAYS)
    scores = {}
    for place, plan in enumerate(knowledge.plan.conditions):
        prior = prior_of(plan, columns, ARRAYS)
        scores[plan.condition.id] = score_condition(plan, prior, groups.get(place, ()), columns, thresholds, ARRAYS)
    count = len(people.rows)
    return CohortScores(
        rows=people.rows,
        log_odds={id: _triples(score.log_odds, count) for id, score in scores.items()},
        probability={id: _triples(score.probability, count) for id, score in scores.items()},
        band={id: np.broadcast_to(np.asarray(score.band, dtype=np.int64), (count,)) for id, score in scores.items()},
        rejected=people.rejected,
    )


def _triples(triple: tuple[float, float, float], count: int) -> Column:
    return np.stack([np.broadcast_to(np.asarray(part, dtype=np.float64), (count,)) for part in triple], axis=1)
