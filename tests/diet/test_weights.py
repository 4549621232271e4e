"""From words to grams: every unit and spoon, numbers as they are spoken, and which portion of a food is meant."""

import pytest
from support.each import on_each

import twitchkit as tk
from twitchkit.content import Citation, Content, HouseholdMeasure
from twitchkit.diet.amounts import read_amount
from twitchkit.diet.portions import Portion
from twitchkit.quantity import Interval

CITED = {"cite": (Citation("own"),), "status": tk.Status.DERIVED, "certainty": tk.Certainty.LOW}
CUP = 236.588
FOODS = {
    # 1 g a ml, as its cup says.
    "broth": {"1 cup": CUP},
    # Its own spoon is heavier than its cup.
    "honey": {"1 cup": 300.0, "1 tbsp": 21.0},
    "spinach": {"1 cup": 180.0, "1 cup, pureed": 250.0, "0.5 cup, chopped": 78.0},
    "banana": {"1 small": 101.0, "1 medium": 118.0, "1 large": 136.0, "1 jumbo": 160.0, "1 cup, mashed": 225.0},
    "bread": {"1 slice": 28.0, "1 slice, thick": 40.0},
    "apple": {"1 apple": 182.0, "1 cup, slices": 110.0},
    "corn": {"1 ear": 90.0, "2 ear, large": 286.0},
    "sardine": {"1 tin": 92.0, "1 sardine": 12.0},
    "salt": {},
    "crisp": {"1 package": 30.0},
    "onion": {"1 onion slice": 14.0, "1 onion, thick ring": 9.0},
    "doughnut": {"1 doughnut hole": 13.0},
    "egg": {"1 egg": 50.0, "1 egg, half": 25.0, "1 extra large": 56.0, "1 large": 52.0},
    "soup": {"1 serving 1/2 cup": 120.0},
    "cola": {"1 can (12 fl oz)": 360.0},
    # Up to a tenth beyond what a tin usually holds, and more than that.
    "lemonade": {"1 can, small": 181.0, "1 can, medium": 330.0, "1 can, large": 467.0},
    "tonic": {"1 can, small": 179.0, "1 can, medium": 330.0, "1 can, large": 468.0},
    "stew": {"0 cup": 999.0, "1 serving": 300.0},
}
NAMES = {"onion": ("ring of onion",), "egg": ("slice", "half")}
MEASURES = [
    {"id": "handful", "names": ("handful", "handfull"), "grams": (25.0, 40.0)},
    {"id": "handful_of_salad", "names": ("handful",), "grams": (8.0, 12.0), "groups": ("salads",)},
    {"id": "glass", "names": ("glass",), "ml": (150.0, 300.0)},
    {"id": "small_glass", "names": ("small glass",), "ml": (120.0, 180.0)},
    {"id": "tin", "names": ("tin", "can"), "grams": (200.0, 425.0), "implies": "canned"},
    {"id": "stalk", "names": ("stalk",)},
    {"id": "piece", "names": ("piece", "ear", "item")},
    {"id": "slice", "names": ("slice", "round")},
    {"id": "packet", "names": ("packet", "package"), "grams": (20.0, 50.0)},
]


@pytest.fixture(scope="module")
def foods():
    named = [
        tk.FoodSource(id=f"toy:{name}", name=name, names=NAMES.get(name, ()), per_100g={}, portions=portions, **CITED)
        for name, portions in FOODS.items()
    ]
    salad = tk.FoodSource(id="toy:rocket", name="rocket", group="salads", per_100g={}, portions={}, **CITED)
    measures = [HouseholdMeasure(**{**each, "id": f"toy:{each['id']}"}, **CITED) for each in MEASURES]
    content = Content(
        sources=[tk.Source(id="toy:own", title="Own")], food_sources=[*named, salad], household_measures=measures
    )
    return tk.Kit(tk.Knowledge.build(content)).foods


def grams(foods, text):
    read = foods.read(text)
    assert read.food is not None, read.problem
    return None if read.grams is None else tuple(read.grams)


# NIST Handbook 44, Appendix C: general tables of units of measurement (US liquid measure, avoirdupois weight).
UNITS = [
    (1.0, "g gr gm gms gram grams gramme grammes"),
    (1000.0, "kg kgs kilo kilos kilogram kilograms"),
    (0.001, "mg milligram milligrams"),
    (28.3495, "oz ounce ounces"),
    (453.592, "lb lbs pound pounds"),
    (1.0, "ml mls milliliter milliliters millilitre millilitres"),
    (10.0, "cl centiliter centilitre centilitres"),
    (100.0, "dl deciliter decilitre decilitres"),
    (1000.0, "l lt ltr liter liters litre litres"),
    (236.588, "cup cups cupful cupfuls"),
    (14.7868, "tbsp tbs tablespoon tablespoons tablespoonful"),
    (4.92892, "tsp teaspoon teaspoons teaspoonful"),
    (946.353, "quart quarts"),
    (3785.41, "gallon gallons"),
]


