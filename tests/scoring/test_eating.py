"""What people do not eat: tags, diets, allergies and dislikes, from the pack to the person."""

import attrs
import pytest
from support.handmade import CITED

import twitchkit as tk
from twitchkit.content import Caution, Content, Diet, Finding, FoodTag, Kind
from twitchkit.knowledge import Knowledge
from twitchkit.scoring.observations import observe
from twitchkit.scoring.preferences import Avoided

PEANUT = FoodTag(id="toy:peanut", name="peanut", names=("groundnut",), kind_of=("legume",), **CITED)
LEGUME = FoodTag(id="toy:legume", name="legumes", kind_of=("plant",), **CITED)
PLANT = FoodTag(id="toy:plant", name="plants", **CITED)
NO_BEANS = Diet(id="toy:no_beans", name="no beans", names=("beanless",), excludes=("legume",), finding="f", **CITED)
BUTTER = tk.FoodSource(id="toy:butter", name="Peanut butter, salted", per_100g={}, tags=("peanut",), **CITED)
ASKED = Finding(id="toy:f", name="f", question="No beans?")
CONTENT = Content(
    sources=[tk.Source(id="toy:own", title="Own")],
    findings=[ASKED],
    food_tags=[PEANUT, LEGUME, PLANT],
    diets=[NO_BEANS],
    food_sources=[BUTTER],
)
KNOWLEDGE = Knowledge.build(CONTENT)


def problems_of(content: Content) -> list[str]:
    with pytest.raises(tk.KnowledgeError) as raised:
        Knowledge.build(content)
    return [f"{problem.code} {problem.place}" for problem in raised.value.diagnostics]


