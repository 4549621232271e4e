"""Explanations: of every kind of thing, with what decides it, and with the facts that would move it."""

from __future__ import annotations

import math
import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.handmade import knowledge
from support.quick import one_in

import twitchkit as tk
from twitchkit.knowledge.symbols import vocabulary_of
from twitchkit.logic import FALSE, ONE_PERSON, TRUE, UNKNOWN, Env, compile_truth, names_in, translate_truth
from twitchkit.logic.in_words import in_words
from twitchkit.logic.reasons import open_parts, reasons
from twitchkit.model.assessment import State, Warned
from twitchkit.model.plain import plain
from twitchkit.model.vocabulary import Kind
from twitchkit.render.explanation import explain as rendered
from twitchkit.render.plain import to_text
from twitchkit.scoring import observe

TOY = tk.Kit(knowledge())
RESTLESS = tk.Profile(
    age=37,
    sex="male",
    medicines=(tk.MedicineUse(name="sertraline"),),
    findings={
        "urge_to_move": True,
        "worse_at_rest": True,
        "evening_worse": True,
        "relief_by_moving": "partial",
        "weakness": "unknown",
    },
    measurements={"ferritin": "60 ug/L"},
)


YES_NO = ("urge", "rest", "knot", "swelling")
combined = st.recursive(
    st.sampled_from([*YES_NO, "age > 60"]),
    lambda parts: (
        st.builds("not ({})".format, parts)
        | st.builds("({} {} {})".format, parts, st.sampled_from(["and", "or"]), parts)
        | st.builds("at_least(2, {}, {}, {})".format, parts, parts, parts)
    ),
    max_leaves=6,
)


def printed(kit: tk.Kit, profile: tk.Profile, name: str) -> str:
    """Return what is printed of an explanation, on one line."""
    return " ".join(to_text(rendered([kit.explain(profile, name)], knowledge=kit.knowledge)).split())


class TestReasons:
    @pytest.mark.parametrize(
        ("expression", "parts"),
        [
            ("urge and rest", ["worse at rest: no"]),
            ("urge or rest", ["urge to move"]),
            ("not (urge and rest)", ["worse at rest: no"]),
            ("urge and knot", []),
            ("rest and knot", ["worse at rest: no"]),
            ("at_least(2, urge, rest, minutes <= 5)", ["urge to move", "length of a cramp at most 5 minutes"]),
        ],
    )
    def test_the_parts_that_decide(self, expression: str, parts: list[str]):
        known = TOY.knowledge
        profile = tk.Profile(findings={"urge": True, "rest": False, "minutes": 3})
        node = translate_truth(expression, vocabulary_of(known), "toy")
        found = reasons(node, observe(known, profile).env)
        assert [in_words(part, lambda key: known.plan.display[key]) for part in found] == parts

    @pytest.mark.parametrize(
        ("expression", "names"),
        [
            ("urge and rest", set()),
            ("urge and knot", {"toy:knot"}),
            ("(urge or swelling) and knot", {"toy:knot"}),
            ("(rest or swelling) and knot", {"toy:swelling", "toy:knot"}),
            ("not (urge and knot)", {"toy:knot"}),
            ("at_least(2, urge, rest, knot, swelling)", {"toy:knot", "toy:swelling"}),
        ],
    )
    def test_the_parts_that_leave_it_open(self, expression: str, names: set[str]):
        known = TOY.knowledge
        node = translate_truth(expression, vocabulary_of(known), "toy")
        env = observe(known, tk.Profile(findings={"urge": True, "rest": False})).env
        assert {name for part in open_parts(node, env) for name in names_in(part)} == names

    @given(combined, st.dictionaries(st.sampled_from(YES_NO), st.booleans()))
    def test_what_is_not_open_cannot_decide(self, expression: str, answers: dict[str, bool]):
        known = TOY.knowledge
        node = translate_truth(expression, vocabulary_of(known), "toy")
        env = observe(known, tk.Profile(findings=answers)).env
        truth = compile_truth(node)
        named = {name for part in open_parts(node, env) for name in names_in(part)}
        for name in names_in(node) - named:
            if env[name] == UNKNOWN:
                others = (Env({**env, name: value}) for value in (TRUE, FALSE))
                assert {truth(other, ONE_PERSON) for other in others} == {truth(env, ONE_PERSON)}

    @given(combined, st.dictionaries(st.sampled_from(YES_NO), st.booleans()))
    def test_what_nobody_told_needs_no_look(self, expression: str, answers: dict[str, bool]):
        known = TOY.knowledge
        truth = compile_truth(translate_truth(expression, vocabulary_of(known), "toy"))
        env = observe(known, tk.Profile(findings=answers)).env
        assert truth(env, ONE_PERSON) == truth(Env(env), ONE_PERSON)


