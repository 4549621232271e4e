"""Suggestions of food: the program against brute force, the laws on made-up people, and what single people get."""

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.eaters import person
from support.handmade import CITED
from support.quick import one_in
from support.suggestion_checks import broken_rules

import twitchkit as tk
from twitchkit.diet.suggestions.candidates import FoodCandidate, without_twins
from twitchkit.diet.suggestions.gaps import Gap
from twitchkit.diet.suggestions.limits import Limit
from twitchkit.diet.suggestions.options import Option
from twitchkit.diet.suggestions.program import Program, closed_share, cost_of
from twitchkit.diet.suggestions.solver import INSIDE, solve

TESTS = Path(__file__).parents[1]
PEOPLE = 300
NUTRIENTS = [tk.Nutrient(id=f"toy:{name}", name=name, unit="mg", role="…", **CITED) for name in ("gold", "tin", "lead")]
GOLD, TIN, LEAD = NUTRIENTS


def option(name: str, grams: float, gold: float, tin: float = 0.0, lead: float = 0.0, *, eaten: bool = False) -> Option:
    """Return a portion that holds so much of each nutrient."""
    food = tk.FoodSource(id=f"toy:{name}", name=name, per_100g={}, **CITED)
    content = {GOLD.id: gold / grams * 100, TIN.id: tin / grams * 100, LEAD.id: lead / grams * 100}
    return Option(FoodCandidate(food, frozenset(), content, content, eaten=eaten), "1 portion", grams)


def gap(nutrient: tk.Nutrient, missing: float, weight: float) -> Gap:
    return Gap(nutrient, "RDA", 0.0, missing, weight, ())


def limit(nutrient: tk.Nutrient, room: float) -> Limit:
    return Limit(nutrient, "UL", room, room, "…", ())


def feasible(program: Program, chosen: tuple[Option, ...], inside: float = 0.0) -> bool:
    """Tell whether an answer obeys every rule, and stays inside the limits by a share of their room."""
    foods = [item.candidate.food.id for item in chosen]
    kept = all(
        sum(item.amount(each.nutrient.id) for item in chosen) <= each.room * (1 - inside) for each in program.limits
    )
    apart = all(
        sum(any(program.options[position] in chosen for position in group) for group in groups) <= 1
        for groups in program.apart
    )
    new = not any(answer <= set(foods) for answer in program.taken)
    return len(set(foods)) == len(foods) <= program.foods and kept and apart and new


def worth(program: Program, chosen: tuple[Option, ...]) -> float:
    """Return the weighted shares of the gaps that an answer closes, less what it costs."""
    closed = sum(gap.weight * closed_share(gap, chosen) for gap in program.gaps)
    return closed - sum(cost_of(option) for option in chosen)


def best_by_brute_force(program: Program, inside: float = 0.0) -> float:
    """Return what the best answer is worth, found by trying all of them."""
    answers = (chosen for size in range(program.foods + 1) for chosen in combinations(program.options, size))
    return max(worth(program, chosen) for chosen in answers if feasible(program, chosen, inside))


amounts = st.floats(0.0, 100.0).map(lambda value: round(value, 1))
portions = st.builds(
    option,
    st.sampled_from("abcdefgh"),
    st.sampled_from([10.0, 30.0, 85.0, 240.0]),
    amounts,
    amounts,
    amounts,
    eaten=st.booleans(),
)


@st.composite
def programs(draw: st.DrawFn) -> Program:
    options = draw(
        st.lists(portions, min_size=1, max_size=8, unique_by=lambda item: (item.candidate.food.id, item.grams))
    )
    places = st.sets(st.integers(0, len(options) - 1), max_size=4).map(frozenset)
    share = draw(st.floats(0.1, 0.9))
    return Program(
        gaps=[gap(GOLD, draw(st.floats(5, 150)), share), gap(TIN, draw(st.floats(5, 150)), 1 - share)],
        limits=draw(st.sampled_from([[], [limit(LEAD, 60.0)], [limit(LEAD, 25.0), limit(GOLD, 90.0)]])),
        options=options,
        foods=draw(st.integers(1, 3)),
        apart=draw(st.lists(st.tuples(places, places), max_size=2)),
        taken=draw(
            st.lists(st.sets(st.sampled_from([f"toy:{name}" for name in "abcd"]), min_size=1, max_size=2), max_size=2)
        ),
    )


