"""What a file is that was given as a profile and is none: what it seems to be, and what can be done with it."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import attrs

from twitchkit.diet.delimited import read_table
from twitchkit.diet.diaries import reader_of
from twitchkit.diet.downloads.documents import LISTS
from twitchkit.errors import Diagnostic, StructureError
from twitchkit.model.content import SINGULAR
from twitchkit.model.profile import Profile
from twitchkit.packs.manifest import FILE_NAME
from twitchkit.places import parse_toml
from twitchkit.profile_file import MAX_SIZE
from twitchkit.regular_file import open_regular


class Other(NamedTuple):
    """What a file seems to be, and what can be done with it."""

    what: str
    hint: str


_STATEMENTS = frozenset(SINGULAR).difference(item.name for item in attrs.fields(Profile))
_WRITE = "write what it says in a profile, see docs/profile.md"
_DIARY = Other("the food diary of another program", "read it with: twitchkit diary import FILE")
_FOODS = Other("a FoodData Central download", "make a pack of it: twitchkit foods import FILE --to my_foods")
_PACK = Other("a pack", "give its folder to --pack-folder, or look at it: twitchkit packs check FOLDER")
_SHEET = Other(
    "a spreadsheet", f"if it is a food diary, save it as CSV, for: twitchkit diary import FILE; else {_WRITE}"
)
_BEGINNINGS = (
    (b"%PDF", Other("a PDF", f"it cannot be read; {_WRITE}")),
    (b"\x89PNG", Other("a picture", f"it cannot be read; {_WRITE}")),
    (b"\xff\xd8\xff", Other("a picture", f"it cannot be read; {_WRITE}")),
    (b"\xd0\xcf\x11\xe0", _SHEET),
    (b"SQLite format 3\0", Other("a database", "a food database is read with the pack that it belongs to")),
    (b"\x1f\x8b", Other("a compressed file", "unpack it first")),
    (b"{\\rtf", Other("a text document", f"save it as plain text; {_WRITE}")),
    (b"<", Other("XML or HTML", f"it is not read; {_WRITE}")),
)
_INSIDE = (
    ("xl/workbook.xml", _SHEET),
    ("word/document.xml", Other("a text document", f"it cannot be read; {_WRITE}")),
    ("content.opf", Other("a book", "it cannot be read")),
)
_RESOURCE = re.compile(r'"resourceType"\s*:\s*"([A-Za-z]{1,40})"')
_START = 1_000


def recognize(name: str) -> Diagnostic | None:
    """Return what is to be said of a file that is no profile; None for what may be one, or cannot be looked at."""
    try:
        other = _of_folder(Path(name)) if Path(name).is_dir() else _of_file(name)
    except (OSError, ValueError, zipfile.BadZipFile):
        return None
    return None if other is None else Diagnostic("TK101", f"{other.what}, and no profile", hint=other.hint, file=name)


def _of_folder(folder: Path) -> Other | None:
    if (folder / FILE_NAME).is_file():
        return _PACK
    return _FOODS if any((folder / name).is_file() for name in ("food.csv", "food_nutrient.csv")) else None


def _of_file(name: str) -> Other | None:
    with open_regular(name) as file:
        head = file.read(MAX_SIZE)
        if head.startswith(b"PK"):
            return _of_archive(zipfile.ZipFile(file).namelist())
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for beginning, other in _BEGINNINGS:
        if start.startswith(beginning):
            return other
    text = head.decode("utf-8-sig", errors="replace")
    return _of_json(text) if start.startswith((b"{", b"[{")) else _of_text(text)


def _of_archive(names: Iterable[str]) -> Other:
    there = [*names]
    for name, other in _INSIDE:
        if any(found.endswith(name) for found in there):
            return other
    if any(found.endswith("food_nutrient.csv") or "FoodData_Central" in found for found in there):
        return _FOODS
    if any("Nutrition-Summary" in found or found.endswith("servings.csv") for found in there):
        return Other(_DIARY.what, f"unpack it; then {_DIARY.hint}")
    return Other("a zip file", "unpack it, and give the file that is meant")


def _of_json(text: str) -> Other | None:
    first, _, more = text.partition("\n")
    data = _loaded(text)
    if data is None:  # JSON Lines, or too long to be read as a whole
        line = _loaded(first) if more else None
        if isinstance(line, dict) and {"id", "profile"} <= line.keys():
            return Other("a file of evaluation cases", "measure results on them: twitchkit evaluate FILE")
        kind = _RESOURCE.search(text[:_START])
        data = {"resourceType": kind[1]} if kind else {key: [] for key in LISTS if f'"{key}"' in text[:_START]}
    if isinstance(data, dict):
        return _of_keys(data)
    return Other("a list", f"a profile is one person: {_WRITE}") if isinstance(data, list) else None


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _of_keys(data: Mapping[str, object]) -> Other | None:
    kind = data.get("resourceType")
    if isinstance(kind, str):
        called = kind if kind.isascii() and kind.isalpha() else "resource"
        return Other(f"a FHIR {called[:40]}", f"FHIR is not read yet; {_WRITE}")
    if "urgency" in data and "engine" in data:
        return Other("an assessment that twitchkit wrote", "read it back in Python with tk.read_assessment")
    return _FOODS if any(key in data for key in LISTS) else None


def _of_text(text: str) -> Other | None:
    try:
        data = parse_toml(text)
    except StructureError:
        return _of_table(text)
    if "case" in data:
        return Other("a file of cases of a pack", "run them: twitchkit packs test FOLDER")
    manifest = "pack" in data and "schema" in data
    return _PACK if manifest or any(isinstance(data.get(kind), list) for kind in _STATEMENTS) else None


def _of_table(text: str) -> Other | None:
    first = text.partition("\n")[0]
    try:
        columns = read_table([first], "").columns
    except StructureError:
        return None
    if reader_of(columns) is not None:
        return _DIARY
    if "fdc_id" in columns:
        return _FOODS
    is_table = len(columns) > 2 and not any(sign in first for sign in "=[{#")  # as TOML has them
    return Other("a table", f"only food diaries are read from tables; {_WRITE}") if is_table else None
