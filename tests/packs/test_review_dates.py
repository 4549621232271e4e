"""Content grows old: past the day by which a pack was to be reviewed, results and the list of packs say so."""

from __future__ import annotations

import pytest
from support.packmaker import manifest, write_pack

import twitchkit as tk
from twitchkit.cli import main
from twitchkit.packs import installed

SHIPPED = ("differential", "lifestyle", "nutrients", "vocabulary")
DUE = manifest("old").replace("reviewed = 2026-11-22", "reviewed = 2026-11-22\nreview_by = 2027-11-22")
NOTICE = "The pack 'old' (0+path) was due for review by 2027-11-22: it may be out of date"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> tk.Kit:
    return tk.load([], paths=[write_pack(tmp_path_factory.mktemp("packs"), "old", {"pack.toml": DUE})])


@pytest.mark.parametrize("as_of", ["2027-11-23", "2028-01-01", "2027-11-23T00:30:00+01:00"])
def test_an_assessment_past_the_review_date_says_so(kit: tk.Kit, as_of: str) -> None:
    assert kit.assess(tk.Profile(), as_of=as_of).notices == (NOTICE,)


@pytest.mark.parametrize("as_of", ["", "2026-11-22", "2027-11-22", "2027-11-22T23:59:00Z"])
def test_until_the_review_date_nothing_is_said(kit: tk.Kit, as_of: str) -> None:
    assert kit.assess(tk.Profile(), as_of=as_of).notices == ()


def test_a_pack_without_a_review_date_is_never_overdue(tmp_path) -> None:
    kit = tk.load([], paths=[write_pack(tmp_path, "timeless")])

    assert kit.assess(tk.Profile(), as_of="2199-01-01").notices == ()


def test_the_review_date_is_in_the_data_and_changes_no_result(kit: tk.Kit) -> None:
    before, after = (kit.assess(tk.Profile(age=61), as_of=day) for day in ("2027-11-22", "2027-11-23"))

    assert before.to_dict()["packs"] == after.to_dict()["packs"]
    assert before.packs[0].review_by == "2027-11-22"
    assert (before.urgency, before.conditions, before.tips) == (after.urgency, after.conditions, after.tips)


def test_every_shipped_pack_is_due_for_review_within_two_years() -> None:
    stamps = {stamp.id: stamp for stamp in tk.load(SHIPPED).knowledge.packs}

    assert [id for id in SHIPPED if not "2026-11-22" < stamps[id].review_by <= "2028-11-22"] == []


def test_the_list_of_packs_tells_which_reviews_are_overdue(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "list", "--as-of", "2027-11-22"]) == 0
    fresh = capsys.readouterr().out
    assert main(["packs", "list", "--as-of", "2027-11-23"]) == 0
    stale = capsys.readouterr().out

    assert "overdue" not in fresh
    assert stale.count("review overdue\n") == len(installed())