class TestProgram:
    @given(programs())
    def test_the_answer_is_the_best_there_is(self, program: Program) -> None:
        answer = solve(program)
        assert feasible(program, answer)
        # An answer that fills a limit to the last millionth may be left out: the solver could be over it.
        assert worth(program, answer) >= best_by_brute_force(program, INSIDE) - 2e-6
        assert worth(program, answer) <= best_by_brute_force(program) + 2e-6

    @pytest.mark.parametrize("lead", [59.9, 60.0, 60.1])
    def test_a_limit_is_never_passed_and_may_be_all_but_filled(self, lead: float) -> None:
        program = Program(
            gaps=[gap(GOLD, 5.0, 1.0)], limits=[limit(LEAD, 60.0)], options=[option("a", 30.0, 5.0, 0.0, lead)], foods=1
        )
        answer = solve(program)
        assert feasible(program, answer)
        assert bool(answer) or lead >= 60.0

    @given(programs())
    def test_the_same_program_has_the_same_answer(self, program: Program) -> None:
        assert solve(program) == solve(program)

    def test_of_two_that_do_the_same_the_first_is_taken(self) -> None:
        same = [option(name, 30.0, 50.0) for name in "abc"]
        assert solve(Program([gap(GOLD, 50.0, 1.0)], [], same, 3)) == (same[0],)

    def test_what_two_diets_keep_apart(self) -> None:
        options = [option("a", 30.0, 50.0), option("b", 30.0, 0.0, 50.0), option("c", 30.0, 0.0, 45.0)]
        gaps = [gap(GOLD, 50.0, 0.5), gap(TIN, 50.0, 0.5)]
        here, there = (frozenset({0}), frozenset({1})), (frozenset({1}), frozenset({2}))
        assert solve(Program(gaps, [], options, 3)) == (options[0], options[1])
        assert solve(Program(gaps, [], options, 3, apart=[here, there])) == (options[0], options[2])

    def test_what_is_eaten_already_is_preferred(self) -> None:
        new, known = option("a", 30.0, 50.0), option("b", 30.0, 50.0, eaten=True)
        assert solve(Program([gap(GOLD, 50.0, 1.0)], [], [new, known], 3)) == (known,)

    def test_the_food_with_the_plain_name_is_preferred(self) -> None:
        plain, other = option("b", 30.0, 50.0), option("a", 30.0, 50.0)
        other = other._replace(candidate=other.candidate._replace(listed=False))
        assert solve(Program([gap(GOLD, 50.0, 1.0)], [], [other, plain], 3)) == (plain,)

    def test_a_food_that_closes_too_little_is_not_worth_it(self) -> None:
        assert solve(Program([gap(GOLD, 100.0, 1.0)], [], [option("a", 30.0, 5.0)], 3)) == ()

    def test_nothing_to_choose_from(self) -> None:
        assert solve(Program([gap(GOLD, 100.0, 1.0)], [], [], 3)) == ()

    def test_the_solver_is_quiet(self, capfd: pytest.CaptureFixture[str]) -> None:
        solve(Program([gap(GOLD, 50.0, 1.0)], [], [option("a", 30.0, 50.0)], 3))
        assert capfd.readouterr() == ("", "")


@pytest.fixture
def large(kit_with_table: tk.Kit) -> tk.Kit:
    """The packs with the large table."""
    return kit_with_table


@pytest.mark.thorough
class TestMadeUpPeople:
    """The first of the 10,000 people of suggestions_full_run.py; every second fifty of them with the large table."""

    @pytest.mark.parametrize("first", range(0, PEOPLE, 50))
    def test_no_suggestion_breaks_a_rule(self, kit: tk.Kit, large: tk.Kit, first: int) -> None:
        kit = large if first % 100 else kit
        broken = {}
        suggested = 0
        for seed in range(first, first + 50):
            profile = person(seed)
            for suggestion in kit.suggest_foods(profile, alternatives=seed % 2).suggestions:
                suggested += 1
                if rules := broken_rules(kit, profile, suggestion):
                    broken[seed] = rules
        assert broken == {}
        assert suggested > 20


