"""Suggestions on a small pack with round figures: every amount, limit, reason and word, worked out by hand."""

import attrs
import pytest
from support.metals import CONTENT, FOODS, eater, food, intake, kit

import twitchkit as tk
from twitchkit.diet.suggestions.candidates import FoodCandidate
from twitchkit.diet.suggestions.gaps import Gap, find_gaps
from twitchkit.diet.suggestions.held import find_held
from twitchkit.diet.suggestions.limits import Limit
from twitchkit.diet.suggestions.options import Option, find_options
from twitchkit.diet.suggestions.program import closed_share, cost_of, shortlist
from twitchkit.model.suggestion import ClosedGap, FoodSuggestion, KeptLimit, SuggestedFood
from twitchkit.scoring import Person
from twitchkit.scoring.assessing import assessment_of

GOLD, TIN = CONTENT.nutrients["toy:gold"], CONTENT.nutrients["toy:tin"]
LEFT, UNTOLD, REACHED = (
    "what is left after food and supplements",
    "it is not known how much is eaten and taken already",
    "it is reached already, or may be",
)


@pytest.fixture(scope="module")
def small():
    return kit()


def only(advice):
    (suggestion,) = advice.suggestions
    return suggestion


def test_a_suggestion_in_full(small):
    """Two ounces of seed hold 56 of the 60 mg that are missing to the RDA; the rest is not worth another food."""
    seed = SuggestedFood(
        food="toy:seed",
        name="seed",
        grams=56.0,
        portion="2 × 1 oz",
        eaten=False,
        adds={"toy:gold": 56.0, "toy:lead": pytest.approx(2.8), "toy:salt": 0.0, "toy:tin": 0.0},
        notes=(),
        sources=("toy:own",),
    )
    gap = ClosedGap(
        nutrient="toy:gold",
        name="gold",
        unit="mg",
        standard="RDA",
        intake=60.0,
        target=120.0,
        added=56.0,
        closed=pytest.approx(56 / 60),
        note="Ask a smith.",
        sources=("toy:own",),
    )
    lead = KeptLimit(
        nutrient="toy:lead",
        name="lead",
        unit="ug",
        kind="UL",
        value=100.0,
        room=80.0,
        added=pytest.approx(2.8),
        because=LEFT,
        sources=("toy:other",),
    )
    salt = attrs.evolve(
        lead, nutrient="toy:salt", name="salt", unit="mg", kind="CDRR", value=2000.0, room=1000.0, added=0.0
    )
    assert small.suggest_foods(eater()) == tk.FoodAdvice(
        suggestions=(
            FoodSuggestion(
                id="suggestion:seed_56g",
                text="closes 93 % of the gold gap: 56 g seed (2 × 1 oz) a day",
                foods=(seed,),
                gaps=(gap,),
                limits=(lead, attrs.evolve(salt, sources=("toy:own",))),
                notes=(),
                sources=("toy:own", "toy:other"),
            ),
        )
    )


def test_several_gaps_are_closed_together_and_the_foods_that_help_most_come_first(small):
    """Gold counts 1, tin 1 (no probability): half of each. One root holds all the tin that is missing, 20 mg."""
    suggestion = only(small.suggest_foods(eater(), nutrients=["gold", "tin"]))

    assert suggestion.text == (
        "closes all of the tin gap and 95 % of the gold gap: 100 g root (1 medium) and 56 g seed (2 × 1 oz) a day"
    )
    assert suggestion.id == "suggestion:root_100g_and_seed_56g"
    assert [(gap.standard, gap.target, gap.added) for gap in suggestion.gaps] == [("AI", 30, 20), ("RDA", 120, 57)]


def test_gaps_come_by_their_weight_then_by_id():
    """A gap in gold of little probability weighs less than one in tin, whichever was named first."""
    told = eater(per_day={"gold": "105 mg"})
    for names in (["tin", "gold"], ["gold", "tin"]):
        assert [gap.name for gap in only(kit().suggest_foods(told, nutrients=names)).gaps] == ["tin", "gold"]


