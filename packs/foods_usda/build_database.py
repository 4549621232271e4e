"""Make foods.sqlite from USDA's Standard Reference, release 24: ``standard_reference.py`` says where to get it.

    python -m packs.foods_usda.build_database unpacked/usr/share/cronometer/usda_sr24.jar

It prints the digest to write into content/food_database.toml. The same input gives the same file. Foods that only
earlier releases had are left out. So is every amount that the archive does not have: it is unknown.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from zipfile import ZipFile

from packs.foods_usda.standard_reference import NUTRIENTS, Measure, names_in, read_entry
from packs.foods_usda.suggesting import read_rules, suggested
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
    with ZipFile(archive) as files:
        foods = list(read_foods(files))
    write_database(DATABASE, foods, tuple(NUTRIENTS), ABOUT)
    digest = hashlib.sha256(DATABASE.read_bytes()).hexdigest()
    sys.stdout.write(f"{len(foods)} foods, {DATABASE.stat().st_size:,} bytes, sha256 {digest}\n")


def read_foods(archive: ZipFile) -> Iterable[Row]:
    """Read the foods of the release, but for the one without any content (a calculator)."""
    groups = {row["number"]: row["group"] for row in rows("groups.csv")}
    rules = read_rules()
    beginnings = {row["begins"]: row["group"] for row in rows("mixed_groups.csv")}
    for key, name in names_in(archive):
        per_100g, measures = read_entry(archive, key)
        if not per_100g:
            continue
        group = groups.get(key[:2]) or beginnings[next(begin for begin in beginnings if name.startswith(begin))]
        eaten = portions(measures)
        tags, served = suggested(name, group, eaten, rules)
        yield Row(
            key=key,
            name=name,
            group=group,
            per_100g=without_doubtful_folate(per_100g, name, group),
            portions=eaten,
            tags=tags,
            suggested=served,
        )


def without_doubtful_folate(per_100g: Mapping[str, float], name: str, group: str) -> dict[str, float]:
    """Return the amounts without folate where folic acid may have been added."""
    added = group in MAY_HOLD_FOLIC_ACID and not (group == "grains and pasta" and NOT_ENRICHED.search(name))
    doubtful = added or ADDED.search(name)
    return {id: amount for id, amount in per_100g.items() if not (doubtful and id == "folate")}


def portions(measures: Iterable[Measure]) -> dict[str, float]:
    """Return household portions in grams: "1 cup" → 180."""
    return {f"{measure.amount:g} {measure.name}": measure.grams for measure in measures}


def rows(name: str) -> Iterable[dict[str, str]]:
    """Read a table that stands beside this script."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


if __name__ == "__main__":
    main(sys.argv[1])
