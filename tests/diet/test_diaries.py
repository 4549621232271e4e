"""Food diaries that other programs export. The headers are those of real exports, as docs/diaries.md tells."""

import contextlib
import csv
import random
import sqlite3
from pathlib import Path
from typing import ClassVar

import pytest
from support.command import twitchkit

import twitchkit as tk
from twitchkit.model.profile import FoodEaten

SERVINGS = (
    "Day,Time,Group,Food Name,Amount,Energy (kcal),Alcohol (g),Caffeine (mg),Water (g),B1 (Thiamine) (mg),"
    "B6 (Pyridoxine) (mg),B12 (Cobalamin) (µg),Folate (µg),Vitamin D (IU),Vitamin K (µg),Calcium (mg),Iron (mg),"
    "Magnesium (mg),Potassium (mg),Sodium (mg),Zinc (mg),Category"
)
OATS = (
    '2026-08-06,08:14 AM,Breakfast,"Oats, Rolled, Dry",80.00 g,311.0,0.00,,8.7,0.37,0.08,,25,0.0,1.6,42,3.4,110.4,'
    "290,4.8,2.9,Cereal Grains and Pasta"
)
CHILI = '2026-08-07,,Dinner,"Chili, ""hot""",1.00 full recipe,291.49,,,,,,,,,,,,,,,,Meals'
TABLET = "2026-08-07,,Dinner,Magnesium citrate,2.00 tablet,0.0,,,,,,,,,,,,200.00,,,,Supplements"
DAILY = "Date,Group,Energy (kcal),Folate (µg),Vitamin D (IU),Iron (mg),Magnesium (mg),Sodium (mg),Completed"
MEALS = (
    "Date,Meal,Calories,Fat (g),Saturated Fat,Polyunsaturated Fat,Monounsaturated Fat,Trans Fat,Cholesterol,"
    "Sodium (mg),Potassium,Carbohydrates (g),Fiber,Sugar,Protein (g),Vitamin A,Vitamin C,Calcium,Iron,Note"
)


@pytest.fixture
def read(kit: tk.Kit, tmp_path: Path):
    """Return what reads an export from the lines or the bytes of its file."""

    def read(*lines: str, raw: bytes | None = None) -> tk.Diary:
        path = tmp_path / "export.csv"
        path.write_bytes("\r\n".join((*lines, "")).encode() if raw is None else raw)
        return kit.read_diary(path)

    return read


def problems(read, *lines: str, raw: bytes | None = None) -> list[str]:
    with pytest.raises(tk.ProfileError) as error:
        read(*lines, raw=raw)
    return [str(problem) for problem in error.value.diagnostics]


