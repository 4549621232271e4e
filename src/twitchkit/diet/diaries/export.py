"""An export while it is read: its rows, what goes wrong with them, and the means over its days."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from twitchkit.diet.delimited import Row, Table
from twitchkit.diet.diaries.columns import Amount, Columns, find_columns, read_amounts
from twitchkit.diet.diaries.days import read_day
from twitchkit.errors import Diagnostic
from twitchkit.model.profile import IntakeRecord

_MOST_PROBLEMS = 1_000


class Total(NamedTuple):
    """What was in a day, or in a meal of it, by nutrient; ``has_food`` where it has any energy at all."""

    day: str
    amounts: Mapping[str, Amount]
    has_food: bool
    marked: bool = False


class Export:
    """The rows of a table with their days; problems are gathered, so that all can be told at once."""

    def __init__(self, table: Table, day_column: str, names: Mapping[str, str], known: Collection[str]) -> None:
        """Begin with the columns; ``names`` are nutrients as the program calls them, ``known`` those of the packs."""
        self._table, self._day = table, day_column
        found: Columns = find_columns(table.columns, names, known)
        self.nutrients: Sequence[str] = [column.nutrient for column in found.read]
        self.problems: list[Diagnostic] = [*found.problems]
        self.decimal: str = table.decimal
        self._columns = found.read

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Iterate over the rows and their days; a row whose day cannot be read is a problem."""
        for row in self._table.rows:
            if len(self.problems) > _MOST_PROBLEMS:
                return
            try:
                yield read_day(row.cells[self._day]), row
            except ValueError as error:
                self.problems.append(Diagnostic("TK104", f"{self._day!r} {error}", line=row.line))

    def amounts(self, row: Row, grams: float | None = None) -> dict[str, Amount]:
        """Return what a row says of nutrients; what cannot be is a problem."""
        return read_amounts(row, self._columns, self.decimal, self.problems, grams=grams)

    def has(self, column: str) -> bool:
        """Tell whether the table has a column."""
        return column in self._table.columns


def mean_intake(totals: Sequence[Total], nutrients: Sequence[str]) -> tuple[IntakeRecord | None, tuple[str, ...]]:
    """Return the means over the days of some totals, and the nutrients that are not known in all of them.

    None where no day has food.
    """
    days = {total.day for total in totals}
    per_day: dict[str, str] = {}
    left_out: list[str] = []
    for nutrient in nutrients:
        known = [total.amounts[nutrient] for total in totals if nutrient in total.amounts]
        if not days or len(known) < len(totals):
            left_out.append(nutrient)
        else:
            per_day[nutrient] = mean_of(known, len(days)).text
    return (IntakeRecord(days=len(days), per_day=per_day) if days else None), tuple(left_out)


def mean_of(amounts: Sequence[Amount], days: int) -> Amount:
    """Return some amounts of one column together, a day; a bound among them leaves a bound."""
    sign = next((amount.sign for amount in amounts if amount.sign), "")
    return Amount(sign, sum(amount.number for amount in amounts) / days, amounts[0].unit)