def test_all_of_several_gaps(small):
    told = eater(per_day={"gold": "118 mg", "tin": "11 mg"})
    foods = [*FOODS, food("alloy", {"1 bar": 40.0}, gold=100.0, tin=100.0)]

    suggestion = only(kit(food_sources=foods).suggest_foods(told, nutrients=["gold", "tin"]))

    assert suggestion.text == "closes all of the tin and gold gaps: 40 g alloy (1 bar) a day"


def test_alternatives_differ_and_end_where_nothing_closes_anything(small):
    texts = [item.text for item in small.suggest_foods(eater(), alternatives=5).suggestions]

    assert texts == [
        "closes 93 % of the gold gap: 56 g seed (2 × 1 oz) a day",
        "closes 30 % of the gold gap: 180 g leaf (1 cup) a day",
    ]
    assert len(small.suggest_foods(eater(), alternatives=1).suggestions) == 2
    assert len(small.suggest_foods(eater(), alternatives=0).suggestions) == 1


def test_at_most_so_many_foods(small):
    assert len(only(small.suggest_foods(eater(), nutrients=["gold", "tin"], at_most=1)).foods) == 1


class TestGaps:
    def gap(self, small, **told):
        (gap,) = only(small.suggest_foods(eater(**told))).gaps
        return gap

    def test_who_needs_more_has_a_larger_target(self, small):
        gap = self.gap(small, findings={"growing": True})

        assert (gap.target, gap.sources) == (180.0, ("toy:own", "toy:other"))

    def test_a_range_is_counted_from_its_middle(self, small):
        assert self.gap(small, per_day={"gold": "< 100 mg"}).intake == pytest.approx(50)

    def test_a_gap_counts_twice_where_a_condition_that_comes_from_it_is_possible(self, small):
        """Otherwise a gap counts by the probability of too little: of gold 0.999; of tin, which has an AI, 1."""

        def weights(**findings):
            person = Person.of(small.knowledge, eater(findings=findings))
            held = find_held(small.knowledge, person.cautions)
            named = ["toy:gold", "toy:tin"]
            gaps, _ = find_gaps(small.knowledge, assessment_of(person), person.observations, held, named)
            return [gap.weight for gap in gaps]

        assert weights() == weights(pale=False, dull=False) == pytest.approx([1 / 2, 1 / 2], abs=0.001)
        assert weights(pale=True, dull=True) == pytest.approx([2 / 3, 1 / 3], abs=0.001)

    @pytest.mark.parametrize(
        ("named", "told", "reason"),
        [
            ("gold", {"per_day": {"gold": None}}, "It was not told how much of it is eaten."),
            ("gold", {"per_day": {"gold": "120 mg"}}, "What is eaten reaches the target."),
            ("tin", {"per_day": {"tin": "30 mg"}}, "What is eaten reaches the target."),
            ("salt", {}, "Most people eat more of it than is good for them."),
            (
                "gold",
                {"over": 1},
                "It cannot be told whether too little is eaten: 1 of at least 2 days were recorded.",
            ),
            (
                "lead",
                {},
                "It cannot be told whether too little is eaten: no reference is set for this life stage.",
            ),
            (
                "gold",
                {"sex": None, "age": 17.5 + 0.5, "supplements": (tk.SupplementUse(name="tablet"),)},
                "It cannot be told whether too little is eaten: the content of a supplement was not told.",
            ),
        ],
    )
    def test_why_there_is_none(self, small, named, told, reason):
        (held,) = small.suggest_foods(eater(**told), nutrients=[named]).withheld

        assert (held.id, held.name, held.reason) == (f"food:{named}", f"food with {named}", reason)
        assert (held.cautions, held.sources) == ((), ())

    def test_what_was_not_named_and_is_no_gap_is_passed_over(self, small):
        assert small.suggest_foods(eater(per_day={"gold": "400 mg"})) == tk.FoodAdvice()
        assert small.suggest_foods(eater(over=1)) == tk.FoodAdvice()

    def test_what_no_food_closes_says_so_and_what_to_know_about_it(self):
        """A portion must close a tenth of the gap: 5.99 of 60 mg do not, 6 do."""
        nothing = kit(food_sources=[food("dust", {"1 spoon": 99.8}, gold=6.0)])
        enough = kit(food_sources=[food("dust", {"1 spoon": 100.0}, gold=6.0)])
        (held,) = nothing.suggest_foods(eater()).withheld

        assert nothing.suggest_foods(eater()).suggestions == enough.suggest_foods(eater()).withheld == ()
        assert held.reason == (
            "No food was found that helps, that you eat and that may be suggested to you. Ask a smith."
        )
        (held,) = nothing.suggest_foods(eater(), nutrients=["tin"]).withheld
        assert held.reason == "No food was found that helps, that you eat and that may be suggested to you."


