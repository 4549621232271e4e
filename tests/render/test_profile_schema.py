"""The schema of a profile with the names of a kit: it takes what the reader takes, and forms can be made from it."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from support.each import on_each
from support.everything_told import LACKING, TOLD_MUCH
from support.strategies import contents, profiles

import twitchkit as tk
from twitchkit.ids import short
from twitchkit.published import NAMES

NOT_SAID_BY_A_SCHEMA = ("plausible", "no usual limit", "low limit is above")
ODD = [None, True, False, 0, 3, -1, 7.5, 1e9, [], ["burning"], ["x"], [3], {}, {"x": "3 mg"}, {"value": "3 ug/L"}]
ODD += [
    "",
    " ",
    "x",
    "unknown",
    "low",
    "3",
    "< 3",
    "3 mg",
    "3 ug/L",
    "18 Zz",
    "-3 mg",
    "male",
    "full",
    "vegan",
    "Peanuts",
]
ODD += ["x" * 501]
PEOPLE = [json.loads(json.dumps(tk.profile_to_dict(profile))) for profile in (TOLD_MUCH, LACKING)]

WITHOUT_PACKS = Draft202012Validator(tk.schema("profile"))


@pytest.fixture(scope="module")
def validator(full_kit: tk.Kit) -> Draft202012Validator:
    return Draft202012Validator(tk.schema("profile", full_kit))


def why_refused(kit: tk.Kit, data: object) -> str:
    """Return what the reader says against a profile; nothing if it takes it."""
    try:
        kit.assess(tk.read_profile(data))
    except tk.ProfileError as error:
        return str(error)
    return ""


def is_read(data: object) -> bool:
    try:
        tk.read_profile(data)
    except tk.ProfileError:
        return False
    return True


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of everything in plain data."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return (
        [path, *(place for key, item in items for place in places(item, (*path, key)))]
        if path
        else [place for key, item in items for place in places(item, (key,))]
    )


def with_instead(data: object, path: tuple[str | int, ...], value: object) -> object:
    """Return plain data with another value at a place."""
    if not path:
        return value
    key, *rest = path
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[key] = with_instead(copy[key], tuple(rest), value)
    return copy


def with_short_names(data: Mapping[str, object]) -> dict[str, object]:
    tables = {key: {short(id): item for id, item in data.get(key, {}).items()} for key in ("findings", "measurements")}
    return {**data, **{key: table for key, table in tables.items() if key in data}}


def test_it_is_a_schema_of_its_own_for_each_knowledge(validator, full_kit):
    Draft202012Validator.check_schema(validator.schema)
    assert validator.schema["$id"] == f"urn:twitchkit:schema:profile:1:{full_kit.knowledge.digest[:12]}"
    assert json.loads(json.dumps(validator.schema)) == validator.schema


@given(st.data())
def test_what_is_read_is_valid_by_short_names_and_by_full_ids(validator, full_kit, data):
    profile = data.draw(profiles(full_kit.knowledge))
    written = json.loads(json.dumps(tk.profile_to_dict(profile)))
    for told in (written, with_short_names(written)):
        assert why_refused(full_kit, told) == ""
        validator.validate(told)


@given(contents(), st.data())
def test_so_it_is_with_any_content(content, data):
    kit = tk.Kit(tk.Knowledge.build(content))
    written = json.loads(json.dumps(tk.profile_to_dict(data.draw(profiles(kit.knowledge)))))
    Draft202012Validator(tk.schema("profile", kit)).validate(written)


CHANGES = st.sampled_from([(person, path) for person in PEOPLE for path in places(person)])


@given(CHANGES, st.sampled_from(ODD))
def test_it_takes_exactly_what_the_reader_takes(validator, full_kit, change, value):
    person, path = change
    told = with_instead(person, path, value)
    refused = why_refused(full_kit, told)
    if not any(words in refused for words in NOT_SAID_BY_A_SCHEMA):
        assert validator.is_valid(told) == (not refused), (path, refused)


@given(CHANGES, st.sampled_from(ODD))
def test_that_of_any_profile_takes_exactly_what_is_read_without_packs(change, value):
    person, path = change
    told = with_instead(person, path, value)
    assert WITHOUT_PACKS.is_valid(told) == is_read(told), path


@on_each(
    "told",
    [
        {"findings": {"urge_to_move": True, "vocabulary:urge_to_move": True}},
        {"findings": {"urge_to_mov": True}},
        {"measurements": {"ferritin": 18}},
        {"measurements": {"ferritin": "18 mg/kg"}},
        {"intake": {"days": 3, "per_day": {"unobtainium": "3 mg"}}},
        {"intake": {"days": 367, "per_day": {}}},
        {"intake": {"days": 3, "per_day": {"magnesium": "> 3 mg"}}},
        {"intake": {"days": 3, "per_day": {}}, "diet": []},
        {"eats": ["carnivorous"]},
        {"allergies": ["gravel"]},
        {"sex": "male", "pregnant": True},
        {"sex": "male", "trimester": 2},
        {"pregnant": False, "trimester": 2},
        {"trimester": 4},
        {"age": 131},
        {"medicines": [{"name": "omeprazole", "change": "more"}]},
        {"diet": [{"foods": ["  "]}]},
    ],
)
def test_it_refuses_what_the_reader_refuses(validator, full_kit, told):
    assert why_refused(full_kit, told)
    assert not validator.is_valid(told)


@pytest.mark.parametrize(
    "told",
    [
        {"measurements": {"ferritin": "< 30 µg/l"}},
        {"measurements": {"egfr": " 75 ml/min/1.73 m²"}},
        {"measurements": {"blood_ph": 7.4}},
        {"measurements": {"serum_calcium": {"value": "Low", "low": "2.1 mmol/L", "high": None}}},
        {"supplements": [{"name": "tablet", "per_day": {"vitamin_d": "25 mcg/d", "unobtainium": "a lot"}}]},
        {"eats": ["Gluten  Free", "vegan"]},
        {"allergies": ["TREE NUTS", "peanuts", "bananas", "nutrients:almonds"]},
        {"intake": None, "diet": [{"foods": ["1 cup milk"]}]},
    ],
    ids=str,
)
def test_it_takes_the_spellings_that_the_reader_takes(validator, full_kit, told):
    assert why_refused(full_kit, told) == ""
    validator.validate(told)


def test_a_form_finds_the_question_the_answers_and_the_units(validator, full_kit):
    findings = validator.schema["properties"]["findings"]["properties"]
    relief = full_kit.knowledge.findings["vocabulary:relief_by_moving"]
    assert findings["relief_by_moving"] == {
        "title": relief.name,
        "description": relief.question,
        "enum": [*relief.levels, "unknown"],
    }
    assert findings["vocabulary:relief_by_moving"] == {"$ref": "#/properties/findings/properties/relief_by_moving"}
    ferritin = validator.schema["properties"]["measurements"]["properties"]["ferritin"]
    assert (ferritin["title"], ferritin["x-units"][0]) == ("ferritin", "ug/L")
    diets = validator.schema["$defs"]["diet"]["anyOf"][0]["enum"]
    assert {"vegan", "gluten_free"} <= set(diets)


@pytest.mark.parametrize(
    "name", ["assessment", "pack", "pack-manifest", "pack-content", "pack-cases", "evaluation-case"]
)
def test_the_other_schemas_depend_on_no_kit(name, full_kit):
    assert tk.schema(name)["$id"].startswith(f"urn:twitchkit:schema:{name}:")
    with pytest.raises(ValueError, match="only the schema of a profile"):
        tk.schema(name, full_kit)


def test_a_schema_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(ValueError, match=", ".join(NAMES)):
        tk.schema("profil")