class TestServings:
    def test_each_row_is_a_food_with_its_own_amounts(self, read) -> None:
        diary = read(SERVINGS, OATS, CHILI)
        assert (diary.layout, diary.days) == ("a Cronometer export of servings", 2)
        oats = {
            "alcohol": "0 g", "thiamin": "0.37 mg", "vitamin_b6": "0.08 mg", "vitamin_d": "0 IU", "vitamin_k": "1.6 ug",
            "calcium": "42 mg", "iron": "3.4 mg", "magnesium": "110.4 mg", "potassium": "290 mg", "sodium": "4.8 mg",
            "zinc": "2.9 mg",
        }  # fmt: skip
        first, second = diary.profile.diet
        assert first.foods == (FoodEaten(food="Oats, Rolled, Dry", amount="80.00 g", nutrients=oats),)
        assert second.foods == (FoodEaten(food='Chili, "hot"', amount="1.00 full recipe"),)
        assert diary.profile.supplements is None

    def test_a_blank_is_unknown_and_not_nothing(self, read, kit: tk.Kit) -> None:
        diary = read(SERVINGS, OATS, CHILI)
        eaten = {result.id: result.intake for result in kit.assess(diary.profile).nutrients}
        magnesium = eaten["nutrients:magnesium"]
        assert magnesium.completeness == 0.5
        assert magnesium.low == pytest.approx(110.4 / 2)
        assert magnesium.high > magnesium.mid > magnesium.low

    def test_its_own_amount_goes_before_that_of_our_table(self, read, kit: tk.Kit) -> None:
        own = "2026-08-06,,Lunch,Almonds,100.00 g,600,,,,,,,,,,,,77.5,,,,"
        amounts = {result.id: result.intake for result in kit.assess(read(SERVINGS, own).profile).nutrients}
        magnesium, calcium = amounts["nutrients:magnesium"], amounts["nutrients:calcium"]
        assert (magnesium.low, magnesium.high, magnesium.completeness) == (77.5, 77.5, 1.0)
        assert calcium.low == calcium.high == kit.foods.get("nutrients:almonds").per_100g["calcium"]

    def test_supplements_are_told_apart_and_averaged(self, read) -> None:
        diary = read(SERVINGS, OATS, CHILI, TABLET)
        assert diary.profile.supplements == (
            tk.SupplementUse(name="Magnesium citrate", per_day={"magnesium": "100 mg"}),
        )
        assert "Magnesium citrate" not in [food.food for day in diary.profile.diet for food in day.foods]
        assert any("1 of the category Supplements" in note for note in diary.notes)

    def test_without_a_category_that_is_told(self, read) -> None:
        diary = read("Day,Food Name,Amount,Iron (mg)", "2012-9-10,Peaches yellow raw,2.00 medium,0.75")
        assert any("cannot be told from food" in note for note in diary.notes)

    def test_folate_is_not_taken_and_that_is_told(self, read) -> None:
        assert any(note.startswith("Folate is not taken") for note in read(SERVINGS, OATS).notes)

    def test_a_trace_is_a_bound(self, read, kit: tk.Kit) -> None:
        diary = read("Day,Food Name,Amount,Iron (mg)", "2026-08-06,something odd,10 g,<0.1")
        assert diary.profile.diet[0].foods[0].nutrients == {"iron": "< 0.1 mg"}
        (iron,) = (found.intake for found in kit.assess(diary.profile).nutrients if found.id == "nutrients:iron")
        assert (iron.low, iron.high) == (0.0, pytest.approx(0.1))


class TestForms:
    ROWS = (("2026-08-06", "Almonds", "30.00 g", "81.25", "0.5"), ("2026-08-07", "Crème brûlée", "100.00 g", "7.5", ""))
    HEADER = ("Day", "Food Name", "Amount", "Magnesium (mg)", "Vitamin K (µg)")

    def lines(self, delimiter: str = ",", point: str = ".") -> str:
        rows = [
            self.HEADER,
            *((day, food, *(cell.replace(".", point) for cell in rest)) for day, food, *rest in self.ROWS),
        ]
        return "\n".join(delimiter.join(row) for row in rows) + "\n"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
    @pytest.mark.parametrize(("delimiter", "point"), [(",", "."), (";", ","), (";", "."), ("\t", "."), ("\t", ",")])
    def test_all_say_the_same(self, read, encoding: str, delimiter: str, point: str) -> None:
        diary = read(raw=self.lines(delimiter, point).encode(encoding))
        assert [food.food for day in diary.profile.diet for food in day.foods] == ["Almonds", "Crème brûlée"]
        assert diary.profile.diet[0].foods[0].nutrients == {"magnesium": "81.25 mg", "vitamin_k": "0.5 ug"}
        assert diary.profile.diet[1].foods[0].nutrients == {"magnesium": "7.5 mg"}

    def test_a_line_that_names_the_delimiter(self, read) -> None:
        assert read(raw=("sep=;\n" + self.lines(";", ",")).encode()).days == 2

    @pytest.mark.parametrize("days", [("8/6/2026", "8/31/2026"), ("6.8.2026", "31.8.2026"), ("2026-8-6", "2026/08/31")])
    def test_days(self, read, days: tuple[str, str]) -> None:
        diary = read(
            "Day,Food Name,Amount", f"{days[0]},Almonds,30 g", f"{days[1]},Almonds,30 g", f"{days[0]},Milk,1 cup"
        )
        assert [len(day.foods) for day in diary.profile.diet] == [2, 1]

    def test_thousands(self, read) -> None:
        diary = read("Day,Food Name,Amount,Sodium (mg)", '2026-08-06,Soup,1 bowl,"1,250.5"')
        assert diary.profile.diet[0].foods[0].nutrients == {"sodium": "1250.5 mg"}


