"""Downloads of FoodData Central in all layouts become equal packs, and what cannot be is told with its place."""

from __future__ import annotations

import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from support.downloads import DOWNLOADS, Food, document_of, tables_of, write_tables, write_zip
from support.mutations import broken_import

import twitchkit as tk
from twitchkit.diet.fooddata_central import import_download

NO_NUMBER = "is no number; leave what is not known blank"
TWO_NUMBERS = "may mean two numbers; write it without a thousands sign"
SR, FNDDS, BRANDED, FOUNDATION = "sr_legacy_food", "survey_fndds_food", "branded_food", "foundation_food"


def forms(kind: str, folder: Path) -> dict[str, Path]:
    """Write a download in every form that it comes in; return where each is."""
    files, name = tables_of(kind), f"FoodData_Central_{kind}_csv"
    write_tables(folder / "nested" / name, files)
    document = {f"{kind}.json": document_of(kind)}
    return {
        "folder": write_tables(folder / "flat", files),
        "nested folder": folder / "nested",
        "zip": write_zip(folder / "flat.zip", files),
        "zip of a folder": write_zip(folder / "deep.zip", files, f"{name}/"),
        "JSON": write_tables(folder / "documents", document) / f"{kind}.json",
        "folder with JSON": folder / "documents",
        "zip of JSON": write_zip(folder / "json.zip", document),
    }


def contents(pack: Path) -> dict[str, bytes]:
    return {path.relative_to(pack).as_posix(): path.read_bytes() for path in sorted(pack.rglob("*")) if path.is_file()}


def imported(download: Path, tmp_path: Path) -> Callable[[str], tk.FoodSource]:
    import_download(download, tmp_path / "my_foods")
    foods = tk.load(["vocabulary", "nutrients"], paths=[tmp_path / "my_foods"]).foods
    return lambda key: foods.get(f"my_foods:{key}")


def problems(download: Path, tmp_path: Path) -> list[str]:
    with pytest.raises(tk.TwitchkitError) as error:
        import_download(download, tmp_path / "my_foods")
    assert not (tmp_path / "my_foods").exists()
    return str(error.value).splitlines()


@pytest.mark.parametrize("kind", DOWNLOADS)
def test_all_forms_of_a_download_give_equal_packs(kind: str, tmp_path: Path) -> None:
    packs = {}
    for number, (form, download) in enumerate(forms(kind, tmp_path).items()):
        pack = tmp_path / str(number) / "my_foods"
        import_download(download, pack)
        packs[form] = contents(pack)
    first = packs["folder"]
    assert {form for form, pack in packs.items() if pack != first} == set()


