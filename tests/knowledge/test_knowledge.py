"""What a content must be to become knowledge; every problem is found, all at once, with its place."""

from __future__ import annotations

import attrs
import pytest
from support import handmade
from support.each import on_each
from support.handmade import CITED

import twitchkit as tk
from twitchkit import Diagnostic, Knowledge, KnowledgeError, UnknownIdError
from twitchkit.content import (
    Ceiling,
    Citation,
    Content,
    Criterion,
    Evidence,
    Factor,
    Finding,
    Group,
    Limits,
    Prior,
    Scale,
    Thresholds,
    Tip,
)
from twitchkit.model.condition import Band
from twitchkit.model.vocabulary import Derivation

CONTENT = handmade.content()


def problems(**changes: object) -> list[Diagnostic]:
    with pytest.raises(KnowledgeError) as caught:
        Knowledge.build(attrs.evolve(CONTENT, **changes))
    return list(caught.value.diagnostics)


def changed(kind: str, id: str, **changes: object) -> dict[str, object]:
    entries = getattr(CONTENT, kind)
    return {kind: {**entries, id: attrs.evolve(entries[id], **changes)}}


def restless(**changes: object) -> dict[str, object]:
    return changed("conditions", "toy:restless", **changes)


EVIDENCE = Evidence(finding="urge", present=2.0, **CITED)


