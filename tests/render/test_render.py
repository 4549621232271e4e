"""Results as people read them: order, words, width, and nothing that a report must not say."""

import math
import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from support import handmade

from twitchkit.kit import Kit, load
from twitchkit.knowledge import Knowledge
from twitchkit.model.advice import Claim, Tip, Verdict
from twitchkit.model.assessment import (
    Assessment,
    ConditionResult,
    Contribution,
    CriterionResult,
    CriterionState,
    Engine,
    PackStamp,
    PriorResult,
    Range,
    State,
    TipResult,
    Warned,
    Withheld,
)
from twitchkit.model.condition import Band, Comparison, Condition, Criterion, Evidence, Prior
from twitchkit.model.content import Content
from twitchkit.model.food import FoodSource
from twitchkit.model.nutrient import LifeState, Nutrient, ReferenceIntake
from twitchkit.model.nutrient_result import Adequacy, Amount, LabClass, LabResult, NutrientResult, UpperLimit
from twitchkit.model.override import Override
from twitchkit.model.profile import IntakeRecord, MedicineUse, Profile, SupplementUse
from twitchkit.model.provenance import Certainty, Citation, Source, Status
from twitchkit.model.safety import RedFlag, Tier
from twitchkit.model.thresholds import Thresholds
from twitchkit.model.urgency import Urgency, UrgencyReason
from twitchkit.model.vocabulary import Finding
from twitchkit.render.blocks import Bullets, Heading, Item, Panel, Paragraph, Table
from twitchkit.render.description import describe
from twitchkit.render.explanation import explain
from twitchkit.render.plain import to_text
from twitchkit.render.report import report
from twitchkit.render.wording import as_likely, life_stage, out_of_hundred
from twitchkit.scoring import Person

FORBIDDEN = re.compile(r"\b(diagnos\w*|cured?|safe|ruled out|confirmed)\b", re.IGNORECASE)
ALLEN = "vocabulary:allen_2014"


def times(low: float, mid: float, high: float) -> Range:
    return Range(math.log(low), math.log(mid), math.log(high))


def contribution(text: str, log_lr: Range, *, cap: bool = False) -> Contribution:
    return Contribution(
        finding=None,
        text=text,
        state=State.PRESENT,
        group=None,
        log_lr=log_lr,
        status=Status.ELICITED,
        certainty=Certainty.LOW,
        sources=(ALLEN,),
        cap=cap,
    )


def condition(name: str, band: Band) -> ConditionResult:
    return ConditionResult(
        id=f"differential:{name.lower().replace(' ', '_')}",
        name=name,
        band=band,
        tier=Tier.ROUTINE,
        probability=Range(0.41, 0.62, 0.79),
        log_odds=Range(-1.0, 0.5, 1.3),
        prior=PriorResult(log_odds=Range(-3.0, -2.2, -1.4)),
        because=(),
        criteria=(),
        limited_by=(),
        unknown=(),
        advice="",
        sources=(),
    )


RESTLESS_LEGS = evolve(
    condition("Restless legs syndrome", Band.CONSISTENT),
    because=(
        contribution("urge to move", times(2, 3, 5)),
        contribution("not: worse at rest", times(0.1, 0.2, 0.5)),
    ),
    criteria=(
        CriterionResult(
            id="symptoms",
            name="the four core features",
            state=CriterionState.MET,
            specifier=False,
            missing=(),
            because="",
            sources=(ALLEN,),
        ),
        CriterionResult(
            id="look_alikes",
            name="no look-alike",
            state=CriterionState.OPEN,
            specifier=False,
            missing=("painful knot",),
            because="",
            sources=(),
        ),
    ),
    limited_by=("a sleep study has not been done",),
    unknown=("urge to move", "family history"),
    advice="Ask about ferritin.",
    sources=("vocabulary:winkelman_2025",),
)


def held(name: str, reason: str) -> Withheld:
    return Withheld(
        id=f"lifestyle:{name.lower().replace(' ', '_')}",
        name=name,
        reason=reason,
        cautions=("lifestyle:kidneys",),
        sources=(ALLEN,),
    )


