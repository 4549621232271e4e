"""Readings with what reports print around them: limits, flags, another unit, remarks, the name; and thousands."""

from __future__ import annotations

import math

import pytest

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


@pytest.mark.parametrize(
    ("name", "value", "number"),
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


@pytest.mark.parametrize(
    ("name", "value"),
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
        ("serum_urea", "Harnstoff 38 mg/dl"),  # urea or its nitrogen
        ("serum_urea", "38 mg/dl Harnstoff"),
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
