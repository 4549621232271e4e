"""What came out wrong when people who had read only the docs attacked the library; each input stays here."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.quick import one_in

import twitchkit as tk
from twitchkit.profile_check import MAX_LINES

ROOT = Path(__file__).parents[1]
TOLD = str(ROOT / "examples" / "profiles" / "restless_evenings.toml")
JSON = ("assess", TOLD, "--format", "json")


def codes(kit: tk.Kit, told: Any) -> list[tuple[str, str]]:
    with pytest.raises(tk.ProfileError) as caught:
        kit.assess(told)
    return [(item.code, item.place) for item in caught.value.diagnostics]


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("key", ["intake", "supplements"])
def test_a_nutrient_under_two_names_is_told_twice(kit: tk.Kit, key: str, order: int):
    per_day = dict([("magnesium", "600 mg"), ("nutrients:magnesium", "5 mg")][::order])
    table = {"days": 7, "per_day": per_day} if key == "intake" else [{"name": "x", "per_day": per_day}]
    assert [code for code, _ in codes(kit, {key: table})] == ["TK204"]


@pytest.mark.parametrize("amount", ["1e308 g", "1e308 mg", "1e300 mg", "11000001 mg"])
def test_an_amount_that_nobody_takes_is_refused(kit: tk.Kit, amount: str):
    assert codes(kit, {"intake": {"days": 3, "per_day": {"magnesium": amount}}}) == [
        ("TK106", "intake.per_day.magnesium")
    ]


def test_lists_are_limited_together_too(kit: tk.Kit):
    day = {"foods": [{"food": "apple"}] * 400}
    assert codes(kit, {"diet": [day] * (MAX_LINES // 400 + 1)}) == [("TK106", "diet")]
    use = {"name": "x", "per_day": {f"n{number}": "1 mg" for number in range(1000)}}
    assert codes(kit, {"supplements": [use] * (MAX_LINES // 1000 + 1)}) == [("TK106", "supplements")]


@pytest.mark.parametrize(
    "text", ['{"findings":{"suicidal":true}}', "age = 61\n[findings]\nsuicidal = true", "x" * 5000]
)
def test_the_text_of_a_profile_is_no_path_and_is_not_repeated(kit: tk.Kit, text: str):
    for read in (tk.read_profile, kit.read_profile):
        with pytest.raises(tk.ProfileError) as caught:
            read(text)
        assert "suicidal" not in str(caught.value) + str(caught.value.diagnostics)
        assert "io.StringIO" in str(caught.value)


@pytest.mark.parametrize("name", ["[draft].toml", "{me}.toml", "two\nlines.toml"])
def test_a_file_may_be_called_like_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    (tmp_path / name).write_text("age = 61\n")
    monkeypatch.chdir(tmp_path)
    assert tk.read_profile(name).age == 61


def test_half_a_character_is_no_path(kit: tk.Kit):
    with pytest.raises(tk.ProfileError):
        tk.read_profile("\ud800")


@pytest.mark.parametrize("key", ["\ud800", "a\nERROR root: forged", "\x1b[31m", "k" * 70_000])
def test_a_message_can_be_logged_whatever_a_key_is(kit: tk.Kit, key: str):
    for told in ({key: 1}, {"findings": {key: True}}, {"intake": {"days": 1, "per_day": {key: "1 mg"}}}):
        with pytest.raises(tk.ProfileError) as caught:
            kit.assess(told)
        for line in str(caught.value).split("\n"):
            assert line.isprintable()
            assert len(line.encode()) < 2000
    with pytest.raises(tk.UnknownIdError) as unknown:
        kit.explain({}, key)
    assert str(unknown.value).isprintable()


def test_an_assessment_is_explained_by_the_packs_that_made_it(kit: tk.Kit):
    assessment = tk.load(["vocabulary", "differential"]).assess({"age": 61, "findings": {"leg_cramps": True}})
    with pytest.raises(tk.TwitchkitError, match="made by other packs"):
        kit.explain(assessment, "leg_cramps")


def test_another_profile_does_not_explain_an_assessment(kit: tk.Kit):
    assessment = kit.assess({"age": 61, "findings": {"chest_pain": True}})
    assert kit.explain(assessment, "chest_pain", profile={"age": 61, "findings": {"chest_pain": True}}).id
    with pytest.raises(tk.TwitchkitError, match="made from another profile"):
        kit.explain(assessment, "chest_pain", profile={"age": 30})
    with pytest.raises(tk.ProfileError):
        kit.with_questions(assessment, profile={"age": -1})


@pytest.mark.parametrize("day", ["x", "2026-13-45", 20261129, None])
def test_a_day_is_a_day(kit: tk.Kit, day: Any):
    with pytest.raises(tk.TwitchkitError, match="as_of"):
        kit.assess({}, as_of=day)


class TestAnswered:
    @pytest.fixture
    def medicines(self, kit: tk.Kit) -> tk.Question:
        asked, profile = kit.next_question({}), tk.Profile()
        while asked.id != "medicines":
            profile = asked.answered(profile, "unknown")
            asked = kit.next_question(profile)
        return asked

    def test_an_app_answers_what_is_taken_as_json_gives_it(self, medicines: tk.Question):
        told = [{"name": "ibuprofen", "change": "stopped", "weeks_ago": 2}, "omeprazole"]
        taken = medicines.answered(tk.Profile(), told).medicines
        assert [(use.name, use.change) for use in taken] == [("ibuprofen", "stopped"), ("omeprazole", None)]

    @pytest.mark.parametrize("told", [{}, [{}], [{"nme": "x"}], [{"name": 5}], [5], True])
    def test_what_is_no_medicine_is_refused(self, medicines: tk.Question, told: Any):
        with pytest.raises(tk.ProfileError):
            medicines.answered(tk.Profile(), told)

    def test_an_answer_goes_into_a_profile(self, kit: tk.Kit):
        with pytest.raises(tk.ProfileError, match="read_profile"):
            kit.next_question({}).answered({"age": 40}, 40)  # type: ignore[arg-type]

    @pytest.mark.parametrize("told", ["yes", "x", float("nan"), float("inf"), "no idea"])
    def test_a_number_is_a_number(self, kit: tk.Kit, told: Any):
        age = kit.next_question({}, skip=["complaint"])
        with pytest.raises(tk.ProfileError):
            age.answered(tk.Profile(), told)


def test_what_belongs_to_something_is_found_by_its_short_name(kit: tk.Kit):
    knowledge = kit.knowledge
    assert knowledge.tips_for("nocturnal_leg_cramps") == knowledge.tips_for("differential:nocturnal_leg_cramps") != ()
    assert knowledge.foods_with("magnesium")[0].per_100g["magnesium"]
    assert knowledge.intakes_of("magnesium")
    for ask in (knowledge.tips_for, knowledge.foods_with, knowledge.intakes_of, knowledge.claims_about):
        with pytest.raises(tk.UnknownIdError):
            ask("nobody")


@pytest.mark.parametrize("number", [-1, 61, 10**6])
def test_suggestions_are_not_asked_for_without_end(kit: tk.Kit, number: int):
    with pytest.raises(tk.TwitchkitError, match="60 alternatives"):
        kit.suggest_foods({"age": 40, "intake": {"days": 7, "per_day": {}}}, alternatives=number)


def test_what_is_known_of_a_person_is_in_no_repr(kit: tk.Kit):
    person = kit.assess({"age": 58, "findings": {"suicidal": True}}).person
    assert "58" not in repr(person) + repr(person.observations)
    assert "suicidal" not in repr(person) + repr(person.observations)


def run(*arguments: str, redirected: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = ["sh", "-c", f'"$@" {redirected}', "sh", sys.executable, "-m", "twitchkit", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})


class TestStreams:
    @pytest.mark.thorough
    @pytest.mark.parametrize("unbuffered", ["", "1"])
    def test_what_does_not_fit_is_told(self, tmp_path: Path, unbuffered: str):
        limited = f"ulimit -f 64; exec {sys.executable} -m twitchkit {' '.join(JSON)} > {tmp_path / 'o'}"
        # Python would keep bytecode cut short at the limit, and choke on it from then on.
        environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(["sh", "-c", limited], capture_output=True, check=False, env=environment)
        assert (done.returncode, b"File too large" in done.stderr) == (3, True)

    @pytest.mark.thorough
    @pytest.mark.parametrize("unbuffered", ["", "1"])
    def test_a_reader_that_goes_away_is_noticed(self, unbuffered: str):
        script = f'{{ {sys.executable} -m twitchkit {" ".join(JSON)}; echo "rc $?" >&2; }} | head -c 5'
        environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
        done = subprocess.run(["sh", "-c", script], capture_output=True, check=False, env=environment)
        assert done.stderr.split() == [b"rc", b"141"]

    @pytest.mark.parametrize("closed", one_in(3, [">&-", "<&-", "2>&-"]), ids=["output", "input", "messages"])
    def test_a_closed_stream_is_no_traceback(self, closed: str):
        done = run("assess", TOLD, redirected=closed)
        assert (done.returncode, b"Traceback" in done.stderr) == (3 if closed == ">&-" else 0, False)

    @pytest.mark.thorough
    def test_an_interview_without_input_ends(self):
        done = run("interview", redirected="<&-")
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_saving_to_a_name_that_is_empty_is_refused():
    assert run("interview", "--save", "").returncode == 2


@pytest.mark.thorough
def test_saving_tells_all_that_is_wrong_with_what_is_there(tmp_path: Path):
    (tmp_path / "bad.toml").write_text("age = 500\n[findings]\nnope = true\n")
    done = run("interview", "--save", str(tmp_path / "bad.toml"))
    assert done.returncode == 3
    assert b"TK106" in done.stderr
    assert b"nope" in done.stderr


def test_a_profile_may_be_given_as_an_open_file():
    assert tk.read_profile(io.StringIO('{"age": 61}')).age == 61