class TestLimits:
    def kept(self, small, **told):
        return {limit.name: limit for limit in only(small.suggest_foods(eater(**told))).limits}

    @pytest.mark.parametrize(
        ("told", "room", "because"),
        [
            ({}, 80.0, LEFT),
            ({"per_day": {"lead": "98.9 ug"}}, 1.1, LEFT),
            ({"per_day": {"lead": "99 ug"}}, 1.0, REACHED),
            ({"per_day": {"lead": "250 ug"}}, 1.0, REACHED),
            ({"per_day": {"lead": "< 60 ug"}}, 40.0, LEFT),
            ({"supplements": (tk.SupplementUse(name="x", per_day={"lead": "30 ug"}),)}, 50.0, LEFT),
            ({"supplements": (tk.SupplementUse(name="x"),), "per_day": {"gold": "10 mg"}}, None, UNTOLD),
            ({"supplements": None}, 10.0, UNTOLD),
            ({"per_day": {"lead": None}}, 10.0, UNTOLD),
        ],
    )
    def test_room_under_an_upper_limit(self, small, told, room, because):
        """The limit is 100 ug: what is left, but at least a hundredth of it; a tenth where that is not known."""
        advice = small.suggest_foods(eater(**told))
        if room is None:  # a product whose content was not told may hold gold as well
            assert advice == tk.FoodAdvice()
            return
        lead = self.kept(small, **told)["lead"]

        assert (lead.room, lead.because) == (pytest.approx(room), because)

    @pytest.mark.parametrize(("salt", "room"), [("1800 mg", 200.0), ("1899 mg", 101.0), ("1950 mg", 100.0)])
    def test_room_under_an_intake_that_lowers_the_risk_of_disease(self, small, salt, room):
        assert self.kept(small, per_day={"salt": salt})["salt"].room == pytest.approx(room)

    def test_a_food_keeps_every_limit(self):
        """An ounce of seed holds 28 mg of gold; 2 ounces would pass 1 ug of lead, and of salt nothing is known."""
        foods = [
            food("seed", {"1 oz": 28.0}, gold=100.0, lead=3.0),
            food("nut", {"1 oz": 28.0}, gold=100.0, salt=None),
            food("pip", {"1 oz": 28.0}, gold=110.0, lead=4.0),
        ]
        told = eater(per_day={"lead": "250 ug"})

        suggestion = only(kit(food_sources=foods).suggest_foods(told))
        assert suggestion.text == "closes 46 % of the gold gap: 28 g seed (1 oz) a day"

    def test_a_food_of_which_every_portion_passes_a_limit_is_no_food_for_a_gap(self):
        choice = kit(food_sources=[food("pip", {"1 oz": 28.0}, gold=110.0, lead=4.0)])
        advice = choice.suggest_foods(eater(per_day={"lead": "250 ug"}))

        assert (advice.suggestions, [held.id for held in advice.withheld]) == ((), ["food:gold"])

    def test_a_limit_of_supplements_counts_no_food(self, small):
        assert set(self.kept(small)) == {"lead", "salt"}

    def test_a_caution_allows_less_than_the_amount_that_it_names_and_leaves_out_a_tag(self):
        """With weak kidneys a day's foods hold less than 20 mg of gold, and nothing red."""
        foods = [food("crumb", {"1 oz": 20.0}, gold=100.0), food("bit", {"1 oz": 19.9}, gold=100.0), *FOODS]
        told = eater(findings={"kidneys": True})

        suggestion = only(kit(food_sources=foods).suggest_foods(told, nutrients=["gold", "tin"]))
        caution = suggestion.limits[0]

        assert [item.food for item in suggestion.foods] == ["toy:leaf"]
        assert (caution.kind, caution.value, caution.room, caution.added) == ("caution", 20.0, 20.0, 18.0)
        assert (caution.because, caution.sources) == ("Weak kidneys keep gold.", ("toy:other",))

    def test_strict_limits_are_not_reached(self):
        strict = Limit(GOLD, "caution", 5.0, 5.0, "", (), strict=True)

        assert [strict.allows(4.99), strict.allows(5.0)] == [True, False]
        assert [strict._replace(strict=False).allows(amount) for amount in (5.0, 5.01)] == [True, False]

    def test_cautions_that_hold_a_nutrient_back_give_all_their_reasons(self, small):
        (held,) = small.suggest_foods(eater(findings={"days": 300}), nutrients=["tin"]).withheld

        assert (held.id, held.reason) == ("food:tin", "Slowly. No haste.")
        assert (held.cautions, held.sources) == (("toy:slow", "toy:slower"), ("toy:other", "toy:own"))