class TestTags:
    def test_a_tag_is_also_what_it_is_a_kind_of(self) -> None:
        assert KNOWLEDGE.eating.closure["toy:peanut"] == {"toy:peanut", "toy:legume", "toy:plant"}

    def test_a_circle_of_kinds_ends(self) -> None:
        circle = attrs.evolve(PLANT, kind_of=("peanut",))
        knowledge = Knowledge.build(attrs.evolve(CONTENT, food_tags=[PEANUT, LEGUME, circle]))
        assert knowledge.eating.closure["toy:plant"] == {"toy:peanut", "toy:legume", "toy:plant"}

    def test_wrong_references_are_errors_with_their_place(self) -> None:
        content = attrs.evolve(
            CONTENT,
            food_tags=[attrs.evolve(PEANUT, kind_of=("legme",), uncounted=("gold",)), LEGUME, PLANT],
            diets=[attrs.evolve(NO_BEANS, excludes=("beans",), finding="g")],
            food_sources=[attrs.evolve(BUTTER, tags=("peanuts",))],
        )
        assert problems_of(content) == [
            "TK202 toy:butter.tags.0",
            "TK202 toy:no_beans.excludes.0",
            "TK202 toy:no_beans.finding",
            "TK202 toy:peanut.kind_of.0",
            "TK202 toy:peanut.uncounted.0",
        ]

    def test_a_tag_by_content_is_not_written_on_a_food(self) -> None:
        nutrient = tk.Nutrient(id="toy:gold", name="gold", unit="mg", role="shines", **CITED)
        rich = FoodTag(id="toy:gold_rich", name="rich in gold", nutrient="gold", amount=1, **CITED)
        gilded = attrs.evolve(BUTTER, tags=("gold_rich",))
        content = attrs.evolve(CONTENT, nutrients=[nutrient], food_tags=[rich, PEANUT, LEGUME, PLANT])
        assert problems_of(attrs.evolve(content, food_sources=[gilded])) == ["TK105 toy:butter.tags.0"]

    def test_a_tag_by_content_has_an_amount(self) -> None:
        endless = attrs.evolve(PLANT, amount=1.0)
        assert problems_of(attrs.evolve(CONTENT, food_tags=[PEANUT, LEGUME, endless])) == ["TK103 toy:plant"]

    def test_a_caution_names_nutrients_and_tags_of_foods(self) -> None:
        caution = Caution(id="toy:c", when="f", reason="Because.", withhold=("food:peanut", "food:silver"), **CITED)
        assert problems_of(attrs.evolve(CONTENT, cautions=[caution])) == ["TK202 toy:c.withhold.1"]

    @pytest.mark.parametrize(
        ("changed", "code", "message", "hint"),
        [
            (
                {"food_tags": [attrs.evolve(PEANUT, kind_of=("legme",)), LEGUME, PLANT]},
                "TK202",
                "unknown food tag 'legme'",
                "did you mean 'legume'?",
            ),
            ({"food_tags": [PEANUT, LEGUME, attrs.evolve(PLANT, most=0.0)]}, "TK106", "'most' is above 0", ""),
            ({"food_tags": [PEANUT, LEGUME, attrs.evolve(PLANT, most=0.5)]}, None, "", ""),
            (
                {"food_tags": [PEANUT, LEGUME, attrs.evolve(PLANT, amount=1.0)]},
                "TK103",
                "'nutrient' and 'amount' go together",
                "",
            ),
            (
                {"findings": [attrs.evolve(ASKED, kind=Kind.LEVELS, levels=("a", "b"))]},
                "TK211",
                "'f' is no yes/no finding",
                "",
            ),
            ({"diets": [attrs.evolve(NO_BEANS, finding="")]}, None, "", ""),
        ],
    )
    def test_what_is_wrong_is_told_in_words(
        self, changed: dict[str, object], code: str | None, message: str, hint: str
    ) -> None:
        if code is None:
            Knowledge.build(attrs.evolve(CONTENT, **changed))
            return
        with pytest.raises(tk.KnowledgeError) as raised:
            Knowledge.build(attrs.evolve(CONTENT, **changed))
        (found,) = raised.value.diagnostics
        assert (found.code, found.message, found.hint) == (code, message, hint)

    def test_a_tag_by_content_is_told_with_what_to_do(self) -> None:
        nutrient = tk.Nutrient(id="toy:gold", name="gold", unit="mg", role="shines", **CITED)
        rich = FoodTag(id="toy:gold_rich", name="rich in gold", nutrient="gold", amount=-1, **CITED)
        content = attrs.evolve(
            CONTENT,
            nutrients=[nutrient],
            food_tags=[rich, PEANUT, LEGUME, PLANT],
            food_sources=[attrs.evolve(BUTTER, tags=("peanut", "gold_rich"))],
        )
        with pytest.raises(tk.KnowledgeError) as raised:
            Knowledge.build(content)
        assert [(found.code, found.message, found.hint) for found in raised.value.diagnostics] == [
            ("TK105", "'gold_rich' is no tag to write on a food", "remove it: it follows from what is in the food"),
            ("TK106", "'amount' is above 0", ""),
        ]

    def test_what_nobody_writes_on_a_food_is_no_word_for_an_allergy(self) -> None:
        nutrient = tk.Nutrient(id="toy:gold", name="gold", unit="mg", role="shines", **CITED)
        rich = FoodTag(id="toy:gold_rich", name="rich in gold", nutrient="gold", amount=0.5, **CITED)
        eating = Knowledge.build(
            attrs.evolve(CONTENT, nutrients=[nutrient], food_tags=[rich, PEANUT, LEGUME, PLANT])
        ).eating
        assert "rich in gold" not in eating.tags
        assert eating.tags["groundnut"] == eating.tags["toy:peanut"] == eating.tags["peanut"] == "toy:peanut"
        assert eating.diets["beanless"] == "toy:no_beans"
        assert eating.foods["peanut butter"] == eating.foods["peanut butter, salted"] == "toy:butter"
        assert eating.findings == {"toy:no_beans": "toy:f"}


