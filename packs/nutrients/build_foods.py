"""Make content/foods.csv from the list foods.csv and USDA's Standard Reference, release 24.

    apt-get download cronometer && dpkg-deb -x cronometer_*.deb unpacked
    python packs/nutrients/build_foods.py unpacked/usr/share/cronometer/usda_sr24.jar

The list, which people write, names each food with its number in the reference (ndb) and its portions; every figure
comes from the reference. A portion is ours = theirs: "1 handful = 50 berries" takes the weight of 50 of the measure
that begins with "berries"; a measure "g" is a weight. What the reference does not have is unknown and stays empty.

Folate is counted by weight there. Where folic acid was added, that is less than the folate equivalents in which needs
are stated, so the list leaves it out (omit).
"""

from __future__ import annotations

import csv
import re
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent
LIST = HERE / "foods.csv"
TABLE = HERE / "src" / "twitchkit_pack_nutrients" / "content" / "foods.csv"
# Our id → the name in the reference, and the factor from its unit to ours (vitamin D: 40 IU are 1 ug).
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
COLUMNS = ("id", "name", "names", "group", "portions", "tags", "checked", "note", "cite")
_MEASURE = re.compile(r"(?P<number>\d+(\.\d+)?) (?P<name>.+)")


def main(archive: str) -> None:
    """Write the table anew."""
    with LIST.open(encoding="utf-8", newline="") as file, zipfile.ZipFile(archive) as reference:
        rows = [row_of(listed, reference) for listed in csv.DictReader(file)]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        columns = [*COLUMNS, *(f"per_100g.{nutrient}" for nutrient in NUTRIENTS)]
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["id"]))
    sys.stdout.write(f"{len(rows)} foods\n")


def row_of(listed: Mapping[str, str], reference: zipfile.ZipFile) -> dict[str, str]:
    """Return a row of the table for a row of the list."""
    number = listed["ndb"]
    food = ElementTree.fromstring(reference.read(f"usda_sr24/{number}.xml"))  # noqa: S314 (a package that we chose)
    found = {item.get("name"): float(item.get("amount", "")) for item in food.iter("nutrient")}
    amounts = {
        f"per_100g.{id}": f"{round(found[theirs] * factor, 6):g}"
        for id, (theirs, factor) in NUTRIENTS.items()
        if theirs in found and id not in listed["omit"].split(";")
    }
    measures: dict[str, ElementTree.Element] = {}
    for item in food.iter("measure"):
        measures.setdefault(" ".join(item.get("name", "").split()), item)
    portions = "; ".join(portion(each, measures, listed["id"]) for each in listed["portions"].split(";"))
    return {**listed, **amounts, "portions": portions, "cite": f"usda_sr24 @ NDB {number}"}


def portion(written: str, measures: Mapping[str, ElementTree.Element], food: str) -> str:
    """Return a portion with its weight: ``1 handful = 68`` for ``1 handful = 50 berries``."""
    ours, _, theirs = (part.strip() for part in written.partition("="))
    measure = _MEASURE.fullmatch(theirs)
    if measure is None:
        raise SystemExit(f"{food}: {theirs!r} is no number with a measure")
    return f"{ours} = {round(float(measure['number']) * weight(measure['name'], measures, food), 2):g}"


def weight(name: str, measures: Mapping[str, ElementTree.Element], food: str) -> float:
    """Return the grams of one measure."""
    if name == "g":
        return 1.0
    fitting = [their for their in measures if their.startswith(name)]
    if not fitting:
        raise SystemExit(f"{food}: no measure {name!r}; there are: {', '.join(measures)}")
    measure = measures[name if name in fitting else fitting[0]]
    return float(measure.get("grams", "")) / float(measure.get("amount", ""))


if __name__ == "__main__":
    main(sys.argv[1])
