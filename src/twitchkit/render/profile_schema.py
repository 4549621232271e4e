"""The schema of a profile: as any profile is read, and with the names, levels and units of one knowledge.

The second is made to make forms from: findings have their question and their answers, measurements their units, diets
and foods their names. Short names stand beside full ids, as the reader takes both. It accepts what the reader accepts,
but for what no schema can say: whether a number in a text is plausible, and whether a word like "low" has a limit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

from twitchkit.ids import short
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.symbols import symbol_of
from twitchkit.model.assessment import SCHEMA_VERSION
from twitchkit.model.nutrient import Nutrient
from twitchkit.model.plain import Json
from twitchkit.model.profile import UNKNOWN, Profile
from twitchkit.model.vocabulary import Finding, Kind, Measurement
from twitchkit.profile_check import CHANGES, MAX_AGE, MAX_DAYS, MAX_LIST, MAX_TABLE, MAX_TEXT, SEXES
from twitchkit.quantity import Scale, find_unit
from twitchkit.render.patterns import NOT_NEGATIVE, UPPER_SIGNS, quantity_pattern, words_pattern
from twitchkit.render.schemas import Schema, SchemaWriter, published
from twitchkit.scoring.result_words import WORDS

T = TypeVar("T")

_ID = "profile"
_CONTRADICTIONS: tuple[Schema, ...] = (
    {"intake": {"type": "object"}, "diet": {"type": "array"}},
    {"pregnant": {"const": True}, "sex": {"const": "male"}},
    {"trimester": {"type": "integer"}, "sex": {"const": "male"}},
    {"trimester": {"type": "integer"}, "pregnant": {"enum": [False, UNKNOWN]}},
)


def profile_schema() -> Schema:
    """Return the schema of a profile as it is read without packs; unknown keys are not allowed.

    >>> profile_schema()["$id"]
    'urn:twitchkit:schema:profile:1'
    """
    writer = SchemaWriter(strict=True)
    body = writer.table(Profile)
    _limit(body, writer.definitions)
    excluded: list[Json] = [{"properties": both, "required": [*both]} for both in _CONTRADICTIONS]
    schema = published(_ID, SCHEMA_VERSION, {**body, "not": {"anyOf": excluded}}, writer)
    return cast("Schema", _sized(schema))


def profile_schema_of(knowledge: Knowledge) -> Schema:
    """Return the schema of a profile as it is read with the packs of a knowledge."""
    schema = profile_schema()
    properties = _properties(schema)
    properties["findings"] = _table(knowledge, "findings", knowledge.findings, _finding)
    properties["measurements"] = _table(knowledge, "measurements", knowledge.measurements, _measurement)
    definitions = cast("Schema", schema["$defs"])
    definitions |= {
        "amounts": _amounts(knowledge),
        "diet": _words(knowledge.eating.diets),
        "food": _words({**knowledge.eating.foods, **knowledge.eating.tags}),
    }
    amounts: Schema = {"type": "object", "$ref": "#/$defs/amounts"}
    known: Schema = {**amounts, "unevaluatedProperties": False}
    _properties(definitions["IntakeRecord"])["per_day"] = known
    line = _properties(_of_type(definitions["FoodEaten"], "object"))
    line["nutrients"] = {"anyOf": [known, {"type": "null"}]}
    supplement = _properties(_of_type(definitions["SupplementUse"], "object"))
    supplement["per_day"] = {**amounts, "unevaluatedProperties": {"type": "string"}}  # of what no pack knows
    for key, kind in (("eats", "diet"), ("allergies", "food"), ("dislikes", "food")):
        _of_type(properties[key], "array")["items"] = {"$ref": f"#/$defs/{kind}"}
    return cast("Schema", _sized({**schema, "$id": f"{schema['$id']}:{knowledge.digest[:12]}"}))


def _limit(body: Schema, definitions: Schema) -> None:
    """Write the limits that need no vocabulary into a schema that so far knows types only."""
    person = _properties(body)
    _of_type(person["age"], "number").update(minimum=0, maximum=MAX_AGE)
    _of_type(person["trimester"], "integer").update(minimum=1, maximum=3)
    _choose(_of_type(person["sex"], "string"), SEXES)
    medicine = _properties(_of_type(definitions["MedicineUse"], "object"))
    _choose(_of_type(medicine["change"], "string"), CHANGES)
    reading = _properties(definitions["Reading"])
    for number in (medicine["weeks_ago"], medicine["years"], reading["weeks_ago"]):
        _of_type(number, "number").update(minimum=0)
    _of_type(_properties(definitions["IntakeRecord"])["days"], "integer").update(minimum=1, maximum=MAX_DAYS)
    line = definitions["FoodEaten"]
    for text in (_of_type(line, "string"), _properties(_of_type(line, "object"))["food"]):
        cast("Schema", text).update(pattern=r"\S")


def _choose(text: Schema, allowed: Iterable[str]) -> None:
    del text["type"]
    text["enum"] = [*allowed]


def _table(knowledge: Knowledge, kind: str, entries: Mapping[str, T], schema_of: Callable[[T], Schema]) -> Schema:
    """Return a table of statements by full id, or by short name where that names one; none stands there twice."""
    properties: Schema = {}
    both: list[Json] = []
    for id, entry in entries.items():
        name = short(id)
        if knowledge.index.candidates((kind,), name) == (id,):
            properties |= {name: schema_of(entry), id: {"$ref": f"#/properties/{kind}/properties/{name}"}}
            both.append({"required": [name, id]})
        else:
            properties[id] = schema_of(entry)
    table: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**table, "not": {"anyOf": both}} if both else table


def _finding(finding: Finding) -> Schema:
    about: Schema = {"title": finding.name}
    if finding.question:
        about["description"] = finding.question
    match finding.kind:
        case Kind.YES_NO:
            return {**about, "enum": [True, False, UNKNOWN]}
        case Kind.LEVELS | Kind.CHOICE:
            return {**about, "enum": [*finding.levels, UNKNOWN]}
        case Kind.SEVERAL:
            several: Schema = {"type": "array", "items": {"enum": [*finding.levels]}}
            return {**about, "anyOf": [several, {"const": UNKNOWN}]}
        case Kind.NUMBER:
            number = {"type": "number", **_between(finding.plausible)}
            units = symbol_of(finding).units
            return {**about, **_units(units), "anyOf": [number, _quantity(units), {"const": UNKNOWN}]}


def _measurement(measurement: Measurement) -> Schema:
    units = symbol_of(measurement).units
    plain: list[Json] = [_quantity(units)]
    if find_unit("", units) is not None:
        plain.append({"type": "number", **(_between(measurement.plausible) if not measurement.unit else {})})
    word: Schema = {"type": "string", "pattern": words_pattern(WORDS)}
    limit: Schema = {"anyOf": [*plain, {"type": "null"}]}
    reading: Schema = {
        "type": "object",
        "properties": {
            "value": {"anyOf": [*plain, word, {"const": UNKNOWN}]},
            "low": limit,
            "high": limit,
            "weeks_ago": {"anyOf": [{"type": "number", "minimum": 0}, {"type": "null"}]},
        },
        "required": ["value"],
        "additionalProperties": False,
    }
    usual = [word] if measurement.limits else []
    answers: list[Json] = [*plain, *usual, {"const": UNKNOWN}, reading]
    return {"title": measurement.name, **_units(units), "anyOf": answers}


def _between(plausible: tuple[float, float] | None) -> Schema:
    return {} if plausible is None else {"minimum": plausible[0], "maximum": plausible[1]}


def _units(units: Mapping[str, Scale]) -> Schema:
    return {"x-units": [unit for unit in units if unit]}


def _quantity(units: Iterable[str]) -> Schema:
    return {"type": "string", "pattern": quantity_pattern(units)}


def _amounts(knowledge: Knowledge) -> Schema:
    """Return the table of amounts a day of the nutrients that a knowledge has; others are left to who refers to it."""
    properties: Schema = {}
    for id, nutrient in knowledge.nutrients.items():
        names = {short(id), id} if knowledge.index.candidates(("nutrients",), short(id)) == (id,) else {id}
        properties |= {name: _amount(nutrient) for name in sorted(names)}
    return {"properties": properties}


def _amount(nutrient: Nutrient) -> Schema:
    units = (nutrient.unit, *nutrient.units)
    pattern = quantity_pattern(units, signs=UPPER_SIGNS, number=NOT_NEGATIVE, tail="(?:/d)?")
    return {"title": nutrient.name, "x-units": [*units], "type": "string", "pattern": pattern}


def _words(words: Mapping[str, str]) -> Schema:
    """Return the schema of a word for something to eat: one of a list to choose from, or any word that means one."""
    choices = sorted({short(id) if words.get(short(id)) == id else id for id in words.values()})
    plurals = [word.removesuffix("s") for word in words if word.endswith("s")]
    spelled = [words_pattern(words, tail="(?:e?s)?"), *([words_pattern(plurals)] if plurals else [])]
    texts: list[Json] = [{"type": "string", "pattern": pattern} for pattern in spelled]
    return {"anyOf": [{"enum": [*choices]}, *texts]}


def _properties(schema: Json) -> Schema:
    return cast("Schema", cast("Schema", schema)["properties"])


def _of_type(schema: Json, kind: str) -> Schema:
    """Return the part of a schema that is about values of a type."""
    whole = cast("Schema", schema)
    parts = cast("list[Schema]", whole.get("anyOf", [whole]))
    return next(part for part in parts if part.get("type") == kind)


def _sized(schema: Json) -> Json:
    """Return a schema with the greatest lengths that a profile may have, at every depth."""
    if isinstance(schema, list):
        return [_sized(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    sized: Schema = {key: _sized(value) for key, value in schema.items()}
    match schema.get("type"):
        case "string":
            sized["maxLength"] = MAX_TEXT
        case "array":
            sized["maxItems"] = MAX_LIST
        case "object" if "properties" not in schema:
            sized |= {"maxProperties": MAX_TABLE, "propertyNames": {"maxLength": MAX_TEXT}}
    return sized