ASKED = Person.of(
    Knowledge.build(Content(findings=(Finding(id="vocabulary:urge_to_move", name="urge to move"),))),
    Profile(findings={"urge_to_move": "unknown"}),
)
ASSESSMENT = Assessment(
    as_of="2026-11-22",
    engine=Engine(name="twitchkit", version="0.1.0"),
    packs=(PackStamp(id="vocabulary", version="2026.1", sha256="ab" * 32),),
    knowledge="cd" * 32,
    complete=True,
    urgency=Urgency(
        tier=Tier.URGENT,
        reasons=(
            UrgencyReason(
                tier=Tier.URGENT,
                message="A weak leg may point to a nerve problem.",
                do="Ask for a visit this week.",
                sources=(ALLEN,),
                red_flag="differential:weak_leg",
                seen=("weakness",),
            ),
        ),
        not_asked=("vocabulary:calf_swelling",),
        asked_not_known=("vocabulary:saddle_numbness",),
    ),
    conditions=(
        RESTLESS_LEGS,
        condition("Nocturnal leg cramps", Band.POSSIBLE),
        condition("Iron deficiency", Band.UNDETERMINED),
        condition("Deep vein thrombosis", Band.UNLIKELY),
        condition("Growing pains", Band.NOT_ASSESSABLE),
    ),
    nutrients=(
        NutrientResult(
            id="nutrients:magnesium",
            name="magnesium",
            unit="mg",
            life_stage="women 51 to 70",
            intake=Amount(low=190, mid=210, high=240, unit="mg/d", completeness=0.93, days=3),
            adequacy=Adequacy(
                standard="EAR",
                reference=265,
                probability_inadequate=Range(0.7, 0.8, 0.9),
                verdict="likely_inadequate",
                because="three days were seen",
                sources=(ALLEN,),
            ),
            upper_limit=UpperLimit(value=350, scope="supplements", exceeded=True, sources=(ALLEN,)),
            labs=(
                LabResult(
                    measurement="vocabulary:serum_magnesium",
                    name="magnesium (serum)",
                    value="0.62 mmol/L",
                    classed=LabClass.LOW,
                    limits="report",
                    sources=(),
                ),
            ),
        ),
    ),
    foods=(),
    tips=(
        TipResult(
            id="lifestyle:stretch",
            title="Stretch before bed",
            text="Stretch your calves for three minutes.",
            effect="About one cramp a night fewer in one small trial.",
            certainty=Certainty.LOW,
            status=Status.VERIFIED,
            for_=("differential:nocturnal_leg_cramps",),
            disputes=(),
            sources=(ALLEN,),
        ),
    ),
    withheld=(
        held("Magnesium tablets", "Weak kidneys cannot clear extra magnesium."),
        held("Magnesium drops", "Weak kidneys cannot clear extra magnesium."),
        held("Iron tablets", "Iron needs a blood test first."),
    ),
    warnings=(Warned(id="lifestyle:alcohol", text="Alcohol can make legs restless.", seen=(), sources=()),),
    not_checked={"medicines": ("evilpill\x1b[31m",)},
    notices=(),
    sources=(Source(id=ALLEN, title="Criteria for restless legs", authors="Allen RP", year=2014, doi="10.1/x"),),
    disclaimer="This informs you. It does not replace a doctor.",
    person=ASKED,
)


def emergency() -> Assessment:
    reason = evolve(ASSESSMENT.urgency.reasons[0], tier=Tier.EMERGENCY, do="Call the emergency number now.")
    urgency = evolve(ASSESSMENT.urgency, tier=Tier.EMERGENCY, reasons=(reason,))
    return evolve(ASSESSMENT, urgency=urgency, conditions=(), nutrients=(), tips=(), withheld=(), warnings=())


@pytest.fixture(scope="module")
def text() -> str:
    return to_text(report(ASSESSMENT))


def test_urgency_comes_before_anything_else():
    first, *rest = report(ASSESSMENT)

    assert isinstance(first, Panel)
    assert first.title == "See a doctor soon: within days where it says so, two weeks at most."
    assert not any(isinstance(block, Panel) for block in rest)


SCOPE = "This program knows only legs. Ask a nurse."


def outside(tier: Tier, *reasons: UrgencyReason) -> list[str]:
    """Return the titles of the panels of somebody who comes with something else."""
    urgency = evolve(ASSESSMENT.urgency, tier=tier, reasons=reasons)
    shown = report(evolve(ASSESSMENT, in_scope=False, scope=SCOPE, urgency=urgency, conditions=(), questions=()))
    return [block.title for block in shown if isinstance(block, Panel)]


