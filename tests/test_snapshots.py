"""Thirty people and what is printed for them, kept to be read: once as the person, once as the doctor.

``python tests/test_snapshots.py`` writes them anew; then read what changed, line by line.
"""

import re
import sys
from pathlib import Path

import pytest
import textstat
from test_wording import HIGHEST_GRADE

import twitchkit as tk
from twitchkit.render.explanation import explain
from twitchkit.render.plain import to_text
from twitchkit.render.report import report

FOLDER = Path(__file__).parent / "snapshots"
AS_OF = "2026-11-22"

# Of these people not the report is kept but why something is said of them, or is not.
EXPLAINED = {
    "b12_on_metformin": ["vitamin_b12_deficiency", "ask_b12_second_test", "nutrients:vitamin_b12"],
    "calcium_a_little_low": ["hypocalcemia", "calcium_food"],
    "calves_hurt_on_walking": ["peripheral_artery_disease", "ask_about_compression"],
    "cramps_that_do_not_hurt": ["nocturnal_leg_cramps"],
    "iron_store_full": ["ask_iron_treatment", "ask_about_too_much_iron", "iron_deficiency"],
    "kicks_in_a_dream": ["rem_sleep_behavior_disorder", "medicines_review"],
    "kidneys_not_known": ["magnesium_supplement", "potassium_food", "ask_vitamin_k2"],
    "restless_and_kicks": ["restless_legs_syndrome", "periodic_limb_movement_disorder"],
    "urge_in_doubt": ["restless_legs_syndrome", "positional_discomfort"],
    "weak_thin_leg_with_twitches": ["motor_neuron_disease", "weakness_or_wasting", "benign_fasciculation"],
}

PEOPLE = sorted(path.stem for path in FOLDER.glob("*.toml"))


def printed(kit: tk.Kit, name: str) -> str:
    """Return what the command line prints for one of the people, without the line of versions and digest."""
    assessment = kit.with_questions(kit.assess(tk.read_profile(FOLDER / f"{name}.toml"), as_of=AS_OF))
    if name in EXPLAINED:
        document = explain([kit.explain(assessment, id) for id in EXPLAINED[name]], knowledge=kit.knowledge)
    else:
        document = report(assessment, knowledge=kit.knowledge)
    return re.sub(rf"^As of {AS_OF}\..*?\n\n", "", to_text(document), flags=re.MULTILINE | re.DOTALL)


def test_there_are_twenty_reports_and_ten_explanations():
    assert (len(PEOPLE), len(EXPLAINED.keys() & set(PEOPLE))) == (30, 10)


def test_each_of_the_people_has_a_snapshot():
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == PEOPLE


@pytest.mark.parametrize("name", PEOPLE)
def test_what_is_printed_is_what_was_read(kit: tk.Kit, name: str):
    assert printed(kit, name) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), (
        "python tests/test_snapshots.py writes the snapshots anew; then read what changed"
    )


def as_prose(text: str) -> str:
    """Return what is read of a printed document, a sentence for each line that was not wrapped, without its sources."""
    lines: list[str] = []
    for line in re.sub(r" ?\[[\d, ]+\]", "", text.split("\nSources\n", maxsplit=1)[0]).splitlines():
        opens = not lines or not lines[-1] or line.lstrip().startswith("- ")
        if not line.strip() or re.fullmatch(r"[*=-][*= -]*", line.strip()):
            lines.append("")
        elif opens:
            lines.append(line.strip(" -"))
        else:
            lines[-1] += f" {line.strip()}"
    return " ".join(line if line.endswith((".", "?", "!", ":")) else f"{line}." for line in lines if line)


@pytest.mark.parametrize("name", PEOPLE)
def test_what_is_printed_is_plain_enough(name: str):
    prose = as_prose((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    # A decimal point does not end a sentence.
    assert textstat.flesch_kincaid_grade(re.sub(r"(?<=\d)[.,](?=\d)", "", prose)) <= HIGHEST_GRADE


def _write_all() -> None:
    kit = tk.load(["vocabulary", "nutrients", "differential", "lifestyle"])
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    for name in PEOPLE:
        (FOLDER / f"{name}.txt").write_text(printed(kit, name), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(PEOPLE)} snapshots written to {FOLDER}\n")


if __name__ == "__main__":
    _write_all()
