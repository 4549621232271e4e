"""The laws that always hold, over generated knowledge, and over the shipped packs."""

from __future__ import annotations

import json
import math
import random

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import handmade
from support.strategies import YES_NO, contents, expressions, knowledges, profiles

import twitchkit as tk
from twitchkit import Knowledge, KnowledgeError, Profile, Tier
from twitchkit.content import Content, Evidence
from twitchkit.logic import ONE_PERSON
from twitchkit.scoring import Person, assess, observe
from twitchkit.scoring.advice import find_cautions
from twitchkit.scoring.conditions import score_all
from twitchkit.scoring.score import prior_of, score_condition, score_group
from twitchkit.table import ARRAYS, score_profiles
from twitchkit.table.people import columns_of


def floor_of(result: tk.Assessment) -> list[str | None]:
    return sorted(str(reason.red_flag) for reason in result.urgency.reasons if reason.red_flag)


def draw_profile(data: st.DataObject, knowledge: Knowledge, **options: object) -> Profile:
    return data.draw(profiles(knowledge, **options))


def rebuilt(content: Content, **changes: object) -> Knowledge:
    return Knowledge.build(attrs.evolve(content, **changes))


def with_answers(profile: Profile, **answers: object) -> Profile:
    return attrs.evolve(profile, findings={**profile.findings, **answers})


class TestWhatIsPassedOver:
    """Scoring looks only at what the names of an expression let it; all else is looked at here."""

    def check(self, knowledge: Knowledge, profile: Profile) -> None:
        person, plan = Person.of(knowledge, profile), knowledge.plan
        env = person.observations.env
        for item in person.scored:
            groups = [score_group(group, group.evidence, env, ONE_PERSON) for group in item.plan.groups]
            prior = prior_of(item.plan, env, ONE_PERSON)
            whole = score_condition(item.plan, prior, groups, env, plan.thresholds, ONE_PERSON)
            assert (item.score.log_odds, item.score.weight) == (whole.log_odds, whole.weight)
            assert (item.score.band, item.score.raises) == (whole.band, whole.raises)
        assert set(person.flags) == {flag.red_flag.id for flag in plan.red_flags.items if flag.is_up(env)}
        held = find_cautions(knowledge, person.observations, plan.cautions.items)
        assert [item.plan for item in person.cautions] == [item.plan for item in held]
        applying = [tip for tip in plan.tips.items if tip.applies is not None and tip.applies(env, ONE_PERSON).true]
        assert [tip for tip in applying if tip not in plan.tips.select(person.observations.told)] == []

    @given(knowledges, st.data())
    def test_adds_nothing(self, knowledge: Knowledge, data: st.DataObject) -> None:
        self.check(knowledge, draw_profile(data, knowledge))

    @given(st.data())
    def test_nor_on_the_shipped_packs(self, kit: tk.Kit, data: st.DataObject) -> None:
        self.check(kit.knowledge, draw_profile(data, kit.knowledge))


