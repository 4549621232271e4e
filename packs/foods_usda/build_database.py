"""Make foods.sqlite from USDA's Standard Reference, release 24, as the Debian package cronometer has it.

    apt-get download cronometer && dpkg-deb -x cronometer_*.deb unpacked
    python packs/foods_usda/build_database.py unpacked/usr/share/cronometer/usda_sr24.jar

It prints the digest to write into content/food_database.toml. The same input gives the same file. The index in the
archive names the foods of release 24; the other files are foods that earlier releases had, and are left out. So is
every amount that the archive does not have: it is unknown.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree

from twitchkit.diet.writing import Row, write_database

HERE = Path(__file__).parent
DATABASE = HERE / "src" / "twitchkit_pack_foods_usda" / "foods.sqlite"
ABOUT = {
    "title": "USDA National Nutrient Database for Standard Reference",
    "release": "24",
    "released": "2011-09",
    "source": "U.S. Department of Agriculture, Agricultural Research Service; public domain",
    "taken_from": "usda_sr24.jar of the Debian package cronometer 0.9.9+dfsg1-1",
}
# Our id → the archive's name, and the factor from its unit to ours (vitamin D: 40 IU are 1 ug).
NUTRIENTS = {
    "alcohol": ("Alcohol", 1.0),
    "caffeine": ("Caffeine", 1.0),
    "calcium": ("Calcium", 1.0),
    "folate": ("Folate", 1.0),
    "iron": ("Iron", 1.0),
    "magnesium": ("Magnesium", 1.0),
    "potassium": ("Potassium", 1.0),
    "sodium": ("Sodium", 1.0),
    "thiamin": ("B1 (Thiamine)", 1.0),
    "vitamin_b12": ("B12 (Cyanocobalamin)", 1.0),
    "vitamin_b6": ("B6 (Pyridoxine)", 1.0),
    "vitamin_d": ("Vitamin D", 1 / 40),
    "vitamin_k": ("Vitamin K", 1.0),
    "zinc": ("Zinc", 1.0),
}
# The archive counts folate by weight. Where folic acid may have been added, that is less than the folate equivalents
# that needs are stated in, and how much less is not known; so it is taken over only where the two are the same.
MAY_HOLD_FOLIC_ACID = {
    "baby foods",
    "baked goods",
    "breakfast cereals",
    "fast food",
    "grains and pasta",
    "meals and side dishes",
    "native foods",
    "restaurant food",
    "snacks",
    "soups and sauces",
}
ADDED = re.compile(
    r"(?<!un)enriched|fortified|added vitamins|formulated|meatless|breaded|noodle|pasta|instant breakfast", re.I
)
NOT_ENRICHED = re.compile(
    r"unenriched|whole[- ](?:wheat|grain)|brown|wild|bulgur|quinoa|\boats?\b|barley|buckwheat|millet|amaranth"
    r"|sorghum|spelt|teff|triticale|\bbran\b|\bgerm\b|rye (?:grain|flour, dark)",
    re.I,
)


def main(archive: str) -> None:
    """Write the database beside the pack's other files."""
    with zipfile.ZipFile(archive) as files:
        foods = list(read_foods(files))
    write_database(DATABASE, foods, tuple(NUTRIENTS), ABOUT)
    digest = hashlib.sha256(DATABASE.read_bytes()).hexdigest()
    sys.stdout.write(f"{len(foods)} foods, {DATABASE.stat().st_size:,} bytes, sha256 {digest}\n")


def read_foods(files: zipfile.ZipFile) -> Iterable[Row]:
    """Read the foods that the index names, but for the one without any content (a calculator)."""
    groups = {row["number"]: row["group"] for row in rows("groups.csv")}
    beginnings = {row["begins"]: row["group"] for row in rows("mixed_groups.csv")}
    for line in files.read("usda_sr24/foods.index").decode().splitlines():
        key, bar, name = line.partition("|")
        food = ElementTree.fromstring(files.read(f"usda_sr24/{key}.xml")) if bar else None  # noqa: S314 (our own file)
        if food is None or food.find("nutrient") is None:
            continue
        group = groups.get(key[:2]) or beginnings[next(begin for begin in beginnings if name.startswith(begin))]
        found = {item.get("name"): float(item.get("amount", "")) for item in food.iter("nutrient")}
        yield Row(key=key, name=name, group=group, per_100g=content(found, name, group), portions=portions(food))


def content(found: Mapping[str | None, float], name: str, group: str) -> dict[str, float]:
    """Return the amounts that are known, in our units."""
    amounts = {id: round(found[their] * by, 6) for id, (their, by) in NUTRIENTS.items() if their in found}
    added = group in MAY_HOLD_FOLIC_ACID and not (group == "grains and pasta" and NOT_ENRICHED.search(name))
    if added or ADDED.search(name):
        amounts.pop("folate", None)
    return amounts


def portions(food: ElementTree.Element) -> dict[str, float]:
    """Return household portions in grams: "1 cup" → 180."""
    return {
        f"{float(item.get('amount', '')):g} {' '.join(item.get('name', '').split())}": float(item.get("grams", ""))
        for item in food.iter("measure")
    }


def rows(name: str) -> Iterable[dict[str, str]]:
    """Read a table that stands beside this script."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


if __name__ == "__main__":
    main(sys.argv[1])
