"""Two people whose results the project was begun for, with each thing that their report must and must not say."""

from __future__ import annotations

import pytest

import twitchkit as tk
from twitchkit.model.condition import Band
from twitchkit.model.question import Question
from twitchkit.render.plain import to_text
from twitchkit.render.report import report

KICKS = {"findings": {"partner_sees_kicks": True}}
RESTLESS = {
    "age": 44,
    "sex": "female",
    "medicines": [{"name": "sertraline", "change": "started", "weeks_ago": 3}],
    "findings": {"urge_to_move": True, "worse_at_rest": True, "relief_by_moving": "full", "evening_worse": True},
    "measurements": {"ferritin": "18 ug/L"},
}


def said(kit: tk.Kit, result: tk.Assessment) -> str:
    """Return a report as one line, so that a sentence is found wherever the lines break."""
    return " ".join(to_text(report(result, knowledge=kit.knowledge)).split())


@pytest.fixture(scope="module")
def kicks(kit: tk.Kit) -> tk.Assessment:
    return kit.with_questions(kit.assess(tk.read_profile(KICKS)))


@pytest.fixture(scope="module")
def restless(kit: tk.Kit) -> tk.Assessment:
    return kit.assess(tk.read_profile(RESTLESS))


class TestKicksSeenByThePartnerAndNothingElse:
    @pytest.mark.parametrize(
        "more",
        [
            {},
            {"unaware_movements": True, "toe_extension": True, "broken_sleep": True, "fatigue": True},
            {"urge_to_move": False, "witnessed_apnoea": False, "broken_sleep": True, "kick_interval_s": 25},
        ],
    )
    def test_limb_movement_disorder_is_never_more_than_possible(self, kit: tk.Kit, more: dict[str, object]):
        result = kit.assess(tk.read_profile({"findings": {**KICKS["findings"], **more}}))
        assert result.condition("periodic_limb_movement_disorder").band.rank <= Band.POSSIBLE.rank

    def test_restless_legs_does_not_fit(self, kicks: tk.Assessment):
        assert kicks.condition("restless_legs_syndrome").band.rank < Band.POSSIBLE.rank

    def test_nothing_is_hurried_and_nothing_reassures(self, kicks: tk.Assessment):
        assert (kicks.urgency.tier, kicks.urgency.reasons) == (tk.Tier.ROUTINE, ())

    def test_the_next_step_is_named(self, kit: tk.Kit, kicks: tk.Assessment):
        assert "ask whether a sleep study is worthwhile" in said(kit, kicks)
        assert isinstance(kit.next_question(tk.read_profile(KICKS)), Question)
        (test,) = [question.id for question in kicks.questions if question.id in kit.knowledge.measurements]
        assert test in {"vocabulary:apnea_hypopnea_index", "vocabulary:plm_index"}


class TestRestlessLegsWithLowFerritinAndANewAntidepressant:
    def test_restless_legs_fits(self, restless: tk.Assessment):
        found = restless.condition("restless_legs_syndrome")
        assert (found.band, restless.conditions[0].id) == (Band.CONSISTENT, found.id)

    def test_the_iron_status_is_named_with_its_threshold_and_source(self, restless: tk.Assessment):
        threshold = {entry.text: entry.sources for entry in restless.condition("restless_legs_syndrome").because}
        assert threshold["ferritin of 75 ug/L or less (18 ug/L)"]
        (ferritin,) = [lab for nutrient in restless.nutrients for lab in nutrient.labs if lab.name == "ferritin"]
        assert (ferritin.value, ferritin.classed) == ("18 ug/L", "low")
        assert ferritin.sources
        assert restless.condition("iron_deficiency").band is Band.CONSISTENT

    def test_it_is_asked_where_the_iron_went(self, kit: tk.Kit, restless: tk.Assessment):
        assert "lifestyle:ask_where_the_iron_went" in {tip.id for tip in restless.tips}
        assert "Low iron has a cause" in said(kit, restless)

    def test_no_iron_is_suggested_while_the_saturation_is_not_known(self, kit: tk.Kit, restless: tk.Assessment):
        shown = [kit.knowledge.tips[tip.id] for tip in restless.tips]
        assert not any(what.startswith("supplement") for tip in shown for what in tip.involves)
        assert "lifestyle:ask_iron_treatment" not in {tip.id for tip in shown}
        known = {**RESTLESS, "measurements": {"ferritin": "18 ug/L", "transferrin_saturation": "11 %"}}
        assert "lifestyle:ask_iron_treatment" in {tip.id for tip in kit.assess(tk.read_profile(known)).tips}

    def test_the_medicine_is_named_and_not_to_be_stopped(self, kit: tk.Kit, restless: tk.Assessment):
        texts = [entry.text for entry in restless.condition("drug_induced_movement").because]
        assert any("sertraline" in text for text in texts)
        assert "Do not stop or change a medicine on your own; talk to the prescriber." in said(kit, restless)

    def test_magnesium_is_not_the_remedy(self, kit: tk.Kit, restless: tk.Assessment):
        involved = {what for tip in restless.tips for what in kit.knowledge.tips[tip.id].involves}
        assert not {what for what in involved if "magnesium" in what}
        assert restless.condition("hypomagnesemia").band.rank < Band.POSSIBLE.rank
        assert "magnesium" not in " ".join(f"{tip.title} {tip.text}" for tip in restless.tips).casefold()

    def test_explain_says_why_limb_movement_disorder_is_not_put_beside_it(self, kit: tk.Kit, restless: tk.Assessment):
        why = " ".join(kit.explain(restless, "periodic_limb_movement_disorder").why_not)
        assert "is not met: Restless legs syndrome: an urge that begins at rest" in why
        assert restless.condition("periodic_limb_movement_disorder").band is Band.UNLIKELY
