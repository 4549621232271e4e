"""Pipes, devices, folders and links are refused wherever a file is read, at once and without waiting."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.packmaker import DEFAULTS, write_pack

import twitchkit as tk
from twitchkit.evaluation import read_evaluation_cases
from twitchkit.packs.files import MOST_BYTES, mention_safety, read_files
from twitchkit.regular_file import open_regular, read_regular
from twitchkit.testing.cases import read_cases

TIP = DEFAULTS + '[[tip]]\nid = "rest"\ntitle = "Rest"\ntext = "Rest."\n'
PIPE = "a pipe or a device, and no file"
OUTSIDE = "it lies outside of the folder, or is a link that leads there"


def replaced(path: Path, how: str, elsewhere: Path) -> None:
    """Put something in the place of a file that is none, or lies elsewhere."""
    path.rename(elsewhere)
    if how == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if how == "device" else elsewhere)


def problems(folder: Path) -> str:
    with pytest.raises(tk.PackError) as error:
        tk.load([], paths=[folder])
    return str(error.value)


@pytest.mark.parametrize(("how", "message"), [("pipe", PIPE), ("device", PIPE), ("link", OUTSIDE)])
class TestPacks:
    def test_content(self, tmp_path: Path, how: str, message: str) -> None:
        folder = write_pack(tmp_path, "aaa", {"content/tips.toml": TIP})
        replaced(folder / "content" / "tips.toml", how, tmp_path / "elsewhere.toml")
        assert f"aaa/content/tips.toml: TK601 cannot be read: {message}" in problems(folder)
        assert mention_safety(folder)  # nobody can tell

    def test_the_manifest(self, tmp_path: Path, how: str, message: str) -> None:
        folder = write_pack(tmp_path, "aaa", {"content/tips.toml": TIP})
        replaced(folder / "pack.toml", how, tmp_path / "elsewhere.toml")
        assert f"TK601 cannot read the manifest: {message}" in problems(folder)

    def test_cases(self, tmp_path: Path, how: str, message: str) -> None:
        folder = write_pack(tmp_path, "aaa", {"content/tips.toml": TIP, "cases/a.toml": ""})
        replaced(folder / "cases" / "a.toml", how, tmp_path / "elsewhere.toml")
        assert f"TK101 cannot be read: {message}" in str(read_cases(folder).problems[0])


@pytest.mark.parametrize("file", ["../elsewhere.sqlite", "pipe.sqlite"])
def test_a_food_database_that_lies_elsewhere_or_is_a_pipe(tmp_path: Path, file: str) -> None:
    statement = DEFAULTS + (
        f'[[food_database]]\nid = "a"\ntitle = "A"\nrelease = "1"\nreleased = "2026-01-01"\nfile = "{file}"\n'
        f'sha256 = "{"0" * 64}"\nnumber = "X"\n'
    )
    folder = write_pack(tmp_path, "aaa", {"content/foods.toml": statement})
    (tmp_path / "elsewhere.sqlite").write_bytes(b"")
    os.mkfifo(folder / "pipe.sqlite")
    assert f"{file!r} cannot be read: " in problems(folder)


def test_a_link_within_the_folder_is_read(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, "aaa", {"content/tips.toml": TIP})
    (folder / "content" / "tips.toml").rename(folder / "tips.txt")
    (folder / "content" / "tips.toml").symlink_to(folder / "tips.txt")
    read = read_files(folder, "aaa")
    assert ([*read.contents], read.problems) == (["content/tips.toml", "pack.toml"], ())


def test_a_file_of_a_pack_that_is_too_large(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, "aaa", {"content/tips.toml": TIP})
    with (folder / "content" / "more.toml").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert "TK601 cannot be read: larger than 16,000,000 bytes" in problems(folder)


def test_evaluation_cases(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cases.jsonl")
    with pytest.raises(tk.ProfileError, match=f"cannot read the cases: {PIPE}"):
        read_evaluation_cases(tmp_path / "cases.jsonl")


def test_a_line_of_evaluation_cases_that_is_too_long_harms_no_other(tmp_path: Path) -> None:
    case = b'{"id": "a", "profile": {"age": 61}, "accepted": ["hypnic_jerks"]}\n'
    (tmp_path / "cases.jsonl").write_bytes(b"x" * 3_000_000 + b"\n" + case)
    read = read_evaluation_cases(tmp_path / "cases.jsonl")
    assert ([case.line for case in read.cases], [problem.code for problem in read.problems]) == ([2], ["TK106"])


def test_the_rule_itself(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "in/b.txt"):
        (tmp_path / name).write_text("12345")
    assert read_regular(tmp_path / "a.txt", most=5) == b"12345"
    with pytest.raises(OSError, match="larger than 4 bytes"):
        read_regular(tmp_path / "a.txt", most=4)
    with pytest.raises(OSError, match="outside of the folder"):
        open_regular(tmp_path / "in" / ".." / "a.txt", folder=tmp_path / "in")
    with pytest.raises(IsADirectoryError):
        open_regular(tmp_path)
    with pytest.raises(FileNotFoundError):
        open_regular(tmp_path / "no.txt")
