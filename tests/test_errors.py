"""How a problem is told: its place, on one line, no longer than can be read, with a known word that is like a slip."""

from __future__ import annotations

import importlib
import sys

import pytest

import twitchkit as tk
from twitchkit.errors import closest, did_you_mean, printable
from twitchkit.ids import ByName, Names, is_id, is_name, pack_of, qualify, short


@pytest.mark.parametrize(
    ("about", "place"),
    [
        ({}, ""),
        ({"file": "a.toml"}, "a.toml"),
        ({"file": "a.toml", "line": 3}, "a.toml:3"),
        ({"file": "a.toml", "line": 3, "subject": "toy:a", "path": ("b",)}, "a.toml:3"),
        ({"subject": "toy:a"}, "toy:a"),
        ({"subject": "toy:a", "path": ("b", 0)}, "toy:a.b.0"),
        ({"path": ("b", 0)}, "b.0"),
    ],
)
def test_a_problem_has_its_place(about: dict[str, object], place: str) -> None:
    problem = tk.Diagnostic("TK101", "wrong", **about)

    assert problem.place == place
    assert str(problem) == (f"{place}: TK101 wrong" if place else "TK101 wrong")
    assert str(tk.Diagnostic("TK101", "wrong", hint="do this", **about)) == f"{problem}; do this"


def test_a_problem_gets_another_place() -> None:
    problem = tk.Diagnostic("TK101", "wrong", file="a", line=1)

    assert (problem.at(file="b").place, problem.at(file="b", line=2).place) == ("b", "b:2")


@pytest.mark.parametrize(("length", "cut"), [(1000, False), (1001, True), (5000, True)])
def test_a_message_is_no_longer_than_can_be_read(length: int, cut: bool) -> None:
    message = "".join("abcdefghij"[place % 10] for place in range(length))
    shown = str(tk.TwitchkitError(message))

    assert shown == (f"{message[:500]} … {message[-500:]}" if cut else message)
    assert str(tk.Diagnostic("TK101", "x" * 2000)).startswith("TK101 xxx")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\nb\tc", "a b c"), ("\x1b[31mred", "[31mred"), (" a  b ", "a b"), ("\u202eabc", "abc"), ("é", "é"), ("", "")],
)
def test_what_could_steer_a_terminal_is_left_out(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert str(tk.TwitchkitError(text)) == shown


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("ferittin", "ferritin"),
        ("feritin", "ferritin"),
        ("ferr", "ferritin"),  # two thirds alike
        ("fer", ""),
        ("tib", "tibc"),
        ("", ""),
        ("zinc", ""),
    ],
)
def test_a_slip_is_told_with_the_word_that_is_like_it(word: str, found: str) -> None:
    assert did_you_mean(word, ["ferritin", "tibc"]) == (f"did you mean {found!r}?" if found else "")


def test_of_a_word_that_is_too_long_only_the_beginning_is_looked_at() -> None:
    assert closest("ferritin" + "x" * 1_000_000, ["ferritin" + "x" * 52], alike=1.0) == "ferritin" + "x" * 52
    assert closest("ferritin", ["ferritin"], alike=1.0) == "ferritin"


def test_all_problems_are_listed_and_an_extra_says_how_to_get_it() -> None:
    problems = [tk.Diagnostic("TK101", "a"), tk.Diagnostic("TK102", "b")]

    assert str(tk.ProfileError(problems)) == "TK101 a\nTK102 b"
    assert str(tk.MissingExtraError("Drawing", "html")) == (
        "Drawing needs an optional dependency; run: pip install 'twitchkit[html]'"
    )


@pytest.mark.parametrize(
    ("text", "name", "id"),
    [
        ("a", True, False), ("a1_b2", True, False), ("a:b", False, True), ("a_b:c_1", False, True),
        *((text, False, False) for text in ("1a", "A", "a__b", "_a", "a_", "a:b:c", "a\n", "é", "", ":a")),
    ],
)  # fmt: skip
def test_names_and_ids(text: str, name: bool, id: bool) -> None:
    assert (is_name(text), is_id(text)) == (name, id)


def test_a_name_is_found_where_it_can_mean_one_thing() -> None:
    names = Names(["a:tea", "b:tea", "b:milk"])

    assert {text: names.candidates(text) for text in ("tea", "milk", "a:tea", "wine", "a:milk")} == {
        "tea": ("a:tea", "b:tea"), "milk": ("b:milk",), "a:tea": ("a:tea",), "wine": (), "a:milk": (),
    }  # fmt: skip
    assert (names.candidates("tea", "b"), names.candidates("tea", "c")) == (("b:tea",), ("a:tea", "b:tea"))
    assert names.short == {"tea", "milk"}
    assert (qualify("tea", "a"), qualify("b:tea", "a"), short("a:tea"), short("tea"), pack_of("a:tea")) == (
        "a:tea", "b:tea", "tea", "tea", "a",
    )  # fmt: skip


def test_a_table_by_id_takes_short_names_that_one_id_has() -> None:
    table = ByName({"a:tea": 1, "b:tea": 2, "b:milk": 3})

    assert (table["milk"], table["a:tea"], len(table), list(table)) == (3, 1, 3, ["a:tea", "b:tea", "b:milk"])
    assert [name in table for name in ("tea", "wine", "milk")] == [False, False, True]
    with pytest.raises(KeyError, match="tea"):
        table["tea"]


def test_columns_without_numpy_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    monkeypatch.delitem(sys.modules, "twitchkit.table.arrays", raising=False)

    with pytest.raises(tk.MissingExtraError, match=r"twitchkit\[table\]"):
        importlib.import_module("twitchkit.table.arrays")