class TestWhatCannotBe:
    HEADER = "Day,Food Name,Amount,Iron (mg),Magnesium (mg),Vitamin D (IU)"

    def test_everything_is_told_at_once_with_its_line(self, read) -> None:
        assert problems(
            read,
            self.HEADER,
            "2026-08-06,Almonds,30.00 g,1.1,81,0",
            "2026-08-06,Almonds,30.00 g,-1,81,0",
            "2026-13-32,Almonds,30.00 g,1,81,0",
            '2026-08-06,Almonds,30.00 g,"1,250",81,0',
            "2026-08-06,Almonds,30.00 g,1,31000,0",
            "2026-08-06,,30.00 g,1,1,0",
            "2026-08-06,Almonds,30.00 g,trace,81,0",
            "2026-08-06,Almonds,1 cup,1,81,99999999999",
        ) == [
            "export.csv:3: TK106 'Iron (mg)' is less than nothing",
            "export.csv:4: TK104 'Day' is no date like 2026-08-06",
            "export.csv:5: TK104 'Iron (mg)' may mean two numbers; write it without a thousands sign",
            "export.csv:6: TK106 'Magnesium (mg)' is more than the food weighs",
            "export.csv:7: TK103 no food is named",
            "export.csv:8: TK104 'Iron (mg)' is no number; leave what is not known blank",
        ]

    def test_what_the_packs_find_wrong_has_its_line_too(self, read) -> None:
        (told,) = problems(read, self.HEADER, "2026-08-06,Almonds,1 cup,1,81,99999999999")
        assert told.startswith("export.csv:2: TK106 nobody takes so much in a day")

    @pytest.mark.parametrize("header", ["Iron (%)", "Iron (% RDI)", "Iron (%DV)", "Iron %"])
    def test_percents_are_refused(self, read, header: str) -> None:
        (told,) = problems(read, f"Day,Food Name,Amount,{header}", "2026-08-06,Almonds,30 g,7")
        assert "holds percents and no amounts; export the amounts" in told

    @pytest.mark.parametrize("header", ["Iron", "Iron (mmol)"])
    def test_a_nutrient_without_a_unit_is_refused(self, read, header: str) -> None:
        (told,) = problems(read, f"Day,Food Name,Amount,{header}", "2026-08-06,Almonds,30 g,7")
        assert "has no unit that is known" in told

    @pytest.mark.parametrize(
        ("raw", "message"),
        [
            (b"", "not an export of a food diary that is known"),
            (b"Day,Time,Metric,Unit,Amount\n2026-08-06,08:00,Weight,kg,80\n", "not an export of a food diary"),
            (b"Day,Food Name,Amount\n", "no day with food is in it"),
            (b"Day,Food Name,Amount\n2026-08-06,Almonds\n", ":2: TK101 2 cells under 3 columns"),
            (b"Day,Food Name,Amount,Amount\n", "the column 'Amount' stands twice"),
            (b'Day,Food Name,Amount\n2026-08-06,"Almonds,30 g\n', "not valid CSV"),
            (b"PK\x03\x04\0\0", "not a text file"),
            (b"\xff\xfea", "cannot read the export"),
        ],
    )
    def test_files_that_are_no_export(self, read, raw: bytes, message: str) -> None:
        (told,) = problems(read, raw=raw)
        assert message in told

    def test_too_many_days(self, read) -> None:
        rows = [f"{1800 + day // 300}-{day % 300 // 28 + 1}-{day % 28 + 1},Milk,1 cup" for day in range(401)]
        (told,) = problems(read, "Day,Food Name,Amount", *rows)
        assert "more than 400 entries; export fewer days at once" in told

    def test_no_answer_is_in_a_message(self, read) -> None:
        told = problems(read, self.HEADER, "2026-08-06,secret food,30.00 g,secret amount,1,1", "secret day,x,1 g,1,1,1")
        assert "secret" not in " ".join(told)


