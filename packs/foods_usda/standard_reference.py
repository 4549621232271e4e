"""USDA's Standard Reference, release 24, as the Debian package cronometer has it: what stands there of a food.

    apt-get download cronometer && dpkg-deb -x cronometer_*.deb unpacked
    unpacked/usr/share/cronometer/usda_sr24.jar

The index in the archive names the foods of release 24; the other files are foods that earlier releases had.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

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


class Measure(NamedTuple):
    """A household portion: 0.5 "cup, chopped" are 78 grams."""

    amount: float
    name: str
    grams: float


class Entry(NamedTuple):
    """What the reference has of a food: content per 100 g in our units, where it is known, and portions."""

    per_100g: Mapping[str, float]
    measures: tuple[Measure, ...]


def names_in(archive: ZipFile) -> Iterable[tuple[str, str]]:
    """Iterate over the foods of the release: number and name; the first line of the index is how many there are."""
    for line in archive.read("usda_sr24/foods.index").decode().splitlines():
        number, bar, name = line.partition("|")
        if bar:
            yield number, name


def read_entry(archive: ZipFile, number: str) -> Entry:
    """Return what the archive has of a food, of whichever release."""
    return entry_of(archive.read(f"usda_sr24/{number}.xml"))


def entry_of(text: bytes | str) -> Entry:
    """Return what the file of a food says."""
    food = ElementTree.fromstring(text)  # noqa: S314 (a package that whoever builds chose)
    found = {item.get("name"): float(item.get("amount", "")) for item in food.iter("nutrient")}
    return Entry(
        per_100g={id: round(found[theirs] * by, 6) for id, (theirs, by) in NUTRIENTS.items() if theirs in found},
        measures=tuple(
            Measure(float(item.get("amount", "")), " ".join(item.get("name", "").split()), float(item.get("grams", "")))
            for item in food.iter("measure")
        ),
    )
