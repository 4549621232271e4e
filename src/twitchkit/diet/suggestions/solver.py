"""The program as HiGHS solves it: exactly, and the same on every machine. It loads the solver, so it is loaded late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import nlargest
from itertools import accumulate
from typing import NamedTuple

import highspy

from twitchkit.diet.suggestions.options import Option
from twitchkit.diet.suggestions.program import Program, closed_share, cost_of

_TIE = 1e-7  # per rank of an option: of two answers that are worth the same, the first by id is taken
INSIDE = 1e-6  # the solver may be off by so much; it stays inside a limit by this share


def solve(program: Program) -> tuple[Option, ...]:
    """Return the options that are worth most, in order; none if nothing is worth its cost.

    The answer is exact and does not depend on machine or time: one thread, a fixed seed, ties by order.
    """
    if not program.options:
        return ()
    highs = highspy.Highs()
    for name, value in _SETTINGS.items():
        highs.setOptionValue(name, value)
    highs.passModel(_model(program))
    highs.run()
    values = highs.getSolution().col_value
    return tuple(option for option, value in zip(program.options, values, strict=False) if value > 0.5)


_SETTINGS: Mapping[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": _TIE / 2,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
    # Heuristics that solve programs inside the program take more than half of the time of one this small.
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_root_reduced_cost": False,
    "presolve": "off",
}


class _Row(NamedTuple):
    """A sum over columns that stays at or below ``most``."""

    terms: Mapping[int, float]
    most: float


def _model(program: Program) -> highspy.HighsLp:
    """Return the program as the solver takes it: a column an option, a gap and a group, a row a rule."""
    options, gaps, groups = len(program.options), len(program.gaps), sum(map(len, program.apart))
    columns = options + gaps + groups
    rows = list(_rows(program))
    model = highspy.HighsLp()
    model.sense_ = highspy.ObjSense.kMaximize
    model.num_col_, model.num_row_ = columns, len(rows)
    ties = (-cost_of(option) - _TIE * rank / options for rank, option in enumerate(program.options))
    model.col_cost_ = [*ties, *(gap.weight for gap in program.gaps), *[0.0] * groups]
    model.col_lower_, model.col_upper_ = [0.0] * columns, [1.0] * columns
    whole, real = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    model.integrality_ = [real if options <= column < options + gaps else whole for column in range(columns)]
    model.row_lower_, model.row_upper_ = [-highspy.kHighsInf] * len(rows), [row.most for row in rows]
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = [0, *accumulate(len(row.terms) for row in rows)]
    model.a_matrix_.index_ = [column for row in rows for column in row.terms]
    model.a_matrix_.value_ = [factor for row in rows for factor in row.terms.values()]
    return model


def _rows(program: Program) -> Iterator[_Row]:
    options, gaps = program.options, program.gaps
    foods: dict[str, list[int]] = {}
    for position, option in enumerate(options):
        foods.setdefault(option.candidate.food.id, []).append(position)
    yield _Row(dict.fromkeys(range(len(options)), 1.0), program.foods)
    for positions in foods.values():
        yield _Row(dict.fromkeys(positions, 1.0), 1.0)
    for number, gap in enumerate(gaps):
        # No more than all of a gap can be closed, so an option that is good for more says no more: a tighter program.
        shares = {position: -closed_share(gap, [option]) for position, option in enumerate(options)}
        yield _Row({len(options) + number: 1.0, **_used(shares)}, 0.0)
    for limit in program.limits:
        parts = {position: option.amount(limit.nutrient.id) / limit.room for position, option in enumerate(options)}
        if sum(nlargest(program.foods, parts.values())) > 1.0 - INSIDE:  # else no answer comes near it
            yield _Row(_used(parts), 1.0 - INSIDE)
    first = len(options) + len(gaps)
    for groups in program.apart:
        for number, group in enumerate(groups):
            yield _Row({**dict.fromkeys(sorted(group), 1.0), first + number: -float(program.foods)}, 0.0)
        yield _Row(dict.fromkeys(range(first, first + len(groups)), 1.0), 1.0)
        first += len(groups)
    for answer in program.taken:
        again = [position for food in sorted(answer) for position in foods.get(food, ())]
        yield _Row(dict.fromkeys(again, 1.0), len(answer) - 1.0)


def _used(terms: Mapping[int, float]) -> dict[int, float]:
    return {column: factor for column, factor in terms.items() if factor}
