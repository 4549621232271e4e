"""What twice as much costs: every reader at its cap, against half of that.

    python tests/benchmarks/doubling.py [share of the cap, 0 to 1]

A reader that is no worse than linear takes at most 2.2 times as long.
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.downloads import Food, document_of, tables_of, write_tables, write_zip

import twitchkit as tk
from twitchkit.diet.diaries import MOST_BYTES as DIARY
from twitchkit.diet.fooddata_central import import_download
from twitchkit.evaluation import read_evaluation_cases
from twitchkit.packs.files import MOST_BYTES as CONTENT
from twitchkit.profile_file import MAX_SIZE as PROFILE

RUNS = 3
_KIT = tk.load()
_MANIFEST = """schema = 1
[pack]
id = "long"
title = "Long"
license = "CC0-1.0"
reviewed = 2026-01-01
defines = ["tip"]
"""


def _repeated(start: str, part: Callable[[int], str], end: str = "") -> Callable[[int], str]:
    """Return what makes a text of about so many characters."""

    def make(size: int) -> str:
        count = max((size - len(start) - len(end)) // len(part(10_000_000)), 1)
        return start + "".join(map(part, range(count))) + end

    return make


PROFILES: Mapping[str, Callable[[int], str]] = {
    "a key of many parts": _repeated("a", lambda _: ".a", " = 1"),
    "keys of ninety parts": _repeated("", lambda n: "a." * 90 + f"k{n} = 1\n"),
    "points in a text": _repeated('eats = ["', lambda _: ".", '"]'),
    "many keys": _repeated("", lambda n: f"k{n} = 1\n"),
    "many tables": _repeated("", lambda n: f"[a{n}]\n"),
    "tables in tables": _repeated("", lambda _: "[[a.b.c]]\n"),
    "lists in lists": _repeated("x = ", lambda _: "["),
    "many quotes": _repeated("x = ", lambda _: '"""a'),
    "unknown findings": _repeated("[findings]\n", lambda n: f"fnding_{n} = true\n"),
    "unclear medicines": _repeated("medicines = [", lambda n: f'"some thing {n}", ', "]"),
    "medicines that changed": _repeated("medicines = [", lambda n: f'"stopped thing {n} a week ago", ', "]"),
    "a diary": _repeated("", lambda n: f'[[diet]]\nfoods = ["1 cup thing {n}"]\n'),
    "a long number": _repeated("age = ", lambda _: "1"),
    "keys of JSON": _repeated("{", lambda n: f'"k{n}": 1, ', '"age": 1}'),
    "objects of JSON": _repeated("", lambda _: '{"a": '),
    "a text of JSON": _repeated('{"sex": "', lambda _: "\\u00e9", '"}'),
}
DIARIES: Mapping[str, Callable[[int], str]] = {
    "servings": _repeated(
        "Day,Food Name,Amount,Iron (mg),Category\n", lambda n: f"2026-08-06,Food {n},10.00 g,0.1,Snacks\n"
    ),
    "rows that cannot be": _repeated("Day,Food Name,Amount,Iron (mg)\n", lambda n: f"2026-08-06,Food {n},10 g,-1\n"),
    "an open quote": _repeated('Day,Food Name,Amount\n2026-08-06,"', lambda _: "a,\n"),
    "many columns": _repeated("Day,Food Name,Amount", lambda n: f",Column {n} (mg)", "\n"),
    "daily totals": _repeated("Date,Energy (kcal),Iron (mg)\n", lambda n: f"{1900 + n % 99}-8-{n % 28 + 1},1,1\n"),
}
CONTENTS: Mapping[str, Callable[[int], str]] = {
    "tips": _repeated("", lambda n: f'[[tip]]\nid = "a{n}"\ntext = "b"\n'),
    "unknown kinds": _repeated("", lambda n: f"[[tip{n}]]\n"),
}


def _told(act: Callable[[], object]) -> None:
    with contextlib.suppress(tk.TwitchkitError):
        act()


def _read_profile(text: str) -> Callable[[Path], object]:
    stream = io.BytesIO(text.encode())
    return lambda _: _KIT.read_profile(stream)


def _read_diary(text: str) -> Callable[[Path], object]:
    def act(folder: Path) -> object:
        (folder / "export.csv").write_text(text, encoding="utf-8")
        return _KIT.read_diary(folder / "export.csv")

    return act


def _read_pack(text: str) -> Callable[[Path], object]:
    def act(folder: Path) -> object:
        (folder / "content").mkdir(exist_ok=True)
        (folder / "pack.toml").write_text(_MANIFEST, encoding="utf-8")
        (folder / "content" / "tips.toml").write_text(text, encoding="utf-8")
        return tk.load([], paths=[folder])

    return act


def _read_cases(text: str) -> Callable[[Path], object]:
    stream = io.BytesIO(text.encode())
    return lambda _: read_evaluation_cases(stream)


def _import(form: str, count: int) -> Callable[[Path], object]:
    foods = [
        Food(key=str(n), name=f"Food {n}", published="2019-04-01", number=str(n), amounts={"1090": 1.0, "1089": 2.0})
        for n in range(1, count + 1)
    ]

    def act(folder: Path) -> object:
        kind = "sr_legacy_food"
        if form == "folder":
            download = write_tables(folder / "tables", tables_of(kind, foods))
        elif form == "zip":
            download = write_zip(folder / "foods.zip", tables_of(kind, foods))
        else:
            download = write_tables(folder, {"foods.json": document_of(kind, foods)}) / "foods.json"
        return import_download(download, folder / "my_foods")

    return act


def _seconds(make: Callable[[], Callable[[Path], object]]) -> float:
    """Return the least processor time of some runs."""
    best = float("inf")
    for _ in range(RUNS):
        act = make()
        with tempfile.TemporaryDirectory() as folder:
            start = time.process_time()
            _told(lambda act=act, folder=folder: act(Path(folder)))  # type: ignore[misc]
            best = min(best, time.process_time() - start)
    return best


def _show(name: str, make: Callable[[int], Callable[[Path], object]], cap: int) -> None:
    half, whole = (_seconds(lambda size=size: make(size)) for size in (cap // 2, cap))  # type: ignore[misc]
    # What takes no time at all has no ratio.
    ratio = f"× {whole / half:.2f}" if half > 0.02 else "-"
    sys.stdout.write(f"{name:40} {half:8.3f} s {whole:8.3f} s   {ratio}\n")
    sys.stdout.flush()


def main(share: float = 1.0) -> None:
    """Print the time for half of the cap, for the cap, and their ratio."""
    for name, text in PROFILES.items():
        _show(f"profile: {name}", lambda size, text=text: _read_profile(text(size)), int(PROFILE * share))  # type: ignore[misc]
    for name, text in DIARIES.items():
        _show(f"diary: {name}", lambda size, text=text: _read_diary(text(size)), int(DIARY * share))  # type: ignore[misc]
    for name, text in CONTENTS.items():
        _show(f"pack: {name}", lambda size, text=text: _read_pack(text(size)), int(CONTENT * share))  # type: ignore[misc]
    lines = _repeated("", lambda n: f'{{"id": "{n}", "profile": {{"age": 61}}, "accepted": ["a"]}}\n')
    _show("evaluation cases", lambda size: _read_cases(lines(size)), int(10_000_000 * share))
    for form in ("folder", "zip", "JSON"):
        _show(f"download: {form}", lambda count, form=form: _import(form, count), int(20_000 * share))  # type: ignore[misc]


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
