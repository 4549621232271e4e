"""All that is said about an export of a diary: each problem with what to do, each note, word for word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import twitchkit as tk

HEADER = "Day,Food Name,Amount,Iron (mg)"
OATS = "2026-08-06,Oats,80.00 g,3.4"
PILL = "2026-08-07,Iron tablet,1 tablet,10,Supplements"
DAILY = "Date,Energy (kcal),Iron (mg),Completed"
MEALS = "Date,Meal,Calories,Sodium (mg)"

Read = Callable[..., tk.Diary]

ALL_COMPLETE = "Every day is taken as complete; write complete = false where something was left out."
NO_CATEGORY = "There is no column 'Category', so supplements cannot be told from food: they count as food."
NO_FOLATE = "Folate is not taken: the export does not say whether it is in folate equivalents."
WITH_SUPPLEMENTS = "Supplements that were logged are in these totals, and count as food; do not list them again."
MAY_BE_LOW = (
    "A total leaves out each food whose amount Cronometer does not know, so it may be too low; the export of servings "
    "(“Food & Recipe Entries”) says which."
)
OF_MEALS = (
    "The export has no names of foods, so only means over its days are taken.",
    "Calcium, iron and vitamins are percents of a daily value there, and potassium has no unit: they are not taken.",
    WITH_SUPPLEMENTS,
    "A food whose maker does not state its sodium counts as nothing there, so the mean may be too low.",
)
KNOWN = (
    "known are Cronometer's exports of servings (“Food & Recipe Entries”) and of daily totals (“Daily Nutrition”), and "
    "MyFitnessPal's “Nutrition Summary”"
)
NO_NUMBER = "is no number; leave what is not known blank"


@pytest.fixture
def read(kit: tk.Kit, tmp_path: Path) -> Read:
    """Return what reads an export from the lines of its file."""

    def read(*lines: str) -> tk.Diary:
        path = tmp_path / "export.csv"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return kit.read_diary(path)

    return read


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["a,b"], [f"export.csv:1: TK101 not an export of a food diary that is known; {KNOWN}"]),
        ([HEADER], ["export.csv: TK101 no day with food is in it; export a span of days on which you logged food"]),
        ([HEADER, OATS.replace("Oats", " ")], ["export.csv:2: TK103 no food is named"]),
        ([HEADER, OATS.replace("3.4", "much")], [f"export.csv:2: TK104 'Iron (mg)' {NO_NUMBER}"]),
        ([HEADER, OATS.replace("3.4", "-3")], ["export.csv:2: TK106 'Iron (mg)' is less than nothing"]),
        ([HEADER, OATS.replace("3.4", "80801")], ["export.csv:2: TK106 'Iron (mg)' is more than the food weighs"]),
        (
            [HEADER.replace("(mg)", "(%)"), OATS],
            [
                "export.csv: TK208 the column 'Iron (%)' holds percents and no amounts; export the amounts: what a "
                "percent is of differs by program, age and sex"
            ],
        ),
        (
            [HEADER.replace(" (mg)", ""), OATS],
            ["export.csv: TK208 the column 'Iron' has no unit that is known; a header says it, like \"Iron (mg)\""],
        ),
        ([DAILY, "2026-08-06,much,1,"], [f"export.csv:2: TK104 'Energy (kcal)' {NO_NUMBER}"]),
        ([DAILY, "2026-08-06,9,1,", "2026-08-06,9,1,"], ["export.csv: TK204 a day stands twice; export the days once"]),
        ([DAILY, "2026-08-06,0,1,"], ["export.csv: TK101 no day with food is in it; export a span of days on which you "
                                      "logged food"]),
        ([DAILY, "2026-08-06,9,,"], ["export.csv: TK101 no nutrient is known on every day of it; export the servings "
                                     "instead of totals"]),
        ([MEALS, "2026-08-06,Lunch,much,1"], [f"export.csv:2: TK104 'Calories' {NO_NUMBER}"]),
        ([MEALS, "someday,Lunch,9,1"], ["export.csv:2: TK104 'Date' is no date like 2026-08-06"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_it_and_what_to_do(read: Read, lines: list[str], told: list[str]) -> None:
    with pytest.raises(tk.ProfileError) as error:
        read(*lines)
    assert [str(problem) for problem in error.value.diagnostics] == told


def test_what_cannot_be_opened(kit: tk.Kit, tmp_path: Path) -> None:
    (tmp_path / "zip.csv").write_bytes(b"PK\0\0")
    for path, told in (
        (tmp_path / "none.csv", "none.csv: TK101 cannot read the export: No such file or directory"),
        (tmp_path / "zip.csv", "zip.csv: TK101 not a text file; give the CSV file of the export"),
        (tmp_path, f"{tmp_path.name}: TK101 cannot read the export: Is a directory"),
        ("a\0b", "a b: TK101 cannot read the export: ValueError"),
    ):
        with pytest.raises(tk.ProfileError) as error:
            kit.read_diary(path)
        assert str(error.value) == told


def test_no_more_is_read_than_a_diary_can_have(
    kit: tk.Kit, tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [HEADER, OATS]
    size = sum(len(line) + 1 for line in lines)
    monkeypatch.setattr("twitchkit.diet.diaries.MOST_BYTES", size)
    assert read(*lines).days == 1
    monkeypatch.setattr("twitchkit.diet.diaries.MOST_BYTES", size - 1)
    with pytest.raises(tk.ProfileError, match=f"cannot read the export: larger than {size - 1} bytes"):
        read(*lines)


def test_after_very_many_problems_reading_stops(read: Read) -> None:
    with pytest.raises(tk.ProfileError) as error:
        read(HEADER, *["someday,Oats,80.00 g,3.4"] * 1_100)
    assert len(error.value.diagnostics) == 1_001


@pytest.mark.parametrize(
    ("lines", "notes"),
    [
        ([HEADER, OATS], (ALL_COMPLETE, NO_CATEGORY)),
        ([f"{HEADER},Category", f"{OATS},"], (ALL_COMPLETE,)),
        (
            [f"{HEADER},Category", f"{OATS},", PILL, PILL, PILL.replace("Iron tablet", "Another")],
            (
                ALL_COMPLETE,
                "Taken as supplements and not as food, with the mean of all days: 2 of the category Supplements.",
            ),
        ),
        (
            ["Day,Food Name,Amount,Folate (µg),Category", "2026-08-06,Oats,80.00 g,3.4,"],
            (ALL_COMPLETE, NO_FOLATE),
        ),
        ([DAILY, "2026-08-06,9,1,"], (WITH_SUPPLEMENTS, MAY_BE_LOW)),
        (
            [DAILY, "2026-08-06,9,1,true", "2026-08-07,9,1,false", "2026-08-08,9,1,"],
            (WITH_SUPPLEMENTS, MAY_BE_LOW, "Days that are not marked as completed are left out: 2."),
        ),
        (
            ["Date,Energy (kcal),Iron (mg),Zinc (mg),Calcium (mg)", "2026-08-06,9,1,,", "2026-08-07,9,1,1,1"],
            (WITH_SUPPLEMENTS, MAY_BE_LOW, "Not known on every day, and left out: zinc, calcium."),
        ),
        ([MEALS, "2026-08-06,Lunch,9,1"], OF_MEALS),
    ],
)
def test_what_is_noted(read: Read, lines: list[str], notes: tuple[str, ...]) -> None:
    assert read(*lines).notes == notes


def test_a_meal_without_sodium_leaves_nothing_to_take(read: Read) -> None:
    with pytest.raises(tk.ProfileError, match="no nutrient is known on every day of it"):
        read(MEALS, "2026-08-06,Lunch,9,1", "2026-08-06,Dinner,9,")


def test_a_meal_without_energy_is_none(read: Read) -> None:
    diary = read(MEALS, "2026-08-06,Lunch,9,100", "2026-08-06,Water,0,5", "2026-08-06,Tea,,", "2026-08-07,Lunch,9,300")
    assert (diary.days, diary.profile.intake) == (2, tk.IntakeRecord(days=2, per_day={"sodium": "200 mg"}))


@pytest.mark.parametrize(
    ("cells", "stated"),
    [(("< 2", "4"), "< 3 mg"), (("<=2", "2"), "< 2 mg"), (("2", "3"), "2.5 mg"), (("0", "0"), "0 mg")],
)
def test_a_bound_among_the_days_leaves_a_bound(read: Read, cells: tuple[str, str], stated: str) -> None:
    diary = read(DAILY, *(f"2026-08-{day:02},9,{cell}," for day, cell in enumerate(cells, 1)))
    assert diary.profile.intake == tk.IntakeRecord(days=2, per_day={"iron": stated})


@pytest.mark.parametrize(("iron", "fine"), [("80799", True), ("80801", False)])
def test_a_nutrient_weighs_no_more_than_the_food_but_for_rounding(read: Read, iron: str, fine: bool) -> None:
    lines = (HEADER, f"2026-08-06,Oats,80.00 g,{iron}")
    if fine:
        assert read(*lines).profile.diet[0].foods[0].nutrients == {"iron": f"{iron} mg"}
    else:
        with pytest.raises(tk.ProfileError, match="more than the food weighs"):
            read(*lines)