def test_out_of_scope_is_said_first_and_claims_nothing_about_the_urgency():
    assert outside(Tier.ROUTINE) == ["What you came with cannot be judged here."]
    routine, urgent = (evolve(ASSESSMENT.urgency.reasons[0], tier=tier) for tier in (Tier.ROUTINE, Tier.URGENT))
    cannot = "What you came with cannot be judged here."
    assert outside(Tier.ROUTINE, routine) == [cannot, "What was noticed in your answers all the same."]
    assert outside(Tier.URGENT, urgent) == [
        cannot,
        "See a doctor soon: within days where it says so, two weeks at most.",
    ]


def test_what_has_to_be_done_today_goes_before_the_scope():
    now = evolve(ASSESSMENT.urgency.reasons[0], tier=Tier.EMERGENCY)
    assert outside(Tier.EMERGENCY, now) == ["Get emergency help now.", "What you came with cannot be judged here."]


@pytest.mark.parametrize("tier", [Tier.ROUTINE, Tier.SELF_CARE])
def test_no_warning_sign_that_was_named_stands_beside_none(tier):
    urgency = evolve(ASSESSMENT.urgency, tier=tier, reasons=(), not_asked=(), asked_not_known=())
    assert "None of the warning signs that this program knows was named." in said(urgency)
    for name in ("not_asked", "asked_not_known"):
        open_one = evolve(urgency, **{name: ("vocabulary:weakness",)})
        assert "You named no warning sign." in said(open_one)
        assert "None of the warning signs" not in said(open_one)
    named = said(evolve(urgency, named=("a racing heartbeat", "dizziness")))
    assert "You named something that can be part of a warning sign: a racing heartbeat, dizziness." in named
    assert "None of the warning signs" not in named


def test_a_kit_without_packs_says_so_and_reassures_nobody():
    kit = load([])
    for told in (Profile(), Profile(age=61)):
        text = " ".join(kit.report(kit.assess(told)).split())
        assert "The packs that are loaded look for no warning signs." in text
        assert "No knowledge pack is loaded, so nothing can be judged" in text
        assert "warning signs that this program knows" not in text
        assert "normal visit" not in text


def said(urgency: Urgency) -> str:
    return " ".join(to_text(report(evolve(ASSESSMENT, urgency=urgency))).split())


def test_what_nothing_judged_is_named():
    text = to_text(report(evolve(ASSESSMENT, not_checked={"not_judged": ("a cough", "sneezing")})))
    assert "Not judged here: a cough, sneezing." in text


def test_the_reason_for_the_urgency_says_what_to_do_and_cites(text):
    assert "A weak leg may point to a nerve problem. Ask for a visit this week. [1]" in text


def test_sections_come_in_the_order_of_what_matters(text):
    parts = [
        "See a doctor soon",
        "Your answers fit the pattern of: Restless legs syndrome.",
        "Warning signs that were not asked about",
        "Warning signs that you could not answer",
        "What it may be",
        "Possible: Nocturnal leg cramps",
        "Cannot be told yet: Iron deficiency.",
        "Your answers do not point strongly to: Deep vein thrombosis.",
        "Nutrients",
        "What you can try",
        "Held back, and why",
        "Please note",
        "Not checked",
        "Not asked yet",
        "Sources",
        "As of 2026-11-22",
        "This informs you.",
    ]

    places = [text.find(part) for part in parts]

    assert -1 not in places
    assert sorted(places) == places


def test_what_speaks_for_and_against_is_said_in_times_with_range_certainty_and_origin(text):
    assert "urge to move: about 3 times as likely (2 to 5); estimated, low certainty [1]" in text
    assert "not: worse at rest: about 5 times less likely (2 to 10); estimated, low certainty [1]" in text


def test_criteria_say_what_is_met_and_what_is_missing(text):
    assert "the four core features: met [1]" in text
    assert "no look-alike: open; not known: painful knot" in text


def test_what_limits_a_condition_and_its_advice_are_shown(text):
    assert "A sleep study has not been done." in text
    assert "Ask about ferritin. [2]" in text


def test_every_withheld_reason_appears_once_with_all_that_it_holds_back(text):
    held = "    Held back: Magnesium tablets.\n    Held back: Magnesium drops.\n"
    assert f"  - Weak kidneys cannot clear extra magnesium. [1]\n{held}" in text
    assert "Iron tablets: Iron needs a blood test first. [1]" in text


def test_of_many_entries_the_strongest_are_told_and_the_others_counted():
    because = tuple(contribution(f"sign {number}", times(2, 2 + number, 20)) for number in range(8))
    text = to_text(report(evolve(ASSESSMENT, conditions=(evolve(RESTLESS_LEGS, because=because),))))

    assert "sign 7: about 9 times as likely" in text
    assert "sign 1" not in text
    assert "and 3 more that count less" in text


