"""Published likelihood ratios beside the packs' own: each is taken over, tempered or declined, and says why."""

from __future__ import annotations

import csv
from pathlib import Path

from support.each import on_each

import twitchkit as tk
from twitchkit.content import Condition, Evidence
from twitchkit.ids import short

TABLE = Path(__file__).parents[1] / "data" / "published_ratios.csv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
IN_PACKS = [row for row in ROWS if row["in_pack"] and not row["in_pack"].startswith("cap:")]

# Jerks and cramps are asked in the survey; a ratio computed from it with one of them as outcome would test itself.
ABOUT_JERKS_AND_CRAMPS = ("nocturnal_leg_cramps", "restless_legs_syndrome", "periodic_limb_movement_disorder")


def test_every_row_is_decided_and_what_is_not_taken_as_it_stands_says_why() -> None:
    assert len(ROWS) == 95
    assert {row["decision"] for row in ROWS} == {"taken", "tempered", "declined"}
    assert [row["finding"] for row in ROWS if row["decision"] != "taken" and not row["reason"]] == []


@on_each("row", IN_PACKS)
def test_the_packs_hold_what_the_table_says(kit: tk.Kit, row: dict[str, str]) -> None:
    evidence = _evidence(kit.knowledge.conditions[kit.knowledge.find(row["condition"]).id], row["in_pack"])

    assert (f"{evidence.present:g}", f"{evidence.absent:g}") == (row["present"], row["absent"])
    assert row["source"] in [short(source) for source in evidence.sources]


def test_what_is_taken_lies_in_the_range_of_the_packs(kit: tk.Kit) -> None:
    outside = []
    for row in IN_PACKS:
        found = _evidence(kit.knowledge.conditions[kit.knowledge.find(row["condition"]).id], row["in_pack"])
        low, high = found.range or (found.present / 1.5, found.present * 1.5)
        if not (low <= float(row["published_present"]) <= high or row["reason"]):
            outside.append(row["finding"])

    assert outside == []


def test_what_the_survey_says_of_jerks_and_cramps_is_left_out(kit: tk.Kit) -> None:
    assert [row["finding"] for row in ROWS if row["outcome_on_survey"] and row["decision"] != "declined"] == []
    for name in ABOUT_JERKS_AND_CRAMPS:
        condition = kit.knowledge.conditions[kit.knowledge.find(name).id]
        cited = {short(source) for evidence in condition.evidence for source in evidence.sources}
        assert "nhanes_2005_2006_ratios" not in cited, name


def _evidence(condition: Condition, expression: str) -> Evidence:
    """Return the evidence that counts this finding or expression."""
    (found,) = (
        evidence for evidence in condition.evidence if _plain(evidence.when or evidence.finding) == _plain(expression)
    )
    return found


def _plain(expression: str) -> str:
    for pack in ("vocabulary:", "nutrients:", "differential:"):
        expression = expression.replace(pack, "")
    return " ".join(expression.split())