@on_each(
    "changes, told",
    [
        (restless(cite=()), 'toy:restless: TK301 no citation; every statement cites a source: cite = "…"'),
        (restless(cite=(Citation("nowhere"),)), "toy:restless.cite: TK202 unknown source 'nowhere'"),
        (restless(members=("nothing",)), "toy:restless.members.0: TK202 unknown condition 'nothing'"),
        (restless(nutrient="gold"), "toy:restless.nutrient: TK202 unknown nutrient 'gold'"),
        (
            restless(screen=("urge",)),
            "toy:restless.screen.0: TK405 'urge' is not part of the red-flag screen; mark the finding: screen = true",
        ),
        (restless(screen=("nothing",)), "toy:restless.screen.0: TK202 unknown finding 'nothing'"),
        (
            restless(prior=None),
            "toy:restless: TK103 criteria and evidence need a prior; add [prior] with share and range",
        ),
        (
            restless(prior=Prior(share=0.5, range=(0.6, 0.7), **CITED)),
            "toy:restless.prior.range: TK106 the share 0.5 is outside of its range 0.6 to 0.7",
        ),
        (
            restless(prior=Prior(share=0.1, range=(0.1, 0.2), times=(Factor(when="urge", by=2, **CITED),), **CITED)),
            "toy:restless.prior.times.0.when: TK211 a prior depends on age, sex and pregnancy only; "
            "make it an evidence",
        ),
        (
            restless(prior=Prior(share=0.1, range=(0.1, 0.2), times=(Factor(when="age > 3", by=0, **CITED),), **CITED)),
            "toy:restless.prior.times.0.by: TK106 a factor is above 0, not 0",
        ),
        (restless(evidence=(EVIDENCE, EVIDENCE)), "toy:restless.evidence.1: TK204 evidence 'urge' stands twice"),
        (
            restless(evidence=(attrs.evolve(EVIDENCE, present=11.0),)),
            "toy:restless.evidence.0.present: TK304 an elicited likelihood ratio stays within 0.1 and 10, not 11",
        ),
        (
            restless(evidence=(attrs.evolve(EVIDENCE, absent=0.0),)),
            "toy:restless.evidence.0.absent: TK106 a likelihood ratio is above 0, not 0",
        ),
        (
            restless(evidence=(attrs.evolve(EVIDENCE, range=(3.0, 4.0)),)),
            "toy:restless.evidence.0.range: TK106 the ratio 2 is outside of its range 3 to 4",
        ),
        (
            restless(evidence=(attrs.evolve(EVIDENCE, finding="relief"),)),
            "toy:restless.evidence.0.finding: TK205 'relief' has ordered levels, no yes/no; "
            'use when = "…" and compare it',
        ),
        (
            restless(evidence=(attrs.evolve(EVIDENCE, when="rest"),)),
            "toy:restless.evidence.0: TK205 an evidence needs exactly one of 'finding' and 'when'",
        ),
        (
            restless(evidence=(attrs.evolve(EVIDENCE, group="none"),)),
            "toy:restless.evidence.0.group: TK203 unknown group 'none'; add the [[group]] to the file",
        ),
        (
            restless(groups=(Group(id="core", cap=0.5, **CITED),)),
            "toy:restless.group.0.cap: TK106 a cap is 1 or more, not 0.5",
        ),
        (
            restless(criteria=(Criterion(id="a", name="a", requires="age >= 18", **CITED),)),
            "toy:restless.criterion.0.requires: TK211 a criterion names at least one finding or measurement",
        ),
        (
            restless(criteria=(Criterion(id="a", name="a", requires="met(restless.a) or urge", **CITED),)),
            "toy:restless: TK210 these depend on each other: met(toy:restless.a) → met(toy:restless.a)",
        ),
        (
            restless(ceilings=(Ceiling(band=Band.POSSIBLE, unless="knwn(urge)", **CITED),)),
            "toy:restless.ceiling.0.unless: TK201 no yes/no function 'knwn' with 1 arguments; did you mean 'known'?",
        ),
        (changed("findings", "toy:relief", levels=()), "toy:relief.levels: TK211 a levels finding needs levels"),
        (
            changed("findings", "toy:relief", levels=("none", "partial", "full", "none")),
            "toy:relief.levels: TK211 a level stands twice: 'none'",
        ),
        (changed("findings", "toy:urge", unit="min"), "toy:urge.unit: TK211 only a number has a unit"),
        (changed("findings", "toy:urge", usual=(0.0, 1.0)), "toy:urge.usual: TK211 only a number has a usual range"),
        (
            changed("findings", "toy:minutes", usual=(9.0, 1.0)),
            "toy:minutes.usual: TK106 a usual range rises and lies within what is plausible",
        ),
        (
            changed("findings", "toy:minutes", usual=(0.0, 601.0)),
            "toy:minutes.usual: TK106 a usual range rises and lies within what is plausible",
        ),
        (
            changed("findings", "toy:minutes", plausible=(9.0, 1.0)),
            "toy:minutes.plausible: TK106 the range 9 to 1 does not rise; write the lower one first",
        ),
        (
            changed("findings", "toy:minutes", units={"h": Scale(0.0)}),
            "toy:minutes.units: TK106 the factor of 'h' is above 0, not 0",
        ),
        (
            changed("findings", "toy:relief", screen=True),
            "toy:relief.screen: TK405 a finding of the red-flag screen is a yes/no",
        ),
        (
            restless(concerns="urge"),
            "toy:restless.concerns: TK211 whom a condition concerns depends on age, sex and pregnancy only",
        ),
        (
            changed("findings", "toy:knot", asked_if="sexx == 'female'"),
            "toy:knot.asked_if: TK202 unknown name 'sexx'; did you mean 'sex'?",
        ),
        (
            changed("findings", "toy:trouble", asked_if="urge"),
            "toy:trouble.asked_if: TK211 'asked_if' needs a question; leave it out: what has no question is not asked",
        ),
        (
            changed("findings", "toy:weakness", asked_if="urge"),
            "toy:weakness.asked_if: TK405 a finding of the red-flag screen is asked of everyone",
        ),
        (
            changed("findings", "toy:relief", complaint=True),
            "toy:relief.complaint: TK405 a complaint is a yes/no and no part of the red-flag screen",
        ),
        (
            changed("findings", "toy:weakness", complaint=True),
            "toy:weakness.complaint: TK405 a complaint is a yes/no and no part of the red-flag screen",
        ),
        (
            changed("findings", "toy:recent_any", within_weeks=None),
            "toy:recent_any: TK211 'within_weeks' goes with medicine_recent, "
            "medicine_stopped, medicine_ended and medicine_change",
        ),
        (
            changed("findings", "toy:recent_water", of="drug_wine"),
            "toy:recent_water.of: TK202 unknown finding 'drug_wine'; did you mean 'drug_water'?",
        ),
        (
            changed("findings", "toy:minutes", when="urge"),
            "toy:minutes.when: TK211 only a yes/no finding can be derived by 'when'",
        ),
        (
            changed("measurements", "toy:calcium", limits=(Limits(low=3.0, high=2.0),)),
            "toy:calcium.limits.0: TK106 the low limit 3 is above the high one 2; exchange them",
        ),
        (
            changed("measurements", "toy:calcium", limits=(Limits(when="urge", low=1.0),)),
            "toy:calcium.limits.0.when: TK211 limits depend on age, sex and pregnancy only",
        ),
        (
            changed("measurements", "toy:calcium", derive=(Derivation(value="adjusted_calcium"),)),
            "toy:adjusted_calcium: TK210 these depend on each other: toy:adjusted_calcium → "
            "toy:calcium → toy:adjusted_calcium",
        ),
        (
            changed("findings", "toy:trouble", when="trouble or weakness"),
            "toy:trouble: TK210 these depend on each other: toy:trouble → toy:trouble",
        ),
        (
            changed("nutrients", "toy:magnesium", markers=("gold",)),
            "toy:magnesium.markers.0: TK202 unknown measurement 'gold'",
        ),
        (
            changed("nutrients", "toy:magnesium", deficiency="lack"),
            "toy:magnesium.deficiency: TK202 unknown condition 'lack'",
        ),
        (
            changed("nutrients", "toy:magnesium", further_reading=(Citation("x"),)),
            "toy:magnesium.further_reading: TK202 unknown source 'x'",
        ),
        (
            changed("medicines", "toy:furosemide", classes=("drug_wine",)),
            "toy:furosemide.classes.0: TK202 unknown finding 'drug_wine'; did you mean 'drug_water'?",
        ),
        (
            changed("medicines", "toy:furosemide", may_be=("wine", "drug_water")),
            "toy:furosemide.may_be.0: TK202 unknown finding 'wine'",
        ),
        (
            changed("medicines", "toy:furosemide", classes=(), may_be=("drug_water",)),
            "toy:furosemide: TK211 a medicine needs classes; "
            "or, for a name of several things, two or more that it 'may_be'",
        ),
        (
            changed("cautions", "toy:children", unless="urge"),
            "toy:children: TK404 a caution needs exactly one of 'when' and 'unless'",
        ),
        (
            changed("cautions", "toy:children", when="agee < 18"),
            "toy:children.when: TK202 unknown name 'agee'; did you mean 'age'?",
        ),
        (
            changed("tips", "toy:stretch", for_=("cramps",)),
            "toy:stretch.for.0: TK202 unknown condition or nutrient 'cramps'; did you mean 'cramp'?",
        ),
        (
            changed("claims", "toy:cure_all", about=("gold",)),
            "toy:cure_all.about.0: TK202 unknown condition or finding or measurement or nutrient or tip 'gold'",
        ),
        (
            changed("reference_intakes", "toy:magnesium_f31_50", nutrient="gold"),
            "toy:magnesium_f31_50.nutrient: TK202 unknown nutrient 'gold'",
        ),
        (
            {"food_sources": [tk.FoodSource(id="toy:nut", name="nut", per_100g={"gold": 1.0}, **CITED)]},
            "toy:nut.per_100g.gold: TK202 unknown nutrient 'gold'",
        ),
        (
            {"thresholds": [Thresholds(id=f"toy:{name}", **CITED) for name in "ab"]},
            "toy:b: TK207 thresholds come from one pack only, not 2",
        ),
        (
            {"sources": [*CONTENT.sources.values(), tk.Source(id="toy:urge", title="x")]},
            "toy:urge: TK204 'toy:urge' is the id of a source and a finding",
        ),
        (
            {"sources": [*CONTENT.sources.values(), tk.Source(id="NoId", title="x")]},
            "NoId: TK105 'NoId' is no id; write pack:name in snake_case",
        ),
    ],
)
def test_what_is_wrong_and_where(changes: dict[str, object], told: str) -> None:
    assert told in map(str, problems(**changes))


