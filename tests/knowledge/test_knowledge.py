"""What a content must be to become knowledge; every problem is found, all at once, with its place."""

from __future__ import annotations

import attrs
import pytest
from support import handmade
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


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        (restless(cite=()), "TK301", "toy:restless"),
        (restless(cite=(Citation("nowhere"),)), "TK202", "toy:restless.cite"),
        (restless(members=("nothing",)), "TK202", "toy:restless.members.0"),
        (restless(nutrient="gold"), "TK202", "toy:restless.nutrient"),
        (restless(screen=("urge",)), "TK405", "toy:restless.screen.0"),
        (restless(screen=("nothing",)), "TK202", "toy:restless.screen.0"),
        (restless(prior=None), "TK103", "toy:restless"),
        (restless(prior=Prior(share=0.5, range=(0.6, 0.7), **CITED)), "TK106", "toy:restless.prior"),
        (
            restless(prior=Prior(share=0.1, range=(0.1, 0.2), times=(Factor(when="urge", by=2, **CITED),), **CITED)),
            "TK211",
            "toy:restless.prior.times.0.when",
        ),
        (
            restless(prior=Prior(share=0.1, range=(0.1, 0.2), times=(Factor(when="age > 3", by=0, **CITED),), **CITED)),
            "TK106",
            "toy:restless.prior.times.0.by",
        ),
        (restless(evidence=(EVIDENCE, EVIDENCE)), "TK204", "toy:restless.evidence.1"),
        (restless(evidence=(attrs.evolve(EVIDENCE, present=11.0),)), "TK304", "toy:restless.evidence.0.present"),
        (restless(evidence=(attrs.evolve(EVIDENCE, absent=0.0),)), "TK106", "toy:restless.evidence.0.absent"),
        (restless(evidence=(attrs.evolve(EVIDENCE, range=(3.0, 4.0)),)), "TK106", "toy:restless.evidence.0.present"),
        (restless(evidence=(attrs.evolve(EVIDENCE, finding="relief"),)), "TK205", "toy:restless.evidence.0.finding"),
        (restless(evidence=(attrs.evolve(EVIDENCE, when="rest"),)), "TK205", "toy:restless.evidence.0"),
        (restless(evidence=(attrs.evolve(EVIDENCE, group="none"),)), "TK203", "toy:restless.evidence.0.group"),
        (restless(groups=(Group(id="core", cap=0.5, **CITED),)), "TK106", "toy:restless.group"),
        (
            restless(criteria=(Criterion(id="a", name="a", requires="age >= 18", **CITED),)),
            "TK211",
            "toy:restless.criterion.0.requires",
        ),
        (
            restless(criteria=(Criterion(id="a", name="a", requires="met(restless.a) or urge", **CITED),)),
            "TK210",
            "toy:restless",
        ),
        (
            restless(ceilings=(Ceiling(band=Band.POSSIBLE, unless="knwn(urge)", **CITED),)),
            "TK201",
            "toy:restless.ceiling.0.unless",
        ),
        (changed("findings", "toy:relief", levels=()), "TK211", "toy:relief.levels"),
        (changed("findings", "toy:relief", levels=("none", "partial", "full", "none")), "TK211", "toy:relief.levels"),
        (changed("findings", "toy:urge", unit="min"), "TK211", "toy:urge.unit"),
        (changed("findings", "toy:urge", usual=(0.0, 1.0)), "TK211", "toy:urge.usual"),
        (changed("findings", "toy:minutes", usual=(9.0, 1.0)), "TK106", "toy:minutes.usual"),
        (changed("findings", "toy:minutes", usual=(0.0, 601.0)), "TK106", "toy:minutes.usual"),
        (changed("findings", "toy:minutes", plausible=(9.0, 1.0)), "TK106", "toy:minutes.plausible"),
        (changed("findings", "toy:minutes", units={"h": Scale(0.0)}), "TK106", "toy:minutes.units"),
        (changed("findings", "toy:relief", screen=True), "TK405", "toy:relief.screen"),
        (restless(concerns="urge"), "TK211", "toy:restless.concerns"),
        (changed("findings", "toy:knot", asked_if="sexx == 'female'"), "TK202", "toy:knot.asked_if"),
        (changed("findings", "toy:trouble", asked_if="urge"), "TK211", "toy:trouble.asked_if"),
        (changed("findings", "toy:weakness", asked_if="urge"), "TK405", "toy:weakness.asked_if"),
        (changed("findings", "toy:relief", complaint=True), "TK405", "toy:relief.complaint"),
        (changed("findings", "toy:weakness", complaint=True), "TK405", "toy:weakness.complaint"),
        (changed("findings", "toy:recent_any", within_weeks=None), "TK211", "toy:recent_any"),
        (changed("findings", "toy:recent_water", of="drug_wine"), "TK202", "toy:recent_water.of"),
        (changed("findings", "toy:minutes", when="urge"), "TK211", "toy:minutes.when"),
        (
            changed("measurements", "toy:calcium", limits=(Limits(low=3.0, high=2.0),)),
            "TK106",
            "toy:calcium.limits.0",
        ),
        (
            changed("measurements", "toy:calcium", limits=(Limits(when="urge", low=1.0),)),
            "TK211",
            "toy:calcium.limits.0.when",
        ),
        (
            changed("measurements", "toy:calcium", derive=(Derivation(value="adjusted_calcium"),)),
            "TK210",
            "toy:adjusted_calcium",
        ),
        (changed("findings", "toy:trouble", when="trouble or weakness"), "TK210", "toy:trouble"),
        (changed("nutrients", "toy:magnesium", markers=("gold",)), "TK202", "toy:magnesium.markers.0"),
        (changed("nutrients", "toy:magnesium", deficiency="lack"), "TK202", "toy:magnesium.deficiency"),
        (
            changed("nutrients", "toy:magnesium", further_reading=(Citation("x"),)),
            "TK202",
            "toy:magnesium.further_reading",
        ),
        (changed("medicines", "toy:furosemide", classes=("drug_wine",)), "TK202", "toy:furosemide.classes.0"),
        (
            changed("medicines", "toy:furosemide", may_be=("wine", "drug_water")),
            "TK202",
            "toy:furosemide.may_be.0",
        ),
        (changed("medicines", "toy:furosemide", classes=(), may_be=("drug_water",)), "TK211", "toy:furosemide"),
        (changed("cautions", "toy:children", unless="urge"), "TK404", "toy:children"),
        (changed("cautions", "toy:children", when="agee < 18"), "TK202", "toy:children.when"),
        (changed("tips", "toy:stretch", for_=("cramps",)), "TK202", "toy:stretch.for.0"),
        (changed("claims", "toy:cure_all", about=("gold",)), "TK202", "toy:cure_all.about.0"),
        (
            changed("reference_intakes", "toy:magnesium_f31_50", nutrient="gold"),
            "TK202",
            "toy:magnesium_f31_50.nutrient",
        ),
        (
            {"food_sources": [tk.FoodSource(id="toy:nut", name="nut", per_100g={"gold": 1.0}, **CITED)]},
            "TK202",
            "toy:nut.per_100g.gold",
        ),
        ({"thresholds": [Thresholds(id=f"toy:{name}", **CITED) for name in "ab"]}, "TK207", "toy:b"),
        ({"sources": [*CONTENT.sources.values(), tk.Source(id="toy:urge", title="x")]}, "TK204", "toy:urge"),
        ({"sources": [*CONTENT.sources.values(), tk.Source(id="NoId", title="x")]}, "TK105", "NoId"),
    ],
)
def test_what_is_wrong_and_where(changes: dict[str, object], code: str, place: str) -> None:
    assert (code, place) in [(problem.code, problem.place) for problem in problems(**changes)]


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
