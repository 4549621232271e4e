"""Small downloads of FoodData Central: the same foods as CSV and as JSON, in the layout of each kind of download.

The columns, keys and units are those that docs/foods.md lists with where they were confirmed; the foods are a few, and
amounts of branded foods are made up.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

FOOD = ("fdc_id", "data_type", "description", "food_category_id", "publication_date")
NUTRIENT = ("id", "name", "unit_name", "nutrient_nbr", "rank")
FOOD_NUTRIENT = (
    "id", "fdc_id", "nutrient_id", "amount", "data_points", "derivation_id", "min", "max", "median", "footnote",
    "min_year_acquired",
)  # fmt: skip
FOOD_PORTION = (
    "id", "fdc_id", "seq_num", "amount", "measure_unit_id", "portion_description", "modifier", "gram_weight",
    "data_points", "footnote", "min_year_acquired",
)  # fmt: skip
BRANDED = (
    "fdc_id", "brand_owner", "brand_name", "subbrand_name", "gtin_upc", "ingredients", "not_a_significant_source_of",
    "serving_size", "serving_size_unit", "household_serving_fulltext", "branded_food_category", "data_source",
    "package_weight", "modified_date", "available_date", "market_country", "discontinued_date",
    "preparation_state_code", "trade_channel", "short_description", "material_code",
)  # fmt: skip
LABELS = {
    "foundation_food": ("fdc_id", "NDB_number", "footnote"),
    "sr_legacy_food": ("fdc_id", "NDB_number"),
    "survey_fndds_food": ("fdc_id", "food_code", "wweia_category_code", "start_date", "end_date"),
    "branded_food": BRANDED,
}
NUTRIENTS = (
    ("1003", "Protein", "G", "203"),
    ("1089", "Iron, Fe", "MG", "303"),
    ("1090", "Magnesium, Mg", "MG", "304"),
    ("1093", "Sodium, Na", "MG", "307"),
    ("1110", "Vitamin D (D2 + D3), International Units", "IU", "324"),
    ("1114", "Vitamin D (D2 + D3)", "UG", "328"),
    ("1178", "Vitamin B-12", "UG", "418"),
    ("1190", "Folate, DFE", "UG", "435"),
)
_UNITS = {"1000": "cup", "1001": "tablespoon", "9999": "undetermined"}
_SHOWN = {"UG": "µg", "MG": "mg", "G": "g", "IU": "IU"}
_JSON = {
    "foundation_food": ("FoundationFoods", "Foundation", "ndbNumber"),
    "sr_legacy_food": ("SRLegacyFoods", "SR Legacy", "ndbNumber"),
    "survey_fndds_food": ("SurveyFoods", "Survey (FNDDS)", "foodCode"),
    "branded_food": ("BrandedFoods", "Branded", "gtinUpc"),
}


@frozen(kw_only=True)
class Food:
    """A food of a download; ``amounts`` by the id of the nutrient, ``portions`` as the rows of their table have them.

    A portion is its place, amount, id of the unit, modifier, description and grams. ``label`` is the serving of a
    branded food: size, unit and words.
    """

    key: str
    name: str
    published: str
    number: str
    amounts: Mapping[str, float | None]
    portions: Sequence[tuple[int, float | None, str, str, str, float]] = ()
    label: tuple[float, str, str] | None = None


DOWNLOADS: Mapping[str, tuple[Food, ...]] = {
    "foundation_food": (
        Food(
            key="321900", name="Broccoli, raw", published="2019-04-01", number="11090", amounts={"1090": 19.0},
        ),
        Food(
            key="747447", name="Broccoli, raw", published="2019-12-16", number="11090",
            amounts={"1090": 21.0, "1114": None, "1089": 0.69},
            portions=((1, 1.0, "1000", "chopped", "", 91.0), (2, 2.0, "1001", "", "", 12.5)),
        ),
    ),
    "sr_legacy_food": (
        Food(
            key="168462", name="Spinach, raw", published="2019-04-01", number="11457",
            amounts={"1090": 79.0, "1190": 194.0, "1003": 2.86, "1114": 0.0},
            portions=((1, 1.0, "9999", "cup", "", 30.0), (2, 1.0, "9999", "bunch", "", 340.0)),
        ),
        Food(
            key="167512", name='Crème "fraîche", plain', published="2019-04-01", number="1056", amounts={"1093": 53.0},
        ),
    ),
    "survey_fndds_food": (
        Food(
            key="2705384", name="Milk, NFS", published="2022-10-28", number="11100000",
            amounts={"1090": 12.0, "1178": 0.55, "1114": 1.1, "1093": 39.0},
            portions=(
                (3, None, "9999", "10205", "1 cup", 244.0),
                (1, None, "9999", "30000", "1 fl oz", 30.5),
            ),
        ),
    ),
    "branded_food": (
        Food(
            key="356425", name="OAT BAR", published="2019-04-01", number="00012345678905",
            amounts={"1090": 90.0, "1110": 40.0}, label=(35.0, "g", "1 BAR"),
        ),
        Food(
            key="1459825", name="OAT BAR", published="2021-10-28", number="012345678905",
            amounts={"1090": 100.0, "1110": 80.0, "1093": 250.0}, label=(40.0, "GRM", "1 BAR"),
        ),
        Food(
            key="2100001", name="SOY DRINK", published="2021-10-28", number="098765432109",
            amounts={"1090": 15.0, "1114": 1.25, "1110": 60.0}, label=(240.0, "ml", "1 cup"),
        ),
    ),
}  # fmt: skip


def tables_of(kind: str, foods: Sequence[Food] = ()) -> dict[str, str]:
    """Return the CSV files of a download by name; those of survey foods count nutrients by number."""
    foods = foods or DOWNLOADS[kind]
    code = {id: number if kind == "survey_fndds_food" else id for id, _, _, number in NUTRIENTS}
    amounts = [
        (food.key, code[id], "" if amount is None else amount) for food in foods for id, amount in food.amounts.items()
    ]
    portions = [
        (food.key, place, "" if amount is None else amount, unit, words, modifier, grams)
        for food in foods
        for place, amount, unit, modifier, words, grams in food.portions
    ]
    sample = ("1", "sub_sample_food", "a sample", "", "2024-01-01")
    files = {
        "food.csv": _csv(FOOD, [sample, *((food.key, kind, food.name, "11", food.published) for food in foods)]),
        "nutrient.csv": _csv(NUTRIENT, [(*nutrient, "") for nutrient in NUTRIENTS]),
        "food_nutrient.csv": _csv(FOOD_NUTRIENT, _numbered(amounts, FOOD_NUTRIENT)),
        f"{kind}.csv": _csv(LABELS[kind], [_label(kind, food) for food in foods]),
    }
    if kind != "branded_food":
        files["food_portion.csv"] = _csv(FOOD_PORTION, _numbered(portions, FOOD_PORTION))
        files["measure_unit.csv"] = _csv(("id", "name"), _UNITS.items())
    return files


def document_of(kind: str, foods: Sequence[Food] = ()) -> str:
    """Return the JSON file of a download, one food a line."""
    key, type, _ = _JSON[kind]
    written = ",\n".join(json.dumps(_object(kind, type, food), ensure_ascii=False) for food in foods or DOWNLOADS[kind])
    return f'{{"{key}": [\n{written}\n]}}'


def write_tables(folder: Path, files: Mapping[str, str]) -> Path:
    """Write CSV files into a folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def write_zip(path: Path, files: Mapping[str, str], folder: str = "") -> Path:
    """Write files into a zip file, in a folder of it if one is named, and return its path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(f"{folder}{name}", text)
    return path


def _csv(columns: Sequence[str], rows: Any) -> str:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([columns, *rows])
    return text.getvalue()


def _numbered(rows: Sequence[Sequence[object]], columns: Sequence[str]) -> list[tuple[object, ...]]:
    return [(number, *row, *[""] * (len(columns) - len(row) - 1)) for number, row in enumerate(rows, 1)]


def _label(kind: str, food: Food) -> tuple[object, ...]:
    known: dict[str, object] = {"fdc_id": food.key, LABELS[kind][1]: food.number}
    if kind == "branded_food":
        size, unit, words = food.label or ("", "", "")
        known = {"fdc_id": food.key, "gtin_upc": food.number}
        known |= {"serving_size": size, "serving_size_unit": unit, "household_serving_fulltext": words}
    return tuple(known.get(column, "") for column in LABELS[kind])


def _object(kind: str, type: str, food: Food) -> dict[str, object]:
    year, month, day = food.published.split("-")
    branded = kind == "branded_food"
    size, unit, words = food.label or (None, None, None)
    return {
        "foodClass": "Branded" if branded else "FinalFood",
        "description": food.name,
        "foodNutrients": [
            {
                "type": "FoodNutrient",
                "nutrient": _nutrient(id),
                **({} if amount is None else {"amount": amount}),
            }
            for id, amount in food.amounts.items()
        ],
        "dataType": type,
        _JSON[kind][2]: food.number if branded else int(food.number),
        "foodPortions": [
            {
                "measureUnit": {"id": int(unit_id), "name": _UNITS[unit_id], "abbreviation": _UNITS[unit_id]},
                **({} if amount is None else {"amount": amount}),
                "modifier": modifier,
                **({"portionDescription": description} if description else {}),
                "gramWeight": grams,
                "sequenceNumber": place,
            }
            for place, amount, unit_id, modifier, description, grams in food.portions
        ],
        "publicationDate": f"{int(month)}/{int(day)}/{year}",
        **({"servingSize": size, "servingSizeUnit": unit, "householdServingFullText": words} if branded else {}),
        "fdcId": int(food.key),
    }


def _nutrient(id: str) -> dict[str, object]:
    name, unit, number = next((name, unit, number) for other, name, unit, number in NUTRIENTS if other == id)
    return {"id": int(id), "number": number, "name": name, "unitName": _SHOWN[unit]}
