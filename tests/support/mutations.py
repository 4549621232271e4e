"""Files that are a little broken: downloads of foods and diaries, each with a few random changes."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from support.downloads import DOWNLOADS, document_of, tables_of, write_tables, write_zip

import twitchkit as tk
from twitchkit.diet.fooddata_central import import_download

_CELLS = (
    b"",
    b"-1",
    b"<0.1",
    b"1,250",
    b"1e999",
    b"NaN",
    b"\xff",
    b"\0",
    b'"',
    b";",
    b"2019-02-30",
    b"9" * 5000,
    b"null",
)
_DIARIES = (
    b"Day,Time,Group,Food Name,Amount,Energy (kcal),Vitamin D (IU),Magnesium (mg),Category\n"
    b'2026-08-06,08:14 AM,Breakfast,"Oats, Rolled, Dry",80.00 g,311.0,0.0,110.4,Cereal Grains and Pasta\n'
    b"2026-08-07,,Dinner,Magnesium citrate,2.00 tablet,0.0,,200.00,Supplements\n",
    b"Date,Group,Energy (kcal),Magnesium (mg),Completed\n2026-08-06,Lunch,500,40,false\n"
    b"2026-08-06,Total,2000,300,false\n",
    b"Date,Meal,Calories,Sodium (mg),Calcium,Note\r\n2024-07-02,Breakfast,518.0,574.5,0.0,\r\n",
)


def mutated(raw: bytes, draw: random.Random) -> bytes:
    """Return some bytes with one to four changes."""
    for _ in range(draw.randint(1, 4)):
        raw = draw.choice(_CHANGES)(raw, draw)
    return raw


def broken_import(kit: tk.Kit, folder: Path, draw: random.Random) -> str:
    """Import a broken download or diary in a folder; return what came of it, "read" or the error's text.

    Anything but a result or a ``TwitchkitError`` is raised.
    """
    try:
        if draw.random() < 0.3:
            path = folder / "diary.csv"
            path.write_bytes(mutated(draw.choice(_DIARIES), draw))
            kit.assess(kit.read_diary(path).profile)
        else:
            pack = folder / "my_foods"
            import_download(_download(folder, draw), pack)
            tk.load(["vocabulary", "nutrients"], paths=[pack]).foods.search("milk")
    except tk.TwitchkitError as error:
        return str(error)
    return "read"


def _download(folder: Path, draw: random.Random) -> Path:
    kind = draw.choice(tuple(DOWNLOADS))
    form = draw.choice(("folder", "zip", "damaged zip", "document"))
    if form == "document":
        path = folder / "foods.json"
        path.write_bytes(mutated(document_of(kind).encode(), draw))
        return path
    files = tables_of(kind)
    if form == "damaged zip":
        path = write_zip(folder / "foods.zip", files)
        path.write_bytes(mutated(path.read_bytes(), draw))
        return path
    broken = draw.choice(sorted(files))
    written = write_tables(folder / "tables", files)
    (written / broken).write_bytes(mutated(files[broken].encode(), draw))
    if form == "folder":
        return written
    texts = {name: (written / name).read_bytes().decode("latin-1") for name in files}
    return write_zip(folder / "foods.zip", texts)


def _flip(raw: bytes, draw: random.Random) -> bytes:
    place = draw.randrange(len(raw) + 1)
    return raw[:place] + bytes([draw.randrange(256)]) + raw[place + 1 :]


def _cut(raw: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(raw) + 1)
    return raw[:start] + raw[start + draw.randint(1, 40) :]


def _end(raw: bytes, draw: random.Random) -> bytes:
    return raw[: draw.randrange(len(raw) + 1)]


def _repeat(raw: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(raw) + 1)
    return raw[:start] + raw[start : start + draw.randint(1, 200)] * draw.randint(2, 5) + raw[start:]


def _cell(raw: bytes, draw: random.Random) -> bytes:
    cells = raw.split(b",")
    cells[draw.randrange(len(cells))] = draw.choice(_CELLS)
    return b",".join(cells)


def _swap(raw: bytes, draw: random.Random) -> bytes:
    lines = raw.split(b"\n")
    one, other = draw.randrange(len(lines)), draw.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _delimiters(raw: bytes, draw: random.Random) -> bytes:
    return raw.replace(b",", draw.choice((b";", b"\t", b",,")))


_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (_flip, _cut, _end, _repeat, _cell, _swap, _delimiters)
