"""How a food is found: words as they are compared, slips of the finger, what a word weighs and what it costs."""

import pytest
from rapidfuzz import fuzz
from support.each import on_each

import twitchkit as tk
from twitchkit.content import Citation
from twitchkit.diet.curated import CuratedFoods
from twitchkit.diet.ranking import Description, fit, is_special
from twitchkit.diet.search import Search
from twitchkit.diet.spelling import KnownWords, respelled
from twitchkit.diet.synonyms import Wording
from twitchkit.diet.table import telling_words
from twitchkit.diet.words import singular, words

CITED = {"cite": (Citation("own"),), "status": tk.Status.DERIVED, "certainty": tk.Certainty.LOW}


@on_each("plural, one", [
        ("eggs", "egg"), ("leaves", "leaf"), ("loaves", "loaf"), ("halves", "half"), ("knives", "knife"),
        ("dishes", "dish"), ("boxes", "box"), ("glasses", "glass"), ("glass", "glass"), ("asparagus", "asparagus"),
        ("pies", "pie"), ("pie", "pie"),
        ("berries", "berry"), ("berrie", "berry"), ("waltzes", "waltz"), ("gas", "gas"),
        ("figs", "fig"), ("peas", "pea"), ("hummus", "hummus"), ("cassis", "cassis"), ("oats", "oat"), ("tie", "tie"),
    ])  # fmt: skip
def test_singulars(plural, one):
    assert singular(plural) == one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chef's salad", ("chef", "salad")),
        ("milk, no added sugar", ("milk", "without_sugar")),
        ("juice without sugar added, cold", ("juice", "without_sugar", "cold")),
        ("no salt crackers", ("without_salt", "cracker")),
        ("2% milk, 0.5 fat", ("2", "milk", "0.5", "fat")),
        ("Gruyère", ("gruyere",)),
        ("", ()),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


KNOWN = KnownWords(
    ("avocado", "butter", "cheese", "fish", "milk", "rice", "soymilk", "spaghetti", "tea", "ricecake", "ox")
)


@on_each(
    "query, expected",
    [
        ("spagetti", "spaghetti"),  # a slip
        ("zzzz", "zzzz"),  # nothing like it
        ("pea", "pea"),  # too short to guess
        ("milc", "milc"),  # three of four letters are too few
        ("avocad", "avocado"),  # six of seven are enough
        ("soy milk", "soymilk"),  # together, as one of them is unknown
        ("rice cake", "ricecake"),
        ("milk rice", "milk rice"),
        ("milkrice", "milk rice"),  # apart
        ("teabutter", "tea butter"),  # three letters are enough at the front
        ("buttertea", "butter tea"),  # and at the end
        ("oxcheese", "cheese"),  # two are not: a slip
        ("cheeseox", "cheese"),
        ("soy milk soy milk", "soymilk soymilk"),
        ("1234 milk", "1234 milk"),
    ],
)
def test_words_that_no_food_has(query, expected):
    found, guessed = respelled(tuple(query.split()), KNOWN)

    assert (" ".join(found), guessed) == (expected, expected in ("spaghetti", "avocado", "cheese"))


@pytest.mark.parametrize("word", ["spinnach", "brocoli", "tomatos", "milkk", "chese", "avacado", "zzzzz", "oatmeel"])
def test_the_word_that_is_most_alike_is_found_whatever_its_length(kit, word):
    known = {each for food in kit.knowledge.food_sources.values() for each in words(food.name)}
    alike = {each: fuzz.ratio(word, each) for each in known}
    most = max(alike.values())
    expected = min(each for each, score in alike.items() if score == most) if most >= 82 else ""
    assert KnownWords(known).like(word) == expected


def test_a_word_is_put_together_only_where_it_has_to_be():
    assert respelled(("soy", "milk"), KnownWords(("soymilk", "soy", "milk"))) == (("soy", "milk"), False)
    assert respelled(("soy", "milk"), KnownWords(("soymilk", "milk"))) == (("soymilk",), False)
    assert respelled(("soy", "milk"), KnownWords(("soymilk", "soy"))) == (("soymilk",), False)