class TestWords:
    NOT_ASKED = "Food allergies were not asked about: leave out what you must not eat."
    LABELS = "Read the label of all that comes in a packet: traces of other foods stand only there."

    @pytest.mark.parametrize(
        ("told", "notes"),
        [
            ({"allergies": None}, (NOT_ASKED,)),
            ({"allergies": ()}, ()),
            ({"allergies": ("red",)}, (LABELS,)),
            ({"allergies": ("root",)}, (LABELS,)),
            ({"eats": ("no leaves",)}, ("No leaves: Ask for none.",)),
            ({"findings": {"leafless": True}, "allergies": None}, ("No leaves: Ask for none.", NOT_ASKED)),
            ({"findings": {"leafless": False}}, ()),
            ({"eats": ("apart",)}, ()),
        ],
    )
    def test_notes_on_what_a_table_cannot_tell(self, small, told, notes):
        assert only(small.suggest_foods(eater(**told))).notes == notes

    def test_a_diet_is_cited(self, small):
        assert only(small.suggest_foods(eater(eats=("no leaves",), per_day={"lead": "1 ug"}))).sources == (
            "toy:own",
            "toy:other",
        )
        plain = kit(
            reference_intakes=[item for item in CONTENT.reference_intakes.values() if item.id != "toy:lead_need"]
        )
        assert only(plain.suggest_foods(eater())).sources == ("toy:own",)
        assert only(plain.suggest_foods(eater(eats=("no leaves",)))).sources == ("toy:own", "toy:other")

    def test_a_food_has_its_own_note_and_how_well_it_is_taken_up(self, small):
        leaf = small.suggest_foods(eater(), alternatives=1).suggestions[1].foods[0]

        assert leaf.notes == ("Wash it.", "Little of it is taken up.")
        assert leaf.sources == ("toy:other", "toy:own")

    def test_how_well_it_is_taken_up_is_told_only_where_that_is_the_gap(self, small):
        tin = only(kit(food_sources=[FOODS[1]]).suggest_foods(eater(), nutrients=["tin"])).foods[0]

        assert (tin.notes, tin.sources) == (("Wash it.",), ("toy:other",))

    def test_one_of_several_gaps_is_enough_for_it(self):
        choice = kit(food_sources=[FOODS[1]])

        leaf = only(choice.suggest_foods(eater(), nutrients=["gold", "tin"])).foods[0]
        assert leaf.notes == ("Wash it.", "Little of it is taken up.")

    def test_what_is_eaten_already_is_said(self):
        told = eater()
        diary = tk.Profile(
            age=40,
            sex="female",
            supplements=(),
            allergies=(),
            diet=(tk.DietDay(foods=(tk.FoodEaten(food="leaf", amount="100 g"),)),) * 2,
        )
        assert not only(kit().suggest_foods(told)).foods[0].eaten
        eaten = [item for found in kit().suggest_foods(diary, alternatives=1).suggestions for item in found.foods]
        assert {(item.name, item.eaten) for item in eaten} == {("seed", False), ("leaf", True)}