class TestLaw1RedFlags:
    @given(contents(), st.data())
    def test_the_floor_depends_on_no_score(self, content: Content, data: st.DataObject) -> None:
        whole = Knowledge.build(content)
        profile = draw_profile(data, whole)
        bare = rebuilt(content, conditions=[], tips=[])
        assert floor_of(assess(bare, profile)) == floor_of(assess(whole, profile))

    @given(knowledges, st.data())
    def test_a_further_present_finding_never_lowers_the_urgency(
        self, knowledge: Knowledge, data: st.DataObject
    ) -> None:
        profile = draw_profile(data, knowledge)
        named = sorted(name for name in knowledge.plan.red_flag_findings if knowledge.findings[name].kind == "yes_no")
        if not named:
            return
        added = data.draw(st.sampled_from(named))
        before = assess(knowledge, profile).urgency
        after = assess(knowledge, with_answers(profile, **{added: True})).urgency
        assert after.tier.rank >= before.tier.rank
        assert {r.red_flag for r in before.reasons if r.red_flag} <= {r.red_flag for r in after.reasons}

    @given(st.data())
    def test_nor_on_the_shipped_packs(self, kit: tk.Kit, data: st.DataObject) -> None:
        profile = draw_profile(data, kit.knowledge)
        named = sorted(
            name for name in kit.knowledge.plan.red_flag_findings if kit.knowledge.findings[name].kind == "yes_no"
        )
        added = data.draw(st.sampled_from(named))
        before, after = kit.assess(profile), kit.assess(with_answers(profile, **{added: True}))
        assert after.urgency.tier.rank >= before.urgency.tier.rank

    @pytest.mark.parametrize("when", ["not urge", "urge and not knot", "relief != 'none'", "met(restless.symptoms)"])
    def test_a_red_flag_that_needs_absence_does_not_load(self, when: str) -> None:
        flag = attrs.evolve(next(iter(handmade.content().red_flags.values())), when=when)
        with pytest.raises(KnowledgeError, match="TK403"):
            rebuilt(handmade.content(), red_flags=[flag])

    def test_nor_one_that_needs_it_through_a_derived_finding(self) -> None:
        content = handmade.content()
        flag = attrs.evolve(next(iter(content.red_flags.values())), when="trouble")
        trouble = attrs.evolve(content.findings["toy:trouble"], when="not weakness")
        findings = {**content.findings, trouble.id: trouble}
        with pytest.raises(KnowledgeError, match="TK403"):
            rebuilt(content, red_flags=[flag], findings=findings)


class TestLaw2Unknown:
    @given(knowledges, st.data())
    def test_unknown_and_left_out_score_the_same(self, knowledge: Knowledge, data: st.DataObject) -> None:
        profile = draw_profile(data, knowledge)
        open_names = [id for id in ("gen:a", "gen:level", "gen:several", "gen:number") if id not in profile.findings]
        said_unknown = with_answers(profile, **dict.fromkeys(open_names, "unknown"))
        left_out, unknown = assess(knowledge, profile), assess(knowledge, said_unknown)
        assert left_out.conditions == unknown.conditions
        assert left_out.urgency.tier == unknown.urgency.tier
        assert left_out.tips == unknown.tips

    @given(knowledges, st.data())
    def test_an_unrelated_finding_is_named_and_changes_no_score(
        self, knowledge: Knowledge, data: st.DataObject
    ) -> None:
        profile = draw_profile(data, knowledge)
        without = {key: value for key, value in profile.findings.items() if key != "gen:unrelated"}
        plain = attrs.evolve(profile, findings=without)
        before = assess(knowledge, plain).to_dict()
        after = assess(knowledge, with_answers(plain, **{"gen:unrelated": True})).to_dict()
        assert sorted(after["not_checked"]["not_judged"]) == sorted([*before["not_checked"]["not_judged"], "unrelated"])
        if before["urgency"]["tier"] == "self_care":
            assert after["urgency"]["tier"] in ("self_care", "routine")  # it may stand against reassurance
        else:
            assert after["urgency"] == before["urgency"]
        answers = [answer for answer in after["told"]["answers"] if answer["id"] != "gen:unrelated"]
        after["told"]["answers"] = answers  # that it was told is said, and nothing else of it
        assert {**after, "not_checked": None, "urgency": None} == {**before, "not_checked": None, "urgency": None}