@on_each("one, spelling", [(one, word) for one, words in UNITS for word in words.split()])
def test_every_spelling_of_a_unit_weighs_what_it_should(foods, one, spelling):
    expected = pytest.approx((3 * one, 3 * one), rel=1e-6)

    assert grams(foods, f"3 {spelling} of broth") == expected
    assert grams(foods, f"broth, 3 {spelling}") == expected
    assert grams(foods, f"3{spelling} broth") == expected


@pytest.mark.parametrize("unit", ["fl oz", "fl ounce", "fluid oz", "fluid ounces"])
def test_a_fluid_ounce_is_a_volume(foods, unit):
    assert grams(foods, f"2 {unit} broth") == pytest.approx((59.147, 59.147), rel=1e-6)


def test_a_unit_alone_is_one_of_it_only_where_it_is_spoken_so(foods):
    assert grams(foods, "cup of broth") == pytest.approx((CUP, CUP))
    assert grams(foods, "tbsp honey") == (21.0, 21.0)
    assert grams(foods, "tsp of broth") == pytest.approx((4.92892, 4.92892))
    for unit in ("g", "ml", "l", "oz", "quart"):
        assert read_amount(f"{unit} of broth")[0].number is None


@on_each(
    "text, low, high",
    [
        ("one", 1, 1),
        ("an", 1, 1),
        ("two", 2, 2),
        ("three", 3, 3),
        ("four", 4, 4),
        ("five", 5, 5),
        ("six", 6, 6),
        ("seven", 7, 7),
        ("eight", 8, 8),
        ("nine", 9, 9),
        ("ten", 10, 10),
        ("twelve", 12, 12),
        ("dozen", 12, 12),
        ("two dozen", 24, 24),
        ("half a dozen", 6, 6),
        ("a half dozen", 6, 6),
        ("couple of", 2, 2),
        ("half an", 0.5, 0.5),
        ("a quarter of an", 0.25, 0.25),
        ("three quarters of an", 0.75, 0.75),
        ("half of the", 0.5, 0.5),
        ("few", 2, 5),
        ("some", 2, 5),
        ("a few", 2, 5),
        ("several", 3, 7),
        ("½", 0.5, 0.5),
        ("⅓", 1 / 3, 1 / 3),
        ("⅔", 2 / 3, 2 / 3),
        ("¼", 0.25, 0.25),
        ("¾", 0.75, 0.75),
        ("⅕", 0.2, 0.2),
        ("⅛", 0.125, 0.125),
        ("2⅛", 2.125, 2.125),
        ("1⁄2", 0.5, 0.5),
        ("2 1/4", 2.25, 2.25),
        ("2.5", 2.5, 2.5),
        ("2,5", 2.5, 2.5),
        ("1,000", 1000, 1000),
        ("0,125", 0.125, 0.125),
        ("2-4", 2, 4),
        ("2–4", 2, 4),
        ("2 to 2", 2, 2),
        ("1/2 - 3/4", 0.5, 0.75),
        ("1 to 1 1/2", 1, 1.5),
    ],
)
def test_numbers_as_they_are_written(text, low, high):
    said, food = read_amount(f"{text} apple")

    if low is None:
        assert said.number is None or food != "apple"
    else:
        assert (tuple(said.number), food) == (pytest.approx((low, high)), "apple")


def test_only_a_whole_number_has_a_fraction_after_it():
    assert read_amount("2.5 1/2 apples")[0].number == Interval(2.5, 2.5)