class TestExclusions:
    def names(self, small, **told):
        advice = small.suggest_foods(eater(**told), nutrients=["gold", "tin"], alternatives=5, at_most=1)
        return [found.foods[0].name for found in advice.suggestions]

    @pytest.mark.parametrize(
        ("told", "left"),
        [
            ({}, {"seed", "leaf", "root"}),
            ({"allergies": ("green",)}, {"seed", "root"}),
            ({"allergies": ("leafs",)}, {"seed", "root"}),
            ({"dislikes": ("red",)}, {"seed", "leaf"}),
            ({"dislikes": ("seed",)}, {"leaf", "root"}),
            ({"eats": ("no leaves",)}, {"seed", "root"}),
            ({"findings": {"kidneys": True}}, {"leaf"}),
        ],
    )
    def test_what_is_left_out(self, small, told, left):
        assert set(self.names(small, **told)) == left

    def test_foods_that_a_diet_keeps_apart_are_not_suggested_together(self):
        foods = [
            food("leaf", {"1 cup": 60.0}, gold=100.0, tags=("green",)),
            food("root", {"1 cup": 60.0}, tin=40.0, tags=("red",)),
        ]
        choice = kit(food_sources=foods)

        def together(**told):
            return len(only(choice.suggest_foods(eater(**told), nutrients=["gold", "tin"])).foods)

        assert (together(), together(eats=("apart",))) == (2, 1)

    @pytest.mark.parametrize(
        ("told", "offered"),
        [
            ({}, True),
            ({"dislikes": ("red",)}, True),
            ({"allergies": ("red",)}, False),
            ({"allergies": ("root",)}, False),
        ],
    )
    def test_what_nobody_checked_is_left_out_where_it_must_be_sure(self, told, offered):
        """A dislike is no reason to be so careful."""
        choice = kit(food_sources=[*FOODS, food("grit", {"1 oz": 20.0}, gold=300.0, checked=False)])

        assert ("grit" in self.names(choice, **told)) is offered

    def test_a_tag_that_is_not_suggested_and_what_has_no_portions(self):
        tags = [
            tag if tag.id != "toy:green" else attrs.evolve(tag, suggested=False) for tag in CONTENT.food_tags.values()
        ]
        foods = [*FOODS, food("mist", {}, gold=500.0)]

        assert set(self.names(kit(food_tags=tags, food_sources=foods))) == {"seed", "root"}

    def test_what_the_body_does_not_get_closes_nothing(self):
        tags = [
            tag if tag.id != "toy:green" else attrs.evolve(tag, uncounted=("gold",))
            for tag in CONTENT.food_tags.values()
        ]
        choice = kit(food_tags=tags, food_sources=[FOODS[1]])

        assert choice.suggest_foods(eater()).suggestions == ()
        (gap,) = only(choice.suggest_foods(eater(), nutrients=["tin"])).gaps
        assert (gap.name, gap.added) == ("tin", 18.0)


def chosen(name, portions, *, tags=frozenset(), gold=0.0, tin=0.0, eaten=False, listed=True):
    content = {"toy:gold": gold, "toy:tin": tin}
    return FoodCandidate(food(name, portions), tags, content, content, eaten, listed=listed)


class TestPortions:
    def options(self, portions, *, most=None, tags=frozenset()):
        tags_there = [
            attrs.evolve(tag, most=most) if tag.id == "toy:green" else tag for tag in CONTENT.food_tags.values()
        ]
        knowledge = kit(food_tags=tags_there).knowledge
        return [(item.portion, item.grams) for item in find_options(knowledge, [chosen("x", portions, tags=tags)])]

    @pytest.mark.parametrize(
        ("portions", "expected"),
        [
            ({"1 slice": 100.0}, [("1 slice", 100.0)]),
            # Small ones also twice, up to 60 g.
            ({"1 slice": 60.0}, [("1 slice", 60.0), ("2 × 1 slice", 120.0)]),
            ({"1 slice": 60.1}, [("1 slice", 60.1)]),
            # What can be halved, by half.
            ({"1 cup": 200.0}, [("half of 1 cup", 100.0), ("1 cup", 200.0)]),
            ({"1 cup, cooked": 200.0}, [("half of 1 cup, cooked", 100.0), ("1 cup, cooked", 200.0)]),
            ({"1 cupcake": 200.0}, [("1 cupcake", 200.0)]),
            # From 5 to 250 g.
            ({"1 leaf": 4.9, "1 sheet": 5.0}, [("1 sheet", 5.0), ("2 × 1 leaf", 9.8), ("2 × 1 sheet", 10.0)]),
            ({"1 bottle": 250.0, "1 jug": 250.1}, [("1 bottle", 250.0)]),
            ({"1 pot": 500.0}, [("half of 1 pot", 250.0)]),
            # One weight has one name: the plainer.
            ({"1 slice": 100.0, "1 piece": 100.0}, [("1 piece", 100.0)]),
            ({"1 cup": 100.0, "1 slice": 50.0}, [("1 slice", 50.0), ("1 cup", 100.0)]),
            ({"1 oz": 28.0, "1 serving": 56.0}, [("1 oz", 28.0), ("1 serving", 56.0), ("2 × 1 serving", 112.0)]),
        ],
    )
    def test_the_portions_of_a_food(self, portions, expected):
        assert self.options(portions) == expected

    def test_no_more_than_its_tags_allow(self):
        green = frozenset({"toy:green", "toy:red"})

        assert self.options({"1 oz": 28.0}, most=50.0, tags=green) == [("1 oz", 28.0)]
        assert len(self.options({"1 oz": 28.0}, most=56.0, tags=green)) == 2
        assert len(self.options({"1 oz": 28.0}, most=20.0)) == 2


