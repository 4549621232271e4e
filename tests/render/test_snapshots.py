"""People and what is printed for them, and why, kept to be read: once as the person, once as the doctor.

``python tests/runs/snapshots.py`` writes them anew; then read what changed, line by line.
"""

import re
from pathlib import Path

import pytest
from support.each import on_each
from support.plain_english import HIGHEST_GRADE, grade

import twitchkit as tk
from twitchkit.render.brief import brief
from twitchkit.render.explanation import explain
from twitchkit.render.plain import to_text
from twitchkit.render.report import report
from twitchkit.render.wording import Names

FOLDER = Path(__file__).parent / "snapshots"
AS_OF = "2026-11-22"

# What is explained of each person: why it is said of them, or is not.
EXPLAINED = {
    "aching_feet_wriggling_toes": ["painful_legs_moving_toes"],
    "b12_on_metformin": ["vitamin_b12_deficiency", "ask_b12_second_test", "nutrients:vitamin_b12"],
    "brown_urine_after_exercise": ["rhabdomyolysis"],
    "calcium_a_little_low": ["hypocalcemia", "calcium_food"],
    "calf_like_wood_after_a_kick": ["acute_compartment_syndrome"],
    "calves_hurt_on_walking": ["peripheral_artery_disease", "ask_about_compression"],
    "cramps_after_sport": ["exercise_associated_cramp", "late_exercise"],
    "cramps_at_dialysis": ["dialysis_cramps"],
    "cramps_in_the_heat": ["heat_cramps"],
    "cramps_on_water_tablet": ["nocturnal_leg_cramps", "ask_blood_salts", "ask_about_cramp_treatment"],
    "cramps_pregnant": ["pregnancy_related_symptoms", "pregnancy_and_supplements", "clot_in_pregnancy"],
    "cramps_that_do_not_hurt": ["nocturnal_leg_cramps"],
    "cramps_with_cirrhosis": ["cirrhosis_cramps"],
    "dialysis": ["restless_legs_syndrome", "dialysis_or_kidney_failure"],
    "earlier_on_pramipexole": ["restless_legs_augmentation"],
    "eating_disorder": ["eating_disorder_or_low_weight", "low_salts_with_eating_disorder", "body_mass_index"],
    "flickers_and_worry": ["benign_fasciculation", "motor_neuron_disease"],
    "foot_twists_on_waking": ["off_dystonia"],
    "girl_of_fifteen": ["growing_pains", "adults_only"],
    "hypnic_jerks_student": ["hypnic_jerks", "caffeine_triggers"],
    "iron_store_full": ["ask_iron_treatment", "ask_about_too_much_iron", "iron_deficiency"],
    "jaw_that_will_not_open": ["tetanus_infection"],
    "jerks_that_change": ["functional_movement_disorder"],
    "kicks_in_a_dream": ["rem_sleep_behavior_disorder", "medicines_review"],
    "kicks_seen_by_partner": ["periodic_limb_movement_disorder"],
    "kidneys_not_known": ["magnesium_supplement", "potassium_food", "ask_vitamin_k2"],
    "legs_worse_on_standing": ["lumbar_spinal_stenosis"],
    "low_magnesium_on_omeprazole": ["hypomagnesemia", "magnesium_low_with_risk", "serum_magnesium"],
    "low_potassium_on_water_tablet": ["hypokalemia", "potassium_low_same_day", "potassium_food"],
    "mouth_and_toes_move": ["tardive_dyskinesia"],
    "nothing_known": ["restless_legs_syndrome", "nutritional_deficiency_twitches"],
    "numb_between_the_legs": ["cauda_equina_syndrome"],
    "numb_feet_and_b6": ["vitamin_b6_toxicity", "b6_above_12", "nutrients:vitamin_b6"],
    "restless_after_metoclopramide": ["akathisia", "restlessness_after_medicine"],
    "restless_and_kicks": ["restless_legs_syndrome", "periodic_limb_movement_disorder"],
    "restless_new_antidepressant": ["iron_deficiency", "ask_iron_tests"],
    "restless_on_pramipexole": ["sleepy_antihistamines", "ask_about_restless_legs_treatment"],
    "restless_third_trimester": ["antenatal_team", "hemoglobin_low_urgent"],
    "rigid_back_and_spasms": ["stiff_person_syndrome"],
    "second_wind_since_school": ["mcardle_disease"],
    "shaking_on_more_venlafaxine": ["serotonin_syndrome"],
    "snoring_and_kicks": ["obstructive_sleep_apnea", "body_mass_index"],
    "stiff_legs_in_ms": ["spasticity"],
    "swollen_leg_and_breathless": ["clot_in_the_lung", "deep_vein_thrombosis"],
    "thirsty_with_high_calcium": ["hypercalcemia"],
    "unknown_medicine": ["medicines_review", "magnesium_supplement"],
    "urge_in_doubt": ["restless_legs_syndrome", "positional_discomfort"],
    "weak_after_iron_infusion": ["hypophosphatemia"],
    "weak_since_steroids_stopped": ["adrenal_insufficiency"],
    "weak_thin_leg_with_twitches": ["motor_neuron_disease", "weakness_or_wasting", "benign_fasciculation"],
    "weak_with_high_potassium": ["hyperkalemia"],
}

