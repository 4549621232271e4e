"""Many people as columns: each profile is observed, and one that cannot be read is reported without harm to others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from attrs import frozen

from twitchkit.errors import Diagnostic, ProfileError
from twitchkit.knowledge import Knowledge, Plan
from twitchkit.knowledge.relevance import Told
from twitchkit.logic import Truth
from twitchkit.logic.evaluate import Env
from twitchkit.model.profile import Profile
from twitchkit.quantity import Interval
from twitchkit.scoring.door import enter
from twitchkit.scoring.observations import reported
from twitchkit.table.arrays import ARRAYS

Column = npt.NDArray[np.float64]


@frozen
class RejectedRow:
    """A profile that could not be read: its row, and everything that is wrong with it."""

    row: int
    diagnostics: tuple[Diagnostic, ...]


@frozen(kw_only=True, eq=False)
class People:
    """What is known of many people: values by key, one element a row that was not rejected."""

    rows: npt.NDArray[np.int64]
    columns: Env
    rejected: tuple[RejectedRow, ...]


def people_of(knowledge: Knowledge, profiles: Iterable[Profile]) -> People:
    """Return the values of many profiles: each is read by itself, what follows is derived for all at once."""
    given: list[Mapping[str, Truth | Interval]] = []
    rows: list[int] = []
    rejected: list[RejectedRow] = []
    for row, profile in enumerate(profiles):
        try:
            given.append(reported(knowledge, enter(knowledge, profile)).given)
            rows.append(row)
        except ProfileError as error:
            rejected.append(RejectedRow(row, error.diagnostics))
    columns = _derived(knowledge.plan, given)
    return People(rows=np.array(rows, dtype=np.int64), columns=columns, rejected=tuple(rejected))


def _derived(plan: Plan, given: Sequence[Mapping[str, Truth | Interval]]) -> Env:
    """Return one column a key, those that follow from others among them; what nobody told is unknown of everybody."""
    columns = columns_of(given, plan.blank)
    for step in plan.steps.select(told_of(columns)):
        columns.tell(step.key, step.run(columns, ARRAYS))
    return columns


def told_of(columns: Env) -> Told:
    """Return the keys of which anything may be known of somebody; whether it is absent is known of nobody alike."""
    keys = frozenset(columns.told or ())
    return Told(known=keys, present=keys)


def columns_of(given: Sequence[Mapping[str, Truth | Interval]], blank: Mapping[str, Truth | Interval]) -> Env:
    """Turn the values of many people into one column a key of ``blank``.

    Every column begins as unknown, and only what was told of somebody is filled in: most of what packs ask, few tell.
    """
    told: dict[str, list[int]] = {}
    for row, values in enumerate(given):
        for key in values:
            told.setdefault(key, []).append(row)
    unknown = {example: _column(example, len(given)) for example in set(blank.values())}
    columns: dict[str, Truth | Interval] = {key: unknown[example] for key, example in blank.items()}
    for key in told.keys() & columns.keys():
        sides = np.array(columns[key])
        sides[:, told[key]] = np.array([given[row][key] for row in told[key]], dtype=sides.dtype).T
        columns[key] = type(blank[key])(*sides)
    return Env(columns, told)


def _column(example: Truth | Interval, count: int) -> Truth | Interval:
    kind, dtype = (Truth, bool) if isinstance(example, Truth) else (Interval, np.float64)
    return kind(*np.broadcast_to(np.array(example, dtype=dtype)[:, None], (2, count)))