def test_findings_that_define_each_other_are_refused() -> None:
    circle = [Finding(id="toy:egg", name="egg", when="hen"), Finding(id="toy:hen", name="hen", when="egg")]
    found = problems(findings=[*CONTENT.findings.values(), *circle], **changed("red_flags", "toy:weak_now", when="egg"))
    assert {"TK210"} == {problem.code for problem in found}


def test_all_problems_come_at_once() -> None:
    found = problems(
        **restless(cite=(), evidence=(attrs.evolve(EVIDENCE, present=11.0),)),
        **changed("tips", "toy:stretch", for_=("cramps",)),
    )
    assert {"TK301", "TK304", "TK202"} == {problem.code for problem in found}


def test_short_names_are_good_where_they_are_unambiguous() -> None:
    knowledge = handmade.knowledge()
    assert knowledge.find("urge") == knowledge.find("toy:urge") == CONTENT.findings["toy:urge"]
    with pytest.raises(UnknownIdError, match="did you mean 'restless'"):
        knowledge.find("restles")


def test_only_a_name_of_a_pack_of_foods_is_said_to_be_a_food(kit_with_table: tk.Kit):
    said = {}
    for name in ("foods_usda:1", "differential:resless_legs_syndrome"):
        with pytest.raises(UnknownIdError) as caught:
            kit_with_table.knowledge.find(name)
        said[name] = "twitchkit foods show" in str(caught.value)
    assert said == {"foods_usda:1": True, "differential:resless_legs_syndrome": False}