class TestPreferences:
    @pytest.mark.parametrize(
        ("name", "tag"),
        [
            ("peanut", "peanut"),
            ("PEANUTS", "peanut"),
            ("legume", "legume"),  # the pack calls it "legumes"
            ("peanutes", "peanut"),
            ("  ground   nut ", None),
        ],
    )
    def test_singular_and_plural_are_the_same(self, name: str, tag: str | None) -> None:
        profile = tk.Profile(allergies=(name,))
        if tag is not None:
            assert observe(KNOWLEDGE, profile).preferences.allergies == Avoided(frozenset({f"toy:{tag}"}))
            return
        with pytest.raises(tk.ProfileError) as raised:
            observe(KNOWLEDGE, profile)
        (found,) = raised.value.diagnostics
        assert (found.code, found.message, found.hint) == (
            "TK202",
            "unknown food or kind of food",
            "did you mean 'groundnut'?",
        )

    def test_an_unknown_diet_says_which_may_be_meant(self) -> None:
        with pytest.raises(tk.ProfileError) as raised:
            observe(KNOWLEDGE, tk.Profile(eats=("no beans", "No Been")))
        (found,) = raised.value.diagnostics
        assert (found.message, found.hint, found.path) == (
            "unknown diet",
            "did you mean 'no beans'?",
            ("eats", 1),
        )

    def test_a_diet_named_twice_is_one(self) -> None:
        assert observe(KNOWLEDGE, tk.Profile(eats=("no beans", "beanless"))).preferences.diets == ("toy:no_beans",)

    @pytest.mark.parametrize("name", ["peanut", "Peanuts", " groundnut ", "toy:peanut"])
    def test_an_allergy_is_a_tag_in_any_spelling(self, name: str) -> None:
        preferences = observe(KNOWLEDGE, tk.Profile(allergies=(name,))).preferences
        assert preferences.allergies == Avoided(frozenset({"toy:peanut"}))

    def test_a_food_is_avoided_however_it_was_prepared(self) -> None:
        preferences = observe(KNOWLEDGE, tk.Profile(dislikes=("peanut butter, salted",))).preferences
        assert preferences.dislikes == Avoided(foods=frozenset({frozenset({"peanut", "butter"})}))

    def test_a_diet_makes_its_finding_present(self) -> None:
        observations = observe(KNOWLEDGE, tk.Profile(eats=("Beanless",)))
        assert observations.preferences.diets == ("toy:no_beans",)
        assert observations.env["toy:f"].true

    def test_not_asked_and_none_are_not_the_same(self) -> None:
        assert observe(KNOWLEDGE, tk.Profile()).preferences.allergies is None
        assert observe(KNOWLEDGE, tk.Profile(allergies=())).preferences.allergies == Avoided()

    def test_unknown_names_are_errors_with_what_may_be_meant(self) -> None:
        with pytest.raises(tk.ProfileError) as raised:
            observe(KNOWLEDGE, tk.Profile(eats=("no been",), allergies=("penut",), dislikes=("gravel",)))
        found = [(problem.path, problem.hint) for problem in raised.value.diagnostics]
        assert found == [
            (("eats", 0), "did you mean 'no beans'?"),
            (("allergies", 0), "did you mean 'peanut'?"),
            (("dislikes", 0), ""),
        ]


class TestShippedDiets:
    @pytest.mark.parametrize(
        ("diet", "left_out", "kept"),
        [
            ("vegan", {"dairy", "egg", "honey", "poultry", "crustacean", "gelatin"}, {"soy", "fungus", "nut"}),
            ("vegetarian", {"pork", "liver", "fish_without_scales", "mollusc", "rennet"}, {"dairy", "egg", "honey"}),
            ("kosher", {"pork", "crustacean", "fish_without_scales", "blood"}, {"beef", "poultry", "dairy", "fish"}),
            ("halal", {"pork", "alcoholic", "blood"}, {"beef", "fish", "dairy"}),
            ("gluten_free", {"wheat", "rye", "barley", "oats"}, {"rice", "corn"}),
        ],
    )
    def test_diets_leave_out_what_they_are_known_for(self, kit: tk.Kit, diet: str, left_out: set, kept: set) -> None:
        excluded = set(kit.knowledge.diets[f"nutrients:{diet}"].excludes)
        closure = kit.knowledge.eating.closure
        hit = {tag.rpartition(":")[2] for tag, wider in closure.items() if wider & excluded}
        assert left_out <= hit
        assert not kept & hit
