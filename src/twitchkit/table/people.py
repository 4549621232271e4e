"""Many people as columns: each profile is observed, and one that cannot be read is reported without harm to others."""

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


def people_of(knowledge: Knowledge, profiles: Iterable[Profile], blank: Mapping[str, Truth | Interval]) -> People:
    """Return the values of many profiles for the keys of ``blank``."""
    envs: list[Env] = []
    rows: list[int] = []
    rejected: list[RejectedRow] = []
    for row, profile in enumerate(profiles):
        try:
            envs.append(observe(knowledge, profile).env)
            rows.append(row)
        except ProfileError as error:
            rejected.append(RejectedRow(row, error.diagnostics))
    return People(rows=np.array(rows, dtype=np.int64), columns=columns_of(envs, blank), rejected=tuple(rejected))


def columns_of(envs: Sequence[Env], blank: Mapping[str, Truth | Interval]) -> Env:
    """Turn the values of many people into one column a key; derived values are in them already.

    Every column begins as unknown, and only what was told of somebody is filled in: most of what packs ask, few tell.
    """
    told: dict[str, list[int]] = {}
    for row, env in enumerate(envs):
        for key in env if env.told is None else env.told:
            told.setdefault(key, []).append(row)
    columns: dict[str, Truth | Interval] = {}
    for key, example in blank.items():
        kind, dtype = (Truth, bool) if isinstance(example, Truth) else (Interval, np.float64)
        rows = told.get(key, [])
        sides = []
        for side in (0, 1):
            column = np.broadcast_to(np.array(example[side], dtype=dtype), (len(envs),))
            if rows:
                column = column.copy()
                column[rows] = [envs[row][key][side] for row in rows]
            sides.append(column)
        columns[key] = kind(*sides)  # type: ignore[arg-type]  # arrays where one person has a float
    return Env(columns)
