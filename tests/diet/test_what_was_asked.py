"""Whether a food is all that was asked for: an example of each reason why it is, and of each why it is not."""

from __future__ import annotations

import pytest
from support.each import on_each

from twitchkit.diet.asked import Query, asked
from twitchkit.diet.ranking import Description
from twitchkit.diet.synonyms import Wording
from twitchkit.diet.table import NamedFood

KINDS = """\
word,kind,groups,unless
grilled,cooking,,
cooked,cooked,,
raw,raw,,
dry,raw,,
fresh,fresh,,
fried,fried,,
smoked,processed,,
soup,class,,
sliced,any,,
something,none,,
unsweetened,absent,fruits;juices,sugar syrup
"""


@pytest.fixture(scope="module")
def wording() -> Wording:
    return Wording.read([], [], [KINDS])


@on_each(
    "text, food, met",
    [
        # Every word has to be there, and what it is a kind of.
        ("milk", "milk", True),
        ("milk", "almond", False),
        ("almond milk", "milk, almond", True),
        ("almond milk", "milk chocolate, almond", False),
        ("cheddar cheese slice", "cheese, cheddar slice pack", True),
        ("cheddar slice", "cheese, cheddar slice pack", False),
        # What is only added to a food is not it.
        ("almond", "milk chocolate with almond", False),
        ("milk chocolate, almond", "milk chocolate with almond", True),
        ("milk chocolate with almond", "milk chocolate with almond", True),
        # A class alone, or two foods in one, are no food that somebody may mean.
        ("soup", "soup", False),
        ("tomato soup", "soup, tomato", True),
        ("gravy", "turkey and gravy", False),
        ("turkey", "turkey and gravy", False),
        ("turkey gravy", "turkey and gravy", True),
        # Nor is a brand that was not named, or another kind of one that was.
        ("cola", "cola, COKE", False),
        ("coke cola", "cola, COKE", True),
        ("special k", "cereal, SPECIAL K", True),
        ("special k", "cereal, SPECIAL K, berry", False),
        ("special k berry", "cereal, SPECIAL K, berry", True),
        # How it was made may be said with other words.
        ("grilled chicken", "chicken, cooked", True),
        ("grilled chicken", "chicken, cooked, fried", False),
        ("grilled chicken", "chicken", False),
        ("cooked chicken", "chicken, grilled", True),
        ("cooked chicken", "chicken, fried", True),
        ("cooked chicken", "chicken, smoked", False),
        ("raw spinach", "spinach", True),
        ("fresh spinach", "spinach", True),
        ("dry bean", "bean", False),
        ("dry bean", "bean, raw", True),
        ("dry bean", "bean, raw, cooked", False),
        ("raw spinach", "spinach, cooked", False),
        ("raw spinach", "spinach, grilled", False),
        ("raw spinach", "spinach, fried", False),
        ("raw spinach", "spinach, smoked", False),
        # What tells nothing need not be there.
        ("sliced bread", "bread", True),
        ("something bread", "bread", True),
    ],
)
def test_what_a_food_meets(wording: Wording, text: str, food: str, met: bool) -> None:
    assert Query(asked(text), wording).is_met(Description.of(food)) is met


@pytest.mark.parametrize(
    ("food", "group", "met"),
    [
        ("apple", "fruits", True),
        ("apple", "juices", True),
        ("apple", "pies", False),
        ("apple, sugar", "fruits", False),
        ("apple, syrup", "fruits", False),
        ("apple, unsweetened", "pies", True),
    ],
)
def test_what_is_not_in_a_food_goes_by_its_group(wording: Wording, food: str, group: str, met: bool) -> None:
    assert Query(asked("unsweetened apple"), wording).is_met(Description.of(food, group)) is met


@pytest.mark.parametrize(
    ("share", "met"), [("70", True), ("72", True), ("85", True), ("69.9", False), ("85.1", False), ("100", True)]
)
def test_a_share_lies_within_those_of_the_food(wording: Wording, share: str, met: bool) -> None:
    chocolate = Description.of("chocolate, dark, 70 to 85% cocoa")
    written = asked(f"chocolate {share} % cocoa")

    assert Query(written, wording, frozenset((share,))).is_met(chocolate) is met
    assert Query(written, wording).is_met(chocolate) is (share in ("70", "85"))  # a number that is no share


def test_how_much_of_what_was_asked_for_a_food_has(wording: Wording) -> None:
    query = Query(asked("grilled sliced chicken"), wording)
    weights = query.weights({"grilled": 1.0, "chicken": 3.0}.__getitem__)

    assert weights == {"grilled": 1.0, "sliced": 0.0, "chicken": 3.0}
    names = ("chicken, grilled", "chicken, cooked", "chicken", "rice, cooked")
    foods = [NamedFood(name, Description.of(name)) for name in names]
    # A little less for what is said otherwise.
    assert [share for share, _ in query.coverages(weights, foods)] == [100, 100 * 3.9 / 4, 75, 0]


@pytest.mark.parametrize(
    ("text", "head", "telling", "needed"),
    [
        ("chicken breast, grilled", "breast", ("chicken", "breast", "grilled"), ("chicken", "breast")),
        ("grilled, chicken", "chicken", ("grilled", "chicken"), ("chicken",)),
        ("bread with butter", "bread", ("bread", "butter"), ("bread", "butter")),
        ("with butter", "butter", ("butter",), ("butter",)),
        ("sliced", "sliced", ("sliced",), ("sliced",)),
        ("milk milk", "milk", ("milk",), ("milk",)),
        ("", "", (), ()),
    ],
)
def test_which_words_tell_what_is_meant(
    wording: Wording, text: str, head: str, telling: tuple[str, ...], needed: tuple[str, ...]
) -> None:
    query = Query(asked(text), wording)

    assert (query.head, query.telling, query.needed) == (head, telling, needed)


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("something", True),
        ("something sliced", True),
        ("something 2", True),
        ("bread", False),
        ("2", False),
        ("", False),
    ],
)
def test_what_names_nothing(wording: Wording, text: str, nothing: bool) -> None:
    assert Query(asked(text), wording).names_nothing is nothing