class TestTwins:
    """A food of a database that does no more than a listed one of its kind."""

    def kept(self, gold: float, lead: float, *tags: str) -> bool:
        plain = option("plain", 100.0, 50.0, lead=10.0).candidate
        other = option("other", 100.0, gold, lead=lead).candidate._replace(listed=False, own_tags=frozenset(tags))
        return other in without_twins([plain, other], [gap(GOLD, 50.0, 1.0)], [limit(LEAD, 60.0)])

    def test_it_goes_where_it_does_the_same(self) -> None:
        assert not self.kept(50.0, 10.0)
        assert not self.kept(55.0, 9.0)

    def test_it_goes_where_neither_has_anything_of_another_gap(self) -> None:
        plain = option("plain", 100.0, 50.0).candidate
        other = option("other", 100.0, 50.0).candidate._replace(listed=False)
        assert without_twins([plain, other], [gap(GOLD, 50.0, 0.5), gap(TIN, 50.0, 0.5)], []) == (plain,)

    def test_it_stays_where_it_does_more_or_holds_less_of_what_is_limited_or_is_another_kind(self) -> None:
        assert self.kept(70.0, 10.0)
        assert self.kept(50.0, 5.0)
        assert self.kept(50.0, 10.0, "toy:red")

    def test_listed_foods_stay(self) -> None:
        twins = [option(name, 100.0, 50.0).candidate for name in "ab"]
        assert without_twins(twins, [gap(GOLD, 50.0, 1.0)], []) == tuple(twins)


HEALTHY = {
    "age": 40,
    "sex": "female",
    "pregnant": False,
    "medicines": [],
    "supplements": [],
    "allergies": [],
    "findings": {"hx_ckd": False},
}
NEEDS_MAGNESIUM = {**HEALTHY, "intake": {"days": 3, "per_day": {"magnesium": "200 mg", "sodium": "1800 mg"}}}
NOTHING_TOLD = HEALTHY
NOTHING_MISSING = {**HEALTHY, "intake": {"days": 3, "per_day": {"magnesium": "500 mg", "sodium": "1800 mg"}}}


def suggest(kit: tk.Kit, data: dict, **wanted) -> tk.FoodAdvice:
    return kit.suggest_foods(tk.read_profile(data), **wanted)


class TestPeople:
    def test_a_gap_is_closed_by_a_handful_of_seeds(self, kit: tk.Kit) -> None:
        (suggestion,) = suggest(kit, NEEDS_MAGNESIUM).suggestions
        (gap,) = suggestion.gaps
        assert (gap.nutrient, gap.intake, gap.target) == ("nutrients:magnesium", 200.0, 320.0)
        assert suggestion.text.startswith("closes ")
        assert "magnesium gap: " in suggestion.text
        assert suggestion.text.endswith(" a day")

    def test_alternatives_have_other_foods(self, kit: tk.Kit) -> None:
        suggestions = suggest(kit, NEEDS_MAGNESIUM, alternatives=3).suggestions
        foods = [{food.food for food in suggestion.foods} for suggestion in suggestions]
        assert len(foods) == 4
        assert not any(one <= other for one, other in combinations(foods, 2))

    def test_weak_kidneys_get_no_food_for_magnesium_and_hear_why(self, kit: tk.Kit) -> None:
        advice = suggest(kit, {**NEEDS_MAGNESIUM, "findings": {"hx_ckd": True}})
        assert advice.suggestions == ()
        (held,) = advice.withheld
        assert (held.id, held.cautions) == ("food:magnesium", ("nutrients:kidney_disease",))

    def test_a_vegan_hears_that_food_cannot_close_b12(self, kit: tk.Kit) -> None:
        data = {**HEALTHY, "eats": ["vegan"], "intake": {"days": 5, "per_day": {"vitamin_b12": "0.2 ug"}}}
        advice = suggest(kit, data)
        assert advice.suggestions == ()
        (held,) = advice.withheld
        assert "B12 test" in held.reason
        assert "ug" not in held.reason.split()

    def test_the_finding_excludes_like_the_diet(self, kit: tk.Kit) -> None:
        intake = {"days": 5, "per_day": {"vitamin_b12": "0.2 ug"}}
        asked = {**HEALTHY, "findings": {"hx_ckd": False, "diet_vegan": True}, "intake": intake}
        assert suggest(kit, asked) == suggest(kit, {**HEALTHY, "eats": ["vegan"], "intake": intake})

    def test_spinach_closes_no_calcium_gap(self, kit: tk.Kit) -> None:
        spinach = [food for id, food in kit.knowledge.food_sources.items() if "spinach" in id]
        knowledge = kit.knowledge.build(attrs.evolve(kit.knowledge, food_sources=spinach))
        data = {**HEALTHY, "intake": {"days": 3, "per_day": {"calcium": "500 mg"}}}
        advice = tk.Kit(knowledge).suggest_foods(tk.read_profile(data))
        assert advice.suggestions == ()
        assert [held.id for held in advice.withheld] == ["food:calcium"]

    def test_nutrients_may_be_named(self, kit: tk.Kit) -> None:
        intake = {"days": 3, "per_day": {"potassium": "1500 mg", "zinc": "4 mg", "sodium": "1000 mg"}}
        advice = suggest(kit, {**HEALTHY, "intake": intake}, nutrients=["potassium"])
        assert [gap.nutrient for gap in advice.suggestions[0].gaps] == ["nutrients:potassium"]

    @pytest.mark.parametrize(
        ("nutrient", "amount", "reason"),
        [
            ("calcium", None, "It was not told how much of it is eaten."),
            ("sodium", "900 mg", "Most people eat more of it than is good for them."),
            ("zinc", "20 mg", "What is eaten reaches the target."),
        ],
    )
    def test_why_there_is_no_gap(self, kit: tk.Kit, nutrient: str, amount: str | None, reason: str) -> None:
        per_day = {"magnesium": "400 mg"} | ({nutrient: amount} if amount else {})
        data = {**HEALTHY, "intake": {"days": 3, "per_day": per_day}}
        (held,) = suggest(kit, data, nutrients=[nutrient]).withheld
        assert held.reason == reason

    def test_too_few_days_are_no_gap(self, kit: tk.Kit) -> None:
        data = {**HEALTHY, "intake": {"days": 1, "per_day": {"vitamin_b12": "0.5 ug"}}}
        assert suggest(kit, data) == tk.FoodAdvice()
        (held,) = suggest(kit, data, nutrients=["vitamin_b12"]).withheld
        assert held.reason == ("It cannot be told whether too little is eaten: 1 of at least 3 days were recorded.")

    @pytest.mark.parametrize(
        "more",
        [
            {"findings": {"hx_dialysis": True}},
            {"findings": {"hx_eating_disorder": True}},
            {"age": 16},
            {"findings": {"chest_pain": True}},
        ],
    )
    def test_where_the_program_hands_over_there_is_no_food(self, kit: tk.Kit, more: dict) -> None:
        advice = suggest(kit, {**NEEDS_MAGNESIUM, **more})
        assert advice.suggestions == ()
        assert "foods" in {held.id for held in advice.withheld}


