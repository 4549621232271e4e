"""A small knowledge written in Python: two conditions, a screen, a caution, tips. Real objects, no plugin."""

from twitchkit import Certainty, Claim, Condition, Knowledge, Nutrient, Source, Status, Tier
from twitchkit.content import (
    Caution,
    Ceiling,
    Citation,
    Content,
    Criterion,
    DayToDay,
    Evidence,
    Factor,
    Finding,
    Group,
    Kind,
    Limits,
    Measurement,
    Medicine,
    Prior,
    RedFlag,
    ReferenceIntake,
    Scale,
    TakenFrom,
    Tip,
    Verdict,
)
from twitchkit.model.condition import Band
from twitchkit.model.vocabulary import Derivation

CITED = {"cite": (Citation("own"),), "status": Status.ELICITED, "certainty": Certainty.LOW}

FINDINGS = (
    Finding(id="toy:urge", name="urge to move", question="Do you need to move your legs?"),
    Finding(id="toy:rest", name="worse at rest", question="Is it worse at rest?"),
    Finding(id="toy:knot", name="hard painful knot", question="Does the muscle go hard?"),
    Finding(
        id="toy:relief",
        name="ease while moving",
        kind=Kind.LEVELS,
        levels=("none", "partial", "full"),
        question="How much does it ease?",
    ),
    Finding(id="toy:side", name="side", kind=Kind.CHOICE, levels=("one", "both"), question="Which leg?"),
    Finding(id="toy:feel", name="feeling", kind=Kind.SEVERAL, levels=("burning", "numb"), question="Which words fit?"),
    Finding(
        id="toy:minutes",
        name="length of a cramp",
        kind=Kind.NUMBER,
        unit="min",
        units={"h": Scale(60.0)},
        plausible=(0.0, 600.0),
        question="How long?",
    ),
    Finding(id="toy:weakness", name="weakness", screen=True, question="Is a limb weaker?"),
    Finding(id="toy:swelling", name="one swollen leg", screen=True, question="Is one leg swollen?"),
    Finding(id="toy:kidneys", name="kidney disease", question="Kidney disease?"),
    Finding(id="toy:trouble", name="weak or swollen", when="weakness or swelling"),
    Finding(id="toy:drug_water", name="a water tablet", taken_from=TakenFrom.MEDICINE_CLASS),
    Finding(
        id="toy:drug_water_years",
        name="years on a water tablet",
        kind=Kind.NUMBER,
        unit="a",
        taken_from=TakenFrom.MEDICINE_YEARS,
        of="drug_water",
    ),
    Finding(
        id="toy:recent_water",
        name="new water tablet",
        taken_from=TakenFrom.MEDICINE_RECENT,
        of="drug_water",
        within_weeks=6,
    ),
    Finding(
        id="toy:stopped_water",
        name="no more water tablet",
        taken_from=TakenFrom.MEDICINE_STOPPED,
        of="drug_water",
        within_weeks=3,
    ),
    Finding(id="toy:recent_any", name="a medicine changed", taken_from=TakenFrom.MEDICINE_CHANGE, within_weeks=6),
    Finding(
        id="toy:supp_mg",
        name="magnesium tablets",
        kind=Kind.NUMBER,
        unit="mg",
        taken_from=TakenFrom.SUPPLEMENT,
        of="magnesium",
    ),
    Finding(id="toy:age_years", name="age", kind=Kind.NUMBER, unit="a", taken_from=TakenFrom.AGE),
)

MEASUREMENTS = (
    Measurement(
        id="toy:ferritin",
        name="ferritin",
        unit="ug/L",
        units={"ng/mL": Scale(1.0), "pmol/L": Scale(0.445)},
        plausible=(0.1, 10000.0),
        limits=(Limits(when="sex == 'female'", low=24, high=307), Limits(low=30, high=336)),
        **CITED,
    ),
    Measurement(id="toy:calcium", name="calcium", unit="mmol/L", limits=(Limits(low=2.15, high=2.55),), **CITED),
    Measurement(id="toy:albumin", name="albumin", unit="g/L", **CITED),
    Measurement(
        id="toy:adjusted_calcium",
        name="adjusted calcium",
        unit="mmol/L",
        limits=(Limits(low=2.15, high=2.55),),
        derive=(Derivation(value="calcium + 0.02 * (40 - albumin)"),),
        **CITED,
    ),
    Measurement(id="toy:index", name="index", unit="", **CITED),
)

