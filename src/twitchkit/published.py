"""The published JSON Schemas by name."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from twitchkit.evaluation.cases import EvaluationCase
from twitchkit.kit import Kit
from twitchkit.packs.manifest import Manifest
from twitchkit.render.profile_schema import profile_schema, profile_schema_of
from twitchkit.render.schemas import (
    Schema,
    assessment_schema,
    evaluation_case_schema,
    pack_cases_schema,
    pack_content_schema,
    pack_manifest_schema,
    pack_schema,
)
from twitchkit.testing.cases import WrittenCase

SchemaName: TypeAlias = Literal[
    "profile", "assessment", "pack", "pack-manifest", "pack-content", "pack-cases", "evaluation-case"
]
NAMES: tuple[SchemaName, ...] = get_args(SchemaName)


def schema(name: SchemaName, kit: Kit | None = None) -> Schema:
    """Return a JSON Schema (2020-12) as plain data; that of a profile with the names, levels and units of a kit.

    With a kit, findings come with their questions and answers, measurements with their units (``x-units``), diets and
    foods with a list to choose from, so that forms can be made from it; short names stand beside full ids. Raises
    ``ValueError`` for a name that no schema has, and for a kit beside any name but "profile".

    >>> from twitchkit import load
    >>> schema("profile", load(["vocabulary"]))["properties"]["findings"]["properties"]["relief_by_moving"]["enum"]
    ['none', 'partial', 'full', 'unknown']
    """
    if name == "profile":
        return profile_schema() if kit is None else profile_schema_of(kit.knowledge)
    if kit is not None:
        raise ValueError("only the schema of a profile depends on a kit")
    match name:
        case "assessment":
            return assessment_schema()
        case "pack":
            return pack_schema(Manifest)
        case "pack-manifest":
            return pack_manifest_schema(Manifest)
        case "pack-content":
            return pack_content_schema()
        case "pack-cases":
            return pack_cases_schema(WrittenCase)
        case "evaluation-case":
            return evaluation_case_schema(EvaluationCase)
    raise ValueError(f"there is no schema {name!r}; there are: {', '.join(NAMES)}")