class TestLargeTable:
    """Foods that only a database has."""

    def offered(self, kit: tk.Kit, **told: object) -> dict[str, tk.FoodSource]:
        """Return the foods of the database that are suggested to someone who lacks magnesium, by name."""
        advice = suggest(kit, {**NEEDS_MAGNESIUM, **told}, alternatives=60, at_most=1)
        foods = (kit.foods.get(item.food) for suggestion in advice.suggestions for item in suggestion.foods)
        return {food.name: food for food in foods if food.id not in kit.knowledge.food_sources}

    def test_they_are_suggested_with_their_source_in_portions_that_people_eat(self, large: tk.Kit) -> None:
        advice = suggest(large, NEEDS_MAGNESIUM, alternatives=60, at_most=1).suggestions
        foods = {food.name: food for suggestion in advice for food in suggestion.foods}
        greens = foods["Beet greens, cooked, boiled, drained, without salt"]
        assert (greens.portion, greens.grams, greens.sources) == ("1 cup", 144.0, ("vocabulary:usda_sr24",))
        assert any(food.food == "nutrients:pumpkin_seeds" for food in foods.values())

    @pytest.mark.thorough
    def test_what_the_tags_exclude_is_not_suggested(self, large: tk.Kit) -> None:
        assert "Nuts, pine nuts, dried" in self.offered(large)
        assert "Nuts, pine nuts, dried" not in self.offered(large, allergies=["tree nuts"])

    def test_an_allergy_to_a_nut_leaves_out_its_nearest_kin(self, large: tk.Kit) -> None:
        advice = suggest(large, {**NEEDS_MAGNESIUM, "allergies": ["cashew"]}, alternatives=60, at_most=1)
        foods = [food.name.lower() for suggestion in advice.suggestions for food in suggestion.foods]
        assert any("almond" in name for name in foods)
        assert not [name for name in foods if "cashew" in name or "pistachio" in name]

    @pytest.mark.parametrize(
        ("allergy", "other"),
        [
            ("spinach", "Beet greens"),
            pytest.param("lima beans", "Cowpeas, catjang", marks=pytest.mark.thorough),
        ],
    )
    def test_an_allergy_to_a_food_leaves_out_its_kin(self, large: tk.Kit, allergy: str, other: str) -> None:
        assert any(name.startswith(other) for name in self.offered(large))
        assert not any(name.startswith(other) for name in self.offered(large, allergies=[allergy]))

    @pytest.mark.thorough
    def test_a_dislike_leaves_out_what_is_called_so(self, large: tk.Kit) -> None:
        whole = "Seeds, pumpkin and squash seeds, whole, roasted, without salt"
        assert whole in self.offered(large)
        assert whole not in self.offered(large, dislikes=["pumpkin seeds"])

    def test_a_food_with_a_tag_that_no_pack_knows_is_not_suggested(self, large: tk.Kit) -> None:
        content = large.knowledge
        tags = [tag for tag in content.food_tags.values() if tag.id != "nutrients:game"]
        diets = [diet for diet in content.diets.values() if "nutrients:game" not in diet.excludes]
        knowledge = large.knowledge.build(attrs.evolve(content, food_tags=tags, diets=diets))
        foods = tk.Kit(knowledge, folders=large.folders).foods.suggested
        assert "nutrients:game" in {tag for food in large.foods.suggested for tag in food.tags}
        assert {tag for food in foods for tag in food.tags}.isdisjoint({"game", "nutrients:game"})

    def test_each_food_is_there_once(self, large: tk.Kit) -> None:
        cited = [(food.cite[0].source, food.cite[0].at) for food in large.foods.suggested]
        taken = [each for each in cited if each[1].startswith("NDB")]
        assert len(taken) == len(set(taken))


