"""Readings with what reports print around them: limits, flags, another unit, remarks, the name; and thousands."""

from __future__ import annotations

import json
import math

import pytest
from support.doors import DOORS
from support.each import on_each

import twitchkit as tk
from twitchkit.reasoning.alternatives import alternatives
from twitchkit.scoring import Person
from twitchkit.scoring.readings import ReadValue


def read(kit: tk.Kit, name: str, value: str) -> ReadValue:
    """Return what a value of a measurement is read as."""
    (reading,) = Person.of(kit.knowledge, {"measurements": {name: value}}).observations.readings.values()
    return reading


@pytest.mark.parametrize(
    ("name", "value", "number", "low", "high"),
    [
        ("ferritin", "18 ug/L (30 - 400)", 18, 30, 400),
        ("ferritin", "18 ug/L (30 - 400) L", 18, 30, 400),
        ("ferritin", "18 ug/L [30-400]", 18, 30, 400),
        ("ferritin", "18 ug/L (ref. 30 - 400)", 18, 30, 400),
        ("ferritin", "18 ng/mL (30 to 400 ng/mL)", 18, 30, 400),
        ("ferritin", "18 ug/L L (30-400)", 18, 30, 400),
        ("ferritin", "18 µg/l (Norm: 30–400)", 18, 30, 400),
        ("hemoglobin", "13,2 g/dl (12,0-15,5)", 132, 120, 155),
        ("potassium", "4.1 mmol/L [3.5-5.1]", 4.1, 3.5, 5.1),
        ("CRP", "3 mg/L (< 5.0)", 3, -math.inf, 5),
        ("CRP", "3 mg/L (<5)", 3, -math.inf, 5),
        ("GFR", "74 mL/min (> 60)", 74, 60, math.inf),
        # A low end of nothing is no low limit: the usual one holds.
        ("ferritin", "18 ug/L (0 - 400)", 18, 24, 400),
        ("CRP", "3 mg/L (0-5)", 3, -math.inf, 5),
    ],
)
def test_limits_in_brackets_are_those_of_the_report(kit, name, value, number, low, high):
    reading = read(kit, name, value)
    id = next(key for key in reading.values if not key.endswith((".low", ".high")))
    assert reading.values[id] == (pytest.approx(number), pytest.approx(number))
    assert reading.values[f"{id}.low"].low == pytest.approx(low)
    assert reading.values[f"{id}.high"].high == pytest.approx(high)
    assert reading.limits == "report"


def test_limits_of_their_own_go_before_those_in_brackets(kit):
    told = {"measurements": {"ferritin": {"value": "18 ug/L (30 - 400)", "low": "15 ug/L"}}}
    reading = Person.of(kit.knowledge, told).observations.readings["vocabulary:ferritin"]
    assert reading.values["vocabulary:ferritin.low"] == (15, 15)


@on_each(
    "name, value, number",
    [
        ("ferritin", "*12 ng/ml low", 12),
        ("ferritin", "12 ng/mL (deficient)", 12),
        ("magnesium", "0,66 mmol/l -", 0.66),
        ("homocysteine", "11 µmol/L →", 11),
        ("GFR", "74 mL/min/1.73 m² (CKD-EPI 2021)", 74),
        ("glucose", "95 mg/dL fasting", 5.2719),
        ("glucose", "5,1 mmol/l (nüchtern)", 5.1),
        ("HbA1c", "6,1 % (43 mmol/mol)", 43.157),
        ("lithium", "0.7 mmol/L 12h post dose", 0.7),
        ("INR", "2,5 (Ziel 2-3)", 2.5),
        ("INR", "2.5 (target 2.0-3.0)", 2.5),
        ("heart_rate", "64/min regular", 64),
        ("oxygen_saturation", "96% RA", 96),
        ("oxygen_saturation", "96 % on room air", 96),
        ("zinc", "78 ug/dL, repeat in 3/12", 11.934),
        ("triglycerides", "150 mg/dL pending confirmation", 1.6935),
        ("potassium", "4.4 mmol/L (was 5.6)", 4.4),
        ("potassium", "4.4 mmol/L (previously 5.6 mmol/L)", 4.4),
        ("serum_bicarbonate", "CO2 24 mmol/L", 24),
        ("potassium", "K: 4.1 mmol/L", 4.1),
        ("serum_urea", "BUN 14 mg/dL", 4.998),
        ("serum_urea", "urea 30 mg/dL", 4.995),
        ("serum_urea", "urea 5.4 mmol/L", 5.4),
        ("serum_urea", "Harnstoff 38 mg/dl", 6.327),  # urea itself, and not its nitrogen
        ("serum_urea", "38 mg/dl Harnstoff", 6.327),
        ("serum_urea", "38 mg/dl", 13.566),  # nitrogen, as in the US
        ("BUN", "14 mg/dL", 4.998),
        ("urea nitrogen", "14 mg/dL", 4.998),
        ("Harnstoff", "38 mg/dl", 6.327),
        ("Harnstoff i.S.", "38 mg/dl +", 6.327),
        ("Harnstoff-N", "14 mg/dl", 4.998),
        ("urée", "0,38 g/l", 6.327),
        ("Urée sérique", "38 mg/dl", 6.327),
        ("urea", "38 mg/dL", 6.327),
        ("Kalium i.S.", "5,6 mmol/l +", 5.6),
        ("K+", "3.1 mEq/L *L*", 3.1),
        ("Potassium [Moles/volume] in Serum or Plasma", "4.2 mmol/L", 4.2),
        ("Créatininémie", "8,7 mg/l", 76.92),
        ("CPK", "1 250 UI/L", 1250),
        ("CK, total", "5,2 µkat/l", 312),
        ("Hb", "11.2 gm%", 112),
        ("white_cells", "8600 /cumm", 8.6),
        ("hemoglobin", "9.8 g%", 98),
        ("platelets", "187 Tsd/µl", 187),
        ("platelets", "210 Gpt/l", 210),
        ("white_cells", "11.2 thou/mcL", 11.2),
        ("white_cells", "7800 /mm3", 7.8),
        ("white_cells", "7,800 /µL", 7.8),
        ("platelets", "245,000 /µL", 245),
        ("ESR", "22 mm/1h", 22),
        ("sodium", "128 mval/l", 128),
        ("TSH", "1,234 mIU/L", 1.234),
        ("PCR (proteína C reactiva)", "7 mg/L", 7),
        ("urine_calcium_24h", "5 mmol/24 h", 5),
        ("ferritin", "18 ug/ L", 18),
    ],
)
def test_remarks_beside_a_reading_leave_it_as_it_is(kit, name, value, number):
    reading = read(kit, name, value)
    id = next(key for key in reading.values if not key.endswith((".low", ".high")))
    assert reading.values[id] == (pytest.approx(number, rel=1e-3), pytest.approx(number, rel=1e-3))
    assert reading.limits == "usual"


