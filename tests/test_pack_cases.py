"""What the shipped packs claim of themselves: every case passes, and the cases notice when content is made wrong."""

import pytest

import twitchkit as tk
from twitchkit.packs import installed
from twitchkit.testing import read_cases, run_case

PACKS = ("vocabulary", "nutrients", "differential", "lifestyle")
FOLDERS = {pack.id: pack.folder for pack in installed()}


@pytest.mark.parametrize("pack", PACKS)
def test_every_case_can_be_read(pack):
    assert [str(problem) for problem in read_cases(FOLDERS[pack]).problems] == []


@pytest.mark.parametrize("pack", PACKS)
def test_every_case_passes(kit: tk.Kit, pack):
    results = [run_case(kit, case) for case in read_cases(FOLDERS[pack]).cases]

    assert [f"{failure} ({result.case.id})" for result in results for failure in result.failures] == []
