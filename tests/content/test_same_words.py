"""Words that say the same to a person count alike: whichever of them is told, the same red flags read it."""

from __future__ import annotations

import pytest

import twitchkit as tk

# An unsteady walk that is known to be new, and one that is not, are told apart by these alone.
NEW_OR_NOT = {"cord_signs", "unsteady_walking", "cancer_with_cord_signs", "cancer_with_weak_legs"}
# Warfarin alone harms a child in the womb, and heparin alone raises potassium.
ONE_CLASS = {
    "medicine_harmful_in_pregnancy",
    "medicine_harmful_and_period_late",
    "medicines_that_raise_potassium_with_signs",
    "medicines_that_raise_potassium_three",
}


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ({"gait_unsteady", "unsteady_new"}, NEW_OR_NOT),
        ({"drug_anticoag_vka", "drug_anticoagulant_direct", "drug_heparin"}, ONE_CLASS),
    ],
)
def test_whichever_word_is_told_the_same_flags_read_it(kit: tk.Kit, words: set[str], apart: set[str]):
    flags = {flag.red_flag.id.partition(":")[2]: flag for flag in kit.knowledge.plan.red_flags.items}
    one_sided = {
        id
        for id, flag in flags.items()
        if 0 < len(words & {name.partition(":")[2] for name in flag.names}) < len(words)
    }
    assert one_sided <= apart


@pytest.mark.parametrize("word", ["drug_anticoagulant", "drug_blood_thinner", "drug_heparin", "drug_anticoag_vka"])
def test_a_blood_thinner_counts_however_it_is_told(kit: tk.Kit, word: str):
    told = kit.assess(tk.read_profile({"findings": {"head_injury": True, word: True}}))
    assert told.urgency.tier is tk.Tier.EMERGENCY
