"""JSON Schemas (2020-12) of what is read and written, made from the model classes: they cannot drift."""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import ForwardRef, Literal, TypeAlias, Union, cast, get_args, get_origin

import attrs

from twitchkit.model.assessment import SCHEMA_VERSION, Assessment
from twitchkit.model.content import KINDS, WRITTEN
from twitchkit.model.kinds import beside, items_of
from twitchkit.model.plain import Json
from twitchkit.model.profile import FoodEaten, MedicineUse, SupplementUse
from twitchkit.model.provenance import Citation, Statement
from twitchkit.quantity import Scale

Schema: TypeAlias = dict[str, Json]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PACK_FORMAT = 1
_CASE_FORMAT = 1
_SIMPLE: Mapping[object, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    datetime.date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
}


def assessment_schema() -> Schema:
    """Return the schema of :meth:`Assessment.to_dict`; every key is there; later ones may add more."""
    writer = SchemaWriter(strict=False)
    return published("assessment", SCHEMA_VERSION, writer.table(Assessment), writer)


def pack_schema(manifest: type) -> Schema:
    """Return the schema of the TOML files of a pack; unknown keys are not allowed.

    ``manifest`` is the class that ``pack.toml`` is read into; it belongs to who reads packs.
    """
    writer = SchemaWriter(strict=True)
    kinds = {WRITTEN[kind]: writer.reference(cls) for kind, cls in KINDS.items() if not beside(cls)}
    shared: Schema = {item.name: writer.of(item.hint) for item in items_of(Statement)}
    defaults: Schema = {"type": "object", "properties": shared, "additionalProperties": False}
    arrays: Schema = {kind: _array(ref) for kind, ref in kinds.items()}
    statements: Schema = {
        "description": "Statements of any kind, each kind an array of tables.",
        **_closed({"defaults": defaults, **arrays}),
    }
    table: Schema = {"kind": {"enum": [*sorted(kinds)]}, "csv": {"type": "string"}, **shared}
    files: list[Json] = [
        writer.reference(manifest),
        statements,
        *(_whole_file(WRITTEN[kind], cls, defaults, writer) for kind, cls in KINDS.items() if beside(cls)),
        {
            "description": "A wide table in a CSV file beside this one.",
            **_closed({"table": _closed(table, required=["kind", "csv"])}, required=["table"]),
        },
    ]
    return published("pack", _PACK_FORMAT, {"oneOf": files}, writer)


def pack_manifest_schema(manifest: type) -> Schema:
    """Return the schema of ``pack.toml``, as :func:`pack_schema` takes its class."""
    writer = SchemaWriter(strict=True)
    return _for_editors(published("pack-manifest", _PACK_FORMAT, writer.table(manifest), writer))


def pack_content_schema() -> Schema:
    """Return the schema of a content file: one table for all of them, so that one slip marks one line."""
    writer = SchemaWriter(strict=True)
    shared: Schema = {item.name: writer.of(item.hint) for item in items_of(Statement)}
    defaults = _closed(shared)
    known: Schema = {"defaults": defaults}
    for kind, cls in KINDS.items():
        if beside(cls):
            whole = _whole_file(WRITTEN[kind], cls, defaults, writer)
            known |= cast("Schema", whole["properties"])
        else:
            known[WRITTEN[kind]] = _array(writer.reference(cls))
    kinds: list[Json] = [*sorted(WRITTEN.values())]
    known["table"] = _closed({"kind": {"enum": kinds}, "csv": {"type": "string"}, **shared}, required=["kind", "csv"])
    return _for_editors(published("pack-content", _PACK_FORMAT, _closed(known), writer))


def pack_cases_schema(case: type) -> Schema:
    """Return the schema of a file of cases; ``case`` is the class that each is read into."""
    writer = SchemaWriter(strict=True)
    needs: Schema = _array({"type": "string"})
    file = _closed({"needs": needs, "case": _array(writer.table(case))})
    return _for_editors(published("pack-cases", _PACK_FORMAT, file, writer))


def _for_editors(schema: Schema) -> Schema:
    """Return a schema by which an editor marks the line of a slip, and not the whole table around it.

    What is missing it does not tell: that is no line, and ``packs check`` does.
    """
    changed = _changed(schema)
    assert isinstance(changed, dict)
    return changed


def _changed(schema: Json) -> Json:
    if isinstance(schema, list):
        return [_changed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _changed(part) for key, part in schema.items() if key != "required" or not isinstance(part, list)}
    return {**kept, "additionalProperties": {"not": {}}} if kept.get("additionalProperties") is False else kept


