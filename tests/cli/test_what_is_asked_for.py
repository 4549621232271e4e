"""What can be asked for: every option with its value where it is left out, and what is said of a value that is none."""

from __future__ import annotations

import datetime

import pytest
from support.each import on_each

from twitchkit.cli.arguments import parser

TODAY = datetime.datetime.now().astimezone().date().isoformat()
KNOWLEDGE = {"packs": None, "pack_folder": [], "on_error": "raise", "reference": None}


def read(*arguments: str) -> dict[str, object]:
    return vars(parser().parse_args(arguments))


@on_each("arguments, run, values", [
        (
            ("assess", "me.toml"),
            "person.assess",
            {"file": "me.toml", "format": "text", "output": None, "probabilities": False, "as_of": TODAY, "full": False}
            | {"text": None, **KNOWLEDGE},
        ),
        (
            ("assess", "-", "--format", "html", "-o", "x", "--probabilities", "--full", "--as-of", "2026-11-22"),
            "person.assess",
            {"file": "-", "format": "html", "output": "x", "probabilities": True, "as_of": "2026-11-22", "full": True}
            | {"text": None, **KNOWLEDGE},
        ),
        (
            ("explain", "a", "b"),
            "person.explain",
            {"ids": ["a", "b"], "profile": None, "format": "text", "probabilities": False, "as_of": TODAY} | KNOWLEDGE,
        ),
        (("what-if", "me.toml"), "person.what_if", {"file": "me.toml", "format": "text"} | KNOWLEDGE),
        (
            ("interview",),
            "interview.interview",
            {"file": None, "go_on": False, "save": None, "format": "text", "probabilities": False, "as_of": TODAY,
             "full": False} | KNOWLEDGE,
        ),
        (("foods", "search", "kale"), "foods.search", {"text": "kale", "limit": 10, "format": "text"} | KNOWLEDGE),
        (("foods", "show", "kale"), "foods.show_food", {"id": "kale", "format": "text"} | KNOWLEDGE),
        (
            ("foods", "rich-in", "iron", "--limit", "1"),
            "foods.rich_in",
            {"nutrient": "iron", "limit": 1, "format": "text"} | KNOWLEDGE,
        ),
        (("foods", "import", "f", "--to", "p"), "foods.import_foods", {"folder": "f", "to": "p"}),
        (
            ("foods", "suggest", "--profile", "me.toml"),
            "foods.suggest",
            {"profile": "me.toml", "nutrient": [], "at_most": 3, "alternatives": 0, "format": "text"} | KNOWLEDGE,
        ),
        (
            ("foods", "suggest", "--profile", "-", "--nutrient", "a", "--nutrient", "b", "--at-most", "0"),
            "foods.suggest",
            {"profile": "-", "nutrient": ["a", "b"], "at_most": 0, "alternatives": 0, "format": "text"} | KNOWLEDGE,
        ),
        (
            ("diary", "import", "e.csv"),
            "diary.import_diary",
            {"file": "e.csv", "profile": None, "format": "toml"} | KNOWLEDGE,
        ),
        (
            ("evaluate", "c.jsonl", "--packs", "a, b,", "--pack-folder", "x", "--pack-folder", "y"),
            "evaluation.evaluate",
            {"file": "c.jsonl", "format": "text", "bootstrap": 1000, "questions": False, "seed": 0}
            | KNOWLEDGE | {"packs": ["a", "b"], "pack_folder": ["x", "y"]},
        ),
        (("packs", "list"), "packs.list_packs", {"as_of": TODAY}),
        (("packs", "test"), "cases.test", {"packs": [], "why": False, "format": "text"}),
        (("schema", "pack"), "schema.print_schema", {"name": "pack"}),
    ])  # fmt: skip
def test_what_is_left_out_has_its_usual_value(arguments: tuple[str, ...], run: str, values: dict[str, object]) -> None:
    found = read(*arguments)

    assert found.pop("run") == f"twitchkit.cli.{run.replace('.', ':')}"
    assert {key: value for key, value in found.items() if key not in ("command", "action")} == values


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("foods", "search", "x", "--limit", "0"), "argument --limit: '0' is not a number from 1"),
        (("foods", "search", "x", "--limit", "-1"), "argument --limit: '-1' is not a number from 1"),
        (("foods", "search", "x", "--limit", "1.5"), "argument --limit: '1.5' is not a number from 1"),
        (("foods", "search", "x", "--limit", "²"), "argument --limit: '²' is not a number from 1"),
        (("foods", "suggest", "--profile", "x", "--at-most", "٣"), "--at-most: '٣' is not a whole number, 0 or more"),
        (("evaluate", "x", "--seed", "x"), "argument --seed: 'x' is not a whole number, 0 or more"),
        (("assess", "x", "-o", ""), "argument -o/--output: the name of the file is empty"),
        (("interview", "--save", ""), "argument --save: the name of the file is empty"),
        (("assess", "x", "--as-of", "22.11.2026"), "argument --as-of: '22.11.2026' is not a date like 2026-11-22"),
        (("foods", "suggest"), "the following arguments are required: --profile"),
        (("foods", "import", "x"), "the following arguments are required: --to"),
        (("packs", "check", "--installed", "x"), "unrecognized arguments: --installed"),
        (("assess", "x", "--form", "json"), "unrecognized arguments: --form json"),
        ((), "the following arguments are required: COMMAND"),
        (("foods",), "the following arguments are required: ACTION"),
    ],
)
def test_what_is_none_is_told(arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        read(*arguments)

    assert stopped.value.code == 2
    assert message in capsys.readouterr().err
