"""A user's own download of USDA's FoodData Central, made into a pack: a folder to give to ``tk.load(paths=[…])``.

The CSV files are those that FoodData Central publishes (fdc.nal.usda.gov, "Download Data"). Folate is taken as dietary
folate equivalents, vitamin D as micrograms; an amount that is not there is unknown.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from twitchkit.diet.writing import Row, write_database
from twitchkit.errors import TwitchkitError
from twitchkit.ids import is_name

# Our id → the id and the unit of the nutrient there.
NUTRIENTS = {
    "alcohol": ("1018", "G"),
    "caffeine": ("1057", "MG"),
    "calcium": ("1087", "MG"),
    "folate": ("1190", "UG"),
    "iron": ("1089", "MG"),
    "magnesium": ("1090", "MG"),
    "potassium": ("1092", "MG"),
    "sodium": ("1093", "MG"),
    "thiamin": ("1165", "MG"),
    "vitamin_b12": ("1178", "UG"),
    "vitamin_b6": ("1175", "MG"),
    "vitamin_d": ("1114", "UG"),
    "vitamin_k": ("1185", "UG"),
    "zinc": ("1095", "MG"),
}
_KINDS = ("foundation_food", "sr_legacy_food", "survey_fndds_food", "branded_food")  # the rest are samples
_FILES = ("food", "food_nutrient", "nutrient", "food_portion", "measure_unit")
_NO_UNIT = "undetermined"


def import_download(folder: Path, pack: Path) -> int:
    """Make a pack of the CSV files in a folder, and return how many foods it has; ``pack`` is named after its id.

    Raises :class:`~twitchkit.errors.TwitchkitError` for a folder that lacks one of the files, counts a nutrient in
    another unit, or holds no food, and for a pack that has another name than one in snake_case.
    """
    if not is_name(pack.name):
        raise TwitchkitError(f"{pack.name!r} is no name for a pack; write it in snake_case, like my_foods")
    missing = [f"{name}.csv" for name in _FILES if not (folder / f"{name}.csv").is_file()]
    if missing:
        raise TwitchkitError(f"{folder} lacks {', '.join(missing)}; give the unpacked folder of a download")
    _check_units(folder)
    foods = list(_foods(folder))
    if not foods:
        raise TwitchkitError(f"{folder} holds no foods but samples; download Foundation Foods or SR Legacy")
    (pack / "content").mkdir(parents=True, exist_ok=True)
    released = max(row["publication_date"] for row in _rows(folder, "food"))
    about = {"title": "USDA FoodData Central", "release": released, "released": released}
    write_database(pack / "foods.sqlite", foods, tuple(NUTRIENTS), about)
    _write_texts(pack, released)
    return len(foods)


def _check_units(folder: Path) -> None:
    units = {row["id"]: row["unit_name"].upper() for row in _rows(folder, "nutrient")}
    wrong = [id for id, (number, unit) in NUTRIENTS.items() if units.get(number, unit) != unit]
    if wrong:
        raise TwitchkitError(f"nutrient.csv counts {', '.join(wrong)} in another unit than FoodData Central does")


def _foods(folder: Path) -> Iterator[Row]:
    kept = {row["fdc_id"]: row["description"] for row in _rows(folder, "food") if row["data_type"] in _KINDS}
    amounts: dict[str, dict[str, float]] = {}
    ours = {number: id for id, (number, _) in NUTRIENTS.items()}
    for row in _rows(folder, "food_nutrient"):
        if row["fdc_id"] in kept and row["nutrient_id"] in ours and row["amount"]:
            amounts.setdefault(row["fdc_id"], {})[ours[row["nutrient_id"]]] = float(row["amount"])
    portions = _portions(folder)
    for key, name in kept.items():
        if key in amounts:
            yield Row(key=key, name=name, per_100g=amounts[key], portions=portions.get(key, {}))


def _portions(folder: Path) -> Mapping[str, dict[str, float]]:
    """Return the portions of each food in grams: "1 cup, chopped" → 91."""
    units = {row["id"]: row["name"] for row in _rows(folder, "measure_unit")}
    found: dict[str, dict[str, float]] = {}
    for row in _rows(folder, "food_portion"):
        unit = units.get(row["measure_unit_id"], "").replace(_NO_UNIT, "")
        what = ", ".join(part for part in (unit, row["modifier"]) if part)
        text = f"{float(row['amount']):g} {what}" if row["amount"] and what else row["portion_description"]
        if text and row["gram_weight"]:
            found.setdefault(row["fdc_id"], {})[text] = float(row["gram_weight"])
    return found


def _rows(folder: Path, name: str) -> Iterable[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _write_texts(pack: Path, released: str) -> None:
    """Write the manifest, the source and the statement of the database."""
    title = json.dumps(f"USDA FoodData Central, downloaded foods of {released}")
    digest = hashlib.sha256((pack / "foods.sqlite").read_bytes()).hexdigest()
    texts = {
        "pack.toml": f'schema = 1\n\n[pack]\nid = "{pack.name}"\ntitle = {title}\nlicense = "CC0-1.0"\n'
        f'reviewed = {released}\ndefines = ["source", "food_database"]\n\n[needs]\nnutrients = ""\n',
        "content/sources.toml": f'[[source]]\nid = "fooddata_central"\ntitle = {title}\n'
        'authors = "US Department of Agriculture, Agricultural Research Service"\nurl = "https://fdc.nal.usda.gov"\n',
        "content/food_database.toml": f'[[food_database]]\nid = "downloaded"\ntitle = {title}\nfile = "foods.sqlite"\n'
        f'sha256 = "{digest}"\nrelease = "{released}"\nreleased = "{released}"\nnumber = "FDC"\n'
        'cite = "fooddata_central"\nstatus = "verified"\ncertainty = "high"\n',
    }
    for name, text in texts.items():
        (pack / name).write_text(text, encoding="utf-8")