class TestLaw3TheExplanationIsTheScore:
    @staticmethod
    def check(result: tk.Assessment) -> None:
        for condition in result.conditions:
            for part in ("low", "mid", "high"):
                total = getattr(condition.prior.log_odds, part) + math.fsum(
                    getattr(entry.log_lr, part) for entry in condition.because
                )
                assert total == pytest.approx(getattr(condition.log_odds, part), abs=1e-9)
                share = 1 / (1 + math.exp(-getattr(condition.log_odds, part)))
                assert share == pytest.approx(getattr(condition.probability, part), abs=1e-12)

    @given(knowledges, st.data())
    def test_prior_and_contributions_make_the_log_odds(self, knowledge: Knowledge, data: st.DataObject) -> None:
        self.check(assess(knowledge, draw_profile(data, knowledge)))

    @given(st.data())
    def test_on_the_shipped_packs_too(self, kit: tk.Kit, data: st.DataObject) -> None:
        self.check(kit.assess(draw_profile(data, kit.knowledge)))

    @given(contents(), st.data())
    def test_exchanged_ratios_exchange_what_present_and_absent_contribute(
        self, content: Content, data: st.DataObject
    ) -> None:
        def exchanged(evidence: Evidence) -> Evidence:
            return attrs.evolve(
                evidence,
                present=evidence.absent,
                absent=evidence.present,
                range=evidence.absent_range,
                absent_range=evidence.range,
            )

        name = data.draw(st.sampled_from(YES_NO))
        mirrored = [
            attrs.evolve(condition, evidence=[exchanged(evidence) for evidence in condition.evidence])
            for condition in content.conditions.values()
        ]
        one, other = Knowledge.build(content), rebuilt(content, conditions=mirrored)
        present = score_all(one, observe(one, Profile(findings={name: True})))
        absent = score_all(other, observe(other, Profile(findings={name: False})))
        for left, right in zip(present, absent, strict=True):
            for a, b in zip(entries(left, name), entries(right, name), strict=True):
                assert a == b


def entries(scored: object, name: str) -> list[tuple[float, float, float]]:
    return [
        item.log_lr
        for group in scored.score.groups
        for item in group.evidence
        if item.plan.if_present.finding == f"gen:{name}"
    ]


class TestLaw4Order:
    @given(contents(), st.data(), st.randoms())
    def test_order_of_content_and_answers_changes_no_byte(
        self, content: Content, data: st.DataObject, shuffle: random.Random
    ) -> None:
        knowledge = Knowledge.build(content)
        profile = draw_profile(data, knowledge)

        def shuffled(items: object) -> list[object]:
            items = list(items)
            shuffle.shuffle(items)
            return items

        mixed = Knowledge.build(Content.of(shuffled(content)))
        other = attrs.evolve(
            profile,
            findings=dict(shuffled(profile.findings.items())),
            measurements=dict(shuffled(profile.measurements.items())),
        )
        first = json.dumps(assess(knowledge, profile).to_dict())
        assert first == json.dumps(assess(mixed, other).to_dict())


class TestLaw5Columns:
    @staticmethod
    def check(knowledge: Knowledge, people: list[Profile]) -> None:
        columns = score_profiles(knowledge, people)
        for row, person in enumerate(people):
            scores = {item.plan.condition.id: item.score for item in score_all(knowledge, observe(knowledge, person))}
            for part in ("log_odds", "probability", "band"):
                by_id = getattr(columns, part)
                found, single = [by_id[id][row] for id in scores], [getattr(score, part) for score in scores.values()]
                np.testing.assert_allclose(found, single, rtol=0, atol=1e-9, equal_nan=False, err_msg=part)

    @given(knowledges, st.data())
    def test_columns_equal_single_results_row_by_row(self, knowledge: Knowledge, data: st.DataObject) -> None:
        self.check(knowledge, data.draw(st.lists(profiles(knowledge), min_size=1, max_size=8)))

    @given(st.data())
    def test_on_the_shipped_packs_too(self, kit: tk.Kit, data: st.DataObject) -> None:
        self.check(kit.knowledge, data.draw(st.lists(profiles(kit.knowledge), min_size=1, max_size=6)))

    @given(knowledges, st.data())
    def test_derived_values_are_the_same_in_columns(self, knowledge: Knowledge, data: st.DataObject) -> None:
        people = data.draw(st.lists(profiles(knowledge), min_size=1, max_size=8))
        envs = [observe(knowledge, person).env for person in people]
        columns = columns_of(envs, knowledge.plan.blank)
        for step in knowledge.plan.steps.items:
            whole = step.run(columns, ARRAYS)
            for row, env in enumerate(envs):
                single = step.run(env, ONE_PERSON)
                assert [part[row] for part in whole] == pytest.approx(list(single))

    @given(knowledges, st.data())
    def test_a_bad_row_is_reported_and_harms_no_other(self, knowledge: Knowledge, data: st.DataObject) -> None:
        good = draw_profile(data, knowledge)
        scores = score_profiles(knowledge, [good, Profile(age=-1), Profile(findings={"nonsense": True}), good])
        assert [row.row for row in scores.rejected] == [1, 2]
        assert scores.rows.tolist() == [0, 3]
        for column in scores.log_odds.values():
            assert column[0].tolist() == column[1].tolist()