class TestDailyTotals:
    def test_the_rows_of_whole_days_are_averaged(self, read) -> None:
        diary = read(
            DAILY,
            "2026-08-06,Breakfast,500,,0,1,40,100,false",
            "2026-08-06,Total,2000,200,100,10,300,1500,false",
            "2026-08-07,Total,1800,150,200,12,,1000,false",
            "2026-08-08,Total,0.00,0.00,0.00,0.00,0.00,0.00,false",
        )
        assert (diary.layout, diary.days) == ("a Cronometer export of daily totals", 2)
        per_day = {"vitamin_d": "150 IU", "iron": "11 mg", "sodium": "1250 mg"}  # magnesium is not known on one day
        assert diary.profile.intake == tk.IntakeRecord(days=2, per_day=per_day)
        notes = " ".join(diary.notes)
        assert "Supplements that were logged are in these totals" in notes
        assert "may be too low" in notes
        assert "left out: magnesium." in notes

    def test_days_that_are_marked_as_completed_count_alone(self, read) -> None:
        header = DAILY.replace("Group,", "")
        diary = read(header, "2026-08-06,2000,,,10,300,1500,true", "2026-08-07,200,,,1,30,150,false")
        assert diary.profile.intake == tk.IntakeRecord(
            days=1, per_day={"iron": "10 mg", "magnesium": "300 mg", "sodium": "1500 mg"}
        )
        assert "Days that are not marked as completed are left out: 1." in diary.notes

    def test_a_day_that_stands_twice_is_refused(self, read) -> None:
        row = "2026-08-06,Total,2000,200,100,10,300,1500,false"
        assert "a day stands twice" in problems(read, DAILY, row, row)[0]


class TestMeals:
    def test_sodium_is_averaged_and_the_rest_is_told(self, read) -> None:
        diary = read(
            MEALS,
            "2024-07-02,Breakfast,518.0,29.0,7.9,0.0,0.0,0.0,0.0,574.5,740.0,36.7,2.1,14.1,27.6,0.0,0.0,0.0,0.0,",
            "2024-07-02,Dinner,800.0,29.0,7.9,0.0,0.0,0.0,0.0,925.5,740.0,36.7,2.1,14.1,27.6,0.0,0.0,50.0,20.0,late",
            "2024-07-03,Lunch,600.0,29.0,7.9,0.0,0.0,0.0,0.0,500,740.0,36.7,2.1,14.1,27.6,0.0,0.0,0.0,0.0,",
        )
        assert diary.profile == tk.Profile(intake=tk.IntakeRecord(days=2, per_day={"sodium": "1000 mg"}))
        assert "percents of a daily value" in " ".join(diary.notes)

    def test_the_layout_with_times(self, read) -> None:
        header = MEALS.replace("Meal,", "Meal,Time,").replace(",Note", "")
        row = "2018-07-01,Breakfast,10:00 AM,40.0,0.6,0.0,0.0,0.0,0.0,0.0,20.0,0.0,5.8,0.0,0.0,1.8,0.0,0.0,0.0,0.0"
        assert read(raw=f"\ufeff{header}\n{row}\n".encode()).profile.intake.per_day == {"sodium": "20 mg"}


class TestCommand:
    def test_what_is_printed_is_a_profile(self, tmp_path: Path, kit: tk.Kit) -> None:
        export, person, whole = tmp_path / "servings.csv", tmp_path / "me.toml", tmp_path / "whole.toml"
        export.write_text("\n".join((SERVINGS, OATS, TABLET)), encoding="utf-8")
        person.write_text(
            'age = 61\nsupplements = ["multivitamin"]\n[findings]\nurge_to_move = true\n', encoding="utf-8"
        )
        printed = twitchkit("diary", "import", export, "--profile", person)
        assert printed.returncode == 0
        assert printed.stderr.splitlines()[0] == b"twitchkit: a Cronometer export of servings, 2 days"
        whole.write_bytes(printed.stdout)
        profile = kit.read_profile(whole)
        assert (profile.age, profile.findings) == (61, {"urge_to_move": True})
        assert [use.name for use in profile.supplements] == ["multivitamin", "Magnesium citrate"]
        assert profile.diet == kit.read_diary(export).profile.diet

        again = twitchkit("diary", "import", export, "--profile", whole)
        assert again.returncode == 3
        assert b"the profile tells already what was eaten" in again.stderr


@pytest.fixture(scope="module")
def foods(kit_with_table: tk.Kit) -> list[tk.FoodSource]:
    query = "SELECT key FROM food WHERE magnesium IS NOT NULL AND food_group != 'baby foods' ORDER BY id"
    with contextlib.closing(sqlite3.connect(kit_with_table.folders["foods_usda"] / "foods.sqlite")) as table:
        keys = [key for (key,) in table.execute(query)]
    draw = random.Random(7)  # noqa: S311  (foods, not secrets)
    return [kit_with_table.foods.get(f"foods_usda:{key}") for key in draw.sample(keys, 600)]


