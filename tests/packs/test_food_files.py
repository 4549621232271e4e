"""The files of a food database: there, inside the pack, and those that it was made with."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import attrs
import pytest
from support.handmade import CITED
from support.packmaker import write_files

from twitchkit.content import FoodDatabase
from twitchkit.errors import Diagnostic
from twitchkit.packs.food_files import damaged, missing

DATABASE = FoodDatabase(
    id="toy:table", title="A table", release="1", released="2026-11-22", file="foods.sqlite", number="T",
    sha256=hashlib.sha256(b"foods").hexdigest(), synonyms="words.csv", costs="costs.csv", kinds="kinds.csv", **CITED,
)  # fmt: skip
FILES = {"foods.sqlite": b"foods", **{f"content/{name}.csv": b"" for name in ("words", "costs", "kinds")}}
AGAIN = "install the pack again, or make the file again"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_files(tmp_path / "toy", FILES)


def test_nothing_is_wrong_with_a_whole_one(folder: Path) -> None:
    assert list(missing(DATABASE, folder)) == []
    assert list(damaged(DATABASE, folder)) == []


def test_a_database_may_have_no_words_of_its_own(folder: Path) -> None:
    (folder / "content" / "words.csv").unlink()

    assert list(missing(attrs.evolve(DATABASE, synonyms=""), folder)) == []


@pytest.mark.parametrize(("name", "key"), [("foods.sqlite", "file"), ("words.csv", "synonyms"), ("costs.csv", "costs")])
def test_a_file_that_is_not_there(folder: Path, name: str, key: str) -> None:
    (folder / name if key == "file" else folder / "content" / name).unlink()

    assert list(missing(DATABASE, folder)) == [
        Diagnostic("TK601", f"there is no file {name!r}", hint=AGAIN, subject="toy:table", path=(key,))
    ]


@pytest.mark.parametrize(
    ("key", "name", "reason"),
    [
        ("file", "../elsewhere", "it lies outside of the folder, or is a link that leads there"),
        ("kinds", "pipe.csv", "a pipe or a device, and no file"),
        ("costs", "a\0b", "its name cannot be"),
        ("synonyms", "../content", "Is a directory"),
    ],
)
def test_a_file_that_cannot_be_read(folder: Path, key: str, name: str, reason: str) -> None:
    (folder.parent / "elsewhere").write_bytes(b"foods")
    os.mkfifo(folder / "content" / "pipe.csv")

    assert list(missing(attrs.evolve(DATABASE, **{key: name}), folder)) == [
        Diagnostic("TK601", f"{name!r} cannot be read: {reason}", subject="toy:table", path=(key,))
    ]


def test_every_file_that_is_missing_is_told(folder: Path) -> None:
    for file in [*folder.glob("*.sqlite"), *folder.glob("content/*")]:
        file.unlink()

    assert [problem.path for problem in missing(DATABASE, folder)] == [("file",), ("synonyms",), ("costs",), ("kinds",)]


def test_another_file_than_the_pack_was_made_with(folder: Path) -> None:
    (folder / "foods.sqlite").write_bytes(b"other")
    digest = hashlib.sha256(b"other").hexdigest()

    assert list(damaged(DATABASE, folder)) == [
        Diagnostic(
            "TK610",
            f"'foods.sqlite' is not the file that the pack was made with: its SHA-256 is {digest}",
            hint="install the pack again; if you wrote the pack, write the new digest",
            subject="toy:table",
            path=("sha256",),
        )
    ]
