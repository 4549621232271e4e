"""Evaluation cases are read strictly, line by line: every problem with its line, and none harms another case."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

import twitchkit as tk
from twitchkit.evaluation import EvaluationCase, EvaluationCases, MustNot, read_evaluation_cases
from twitchkit.profile_file import MAX_SIZE
from twitchkit.render.schemas import evaluation_case_schema

PATIENTS = Path(__file__).parents[2] / "examples" / "evaluation" / "published_patients.jsonl"
WHOLE = {
    "id": "a",
    "name": "Somebody",
    "profile": {"age": 61, "sex": "female", "findings": {"knot": True, "feel": ["burning"]}},
    "accepted": ["cramp", "restless"],
    "present": ["cramp"],
    "not_known": ["clot"],
    "bands": {"restless": "unlikely"},
    "urgency_at_least": "self_care",
    "urgency_at_most": "routine",
    "must_not": [
        {"condition": "clot", "at_or_above": "possible"},
        {"urgency": "emergency"},
        {"tip": "stretch"},
        {"involving": "supplement:magnesium"},
        {"part": "tips"},
    ],
    "labels": ["clinic"],
    "citation": "Own.",
}
LEAST = {"id": "a", "profile": {}, "accepted": ["cramp"]}
schema = Draft202012Validator(evaluation_case_schema(EvaluationCase))


def read(*lines: object) -> EvaluationCases:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return read_evaluation_cases(io.BytesIO(text.encode()))


def test_every_key_is_read():
    (case,) = read(WHOLE).cases
    assert case == EvaluationCase(
        id="a",
        name="Somebody",
        profile=tk.Profile(age=61.0, sex="female", findings={"knot": True, "feel": ("burning",)}),
        accepted=("cramp", "restless"),
        present=("cramp",),
        not_known=("clot",),
        bands={"restless": tk.Band.UNLIKELY},
        urgency_at_least=tk.Tier.SELF_CARE,
        urgency_at_most=tk.Tier.ROUTINE,
        must_not=(
            MustNot(condition="clot", at_or_above=tk.Band.POSSIBLE),
            MustNot(urgency=tk.Tier.EMERGENCY),
            MustNot(tip="stretch"),
            MustNot(involving="supplement:magnesium"),
            MustNot(part="tips"),
        ),
        labels=("clinic",),
        citation="Own.",
    )
    assert (case.file, case.line) == ("<stream>", 1)


def test_empty_lines_and_a_byte_order_mark_are_passed_over():
    text = b"\xef\xbb\xbf" + json.dumps(LEAST).encode() + b"\r\n\r\n" + json.dumps(LEAST | {"id": "b"}).encode()
    read = read_evaluation_cases(io.BytesIO(text))
    assert [(case.id, case.line) for case in read.cases] == [("a", 1), ("b", 3)]
    assert read.problems == ()


def test_all_problems_come_at_once_and_each_names_its_line():
    cases = read(
        LEAST,
        '{"id": "b"',
        {"id": "c", "profle": {}, "accepted": "cramp"},
        {"id": "d", "profile": {"age": 200, "sex": "none"}, "accepted": ["cramp"]},
        LEAST,
        LEAST | {"id": "f"},
    )
    assert [case.id for case in cases.cases] == ["a", "f"]
    assert [(problem.line, problem.code) for problem in cases.problems] == [
        (2, "TK101"),
        (3, "TK102"),
        (3, "TK104"),
        (3, "TK103"),
        (4, "TK106"),
        (4, "TK105"),
        (5, "TK204"),
    ]
    assert str(cases.problems[-1]) == "<stream>:5: TK204 the id 'a' stands on line 1 already; choose another"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": " "}, "'id' must not be empty"),
        ({"accepted": []}, "nothing is expected"),
        ({"urgency_at_least": "urgent", "urgency_at_most": "routine"}, "'urgency_at_least' is above 'urgency_at_most'"),
        ({"urgency_at_least": "soon"}, "cannot be 'soon'"),
        ({"present": ["cramp"], "not_known": ["cramp"]}, "cramp cannot be both"),
        ({"bands": {"cramp": "likely"}}, "cannot be 'likely'"),
        ({"must_not": [{}]}, "exactly one of"),
        ({"must_not": [{"tip": "stretch", "part": "tips"}]}, "exactly one of"),
        ({"must_not": [{"condition": "cramp"}]}, "go together"),
        ({"must_not": [{"tip": "stretch", "at_or_above": "possible"}]}, "go together"),
        ({"file": "elsewhere"}, "unknown key 'file'"),
        ({"line": 3}, "unknown key 'line'"),
        ({"profile": {"findings": {"urge": None}}}, "TK104"),
        ({"profile": []}, "'profile' must be a table"),
    ],
)
def test_a_wrong_case_is_told(change, said):
    cases = read(LEAST | change)
    assert cases.cases == ()
    assert said in str(cases.problems[0])


@pytest.mark.parametrize(
    "line",
    ["[]", "1", "[" * 100_000, "9" * 5_000, '{"id": "a", "id": "b"}', '{"id": NaN}', "\ud800", '"' + "x" * 1_000_001],
)
def test_a_line_that_is_no_case_is_told(line):
    stream = io.BytesIO(line.encode(errors="surrogatepass") + b"\n" + json.dumps(LEAST).encode())
    cases = read_evaluation_cases(stream)
    assert [problem.line for problem in cases.problems][:1] == [1]
    assert [case.id for case in cases.cases] == ["a"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
@pytest.mark.parametrize("over", [-1, 0, 1, 2, 3, MAX_SIZE])
def test_a_line_may_be_as_long_as_a_profile_and_keeps_its_number(over: int, ending: str):
    whole = json.dumps(LEAST)
    long = whole + " " * (MAX_SIZE + over - len(whole) - len(ending))
    cases = read_evaluation_cases(
        io.BytesIO(f"{long}{ending}".encode() + (f"\n{whole[:-1]}".encode() if ending else b""))
    )
    told = [(problem.line, problem.code) for problem in cases.problems]
    behind = [(3, "TK101")] if ending else []  # an empty line, and one that ends too soon
    assert told == (behind if over <= 0 else [(1, "TK106"), *behind])


@pytest.mark.parametrize("name", ["no/such/file.jsonl", "a\0b", "."])
def test_a_file_that_cannot_be_read_is_an_error(name):
    with pytest.raises(tk.ProfileError, match="cannot read the cases"):
        read_evaluation_cases(name)


def test_no_message_repeats_an_answer():
    private = "Nobody must read this"
    cases = read(
        LEAST | {"profile": {"findings": {"urge": {"a": private}}}},
        LEAST | {"profile": {"sex": private}},
        LEAST | {"profile": {"measurements": {"ferritin": {"value": [private]}}}},
        '{"id": "a", "profile": {"findings": {"urge": "' + private,
    )
    assert len(cases.problems) == 4
    assert private not in "".join(map(str, cases.problems))


class TestSchema:
    def test_is_a_schema_with_a_version(self):
        Draft202012Validator.check_schema(schema.schema)
        assert schema.schema["$id"] == "urn:twitchkit:schema:evaluation-case:1"

    @pytest.mark.parametrize("case", [WHOLE, LEAST])
    def test_what_is_read_is_valid(self, case):
        assert read(case).problems == ()
        schema.validate(case)

    @pytest.mark.parametrize(
        "change", [{"file": "x"}, {"accepted": "cramp"}, {"urgency_at_least": "soon"}, {"must_not": [{"tpi": "a"}]}]
    )
    def test_what_is_refused_is_not_valid(self, change):
        assert read(LEAST | change).problems != ()
        with pytest.raises(ValidationError):
            schema.validate(LEAST | change)

    def test_the_published_patients_are_valid(self):
        for line in PATIENTS.read_text(encoding="utf-8").splitlines():
            schema.validate(json.loads(line))