@on_each(
    "text, expected",
    [
        # A volume is weighed by the food's own spoon, else by what it has.
        ("1 tbsp honey", 21.0),
        ("1 cup honey", 300.0),
        ("100 ml honey", (100 * 300 / CUP, 100 * 21 / 14.7868)),
        # The plainest portion is meant, or the one that was named.
        ("1 cup spinach", 180.0),
        ("1 cup toy:spinach, chopped", (156.0, 180.0)),
        ("1 cup toy:spinach, pureed", (180.0, 250.0)),
        # Sizes: those that are usual, and that which was named; "jumbo" is never meant.
        ("1 banana", (101.0, 136.0)),
        ("3 small bananas", 303.0),
        ("2 big bananas", 272.0),
        ("1 medium banana", 118.0),
        ("1 little banana", 101.0),
        ("1 cup toy:banana, mashed", 225.0),
        # A portion is called after the food, or after a piece of it.
        ("2 apples", 364.0),
        ("2 pieces of apple", None),
        ("1 corn", (90.0, 143.0)),
        ("1 large corn", 143.0),
        ("2 sardines", 24.0),
        # Household measures: the food's own first, that of its group, the usual.
        ("2 slices of bread", 56.0),
        ("1 round of bread", 28.0),
        ("1 slice of toy:bread, thick", (28.0, 40.0)),
        ("a handful of spinach", (25.0, 40.0)),
        ("two handfuls of rocket", (16.0, 24.0)),
        ("1 packet of crisps", 30.0),
        ("1 packet of rocket", (20.0, 50.0)),
        ("1 tin of toy:sardine", 92.0),
        ("1 can of toy:sardine", 92.0),
        ("1 can of lemonade", (181.0, 467.0)),
        ("1 can of tonic", 330.0),
        ("1 large can of tonic", 468.0),  # which was named
        ("1 glass of broth", (150.0, 300.0)),
        ("1 small glass of broth", (120.0, 180.0)),
        ("1 large glass of broth", (150.0, 300.0)),
        ("2-3 slices of bread", (56.0, 84.0)),
        ("2 x 3 slices of bread", 168.0),
        ("2 x large bananas", 272.0),
        # A part of a food is one of it only where the part was named.
        ("1 toy:onion", None),
        ("1 toy:onion ring", 9.0),
        ("1 toy:doughnut", None),
        ("1 toy:doughnut hole", 13.0),
        ("1 toy:egg", (50.0, 52.0)),
        ("1 extra toy:egg", (50.0, 52.0)),
        # The volume that a portion names beside itself, where it has no other.
        ("1 cup soup", 240.0),
        ("100 ml soup", 12000 / (0.5 * CUP)),
        ("6 fl oz cola", 180.0),
        ("1 cup stew", None),
        # What cannot be weighed.
        ("1 glass of salt", None),
        ("1 cup salt", None),
        ("1 stalk of spinach", None),
        ("1 salt", None),
    ],
)
def test_what_an_amount_of_a_food_weighs(foods, text, expected):
    known = expected if expected is None or isinstance(expected, tuple) else (expected, expected)

    assert grams(foods, text) == (known if known is None else pytest.approx(known, rel=1e-6))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("salt", "It is not known how many grams one of salt weighs; write the grams."),
        ("2 cups salt", "It is not known how many grams cup of salt weighs; write the grams."),
        ("1 large salt", "It is not known how many grams large of salt weighs; write the grams."),
        ("1 small glass of salt", "It is not known how many grams small glass of salt weighs; write the grams."),
        ("salts", "No amount is given."),
        ("", "No food is named."),
        ("200 g", "No food is named."),
        ("2 cups of 'x'", "No food like this is known."),
        ("3 g toy:pepper", "There is no food 'toy:pepper'."),
    ],
)
def test_what_cannot_be_read_says_why(foods, text, problem):
    assert foods.read(text).problem == problem


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("11250 g banana", 11_250.0),  # fifty of its largest portion, a cup of 225 g
        ("11251 g banana", None),
        ("20 kg salt", 20_000.0),  # no portion is known
    ],
)
def test_nobody_eats_more_than_fifty_of_the_largest_portion(foods, text, weight):
    read = foods.read(text)

    if weight is None:
        assert (read.grams, read.problem) == (
            None,
            "That is more of banana than anybody eats; write the amount again.",
        )
    else:
        assert (tuple(read.grams), read.problem) == ((weight, weight), "")


@pytest.mark.parametrize(
    ("text", "weight"),
    [("1 banana or apple", None), ("100 g pear", (100.0, 100.0)), ("1 pear", (150.0, 230.0)), ("1 tin of pear", None)],
)
def test_what_an_amount_weighs_whichever_of_several_foods_it_is_of(text, weight):
    portions = {"green": {"1 pear": 150.0, "1 cup": 140.0}, "red": {"1 pear": 230.0, "1 tin": 400.0}}
    named = [
        tk.FoodSource(id=f"toy:{name}", name=f"pear, {name}", per_100g={}, portions=each, **CITED)
        for name, each in portions.items()
    ]
    content = Content(sources=[tk.Source(id="toy:own", title="Own")], food_sources=named)
    read = tk.Kit(tk.Knowledge.build(content)).foods.read(text)

    assert read.food is None
    assert (None if read.grams is None else tuple(read.grams)) == weight


def test_a_portion_is_taken_apart():
    assert Portion.read("2 ear, large", 286.0) == Portion(grams=143.0, unit="", words=("ear", "large"))
    assert Portion.read("fillet", 80.0) == Portion(grams=80.0, unit="", words=("fillet",))
    assert Portion.read("0.5 cup, chopped", 78.0) == Portion(grams=156.0, unit="cup", words=("chopped",))
