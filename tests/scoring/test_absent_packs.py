"""A profile that names what only a pack that is not here knows: it is read, with a notice, and reassures nobody."""

import pytest
from support.handmade import knowledge

import twitchkit as tk

BENIGN = {"toy:knot": True}


def assessed(**told: object) -> tk.Assessment:
    return tk.assess(knowledge(), tk.Profile(age=40, **told))


@pytest.mark.parametrize("told", [{"findings": {"gone:itch": True}}, {"measurements": {"gone:salt": "3 mmol/L"}}])
def test_it_is_read_and_named(told):
    (id,) = next(iter(told.values()))
    result = assessed(**told)
    assert result.notices == (f"The pack 'gone' is not here, so this was not judged: {id}",)
    assert result.not_checked["not_judged"] == (id,)


@pytest.mark.parametrize("answer", [False, "unknown"])
def test_what_was_denied_is_named_in_the_notice_alone(answer):
    result = assessed(findings={"gone:itch": answer})
    assert ("gone:itch" in result.notices[0], result.not_checked["not_judged"]) == (True, ())


@pytest.mark.parametrize("id", ["toi:itch", "gone:knot", "toy:itch"])
def test_what_is_rather_a_slip_is_refused(id):
    with pytest.raises(tk.ProfileError, match="TK202"):
        assessed(findings={id: True})


def test_all_else_comes_out_as_without_it():
    told = {"urge": True, "rest": True}
    one, other = assessed(findings=told), assessed(findings={**told, "gone:itch": True})
    assert (one.urgency, one.conditions) == (other.urgency, other.conditions)


def test_nobody_is_reassured_beside_it(kit):
    told = {"painful_knot": True, "cramp_duration_min": 3, "leg_cramps": True}
    screen = dict.fromkeys((item.partition(":")[2] for item in kit.knowledge.plan.screen), False)
    tiers = [
        kit.assess(tk.Profile(age=40, sex="male", medicines=(), findings={**screen, **told, **more})).urgency.tier
        for more in ({}, {"gone:itch": False}, {"gone:itch": True})
    ]
    assert tiers == [tk.Tier.SELF_CARE, tk.Tier.SELF_CARE, tk.Tier.ROUTINE]