def test_entries_that_cancel_out_say_so():
    because = (contribution("one", times(1, 2, 3)), contribution("other", times(1 / 3, 1 / 2, 1)))
    balanced = evolve(RESTLESS_LEGS, because=because, log_odds=RESTLESS_LEGS.prior.log_odds)  # the sum of both is 0
    text = to_text(report(evolve(ASSESSMENT, conditions=(balanced,))))

    assert "your answers are about as likely with it as without it." in text


def test_a_criterion_that_is_not_met_says_why():
    refuted = CriterionResult(
        id="a", name="core", state=CriterionState.NOT_MET, specifier=False, missing=(), because="no urge", sources=()
    )
    text = to_text(report(evolve(ASSESSMENT, conditions=(evolve(RESTLESS_LEGS, criteria=(refuted,)),))))

    assert "core: not met; no urge" in text


def test_an_intake_without_a_reference_is_shown_without_a_verdict():
    (magnesium,) = ASSESSMENT.nutrients
    bare = evolve(magnesium, adequacy=None, life_stage=None, upper_limit=None, labs=())
    text = to_text(report(evolve(ASSESSMENT, nutrients=(bare,))))

    assert re.search(r"magnesium +210 mg a day .*no figure set +cannot be told", text)


def test_what_a_caution_leaves_out_altogether_is_said_early():
    held_back = Withheld(id="conditions", name="what fits", reason="This is for adults.", cautions=(), sources=())
    text = to_text(report(evolve(ASSESSMENT, conditions=(), withheld=(held_back,))))

    assert "what fits: This is for adults." in text
    assert text.index("This is for adults.") < text.index("Nutrients")


def test_what_fits_best_so_far_stands_in_the_first_lines_and_says_that_too_little_is_known():
    many = (condition("Condition A", Band.UNDETERMINED), condition("Condition B", Band.NOT_ASSESSABLE))
    so_far = evolve(ASSESSMENT, conditions=many, best_so_far=many[1].id)

    lines = to_text(report(so_far)).splitlines()

    assert sum("Fits best so far, though too little is known: Condition B." in line for line in lines[:10]) == 1
    assert "Nothing stands out yet." in to_text(report(evolve(so_far, best_so_far=None)))


def test_of_many_possible_conditions_only_the_first_are_told_in_detail():
    many = tuple(condition(f"Condition {letter}", Band.POSSIBLE) for letter in "ABCDE")

    text = to_text(report(evolve(ASSESSMENT, conditions=many)))

    assert "Possible: Condition A, Condition B, Condition C and 2 more." in text
    assert [f"Possible: Condition {letter}\n" in text for letter in "ABCDE"] == [True, True, True, False, False]
    assert "Possible as well: Condition D, Condition E." in text


def test_probabilities_are_shown_only_on_request_and_as_ranges(text):
    on_request = to_text(report(ASSESSMENT, probabilities=True))

    assert "in 100" not in text
    assert "about 62 in 100 people with the same answers (41 to 79)" in on_request


def test_intake_is_shown_against_its_reference_and_over_the_upper_limit(text):
    assert "265 mg (average need)" in text
    assert "Needs are those of: women 51 to 70." in text
    assert "likely too little [1]" in text
    assert "magnesium: more than the upper limit of 350 mg a day (supplements and medicines only) [1]" in text


def test_a_lab_result_says_whose_limits_were_used(text):
    assert re.search(r"magnesium \(serum\) +0\.62 mmol/L +below the limit +those of your report", text)


def test_a_tip_says_what_it_is_for_and_how_good_the_evidence_is(text):
    assert "For: nocturnal leg cramps (possible)." in text
    assert "Evidence: low certainty. About one cramp a night fewer in one small trial. [1]" in text


def test_sources_are_numbered_in_the_order_in_which_they_are_cited(text):
    assert "[1] Allen RP. 2014. Criteria for restless legs. doi:10.1/x" in text
    assert "[2] winkelman_2025" in text


def test_what_was_asked_and_is_not_known_is_not_asked_again(text):
    not_asked = text.partition("Not asked yet")[2].partition("Sources")[0]

    assert "family history" in not_asked
    assert "urge to move" not in not_asked


