"""How many adults in the United States get too little magnesium, calcium, vitamin B6 and zinc: a check of the method.

The share of adults whose usual intake from food and supplements is below the average requirement of their life stage
(EAR cut-point), from the survey NHANES 2005-2006, beside the share that Fulgoni et al. (2011) published. One recalled
day is not a usual day: a single day spreads wider than people do, and so counts too many of them as short of a
nutrient. Intake from food is therefore drawn towards the mean of people of the same sex and age, on the log scale, by
√(V_between / (V_between + V_within / n)), with both variances from the two recalls (National Research Council 1986,
Nutrient Adequacy; Institute of Medicine 2000, Applications in Dietary Assessment, chapter 4). Supplements come after.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

import twitchkit as tk
from twitchkit.table import judge_intakes, observe_people

Column = npt.NDArray[np.float64]

NUTRIENTS = {"magnesium": "magnesium_mg", "calcium": "calcium_mg", "vitamin_b6": "b6_mg", "zinc": "zinc_mg"}
PUBLISHED = {"magnesium": 45, "calcium": 38, "vitamin_b6": 8, "zinc": 8}
SOURCE = "Fulgoni VL, Keast DR, Bailey RL, Dwyer J. 2011. J Nutr 141:1847-54: everybody of 2 years and over, 2003-2006"
SEXES = {"F": "female", "M": "male"}
AGES = (31, 51, 71)
LEAST = 1e-3  # an intake of nothing has no logarithm

HELP = """\
FILE is a table of NHANES 2005-2006 with one row an adult, as CSV, gzipped if its name ends in .gz. The National Center
for Health Statistics publishes the survey (files DEMO_D, DR1TOT_D, DR2TOT_D, DSQ1_D, DSQ2_D):
https://wwwn.cdc.gov/nchs/nhanes/continuousnhanes/default.aspx?BeginYear=2005
Columns: age, sex (F, M), pregnant (1, 0), w_diet1 (the weight of the first recall), d1_recall_ok and d2_recall_ok
(1, 0), and for magnesium_mg, calcium_mg, b6_mg and zinc_mg: d1_... and d2_..., or mean_... of both recalls, and
sup_..., a day's supplements. An empty cell is unknown.
"""


class Survey(NamedTuple):
    """Adults with a usable first recall: their columns, who they are, their weights, and sex and age as a group."""

    columns: Mapping[str, Column]
    people: list[tk.Profile]
    weight: Column
    group: npt.NDArray[np.int64]

    def days(self) -> Column:
        """Return how many recalls of each person are usable."""
        return np.where(self.columns["d2_recall_ok"] == 1, 2.0, 1.0)


def read(path: Path) -> Survey:
    """Read the survey."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        rows = [row for row in csv.DictReader(file) if row["d1_recall_ok"] == "1" and float(row["age"]) >= 19]
    numbers = [name for name in rows[0] if name.startswith(("d1_", "d2_", "mean_", "sup_", "w_")) or name == "age"]
    columns = {name: np.array([float(row[name] or "nan") for row in rows]) for name in numbers}
    people = [
        tk.Profile(age=float(row["age"]), sex=SEXES[row["sex"]], pregnant=True if row["pregnant"] == "1" else None)
        for row in rows
    ]
    women = np.array([person.sex == "female" for person in people])
    group = np.digitize(columns["age"], AGES) + (len(AGES) + 1) * women
    return Survey(columns, people, columns["w_diet1"], group)


def usual_intake(survey: Survey, name: str, sd_within: float) -> Column:
    """Return the usual intake of each person from food.

    ``sd_within`` is the SD between the days of a person on the log scale; it is used where the survey has only the
    mean of both recalls.
    """
    days = survey.days()
    two = days == 2
    logs = [np.log(np.maximum(survey.columns[f"{day}_{name}"], LEAST)) for day in days_of(survey, name)]
    mean = np.where(two, sum(logs) / len(logs), logs[0])
    usual = np.empty(len(mean))
    for group in np.unique(survey.group):
        here = survey.group == group
        twice, weight = here & two, survey.weight
        within = sd_within**2
        if len(logs) == 2:
            within = float(np.average((logs[0] - logs[1])[twice] ** 2, weights=weight[twice])) / 2
        center = np.average(mean[here], weights=weight[here])
        between = max(float(np.cov(mean[twice], aweights=weight[twice])) - within / 2, 0.0)
        ratio = between / np.maximum(between + within / days[here], LEAST)
        shrunk = center + (mean[here] - center) * np.sqrt(ratio)
        usual[here] = np.exp(shrunk + within / 2)  # the mean of a person's days, which are log-normal
    return usual


def days_of(survey: Survey, name: str) -> tuple[str, ...]:
    """Return where the intake of a nutrient stands: on each day, or their mean."""
    return ("d1", "d2") if f"d1_{name}" in survey.columns else ("mean",)


def shares(kit: tk.Kit, survey: Survey) -> dict[str, tuple[float, float | None]]:
    """Return the shares in percent that get too little: with usual intake, and (None: not known) with one recall."""
    people = observe_people(kit.knowledge, survey.people)
    found = {}
    for nutrient, name in NUTRIENTS.items():
        day_to_day = kit.knowledge.nutrients[f"nutrients:{nutrient}"].day_to_day
        assert day_to_day is not None
        usual = usual_intake(survey, name, day_to_day.sd_log)
        need = judge_intakes(kit.knowledge, nutrient, people, mean=usual, days=survey.days()).average_need
        added = np.nan_to_num(survey.columns[f"sup_{name}"])
        once = survey.columns.get(f"d1_{name}")
        found[nutrient] = (
            share_below(usual + added, need, survey.weight),
            None if once is None else share_below(once + added, need, survey.weight),
        )
    return found


def share_below(intake: Column, need: Column, weight: Column) -> float:
    """Return the weighted share in percent with less than the average need, of those whose need is known."""
    known = ~np.isnan(need)
    return 100 * float(np.average((intake < need)[known], weights=weight[known]))


def main(arguments: list[str] | None = None) -> None:
    """Print the shares beside the published ones."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=HELP, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", metavar="FILE", type=Path, help="the survey; see below")
    survey = read(parser.parse_args(arguments).file)
    print(f"{len(survey.people):,} adults of 19 and over; percent with less than the average need of their life stage")
    print(f"{'':<12}{'usual intake':>14}{'published':>12}{'one recall':>12}")
    for nutrient, (usual, once) in shares(tk.load(), survey).items():
        one = "not known" if once is None else f"{once:.1f}"
        print(f"{nutrient:<12}{usual:>14.1f}{PUBLISHED[nutrient]:>12}{one:>12}")
    print(f"Published: {SOURCE}.")
    print("The ages differ: there are no children in the other columns, and nothing was adjusted for it.")


if __name__ == "__main__":
    main()
