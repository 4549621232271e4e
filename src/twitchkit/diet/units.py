"""Units of amounts as people write them, in English and other languages: "tbsp", "EL", "c. à soupe", "2 fl oz"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from twitchkit.diet.words import singular

# To grams and to milliliters; spoons, cups and fluid ounces are the US ones, as in USDA's portions.
MASSES = {"g": 1.0, "kg": 1000.0, "mg": 0.001, "oz": 28.3495, "lb": 453.592}
VOLUMES = {
    "ml": 1.0,
    "cl": 10.0,
    "dl": 100.0,
    "l": 1000.0,
    "cup": 236.588,
    "tbsp": 14.7868,
    "tsp": 4.92892,
    "fl oz": 29.5735,
    "quart": 946.353,
    "gallon": 3785.41,
}
SIZES = {
    "small": "small",
    "little": "small",
    "medium": "medium",
    "large": "large",
    "big": "large",
    **{"sm": "small", "med": "medium", "lg": "large"},
    **dict.fromkeys(["klein", "kleine", "kleiner", "kleines", "petit", "petite", "pequeño", "pequeña"], "small"),
    **dict.fromkeys(["groß", "große", "großer", "großes"], "large"),
}
_SPELLINGS = {
    "g": "g gr gm grm gms gram gramme gramm gramo",
    "kg": "kg kilo kilogram kilogramm",
    "mg": "mg milligram",
    "oz": "oz ounce",
    "lb": "lb pound",
    "ml": "ml milliliter millilitre mililitro",
    "cl": "cl centiliter centilitre",
    "dl": "dl deciliter decilitre",
    "l": "l lt ltr liter litre litro",
    "cup": "cup cupful c taza",
    "tbsp": "tbsp tbs tbl tblsp tablespoon tablespoonful el esslöffel cucharada càs",
    "tsp": "tsp teaspoon teaspoonful tl teelöffel cucharadita càc",
    "quart": "quart",
    "gallon": "gallon",
}
_UNITS = {spelled: unit for unit, spellings in _SPELLINGS.items() for spelled in spellings.split()}
_FLUID = ("fl", "fluid")
_HEAPED = ("level", "heaped", "rounded", "heaping")
_SPOONS = ("c", "cuillère", "cuillères", "cuillere", "cuilleres")
_SPOON_FOR = {"soupe": "tbsp", "café": "tsp", "cafe": "tsp", "thé": "tsp"}

Measures: TypeAlias = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
"""The words and names of household measures by the first word, in the singular, the longest first."""
NO_MEASURES: Measures = {}


@lru_cache(maxsize=8)
def by_first_word(measures: tuple[str, ...]) -> Measures:
    """Return the words of each measure; a reader asks for the same measures with every line."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in measures:
        bare = tuple(map(singular, name.split()))
        found.setdefault(bare[0], []).append((bare, name))
    return {word: tuple(sorted(names, key=lambda each: -len(each[0]))) for word, names in found.items()}


def read_unit(line: Sequence[str], place: int, measures: Measures = NO_MEASURES) -> tuple[str, int]:
    """Read a unit, or the longest name of a measure, at a token; return it, or an empty text, and where it ends.

    >>> read_unit(("c", ".", "à", "soupe", "de", "miel"), 0)
    ('tbsp', 4)
    """
    place += line[place : place + 1] != () and line[place] in _HEAPED
    word = line[place] if place < len(line) else ""
    if word in _FLUID and _spelled(line, place + 1) == "oz":
        return "fl oz", place + 2
    if word in _SPOONS:
        behind = place + 1 + (line[place + 1 : place + 2] == (".",))
        spoon = "".join(line[behind + 1 : behind + 2]) if line[behind : behind + 1] in (("à",), ("a",)) else ""
        if spoon in _SPOON_FOR:
            return _SPOON_FOR[spoon], behind + 2
    unit = _spelled(line, place)
    if unit:
        return unit, place + 1
    for bare, name in measures.get(singular(word), ()):
        if bare == tuple(map(singular, line[place : place + len(bare)])):
            return name, place + len(bare)
    return "", place


def _spelled(line: Sequence[str], place: int) -> str:
    word = line[place] if place < len(line) else ""
    return _UNITS.get(singular(word), _UNITS.get(word.removesuffix("s"), ""))  # "lbs" is too short for a plural
