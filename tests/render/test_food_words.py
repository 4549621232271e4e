"""What to eat, word for word: foods with their notes, what is left open, every sum, and what there is nothing for."""

from __future__ import annotations

from attrs import evolve

import twitchkit as tk
from twitchkit.model.food_advice import FoodAdvice
from twitchkit.model.suggestion import ClosedGap, FoodSuggestion, KeptLimit, SuggestedFood
from twitchkit.render.foods import food_advice, foods
from twitchkit.render.plain import to_text
from twitchkit.render.references import References

SOURCES = {
    f"toy:{name}": tk.Source(id=f"toy:{name}", title=f"The book of {name}") for name in ("kale", "beans", "needs")
}


def food(name: str, *, eaten: bool = False, notes: tuple[str, ...] = (), **adds: float) -> SuggestedFood:
    added = {f"toy:{nutrient}": amount for nutrient, amount in adds.items()}
    return SuggestedFood(
        food=f"toy:{name}", name=name, grams=60.0, portion="1 cup", eaten=eaten, adds=added, notes=notes,
        sources=(f"toy:{name}",),
    )  # fmt: skip


def gap(name: str, closed: float, *, standard: str = "RDA", note: str = "") -> ClosedGap:
    return ClosedGap(
        nutrient=f"toy:{name}", name=name, unit="mg", standard=standard, intake=200.0, target=320.0,
        added=round(120.0 * closed, 6), closed=closed, note=note, sources=("toy:needs",),
    )  # fmt: skip


def limit(kind: str) -> KeptLimit:
    return KeptLimit(
        nutrient="toy:iron", name="iron", unit="mg", kind=kind, value=45.0, room=30.5, added=2.25,
        because="you eat 14.5 mg", sources=("toy:needs",),
    )  # fmt: skip


MOIST = "it is hard to take up"
SUGGESTION = FoodSuggestion(
    id="suggestion:kale",
    text="A cup of kale and a cup of beans a day",
    foods=(
        food("kale", eaten=True, notes=(MOIST, "it is bitter"), magnesium=80.0),
        food("beans", notes=(MOIST,), magnesium=28.0, iron=2.25),
    ),
    gaps=(gap("magnesium", 0.9, note="water has some"), gap("iron", 1.0, standard="AI", note="water has some")),
    limits=(limit("UL"), limit("CDRR"), limit("caution"), limit("other")),
    notes=("ask whether it was fortified",),
    sources=(),
)


def test_a_suggestion_says_what_it_leaves_open_and_each_note_once() -> None:
    assert foods((), References(SOURCES)) == ()
    assert to_text(foods((SUGGESTION,), References(SOURCES)), width=100) == (
        "  - A cup of kale and a cup of beans a day. [1, 2]\n"
        "    kale: You eat it already. It is hard to take up. It is bitter.\n"
        "    Water has some.\n"
        "    magnesium: brings you to 308 of 320 mg a day.\n"
        "    Ask whether it was fortified.\n"
        "\n"
        "Gaps are counted from the middle of what is known of your diet. Foods differ; the figures are\n"
        "averages.\n"
    )


def test_advice_in_full_has_every_sum(kit: tk.Kit) -> None:
    assessment = kit.assess({"age": 40, "sex": "female"})
    held = tk.Withheld(id="toy:zinc", name="zinc", reason="no food has it", cautions=(), sources=())
    other = evolve(SUGGESTION, text="Only beans", foods=SUGGESTION.foods[1:], gaps=SUGGESTION.gaps[:1], limits=())
    advice = FoodAdvice(suggestions=(SUGGESTION, other, other), withheld=(held,))
    text = to_text(food_advice(advice, assessment, {**SOURCES, **kit.knowledge.sources}), width=120)
    rows = [" | ".join(filter(None, map(str.strip, line.split("  ")))) for line in text.splitlines()]

    assert [line for line in rows if line.startswith(("What you could", "Or (", "No food"))] == [
        "What you could eat",
        "Or (alternative 1)",
        "Or (alternative 2)",
        "No food is suggested for these, and why",
    ]
    for row in (
        "Nutrient | You get | Target | kale | beans | Counted | Closes",
        "magnesium, mg a day | 200 | 320 (recommended amount, RDA) | 80 | 28 | 108 | 90 %",
        "iron, mg a day | 200 | 320 (adequate intake, AI) | not known | 2.25 | 120 | 100 %",
        "Limit for | Limit | Room for more | The foods add",
        "iron | 45 mg a day (upper limit) | 30.5 mg: you eat 14.5 mg | 2.25 mg [3]",
        "iron | 45 mg a day (level to stay under (CDRR)) | 30.5 mg: you eat 14.5 mg | 2.25 mg [3]",
        "iron | 45 mg a day (limit because of a caution) | 30.5 mg: you eat 14.5 mg | 2.25 mg [3]",
        "iron | 45 mg a day (other) | 30.5 mg: you eat 14.5 mg | 2.25 mg [3]",
    ):
        assert row in rows


def test_where_there_is_nothing_it_is_said_why(kit: tk.Kit) -> None:
    nothing = FoodAdvice(suggestions=(), withheld=())
    untold = kit.assess({"age": 40, "sex": "female"})
    told = kit.assess({"age": 40, "sex": "female", "intake": {"days": 3, "per_day": {"magnesium": "400 mg"}}})

    assert "Nothing was told of what you eat, so what is missing is not known" in to_text(
        food_advice(nothing, untold, kit.knowledge.sources)
    )
    assert "Nothing that you eat too little of is known, so no food is suggested." in to_text(
        food_advice(nothing, told, kit.knowledge.sources)
    )
