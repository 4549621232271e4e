"""The JSON layout: one list of foods, each with its amounts and portions in it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from twitchkit.diet.downloads.contents import MEANINGS, Contents, unit_of
from twitchkit.diet.downloads.foods import (
    KINDS,
    Portion,
    Version,
    fdc_number,
    identity,
    in_words,
    iso_date,
    serving,
)
from twitchkit.diet.downloads.found import Found, Problems
from twitchkit.diet.downloads.source import Source
from twitchkit.diet.writing import Row
from twitchkit.strict_json import parse_items

LISTS = ("FoundationFoods", "SRLegacyFoods", "SurveyFoods", "BrandedFoods")
_SAME = {
    "foundation_food": "ndbNumber",
    "sr_legacy_food": "ndbNumber",
    "survey_fndds_food": "foodCode",
    "branded_food": "gtinUpc",
}


class _Food(NamedTuple):
    version: Version
    row: Row


def read_document(source: Source) -> Found:
    """Read the JSON file of a download; raises :class:`~twitchkit.errors.TwitchkitError` with all problems."""
    file = source.document
    problems = Problems()
    foods: dict[str, _Food] = {}
    for item in parse_items(source.chunks(file), LISTS, file=file):
        try:
            food = _read(_table(item.value, "a food"))
        except ValueError as error:
            problems.add(error, file, item.line)
            continue
        if food is not None:
            other = foods.get(food.version.same)
            if other is None or other.version.age < food.version.age:
                foods[food.version.same] = food
    problems.raise_any()
    rows = tuple(food.row for food in foods.values() if food.row.per_100g)
    return Found(rows, max((food.version.published for food in foods.values()), default=""))


def _read(food: Mapping[str, object]) -> _Food | None:
    """Return a food; None for a sample. Raises ``ValueError`` for what cannot be."""
    kind = KINDS.get(_text(food.get("dataType"), "dataType"))
    if kind is None:
        return None
    key = fdc_number(_code(food.get("fdcId"), "fdcId"))
    name = _text(food.get("description"), "description").strip()
    if not name:
        raise ValueError("a food has no description")
    same = identity(kind, _code(food.get(_SAME[kind]), _SAME[kind]), key)
    version = Version(key, name, same, iso_date(_text(food.get("publicationDate"), "publicationDate")))
    served = serving(
        _number(food.get("servingSize"), "servingSize"),
        _text(food.get("servingSizeUnit"), "servingSizeUnit"),
        _text(food.get("householdServingFullText"), "householdServingFullText"),
    )
    portions = in_words(_portion(part) for part in _tables(food.get("foodPortions"), "foodPortions"))
    per_100g = _contents(_tables(food.get("foodNutrients"), "foodNutrients")).per_100g
    return _Food(version, Row(key=key, name=name, per_100g=per_100g, portions={**portions, **served}))


def _contents(nutrients: Iterable[Mapping[str, object]]) -> Contents:
    contents = Contents()
    for stated in nutrients:
        nutrient = _table(stated.get("nutrient"), "nutrient")
        meaning = MEANINGS.get(_code(nutrient.get("id"), "id"))
        number = _number(stated.get("amount"), "amount")
        if meaning is None or number is None:
            continue
        if unit_of(_text(nutrient.get("unitName"), "unitName")) != meaning.unit:
            raise ValueError(f"{meaning.nutrient} is in another unit than FoodData Central counts it in")
        contents.add(meaning, number)
    return contents


def _portion(stated: Mapping[str, object]) -> Portion:
    unit = stated.get("measureUnit")
    return Portion(
        place=_number(stated.get("sequenceNumber"), "sequenceNumber") or 0.0,
        amount=_number(stated.get("amount"), "amount"),
        unit="" if unit is None else _text(_table(unit, "measureUnit").get("name"), "name"),
        modifier=_text(stated.get("modifier"), "modifier").strip(),
        description=_text(stated.get("portionDescription"), "portionDescription").strip(),
        grams=_number(stated.get("gramWeight"), "gramWeight") or 0.0,
    )


def _table(value: object, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"{name!r} is no object")
    return value


def _tables(value: object, name: str) -> list[Mapping[str, object]]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise ValueError(f"{name!r} is no list")
    return [_table(item, name) for item in value]


def _text(value: object, name: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{name!r} is no text")
    return value


def _code(value: object, name: str) -> str:
    """Return a number that names something, or a text that does."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(value, name)


def _number(value: object, name: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{name!r} is no number; leave out what is not known")
    return float(value)