class TestBlock:
    def test_the_assessment_shows_suggestions_and_their_sources(self, kit: tk.Kit) -> None:
        plain = kit.assess(tk.read_profile(NEEDS_MAGNESIUM))
        assert plain.foods is None
        assessment = kit.with_foods(plain)
        assert assessment.foods == kit.suggest_foods(plain).suggestions
        assert {id for food in assessment.foods for id in food.sources} <= {source.id for source in assessment.sources}
        assert tk.read_assessment(assessment.to_dict()) == assessment

    @pytest.mark.parametrize("profile", [NOTHING_TOLD, NOTHING_MISSING], ids=["nothing_told", "nothing_missing"])
    def test_to_have_asked_and_found_none_is_not_the_same_as_not_to_have_asked(
        self, kit: tk.Kit, profile: dict[str, object]
    ) -> None:
        plain = kit.assess(tk.read_profile(profile))
        asked = kit.with_foods(plain)
        assert (plain.foods, asked.foods) == (None, ())
        assert (plain.to_dict()["foods"], asked.to_dict()["foods"]) == (None, [])
        assert [tk.read_assessment(result.to_dict()) for result in (plain, asked)] == [plain, asked]

    def test_a_suggestion_is_explained_by_its_id(self, kit: tk.Kit) -> None:
        profile = tk.read_profile(NEEDS_MAGNESIUM)
        (suggestion,) = kit.suggest_foods(profile).suggestions
        assert kit.explain(profile, suggestion.id).result == suggestion
        with pytest.raises(tk.UnknownIdError, match="is not suggested"):
            kit.explain(profile, "suggestion:gravel_5g")

    @pytest.mark.thorough
    def test_an_assessment_without_a_diary_loads_nothing_about_food(self) -> None:
        code = (
            "import sys, twitchkit as tk\n"
            f"tk.load().assess(tk.read_profile({NEEDS_MAGNESIUM!r}))\n"
            "heavy = ('twitchkit.diet', 'highspy', 'numpy', 'sqlite3', 'rapidfuzz')\n"
            "print([name for name in sys.modules if name.startswith(heavy)])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout == "[]\n"

    @pytest.mark.parametrize(
        "data",
        one_in(2, [{**HEALTHY, "intake": {"days": 3, "per_day": {"magnesium": "500 mg"}}}, HEALTHY]),
        ids=["enough", "none"],
    )
    def test_nothing_is_loaded_where_nothing_is_missing(self, data: dict) -> None:
        code = (
            "import sys, twitchkit as tk\n"
            f"kit = tk.load(); kit.with_foods(kit.assess(tk.read_profile({data!r})))\n"
            "print([name for name in ('highspy', 'numpy', 'sqlite3', 'rapidfuzz') if name in sys.modules])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout == "[]\n"

    def test_without_the_solver_a_notice_says_what_to_install(
        self, kit: tk.Kit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "highspy", None)
        monkeypatch.delitem(sys.modules, "twitchkit.diet.suggestions.solver", raising=False)
        assessment = kit.assess(tk.read_profile(NEEDS_MAGNESIUM))
        with pytest.raises(tk.MissingExtraError, match=r"pip install 'twitchkit\[foods\]'"):
            kit.suggest_foods(assessment)
        asked = kit.with_foods(assessment)
        assert "twitchkit[foods]" in asked.notices[-1]
        assert asked.foods is None
