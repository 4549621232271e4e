"""The published JSON Schemas: they hold for everything that twitchkit reads and writes, and catch what it refuses."""

import json
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Literal

import pytest
from attrs import frozen
from jsonschema import Draft202012Validator, ValidationError
from support import handmade
from support.each import on_each

import twitchkit as tk
from twitchkit.packs.manifest import Manifest
from twitchkit.render.profile_schema import profile_schema
from twitchkit.render.schemas import SchemaWriter, assessment_schema, pack_schema

PACKS = Path(__file__).parents[2] / "packs"
PACK_FILES = sorted(
    file for file in PACKS.glob("*/src/*/**/*.toml") if not {"cases", "people"} & {*file.relative_to(PACKS).parts}
)
PROFILE = {
    "age": 44,
    "sex": "female",
    "findings": {"urge": True, "relief": "full", "feel": ["burning"], "minutes": 5, "kidneys": "unknown"},
    "measurements": {"ferritin": "18 ug/L", "calcium": {"value": "2.3 mmol/L", "low": "2.1 mmol/L"}, "index": 7},
    "medicines": [{"name": "Lasix", "change": "started", "weeks_ago": 4}],
    "supplements": [{"name": "mineral tablet", "per_day": {"magnesium": "100 mg"}}],
    "intake": {"days": 7, "per_day": {"magnesium": "210 mg"}},
}

profiles = Draft202012Validator(profile_schema())
assessments = Draft202012Validator(assessment_schema())
packs = Draft202012Validator(pack_schema(Manifest))


@pytest.mark.parametrize("validator", [profiles, assessments, packs], ids=["profile", "assessment", "pack"])
def test_every_schema_is_a_schema_with_dialect_and_version(validator):
    Draft202012Validator.check_schema(validator.schema)

    assert validator.schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert validator.schema["$id"].endswith(":1")


def test_a_profile_that_is_read_is_valid():
    assert tk.read_profile(PROFILE).age == 44
    profiles.validate(PROFILE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"agee": 44},
        {"age": "44"},
        {"findings": {"urge": {"present": True}}},
        {"medicines": [{"nmae": "Lasix"}]},
        {"intake": {"days": 7}},
    ],
)
def test_a_profile_that_is_refused_is_not_valid(wrong):
    with pytest.raises(tk.ProfileError):
        tk.read_profile(wrong)
    with pytest.raises(ValidationError):
        profiles.validate(wrong)


def test_an_assessment_of_a_full_profile_is_valid_as_json():
    assessment = tk.assess(handmade.knowledge(), tk.read_profile(PROFILE), as_of="2026-11-22")
    written = json.loads(json.dumps(assessment.to_dict(), allow_nan=False))

    assessments.validate(written)
    assert set(assessment_schema()["properties"]) == set(written)


def test_the_assessment_schema_says_for_and_requires_every_key():
    tip = assessment_schema()["$defs"]["TipResult"]

    assert "for" in tip["properties"]
    assert sorted(tip["required"]) == sorted(tip["properties"])


@on_each("file", PACK_FILES)
def test_every_file_of_the_shipped_packs_is_valid(file):
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    if file.name == "pack.toml":
        for day in ("reviewed", "review_by"):
            data["pack"][day] = data["pack"][day].isoformat()

    packs.validate(data)


def test_there_are_pack_files_to_check():
    assert {file.name for file in PACK_FILES} >= {"pack.toml"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"tip": [{"id": "a", "title": "A", "text": "B", "for_": ["c"]}]},
        {"tip": [{"id": "a", "title": "A"}]},
        {"condition": {"id": "a", "name": "A", "tier": "tomorrow"}},
        {"condition": {"id": "a", "name": "A"}, "evidence": [{"finding": "b", "present": "3"}]},
        {"tipp": []},
        {"schema": 1, "pack": {"id": "a"}},
        {"defaults": {"cite": []}},
    ],
)
def test_a_pack_file_with_a_mistake_is_not_valid(wrong):
    with pytest.raises(ValidationError):
        packs.validate(wrong)


def test_short_forms_of_citations_and_units_are_valid():
    packs.validate(
        {
            "defaults": {"cite": ["a", {"source": "b", "at": "table 2"}], "status": "verified", "certainty": "high"},
            "measurement": [{"id": "m", "name": "m", "unit": "g/L", "units": {"mg/dL": 0.01, "x": {"factor": 2}}}],
        }
    )


class Color(StrEnum):
    """A color of ``Leaf``."""

    RED = "red"
    BLUE = "blue"


@frozen(kw_only=True)
class Leaf:
    """A leaf with ``inner`` ones:
    they are leaves too.

    More of it.
    """

    color: Color
    inner: "tuple[Leaf, ...]" = ()
    span: tuple[float, float, float] | None = None
    named: Mapping[str, int] = {}
    for_: Literal["a", "b"] = "a"


@pytest.mark.parametrize(
    ("strict", "beside"),
    [
        (True, {"required": ["color"], "additionalProperties": False}),
        (False, {"required": ["color", "inner", "span", "named", "for"]}),
    ],
)
def test_a_class_is_written_with_all_that_it_names_and_may_name_itself(strict, beside):
    writer = SchemaWriter(strict=strict)

    assert writer.of(Leaf) == {"$ref": "#/$defs/Leaf"}
    assert writer.definitions == {
        "Leaf": {
            "description": "A leaf with inner ones: they are leaves too.",
            "type": "object",
            "properties": {
                "color": {"$ref": "#/$defs/Color"},
                "inner": {"type": "array", "items": {"$ref": "#/$defs/Leaf"}},
                "span": {
                    "anyOf": [
                        {"type": "array", "items": {"type": "number"}, "minItems": 3, "maxItems": 3},
                        {"type": "null"},
                    ]
                },
                "named": {"type": "object", "additionalProperties": {"type": "integer"}},
                "for": {"enum": ["a", "b"]},
            },
            **beside,
        },
        "Color": {"description": "A color of Leaf.", "enum": ["red", "blue"]},
    }


def test_what_has_no_schema_is_told_to_who_writes_a_class():
    with pytest.raises(TypeError, match="no schema for <class 'bytes'>"):
        SchemaWriter(strict=True).of(bytes)
