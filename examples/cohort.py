"""A cohort that is a table: each row a person, each column a question or a reading (needs pandas, twitchkit[table]).

An empty cell is not known, never no. Urgency is a matter of one person; for a table there are the scores of conditions.
"""

import io

import pandas as pd

import twitchkit as tk
from twitchkit.table import score_profiles

BANDS = [band.value for band in tk.Band]  # from least to most; a score holds positions
YES_NO = {"urge": "urge_to_move", "at_rest": "worse_at_rest", "evening": "evening_worse", "knot": "painful_knot"}

SURVEY = """\
id,age,sex,urge,at_rest,evening,eases,knot,ferritin_ug_l
p1,61,female,1,1,1,full,0,18
p2,58,male,0,0,,none,1,
p3,44,female,1,1,1,partial,,95
p4,70,male,,,,,1,210
p5,212,female,1,1,1,full,0,30
"""


def profile(row: pd.Series) -> tk.Profile:
    """Return what a row tells; what is empty is left out."""
    known = row.dropna()
    findings: dict[str, bool | str] = {YES_NO[name]: known[name] == 1 for name in known.index.intersection([*YES_NO])}
    if "eases" in known:
        findings["relief_by_moving"] = known["eases"]
    readings = {"ferritin": f"{known['ferritin_ug_l']} ug/L"} if "ferritin_ug_l" in known else {}
    return tk.Profile(age=known.get("age"), sex=known.get("sex"), findings=findings, measurements=readings)


def bands(knowledge: tk.Knowledge, survey: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Return the band of each condition for each person, and why a row was rejected."""
    scores = score_profiles(knowledge, (profile(row) for _, row in survey.iterrows()))
    kept = survey.index[scores.rows]
    table = pd.DataFrame(
        {id: pd.Categorical.from_codes(codes, BANDS, ordered=True) for id, codes in scores.band.items()}, index=kept
    )
    problems = {survey.index[row.row]: row.diagnostics[0].message for row in scores.rejected}
    return table, pd.Series(problems, dtype=object, name="rejected")


def main() -> None:
    survey = pd.read_csv(io.StringIO(SURVEY), index_col="id")
    table, rejected = bands(tk.load().knowledge, survey)
    shown = table[[f"differential:{name}" for name in ("restless_legs_syndrome", "nocturnal_leg_cramps")]]
    print(shown.rename(columns=lambda id: id.partition(":")[2]).to_string())
    print((shown >= "possible").mean().round(2).to_string())
    print(rejected.to_string())


if __name__ == "__main__":
    main()
