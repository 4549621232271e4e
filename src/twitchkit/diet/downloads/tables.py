"""The CSV layout: a table of foods, one of amounts, one of portions, and what the kinds of foods have beside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from twitchkit.diet.delimited import Row as Cells
from twitchkit.diet.delimited import broken, plain_number, read_table
from twitchkit.diet.downloads.contents import MEANINGS, Contents, unit_of
from twitchkit.diet.downloads.foods import (
    KINDS,
    Portion,
    Version,
    fdc_number,
    identity,
    in_words,
    iso_date,
    newest,
    serving,
)
from twitchkit.diet.downloads.found import Found, Problems
from twitchkit.diet.downloads.source import Source
from twitchkit.diet.writing import Row
from twitchkit.errors import TwitchkitError

_BRANDED = "branded_food"
_SAME = {
    "foundation_food": "NDB_number",
    "sr_legacy_food": "NDB_number",
    "survey_fndds_food": "food_code",
    _BRANDED: "gtin_upc",
}
"""The table of each kind, and its column with what is the same in all versions of a food."""
_SERVING = ("serving_size", "serving_size_unit", "household_serving_fulltext")


class _Label(NamedTuple):
    """What the table of a kind says of a food: what is the same in its versions, and its serving."""

    number: str
    serving: Mapping[str, float]


def read_tables(source: Source) -> Found:
    """Read the CSV files of a download; raises :class:`~twitchkit.errors.TwitchkitError` with all problems."""
    missing = [f"{name}.csv" for name in _needed(source) if f"{name}.csv" not in source.files]
    if missing:
        raise TwitchkitError(f"the download lacks {', '.join(missing)}; give all of its files")
    _check_units(source)
    problems = Problems()
    labels = _labels(source, problems)
    kept = newest(_versions(source, labels, problems))
    contents = _contents(source, kept, problems)
    portions = _portions(source, kept, problems)
    problems.raise_any()
    foods = (
        Row(
            key=key,
            name=version.name,
            per_100g=contents[key].per_100g,
            portions={**in_words(portions.get(key, ())), **(labels[key].serving if key in labels else {})},
        )
        for key, version in kept.items()
        if key in contents
    )
    return Found(tuple(foods), max((version.published for version in kept.values()), default=""))


def _needed(source: Source) -> tuple[str, ...]:
    portions = () if f"{_BRANDED}.csv" in source.files else ("food_portion", "measure_unit")
    return ("food", "food_nutrient", "nutrient", *portions)


def _rows(source: Source, name: str, columns: Collection[str]) -> Iterator[tuple[Cells, str]]:
    """Iterate over the rows of a table, each with the sign that stands before decimals in it."""
    file = f"{name}.csv"
    table = read_table(source.lines(file), file)
    lacking = [column for column in columns if column not in table.columns]
    if lacking:
        raise broken(f"lacks the column {', '.join(map(repr, lacking))}", file, 1)
    for row in table.rows:
        yield row, table.decimal


def _check_units(source: Source) -> None:
    units = {
        row.cells["id"]: unit_of(row.cells["unit_name"]) for row, _ in _rows(source, "nutrient", ("id", "unit_name"))
    }
    wrong = [MEANINGS[id].nutrient for id, unit in units.items() if id in MEANINGS and MEANINGS[id].unit != unit]
    if wrong:
        raise TwitchkitError(f"nutrient.csv counts {', '.join(wrong)} in another unit than FoodData Central does")


def _labels(source: Source, problems: Problems) -> dict[str, _Label]:
    labels: dict[str, _Label] = {}
    for name, column in _SAME.items():
        if f"{name}.csv" not in source.files:
            continue
        served = _SERVING if name == _BRANDED else ()
        for row, decimal in _rows(source, name, ("fdc_id", column, *served)):
            try:
                size, unit, household = (row.cells[key] for key in served) if served else ("", "", "")
                portion = serving(_number(size, decimal), unit, household)
                labels[fdc_number(row.cells["fdc_id"])] = _Label(row.cells[column], portion)
            except ValueError as error:
                problems.add(error, f"{name}.csv", row.line)
    return labels


def _versions(source: Source, labels: Mapping[str, _Label], problems: Problems) -> Iterator[Version]:
    kinds = set(KINDS.values())
    for row, _ in _rows(source, "food", ("fdc_id", "data_type", "description", "publication_date")):
        kind, name = row.cells["data_type"], row.cells["description"].strip()
        if kind not in kinds:
            continue
        try:
            key = fdc_number(row.cells["fdc_id"])
            if not name:
                raise ValueError("a food has no description")
            same = identity(kind, labels[key].number if key in labels else "", key)
            yield Version(key, name, same, iso_date(row.cells["publication_date"]))
        except ValueError as error:
            problems.add(error, "food.csv", row.line)


def _contents(source: Source, kept: Collection[str], problems: Problems) -> dict[str, Contents]:
    contents: dict[str, Contents] = {}
    for row, decimal in _rows(source, "food_nutrient", ("fdc_id", "nutrient_id", "amount")):
        cells = row.cells
        key, meaning = cells["fdc_id"], MEANINGS.get(cells["nutrient_id"])
        if meaning is None or key not in kept:
            continue
        try:
            number = _number(cells["amount"], decimal)
            if number is not None:
                contents.setdefault(key, Contents()).add(meaning, number)
        except ValueError as error:
            problems.add(error, "food_nutrient.csv", row.line)
    return contents


def _portions(source: Source, kept: Collection[str], problems: Problems) -> dict[str, list[Portion]]:
    if "food_portion.csv" not in source.files:
        return {}
    units: dict[str, str] = {}
    if "measure_unit.csv" in source.files:
        units = {row.cells["id"]: row.cells["name"] for row, _ in _rows(source, "measure_unit", ("id", "name"))}
    found: dict[str, list[Portion]] = {}
    columns = ("fdc_id", "amount", "measure_unit_id", "portion_description", "modifier", "gram_weight")
    for row, decimal in _rows(source, "food_portion", columns):
        cells = row.cells
        if cells["fdc_id"] not in kept:
            continue
        try:
            portion = Portion(
                place=_number(cells.get("seq_num", ""), decimal) or 0.0,
                amount=_number(cells["amount"], decimal),
                unit=units.get(cells["measure_unit_id"], ""),
                modifier=cells["modifier"].strip(),
                description=cells["portion_description"].strip(),
                grams=_number(cells["gram_weight"], decimal) or 0.0,
            )
            found.setdefault(cells["fdc_id"], []).append(portion)
        except ValueError as error:
            problems.add(error, "food_portion.csv", row.line)
    return found


def _number(cell: str, decimal: str) -> float | None:
    """Return a number; None where the cell is blank, which is not known. Raises ``ValueError`` for what is none."""
    if not cell.strip():
        return None
    try:
        return float(plain_number(cell, decimal))
    except ValueError as error:
        raise ValueError(f"a cell {error}") from None
