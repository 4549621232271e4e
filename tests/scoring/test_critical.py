"""Readings that are dangerous by themselves: numbers, bounds and words, and whom a limit is for."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import handmade
from support.each import on_each
from support.handmade import CITED

from twitchkit import Knowledge, KnowledgeError, Profile, Reading, Tier, assess
from twitchkit.content import Content, CriticalLimit, Derivation, Limits, Measurement, Scale

RANKS = [Tier.ROUTINE, Tier.URGENT, Tier.SAME_DAY, Tier.EMERGENCY]


def limit(id: str, what: str, tier: Tier, **more: Any) -> CriticalLimit:
    told: dict[str, Any] = {
        "measurement": "potassium",
        "message": "Potassium is high.",
        "do": f"Do what {id} asks.",
        **more,
    }
    return CriticalLimit(id=f"toy:{id}", limit=what, tier=tier, **told, **CITED)


LIMITS = (
    limit("much", ">= 6.5 mmol/L", Tier.EMERGENCY),
    limit("some", ">= 6 mmol/L", Tier.SAME_DAY),
    limit("little", "> 5.5 mmol/L", Tier.URGENT),
    limit("low", "< 2500 umol/L", Tier.EMERGENCY),
    limit("women", ">= 200 umol/L", Tier.URGENT, measurement="creatinine", when="sex == 'female'"),
    limit("men", ">= 300 umol/L", Tier.URGENT, measurement="creatinine", when="sex == 'male'"),
    limit("halved", ">= 3", Tier.SAME_DAY, measurement="half_potassium"),
    limit("excused", ">= 9 mmol/L", Tier.SAME_DAY, measurement="other", unless="minutes >= 30"),
)


def content(limits: tuple[CriticalLimit, ...] = LIMITS) -> Content:
    base = handmade.content()
    measurements = (
        Measurement(
            id="toy:potassium",
            name="potassium",
            unit="mmol/L",
            units={"umol/L": Scale(0.001)},
            limits=(Limits(low=3.5, high=5.0),),
            **CITED,
        ),
        Measurement(
            id="toy:creatinine",
            name="creatinine",
            unit="umol/L",
            limits=(Limits(when="sex == 'female'", high=90.0), Limits(when="sex == 'male'", high=110.0)),
            **CITED,
        ),
        Measurement(
            id="toy:half_potassium",
            name="half the potassium",
            unit="",
            limits=(Limits(high=2.6),),
            derive=(Derivation(value="potassium / 2"),),
            **CITED,
        ),
        Measurement(id="toy:other", name="other", unit="mmol/L", limits=(Limits(high=5.0),), **CITED),
    )
    return attrs.evolve(base, measurements=[*base.measurements.values(), *measurements], critical_limits=limits)


KNOWLEDGE = Knowledge.build(content())


def tier(measurements: dict[str, str | Reading], **told: object) -> Tier:
    return assess(KNOWLEDGE, Profile(measurements=measurements, **told)).urgency.tier


@on_each(
    "reading, expected",
    [
        ("6.5 mmol/L", Tier.EMERGENCY),
        ("6500 umol/L", Tier.EMERGENCY),
        ("6.49 mmol/L", Tier.SAME_DAY),
        ("5.9 mmol/L", Tier.URGENT),
        ("5.5 mmol/L", Tier.ROUTINE),
        ("2.6 mmol/L", Tier.ROUTINE),
        ("2.5 mmol/L", Tier.ROUTINE),
        ("2.4 mmol/L", Tier.EMERGENCY),
        ("> 6.5 mmol/L", Tier.EMERGENCY),  # the bound itself passes
        (">= 6.5 mmol/L", Tier.EMERGENCY),
        ("> 5.2 mmol/L", Tier.SAME_DAY),  # it may be anything above the usual limit
        ("> 4 mmol/L", Tier.ROUTINE),  # it may be usual
        ("< 3 mmol/L", Tier.SAME_DAY),
        ("< 2.5 mmol/L", Tier.EMERGENCY),
        ("high", Tier.SAME_DAY),
        ("low", Tier.SAME_DAY),
        ("normal", Tier.ROUTINE),
    ],
)
def test_a_reading_counts_where_it_lies(reading: str, expected: Tier) -> None:
    assert tier({"potassium": reading}) is expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("high", Tier.URGENT),  # no more than a mark on a report is known
        ("> 6.3 mmol/L", Tier.URGENT),
        ("very high", Tier.SAME_DAY),
        ("> 7.2 mmol/L", Tier.SAME_DAY),  # it passes the milder limit itself
        (">= 9 mmol/L", Tier.EMERGENCY),
        ("7 mmol/L", Tier.URGENT),
        ("6.9 mmol/L", Tier.ROUTINE),
    ],
)
def test_a_limit_says_how_much_a_reading_counts_that_leaves_open_whether_it_passes(reading: str, expected: Tier):
    limits = (
        limit("much", ">= 9 mmol/L", Tier.EMERGENCY, measurement="other", if_open=Tier.URGENT),
        limit("some", ">= 7 mmol/L", Tier.URGENT, measurement="other"),
    )
    result = assess(Knowledge.build(content(limits)), Profile(measurements={"other": reading}))
    assert result.urgency.tier is expected


def test_what_a_limit_says_is_no_fact_where_only_a_word_was_told():
    limits = (limit("much", ">= 9 mmol/L", Tier.EMERGENCY, measurement="other"),)
    (reason,) = assess(Knowledge.build(content(limits)), Profile(measurements={"other": "high"})).urgency.reasons
    assert (
        reason.message == "How far out this reading lies was not told. If it is at least 9 mmol/L: Potassium is high."
    )
    assert reason.do == "Find out the exact number. If it is at least 9 mmol/L: Do what much asks."


@given(st.floats(1.0, 9.0), st.floats(0.0, 2.0))
def test_a_worse_reading_is_never_less_urgent(value: float, more: float) -> None:
    """Above the usual range upward, below it downward."""
    first, second = sorted((value, value + more), key=lambda number: abs(number - 4.25))
    if (first - 4.25) * (second - 4.25) > 0:
        tiers = [RANKS.index(tier({"potassium": f"{number:.4f} mmol/L"})) for number in (first, second)]
        assert tiers[0] <= tiers[1]


def test_the_reports_own_limits_say_what_a_word_means() -> None:
    own = Reading(value="high", high="6.6 mmol/L")
    assert tier({"potassium": own}) is Tier.EMERGENCY  # all that is above its limit passes
    assert tier({"potassium": Reading(value="> 5.1 mmol/L", high="5.4 mmol/L")}) is Tier.ROUTINE  # it may be usual


def test_who_may_be_one_of_those_that_a_limit_is_for_counts_as_one() -> None:
    assert tier({"creatinine": "250 umol/L"}) is Tier.URGENT
    assert tier({"creatinine": "250 umol/L"}, sex="female") is Tier.URGENT
    assert tier({"creatinine": "250 umol/L"}, sex="male") is Tier.ROUTINE


def test_a_derived_value_counts_too() -> None:
    assert tier({"half_potassium": "3"}) is Tier.SAME_DAY
    reasons = assess(KNOWLEDGE, Profile(measurements={"potassium": "6.2 mmol/L"})).urgency.reasons
    assert [reason.critical_limit for reason in reasons] == ["toy:halved", "toy:some"]


def test_what_excuses_counts_only_where_it_is_known() -> None:
    assert tier({"other": "9 mmol/L"}) is Tier.SAME_DAY
    assert tier({"other": "9 mmol/L"}, findings={"minutes": "unknown"}) is Tier.SAME_DAY
    assert tier({"other": "9 mmol/L"}, findings={"minutes": 10}) is Tier.SAME_DAY
    assert tier({"other": "9 mmol/L"}, findings={"minutes": 45}) is Tier.ROUTINE


def test_the_most_urgent_one_is_told_with_what_to_do_and_the_reading() -> None:
    (reason,) = assess(KNOWLEDGE, Profile(measurements={"potassium": "high"})).urgency.reasons[-1:]
    assert (reason.critical_limit, reason.tier, reason.do) == ("toy:some", Tier.SAME_DAY, "Do what some asks.")
    assert reason.seen == ("potassium (high)",)


@pytest.mark.parametrize(
    ("what", "code"),
    [("6.5 mmol/L", "TK407"), (">= 6.5 g/L", "TK208"), (">= much", "TK104"), (">= 6,5 mmol/L", "TK104")],
)
def test_a_limit_that_is_no_sign_and_quantity_does_not_load(what: str, code: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        Knowledge.build(content((limit("wrong", what, Tier.URGENT),)))
    assert [problem.code for problem in caught.value.diagnostics] == [code]
