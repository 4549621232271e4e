"""What the shipped packs claim of themselves: every case passes, and the cases notice when content is made wrong."""

import pytest
from support.shipped_cases import shipped_cases

import twitchkit as tk
from twitchkit.scoring import Person
from twitchkit.scoring.outcome import Outcome
from twitchkit.testing import proofs
from twitchkit.testing.mutation import run_mutants, summary
from twitchkit.testing.running import judge

PACKS = ("vocabulary", "nutrients", "differential", "lifestyle")
PARTS = 8  # so that no test is long
PARTED = [
    pytest.param(pack, part, marks=[pytest.mark.thorough] * (part not in (0, 4)))
    for pack in PACKS
    for part in range(PARTS)
]


@pytest.mark.parametrize("pack", PACKS)
def test_every_case_can_be_read(pack):
    assert [str(problem) for problem in shipped_cases(pack).problems] == []


@pytest.mark.parametrize(("pack", "part"), PARTED)
def test_every_case_passes_and_every_flag_that_one_names_raises_to_its_tier(kit: tk.Kit, pack, part):
    failures = []
    for case in shipped_cases(pack).cases[part::PARTS]:
        person = Person.of(kit.knowledge, case.profile)
        failures += [f"{failure} ({case.id})" for failure in judge(kit.knowledge, case, Outcome.of(person)).failures]
        named = [kit.knowledge.find(name) for name in case.expect.red_flags]
        failures += [f"{flag.id} does not raise ({case.id})" for flag in named if person.tier.rank < flag.tier.rank]
    assert failures == []


@pytest.mark.parametrize("pack", PACKS)
def test_nothing_that_should_be_proved_is_without_a_case(kit: tk.Kit, pack):
    cases = [case for name in PACKS for case in shipped_cases(name).cases]
    missing = [(proof.kind, proof.what, proof.lacking) for proof in proofs(kit.knowledge, cases, pack) if proof.lacking]
    assert missing == []


def test_the_published_patients_are_among_them():
    """The 37 case reports that were read for this project; each case names its report."""
    cases = [case for pack in PACKS for case in shipped_cases(pack).cases if case.id.startswith("published_")]

    assert len(cases) == 37
    assert [case.id for case in cases if not case.cite] == []


@pytest.mark.thorough
def test_cases_notice_content_that_is_made_wrong():
    """A sample of the mutation run, always the same; the figure of the whole run stands in docs/evidence.md."""
    run = run_mutants(PACKS, sample=40, seed=11)

    assert run.left_aside == 0
    caught = run.caught()
    assert caught is not None, summary(run)
    assert caught >= 0.9, summary(run)
