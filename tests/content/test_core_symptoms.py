"""Age, sex, medicines, habits and history alone: no condition is called consistent without a sign of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from runs.evidence_tables import PACKS
from support.each import on_each
from support.quick import one_in

import twitchkit as tk
from twitchkit.ids import short
from twitchkit.knowledge.plans import ConditionPlan
from twitchkit.logic import ONE_PERSON
from twitchkit.model.condition import Band
from twitchkit.model.vocabulary import Finding, Kind, TakenFrom
from twitchkit.scoring import Person, observe
from twitchkit.scoring.score import Score, prior_of, score_condition, score_group

KNOWLEDGE = tk.load(["vocabulary", "nutrients", "differential", "lifestyle"]).knowledge
PLANS = {short(plan.condition.id): plan for plan in KNOWLEDGE.plan.conditions}
# Where a clinician has named the condition itself, no sign is needed.
NAMED = {
    "chronic_venous_disease": ("hx_varicose",),
    "peripheral_neuropathy": ("hx_neuropathy_told",),
}
OF_EVERYBODY = (TakenFrom.AGE, TakenFrom.SEX)
# A number or a level of a habit that is told as much.
AMOUNTS: dict[str, object] = {
    "alcohol_g_day": 120,
    "alcohol_use": "daily",
    "caffeine_mg_day": 1000,
    "exercise_min_week": 2000,
    "fluid_l_day": 12,
    "nicotine": "smoke",
    "stopped_alcohol_benzo_d": 3,
    "sun_exposure": "low",
    "supp_b6_months": 36,
}


class Who(NamedTuple):
    """Somebody of whom nothing but this is known; told ``pregnant`` where it may be."""

    age: float
    sex: str
    pregnant: bool = False


PEOPLE = (Who(30, "female", True), Who(30, "female"), Who(30, "male"), Who(72, "female"), Who(72, "male"))


def habits() -> set[str]:
    (folder,) = (folder for name, folder in _folders() if name == "vocabulary")
    file = folder / "content" / "findings" / "habits.toml"
    return {f"vocabulary:{entry['id']}" for entry in tomllib.loads(file.read_text("utf-8"))["finding"]}


def _folders() -> Iterator[tuple[str, Path]]:
    root = Path(__file__).parents[2] / "packs"
    return ((name, root / name / "src" / f"twitchkit_pack_{name}") for name in PACKS)


HABITS = habits()


def is_background(finding: Finding) -> bool:
    """Tell whether a finding is a medicine, a habit or history, and no complaint or sign of today."""
    return finding.taken_from not in OF_EVERYBODY and (
        finding.history or finding.taken_from is not None or finding.id in HABITS
    )


def score(plan: ConditionPlan, who: Who, told: dict[str, object]) -> Score:
    pregnant = who.pregnant if who.sex == "female" else None
    env = observe(KNOWLEDGE, tk.Profile(age=who.age, sex=who.sex, pregnant=pregnant, findings=told)).env
    groups = [score_group(group, group.evidence, env, ONE_PERSON) for group in plan.groups]
    return score_condition(plan, prior_of(plan, env, ONE_PERSON), groups, env, KNOWLEDGE.plan.thresholds, ONE_PERSON)


def heaviest(name: str, who: Who) -> tuple[Score, dict[str, object]]:
    """Tell what speaks for a condition without a sign of it, one after the other as long as it adds anything."""
    plan = PLANS[name]
    looked_at = {name for group in plan.groups for evidence in group.evidence for name in evidence.names}
    looked_at |= {name for criterion in plan.criteria for name in criterion.requires_names}
    looked_at |= {part for name in looked_at for part in KNOWLEDGE.rests_on.get(name, ())}
    told: dict[str, object] = {}
    best = score(plan, who, told)
    for id, finding in KNOWLEDGE.findings.items():
        if id not in looked_at or not is_background(finding) or short(id) in NAMED.get(name, ()):
            continue
        answer = True if finding.kind is Kind.YES_NO else AMOUNTS.get(short(id), _much(finding))
        now = score(plan, who, {**told, short(id): answer})
        if (now.band, now.weight) > (best.band, best.weight):
            best, told = now, {**told, short(id): answer}
    return best, told


def _much(finding: Finding) -> float:
    return min(200.0, finding.plausible[1] if finding.plausible else 200.0)


@on_each("name", one_in(3, PLANS))
def test_what_may_cause_a_condition_is_no_sign_of_it(name: str):
    for who in PEOPLE:
        best, told = heaviest(name, who)
        assert best.band < Band.CONSISTENT.rank, (who, told)


def test_kidney_disease_that_was_told_does_not_come_before_what_is_new():
    told = {"hx_ckd": True, "hx_dialysis": True}
    plan, who = PLANS["chronic_kidney_disease"], Who(60, "male")
    assert score(plan, who, told).band == Band.POSSIBLE.rank
    shown = tk.Profile(age=who.age, sex=who.sex, findings=told, measurements={"egfr": "12 mL/min/1.73m2"})
    assert Person.of(KNOWLEDGE, shown).bands[plan.condition.id] is Band.CONSISTENT


def test_movement_lets_a_medicine_fit():
    begun = {"drug_antiemetic_da": True, "recent_antiemetic_da": True, "recent_change_med": True}
    plan, who = PLANS["drug_induced_movement"], Who(40, "female")
    assert score(plan, who, begun).band == Band.UNDETERMINED.rank
    for movement in ("leg_jerks", "leg_cramps", "tremor", "whole_body_restless", "urge_to_move", "muscle_stiffness"):
        assert score(plan, who, {**begun, movement: True}).band == Band.CONSISTENT.rank, movement