def test_an_emergency_is_one_short_screen_with_what_to_do():
    text = to_text(report(emergency()))

    assert "Get emergency help now." in text.splitlines()[1]
    assert "Call the emergency number now." in text
    assert "What it may be" not in text
    assert len(text.splitlines()) <= 24


def test_an_incomplete_result_says_so_and_shows_its_notices():
    text = to_text(report(evolve(ASSESSMENT, complete=False, notices=("pack acme was left out",))))

    assert "This result is incomplete." in text
    assert "Pack acme was left out." in text


def test_nothing_that_fits_is_said_plainly():
    text = to_text(report(evolve(ASSESSMENT, conditions=(condition("Iron deficiency", Band.UNLIKELY),))))

    assert "Nothing stands out yet." in text


@pytest.mark.parametrize("tier", list(Tier))
def test_no_report_promises_or_names_a_verdict(tier):
    urgency = evolve(ASSESSMENT.urgency, tier=tier, reasons=())

    assert not FORBIDDEN.findall(to_text(report(evolve(ASSESSMENT, urgency=urgency), probabilities=True)))


def test_no_text_of_the_input_can_steer_a_terminal(text):
    assert "\x1b" not in text
    assert "evilpill" in text


@pytest.mark.parametrize(
    ("range_", "words"),
    [
        (times(2, 3, 5), "about 3 times as likely (2 to 5)"),
        (times(0.1, 0.2, 0.5), "about 5 times less likely (2 to 10)"),
        (times(0.8, 1.3, 2), "about 1.3 times as likely (maybe no change, up to 2)"),
        (times(3, 3, 3), "about 3 times as likely"),
        (times(0.5, 20, 20), "points to it; how strongly is very unsure"),
        (times(0.05, 0.05, 2), "points away from it; how strongly is very unsure"),
        (times(4, 20, 20), "about 20 times as likely (at least 4)"),
        (times(2, 2, 6), "about 2 times as likely (up to 6)"),
        (times(0.5, 1, 2), "makes little difference"),
        (times(20, 150, 900), "more than 100 times as likely (at least 20)"),
        (Range(-2000.0, -1900.0, -1800.0), "more than 100 times less likely"),
    ],
)
def test_likelihood_ratios_in_words(range_, words):
    assert as_likely(range_) == words


def test_a_tiny_share_is_never_zero():
    assert out_of_hundred(Range(0.0001, 0.004, 0.02)) == (
        "about fewer than 1 in 100 people with the same answers (fewer than 1 to 2)"
    )


def test_a_table_wraps_its_cells_side_by_side():
    table = Table(("", "Restless legs", "Cramps"), (("Feels", "an urge to move", "a hard knot"),))

    assert to_text((table,), width=25) == (
        "       Restless  Cramps\n"
        "       legs\n"
        "-----  --------  --------\n"
        "Feels  an urge   a hard\n"
        "       to move   knot\n"
    )


blocks = st.one_of(
    st.builds(Heading, st.text(), st.sampled_from([1, 2])),
    st.builds(Paragraph, st.text()),
    st.builds(
        Bullets,
        st.lists(st.builds(Item, st.text(), lead=st.text(), details=st.tuples(st.text()))).map(tuple),
        title=st.text(),
    ),
    st.lists(st.tuples(st.text(), st.text(), st.text())).map(lambda rows: Table(("a", "b", "c"), tuple(rows))),
)


@given(st.lists(blocks).map(tuple), st.integers(40, 100))
def test_plain_text_is_never_wider_than_asked_and_always_encodes(document, width):
    text = to_text(document, width=width)

    assert max(len(line) for line in text.splitlines() or [""]) <= width
    assert all(char.isprintable() or char == "\n" for char in text)
    assert text.encode()


