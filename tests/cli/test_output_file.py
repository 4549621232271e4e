"""What `assess -o FILE` writes, and what it leaves alone."""

import json
import stat
from pathlib import Path

import pytest
from support.command import twitchkit

PROFILE = Path(__file__).parents[2] / "examples" / "profiles" / "night_cramps.toml"
ASSESS = ("assess", PROFILE, "--as-of", "2026-11-22")


@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_a_file_holds_what_would_have_been_printed(tmp_path: Path, format: str):
    file = tmp_path / "result"
    printed = twitchkit(*ASSESS, "--format", format)
    done = twitchkit(*ASSESS, "--format", format, "-o", file)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert file.read_bytes() == printed.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["result"]


def test_a_new_file_is_its_owners_alone(tmp_path: Path):
    assert twitchkit(*ASSESS, "--output", tmp_path / "result").returncode == 0
    assert stat.S_IMODE((tmp_path / "result").stat().st_mode) == 0o600


def test_a_file_that_was_there_is_replaced_and_keeps_who_may_read_it(tmp_path: Path):
    file = tmp_path / "result.json"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    assert twitchkit(*ASSESS, "--format", "json", "-o", file).returncode == 0
    assert json.loads(file.read_text(encoding="utf-8"))["as_of"] == "2026-11-22"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_dash_is_standard_output():
    assert twitchkit(*ASSESS, "-o", "-").stdout == twitchkit(*ASSESS).stdout


@pytest.mark.parametrize(
    ("name", "says"),
    [("nowhere/result", "its folder does not exist"), (".", "is a folder"), ("me.toml", "the profile")],
)
def test_what_cannot_be_written_is_told_and_left(tmp_path: Path, name: str, says: str):
    profile = tmp_path / "me.toml"
    profile.write_bytes(PROFILE.read_bytes())
    done = twitchkit("assess", profile, "-o", tmp_path / name)
    assert (done.returncode, done.stdout) == (3, b"")
    assert says in done.stderr.decode()
    assert profile.read_bytes() == PROFILE.read_bytes()


def test_a_file_without_a_name_is_a_wrong_call():
    assert twitchkit(*ASSESS, "-o", "").returncode == 2


def test_a_wrong_profile_leaves_the_file_alone(tmp_path: Path):
    (tmp_path / "me.toml").write_text("agee = 3", encoding="utf-8")
    (tmp_path / "result").write_text("old", encoding="utf-8")
    assert twitchkit("assess", tmp_path / "me.toml", "-o", tmp_path / "result").returncode == 3
    assert (tmp_path / "result").read_text(encoding="utf-8") == "old"