@on_each(
    "name, value",
    [
        ("ferritin", "30 to 400 ng/mL"),  # the limits, and no reading
        ("sodium", "135-145 mmol/L"),
        ("HbA1c", "6.1 % (63 mmol/mol)"),  # two readings
        ("ferritin", "18 ug/L (400 - 30)"),
        ("ferritin", "18 ug/L (30)"),
        ("ferritin", "18 ug/L (600 - 900)"),  # unlike any limits: another thing
        ("heart_rate", "110/min (105-130)"),
        ("ferritin", "18 ug/L (hemolyzed)"),
        ("potassium", "6.1 mmol/L hemolyzed"),
        ("potassium", "6.1 mmol/L cancelled"),
        ("potassium", "Na 4.1 mmol/L"),
        ("heart_rate", "64/min irregular"),
        ("potassium", "3.9 - mmol/L"),
        ("INR", "2 -"),
        ("potassium", "(3.5-5.1)"),
        ("calcium", "4.8 mval/l (hemolyzed)"),
        ("ferritin", "1,234 ug/L (30 - 400)"),
        ("CK", "1.250 U/L (30-170)"),
        ("platelets", "2,450 10*9/L 99"),
    ],
)
def test_what_may_be_another_thing_is_refused(kit, name, value):
    with pytest.raises(tk.ProfileError):
        read(kit, name, value)


def test_a_reading_in_a_long_text_costs_no_more_than_its_length(kit):
    for text in ("(1-2)" * 20_000, "low " * 20_000, "18 ug/L " + "(" * 80_000, "1 " * 40_000):
        with pytest.raises(tk.ProfileError):
            read(kit, "ferritin", text)


def test_what_if_keeps_the_unit_and_the_limits_that_were_printed(kit):
    told = tk.Profile(age=40, sex="female", measurements={"ferritin": "18,5 ng/mL (15 - 150)"})
    after = [item for item in alternatives(Person.of(kit.knowledge, told)) if item.id == "vocabulary:ferritin"]
    assert after
    for item in after:
        assert item.after.endswith("ng/mL")
        assert item.answer.low == "15 ng/mL"


@on_each(
    "name, measurement",
    [
        ("Calcium, total", "serum_calcium"),
        ("Kalzium gesamt", "serum_calcium"),
        ("Calcium, ionized", "ionized_calcium"),
        ("CALCIUM (IONIZED)", "ionized_calcium"),
        ("Calcium.ionized [Moles/volume] in Serum or Plasma", "ionized_calcium"),
        ("Calcium ionisé", "ionized_calcium"),
        ("Calcium (albuminkorrigiert)", "adjusted_calcium"),
        ("Calcium, corrected", "adjusted_calcium"),
        ("Potassium plasmatique", "serum_potassium"),
        ("HbA1c (DCCT/NGSP)", "hba1c"),
        ("eGFR (CKD-EPI 2021)", "egfr"),
        ("DFG estimé (CKD-EPI)", "egfr"),
        ("VITAMIN D, 25-HYDROXY, TOTAL", "vitamin_d_25oh"),
        ("T4, free", "free_t4"),
        ("Total iron binding capacity", "tibc"),
        ("Urine sodium", "urine_sodium"),
        ("Vitamin B12, active", "holotranscobalamin"),
    ],
)
def test_a_printed_name_is_its_own_test(kit, name, measurement):
    assert kit.knowledge.index.candidates(("measurements",), name) == (f"vocabulary:{measurement}",)


