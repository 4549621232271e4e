"""twitchkit evaluate, as it is used: exit codes, text and JSON, what goes where."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from support import command

PATIENTS = Path(__file__).parents[2] / "examples" / "evaluation" / "published_patients.jsonl"
GOOD = '{"id": "a", "profile": {"age": 61, "findings": {"urge_to_move": true}}, "accepted": ["restless_legs_syndrome"]}'
BAD = '{"id": "b", "profile": {"findings": {"urge_to_mvoe": true}}, "accepted": ["restless_legs_syndrome"]}'


def twitchkit(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    done = command.twitchkit(*arguments, input=given.encode())
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_judges_a_file_and_says_how_good_it_is():
    done = twitchkit("evaluate", PATIENTS, "--bootstrap", "100", "--seed", "7")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Cases judged: 37." in done.stdout
    assert "100 resamples of the cases (seed 7)" in " ".join(done.stdout.split())
    assert "Bands against truth" in done.stdout


def test_gives_json_that_says_the_same_twice():
    done = [twitchkit("evaluate", PATIENTS, "--format", "json", "--bootstrap", "20") for _ in range(2)]
    assert done[0].stdout == done[1].stdout
    data = json.loads(done[0].stdout)
    assert (data["cases"], data["rejected"], data["resamples"], data["seed"]) == (37, [], 20, 0)
    assert 0.8 < data["headline"]["top_1"]["value"] <= 1


def test_a_file_without_cases_has_no_figures():
    done = twitchkit("evaluate", "-")
    assert done.returncode == 0
    assert "No case could be judged" in done.stdout
    assert "resamples" not in done.stdout


def test_a_rejected_case_is_told_and_ends_with_five():
    done = twitchkit("evaluate", "-", given=f"{GOOD}\n{BAD}\n{{\n")
    assert done.returncode == 5
    assert "Cases judged: 1." in done.stdout
    assert "<stdin>:2: TK201" in done.stdout or "<stdin>:2: TK202" in done.stdout
    assert "<stdin>:3: TK101" in done.stdout
    assert done.stderr == "twitchkit: 2 problems in cases that could not be judged; they are listed above\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("evaluate", "no_such.jsonl"), 3),
        (("evaluate", PATIENTS, "--bootstrap", "-1"), 2),
        (("evaluate", PATIENTS, "--seed", "x"), 2),
        (("evaluate", PATIENTS, "--packs", "no_such_pack"), 4),
        (("evaluate",), 2),
    ],
)
def test_other_failures_have_the_exit_code_that_they_have_everywhere(arguments, code):
    done = twitchkit(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr


def test_prints_the_schema_that_cases_are_valid_against():
    schema = json.loads(twitchkit("schema", "evaluation-case").stdout)
    Draft202012Validator(schema).validate(json.loads(GOOD))


def test_to_assess_loads_nothing_that_asks_or_explains():
    program = (
        "import sys; import twitchkit as tk; tk.load([]).assess(tk.Profile(age=61));"
        "print([name for name in sys.modules if name.startswith('twitchkit.reasoning')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_other_commands_do_not_load_what_only_this_one_needs():
    program = (
        "import sys; from twitchkit.cli import main; main(['packs', 'list']); import twitchkit as tk; tk.load([]);"
        "print([name for name in sys.modules if name.startswith('twitchkit.evaluation')], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == "[]"