class TestConditions:
    def test_the_list_makes_the_score(self, kit: tk.Kit):
        result = kit.explain(RESTLESS, "restless_legs_syndrome").result
        total = result.prior.log_odds.mid + math.fsum(entry.log_lr.mid for entry in result.because)
        assert total == pytest.approx(result.log_odds.mid, abs=1e-9)
        assert result.band == kit.assess(RESTLESS).condition("restless_legs_syndrome").band

    @pytest.mark.parametrize(
        "condition", one_in(3, ["restless_legs_syndrome", "nocturnal_leg_cramps", "iron_deficiency"])
    )
    def test_each_open_fact_does_what_it_says(self, kit: tk.Kit, condition: str):
        before = kit.explain(RESTLESS, condition)
        assert before.open
        checked = 0
        for fact in before.open:
            finding = kit.knowledge.findings.get(fact.id)
            if finding is None or finding.kind not in (Kind.YES_NO, Kind.LEVELS, Kind.CHOICE):
                continue
            levels = {level.replace("_", " "): level for level in finding.levels} | {"yes": True, "no": False}
            for supposed in fact.answers:
                told = {**RESTLESS.findings, fact.id: levels[supposed.answer]}
                after = kit.explain(attrs.evolve(RESTLESS, findings=told), condition).result
                change = after.log_odds.mid - before.result.log_odds.mid
                assert change == pytest.approx(supposed.log_lr.mid, abs=1e-9), (fact.id, supposed.answer)
                checked += 1
            if checked > 12:
                break
        assert checked > 5

    def test_what_changes_the_band_comes_first_and_then_what_weighs_most(self, kit: tk.Kit):
        explanation = kit.explain(RESTLESS, "nocturnal_leg_cramps")
        band = explanation.result.band
        order = [
            (
                all(answer.band is band for answer in fact.answers),
                -round(max(abs(answer.log_lr.mid) for answer in fact.answers), 9),
            )
            for fact in explanation.open
        ]
        assert order == sorted(order)

    def test_a_fact_that_lifts_a_ceiling_is_open_too(self, kit: tk.Kit):
        profile = tk.Profile(
            age=61, sex="female", medicines=(), findings={"partner_sees_kicks": True, "toe_extension": True}
        )
        open_facts = {fact.id for fact in kit.explain(profile, "periodic_limb_movement_disorder").open}
        assert "vocabulary:plm_index" in open_facts

    def test_a_part_is_not_asked_beside_the_whole(self, kit: tk.Kit):
        names = [fact.id.partition(":")[2] for fact in kit.explain(RESTLESS, "restless_legs_syndrome").open]
        assert not {"hx_anxiety", "hx_anxiety_or_low_mood"} <= set(names)
        assert len(names) == len(set(names))

    def test_neighboring_stretches_of_a_number_are_one(self, kit: tk.Kit):
        text = printed(
            kit,
            tk.Profile(
                age=70, sex="female", findings={"leg_twitches": True, "perioral_tingle": True, "finger_tingle": True}
            ),
            "hypocalcemia",
        )
        assert re.search(r"a result for magnesium \(serum\)\? If below 0\.\d+ mmol/L, about", text)

    def test_what_decides_a_criterion_is_said_and_nothing_else(self, kit: tk.Kit):
        profile = tk.Profile(
            age=70, sex="female", findings={"leg_twitches": True}, measurements={"serum_calcium": "2.4 mmol/L"}
        )
        why_not = kit.explain(profile, "hypocalcemia").why_not
        assert why_not[0] == "“blood calcium below the limit” is not met: calcium (total) not low (2.4 mmol/L)."

    def test_what_excludes_a_criterion_is_named(self, kit: tk.Kit):
        told = {**RESTLESS.findings, "partner_sees_kicks": True}
        why_not = kit.explain(attrs.evolve(RESTLESS, findings=told), "periodic_limb_movement_disorder").why_not
        assert "is not met: Restless legs syndrome: " in " ".join(why_not)

    def test_a_condition_that_is_compared_only_names_how_its_members_fit(self, kit: tk.Kit):
        explanation = kit.explain(RESTLESS, "nutritional_deficiency_twitches")
        assert explanation.result is None
        assert {role.kind for role in explanation.roles} == {"condition"}
        assert "Low magnesium in blood" in printed(kit, RESTLESS, "nutritional_deficiency_twitches")


