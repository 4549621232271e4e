"""Readings as reports and people write them: numbers, units, words and names; what may mean two things is refused."""

from __future__ import annotations

import math

import pytest
from support.each import on_each

import twitchkit as tk
from twitchkit.quantity import Interval
from twitchkit.scoring import Person
from twitchkit.scoring.result_words import is_severe, plain_word


def read(kit: tk.Kit, name: str, value: object) -> tuple[str, Interval]:
    """Return the measurement that a name is taken for, and what its value leaves open."""
    told = Person.of(kit.knowledge, {"measurements": {name: value}}).observations.readings
    (id,) = told
    return id.removeprefix("vocabulary:"), told[id].values[id]


@on_each(
    "name, value, id, low, high",
    [
        ("TSH", "2,3 m[IU]/L", "tsh", 2.3, 2.3),
        ("GFR", "55 mL/min/{1.73_m2}", "egfr", 55, 55),
        ("PLT", "250 x10E3/uL", "platelets", 250, 250),
        ("PLT", "250x10^9/L", "platelets", 250, 250),
        ("Ferritin", "30 MCG/L", "ferritin", 30, 30),
        ("albumin", "4.0 gm/dL", "serum_albumin", 40, 40),
        ("D-Dimer", "0.4 ug/mL{FEU}", "d_dimer", 400, 400),
        ("weight", "180 lbs", "body_weight", 81.6466, 81.6466),
        ("weight", "11 st 4 lb", "body_weight", 71.6676, 71.6676),
        ("height", "5'11\"", "body_height", 1.8034, 1.8034),
        ("height", "5 ft 11 in", "body_height", 1.8034, 1.8034),
        ("height", "180,5 cm", "body_height", 1.805, 1.805),
        ("Hb", "8.1 mmol/L", "hemoglobin", 130.5234, 130.5234),
        ("Mg", "750 umol/L", "serum_magnesium", 0.75, 0.75),
        ("glucose", "0.9 g/L", "glucose", 4.99445, 4.99445),
        ("ferritin", "12-18 ug/L", "ferritin", 12, 18),
        ("ferritin", "12 to 18 ug/L", "ferritin", 12, 18),
        ("ferritin", "1 200 ug/L", "ferritin", 1200, 1200),
        ("ferritin", "1.234,5 ug/L", "ferritin", 1234.5, 1234.5),
        ("TSH", "1.250 mIU/L", "tsh", 1.25, 1.25),
        ("TSH", "2.345 mIU/L", "tsh", 2.345, 2.345),
        ("creatinine", "1.234 mg/dL", "serum_creatinine", 109.1103, 109.1103),
        ("ferritin", "0.123 ug/L", "ferritin", 0.123, 0.123),
        ("ferritin", "31.2345 ug/L", "ferritin", 31.2345, 31.2345),
        ("TSH", "WNL", "tsh", 0.4, 4.5),
        ("Ferritin, serum", "40 ug/L", "ferritin", 40, 40),
        ("serum sodium level", "140 mmol/L", "serum_sodium", 140, 140),
        ("QTc", "440 msec", "qtc", 440, 440),
        ("GPT (ALAT)", "33 U/l", "alanine_aminotransferase", 33, 33),
        ("Creatinine (Jaffe)", "80 umol/L", "serum_creatinine", 80, 80),
        ("K", "3.1 (LL) mmol/L", "serum_potassium", 3.1, 3.1),
        ("sodium", "129 mmol/L ↓", "serum_sodium", 129, 129),
        ("ferritin", "18 ug/L (ref. 24 - 336)", "ferritin", 18, 18),
        ("ferritin", "1,234.5 ug/L", "ferritin", 1234.5, 1234.5),
        ("ferritin", "9 ug/L (L)", "ferritin", 9, 9),
        ("ferritin", "less than 10 ug/L", "ferritin", -math.inf, 10),
        ("Kreatinin", "90 µmol/l", "serum_creatinine", 90, 90),
        ("2601-3", "0.8 mmol/L", "serum_magnesium", 0.8, 0.8),
        ("ferritin", "LOW", "ferritin", -math.inf, 24),
        ("ferritin", "H", "ferritin", 307, math.inf),
        ("D-dimer", "neg", "d_dimer", -math.inf, 499),
    ],
)
def test_a_reading_is_read_as_it_is_written(
    kit: tk.Kit, name: str, value: str, id: str, low: float, high: float
) -> None:
    found, interval = read(kit, name, value)
    assert found == id
    assert interval == (pytest.approx(low, rel=1e-4), pytest.approx(high, rel=1e-4))