def stated(**values):
    return {"cite": (Citation("study"),), "status": Status.ELICITED, "certainty": Certainty.LOW, **values}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    prior = Prior(**stated(share=0.1, range=(0.05, 0.2)))
    legs = Condition(
        **stated(id="acme:restless_legs", name="Restless legs", advice="Ask about iron.", prior=prior),
        compare=Comparison(sensation="An urge to move.", control="None."),
        criteria=(Criterion(**stated(id="core", name="core features", requires="urge")),),
        evidence=(Evidence(**stated(finding="urge", present=3.0, absent=0.2, range=(2.0, 5.0))),),
    )
    cramps = Condition(
        **stated(id="acme:cramps", name="Leg cramps", prior=prior),
        compare=Comparison(sensation="A hard knot."),
        evidence=(Evidence(**stated(finding="urge", absent=2.0)),),
    )
    magnesium = Nutrient(**stated(id="acme:magnesium", name="magnesium", unit="mg", role="Calms nerves."))
    intake = ReferenceIntake(
        **stated(id="acme:mg_women", nutrient="magnesium", standard="study", life_stage="women_31_50"),
        min_age=31,
        max_age=50,
        sex="female",
        ear=265,
        rda=320,
        ul=350,
        ul_scope="supplements",
    )
    food = FoodSource(
        **stated(id="acme:spinach", name="spinach", per_100g={"magnesium": 87.0}, portions={"1 cup": 180.0})
    )
    claim = Claim(
        **stated(id="acme:leading", says="It is a leading cause", because="no study found", about=("magnesium",)),
        verdict=Verdict.NOT_SUPPORTED,
    )
    tip = Tip(
        **stated(id="acme:walk", title="Walk", text="Walk a little.", for_=("restless_legs",), effect="It eases.")
    )
    flag = RedFlag(**stated(id="acme:cold_leg", when="urge", tier=Tier.EMERGENCY, message="Cold.", do="Call now."))
    return Knowledge.build(
        Content(
            sources=(Source(id="acme:study", title="A study", year=2020),),
            findings=(Finding(id="acme:urge", name="urge to move", question="Do you need to move?"),),
            conditions=(legs, cramps),
            nutrients=(magnesium,),
            reference_intakes=(intake,),
            food_sources=(food,),
            claims=(claim,),
            tips=(tip,),
            red_flags=(flag,),
        )
    )


def test_several_conditions_stand_side_by_side_feature_by_feature(knowledge):
    document = describe(knowledge, ["restless_legs", "cramps"])

    (table,) = [block for block in document if isinstance(block, Table)]
    assert table.columns == ("", "Restless legs [1]", "Leg cramps [1]")
    assert ("Sensation", "An urge to move.", "A hard knot.") in table.rows
    assert ("Control", "None.", "") in table.rows


def test_one_condition_shows_its_evidence_in_words_and_its_tips(knowledge):
    text = to_text(describe(knowledge, ["restless_legs"]))

    assert "about 3 times as likely (2" in text
    assert "core features" in text
    assert "Walk: Walk a little." in text


def test_the_evidence_of_a_condition_stands_by_its_strength_whatever_it_speaks_for(knowledge):
    told = [("weak", 2.0, 0.5), ("against", 1.0, 0.1), ("strong", 9.0, 1.0)]
    findings = tuple(Finding(id=f"acme:{name}", name=name, question="?") for name, _, _ in told)
    evidence = tuple(Evidence(**stated(finding=name, present=yes, absent=no)) for name, yes, no in told)
    prior = Prior(**stated(share=0.1, range=(0.05, 0.2)))
    legs = Condition(**stated(id="acme:legs", name="Legs", prior=prior), evidence=evidence)
    sources = (Source(id="acme:study", title="A study"),)
    built = Knowledge.build(Content(sources=sources, findings=findings, conditions=(legs,)))
    (table,) = [block for block in describe(built, ["legs"]) if isinstance(block, Table)]

    assert table.rows == (
        ("against", "says nothing", "about 10 times less likely", "estimated, low certainty [1]"),
        ("strong", "about 9 times as likely", "says nothing", "estimated, low certainty [1]"),
        ("weak", "about 2 times as likely", "about 2 times less likely", "estimated, low certainty [1]"),
    )


def test_a_nutrient_shows_needs_foods_and_what_the_article_says(knowledge):
    text = to_text(describe(knowledge, ["magnesium"]))

    assert re.search(r"women 31 to 50 +265 +320 \(RDA\) +350 \(supplements only\)", text)
    assert "157 mg in 1 cup" in text
    assert "Not backed by studies: “It is a leading cause.”" in text
    assert "No study found. Low certainty. [1]" in text


@pytest.mark.parametrize("name", ["cold_leg", "urge", "study", "spinach", "mg_women", "leading", "walk"])
def test_every_kind_can_be_described(knowledge, name):
    assert len(to_text(describe(knowledge, [name])).splitlines()) > 2


def test_things_of_different_kinds_are_described_one_after_another(knowledge):
    titles = [block.text for block in describe(knowledge, ["magnesium", "cramps"]) if isinstance(block, Heading)]

    assert titles[0] == "magnesium"
    assert "Leg cramps" in titles