@on_each(
    "name",
    [
        *(
            "Potassium, urine",
            "Calcium (urine)",
            "Creatinine (urine, spot)",
            "Sodium [Moles/volume] in Sweat",
        ),
        *(
            "Magnesium [Mass/volume] in Red Blood Cells",
            "Magnesium im Vollblut",
            "Whole blood magnesium",
            "Red cell folate",
        ),
        *(
            "Ionized calcium, total",
            "Total Ca++",
            "T4, total",
            "Total T3",
            "Bilirubin, direct",
            "Bilirubin (conjugated)",
        ),
        *(
            "1,25-hydroxy vitamin D",
            "Vitamin K",
            "CK-MB",
            "UIBC",
            "Iron binding",
            "Albumin/creatinine ratio",
            "Protein, total",
        ),
        *("Sodium (potassium)", "in serum", "(total)", "()", "total", "Calcium (coronary score)", "Sodium/potassium"),
        "potassium " * 5000,
        "24 h " * 5000,
        "(" * 5000,
        "a(" * 5000 + ")" * 5000,
    ],
)
def test_a_name_of_another_test_or_of_none_is_none(kit, name):
    assert kit.knowledge.index.candidates(("measurements",), name) == ()


def test_what_was_collected_for_a_day_is_a_test_of_its_own(kit):
    assert kit.knowledge.index.candidates(("measurements",), "Kalium im 24h-Urin") == (
        "vocabulary:urine_potassium_24h",
    )


NAMES = json.loads((DOORS / "analyte_names.json").read_text(encoding="utf-8"))


def test_names_of_many_countries_are_the_test_that_they_name(kit):
    find = kit.knowledge.index.candidates
    found = {name: (id, find(("measurements",), name)) for id, names in NAMES["is"].items() for name in names}
    assert {name: pair for name, pair in found.items() if pair[1] != (f"vocabulary:{pair[0]}",)} == {}


@on_each("name", NAMES["is_not"])
def test_a_name_of_a_near_test_is_none(kit, name):
    assert kit.knowledge.index.candidates(("measurements",), name) == ()


@pytest.mark.parametrize(
    "around",
    [
        "S-{}",
        "fP-{}",
        "Serum {} level",
        "{} (S)",
        "{}, plasma",
        "{} i.S.",
        "{} [Mass/volume] in Serum or Plasma",
        "Blood test: {}",
        "{} (fasting)",
    ],
)
def test_what_stands_around_a_name_makes_it_no_other_test(kit, around):
    find = kit.knowledge.index.candidates
    wrong = [name for name in NAMES["is_not"] if find(("measurements",), around.format(name))]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "value"), [("Ferritin (ng/mL)", "18"), ("Ferritin, ng/mL", "18"), ("ferritin", "18 ng/mL")]
)
def test_a_unit_in_the_name_is_that_of_the_number(kit, name, value):
    assert kit.read_profile({"measurements": {name: value}}) is not None
    readings = Person.of(kit.knowledge, {"measurements": {name: value}}).observations.readings
    assert readings["vocabulary:ferritin"].values["vocabulary:ferritin"] == (18, 18)


def test_a_unit_in_the_name_that_is_another_tests_names_none(kit):
    for name in ("Neutrophils (%)", "Ferritin (mmol/L)", "Potassium (mg/dL)"):
        assert kit.knowledge.index.candidates(("measurements",), name) == ()


@pytest.mark.parametrize(
    ("name", "value", "number", "low", "high"),
    [
        ("calcium", "10.4 H mg/dL 8.6-10.2", 2.5948, 2.1457, 2.5449),
        ("HGB", "10.4 L 12.0-15.5 g/dL", 104, 120, 155),
        ("potassium", "4.2 mmol/L 3.5 - 5.1 N", 4.2, 3.5, 5.1),
        ("ferritin", "28 µg/l  (N: 20-200)", 28, 20, 200),
    ],
)
def test_limits_in_columns_are_the_limits(kit, name, value, number, low, high):
    reading = read(kit, name, value)
    id = next(key for key in reading.values if not key.endswith((".low", ".high")))
    assert [values.low for values in reading.values.values()] == pytest.approx([number, low, high], rel=1e-3), id


@pytest.mark.parametrize("words", ["im Normbereich", "dans les normes", "nella norma"])
def test_normal_in_other_words(kit, words):
    assert read(kit, "CRP", words).text == "normal"


@pytest.mark.parametrize(
    "value", ["4.2 3.5-5.1", "4.2 mmol/L 3.5-5.1 mmol/L 7", "10.4 X mg/dL", "1 250 300-400 mmol/L"]
)
def test_columns_that_are_not_understood_are_refused(kit, value):
    with pytest.raises(tk.ProfileError):
        read(kit, "potassium", value)