def evaluation_case_schema(case: type) -> Schema:
    """Return the schema of one line of a file of evaluation cases; unknown keys are not allowed.

    ``case`` is the class that a line is read into; it belongs to who evaluates.
    """
    writer = SchemaWriter(strict=True)
    return published("evaluation-case", _CASE_FORMAT, writer.table(case), writer)


def published(name: str, version: int, body: Schema, writer: SchemaWriter) -> Schema:
    """Return a schema with its dialect, id, title and the classes that a writer defined."""
    head: Schema = {
        "$schema": _DIALECT,
        "$id": f"urn:twitchkit:schema:{name}:{version}",
        "title": f"twitchkit {name}, version {version}",
    }
    return {**head, **body, "$defs": dict(sorted(writer.definitions.items()))}


def _whole_file(kind: str, cls: type, defaults: Schema, writer: SchemaWriter) -> Schema:
    """Return the schema of a file with one statement and its parts beside it."""
    whole, parts = writer.table(cls), beside(cls)
    properties = cast("Schema", whole["properties"])
    own = {key: value for key, value in properties.items() if key not in parts}
    file = {"defaults": defaults, kind: {**whole, "properties": own}, **{part: properties[part] for part in parts}}
    return {"description": f"One {kind} with its parts beside it.", **_closed(file, required=[kind])}


def _closed(properties: Mapping[str, Json], *, required: list[Json] | None = None) -> Schema:
    closed: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return {**closed, "required": required} if required else closed


def _array(items: Json) -> Schema:
    return {"type": "array", "items": items}


class SchemaWriter:
    """Turns classes and types into schemas; named classes are gathered in ``definitions``.

    ``strict`` is for what people write: unknown keys are errors, short forms are allowed, and what has a
    default or comes from the defaults of a file may be left out. Else it is for what twitchkit writes: all
    keys are there.
    """

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict
        self.definitions: dict[str, Json] = {}

    def table(self, cls: type) -> Schema:
        """Return the schema of an attrs class."""
        shared = {item.name for item in items_of(Statement)}
        properties: Schema = {}
        required: list[Json] = []
        for item in items_of(cls):
            properties[item.key] = self.of(item.hint)
            if not self.strict or (item.required and item.name not in shared):
                required.append(item.key)
        described: Schema = {"description": _first_sentence(cls), "type": "object", "properties": properties}
        if required:
            described["required"] = required
        return {**described, "additionalProperties": False} if self.strict else described

    def reference(self, cls: type) -> Schema:
        """Return a reference to a class, and define it if this is the first one."""
        if cls.__name__ not in self.definitions:
            self.definitions[cls.__name__] = {}
            define = self._enumeration if issubclass(cls, Enum) else self._named
            self.definitions[cls.__name__] = define(cls)
        return {"$ref": f"#/$defs/{cls.__name__}"}

    def of(self, hint: object) -> Schema:
        """Return the schema of a type."""
        if hint in _SIMPLE:
            return dict(_SIMPLE[hint])
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            return self._union(arguments)
        if origin is tuple:
            return self._tuple(arguments)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is not None and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if isinstance(hint, type) and (attrs.has(hint) or issubclass(hint, Enum)):
            return self.reference(hint)
        raise TypeError(f"no schema for {hint}")

    def _tuple(self, arguments: tuple[object, ...]) -> Schema:
        if arguments == (Citation, ...) and self.strict:
            one = self.of(Citation)
            return {"anyOf": [one, {**_array(one), "minItems": 1}]}
        if arguments[-1] is Ellipsis:
            return _array(self.of(arguments[0]))
        size = len(arguments)
        return {**_array(self.of(arguments[0])), "minItems": size, "maxItems": size}

    def _union(self, arguments: tuple[object, ...]) -> Schema:
        if any(isinstance(part, ForwardRef) or get_origin(part) in (list, dict) for part in arguments):
            return {}  # plain data of any shape
        return {"anyOf": [self.of(part) for part in arguments]}

    def _named(self, cls: type) -> Schema:
        if not self.strict:
            return self.table(cls)
        if cls in (Citation, FoodEaten, MedicineUse, SupplementUse):
            return {"anyOf": [{"type": "string"}, self.table(cls)]}
        return {"anyOf": [{"type": "number"}, self.table(cls)]} if cls is Scale else self.table(cls)

    def _enumeration(self, cls: type) -> Schema:
        return {
            "description": _first_sentence(cls),
            "enum": [member.value for member in cast("type[Enum]", cls)],
        }


def _first_sentence(cls: type) -> str:
    first = (inspect.getdoc(cls) or "").split("\n\n")[0].replace("\n", " ")
    return first.replace("``", "").replace(":class:", "")
