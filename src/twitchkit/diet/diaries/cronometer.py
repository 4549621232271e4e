"""What Cronometer exports: a row for each food ("servings"), or a row for each day ("dailysummary")."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from twitchkit.diet.delimited import Row, Table, plain_number
from twitchkit.diet.diaries.columns import Amount
from twitchkit.diet.diaries.export import Export, Total, mean_intake, mean_of
from twitchkit.diet.diaries.part import Part
from twitchkit.errors import Diagnostic
from twitchkit.model.profile import DietDay, FoodEaten, Profile, SupplementUse

NAMES = {
    "Alcohol": "alcohol",
    "Caffeine": "caffeine",
    "B1 (Thiamine)": "thiamin",
    "B6 (Pyridoxine)": "vitamin_b6",
    "B12 (Cobalamin)": "vitamin_b12",
    "Vitamin D": "vitamin_d",
    "Vitamin K": "vitamin_k",
    "Calcium": "calcium",
    "Iron": "iron",
    "Magnesium": "magnesium",
    "Potassium": "potassium",
    "Sodium": "sodium",
    "Zinc": "zinc",
}
SERVINGS = ("Day", "Food Name", "Amount")

_SUPPLEMENTS = "supplements"  # the category of what is no food
_GRAMS = re.compile(r"([\d.,]+) ?g")
_NO_FOLATE = "Folate is not taken: the export does not say whether it is in folate equivalents."
_NO_CATEGORY = "There is no column 'Category', so supplements cannot be told from food: they count as food."
_ALL_COMPLETE = "Every day is taken as complete; write complete = false where something was left out."
_WITH_SUPPLEMENTS = "Supplements that were logged are in these totals, and count as food; do not list them again."
_MAY_BE_LOW = (
    "A total leaves out each food whose amount Cronometer does not know, so it may be too low; the export of servings "
    "(“Food & Recipe Entries”) says which."
)


class _Serving(NamedTuple):
    day: str
    food: FoodEaten
    line: int


class _Taken(NamedTuple):
    name: str
    amounts: dict[str, Amount]


def is_totals(columns: Iterable[str]) -> bool:
    """Tell whether the columns are those of daily totals."""
    return "Date" in columns and any(name.startswith("Energy (") for name in columns)


def read_servings(table: Table, known: Collection[str]) -> Part:
    """Read a row for each food, with its own amounts of nutrients."""
    export = Export(table, "Day", NAMES, known)
    servings: list[_Serving] = []
    taken: list[_Taken] = []
    days: dict[str, None] = {}
    for day, row in export.rows():
        days[day] = None
        name, amount = row.cells["Food Name"].strip(), row.cells["Amount"].strip()
        if not name:
            export.problems.append(Diagnostic("TK103", "no food is named", line=row.line))
        elif row.cells.get("Category", "").strip().lower() == _SUPPLEMENTS:
            taken.append(_Taken(name, export.amounts(row)))
        else:
            amounts = export.amounts(row, _grams(amount, export.decimal))
            stated = {nutrient: found.text for nutrient, found in amounts.items()}
            servings.append(
                _Serving(day, FoodEaten(food=name, amount=amount or None, nutrients=stated or None), row.line)
            )
    notes = (_ALL_COMPLETE, "" if export.has("Category") else _NO_CATEGORY, _told(taken), _folate(table))
    return Part(
        layout="a Cronometer export of servings",
        days=len(days),
        profile=Profile(diet=_diet(servings), supplements=tuple(_supplements(taken, len(days))) or None),
        notes=tuple(filter(None, notes)),
        problems=tuple(export.problems),
        lines=_lines(servings),
    )


def _grams(amount: str, decimal: str) -> float | None:
    match = _GRAMS.fullmatch(amount)
    try:
        return float(plain_number(match[1], decimal)) if match else None
    except ValueError:
        return None


def _by_day(servings: Sequence[_Serving]) -> list[list[_Serving]]:
    days: dict[str, list[_Serving]] = {}
    for serving in servings:
        days.setdefault(serving.day, []).append(serving)
    return [*days.values()]


def _diet(servings: Sequence[_Serving]) -> tuple[DietDay, ...]:
    return tuple(DietDay(foods=tuple(serving.food for serving in day)) for day in _by_day(servings))


def _lines(servings: Sequence[_Serving]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(serving.line for serving in day) for day in _by_day(servings))


def _supplements(taken: Sequence[_Taken], days: int) -> Iterator[SupplementUse]:
    """Iterate over the supplements, each with what a day of it holds: the mean over all days of the export."""
    by_name: dict[str, list[_Taken]] = {}
    for one in taken:
        by_name.setdefault(one.name, []).append(one)
    for name, uses in by_name.items():
        nutrients = dict.fromkeys(nutrient for use in uses for nutrient in use.amounts)
        amounts = {
            nutrient: mean_of([use.amounts[nutrient] for use in uses if nutrient in use.amounts], days).text
            for nutrient in nutrients
        }
        yield SupplementUse(name=name, per_day=amounts)


def _told(taken: Sequence[_Taken]) -> str:
    names = dict.fromkeys(one.name for one in taken)
    if not names:
        return ""
    return f"Taken as supplements and not as food, with the mean of all days: {len(names)} of the category Supplements."


def _folate(table: Table) -> str:
    return _NO_FOLATE if any(name.startswith("Folate (") for name in table.columns) else ""


def read_totals(table: Table, known: Collection[str]) -> Part:
    """Read a row for each day; of days with rows for meals, that of the whole day counts."""
    export = Export(table, "Date", NAMES, known)
    energy = next(name for name in table.columns if name.startswith("Energy ("))
    totals = [
        Total(day, export.amounts(row), _has_food(row, energy, export), _is_marked(row))
        for day, row in export.rows()
        if row.cells.get("Group", "Total").strip().lower() == "total"
    ]
    with_food = [total for total in totals if total.has_food]
    marked = [total for total in with_food if total.marked]
    counted = marked or with_food
    intake, unknown = mean_intake(counted, export.nutrients)
    doubled = len(totals) - len({total.day for total in totals})
    if doubled:
        export.problems.append(Diagnostic("TK204", "a day stands twice", hint="export the days once"))
    left = len(with_food) - len(counted)
    notes = (
        _WITH_SUPPLEMENTS,
        _MAY_BE_LOW,
        f"Days that are not marked as completed are left out: {left}." if left else "",
        f"Not known on every day, and left out: {', '.join(unknown)}." if unknown and counted else "",
        _folate(table),
    )
    return Part(
        layout="a Cronometer export of daily totals",
        days=len(counted),
        profile=Profile(intake=intake),
        notes=tuple(filter(None, notes)),
        problems=tuple(export.problems),
    )


def _has_food(row: Row, energy: str, export: Export) -> bool:
    try:
        return float(plain_number(row.cells[energy] or "0", export.decimal)) > 0
    except ValueError as error:
        export.problems.append(Diagnostic("TK104", f"{energy!r} {error}", line=row.line))
        return False


def _is_marked(row: Row) -> bool:
    return row.cells.get("Completed", "").strip().lower() == "true"