class TestLaw6Ranges:
    @given(contents(), st.floats(1, 5), st.data())
    def test_a_widened_range_never_narrows_a_result(self, content: Content, width: float, data: st.DataObject) -> None:
        def widened(evidence: Evidence) -> Evidence:
            low, high = evidence.range or (evidence.present / 3, evidence.present * 3)
            return attrs.evolve(evidence, range=(low / width, high * width))

        wide = [
            attrs.evolve(condition, evidence=[widened(evidence) for evidence in condition.evidence])
            for condition in content.conditions.values()
        ]
        narrow_kit, wide_kit = Knowledge.build(content), rebuilt(content, conditions=wide)
        profile = draw_profile(data, narrow_kit)
        narrow = score_all(narrow_kit, observe(narrow_kit, profile))
        for before, after in zip(narrow, score_all(wide_kit, observe(wide_kit, profile)), strict=True):
            assert after.score.log_odds[0] <= before.score.log_odds[0] + 1e-12
            assert after.score.log_odds[2] >= before.score.log_odds[2] - 1e-12
            assert after.score.log_odds[1] == before.score.log_odds[1]
            low, mid, high = after.score.log_odds
            assert low - 1e-12 <= mid <= high + 1e-12


class TestLaw9NothingKnown:
    @staticmethod
    def check(knowledge: Knowledge, age: float, sex: str | None) -> tk.Assessment:
        result = assess(knowledge, Profile(age=age, sex=sex))
        assert {condition.band.value for condition in result.conditions} <= {"not_assessable"}
        assert result.urgency.tier is Tier.ROUTINE
        return result

    @given(knowledges, st.floats(18, 110), st.sampled_from([None, "female", "male"]))
    def test_generated(self, knowledge: Knowledge, age: float, sex: str | None) -> None:
        self.check(knowledge, age, sex)

    @given(st.floats(18, 110), st.sampled_from([None, "female", "male"]))
    def test_shipped(self, kit: tk.Kit, age: float, sex: str | None) -> None:
        result = self.check(kit.knowledge, age, sex)
        involved = {token for tip in result.tips for token in kit.knowledge.tips[tip.id].involves}
        assert not {token for token in involved if token.startswith("supplement")}
        assert not involved & {"food:magnesium", "food:potassium"}


class TestLaw10Anything:
    @given(st.text(max_size=60))
    def test_any_text_as_an_expression(self, text: str) -> None:
        content = handmade.content()
        tip = attrs.evolve(content.tips["toy:stretch"], when=text)
        try:
            rebuilt(content, tips=[tip])
        except tk.TwitchkitError:
            return

    @given(expressions, st.sampled_from("()'\"<>=+-*/ .,!"), st.integers(0, 40))
    def test_a_damaged_expression(self, text: str, junk: str, position: int) -> None:
        self.test_any_text_as_an_expression.hypothesis.inner_test(self, text[:position] + junk + text[position:])

    @given(
        st.dictionaries(st.text(max_size=8), st.booleans() | st.floats() | st.text(max_size=8), max_size=4), st.floats()
    )
    def test_any_answers(self, answers: dict[str, object], age: float) -> None:
        knowledge = handmade.knowledge()
        try:
            assess(knowledge, Profile(age=age, findings=answers, measurements=answers))
        except tk.TwitchkitError:
            return