def test_the_questions_of_the_packs_are_asked_when_they_are_known(knowledge):
    urgency = evolve(ASSESSMENT.urgency, not_asked=("acme:urge",))

    assert "Do you need to move?" in to_text(report(evolve(ASSESSMENT, urgency=urgency), knowledge=knowledge))


# With a whole small knowledge


@pytest.fixture(scope="module")
def toy() -> Knowledge:
    return handmade.knowledge()


TOLD = Profile(
    age=44,
    sex="female",
    medicines=(MedicineUse(name="Lasix"),),
    supplements=(SupplementUse(name="mineral tablet", per_day={"magnesium": "400 mg"}),),
    findings={"urge": True, "rest": True, "relief": "full", "knot": True, "minutes": 5.0, "weakness": True},
    measurements={"calcium": "2.3 mmol/L"},
    intake=IntakeRecord(days=7, per_day={"magnesium": "210 mg"}),
)


def explained(knowledge: Knowledge, name: str, *, probabilities: bool = False) -> str:
    found = Kit(knowledge).explain(TOLD, name)
    return to_text(explain([found], knowledge=knowledge, probabilities=probabilities))


def test_an_explanation_of_a_condition_has_every_entry_and_its_caps(toy):
    text = explained(toy, "restless")

    assert "worse at rest: about 3 times as likely (2 to 4); estimated, low certainty [1]" in text
    assert "These say much the same thing, so together they count less:" in text
    capped = "worse at rest; urge to move: about 6.3 times as likely; one by one it would be about 7.5 times as likely"
    assert capped in " ".join(text.split())
    assert "in 100 people" not in text
    assert "in 100 people" in explained(toy, "restless", probabilities=True)


def test_an_explanation_says_why_not(toy):
    text = explained(toy, "cramp")

    assert "Why it does not fit better:" in text
    assert "side" in text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("magnesium", "more than the upper limit of 350 mg a day"),
        ("stretch", "Stretch the calf."),
        ("magnesium_tablets", "Weak kidneys cannot clear extra magnesium."),
        ("weak_now", "See a clinician soon."),
        ("low_calcium", "What it looks for is not there: calcium below 1.9 mmol/L: no (2.3 mmol/L)."),
    ],
)
def test_every_kind_of_result_is_explained(toy, name, said):
    assert said in explained(toy, name)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("relief", "Answers: none, partial, full"),
        ("ferritin", "Usual limits: from 24 up to 307 ug/L if sex == 'female'"),
        ("adjusted_calcium", "Worked out from: calcium + 0.02 * (40 - albumin)"),
        ("furosemide", "Counts as: a water tablet"),
        ("kidneys_first", "Holds back: supplement: magnesium"),
        ("low_calcium", "How soon: Get emergency help now."),
        ("magnesium_f31_50", "EAR: 265"),
        ("cure_all", "Verdict: not backed by studies"),
    ],
)
def test_every_kind_of_statement_is_described(toy, name, said):
    assert said in to_text(describe(toy, [name]))


def test_thresholds_and_overrides_are_described():
    changed = Override(
        **stated(id="acme:louder", target="toy:stretch", field="certainty", expects="low", value="moderate"),
        reason="A new trial.",
    )
    limits = Thresholds(**stated(id="acme:limits"))
    sources = (Source(id="acme:study", title="A study"),)
    tip = Tip(**stated(id="toy:stretch", title="Stretch", text="Stretch.", general=True))
    knowledge = Knowledge.build(Content(sources=sources, tips=(tip,), thresholds=(limits,), overrides=(changed,)))

    assert "Widening: high 1.2, moderate 1.5, low 2, very_low 3" in to_text(describe(knowledge, ["limits"]))
    assert "Changes: toy:stretch, certainty" in to_text(describe(knowledge, ["louder"]))
    described = to_text(describe(knowledge, ["toy:stretch"]))
    assert "certainty by acme:louder: low became moderate. A new trial." in described


@pytest.mark.parametrize(
    ("ages", "sex", "state", "words"),
    [
        ((0, 0.5), "both", "none", "babies of 0 to 6 months"),
        ((0.5, 1), "both", "none", "babies of 6 to 12 months"),
        ((1, 3), "both", "none", "children 1 to 3"),
        ((18, 18), "female", "none", "women 18 to 18"),
        ((19, 99), "both", "none", "adults 19 to 99"),
        ((19, 100), "both", "none", "adults from 19"),
        ((4, 8), "both", "none", "children 4 to 8"),
        ((9, 13), "female", "none", "girls 9 to 13"),
        ((14, 18), "male", "none", "boys 14 to 18"),
        ((71, 120), "female", "none", "women from 71"),
        ((19, 30), "female", "pregnant", "pregnant, 19 to 30"),
        ((31, 50), "female", "lactating", "breastfeeding, 31 to 50"),
    ],
)
def test_life_stages_in_words(ages, sex, state, words):
    intake = ReferenceIntake(
        **stated(id="acme:a", nutrient="b", standard="c", life_stage="d", sex=sex, state=LifeState(state)),
        min_age=ages[0],
        max_age=ages[1],
    )

    assert life_stage(intake) == words