def test_the_own_pack_comes_first_and_another_is_named_in_full() -> None:
    extra = Finding(id="acme:urge", name="another urge")
    tip = Tip(id="acme:tip", title="t", text="t", when="urge and not toy.urge", cite=(Citation("toy:own"),), **_rest())
    knowledge = Knowledge.build(
        attrs.evolve(CONTENT, findings=[*CONTENT.findings.values(), extra], tips=[*CONTENT.tips.values(), tip])
    )
    result = tk.assess(knowledge, tk.Profile(findings={"acme:urge": True, "toy:urge": False}))
    assert "acme:tip" in [item.id for item in result.tips]
    with pytest.raises(UnknownIdError, match="acme:urge or toy:urge"):
        knowledge.resolve("findings", "urge")


def test_an_ambiguous_name_in_an_expression_names_the_candidates() -> None:
    extra = Finding(id="acme:urge", name="another urge")
    third = Tip(id="third:tip", title="t", text="t", when="urge", cite=(Citation("toy:own"),), **_rest())
    found = problems(findings=[*CONTENT.findings.values(), extra], tips=[*CONTENT.tips.values(), third])
    assert [problem.hint for problem in found] == ["write acme.urge or toy.urge"]


def _rest() -> dict[str, object]:
    return {"status": tk.Status.ELICITED, "certainty": tk.Certainty.LOW}


def test_what_belongs_together_is_found() -> None:
    knowledge = handmade.knowledge()
    assert [claim.id for claim in knowledge.claims_about("toy:magnesium")] == ["toy:cure_all"]
    assert [tip.id for tip in knowledge.tips_for("toy:cramp")] == ["toy:magnesium_tablets", "toy:stretch"]
    assert [intake.id for intake in knowledge.intakes_of("toy:magnesium")] == ["toy:magnesium_f31_50"]
    assert knowledge.foods_with("toy:magnesium") == ()
    assert knowledge.changes_of("toy:cramp") == ()


def test_foods_come_richest_first_and_unknown_is_left_out() -> None:
    foods = [
        tk.FoodSource(id="toy:a", name="a", per_100g={"magnesium": 10.0}, **CITED),
        tk.FoodSource(id="toy:b", name="b", per_100g={"magnesium": 90.0}, **CITED),
        tk.FoodSource(id="toy:c", name="c", per_100g={}, **CITED),
    ]
    knowledge = Knowledge.build(attrs.evolve(CONTENT, food_sources=foods))
    assert [food.id for food in knowledge.foods_with("toy:magnesium")] == ["toy:b", "toy:a"]


def test_the_digest_changes_with_a_word() -> None:
    other = attrs.evolve(CONTENT, **changed("tips", "toy:stretch", text="Stretch both calves."))
    assert Knowledge.build(CONTENT).digest == handmade.knowledge().digest != Knowledge.build(other).digest


def test_a_content_takes_lists_in_any_order() -> None:
    assert Content(findings=handmade.FINDINGS) == Content(findings=list(reversed(handmade.FINDINGS)))


def test_a_measurement_that_can_be_calculated_tells_something_where_it_was_reported(kit: tk.Kit) -> None:
    plan = kit.knowledge.plan
    evidence = [item for condition in plan.conditions for group in condition.groups for item in group.evidence]
    named = {id for item in evidence for id in item.names if id in plan.calculated}
    assert {"vocabulary:egfr", "vocabulary:transferrin_saturation"} <= named
    assert [
        item.names for item in evidence for id in named if id in item.names and item.guard and id not in item.guard
    ] == []


def test_a_filtration_alone_is_enough_to_name_what_it_defines(kit: tk.Kit) -> None:
    first = kit.assess({"age": 50, "sex": "male", "measurements": {"egfr": "25 mL/min/1.73m2"}}).conditions[0]
    assert (first.id, first.band) == ("differential:chronic_kidney_disease", tk.Band.CONSISTENT)


def test_what_can_weigh_most_is_looked_at_first():
    content = handmade.content()
    wide = Evidence(finding="knot", present=4.0, range=(1.1, 9.0), absent=0.9, **handmade.CITED)
    narrow = Evidence(finding="rest", present=3.0, range=(2.8, 3.2), absent=0.9, **handmade.CITED)
    absent = Evidence(finding="urge", present=1.2, absent=0.1, **handmade.CITED)
    clot = attrs.evolve(content.conditions["toy:clot"], evidence=(narrow, wide, absent), criteria=())
    knowledge = Knowledge.build(attrs.evolve(content, conditions={**content.conditions, clot.id: clot}))
    plan = next(plan for plan in knowledge.plan.conditions if plan.condition.id == "toy:clot")
    assert plan.names == ("toy:urge", "toy:knot", "toy:rest")