@on_each(
    "name, value, says",
    [
        ("ferritin", "1,234 ug/L", "ambiguous"),
        ("ferritin", "18-12 ug/L", "above the second"),
        ("platelets", "250.000 /uL", "ambiguous here"),
        ("CK", "1.250 U/L", "ambiguous here"),
        ("CK", "2.345 U/l", "ambiguous here"),
        ("ferritin", "1.204 ng/mL", "ambiguous here"),
        ("ferritin", "> 1.204 ng/mL", "ambiguous here"),
        ("D-dimer", "1.234 ng/mL", "ambiguous here"),
        ("platelets", "245.317 /uL", "ambiguous here"),
        ("troponin", "1.234 ng/L", "ambiguous here"),
        ("height", "5'14\"", "there are 12 in"),
        ("ferritin", "trace", "expected a number"),
        ("sodium", "neg", "no usual limit for this word"),
        ("ferritin", "1,2,3 ug/L", "ambiguous"),
        ("D-dimer", "0.4 ug/mL{DDU}", "unknown unit"),
        ("height", "5'11\" cm", "unknown unit"),
        ("ferritin", "5 ft 11", "unknown unit"),
        ("potassium", {"value": "4.1 mmol/L", "high": "> 5.0 mmol/L"}, "turns the wrong way"),
        ("potassium", {"value": "4.1 mmol/L", "low": "< 3.5 mmol/L"}, "turns the wrong way"),
    ],
)
def test_what_may_mean_two_things_is_refused(kit: tk.Kit, name: str, value: object, says: str) -> None:
    with pytest.raises(tk.ProfileError, match=says):
        kit.assess({"measurements": {name: value}})


def test_limits_may_stand_as_bounds(kit: tk.Kit) -> None:
    told = {"measurements": {"K": {"value": "4.1 mmol/L", "low": "> 3.5 mmol/L", "high": "<= 5.0 mmol/L"}}}
    readings = Person.of(kit.knowledge, told).observations.readings["vocabulary:serum_potassium"].values
    assert readings["vocabulary:serum_potassium.low"] == (3.5, 3.5)
    assert readings["vocabulary:serum_potassium.high"] == (5.0, 5.0)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("creatinin", "creatinine"), ("sodum", "sodium"), ("ferittin", "ferritin"), ("potasium", "potassium")],
)
def test_a_misspelled_name_is_told_what_it_may_be(kit: tk.Kit, name: str, hint: str) -> None:
    with pytest.raises(tk.ProfileError, match=f"did you mean '{hint}'"):
        kit.assess({"measurements": {name: "1 mg/L"}})


@pytest.mark.parametrize("name", ["troponin I", "BNP", "T3", "vitamin A", "vitamin C", "IgE", "LDH", "PSA"])
def test_no_hint_proposes_another_analyte(kit: tk.Kit, name: str) -> None:
    with pytest.raises(tk.ProfileError) as caught:
        kit.assess({"measurements": {name: "1 mg/L"}})
    assert "did you mean" not in str(caught.value)


def test_every_name_means_one_measurement(kit: tk.Kit) -> None:
    for id, measurement in kit.knowledge.measurements.items():
        for name in (id, *measurement.also_called, *measurement.loinc):
            assert kit.knowledge.index.candidates(("measurements",), name) == (id,), name


@pytest.mark.parametrize(
    "name", ["Calcium (ionized urine)", "calcium (urine)", "magnesium (urine)", "bilirubin (direct)"]
)
def test_a_bracket_that_says_something_else_is_not_dropped(kit, name):
    assert kit.knowledge.index.candidates(("measurements",), name) != ("vocabulary:serum_calcium",)
    assert kit.knowledge.index.candidates(("measurements",), name) != ("vocabulary:serum_magnesium",)


@pytest.mark.parametrize(
    ("word", "plain", "severe"), [("sehr niedrig", "low", True), ("élevé", "high", False), ("normale", "normal", False)]
)
def test_words_for_results_of_other_languages(word, plain, severe):
    assert (plain_word(word), is_severe(word)) == (plain, severe)
