from __future__ import annotations

import contextlib
import datetime
import json
import math
from types import MappingProxyType

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.handmade import knowledge
from support.strategies import contents

from twitchkit.errors import AssessmentError, StructureError
from twitchkit.model.advice import Tip
from twitchkit.model.condition import Condition
from twitchkit.model.content import Content
from twitchkit.model.override import Override
from twitchkit.model.plain import plain
from twitchkit.model.profile import Profile, Reading
from twitchkit.model.provenance import Citation, Source, Status
from twitchkit.model.safety import Tier
from twitchkit.model.vocabulary import Finding, Measurement
from twitchkit.packs.manifest import About
from twitchkit.quantity import Scale
from twitchkit.scoring import assess
from twitchkit.strict import choice, whole
from twitchkit.structure import read_assessment, structure

STATED = {"cite": "own", "status": "elicited", "certainty": "low"}
TIP = {"id": "a:stretch", "title": "Stretch", "text": "Stretch.", **STATED}
EVIDENCE = {"finding": "knot", "present": 3, **STATED}
CONDITION = {"id": "a:cramp", "name": "Cramp", **STATED}


def problems(data: object, cls: type) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return the codes and paths of what is wrong."""
    with pytest.raises(StructureError) as caught:
        structure(data, cls)
    return [(problem.code, problem.path) for problem in caught.value.diagnostics]


def message(data: object, cls: type) -> str:
    with pytest.raises(StructureError) as caught:
        structure(data, cls)
    return str(caught.value)


def test_a_statement_is_read() -> None:
    tip = structure({**TIP, "for": ["cramp"], "general": True}, Tip)

    assert tip.for_ == ("cramp",)
    assert tip.cite == (Citation("own"),)
    assert tip.status is Status.ELICITED
    assert tip.general is True


@pytest.mark.parametrize("value", ["yes", 1, 0, 1.0, None, []])
def test_truth_comes_only_from_true_and_false(value: object) -> None:
    assert problems({**TIP, "general": value}, Tip) == [("TK104", ("general",))]


@pytest.mark.parametrize("value", [40, True, None, ["x"], {"x": 1}])
def test_text_comes_only_from_text(value: object) -> None:
    assert problems({**TIP, "text": value}, Tip) == [("TK104", ("text",))]


@pytest.mark.parametrize("value", ["40", True, None, [4]])
def test_a_number_comes_only_from_a_number(value: object) -> None:
    data = {**CONDITION, "evidence": [{**EVIDENCE, "present": value}]}

    assert problems(data, Condition) == [("TK104", ("evidence", 0, "present"))]


def test_a_whole_number_is_a_number() -> None:
    read = structure({**CONDITION, "evidence": [EVIDENCE]}, Condition)

    assert read.evidence[0].present == 3.0
    assert type(read.evidence[0].present) is float


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 10**400])
def test_a_number_is_finite(value: float) -> None:
    data = {**CONDITION, "evidence": [{**EVIDENCE, "present": value}]}

    assert problems(data, Condition) == [("TK106", ("evidence", 0, "present"))]


@pytest.mark.parametrize("value", [2014.0, "2014", True])
def test_a_whole_number_comes_only_from_a_whole_number(value: object) -> None:
    assert problems({"id": "s", "title": "T", "year": value}, Source) == [("TK104", ("year",))]


@pytest.mark.parametrize("value", ["abc", {"a": 1}, {"a"}, None])
def test_a_list_comes_only_from_a_list(value: object) -> None:
    assert problems({**TIP, "for": value}, Tip) == [("TK104", ("for",))]


@pytest.mark.parametrize(("value", "path"), [([1], ()), ([1, 2, 3], ()), ([1, "2"], (1,)), ("12", ())])
def test_a_pair_has_two_numbers(value: object, path: tuple[int, ...]) -> None:
    data = {"id": "f", "name": "F", "plausible": value}

    assert problems(data, Finding) == [("TK104", ("plausible", *path))]


def test_a_pair_that_must_be_there_comes_only_from_a_list() -> None:
    data = {**CONDITION, "prior": {"share": 0.1, "range": "12", **STATED}}

    assert "TK104 'range' must be a list of 2, not a text" in message(data, Condition)


def test_any_mapping_is_a_table() -> None:
    read = structure(MappingProxyType({"measurements": {"m": MappingProxyType({"value": 1})}}), Profile)

    assert read.measurements["m"] == Reading(value=1.0)


def test_a_number_with_a_point_is_told_to_be_whole() -> None:
    with pytest.raises(StructureError, match="must be a whole number, without a point"):
        whole(2.0)


def test_a_wrong_word_is_repeated_in_part() -> None:
    with pytest.raises(StructureError, match=f"cannot be '{'x' * 60}'"):
        choice("x" * 70, Tier)


def test_an_unknown_word_names_the_closest_and_all_that_are_allowed() -> None:
    text = message({**TIP, "status": "verifed"}, Tip)

    assert "TK105 'status' cannot be 'verifed'; did you mean 'verified'? allowed: verified, verified_secondary" in text


def test_a_word_comes_only_from_text() -> None:
    assert problems({**TIP, "status": 1}, Tip) == [("TK104", ("status",))]


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        ("a", (Citation("a"),)),
        ({"source": "a", "at": "p. 2"}, (Citation("a", "p. 2"),)),
        (["a", {"source": "b"}], (Citation("a"), Citation("b"))),
    ],
)
def test_a_citation_is_a_name_a_table_or_a_list(cite: object, expected: object) -> None:
    assert structure({**TIP, "cite": cite}, Tip).cite == expected


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        (5, ("TK104", ("cite", 0))),
        ([True], ("TK104", ("cite", 0))),
        ({"sorce": "a"}, ("TK102", ("cite", 0, "sorce"))),
        ([], ("TK301", ("cite",))),
    ],
)
def test_a_wrong_citation_is_refused(cite: object, expected: object) -> None:
    assert expected in problems({**TIP, "cite": cite}, Tip)


@pytest.mark.parametrize(("key", "code"), [("cite", "TK301"), ("status", "TK302"), ("certainty", "TK303")])
def test_a_statement_without_provenance_is_refused(key: str, code: str) -> None:
    data = {name: value for name, value in TIP.items() if name != key}

    assert problems(data, Tip) == [(code, ())]


def test_a_missing_key_is_named() -> None:
    assert "TK103 missing key 'title'" in message({key: TIP[key] for key in TIP if key != "title"}, Tip)


def test_an_unknown_key_names_the_closest() -> None:
    assert message({**TIP, "efect": "none"}, Tip) == "efect: TK102 unknown key 'efect'; did you mean 'effect'?"


def test_a_key_that_resembles_nothing_lists_what_is_known() -> None:
    assert "known keys: source, at" in message({"source": "a", "xyzzy": 1}, Citation)


def test_the_attribute_name_of_a_python_keyword_is_no_key() -> None:
    assert problems({**TIP, "for_": []}, Tip) == [("TK102", ("for_",))]


def test_all_problems_come_together() -> None:
    data = {
        **CONDITION,
        "nmae": 1,
        "tier": "soon",
        "evidence": [EVIDENCE, {**EVIDENCE, "rnge": [1, 2], "absent": "0.2"}, 7],
        "prior": {"share": 0.1, **STATED},
    }

    assert problems(data, Condition) == [
        ("TK102", ("nmae",)),
        ("TK105", ("tier",)),
        ("TK102", ("evidence", 1, "rnge")),
        ("TK104", ("evidence", 1, "absent")),
        ("TK104", ("evidence", 2)),
        ("TK103", ("prior",)),
    ]


def test_problems_name_their_subject() -> None:
    with pytest.raises(StructureError) as caught:
        structure({**TIP, "general": "no"}, Tip, subject="a:stretch")

    assert str(caught.value) == "a:stretch.general: TK104 'general' must be true or false, not a text"


def test_many_unknown_keys_are_told_in_reasonable_time() -> None:
    assert len(problems({**TIP, **{f"key{number}": 1 for number in range(100_000)}}, Tip)) == 100_000


@pytest.mark.parametrize("data", [None, 3, "text", [], True])
def test_an_object_comes_only_from_a_table(data: object) -> None:
    assert problems(data, Tip) == [("TK104", ())]


@pytest.mark.parametrize(
    ("unit", "expected"), [(60, Scale(60.0)), ({"factor": 1.8, "offset": 32}, Scale(1.8, 32.0)), ({}, Scale())]
)
def test_a_unit_is_a_factor_or_a_table(unit: object, expected: Scale) -> None:
    assert structure({"id": "f", "name": "F", "units": {"h": unit}}, Finding).units == {"h": expected}


@pytest.mark.parametrize("unit", ["60", True, None, {"factor": "60"}])
def test_a_wrong_unit_is_refused(unit: object) -> None:
    assert [code for code, _ in problems({"id": "f", "name": "F", "units": {"h": unit}}, Finding)] == ["TK104"]


@pytest.mark.parametrize("answer", [True, 2.5, "full", ["burning", "numb"]])
def test_an_answer_keeps_its_type(answer: object) -> None:
    read = structure({"findings": {"f": answer}}, Profile).findings["f"]

    assert read == (tuple(answer) if isinstance(answer, list) else answer)
    assert type(read) is (tuple if isinstance(answer, list) else type(answer))


@pytest.mark.parametrize("answer", [None, {"a": 1}, datetime.date(2026, 1, 1), [1], object()])
def test_an_answer_of_another_type_is_refused(answer: object) -> None:
    assert problems({"findings": {"f": answer}}, Profile)[0][0] == "TK104"


def test_a_reading_is_a_number_a_text_or_a_table() -> None:
    data = {"a": 7, "b": "< 30 ug/L", "c": {"value": "2.3 mmol/L", "low": 2.1}}

    read = structure({"measurements": data}, Profile).measurements

    assert read == {"a": 7.0, "b": "< 30 ug/L", "c": Reading(value="2.3 mmol/L", low=2.1)}


def test_keys_of_free_tables_are_texts() -> None:
    assert problems({"findings": {3: True}}, Profile) == [("TK104", ("findings", "3"))]


def test_text_that_no_output_could_show_is_refused() -> None:
    assert problems({"findings": {"f": "\ud800"}}, Profile) == [("TK101", ("findings", "f"))]


@pytest.mark.parametrize("value", [1, 1.5, "x", True, None, [1, ["a"]], {"a": {"b": [1.5]}}])
def test_an_override_keeps_plain_data_as_it_is(value: object) -> None:
    override = structure(
        {"id": "a:o", "target": "b:t", "field": "f", "expects": value, "value": 1, "reason": "r", **STATED}, Override
    )

    assert override.expects == value
    assert type(override.expects) is type(value)


@pytest.mark.parametrize(("value", "path"), [(math.nan, ()), ({"a": [1, math.inf]}, ("a", 1)), ({1, 2}, ())])
def test_an_override_holds_nothing_but_plain_data(value: object, path: tuple[str | int, ...]) -> None:
    data = {"id": "a:o", "target": "b:t", "field": "f", "expects": 1, "value": value, "reason": "r", **STATED}

    assert [found for _, found in problems(data, Override)] == [("value", *path)]


@pytest.mark.parametrize("value", ["2026-11-22", datetime.datetime(2026, 11, 22), 20261122])  # noqa: DTZ001  (a time that is none of ours)
def test_a_date_is_a_date(value: object) -> None:
    data = {"id": "p", "title": "P", "license": "x", "reviewed": value, "defines": []}

    assert problems(data, About) == [("TK104", ("reviewed",))]


@given(contents())
def test_content_survives_write_and_read(content: Content) -> None:
    for entry in content:
        assert structure(json.loads(json.dumps(plain(entry))), type(entry)) == entry


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from([Condition, Tip, Measurement, Profile, Override, Finding]), st.data())
def test_no_data_gives_anything_but_an_object_or_problems(cls: type, data: st.DataObject) -> None:
    keys = [item.name.rstrip("_") for item in attrs.fields(cls)]
    table = data.draw(st.dictionaries(st.sampled_from(keys) | st.text(max_size=4), json_values, max_size=6))

    with contextlib.suppress(StructureError):
        assert isinstance(structure(table, cls), cls)


def test_an_assessment_survives_write_and_read() -> None:
    profile = Profile(age=61.0, sex="female", findings={"urge": True, "rest": "unknown", "relief": "full"})
    assessment = assess(knowledge(), profile)

    assert read_assessment(json.loads(json.dumps(assessment.to_dict()))) == assessment


def test_an_assessment_with_a_wrong_value_names_it() -> None:
    data = assess(knowledge(), Profile(age=61.0)).to_dict()

    with pytest.raises(AssessmentError, match=r"urgency\.tier: TK105 'tier' cannot be 'soon'"):
        read_assessment({**data, "urgency": {**data["urgency"], "tier": "soon"}})


def test_an_assessment_of_another_format_is_refused() -> None:
    data = assess(knowledge(), Profile(age=61.0)).to_dict()

    with pytest.raises(AssessmentError, match="'schema_version' is 99"):
        read_assessment({**data, "schema_version": 99})


def test_tiers_read_as_the_enumeration() -> None:
    assert structure({**CONDITION, "tier": "same_day"}, Condition).tier is Tier.SAME_DAY
