"""What a statement of each kind says, in labeled lines: every field that is shown, in words, and nothing empty."""

from __future__ import annotations

from support.each import on_each
from support.handmade import CITED

from twitchkit.content import (
    Caution,
    Claim,
    Comparison,
    Condition,
    Finding,
    FoodSource,
    FoodTag,
    HouseholdMeasure,
    Kind,
    Limits,
    Measurement,
    Override,
    Prior,
    Scale,
    Tier,
    Tip,
    Verdict,
)
from twitchkit.model.content import Entry
from twitchkit.model.vocabulary import Derivation
from twitchkit.render.features import features, title
from twitchkit.render.wording import Names

NAMES = Names({"toy:urge": "urge to move", "toy:iron": "iron", "toy:legs": "Restless legs"})
PRIOR = Prior(share=0.1, range=(0.05, 0.2), **CITED)


def condition(**about: object) -> Condition:
    return Condition(id="toy:cramp", name="Cramp", compare=Comparison(sensation="A knot."), **about, **CITED)


@on_each("entry, said", [
        (condition(prior=PRIOR, tier=Tier.URGENT), {"Sensation": "A knot.", "How soon": Tier.URGENT.says}),
        (condition(tier=Tier.URGENT), {"How soon": None}),
        (condition(also_called=("charley horse", "cramp")), {"Also called": "charley horse, cramp"}),
        (condition(also_called=("a long name of it", "cramp")), {"Also called": "a long name of it; cramp"}),
        (condition(also_called=("the third name", "cramp")), {"Also called": "the third name, cramp"}),
        (
            Measurement(
                id="toy:iron", name="iron", unit="g", units={"mg": Scale(0.001)}, indeterminate=(1.0, 2.5),
                limits=(Limits(low=1.0, high=2.0, when="age < 9"), Limits(low=3.0), Limits(high=4.0)),
                derive=(Derivation(value="a + b"), Derivation(value="c")), **CITED,
            ),
            {"Unit": "g, mg", "Leaves it open": "1 to 2.5 g",
             "Usual limits": "from 1 up to 2 g if age < 9; from 3 g; up to 4 g", "Worked out from": "a + b; c"},
        ),
        (
            HouseholdMeasure(id="toy:cup", names=("cup", "mug"), grams=(1.0, 2.0), **CITED),
            {"Also called": "cup, mug", "Weighs": "1 to 2 g"},
        ),
        (HouseholdMeasure(id="toy:cup", names=("cup",), ml=(150.0, 300.0), **CITED), {"Weighs": None}),
        (
            FoodSource(id="toy:nut", name="nut", per_100g={}, portions={"1 oz": 28.35, "1 cup": 140.0}, **CITED),
            {"Portions": "1 oz = 28.35 g, 1 cup = 140 g"},
        ),
        (
            FoodTag(id="toy:liver", name="liver", nutrient="toy:iron", amount=2.5, **CITED),
            {"Holds from": "2.5 of iron a day", "Suggested": None},
        ),
        (FoodTag(id="toy:liver", name="liver", most=50.0, **CITED), {"Suggested": "at most 50 g a day"}),
        (FoodTag(id="toy:liver", name="liver", suggested=False, most=50.0, **CITED), {"Suggested": "never"}),
        (FoodTag(id="toy:leaf", name="leaf", absorption={"toy:iron": "badly"}, **CITED), {"Uptake: iron": "badly"}),
        (
            Caution(id="toy:first", reason="Weak.", when="x", withhold=("supplement:iron", "food_tag:red"), **CITED),
            {"Holds back": "supplement: iron, food tag: red"},
        ),
        (Tip(id="toy:rest", title="Rest", text="Rest.", for_=("toy:legs",), **CITED), {"How sure": "low certainty"}),
        (
            Claim(id="toy:all", says="It helps.", verdict=Verdict.WRONG, because="It does not.", **CITED),
            {"How sure": "low certainty"},
        ),
        (
            Override(id="other:a", target="toy:rest", field="text", expects="a", value="b", reason="New.", **CITED),
            {"Changes": "toy:rest, text"},
        ),
        (Finding(id="toy:years", name="years", kind=Kind.NUMBER, unit="a"), {"How sure": None}),
    ])  # fmt: skip
def test_each_kind_in_words(entry: Entry, said: dict[str, str | None]) -> None:
    found = dict(features(entry, NAMES))

    assert {label: found.get(label) for label in said} == said
    assert all(found.values())


def test_what_a_statement_is_called() -> None:
    assert title(condition(), NAMES) == "Cramp"
    assert title(Tip(id="toy:rest", title="Rest", text="Rest.", **CITED), NAMES) == "Rest"
    assert title(HouseholdMeasure(id="toy:a_cup", names=("cup",), **CITED), NAMES) == "a cup"