class TestWhatIsRead:
    def test_survey_foods_count_by_number(self, tmp_path: Path) -> None:
        milk = imported(write_tables(tmp_path / "fndds", tables_of(FNDDS)), tmp_path)("2705384")
        assert milk.per_100g == {
            "nutrients:magnesium": 12.0,
            "nutrients:sodium": 39.0,
            "nutrients:vitamin_b12": 0.55,
            "nutrients:vitamin_d": 1.1,
        }
        assert list(milk.portions.items()) == [("1 fl oz", 30.5), ("1 cup", 244.0)]  # in their own order, without codes

    def test_of_several_versions_the_newest_counts(self, tmp_path: Path) -> None:
        assert import_download(write_tables(tmp_path / "foundation", tables_of(FOUNDATION)), tmp_path / "foods_a") == 1
        assert import_download(write_tables(tmp_path / "branded", tables_of(BRANDED)), tmp_path / "foods_b") == 2
        foods = tk.load(["vocabulary", "nutrients"], paths=[tmp_path / "foods_a", tmp_path / "foods_b"]).foods
        assert foods.get("foods_a:747447").per_100g["magnesium"] == 21.0
        assert foods.get("foods_b:1459825").per_100g["magnesium"] == 100.0
        for old in ("foods_a:321900", "foods_b:356425"):
            with pytest.raises(tk.UnknownIdError):
                foods.get(old)

    def test_international_units_are_converted_where_nothing_better_is_told(self, tmp_path: Path) -> None:
        get = imported(write_tables(tmp_path / "branded", tables_of(BRANDED)), tmp_path)
        assert get("1459825").per_100g["vitamin_d"] == 2.0  # 80 IU
        assert get("2100001").per_100g["vitamin_d"] == 1.25  # ug go before 60 IU

    @pytest.mark.parametrize("layout", ["tables", "document"])
    def test_a_food_of_which_no_amount_is_known_is_left_out_and_dates_the_download(
        self, tmp_path: Path, layout: str
    ) -> None:
        empty = Food(key="900001", name="Nothing", published="2020-05-06", number="9", amounts={"1090": None})
        foods = (*DOWNLOADS[SR], empty)
        if layout == "tables":
            download = write_tables(tmp_path / "sr", tables_of(SR, foods))
        else:
            download = write_tables(tmp_path / "sr", {"sr.json": document_of(SR, foods)}) / "sr.json"
        assert import_download(download, tmp_path / "my_foods") == 2
        assert 'released = "2020-05-06"' in (tmp_path / "my_foods/content/food_database.toml").read_text()

    def test_servings_of_branded_foods(self, tmp_path: Path) -> None:
        import_download(write_tables(tmp_path / "branded", tables_of(BRANDED)), tmp_path / "my_foods")
        foods = tk.load(["vocabulary", "nutrients"], paths=[tmp_path / "my_foods"]).foods
        assert foods.read("2 bars my_foods:1459825").grams == tk.Interval(80.0, 80.0)
        drink = foods.read("1 cup my_foods:2100001")  # of drinks amounts are per 100 ml
        assert drink.grams == tk.Interval(240.0, 240.0)

    def test_semicolons_decimal_commas_and_latin_1(self, tmp_path: Path) -> None:
        files = {name: text.replace('","', '";"').replace('.0"', ',0"') for name, text in tables_of(SR).items()}
        folder = tmp_path / "excel"
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_bytes(text.encode("latin-1"))
        get = imported(folder, tmp_path)
        assert get("168462").per_100g["magnesium"] == 79.0
        assert get("167512").name == 'Crème "fraîche", plain'


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        ("file", "old", "new", "message"),
        [
            ("food_nutrient.csv", '"79.0"', '"-79.0"', "food_nutrient.csv:2: TK106 magnesium is less than nothing"),
            ("food_nutrient.csv", '"79.0"', '"100200"', ":2: TK106 magnesium is more than the food weighs"),
            ("food_nutrient.csv", '"79.0"', '"<0.1"', ":2: TK106 a cell is no number; leave what is not known blank"),
            ("food_nutrient.csv", '"79.0"', '"1,250"', ":2: TK106 a cell may mean two numbers"),
            ("food_nutrient.csv", '"amount"', '"much"', ":1: TK101 lacks the column 'amount'"),
            ("food_portion.csv", '"30.0"', '"a lot"', "food_portion.csv:2: TK106 a cell is no number"),
            ("food.csv", "2019-04-01", "2019-13-41", "food.csv:3: TK106 the day of publication is no date"),
            ("food.csv", '"168462"', '"1e5"', "food.csv:3: TK106 'fdc_id' is no number"),
            ("food.csv", '"Spinach, raw"', '""', "food.csv:3: TK106 a food has no description"),
            ("nutrient.csv", '"MG"', '"UG"', "counts iron, magnesium, sodium in another unit"),
            ("food.csv", '"sr_legacy_food"', '"sub_sample_food"', "holds no foods but samples"),
        ],
    )
    def test_rows(self, tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
        files = tables_of(SR)
        download = write_tables(tmp_path / "sr", {**files, file: files[file].replace(old, new)})
        assert message in problems(download, tmp_path)[0]

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ('"amount": 79.0', '"amount": -79.0', ":2: TK106 magnesium is less than nothing"),
            ('"amount": 79.0', '"amount": "<0.1"', ":2: TK106 'amount' is no number"),
            ('"amount": 79.0', '"amount": NaN', ":2: TK106 NaN is not a number"),
            ('"amount": 79.0', '"amount": 1e999', ":2: TK106 'amount' is no number"),
            ('"unitName": "mg"', '"unitName": "g"', ":2: TK106 magnesium is in another unit"),
            ('"fdcId": 168462', '"fdcId": true', ":2: TK106 'fdcId' is no text"),
            ('"SRLegacyFoods"', '"Foods"', ":1: TK101 not valid JSON: expected one of the lists"),
            ("\n]}", "\n]", "not valid JSON"),
            ("\n]}", "\n]} x", "something follows after the end"),
            ('"foodPortions": [', '"foodPortions": 1, "x": [', "'foodPortions' is no list"),
        ],
    )
    def test_documents(self, tmp_path: Path, old: str, new: str, message: str) -> None:
        path = tmp_path / "sr.json"
        path.write_text(document_of(SR).replace(old, new), encoding="utf-8")
        assert message in problems(path, tmp_path)[0]

    @pytest.mark.parametrize(
        ("kind", "file", "old", "new", "told"),
        [
            (SR, "sr_legacy_food.csv", '"168462"', '"1e5"', ":2: TK106 'fdc_id' is no number"),
            (BRANDED, "branded_food.csv", '"35.0"', '"a bit"', f":2: TK106 a cell {NO_NUMBER}"),
            (BRANDED, "branded_food.csv", '"35.0"', '"1,250"', f":2: TK106 a cell {TWO_NUMBERS}"),
            (SR, "measure_unit.csv", '"name"', '"called"', ":1: TK101 lacks the column 'name'"),
            (SR, "food.csv", "Spinach", "Spin\0ach", ":3: TK101 not a text file, or a line is too long"),
            (SR, "food.csv", "Spinach", "x" * 1_000_001, ":3: TK101 not a text file, or a line is too long"),
            (SR, "food_nutrient.csv", '"79.0",', "", ":2: TK101 10 cells under 11 columns"),
            (SR, "food_nutrient.csv", '"amount"', '"id"', ":1: TK101 the column 'id' stands twice"),
        ],
    )  # fmt: skip
    def test_every_table_tells_its_line(
        self, tmp_path: Path, kind: str, file: str, old: str, new: str, told: str
    ) -> None:
        files = tables_of(kind)
        download = write_tables(tmp_path / "some", {**files, file: files[file].replace(old, new)})
        assert problems(download, tmp_path) == [file + told]

    def test_a_document_that_is_no_text(self, tmp_path: Path) -> None:
        path = tmp_path / "sr.json"
        path.write_bytes(document_of(SR).encode("latin-1"))
        assert problems(path, tmp_path) == ["sr.json: TK101 not a text in UTF-8"]
        path.write_bytes(document_of(SR).encode() + b"\xc3")  # cut within a letter
        assert problems(path, tmp_path) == ["sr.json: TK101 not a text in UTF-8"]

    @pytest.mark.parametrize("form", ["folder", "zip", "JSON"])
    def test_no_more_is_read_than_a_download_can_have(
        self, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        download = forms(SR, tmp_path)[form]
        largest = max(map(len, (*tables_of(SR).values(), document_of(SR))))
        monkeypatch.setattr("twitchkit.diet.downloads.source.MOST_BYTES", 2 * largest)
        assert import_download(download, tmp_path / "all_of_it") == 2
        monkeypatch.setattr("twitchkit.diet.downloads.source.MOST_BYTES", 100)  # less than any file, more than a line
        (told,) = problems(download, tmp_path)
        assert told.endswith(": TK106 larger than 100 bytes")

    @pytest.mark.parametrize(
        ("form", "told"),
        [
            ("folder", "has more than 5 files; give the folder of one download"),
            ("zip", "has more than 5 files; give the zip file of one download"),
        ],
    )
    def test_no_more_files_are_looked_at_than_a_download_can_have(
        self, tmp_path: Path, form: str, told: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        download = forms(SR, tmp_path)[form]
        monkeypatch.setattr("twitchkit.diet.downloads.source._MOST_FILES", len(tables_of(SR)))
        assert import_download(download, tmp_path / "all_of_it") == 2
        monkeypatch.setattr("twitchkit.diet.downloads.source._MOST_FILES", 5)
        assert problems(download, tmp_path) == [f"{download} {told}"]

    def test_after_very_many_problems_reading_stops(self, tmp_path: Path) -> None:
        foods = [
            Food(key=str(n), name="x", published="2019-04-01", number="", amounts={"1090": -1.0}) for n in range(101)
        ]
        told = problems(write_tables(tmp_path / "sr", tables_of(SR, foods)), tmp_path)
        assert len(told) == 100
        assert told[-1] == "food_nutrient.csv:101: TK106 magnesium is less than nothing"

    def test_what_is_no_name_for_a_pack(self, tmp_path: Path) -> None:
        download = write_tables(tmp_path / "sr", tables_of(SR))
        with pytest.raises(tk.TwitchkitError, match="'My foods' is no name for a pack; write it in snake_case"):
            import_download(download, tmp_path / "My foods")

    def test_all_at_once(self, tmp_path: Path) -> None:
        foods = [
            Food(key=str(n), name="x", published="2019-04-01", number="", amounts={"1090": -1.0}) for n in range(1, 4)
        ]
        told = problems(write_tables(tmp_path / "sr", tables_of(SR, foods)), tmp_path)
        assert [line.partition(" ")[0] for line in told] == [f"food_nutrient.csv:{line}:" for line in (2, 3, 4)]

    def test_several_downloads_in_one_folder(self, tmp_path: Path) -> None:
        for kind in (SR, FNDDS):
            write_tables(tmp_path / "both" / kind, tables_of(kind))
        assert "holds several downloads" in problems(tmp_path / "both", tmp_path)[0]

    def test_a_file_that_is_none(self, tmp_path: Path) -> None:
        path = tmp_path / "foods.xlsx"
        path.write_bytes(b"no zip")
        assert "is no folder, zip file or JSON file of a download" in problems(path, tmp_path)[0]
        (tmp_path / "empty").mkdir()
        assert "lacks food.csv, food_nutrient.csv, nutrient.csv" in problems(tmp_path / "empty", tmp_path)[0]
        assert "No such file" in problems(tmp_path / "nothing.zip", tmp_path)[0]

    def test_a_damaged_zip(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "sr.zip", tables_of(SR))
        raw = bytearray(path.read_bytes())
        raw[60:90] = bytes(30)
        path.write_bytes(raw)
        assert "cannot be read" in problems(path, tmp_path)[0]

    def test_a_zip_with_a_name_that_leads_out_is_only_read(self, tmp_path: Path) -> None:
        path = tmp_path / "sr.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in tables_of(SR).items():
                archive.writestr(f"../../{name}", text)
        assert import_download(path, tmp_path / "my_foods") == 2
        assert not (tmp_path.parent.parent / "food.csv").exists()

    def test_a_link_that_leads_out_of_the_folder(self, tmp_path: Path) -> None:
        folder = write_tables(tmp_path / "sr", tables_of(SR))
        (folder / "food.csv").rename(tmp_path / "food.csv")
        (folder / "food.csv").symlink_to(tmp_path / "food.csv")
        assert "leads out of the folder" in problems(folder, tmp_path)[0]

    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        folder = write_tables(tmp_path / "sr", tables_of(SR))
        (folder / "food_nutrient.csv").unlink()
        os.mkfifo(folder / "food_nutrient.csv")
        assert problems(folder, tmp_path) == [
            "food_nutrient.csv: TK101 cannot be read: a pipe or a device, and no file"
        ]


@pytest.mark.parametrize("number", range(30))
def test_what_is_a_little_broken_ends_in_a_result_or_a_clear_error(number: int, kit: tk.Kit, tmp_path: Path) -> None:
    """A sample of what ``tests/runs/mutated_imports.py`` does with thousands."""
    told = broken_import(kit, tmp_path, random.Random(f"sample {number}"))  # noqa: S311  (changes, not secrets)
    assert told
    assert "Traceback" not in told