class TestAdvice:
    def test_a_tip_that_is_shown(self, kit: tk.Kit):
        text = printed(kit, RESTLESS, "regular_exercise")
        assert "It applies because of: " in text
        assert "Restless legs syndrome: " in text

    def test_a_tip_that_does_not_apply_says_what_decides(self, kit: tk.Kit):
        profile = attrs.evolve(RESTLESS, measurements={"ferritin": "60 ug/L", "transferrin_saturation": "40 %"})
        text = printed(kit, profile, "ask_about_too_much_iron")
        readings = "transferrin saturation above 45 %: no (40 %); ferritin not high (60 ug/L)"
        assert f"It does not apply here: {readings}." in text

    def test_a_tip_of_which_nothing_is_known_says_what_is_missing(self, kit: tk.Kit):
        assert "Not enough is known to tell. Not known: transferrin saturation" in printed(
            kit, RESTLESS, "ask_about_too_much_iron"
        )

    def test_titles_and_messages_stand_once(self, kit: tk.Kit):
        profile = attrs.evolve(RESTLESS, findings={**RESTLESS.findings, "weakness": True, "wasting": True})
        for name in ("regular_exercise", "weakness_or_wasting", "medicines_review"):
            explanation = kit.explain(profile, name)
            assert printed(kit, profile, name).count(explanation.name.rstrip(".")) == 1

    def test_a_caution_says_what_it_rests_on(self, kit: tk.Kit):
        profile = attrs.evolve(RESTLESS, medicines=(tk.MedicineUse(name="lisinopril"),))
        text = printed(kit, profile, "potassium_held_back_by_medicines")
        assert "Seen: taking an ACE inhibitor (lisinopril)." in text
        assert "or it is not known" not in text

    def test_a_criterion_that_is_open_says_what_is_not_known(self):
        told = TOY.explain(tk.Profile(age=50, findings={"urge": True, "rest": True}), "restless")
        assert any("is open. Not known: " in reason for reason in told.why_not)
        met = TOY.explain(
            tk.Profile(age=50, findings={"urge": True, "rest": True, "relief": "full", "knot": False}), "restless"
        )
        assert not any("is open" in reason for reason in met.why_not)

    def test_a_caution_that_withholds_nothing_warns(self):
        told = TOY.explain(tk.Profile(age=50, medicines=(tk.MedicineUse(name="furosemide"),)), "mind_water")
        assert isinstance(told.result, Warned)
        assert told.result.text == "Water tablets change salts."

    def test_a_red_flag_that_is_excused_says_by_what(self, kit: tk.Kit):
        old = tk.Profile(age=70, findings={"paralysis": True, "weakness_long_standing": True})
        explanation = kit.explain(old, "limb_that_cannot_move_new")
        assert explanation.result is None
        assert explanation.why == ()
        assert explanation.why_not == (
            "Its signs are there, and it does not count here: weakness unchanged for years.",
        )

    def test_a_red_flag_is_explained_as_raised_only_where_it_is(self, kit: tk.Kit):
        for findings in (
            {"paralysis": True},
            {"paralysis": True, "weakness_long_standing": True},
            {"paralysis": False},
        ):
            explanation = kit.explain(tk.Profile(findings=findings), "limb_that_cannot_move_new")
            assert bool(explanation.why) is (explanation.result is not None) is not bool(explanation.why_not)

    def test_what_cannot_matter_any_more_is_not_named_as_missing(self, kit: tk.Kit):
        pregnant = tk.Profile(age=29, sex="female", pregnant=True)
        after = tk.Profile(age=29, sex="female", pregnant=False)
        assert "a birth in the last six weeks" not in printed(kit, pregnant, "clot_in_pregnancy")
        assert "a birth in the last six weeks" in printed(kit, after, "clot_in_pregnancy")

    def test_a_medicine_that_nobody_knows_is_named_and_not_asked_for_again(self, kit: tk.Kit):
        strange = tk.Profile(age=45, sex="female", medicines=(tk.MedicineUse(name="zzyzxol"),))
        assert "what kind of medicine zzyzxol is" in printed(kit, strange, "medicines_review")
        asked = {name for result in kit.assess(strange).conditions for name in result.unknown}
        assert not any("medicines you take" in name or "zzyzxol" in name for name in asked)

    def test_supplements_alone_are_told_where_nobody_knows_the_diet(self, kit: tk.Kit):
        pill = tk.Profile(
            age=45, sex="female", supplements=(tk.SupplementUse(name="b", per_day={"vitamin_b6": "20 mg"}),)
        )
        assert "Supplements bring 20 mg a day." in printed(kit, pill, "nutrients:vitamin_b6")

    def test_a_limit_that_supplements_pass_has_its_unit(self, kit: tk.Kit):
        pill = tk.Profile(
            age=45, sex="female", supplements=(tk.SupplementUse(name="m", per_day={"magnesium": "500 mg"}),)
        )
        assert "more than the upper limit of 350 mg a day" in printed(kit, pill, "nutrients:magnesium")


