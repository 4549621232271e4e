"""What MyFitnessPal exports: a row for each meal, without the names of foods ("Nutrition-Summary").

Most of its columns have no unit. Vitamins, calcium and iron are percents of a daily value there.
"""

from __future__ import annotations

from collections.abc import Collection

from twitchkit.diet.delimited import Row, Table, plain_number
from twitchkit.diet.diaries.export import Export, Total, mean_intake
from twitchkit.diet.diaries.part import Part
from twitchkit.errors import Diagnostic
from twitchkit.model.profile import Profile

COLUMNS = ("Date", "Meal", "Calories")
NAMES = {"Sodium": "sodium"}

_NOTES = (
    "The export has no names of foods, so only means over its days are taken.",
    "Calcium, iron and vitamins are percents of a daily value there, and potassium has no unit: they are not taken.",
    "Supplements that were logged are in these totals, and count as food; do not list them again.",
    "A food whose maker does not state its sodium counts as nothing there, so the mean may be too low.",
)


def read_meals(table: Table, known: Collection[str]) -> Part:
    """Read a row for each meal, or for each food of it, as the mean day."""
    export = Export(table, "Date", NAMES, known)
    totals = [_meal(day, row, export) for day, row in export.rows()]
    with_food = [total for total in totals if total.has_food]
    intake, unknown = mean_intake(with_food, export.nutrients)
    left_out = f"Not told for every meal, and left out: {', '.join(unknown)}." if unknown and with_food else ""
    return Part(
        layout="a MyFitnessPal export of meals",
        days=len({total.day for total in with_food}),
        profile=Profile(intake=intake),
        notes=tuple(filter(None, (*_NOTES, left_out))),
        problems=tuple(export.problems),
    )


def _meal(day: str, row: Row, export: Export) -> Total:
    try:
        energy = float(plain_number(row.cells["Calories"] or "0", export.decimal))
    except ValueError as error:
        export.problems.append(Diagnostic("TK104", f"'Calories' {error}", line=row.line))
        energy = 0.0
    return Total(day, export.amounts(row), has_food=energy > 0)
