"""Make content/foods.csv and foods_mixed.csv from two lists and USDA's Standard Reference, release 24.

    python -m packs.nutrients.build_foods unpacked/usr/share/cronometer/usda_sr24.jar

packs/foods_usda/standard_reference.py says where to get the archive.

The list foods.csv names each food with its number in the reference (ndb) and its portions; every figure
comes from the reference. A portion is ours = theirs: "1 handful = 50 berries" takes the weight of 50 of the measure
that begins with "berries"; a measure "g" is a weight. What the reference does not have is unknown and stays empty.

Folate is counted by weight there. Where folic acid was added, that is less than the folate equivalents in which needs
are stated, so the list leaves it out (omit).

A mixture, in the list mixed.csv, has ``parts`` by weight, "14210 = 1; 01077 = 4"; what one of them does not have is
unknown of all. Its portions are in grams.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

from packs.foods_usda.standard_reference import NUTRIENTS, Entry, Measure, read_entry

HERE = Path(__file__).parent
LIST = HERE / "foods.csv"
CONTENT = HERE / "src" / "twitchkit_pack_nutrients" / "content"
TABLE = CONTENT / "foods.csv"
MIXED = HERE / "mixed.csv"
MIXED_TABLE = CONTENT / "foods_mixed.csv"
COLUMNS = ("id", "name", "as_bought", "names", "group", "portions", "tags", "checked", "note", "cite")
_MEASURE = re.compile(r"(?P<number>\d+(\.\d+)?) (?P<name>.+)")


def main(archive: str) -> None:
    """Write the tables anew."""
    with ZipFile(archive) as reference:
        write(TABLE, [row_of(listed, read_entry(reference, listed["ndb"])) for listed in listed_in(LIST)])
        mixed = [mixture_of(listed, lambda ndb: read_entry(reference, ndb)) for listed in listed_in(MIXED)]
        write(MIXED_TABLE, mixed)


def listed_in(path: Path) -> Sequence[Mapping[str, str]]:
    """Return the rows of a list."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """Write a table, in the order of the ids."""
    with path.open("w", encoding="utf-8", newline="") as file:
        columns = [*COLUMNS, *(f"per_100g.{nutrient}" for nutrient in NUTRIENTS)]
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["id"]))
    sys.stdout.write(f"{path.name}: {len(rows)} foods\n")


def row_of(listed: Mapping[str, str], entry: Entry) -> dict[str, str]:
    """Return a row of the table for a row of the list."""
    omitted = listed["omit"].split(";")
    amounts = {f"per_100g.{id}": f"{amount:g}" for id, amount in entry.per_100g.items() if id not in omitted}
    portions = "; ".join(portion(each, entry.measures, listed["id"]) for each in listed["portions"].split(";"))
    return {**listed, **amounts, "portions": portions, "cite": f"usda_sr24 @ NDB {listed['ndb']}"}


def mixture_of(listed: Mapping[str, str], entry: Callable[[str], Entry]) -> dict[str, str]:
    """Return a row for a mixture: the mean of its parts, each as often as it has parts."""
    parts = {
        ndb.strip(): float(share) for ndb, _, share in (part.partition("=") for part in listed["parts"].split(";"))
    }
    foods = {ndb: entry(ndb).per_100g for ndb in parts}
    known = set.intersection(*(set(food) for food in foods.values())) - set(listed["omit"].split(";"))
    whole = sum(parts.values())
    amounts = {
        f"per_100g.{id}": f"{sum(parts[ndb] * foods[ndb][id] for ndb in parts) / whole:.4g}" for id in sorted(known)
    }
    cited = " and NDB ".join(f"{ndb}" for ndb in parts)
    return {**listed, **amounts, "cite": f"usda_sr24 @ mixed from NDB {cited}"}


def portion(written: str, measures: Sequence[Measure], food: str) -> str:
    """Return a portion with its weight: ``1 handful = 68`` for ``1 handful = 50 berries``."""
    ours, _, theirs = (part.strip() for part in written.partition("="))
    asked = _MEASURE.fullmatch(theirs)
    if asked is None:
        raise SystemExit(f"{food}: {theirs!r} is no number with a measure")
    return f"{ours} = {round(float(asked['number']) * weight(asked['name'], measures, food), 2):g}"


def weight(name: str, measures: Sequence[Measure], food: str) -> float:
    """Return the grams of one measure: of that name, else of the first that begins so."""
    if name == "g":
        return 1.0
    fitting = [measure for measure in measures if measure.name.startswith(name)]
    if not fitting:
        raise SystemExit(f"{food}: no measure {name!r}; there are: {', '.join(measure.name for measure in measures)}")
    measure = next((measure for measure in fitting if measure.name == name), fitting[0])
    return measure.grams / measure.amount


if __name__ == "__main__":
    main(sys.argv[1])