class TestLimits:
    @pytest.mark.parametrize(
        ("reading", "limit", "said"),
        [
            ("2.4 mmol/L", "potassium_low_emergency", "potassium (2.4 mmol/L) passes < 2.5 mmol/L"),
            ("2.4 mmol/L", "potassium_low_same_day", "another limit is told: < 2.5 mmol/L"),
            ("low", "potassium_low_same_day", "potassium (low) passes < 3.0 mmol/L, or may have passed it"),
            ("4.1 mmol/L", "potassium_low_same_day", "potassium (4.1 mmol/L) does not reach < 3.0 mmol/L"),
        ],
    )
    def test_a_limit_is_explained_by_the_reading(self, kit: tk.Kit, reading: str, limit: str, said: str):
        person = tk.Profile(age=50, sex="male", measurements={"serum_potassium": reading})
        explanation = kit.explain(person, limit)
        assert said in " ".join((*explanation.why, *explanation.why_not))
        assert (explanation.result is not None) is bool(explanation.why)

    def test_whom_it_is_not_for_and_what_was_not_measured_is_said(self, kit: tk.Kit):
        man = tk.Profile(age=50, sex="male", measurements={"creatine_kinase": "600 U/L"})
        assert "It does not count here: " in printed(kit, man, "creatine_kinase_high_women_urgent")
        dialysis = attrs.evolve(man, findings={"hx_dialysis": True}, measurements={"serum_creatinine": "800 umol/L"})
        assert "It does not count here: dialysis" in printed(kit, dialysis, "creatinine_high_emergency")
        assert "Not known: potassium." in printed(kit, man, "potassium_low_emergency")

    def test_a_calculated_reading_passes_limits_too(self, kit: tk.Kit):
        person = tk.Profile(age=70, sex="female", measurements={"serum_creatinine": "160 umol/L"})
        (why,) = kit.explain(person, "egfr_low_urgent").why
        assert "calculated) passes < 30 mL/min/1.73m2" in why

    def test_a_calculated_reading_that_is_a_range_shows_both_ends(self, kit: tk.Kit):
        somebody = tk.Profile(measurements={"serum_creatinine": "160 umol/L"})
        limit = kit.explain(somebody, "egfr_low_urgent")
        assert re.search(
            r"\(\d+(\.\d+)? to \d+(\.\d+)? mL/min/1.73m2, calculated\)", " ".join(limit.why + limit.why_not)
        )

    def test_a_measurement_counts_for_its_limits(self, kit: tk.Kit):
        limits = {role.id for role in kit.explain(RESTLESS, "platelets").roles if role.kind == "critical_limit"}
        assert "differential:platelets_low_emergency" in limits


class TestWords:
    def test_a_finding_is_explained_by_what_it_counts_for(self, kit: tk.Kit):
        explanation = kit.explain(RESTLESS, "urge_to_move")
        assert (explanation.kind, explanation.result.state) == ("finding", State.PRESENT)
        weighed = {role.id: role for role in explanation.roles if role.status is not None}
        role = weighed["differential:restless_legs_syndrome"]
        assert role.if_present.mid > 0 > role.if_absent.mid
        assert {role.kind for role in explanation.roles} >= {"condition", "criterion", "tip"}

    def test_parts_count_for_what_their_whole_counts_for(self, kit: tk.Kit):
        flags = {role.id for role in kit.explain(RESTLESS, "weakness").roles if role.kind == "red_flag"}
        assert "differential:weakness_or_wasting" in flags

    def test_a_measurement_shows_its_reading(self, kit: tk.Kit):
        assert "Here: 60 ug/L." in printed(kit, RESTLESS, "ferritin")

    def test_a_claim_shows_its_verdict_and_how_what_it_is_about_came_out(self, kit: tk.Kit):
        claim = next(claim for claim in kit.knowledge.claims.values() if "lifestyle:magnesium_food" in claim.about)
        text = printed(kit, RESTLESS, claim.id)
        assert "“" in text
        assert "Eat food with magnesium: " in text

    def test_what_says_nothing_of_a_person_is_refused(self, kit: tk.Kit):
        with pytest.raises(tk.UnknownIdError, match="explained for a person"):
            kit.explain(RESTLESS, "usda_sr24")


KINDS = (
    "conditions", "nutrients", "tips", "red_flags", "critical_limits", "cautions", "findings", "measurements", "claims",
)  # fmt: skip


@pytest.mark.parametrize("most", one_in(2, [6, 25]))
@pytest.mark.parametrize("kind", KINDS)
def test_everything_shipped_can_be_explained(kit: tk.Kit, kind: str, most: int):
    ids = sorted(getattr(kit.knowledge, kind))
    for id in ids[:: max(1, len(ids) // most)]:
        explanation = kit.explain(RESTLESS, id)
        assert explanation.id == id
        assert to_text(rendered([explanation], knowledge=kit.knowledge))
        plain(explanation)
        assert explanation.result is not None or explanation.why_not