class TestSixHundredFoods:
    """600 different foods of the large table in the layout of the real export, with columns of their own."""

    COLUMNS: ClassVar = {
        "Alcohol (g)": "alcohol", "Caffeine (mg)": "caffeine", "B1 (Thiamine) (mg)": "thiamin",
        "B6 (Pyridoxine) (mg)": "vitamin_b6", "B12 (Cobalamin) (µg)": "vitamin_b12", "Vitamin D (IU)": "vitamin_d",
        "Vitamin K (µg)": "vitamin_k", "Calcium (mg)": "calcium", "Iron (mg)": "iron", "Magnesium (mg)": "magnesium",
        "Potassium (mg)": "potassium", "Sodium (mg)": "sodium", "Zinc (mg)": "zinc",
    }  # fmt: skip
    DAYS = 20

    def written(self, foods: list[tk.FoodSource], path: Path, blank: tuple[str, ...] = ()) -> list[dict[str, str]]:
        """Write the export; return the cells of each row by nutrient, as they stand there."""
        draw, rows = random.Random(8), []  # noqa: S311  (amounts, not secrets)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["Day", "Time", "Group", "Food Name", "Amount", "Energy (kcal)", *self.COLUMNS, "Category"])
            for place, food in enumerate(foods):
                grams = draw.choice((30, 50, 80, 100, 150, 250))
                cells = {}
                for column, nutrient in self.COLUMNS.items():
                    amount = food.per_100g.get(nutrient)
                    times = grams / 100 * (40 if "IU" in column else 1)
                    cells[nutrient] = "" if amount is None or nutrient in blank else f"{amount * times:.2f}"
                day = f"2026-08-{place % self.DAYS + 1:02}"
                writer.writerow([day, "", "Lunch", food.name, f"{grams}.00 g", "100", *cells.values(), food.group])
                rows.append(cells)
        return rows

    def test_totals_of_its_own_columns_are_exact(self, foods: list[tk.FoodSource], tmp_path: Path) -> None:
        kit = tk.load(["vocabulary", "nutrients"])
        rows = self.written(foods, tmp_path / "servings.csv")
        diary = kit.read_diary(tmp_path / "servings.csv")
        found = {result.id: result.intake for result in kit.assess(diary.profile).nutrients}
        for nutrient in self.COLUMNS.values():
            scale = 0.025 if nutrient == "vitamin_d" else 1.0
            cells = [row[nutrient] for row in rows]
            total = scale * sum(float(cell) for cell in cells if cell) / self.DAYS
            intake = found[f"nutrients:{nutrient}"]
            if all(cells):
                assert (intake.low, intake.mid, intake.high) == pytest.approx((total, total, total), rel=1e-12)
                assert intake.completeness == 1.0
            else:  # what is blank adds from nothing upward
                assert intake.low >= total * (1 - 1e-12)
                assert intake.completeness < 1.0

    @pytest.mark.thorough
    def test_of_foods_read_through_our_tables_magnesium_is_near(
        self, kit_with_table: tk.Kit, foods: list[tk.FoodSource], tmp_path: Path
    ) -> None:
        rows = self.written(foods, tmp_path / "blank.csv", blank=("magnesium",))
        truth = self.written(foods, tmp_path / "servings.csv")
        assert not any(row["magnesium"] for row in rows)
        lines = [food for day in kit_with_table.read_diary(tmp_path / "blank.csv").profile.diet for food in day.foods]
        order = sorted(range(len(foods)), key=lambda place: (place % self.DAYS, place))
        near = taken = 0
        for line, place in zip(lines, order, strict=True):
            read = kit_with_table.foods.read(line.text)
            if read.food is None or read.grams is None or "magnesium" not in read.food.per_100g:
                continue
            amount, right = read.food.per_100g["magnesium"] * read.grams.low / 100, float(truth[place]["magnesium"])
            taken += 1
            near += right / 1.5 - 1 <= amount <= right * 1.5 + 1
        assert taken >= 0.9 * len(foods)
        assert near >= 0.97 * taken