def portion(name, grams, **about):
    return Option(chosen(name, {}, **about), "1", grams)


class TestProgram:
    def test_what_a_food_costs(self):
        """0.06 of all gaps for a new one, 0.03 for one that is eaten, 0.01 more unlisted, 0.01 for each 100 g."""
        assert cost_of(portion("a", 50.0)) == pytest.approx(0.065)
        assert cost_of(portion("a", 200.0, eaten=True)) == pytest.approx(0.05)
        assert cost_of(portion("a", 100.0, listed=False)) == pytest.approx(0.08)

    def test_a_share_is_at_most_all(self):
        gap = Gap(GOLD, "RDA", 20.0, 60.0, 1.0, ())

        assert closed_share(gap, [portion("a", 50.0, gold=20.0)]) == pytest.approx(0.25)
        assert closed_share(gap, [portion("a", 50.0, gold=20.0)] * 5) == 1.0

    def test_the_shortlist_has_sixty_foods_that_do_most_and_eight_for_each_gap(self):
        """The gap of gold counts 9 times as much as that of tin, so the foods with tin do least for both together."""
        gaps = [Gap(GOLD, "RDA", 0.0, 100.0, 0.9, ()), Gap(TIN, "AI", 0.0, 100.0, 0.1, ())]
        golden = [portion(f"g{number:02}", 100.0, gold=30.0 + number / 10) for number in range(70)]
        tinned = [portion(f"t{number:02}", 100.0, tin=20.0 + number) for number in range(12)]

        kept = [option.candidate.food.name for option in shortlist(gaps, [*golden, *tinned])]

        assert kept == [f"g{number:02}" for number in range(10, 70)] + [f"t{number:02}" for number in range(4, 12)]

    def test_a_food_is_on_the_shortlist_for_its_best_portion_and_ties_go_by_id(self):
        gap = Gap(GOLD, "RDA", 0.0, 100.0, 1.0, ())
        same = [portion(f"g{number:02}", 100.0, gold=30.0) for number in range(61)]
        small = portion("z", 10.0, gold=10.0)

        assert [item.candidate.food.name for item in shortlist([gap], same)][-1] == "g59"
        kept = shortlist([gap], [*same, small, small._replace(grams=100.0), portion("z", 300.0, gold=40.0)])
        assert [item.grams for item in kept if item.candidate.food.name == "z"] == [10.0, 100.0, 300.0]
        assert len({item.candidate.food.name for item in kept}) == 60


def test_an_intake_that_is_a_range_is_compared_by_its_middle():
    """The middle of "<= 240 mg" is 120: what is needed."""
    (held,) = kit().suggest_foods(eater(per_day={"gold": "<= 240 mg"}), nutrients=["gold"]).withheld

    assert held.reason == "What is eaten reaches the target."


def test_needs_without_an_rda_are_planned_for_by_the_ai():
    rows = [intake("gold", ear=100.0, ai=90.0, requirement_cv=0.1), *list(CONTENT.reference_intakes.values())[1:]]
    both = kit(reference_intakes=[row for row in rows if row.nutrient in ("gold", "lead", "salt")])

    (gap,) = only(both.suggest_foods(eater())).gaps
    assert (gap.standard, gap.target) == ("AI", 90.0)
