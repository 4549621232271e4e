"""A cohort: profiles in, columns of scores out, a bad profile reported without harm to the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from attrs import frozen

from twitchkit.errors import Diagnostic, ProfileError
from twitchkit.knowledge import Knowledge
from twitchkit.logic import Truth
from twitchkit.logic.evaluate import Env
from twitchkit.model.profile import Profile
from twitchkit.quantity import Interval
from twitchkit.scoring import observe
from twitchkit.scoring.kernel import all_of, score_condition
from twitchkit.table.arrays import ARRAYS

Column = npt.NDArray[np.float64]


@frozen
class RejectedRow:
    """A profile that could not be read: its row, and everything that is wrong with it."""

    row: int
    diagnostics: tuple[Diagnostic, ...]


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
    envs: list[Env] = []
    rows: list[int] = []
    rejected: list[RejectedRow] = []
    for row, profile in enumerate(profiles):
        try:
            envs.append(observe(knowledge, profile).env)
            rows.append(row)
        except ProfileError as error:
            rejected.append(RejectedRow(row, error.diagnostics))
    columns = columns_of(envs, knowledge.plan.blank)
    thresholds = knowledge.plan.thresholds
    scores = {
        plan.condition.id: score_condition(plan, all_of(plan), columns, thresholds, ARRAYS)
        for plan in knowledge.plan.conditions
    }
    count = len(rows)
    return CohortScores(
        rows=np.array(rows, dtype=np.int64),
        log_odds={id: _triples(score.log_odds, count) for id, score in scores.items()},
        probability={id: _triples(score.probability, count) for id, score in scores.items()},
        band={id: np.broadcast_to(np.asarray(score.band, dtype=np.int64), (count,)) for id, score in scores.items()},
        rejected=tuple(rejected),
    )


def columns_of(envs: Sequence[Env], blank: Env) -> dict[str, Truth | Interval]:
    """Turn the values of many people into one column a key; derived values are in them already."""
    columns: dict[str, Truth | Interval] = {}
    for key, example in blank.items():
        kind, dtype = (Truth, bool) if isinstance(example, Truth) else (Interval, np.float64)
        first, second = (np.array([env[key][side] for env in envs], dtype=dtype) for side in (0, 1))
        columns[key] = kind(first, second)  # type: ignore[arg-type]  # arrays where one person has a float
    return columns


def _triples(triple: tuple[float, float, float], count: int) -> Column:
    return np.stack([np.broadcast_to(np.asarray(part, dtype=np.float64), (count,)) for part in triple], axis=1)
