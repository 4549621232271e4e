"""The rules of scoring by themselves: what stands at a threshold, and what each rule does to whom."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.each import on_each
from support.handmade import CITED

from twitchkit import Condition, Knowledge, Profile, Source, Tier
from twitchkit.content import Content, Evidence, Finding, Prior, Thresholds
from twitchkit.logic import FALSE, ONE_PERSON, TRUE, UNKNOWN, Truth
from twitchkit.model.condition import Band
from twitchkit.scoring import Person, rules
from twitchkit.table import ARRAYS

THRESHOLDS = Thresholds(id="own:thresholds", **CITED)
weights = st.floats(-8, 8)


def rare_condition(evidence: Evidence) -> Knowledge:
    """One condition that needs a look soon, of one in ten, and one evidence for it."""
    condition = Condition(
        id="own:rare",
        name="rare",
        tier=Tier.URGENT,
        prior=Prior(share=0.1, range=(0.05, 0.2), **CITED),
        evidence=(evidence,),
        **CITED,
    )
    return Knowledge.build(
        Content(
            sources=(Source(id="own:own", title="own"),),
            findings=(Finding(id="own:sign", name="sign", question="A sign?"),),
            conditions=(condition,),
        )
    )


class TestCap:
    @given(weights, st.floats(0.1, 4))
    def test_a_sum_is_brought_between_the_caps(self, total: float, cap: float):
        assert rules.clip(total, cap, ONE_PERSON) == max(-cap, min(cap, total))

    @given(st.lists(st.tuples(st.lists(weights, max_size=4), st.floats(0.1, 4)), max_size=3))
    def test_what_speaks_for_it_is_summed_up_to_the_cap_of_each_group(self, groups: list[tuple[list[float], float]]):
        expected = sum(min(cap, sum(weight for weight in found if weight > 0)) for found, cap in groups)
        assert rules.speaking_for(groups, ONE_PERSON) == pytest.approx(expected)


class TestThresholds:
    """``exp(log(5))`` is less than 5: what is written as five times is five times all the same."""

    @given(st.integers(2, 1000))
    def test_what_stands_exactly_at_a_threshold_reaches_it(self, times: int):
        assert rules.reaches(math.log(times), times)
        assert rules.reaches(sum(math.log(1 + 1 / number) for number in range(1, times)), times)  # the same, in parts
        assert not rules.reaches(math.log(times) - 1e-6, times)

    def test_an_evidence_of_exactly_five_times_raises(self):
        assert math.exp(math.log(5)) < 5
        person = Person.of(
            rare_condition(Evidence(finding="sign", present=5.0, **CITED)), Profile(findings={"sign": True})
        )
        assert person.tier is Tier.URGENT
        assert [reason.condition for reason in person.urgency.reasons] == ["own:rare"]

    def test_what_a_present_finding_would_take_away_does_not_raise(self):
        """A further symptom must never lower the urgency, so nothing that rests on absence raises it."""
        knowledge = rare_condition(Evidence(when="not sign", present=9.0, **CITED))
        person = Person.of(knowledge, Profile(findings={"sign": False}))
        assert person.scored[0].score.weight == pytest.approx(math.log(9))
        assert person.tier is Tier.ROUTINE

    def test_what_is_true_of_everybody_does_not_raise(self):
        knowledge = rare_condition(Evidence(when="age >= 65 or sign", present=9.0, **CITED))
        assert Person.of(knowledge, Profile(age=70)).tier is Tier.ROUTINE
        assert Person.of(knowledge, Profile(age=70, findings={"sign": True})).tier is Tier.URGENT

    @pytest.mark.parametrize(("times", "band"), [(5, "consistent"), (2, "possible"), (1 / 3, "unlikely")])
    def test_bands_begin_where_they_are_said_to(self, times: float, band: str):
        rank = rules.band_by_weight(math.log(times), 0.5, THRESHOLDS, ONE_PERSON)
        assert list(Band)[rank].value == band
        nearer_to_nothing = math.log(times) * (1 - 1e-6)
        assert rules.band_by_weight(nearer_to_nothing, 0.5, THRESHOLDS, ONE_PERSON) != rank

    def test_a_weighty_condition_that_is_not_likely_is_possible(self):
        assert rules.band_by_weight(3.0, 0.49, THRESHOLDS, ONE_PERSON) == Band.POSSIBLE.rank

    @given(st.floats(0, 6), st.floats(-8, 2))
    def test_a_condition_raises_on_strong_evidence_if_it_is_not_too_rare(self, positive: float, prior: float):
        share = 1 / (1 + math.exp(-prior - positive))
        raised = rules.raises(positive, prior, THRESHOLDS, ONE_PERSON)
        if abs(math.exp(positive) - 5) > 1e-6 and abs(share - 0.02) > 1e-6:
            assert raised is (math.exp(positive) > 5 and share > 0.02)


class TestBand:
    @given(weights, st.floats(0, 1), st.sampled_from([TRUE, FALSE, UNKNOWN, None]), st.booleans())
    def test_criteria_decide_before_weight_and_ceilings_hold_down(
        self, weight: float, probability: float, criteria: Truth | None, lifted: bool
    ):
        by_weight = rules.band_by_weight(weight, probability, THRESHOLDS, ONE_PERSON)
        expected = {
            TRUE: Band.CONSISTENT.rank,
            FALSE: Band.UNLIKELY.rank,
            UNKNOWN: min(by_weight, Band.POSSIBLE.rank),
            None: by_weight,
        }[criteria]
        ceiling = Band.UNDETERMINED.rank
        free = rules.band_of(weight, probability, criteria, THRESHOLDS, ONE_PERSON)
        got = rules.held_down(free, ceiling, lifted, ONE_PERSON)
        assert got == (expected if lifted else min(expected, ceiling))

    @given(st.lists(st.tuples(weights, st.floats(0, 1)), min_size=1, max_size=5))
    def test_columns_have_the_bands_of_single_people(self, people: list[tuple[float, float]]):
        columns = [np.array(values) for values in zip(*people, strict=True)]
        got = rules.band_by_weight(*columns, THRESHOLDS, ARRAYS)
        assert np.asarray(got).tolist() == [rules.band_by_weight(*person, THRESHOLDS, ONE_PERSON) for person in people]

    @pytest.mark.parametrize("criteria", [TRUE, FALSE])
    def test_criteria_that_decide_are_enough(self, criteria: Truth):
        got = rules.as_far_as_known(Band.CONSISTENT.rank, 0, 0.0, criteria, THRESHOLDS, ONE_PERSON)
        assert got == Band.CONSISTENT.rank

    @pytest.mark.parametrize("criteria", [UNKNOWN, None])
    @pytest.mark.parametrize("band", [Band.UNLIKELY, Band.UNDETERMINED, Band.POSSIBLE, Band.CONSISTENT])
    @pytest.mark.parametrize(("times", "telling"), [(1 / 9, False), (4.99, False), (5, True), (9, True)])
    def test_else_it_takes_two_answers_or_a_telling_one(
        self, criteria: Truth | None, band: Band, times: float, telling: bool
    ):
        got = [
            rules.as_far_as_known(band.rank, count, math.log(times), criteria, THRESHOLDS, ONE_PERSON)
            for count in range(4)
        ]
        one = min(band.rank, Band.POSSIBLE.rank) if telling else Band.NOT_ASSESSABLE.rank
        assert got == [Band.NOT_ASSESSABLE.rank, one, band.rank, band.rank]

    @given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), weights), min_size=1, max_size=5))
    def test_columns_are_held_down_as_single_people_are(self, people: list[tuple[int, int, float]]):
        columns = [np.array(values) for values in zip(*people, strict=True)]
        got = rules.as_far_as_known(*columns, None, THRESHOLDS, ARRAYS)
        expected = [rules.as_far_as_known(*person, None, THRESHOLDS, ONE_PERSON) for person in people]
        assert np.asarray(got).tolist() == expected


class TestOrder:
    @on_each("tier, urgency", list(product(Tier, Tier)))
    def test_only_what_one_may_look_after_at_home_stands_back_and_only_while_something_is_urgent(
        self, tier: Tier, urgency: Tier
    ):
        urgent = urgency in (Tier.EMERGENCY, Tier.SAME_DAY, Tier.URGENT)
        assert rules.stands_back(tier, urgency) is (tier is Tier.SELF_CARE and urgent)

    @pytest.mark.parametrize("band", list(Band))
    def test_what_stands_back_is_at_most_possible(self, band: Band):
        assert rules.shown_band(band.rank, True) == min(band.rank, Band.POSSIBLE.rank)
        assert rules.shown_band(band.rank, False) == band.rank

    def test_bands_come_first_then_what_does_not_stand_back_then_fit(self):
        best_first = [
            rules.place(Band.CONSISTENT.rank, False, -3.0),
            rules.place(Band.POSSIBLE.rank, False, 2.0),
            rules.place(Band.POSSIBLE.rank, False, 1.0),
            rules.place(Band.POSSIBLE.rank, True, 5.0),
            rules.place(Band.UNLIKELY.rank, False, 9.0),
        ]
        assert sorted(best_first) == best_first

    def test_a_common_condition_does_not_hide_a_rare_one_that_more_speaks_for(self):
        common, rare = (2.0, -1.0), (4.0, -4.0)  # weight and prior: the sums are 1 and 0
        assert rules.fit(*rare) > rules.fit(*common)
