"""A small pack about eating metals, with round figures: what suggestions come to can be worked out by hand."""

import attrs

import twitchkit as tk
from twitchkit.content import (
    Caution,
    Citation,
    Content,
    DayToDay,
    Diet,
    Evidence,
    Finding,
    FoodTag,
    Prior,
    RedFlag,
    ReferenceIntake,
    Scale,
)
from twitchkit.model.nutrient import RequirementFactor, UpperLimitScope
from twitchkit.model.vocabulary import Kind

CITED = {"cite": (Citation("own"),), "status": tk.Status.DERIVED, "certainty": tk.Certainty.LOW}
OTHER = {**CITED, "cite": (Citation("other"),)}
VARIES = DayToDay(sd_log=0.3, **CITED)
STAGE = {"standard": "own", "life_stage": "adults", "min_age": 18, "max_age": 120}


def nutrient(name: str, **more: object) -> tk.Nutrient:
    return tk.Nutrient(id=f"toy:{name}", name=name, **{"unit": "mg", "role": "Shines.", **CITED, **more})


def intake(name: str, **more: object) -> ReferenceIntake:
    return ReferenceIntake(nutrient=name, **{"id": f"toy:{name}_need", **STAGE, **CITED, **more})


def food(name: str, portions: dict[str, float], /, gold: float = 0.0, **more: object) -> tk.FoodSource:
    """Return a food that holds so much in 100 g; without lead and salt unless they are named."""
    content = {"gold": gold, "tin": 0.0, "lead": 0.0, "salt": 0.0}
    content |= {key: more.pop(key) for key in list(more) if key in content}
    known = {key: amount for key, amount in content.items() if amount is not None}
    about = {"checked": True, **CITED, **more}
    return tk.FoodSource(id=f"toy:{name}", name=name, per_100g=known, portions=portions, **about)


FOODS = (
    food("seed", {"1 oz": 28.0}, gold=100.0, lead=5.0),
    food("leaf", {"1 cup": 180.0}, gold=10.0, tin=10.0, salt=50.0, tags=("green",), note="Wash it.", **OTHER),
    food("root", {"1 medium": 100.0}, gold=1.0, tin=20.0, tags=("red",)),
)
CONTENT = Content(
    sources=[tk.Source(id="toy:own", title="Own"), tk.Source(id="toy:other", title="Other")],
    findings=[
        Finding(id="toy:weakness", name="weakness", screen=True, question="Weak?"),
        Finding(id="toy:kidneys", name="weak kidneys", question="Kidneys?"),
        Finding(id="toy:pale", name="pale", question="Pale?"),
        Finding(id="toy:dull", name="dull", question="Dull?"),
        Finding(id="toy:growing", name="growing", question="Growing?"),
        Finding(id="toy:leafless", name="no leaves", question="No leaves?"),
        Finding(id="toy:days", name="days", kind=Kind.NUMBER, unit="d", question="How long?"),
    ],
    nutrients=[
        nutrient(
            "gold",
            units={"g": Scale(1000.0)},
            day_to_day=VARIES,
            deficiency="lack",
            min_days=2,
            min_completeness=0.5,
            requirement_times=(
                RequirementFactor(when="growing", by=1.5, standard="own", because="who grows needs 1.5 times", **OTHER),
            ),
            food_note="Ask a smith.",
        ),
        nutrient("tin", day_to_day=VARIES),
        nutrient("lead", unit="ug"),
        nutrient("salt"),
        nutrient("zinc"),
    ],
    reference_intakes=[
        intake("gold", ear=100.0, rda=120.0, requirement_cv=0.1),
        intake("tin", ai=30.0),
        intake("lead", ul=100.0, **OTHER),
        intake("salt", ai=1500.0, cdrr=2000.0),
        intake("zinc", ul=50.0, ul_scope=UpperLimitScope.SUPPLEMENTS, ear=10.0),
    ],
    conditions=[
        tk.Condition(
            id="toy:lack",
            name="Lack of gold",
            prior=Prior(share=0.2, range=(0.1, 0.4), **CITED),
            evidence=tuple(Evidence(finding=name, present=4.0, absent=0.25, **CITED) for name in ("pale", "dull")),
            **CITED,
        )
    ],
    food_sources=FOODS,
    red_flags=[
        RedFlag(id="toy:weak", when="weakness", tier=tk.Tier.URGENT, message="Weak.", do="See a doctor.", **CITED)
    ],
    cautions=[
        Caution(
            id="toy:no_gold",
            reason="Weak kidneys keep gold.",
            when="kidneys",
            withhold=("food:gold_rich", "food:red"),
            **OTHER,
        ),
        Caution(id="toy:slow", reason="Slowly.", when="days > 100", withhold=("food:tin",), **OTHER),
        Caution(id="toy:slower", reason="No haste.", when="days > 200", withhold=("food:tin",), **CITED),
    ],
    food_tags=[
        FoodTag(id="toy:green", name="green", absorption={"gold": "Little of it is taken up."}, **CITED),
        FoodTag(id="toy:red", name="red", **CITED),
        FoodTag(id="toy:gold_rich", name="rich in gold", nutrient="gold", amount=20.0, **CITED),
    ],
    diets=[
        Diet(
            id="toy:no_leaves",
            name="no leaves",
            excludes=("green",),
            finding="leafless",
            note="Ask for none.",
            **OTHER,
        ),
        Diet(id="toy:apart", name="apart", excludes=(), not_together=("green", "red"), **CITED),
    ],
)


def kit(**changed: object) -> tk.Kit:
    return tk.Kit(tk.Knowledge.build(attrs.evolve(CONTENT, **changed)))


def eater(**more: object) -> tk.Profile:
    """Return a woman who eats 60 mg of gold, 10 of tin, 1000 of salt and 20 ug of lead; other fields as given."""
    amounts = {"gold": "60 mg", "tin": "10 mg", "lead": "20 ug", "salt": "1000 mg"} | more.pop("per_day", {})
    days = more.pop("over", 7)
    told = {"age": 40, "sex": "female", "supplements": (), "allergies": (), **more}
    per_day = {name: amount for name, amount in amounts.items() if amount}
    return tk.Profile(intake=tk.IntakeRecord(days=days, per_day=per_day), **told)