CONDITIONS = (
    Condition(
        id="toy:restless",
        name="Restless legs",
        advice="Ask about ferritin.",
        prior=Prior(share=0.1, range=(0.05, 0.2), times=(Factor(when="sex == 'female'", by=1.4, **CITED),), **CITED),
        criteria=(
            Criterion(
                id="symptoms",
                name="the four symptoms",
                requires="urge and rest and relief >= 'partial'",
                doubted_by="knot and minutes <= 10",
                **CITED,
            ),
        ),
        groups=(Group(id="core", cap=6.25, **CITED),),
        evidence=(
            Evidence(finding="urge", group="core", present=2.5, absent=0.1, **CITED),
            Evidence(finding="rest", group="core", present=3.0, absent=0.3, range=(2.0, 4.0), **CITED),
            Evidence(when="ferritin <= '75 ug/L'", present=1.3, range=(1.0, 1.8), **CITED),
        ),
        **CITED,
    ),
    Condition(
        id="toy:cramp",
        name="Night cramps",
        tier=Tier.SELF_CARE,
        screen=("weakness", "swelling"),
        prior=Prior(share=0.25, range=(0.15, 0.4), **CITED),
        evidence=(
            Evidence(finding="knot", present=8.0, absent=0.2, **CITED),
            Evidence(when="minutes <= 10", present=3.0, absent=0.5, **CITED),
            Evidence(when="not drug_water", present=0.7, **CITED),
        ),
        ceilings=(Ceiling(band=Band.POSSIBLE, unless="known(side)", **CITED),),
        **CITED,
    ),
    Condition(
        id="toy:clot",
        name="Clot",
        tier=Tier.SAME_DAY,
        prior=Prior(share=0.01, range=(0.005, 0.02), **CITED),
        evidence=(
            Evidence(finding="swelling", present=10.0, absent=0.2, **CITED),
            Evidence(finding="urge", present=0.2, **CITED),
        ),
        **CITED,
    ),
)


def content() -> Content:
    return Content(
        sources=[Source(id="toy:own", title="Own numbers for tests")],
        findings=FINDINGS,
        measurements=MEASUREMENTS,
        medicines=[Medicine(id="toy:furosemide", names=("furosemide", "Lasix"), classes=("drug_water",), **CITED)],
        nutrients=[
            Nutrient(
                id="toy:magnesium",
                name="magnesium",
                unit="mg",
                units={"g": Scale(1000.0)},
                role="Helps muscles.",
                markers=("adjusted_calcium", "calcium"),
                day_to_day=DayToDay(sd_log=0.356, **CITED),
                min_days=2,
                **CITED,
            )
        ],
        reference_intakes=[
            ReferenceIntake(
                id="toy:magnesium_f31_50",
                nutrient="magnesium",
                standard="own",
                life_stage="F31-50",
                min_age=31,
                max_age=50,
                sex="female",
                ear=265,
                rda=320,
                ul=350,
                requirement_cv=0.1,
                **CITED,
            )
        ],
        conditions=CONDITIONS,
        red_flags=[
            RedFlag(
                id="toy:weak_now",
                when="weakness",
                tier=Tier.URGENT,
                message="Weakness.",
                do="See a clinician soon.",
                **CITED,
            ),
            RedFlag(
                id="toy:low_calcium",
                when="calcium < '1.9 mmol/L'",
                tier=Tier.EMERGENCY,
                message="Calcium.",
                do="Go now.",
                **CITED,
            ),
        ],
        cautions=[
            Caution(
                id="toy:kidneys_first",
                reason="Weak kidneys cannot clear extra magnesium.",
                unless="not kidneys",
                withhold=("supplement:magnesium",),
                **CITED,
            ),
            Caution(
                id="toy:children",
                reason="This is for adults.",
                when="age < 18",
                withhold=("conditions", "nutrients", "intake", "tips"),
                **CITED,
            ),
            Caution(id="toy:mind_water", reason="Water tablets change salts.", when="drug_water", **CITED),
        ],
        tips=[
            Tip(id="toy:stretch", title="Stretch", text="Stretch the calf.", for_=("cramp",), **CITED),
            Tip(
                id="toy:magnesium_tablets",
                title="Magnesium tablets",
                text="They probably do not help.",
                for_=("cramp",),
                when="knot",
                involves=("supplement:magnesium",),
                **CITED,
            ),
            Tip(id="toy:see_someone", title="See a professional", text="If it lasts.", general=True, **CITED),
        ],
        claims=[
            Claim(
                id="toy:cure_all",
                says="Magnesium helps.",
                verdict=Verdict.NOT_SUPPORTED,
                because="Trials found little.",
                about=("magnesium", "magnesium_tablets"),
                **CITED,
            )
        ],
    )


def knowledge() -> Knowledge:
    return Knowledge.build(content())