# Of the others the whole report is kept as well.
ONLY_EXPLAINED = {
    "aching_feet_wriggling_toes",
    "b12_on_metformin",
    "brown_urine_after_exercise",
    "calcium_a_little_low",
    "calf_like_wood_after_a_kick",
    "calves_hurt_on_walking",
    "cramps_at_dialysis",
    "cramps_in_the_heat",
    "cramps_that_do_not_hurt",
    "cramps_with_cirrhosis",
    "earlier_on_pramipexole",
    "foot_twists_on_waking",
    "iron_store_full",
    "jaw_that_will_not_open",
    "jerks_that_change",
    "kicks_in_a_dream",
    "kidneys_not_known",
    "legs_worse_on_standing",
    "mouth_and_toes_move",
    "numb_between_the_legs",
    "restless_and_kicks",
    "rigid_back_and_spasms",
    "second_wind_since_school",
    "shaking_on_more_venlafaxine",
    "stiff_legs_in_ms",
    "thirsty_with_high_calcium",
    "urge_in_doubt",
    "weak_after_iron_infusion",
    "weak_since_steroids_stopped",
    "weak_thin_leg_with_twitches",
    "weak_with_high_potassium",
}

BRIEF = ".brief"
"""What follows the name where the first page is kept, in place of the whole report."""

PEOPLE = sorted(path.stem for path in FOLDER.glob("*.toml"))
SNAPSHOTS = sorted(
    [
        *(name for name in PEOPLE if name not in ONLY_EXPLAINED),
        *(f"{name}{kind}" for name in PEOPLE for kind in (".why", BRIEF)),
    ]
)


def printed(kit: tk.Kit, snapshot: str) -> str:
    """Return the report of one of the people, or the explanations, without the line of versions and digest."""
    name = snapshot.removesuffix(".why").removesuffix(BRIEF)
    assessment = kit.with_questions(kit.assess(tk.read_profile(FOLDER / f"{name}.toml"), as_of=AS_OF))
    if snapshot == name:
        document = report(assessment, knowledge=kit.knowledge)
    elif snapshot.endswith(BRIEF):
        document = brief(assessment, Names.of(kit.knowledge))
    else:
        document = explain([kit.explain(assessment, id) for id in EXPLAINED[name]], knowledge=kit.knowledge)
    return re.sub(rf"^As of {AS_OF}\..*?\n\n", "", to_text(document), flags=re.MULTILINE | re.DOTALL)


def test_everybody_has_a_first_page_and_explanations_and_twenty_a_report():
    assert (len(SNAPSHOTS), sorted(EXPLAINED)) == (2 * len(PEOPLE) + 20, PEOPLE)


def test_each_snapshot_is_kept():
    assert sorted(path.name.removesuffix(".txt") for path in FOLDER.glob("*.txt")) == SNAPSHOTS


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_what_is_printed_is_what_was_read(kit: tk.Kit, name: str):
    assert printed(kit, name) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), (
        "python tests/runs/snapshots.py writes the snapshots anew; then read what changed"
    )


def by_cells(text: str) -> str:
    """Return a printed document with its tables cell by cell, as they are read, each on a line of its own."""

    def cells(table: re.Match[str]) -> str:
        spans = [mark.span() for mark in re.finditer("-+", table["marks"])]
        rows = [table["head"], *re.split(r"\n{2,}", table["rows"])]
        read = (
            " ".join(line[start : end + 2].strip() for line in row.splitlines()).strip()
            for row in rows
            for start, end in spans
        )
        return "".join(f"{cell}\n\n" for cell in read)

    table = r"(?P<head>.+)\n(?P<marks>-+(?: +-+)+)\n(?P<rows>(?:\n?\S.*\n(?:(?!  -).+\n)*)+)"
    return re.sub(table, cells, text)


def as_prose(text: str) -> str:
    """Return what is read of a printed document, a sentence for each line that was not wrapped, without its sources."""
    lines: list[str] = []
    for line in re.sub(r" ?\[[\d, ]+\]", "", by_cells(text.split("\nSources\n", maxsplit=1)[0])).splitlines():
        opens = not lines or not lines[-1] or line.lstrip().startswith("- ")
        if not line.strip() or re.fullmatch(r"[*=-][*= -]*", line.strip()):
            lines.append("")
        elif opens:
            lines.append(line.strip(" -"))
        else:
            lines[-1] += f" {line.strip()}"
    return " ".join(line if line.endswith((".", "?", "!", ":")) else f"{line}." for line in lines if line)


@on_each("name", SNAPSHOTS)
def test_what_is_printed_is_plain_enough(name: str):
    prose = as_prose((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    assert grade(prose) <= HIGHEST_GRADE
