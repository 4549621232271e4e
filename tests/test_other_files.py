"""A file that was given as a profile and is something else: what it seems to be, and what can be done with it."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest
from support.command import twitchkit
from support.downloads import tables_of, write_tables, write_zip
from support.packmaker import write_pack

import twitchkit as tk

FHIR = {"resourceType": "Bundle", "type": "collection", "entry": []}
SERVINGS = "Day,Time,Group,Food Name,Amount,Energy (kcal),Category\n2026-08-06,,Lunch,Milk,1 cup,100,Dairy\n"


def told(kit: tk.Kit, path: Path) -> str:
    with pytest.raises(tk.ProfileError) as error:
        kit.read_profile(path)
    (problem,) = error.value.diagnostics
    return str(problem).removeprefix(f"{path}: TK101 ")


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def zipped(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return path


@pytest.mark.parametrize(
    ("name", "text", "what", "then"),
    [
        ("bundle.json", json.dumps(FHIR), "a FHIR Bundle, and no profile", "FHIR is not read yet"),
        ("big.json", json.dumps({**FHIR, "x": "x" * 2_000_000}), "a FHIR Bundle", "not read yet"),
        ("odd.json", '{"resourceType": "a b\\n"}', "a FHIR resource", "not read yet"),
        ("servings.csv", SERVINGS, "the food diary of another program", "twitchkit diary import"),
        ("summary.csv", "Date,Meal,Calories,Note\n", "the food diary of another program", "twitchkit diary import"),
        ("weights.csv", "Day,Time,Metric,Unit,Amount\n", "a table", "only food diaries"),
        ("food.csv", '"fdc_id","data_type"\n', "a FoodData Central download", "twitchkit foods import"),
        ("foods.json", '{"SRLegacyFoods": []}', "a FoodData Central download", "twitchkit foods import"),
        ("pack.toml", 'schema = 1\n[pack]\nid = "a"\n', "a pack", "--pack-folder"),
        ("tips.toml", '[[tip]]\nid = "a"\n', "a pack", "twitchkit packs check"),
        ("a.toml", '[[case]]\nid = "a"\n', "a file of cases of a pack", "twitchkit packs test"),
        ("a.jsonl", '{"id": "a", "profile": {}}\n{"id": "b", "profile": {}}\n', "evaluation cases", "evaluate"),
        ("list.json", '[{"age": 61}]', "a list", "one person"),
        ("me.pdf", b"%PDF-1.7\n\0", "a PDF", "write what it says in a profile"),
        ("me.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "a spreadsheet", "save it as CSV"),
        ("me.gz", b"\x1f\x8b\x08\0", "a compressed file", "unpack it"),
        ("me.png", b"\x89PNG\r\n\0", "a picture", "cannot be read"),
        ("export.xml", '<?xml version="1.0"?><HealthData/>', "XML or HTML", "not read"),
        ("foods.sqlite", b"SQLite format 3\0\1", "a database", "with the pack"),
    ],
)
def test_it_says_what_a_file_is(kit: tk.Kit, tmp_path: Path, name: str, text: str, what: str, then: str) -> None:
    message = told(kit, written(tmp_path / name, text))
    assert message.startswith(what) or what in message
    assert then in message


def test_zip_files(kit: tk.Kit, tmp_path: Path) -> None:
    assert "a spreadsheet" in told(kit, zipped(tmp_path / "a.xlsx", "[Content_Types].xml", "xl/workbook.xml"))
    assert "a text document" in told(kit, zipped(tmp_path / "a.docx", "word/document.xml"))
    assert "diary import" in told(kit, zipped(tmp_path / "a.zip", "File-Export/Nutrition-Summary-2024.csv"))
    assert "foods import" in told(kit, write_zip(tmp_path / "b.zip", tables_of("sr_legacy_food")))
    assert "a zip file" in told(kit, zipped(tmp_path / "c.zip", "x"))


def test_folders(kit: tk.Kit, tmp_path: Path) -> None:
    assert "a pack" in told(kit, write_pack(tmp_path, "aaa"))
    assert "foods import" in told(kit, write_tables(tmp_path / "sr", tables_of("sr_legacy_food")))


def test_an_assessment(kit: tk.Kit, tmp_path: Path) -> None:
    text = json.dumps(kit.assess(tk.Profile(age=61)).to_dict())
    assert "an assessment that twitchkit wrote" in told(kit, written(tmp_path / "result.json", text))


@pytest.mark.parametrize(
    "text",
    [
        'medicines = ["a", "b", "c", ',
        "age = 61\nsex = 1\n",
        '# a, b, c, d\nage = "x"\n',
        '[[diet]]\nfoods = [1]\n[[diet]]\nfoods = ["1 cup milk"]\n',
        "age: 61, sex: female\n",
    ],
)
def test_a_profile_with_a_slip_is_told_its_slip(kit: tk.Kit, tmp_path: Path, text: str) -> None:
    with pytest.raises(tk.ProfileError) as error:
        kit.read_profile(written(tmp_path / "me.toml", text))
    assert "and no profile" not in str(error.value)


def test_the_command_line_says_it(tmp_path: Path) -> None:
    done = twitchkit("assess", written(tmp_path / "bundle.json", json.dumps(FHIR)))
    assert done.returncode == 3
    assert b"a FHIR Bundle, and no profile; FHIR is not read yet" in done.stderr


def test_a_pipe_is_not_waited_for(kit: tk.Kit, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "me.toml")
    assert told(kit, tmp_path / "me.toml") == "cannot read the profile: a pipe or a device, and no file"
