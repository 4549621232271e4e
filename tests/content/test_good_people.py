"""People of a general population: few of them are told to seek help soon, and each reason is known."""

import pytest
from runs import good_people

import twitchkit as tk

# At most 2.5 % of all 5,563 (2.01 % when they were last counted). Where 2.5 % of a population are told to hurry, 95 in
# 100 samples of 300 hold no more than 12.
MOST = 12 / 300

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def counted(kit: tk.Kit) -> good_people.Counted:
    return good_people.count(kit, good_people.people())


def test_few_of_them_are_told_to_seek_help_today(counted: good_people.Counted):
    assert counted.people == 300
    assert counted.soon <= MOST, counted.reasons


def test_everyone_above_routine_was_told_a_reason(counted: good_people.Counted):
    for tier in (*good_people.SOON, tk.Tier.URGENT):
        reasons = sum(number for (at, _, _), number in counted.reasons.items() if at is tier)
        assert reasons >= counted.tiers[tier]


def test_nobody_who_told_no_complaint_is_left_to_look_after_themselves(counted: good_people.Counted):
    assert counted.tiers[tk.Tier.SELF_CARE] == 0
