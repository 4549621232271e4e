"""The tables of docs/model-card.md: evaluations of the shipped packs, written anew by docs_tables.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from runs.evidence_tables import PACKS, table

import twitchkit as tk
from twitchkit.evaluation import Evaluation, evaluate, read_evaluation_cases, simulated_cases
from twitchkit.evaluation.report import number, percent
from twitchkit.packs import installed
from twitchkit.testing import read_cases

ROOT = Path(__file__).parents[2]
PATIENTS = ROOT / "examples" / "evaluation" / "published_patients.jsonl"
PEOPLE, RESAMPLES, SEED = 500, 200, 1

_SHARES = {
    "an accepted condition comes first": "top_1",
    "… or among the first three": "top_3",
    "… or is at least possible": "named",
    "urgency in the acceptable range": "in_range",
    "urgency too low": "under_triage",
    "urgency too high": "over_triage",
    "nothing comes out that must not": "must_not_kept",
}
_PROBABILITIES = {
    "Brier score": "brier",
    "… of giving everyone the observed share": "brier_of_base_rate",
    "present over expected": "observed_to_expected",
    "calibration intercept": "intercept",
    "calibration slope": "slope",
}


@cache
def of_patients() -> Evaluation:
    """Return the evaluation of the published patients."""
    return evaluate(tk.load(PACKS), read_evaluation_cases(PATIENTS), seed=SEED)


@cache
def of_simulated() -> Evaluation:
    """Return the evaluation of people drawn from the packs themselves."""
    kit = tk.load(PACKS)
    return evaluate(kit, simulated_cases(kit.knowledge, PEOPLE, SEED), resamples=RESAMPLES, seed=SEED)


def shares(told: Evaluation) -> str:
    figures = ((words, getattr(told.headline, name)) for words, name in _SHARES.items())
    return table(("figure", "share", "of"), ((words, percent(f), f.of) for words, f in figures if f.of))


def triage(told: Evaluation) -> str:
    tiers = [(row.tier.value.replace("_", " "), row.under_triage, row.over_triage) for row in told.tiers]
    head = ("tier", "too low, where it is the lowest acceptable", "of", "too high, where it is the highest", "of")
    return table(head, ((tier, percent(low), low.of, percent(high), high.of) for tier, low, high in tiers))


def bands(told: Evaluation) -> str:
    rows = ((row.band.value.replace("_", " "), percent(row.present), percent(row.absent)) for row in told.bands)
    counts = told.bands[0]
    return table(("band", f"of {counts.present.of} present", f"of {counts.absent.of} absent"), rows)


def groups(told: Evaluation) -> str:
    rows = (
        (f"{group.by}: {group.name}", group.cases, percent(group.headline.top_1), percent(group.headline.top_3))
        for group in told.groups
    )
    return table(("group", "cases", "first", "first three"), rows)


def probabilities(told: Evaluation) -> str:
    rows = ((words, number(getattr(told.probabilities, name))) for words, name in _PROBABILITIES.items())
    return table(("figure", "value"), rows)


def calibration(told: Evaluation) -> str:
    rows = (
        (
            f"{100 * row.above:.0f}–{100 * row.up_to:.0f} %",
            row.observed.of,
            percent(row.expected),
            percent(row.observed),
        )
        for row in told.probabilities.table
    )
    return table(("probability", "conditions", "expected", "present"), rows)


def pack_cases() -> str:
    counts = Counter(case.pack for pack in installed() if pack.folder for case in read_cases(pack.folder).cases)
    return table(("pack", "cases"), [*((id, counts[id]) for id in PACKS), ("together", counts.total())])


TABLES: Mapping[str, Callable[[], str]] = {
    "patients shares": lambda: shares(of_patients()),
    "patients triage": lambda: triage(of_patients()),
    "patients bands": lambda: bands(of_patients()),
    "patients probabilities": lambda: probabilities(of_patients()),
    "patients groups": lambda: groups(of_patients()),
    "pack cases": pack_cases,
    "simulated shares": lambda: shares(of_simulated()),
    "simulated probabilities": lambda: probabilities(of_simulated()),
    "simulated calibration": lambda: calibration(of_simulated()),
}
