"""`assess --text`: what was understood is shown and confirmed on standard error, then assessed."""

import json

import pytest
from support.command import twitchkit

WORDS = "I have chest pain. My legs won't keep still."


def findings_told(*arguments: str, input: bytes) -> tuple[dict[str, str], str]:
    """Return what the assessment names as told, and standard error."""
    done = twitchkit("assess", "--text", WORDS, "--format", "json", *arguments, input=input)
    assert done.returncode == 0
    told = json.loads(done.stdout)["told"]["answers"]
    return {item["id"].partition(":")[2]: item["state"] for item in told}, done.stderr.decode()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (b"", set()),
        (b"x\n", set()),
        (b"n\ny\n", {"urge_to_move"}),
        (b"oops\na\n", {"chest_pain", "urge_to_move"}),
        (b"y\n", {"chest_pain"}),
    ],
)
def test_only_what_is_confirmed_counts(typed, told):
    found, said = findings_told(input=typed)

    assert {id for id, state in found.items() if state == "present"} == told
    assert "Nothing of it counts until you confirm it" in said


def test_a_profile_and_the_words_go_together(tmp_path):
    path = tmp_path / "me.toml"
    path.write_text("[findings]\nleg_twitches = true\n", encoding="utf-8")

    found, _ = findings_told(str(path), input=b"a\n")

    assert {"leg_twitches", "urge_to_move", "chest_pain"} <= set(found)


def test_words_that_tell_nothing_are_said_to_be_so():
    done = twitchkit("assess", "--text", "xyzzy", input=b"")

    assert (done.returncode, b"Nothing was understood" in done.stderr) == (0, True)


def test_the_profile_cannot_come_from_where_the_replies_do():
    done = twitchkit("assess", "-", "--text", WORDS, input=b"a\n")

    assert (done.returncode, b"--text" in done.stderr) == (3, True)