def test_words_that_many_foods_have_tell_nothing_unless_there_is_nothing_else():
    counts = {"cooked": 60, "raw": 11, "beet": 10}

    assert telling_words(("cooked", "beet", "raw", "gold"), counts, 100) == ("beet",)
    assert telling_words(("cooked", "raw", "cooked"), counts, 100) == ("cooked", "raw")
    assert telling_words(("gold",), counts, 100) == ()


class TestDescriptions:
    @pytest.mark.parametrize(
        ("name", "segments"),
        [
            ("Beef, ground (85% lean)", (("beef",), ("ground",), ("~85", "~lean"))),
            ("Soup (tomato", (("soup",), ("~tomato",))),
            ("Candy, DOVE, A1 bar", (("candy",), ("*dove",), ("*a", "*1", "bar"))),
            ("Vitamin D milk, , A", (("vitamin", "d", "milk"), ("a",))),
        ],
    )
    def test_a_name_is_taken_apart(self, name, segments):
        assert Description.of(name).segments == segments

    def test_its_words_have_no_marks(self):
        assert Description.of("Candy, DOVE (bar)").words == {"candy", "dove", "bar"}

    @on_each(
        "name, wanted, expected",
        [
            ("orange", "orange", 100.0),
            ("orange juice", "orange", 88.0),  # a word in the head: 12
            ("orange, juice", "orange", 96.0),  # after it: 4
            ("orange, peeled, juice", "orange peeled", 98.0),  # later: 2
            ("orange, peeled, cut, diced", "orange", 92.0),  # 4, 2 and 2
            ("orange (navel)", "orange", 99.7),  # aside: 0.3
            ("orange, 12 count", "orange", 95.7),
            ("orange, without sugar", "orange", 99.7),
            ("orange, MARS", "orange", 88.0),  # a brand: 12, once
            ("orange, MARS, DOVE", "orange", 88.0),
            ("orange, DOVE", "orange dove", 100.0),
            ("orange, kids", "orange", 80.0),  # as packs price it
            ("orange, fresh", "orange", 100.0),
            ("fruit, orange, juice", "orange", 96.0),  # a class that costs nothing is no head
            ("a b c d e f orange", "orange", 40.0),  # and no more than 60
        ],
    )
    def test_what_was_not_asked_for_costs_the_more_the_nearer_it_is_to_the_front(self, name, wanted, expected):
        wording = Wording.read([], ["word,group,cost\nkid,,20\nfresh,,0\nfruit,,0\n"])

        assert fit(100.0, wanted.split(), Description.of(name), wording) == pytest.approx(expected)

    def test_no_fit_is_below_nothing(self):
        assert fit(30.0, (), Description.of("a b c d e f"), Wording()) == 0
        assert fit(0.0, (), Description.of("a"), Wording()) == 0

    def test_a_group_has_its_own_price(self):
        wording = Wording.read([], ["word,group,cost\n*,baby foods,40\nfresh,,1\nfresh,baby foods,3\n"])

        assert fit(100.0, ("pear",), Description.of("pear, fresh", "baby foods"), wording) == 57
        assert fit(100.0, ("pear",), Description.of("pear, fresh", "fruit"), wording) == 99

    @pytest.mark.parametrize(
        ("name", "group", "special"),
        [
            ("pear", "", False),
            ("pear, MARS", "", True),
            ("pear powder", "", True),
            ("pear syrup", "", False),
            ("pear", "spices", True),
            ("pear", "soups", False),
        ],
    )
    def test_brands_dear_words_and_dear_groups_are_special(self, name, group, special):
        costs = ["word,group,cost\npowder,,8\nsyrup,,7.9\n*,spices,4\n*,soups,3.9\n"]

        assert is_special(Description.of(name, group), Wording.read([], costs)) is special