def test_a_condition_that_does_not_concern_the_person_is_not_named(kit):
    told = {"painful_knot": True, "leg_cramps": True, "postpartum_weeks": 50}
    for sex, count in (("male", 0), ("female", 1)):
        assessment = kit.assess(Profile(age=40, sex=sex, pregnant=False, findings=told))
        text = to_text(report(assessment, knowledge=kit.knowledge))
        assert text.count("Leg symptoms of pregnancy") == count


def test_what_was_seen_names_parts_rather_than_the_whole(kit):
    told = {"leg_swelling_unilateral": True, "calf_tender": True, "breathlessness": True}
    reasons = kit.assess(Profile(age=47, findings=told)).urgency.reasons
    assert "chest pain or new breathlessness" not in {words for reason in reasons for words in reason.seen}
    assert "new breathlessness" in reasons[0].seen


def test_what_one_can_do_at_once_comes_before_what_to_ask(kit):
    told = {"painful_knot": True, "leg_cramps": True, "freq_leg_cramps": "often", "distress": "severe"}
    tips = [tip.id for tip in kit.assess(Profile(age=50, findings=told)).tips]
    assert tips.index("lifestyle:stretch_out_a_cramp") < tips.index("lifestyle:ask_about_cramp_treatment")


def test_who_tells_nothing_is_asked_all_the_same(kit):
    for profile in (Profile(age=52, sex="female"), Profile(medicines=(MedicineUse(name="zzyzxol"),))):
        text = to_text(report(kit.assess(profile), knowledge=kit.knowledge))
        assert "Not asked yet; these answers would help most" in text
        assert "Does the muscle go hard and hurt?" in text


def test_a_name_that_no_pack_knows_comes_with_what_to_do(kit):
    uses = (MedicineUse(name="zzyzxol"), MedicineUse(name="water tablet"))
    text = " ".join(to_text(report(kit.assess(Profile(medicines=uses)), knowledge=kit.knowledge)).split())
    assert "Medicines that are not known here: zzyzxol. Check the spelling." in text
    assert "Named only as a class: water tablet. Which one is it?" in text


def test_what_was_seen_has_amounts_and_calculated_values(kit):
    profile = Profile(
        findings={"numb_feet_symmetric": True, "hx_eating_disorder": True},
        supplements=(SupplementUse(name="a", per_day={"vitamin_b6": "60 mg"}),),
        measurements={"body_height": "1.70 m", "body_weight": "47 kg", "serum_potassium": "3.4 mmol/L"},
    )
    seen = {words for reason in kit.assess(profile).urgency.reasons for words in reason.seen}
    assert seen >= {"vitamin B6 from supplements a day (60 mg)", "body mass index (16.26 kg/m2)"}
    assert not any(words.startswith(("height", "weight")) for words in seen)


def test_a_question_stands_for_the_parts_that_it_covers(kit):
    profile = Profile(age=60, findings={"urge_to_move": True, "worse_at_rest": True, "distress": "severe"})
    held = {item.id: item for item in kit.assess(profile).withheld}
    assert "heart or blood vessel disease" in held["lifestyle:ask_about_compression"].missing
    assert "a stroke" not in held["lifestyle:ask_about_compression"].missing


def test_reasons_stand_from_the_most_urgent_whatever_their_order() -> None:
    (weak,) = ASSESSMENT.urgency.reasons
    lesser = evolve(weak, tier=Tier.ROUTINE, message="A stiff back.", red_flag="differential:stiff_back")
    for reasons in ((lesser, weak), (weak, lesser)):
        text = to_text(report(evolve(ASSESSMENT, urgency=evolve(ASSESSMENT.urgency, reasons=reasons))))
        assert text.index(weak.message) < text.index(lesser.message)


def test_a_column_without_a_word_has_room() -> None:
    assert "b" in to_text((Table(("", "a"), (("", "b"),)),))
