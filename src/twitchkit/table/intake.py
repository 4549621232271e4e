"""Intakes of many people against what each of them needs, over columns and with the code that judges one person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import numpy as np
import numpy.typing as npt
from attrs import frozen

from twitchkit.errors import TwitchkitError
from twitchkit.knowledge import Knowledge
from twitchkit.model.nutrient import Nutrient
from twitchkit.model.profile import Profile
from twitchkit.scoring.adequacy import Requirement, inadequacy_range
from twitchkit.scoring.life_stage import concerns, factors_of, needs_times, requirements_of
from twitchkit.table.arrays import ARRAYS
from twitchkit.table.people import Column, People, people_of

_FLOAT = np.float64


@frozen(kw_only=True, eq=False)
class IntakeColumns:
    """One nutrient for many people, one element a row that was not rejected; what does not apply to a row is NaN.

    ``rows`` are the numbers of these rows among the profiles, to join on. ``average_need`` is the average requirement
    of the row's life stage with what adds to it, in the nutrient's unit; ``probability_inadequate`` has the shape
    (rows, 3) for low, mid and high.
    """

    rows: npt.NDArray[np.int64]
    average_need: Column
    probability_inadequate: Column


def observe_people(knowledge: Knowledge, profiles: Iterable[Profile]) -> People:
    """Return what decides the needs of many people; a profile that cannot be read is reported and harms no other.

    >>> from twitchkit.model.content import Content
    >>> people = observe_people(Knowledge.build(Content()), [Profile(age=61), Profile(age=-1)])
    >>> people.rows.tolist(), people.rejected[0].row
    ([0], 1)
    """
    return people_of(knowledge, profiles)


def judge_intakes(knowledge: Knowledge, nutrient: str, people: People, *, mean: Column, days: Column) -> IntakeColumns:
    """Return needs and the probability that the usual intake of each person is below the person's own need.

    ``mean`` is the mean daily intake over ``days`` days in the nutrient's unit, one element for each of the people: of
    a column with one for every profile, take those at ``people.rows``. A row whose mean or days are not known (NaN),
    negative or infinite gets no probability, nor does one with fewer days than the nutrient asks for. Raises
    ``UnknownIdError`` for a nutrient that the knowledge does not have, and ``TwitchkitError`` for columns of another
    length.

    >>> from twitchkit import load
    >>> kit = load(["vocabulary", "nutrients"])
    >>> people = observe_people(kit.knowledge, [Profile(age=-1), Profile(age=40, sex="female")])
    >>> mean, days = np.array([900.0, 320.0]), np.array([3.0, 3.0])
    >>> there = people.rows
    >>> found = judge_intakes(kit.knowledge, "magnesium", people, mean=mean[there], days=days[there])
    >>> found.rows.tolist(), found.average_need.tolist()
    ([1], [265.0])
    """
    id = knowledge.resolve("nutrients", nutrient)
    count = len(people.rows)
    mean = _per_row("mean", mean, people, least=0.0)
    days = _per_row("days", days, people, least=1.0)
    average = np.full(count, np.nan)
    probability = np.full((count, 3), np.nan)
    left = np.ones(count, dtype=bool)
    times = _column(needs_times(factors_of(knowledge, id), people.columns, ARRAYS), count)
    for intake in knowledge.intakes_of(id):
        mask = concerns(intake, knowledge.plan.narrowed.get(intake.id), people.columns, ARRAYS)
        rows = np.flatnonzero(np.broadcast_to(mask, count) & left)
        left[rows] = False
        needs = requirements_of(intake)
        if needs is None or not len(rows):
            continue
        lowest, highest = (need.times(cast("float", times[rows])) for need in needs)
        average[rows] = (lowest.average + highest.average) / 2
        probability[rows] = _probability(knowledge.nutrients[id], lowest, highest, mean[rows], days[rows])
    return IntakeColumns(rows=people.rows, average_need=average, probability_inadequate=probability)


def _per_row(name: str, column: Column, people: People, *, least: float) -> Column:
    """Return a column with one element a row, NaN where it is no amount or less than ``least``."""
    read, count, rejected = np.asarray(column, dtype=_FLOAT), len(people.rows), len(people.rejected)
    if read.shape != (count,):
        hint = f"; take {name}[people.rows]" if rejected and read.shape == (count + rejected,) else ""
        shape = " × ".join(map(str, read.shape)) or "one number"
        there = f"there are {count} people ({rejected} were rejected)"
        raise TwitchkitError(f"{name!r} has {shape}, and {there}: give one value for each{hint}")
    return np.where(np.isfinite(read) & (read >= least), read, np.nan)


def _probability(nutrient: Nutrient, lowest: Requirement, highest: Requirement, mean: Column, days: Column) -> Column:
    count = len(mean)
    if nutrient.day_to_day is None or (lowest.cv is None and lowest.percentiles is None):
        return np.full((count, 3), np.nan)
    eaten = cast("float", mean)
    risk = inadequacy_range(
        (eaten, eaten, eaten),
        lowest,
        highest,
        distribution=nutrient.distribution,
        sd_log=nutrient.day_to_day.sd_log,
        days=cast("float", days),
        kernel=ARRAYS,
    )
    columns = np.stack([_column(part, count) for part in risk], axis=1)
    return np.where((days >= nutrient.min_days)[:, np.newaxis], columns, np.nan)


def _column(value: float, count: int) -> Column:
    return np.broadcast_to(np.asarray(value, dtype=_FLOAT), (count,))
