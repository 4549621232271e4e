"""The cohort among the examples: a table of pandas in, bands out, a bad row told and no harm to the others."""

from __future__ import annotations

import io
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from support.modules import module_in

import twitchkit as tk

if TYPE_CHECKING:  # these tests alone need it, so it is no part of the group of all tests
    import pandas as pd

EXAMPLE = Path(__file__).parents[1] / "examples" / "cohort.py"
RESTLESS, CRAMPS = "differential:restless_legs_syndrome", "differential:nocturnal_leg_cramps"

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def cohort() -> ModuleType:
    return module_in(EXAMPLE)


@pytest.fixture(scope="module")
def survey(cohort: ModuleType) -> pd.DataFrame:
    return cohort.pd.read_csv(io.StringIO(cohort.SURVEY), index_col="id")


def test_each_person_keeps_the_row(cohort: ModuleType, survey: pd.DataFrame, kit: tk.Kit) -> None:
    table, rejected = cohort.bands(kit.knowledge, survey)
    assert list(table.index) == ["p1", "p2", "p3", "p4"]
    assert dict(rejected) == {"p5": "'age' must be 0 to 130 years"}
    assert table.loc["p1", RESTLESS] == "consistent"
    assert table.loc["p2", RESTLESS] == "unlikely"


def test_an_empty_cell_is_not_known(cohort: ModuleType, survey: pd.DataFrame) -> None:
    told = cohort.profile(survey.loc["p4"])
    assert dict(told.findings) == {"painful_knot": True}
    assert "ferritin" not in cohort.profile(survey.loc["p2"]).measurements


def test_a_row_comes_out_as_one_person_does(cohort: ModuleType, survey: pd.DataFrame, kit: tk.Kit) -> None:
    table, _ = cohort.bands(kit.knowledge, survey)
    for name in table.index:
        result = kit.assess(cohort.profile(survey.loc[name]))
        assert [table.loc[name, id] for id in (RESTLESS, CRAMPS)] == [
            result.condition(id).band.value for id in (RESTLESS, CRAMPS)
        ]


def test_prints_shares(cohort: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    cohort.main()
    assert "restless_legs_syndrome    0.5" in capsys.readouterr().out