class TestWording:
    def test_a_query_is_put_in_other_words_the_longest_phrase_first(self):
        wording = Wording.read(["word,means\nbeef mince,ground beef\nbeef,ox\nmince,minced\nmince,chopped\n"], [])

        assert wording.readings(("beef", "mince")) == (("beef", "mince"), ("ground", "beef"))
        assert wording.readings(("lean", "beef")) == (("lean", "beef"), ("lean", "ox"))
        assert wording.readings(("mince", "beef")) == (("mince", "beef"), ("minced", "ox"), ("chopped", "ox"))

    def test_there_are_at_most_four_other_readings(self):
        wording = Wording.read(["word,means\n" + "".join(f"a,{word}\n" for word in "bcdefg")], [])

        assert wording.readings(("a",)) == (("a",), ("b",), ("c",), ("d",), ("e",))

    def test_a_word_costs_a_portion_one_unless_a_pack_says_otherwise(self):
        wording = Wording.read([], ["word,group,cost\nchopped,,0.2\nchopped,nuts,5\n"])

        assert (wording.portion_cost("chopped"), wording.portion_cost("pureed")) == (0.2, 1.0)


def food(name, **more):
    return tk.FoodSource(
        id=f"toy:{name.replace(' ', '_')}", name=name, **{"per_100g": {}, "portions": {}} | more, **CITED
    )


def found(foods, text, *, costs="", curated=True, same=None, limit=5):
    by_id = {each.id: each for each in foods}
    wording = Wording.read([], [f"word,group,cost\n{costs}"])
    own = by_id if curated else {}
    return (
        Search(tables=(CuratedFoods(by_id),), wording=wording, curated=own, same=same or {}).find(text, limit).matches
    )


def scores(foods, text, **more):
    return [(match.id, match.score) for match in found(foods, text, **more)]


RICE = [food("rice cake"), food("rice, cooked"), food("lentil, cooked"), food("bean, cooked"), food("bean, dried")]


class TestSearch:
    def test_the_rarer_word_weighs_more(self):
        # ln(1 + 5 / (1 + foods with the word)): 3 of 5 are cooked, 2 are rice, 1 is a lentil.
        (first, score), *_ = scores(RICE, "lentil rice cooked")
        weights = {"lentil": 1.2528, "rice": 0.9808, "cooked": 0.8109}

        assert first == "toy:lentil,_cooked"
        assert score == pytest.approx(100 * (1.2528 + 0.8109) / sum(weights.values()), abs=0.05)

    def test_a_word_that_costs_little_weighs_little(self):
        best = dict(scores([*RICE, food("pilaf")], "pilaf dried", costs="dried,,0\n"))

        # Six foods: ln(1 + 6 / 2) = 1.386 for either word; one that costs nothing weighs at most 1.5.
        assert best["toy:pilaf"] == 50.0
        many = [food(f"x{number}") for number in range(40)]
        best = dict(scores([*many, food("pilaf"), food("bean, dried")], "pilaf dried", costs="dried,,0.2\n"))
        rare = 3.0910  # ln(1 + 42 / 2)
        assert best["toy:pilaf"] == pytest.approx(100 * rare / (rare + 1.7), abs=0.05)

    def test_the_best_come_first_and_then_by_id(self):
        assert [id for id, _ in scores([food("fig b"), food("fig a"), food("fig")], "fig")] == [
            "toy:fig",
            "toy:fig_a",
            "toy:fig_b",
        ]
        assert len(found([food(f"fig {letter}") for letter in "abcdefg"], "fig", limit=3)) == 3

    def test_a_food_of_a_database_is_three_points_behind_and_goes_by_the_food_that_was_taken_from_it(self):
        assert scores([food("fig")], "fig", curated=False) == [("toy:fig", 97.0)]
        assert scores([food("fig")], "fig", curated=False, same={"toy:fig": "toy:own"}) == [("toy:own", 97.0)]
        assert scores([food("fig")], "fig", same={"toy:other": "toy:fig"}) == [("toy:fig", 100.0)]

    def test_a_food_comes_once_under_its_best_name(self):
        assert scores([food("fig, dried", names=("fig", "fig roll"))], "fig") == [("toy:fig,_dried", 100.0)]

    def test_the_richest_come_first_and_what_is_not_known_not_at_all(self):
        foods = [
            food("a", per_100g={"tin": 1.0}),
            food("b", per_100g={"tin": 3.0}),
            food("c"),
            food("d", per_100g={"tin": 3.0}),
        ]
        table = CuratedFoods({each.id: each for each in foods})

        assert [(candidate.id, amount) for candidate, amount in table.richest("tin")] == [
            ("toy:b", 3.0),
            ("toy:d", 3.0),
            ("toy:a", 1.0),
        ]
