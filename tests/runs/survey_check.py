"""What goes with jerks and cramps of the legs in a survey, beside what the packs say: survey_check.py FILE.

FILE is the table of adults of NHANES 2005-2006 that ``tests/frozen/survey.py`` reads. Each person is scored without
what they said of their legs. Printed are, with the weights of the survey:

- how well the chance that some condition is there in which the complaint counts, taken as independent, tells those who
  have the complaint at least sometimes from the others (area under the ROC curve, AUROC: Hanley and McNeil 1982,
  Radiology 143:29), and its interval by leaving out one sampling unit after the other (delete-one jackknife);
- for each illness, medicine and laboratory sign that is common enough: how many times as often people with the
  complaint have it, beside the heaviest ratio that the packs give it in such a condition.

A ratio that the packs took from this survey would make the first figure too good: ``published_ratios.csv`` says that
none with these outcomes was taken.
"""

from __future__ import annotations

import csv
import gzip
import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parents[1]))

from frozen.survey import profile

import twitchkit as tk
from twitchkit.knowledge.plans import ConditionPlan, EvidencePlan
from twitchkit.logic.evaluate import Env
from twitchkit.table import ARRAYS, CohortScores, score_profiles
from twitchkit.table.people import people_of

Column = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# The complaint, its column, and the findings that say the same; none of them is told when a person is scored.
COMPLAINTS = {"jerks": ("leg_jerks", "freq_leg_jerks"), "cramps": ("leg_cramps", "freq_leg_cramps")}
ABOUT_LEGS = ("freq_leg_jerks", "freq_leg_cramps", "hx_restless_legs_told")
SOMETIMES = 2
FEWEST = 40  # people with a sign and with the complaint: fewer tell nothing


class Figure(NamedTuple):
    """A figure with its interval of 95 %."""

    low: float
    mid: float
    high: float

    def __str__(self) -> str:
        return f"{self.mid:.3g} ({self.low:.3g}-{self.high:.3g})"


class Survey(NamedTuple):
    """Who was asked for a complaint, who has it, and the design of the survey."""

    known: Flags
    has: Flags
    weights: Column
    units: npt.NDArray[np.str_]

    def figure(self, of: Callable[[Flags], float]) -> Figure:
        """Return a figure of all who were asked, with its interval from leaving out each sampling unit."""
        mid, units = of(self.known), np.unique(self.units)
        others = np.array([of(self.known & (self.units != unit)) for unit in units])
        error = 1.96 * math.sqrt((len(units) - 1) / len(units) * float(((others - others.mean()) ** 2).sum()))
        return Figure(mid - error, mid, mid + error)


def main() -> None:
    """Print the figures of both complaints."""
    with gzip.open(sys.argv[1], "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if float(row["w_mec2"] or 0) > 0]
    kit = tk.load()
    people = [told_of(row) for row in rows]
    scores, columns = score_profiles(kit.knowledge, people), people_of(kit.knowledge, people).columns
    if scores.rejected:
        raise SystemExit(f"{len(scores.rejected)} rows cannot be read: {scores.rejected[0]}")
    weights = np.array([float(row["w_mec2"]) for row in rows])
    units = np.array([f"{row['stratum']}/{row['psu']}" for row in rows])
    for complaint, (column, finding) in COMPLAINTS.items():
        has = np.array([float(row[column] or 0) >= SOMETIMES for row in rows])
        survey = Survey(np.array([row[column] != "" for row in rows]), has, weights, units)
        plans = [plan for plan in kit.knowledge.plan.conditions if speaks_for(plan, finding)]
        show(complaint, survey, some_of(plans, scores))
        for plan, evidence, ratio in associations(plans, columns, survey):
            text = evidence.evidence.text or kit.knowledge.plan.display[evidence.names[0]]
            stated = f"{evidence.evidence.present:<6.3g}"
            sys.stdout.write(f"  {ratio!s:<20} {stated} {plan.condition.name}: {text}\n")


def show(complaint: str, survey: Survey, score: Column) -> None:
    """Print how many were asked, how many have a complaint, and how well a score tells them from the others."""
    asked, has, weights = survey.known, survey.has, survey.weights
    share = 100 * np.average(has[asked], weights=weights[asked])
    area = survey.figure(lambda keep: auroc(score[keep], has[keep], weights[keep]))
    sys.stdout.write(f"{complaint}: {asked.sum()} people, {share:.0f} % at least sometimes; AUROC {area}\n")
    sys.stdout.write("  in the survey        packs  sign\n")


def some_of(plans: Sequence[ConditionPlan], scores: CohortScores) -> Column:
    """Return the chance that one of some conditions is there, taken as independent."""
    return 1 - np.prod([1 - scores.probability[plan.condition.id][:, 1] for plan in plans], axis=0)


def told_of(row: Mapping[str, str]) -> tk.Profile:
    """Return what somebody told but for their legs."""
    told = profile(dict(row))
    findings = {name: value for name, value in told["findings"].items() if name not in ABOUT_LEGS}
    return tk.read_profile({**told, "findings": findings})


def speaks_for(plan: ConditionPlan, finding: str) -> bool:
    """Whether a complaint that is told speaks for a condition."""
    keys = {f"vocabulary:{finding}"}
    return any(
        keys & set(evidence.names) and evidence.evidence.present > 1
        for group in plan.groups
        for evidence in group.evidence
    )


def auroc(score: Column, has: Flags, weights: Column) -> float:
    """Return the weighted share of pairs, one with and one without, that a score puts in the right order; ties half."""
    values, places = np.unique(score, return_inverse=True)
    with_it = np.bincount(places, weights * has, len(values))
    without = np.bincount(places, weights * ~has, len(values))
    below = np.cumsum(without) - without
    return float((with_it * (below + without / 2)).sum() / (with_it.sum() * without.sum()))


def associations(
    plans: Sequence[ConditionPlan], columns: Env, survey: Survey
) -> Iterator[tuple[ConditionPlan, EvidencePlan, Figure]]:
    """Yield each evidence that enough people with the complaint have: how many times as often, and what it counts."""
    for plan in plans:
        for evidence in (evidence for group in plan.groups for evidence in group.evidence):
            truth = evidence.evaluate(columns, ARRAYS)
            yes, no = (np.broadcast_to(np.asarray(side), survey.has.shape) for side in truth)
            told = survey._replace(known=survey.known & (yes | no))
            if (told.known & yes & told.has).sum() >= FEWEST and (told.known & no).any():
                ratio = told.figure(lambda keep, yes=yes: times_as_often(yes, keep, survey))
                yield plan, evidence, ratio


def times_as_often(yes: Flags, keep: Flags, survey: Survey) -> float:
    """Return how many times as often those with the complaint have a sign, as do those without (LR+)."""
    sides = (keep & survey.has, keep & ~survey.has)
    with_it, without = (np.average(yes[side], weights=survey.weights[side]) for side in sides)
    return float(with_it / without) if without else math.inf


if __name__ == "__main__":
    main()
