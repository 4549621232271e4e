"""The service among the examples: what it answers, what it refuses, and that it keeps and logs nothing."""

from __future__ import annotations

import logging
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.modules import module_in

if TYPE_CHECKING:  # these tests alone need it, so it is no part of the group of all tests
    from fastapi.testclient import TestClient

EXAMPLE = Path(__file__).parents[1] / "examples" / "service.py"
FINDINGS = {"urge_to_move": True, "worse_at_rest": True, "relief_by_moving": "full", "evening_worse": True}

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def client() -> TestClient:
    module = module_in(EXAMPLE)
    return import_module("fastapi.testclient").TestClient(module.app, raise_server_exceptions=False)


def test_a_profile_comes_back_assessed(client: TestClient) -> None:
    answer = client.post("/assessments", json={"age": 61, "sex": "female", "findings": FINDINGS})
    assert answer.status_code == 200
    assert answer.json()["conditions"][0]["id"] == "differential:restless_legs_syndrome"
    assert answer.headers["cache-control"] == "no-store"


def test_an_emergency_comes_without_a_ranking(client: TestClient) -> None:
    data = client.post("/assessments", json={"findings": {"carpopedal": True, "leg_twitches": True}}).json()
    assert (data["urgency"]["tier"], data["conditions"], data["tips"]) == ("emergency", [], [])


def test_all_that_is_wrong_comes_at_once_with_paths(client: TestClient) -> None:
    wrong = {"age": "61", "sex": "f", "findings": {"urge_to_mov": True}, "measurements": {"ferritin": "18"}}
    answer = client.post("/assessments", json=wrong)
    assert answer.status_code == 422
    assert [problem["path"] for problem in answer.json()["problems"]] == [
        ["age"],
        ["sex"],
        ["findings", "urge_to_mov"],
        ["measurements", "ferritin"],
    ]
    assert all(problem["code"].startswith("TK") and problem["message"] for problem in answer.json()["problems"])


@pytest.mark.parametrize("body", [b'{"age": 61', b"[]", b"", b"\xff\xfe", b'{"age": 61, "age": 16}'])
def test_what_is_no_profile_is_refused_or_empty_and_never_an_error_of_the_service(
    client: TestClient, body: bytes
) -> None:
    assert client.post("/assessments", content=body).status_code == (200 if body == b"" else 422)


def test_too_large_a_body_is_refused(client: TestClient) -> None:
    assert client.post("/assessments", content=b" " * 200_001).status_code == 413


def test_no_answer_stands_in_a_log_or_in_a_refusal(
    client: TestClient, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    kept = "only between us"
    answers = [
        client.post(path, json={"findings": {"urge_to_move": kept}, "medicines": [kept], "age": 61})
        for path in ("/assessments", "/reports", "/questions")
    ]
    said = capfd.readouterr()
    assert [answer.status_code for answer in answers] == [422] * 3
    assert kept not in "".join(answer.text for answer in answers) + caplog.text + said.out + said.err


def test_nothing_is_stored(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first = client.post("/assessments", json={"age": 61, "findings": FINDINGS}).json()
    client.post("/assessments", json={"age": 30, "findings": {"chest_pain": True}})
    assert client.post("/assessments", json={"age": 61, "findings": FINDINGS}).json() == first
    assert list(tmp_path.iterdir()) == []


def test_a_report_is_a_page(client: TestClient) -> None:
    answer = client.post("/reports", json={"age": 61, "findings": FINDINGS})
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.text.startswith("<!doctype html>")


def test_what_to_ask_next_begins_with_the_complaint(client: TestClient) -> None:
    assert client.post("/questions", json={}).json()["questions"][0]["id"] == "complaint"
    assert client.post("/questions", json={"findings": {"carpopedal": True}}).json()["reason"] == "emergency"


def test_the_schema_has_the_names_of_the_packs(client: TestClient) -> None:
    assert "urge_to_move" in client.get("/profile-schema").json()["properties"]["findings"]["properties"]


def test_no_page_loads_a_script_from_elsewhere(client: TestClient) -> None:
    assert {client.get(path).status_code for path in ("/docs", "/redoc")} == {404}
