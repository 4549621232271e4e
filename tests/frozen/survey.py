"""Turn rows of the survey NHANES 2005-2006 into profiles: ``survey.py profiles``, after ``survey.py sample FILE``.

``sample`` draws the rows that are kept in ``tests/data`` from the table of all adults. ``profiles`` writes what the
vocabulary has words for as frozen inputs.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import random
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from frozen.packed import write

SAMPLE = Path(__file__).parents[1] / "data" / "nhanes_2005_2006_sample.csv.gz"
INPUTS = Path(__file__).parent / "inputs" / "survey.json.gz"
SIZE, SEED = 300, 20052006

OFTEN = ("never", "rarely", "sometimes", "often", "almost_always")
DEGREES = ("none", "mild", "moderate", "severe", "very_severe")
LEVELS = {
    "leg_jerks": ("freq_leg_jerks", OFTEN),
    "leg_cramps": ("freq_leg_cramps", OFTEN),
    "overly_sleepy": ("daytime_sleepiness", DEGREES),
}
# Finding, and from which answer on it is a yes.
YES_FROM = {
    "rls_dx": ("hx_restless_legs_told", 1),
    "apnea_dx": ("hx_sleep_apnea_told", 1),
    "insomnia_dx": ("insomnia", 1),
    "snore": ("snoring", 2),
    "snort_gasp": ("witnessed_apnoea", 2),
    "trouble_falling_asleep": ("hard_to_fall_asleep", 3),
    "wake_at_night": ("broken_sleep", 3),
    "unrested": ("unrefreshing_sleep", 3),
    "phq9": ("low_mood", 10),
    "dx_diabetes": ("hx_diabetes", 1),
    "dx_chf": ("hx_heart_failure", 1),
    "dx_chd": ("hx_heart_disease", 1),
    "dx_stroke": ("hx_stroke", 1),
    "dx_thyroid": ("hx_thyroid", 1),
    "dx_liver": ("hx_liver", 1),
    "dx_emphysema": ("hx_lung", 1),
    "dx_bronchitis": ("hx_lung", 1),
    "dx_cancer": ("cancer_history", 1),
    "dx_weak_kidneys": ("hx_ckd", 1),
    "dx_dialysis": ("hx_dialysis", 1),
    "dx_hypertension": ("hx_hypertension", 1),
}
MEASUREMENTS = {
    "lab_ca_mgdl": ("serum_calcium", "mg/dL"),
    "lab_k_mmoll": ("serum_potassium", "mmol/L"),
    "lab_na_mmoll": ("serum_sodium", "mmol/L"),
    "lab_cl_mmoll": ("serum_chloride", "mmol/L"),
    "lab_hco3_mmoll": ("serum_bicarbonate", "mmol/L"),
    "lab_phos_mgdl": ("serum_phosphate", "mg/dL"),
    "lab_albumin_gdl": ("serum_albumin", "g/dL"),
    "lab_bun_mgdl": ("serum_urea", "mg/dL"),
    "lab_iron_ugdl": ("serum_iron", "ug/dL"),
    "lab_glucose_mgdl": ("glucose", "mg/dL"),
    "lab_alp_ul": ("alkaline_phosphatase", "U/L"),
    "lab_alt_ul": ("alanine_aminotransferase", "U/L"),
    "lab_creat_mgdl": ("serum_creatinine", "mg/dL"),
    "egfr_ckdepi2021": ("egfr", "mL/min/1.73m2"),
    "lab_25ohd_nmoll": ("vitamin_d_25oh", "nmol/L"),
    "lab_ferritin_ngml": ("ferritin", "ng/mL"),
    "lab_b12_pgml": ("serum_b12", "pg/mL"),
    "lab_plp_nmoll": ("plasma_plp", "nmol/L"),
    "lab_serum_folate_ngml": ("serum_folate", "ng/mL"),
    "lab_hgb_gdl": ("hemoglobin", "g/dL"),
    "lab_mcv_fl": ("mcv", "fL"),
    "lab_crp_mgdl": ("crp", "mg/dL"),
    "lab_hba1c": ("hba1c", "%"),
    "lab_pth_pgml": ("pth", "pg/mL"),
    "lab_hcy_umoll": ("homocysteine", "umol/L"),
    "lab_tsat_pct": ("transferrin_saturation", "%"),
    "bmi": ("body_mass_index", "kg/m2"),
    "weight_kg": ("body_weight", "kg"),
}
# A medicine of the class.
MEDICINES = {
    "loop_diuretic": "furosemide",
    "thiazide": "hydrochlorothiazide",
    "k_sparing": "spironolactone",
    "statin": "simvastatin",
    "ssri": "sertraline",
    "snri": "venlafaxine",
    "tca": "amitriptyline",
    "other_antidep": "bupropion",
    "antipsychotic": "quetiapine",
    "lithium": "lithium",
    "dopaminergic": "pramipexole",
    "gabapentinoid": "gabapentin",
    "anticonvulsant": "phenytoin",
    "benzo": "lorazepam",
    "hypnotic_misc": "zolpidem",
    "opioid": "hydrocodone",
    "muscle_relaxant": "cyclobenzaprine",
    "quinine": "quinine",
    "ppi": "omeprazole",
    "h2": "ranitidine",
    "metformin": "metformin",
    "insulin": "insulin glargine",
    "beta_agonist": "albuterol",
    "inhaled_steroid": "fluticasone",
    "oral_steroid": "prednisone",
    "thyroid": "levothyroxine",
    "beta_blocker": "metoprolol",
    "ace_arb": "lisinopril",
    "ccb": "amlodipine",
    "bisphosphonate": "alendronate",
    "serm_raloxifene": "raloxifene",
    "estrogen": "estradiol",
    "contraceptive": "ethinylestradiol",
    "stimulant": "methylphenidate",
    "potassium": "potassium chloride",
    "antihistamine": "loratadine",
    "digoxin": "digoxin",
    "metoclopramide": "metoclopramide",
}
NUTRIENTS = {
    "magnesium_mg": "magnesium",
    "calcium_mg": "calcium",
    "iron_mg": "iron",
    "sodium_mg": "sodium",
    "potassium_mg": "potassium",
    "b6_mg": "vitamin_b6",
    "b12_ug": "vitamin_b12",
    "vitd_ug": "vitamin_d",
    "zinc_mg": "zinc",
    "thiamin_mg": "thiamin",
    "folate_dfe_ug": "folate",
    "caffeine_mg": "caffeine",
    "alcohol_g": "alcohol",
}

Row = dict[str, str]


def profile(row: Row) -> dict[str, Any]:
    """Return what a row says as a profile; an empty cell was not asked."""
    told: dict[str, Any] = {"age": float(row["age"]), "sex": {"F": "female", "M": "male"}[row["sex"]]}
    if row["pregnant"] and told["sex"] == "female":
        told["pregnant"] = row["pregnant"] == "1"
    if row["rx_any"]:
        told["medicines"] = [{"name": name} for key, name in MEDICINES.items() if row[f"rx_{key}"] == "1"]
    if row["sup_any"]:
        told["supplements"] = supplements(row)
    told["findings"] = findings(row)
    told["measurements"] = {
        name: f"{row[column]} {unit}" for column, (name, unit) in MEASUREMENTS.items() if row[column]
    }
    eaten = intake(row)
    return {**told, "intake": eaten} if eaten else told


def findings(row: Row) -> dict[str, Any]:
    """Return the answers of a row."""
    found: dict[str, Any] = {
        name: levels[int(float(row[column]))] for column, (name, levels) in LEVELS.items() if row[column]
    }
    for column, (name, least) in YES_FROM.items():
        if row[column]:
            found[name] = found.get(name, False) or float(row[column]) >= least
    if row["sleep_hours"]:
        found["sleep_hours"] = float(row["sleep_hours"])
    if row["smoker_now"] == "1":
        found["nicotine"] = "smoke"
    for column, name in (("caffeine_mg", "caffeine_mg_day"), ("alcohol_g", "alcohol_g_day")):
        day = mean(row, column)
        if day is not None:
            found[name] = day
    return found


def supplements(row: Row) -> list[dict[str, Any]]:
    """Return all supplements of a row as one."""
    amounts = {name: amount(row[f"sup_{column}"], column) for column, name in NUTRIENTS.items() if sup(row, column)}
    return [{"name": "supplements", "per_day": amounts}] if row["sup_any"] == "1" else []


def sup(row: Row, column: str) -> bool:
    """Whether a supplement of a row holds some of a nutrient."""
    return float(row.get(f"sup_{column}") or 0) > 0


def intake(row: Row) -> dict[str, Any] | None:
    """Return the mean of the recalled days of a row, None if there is none."""
    days = {column: mean(row, column) for column in NUTRIENTS}
    per_day = {NUTRIENTS[column]: amount(day, column) for column, day in days.items() if day is not None}
    return {"days": 2 if row["d2_recall_ok"] == "1" else 1, "per_day": per_day} if per_day else None


def mean(row: Row, column: str) -> float | None:
    """Return the mean of the recalled days, None if it is not known."""
    names = (f"d1_{column}", f"d2_{column}") if f"d1_{column}" in row else (f"mean_{column}",)
    values = [float(row[name]) for name in names if row.get(name)]
    return round(sum(values) / len(values), 4) if values else None


def amount(value: float | str, column: str) -> str:
    """Return an amount with the unit that a column is named after."""
    return f"{float(value):g} {column.rpartition('_')[2]}"


def draw_sample(path: Path) -> None:
    """Keep a seeded sample of the whole table, all columns."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    draw = random.Random(SEED)  # noqa: S311  (rows, not secrets)
    chosen = sorted(draw.sample(range(len(rows)), SIZE))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *(rows[place] for place in chosen)])
    SAMPLE.write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))


def write_profiles() -> None:
    """Write the profiles of the sample as frozen inputs."""
    with gzip.open(SAMPLE, "rt", encoding="utf-8", newline="") as file:
        write(INPUTS, {row["SEQN"]: profile(row) for row in csv.DictReader(file)})


def main() -> None:
    """Draw the sample or write its profiles, as the command line says."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    options.add_argument("what", choices=["sample", "profiles"])
    options.add_argument("file", type=Path, nargs="?", help="sample: the table of all adults, as CSV, gzipped")
    asked = options.parse_args()
    if asked.what == "sample":
        draw_sample(asked.file)
    else:
        write_profiles()


if __name__ == "__main__":
    main()
