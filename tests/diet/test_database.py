"""A food database of a pack, from the rows that it is written of to the foods that are found in it."""

import sqlite3

import pytest

import twitchkit as tk
from twitchkit.content import Certainty, Citation, Content, FoodDatabase, FoodTag, Status
from twitchkit.diet.database import DatabaseFoods
from twitchkit.diet.plausible import spread
from twitchkit.diet.writing import SCHEMA, Row, packed, unpacked, write_database
from twitchkit.knowledge.index import Index
from twitchkit.model.range import Range

NUTRIENTS = ("gold", "tin")
ROWS = [
    Row(key="3", name="Seed, roasted", group="seeds", per_100g={"gold": 5.0, "lead": 1.0}, portions={"1 oz": 28.0}),
    Row(key="1", name="Seed", per_100g={"gold": 0.0, "tin": 2.5}, portions={}),
    Row(
        key="2",
        name="Leaf, of SEED (young)",
        per_100g={"gold": 7.0},
        portions={"1 cup": 30.0, "1 leaf": 2.0},
        tags=("green", "leafy"),
        suggested={"1 cup": 30.0},
    ),
    Row(key="4", name="", per_100g={"tin": 1.0}),
]
STATEMENT = FoodDatabase(
    id="toy:table",
    title="Table",
    file="foods.sqlite",
    sha256="",
    release="1",
    released="2026-01-01",
    number="NO",
    cite=(Citation("own"),),
    status=Status.VERIFIED,
    certainty=Certainty.HIGH,
)
CITED = {"cite": STATEMENT.cite, "status": STATEMENT.status, "certainty": STATEMENT.certainty}
INDEX = Index(
    Content(
        nutrients=[tk.Nutrient(id=f"toy:{name}", name=name, unit="mg", role="Shines.", **CITED) for name in NUTRIENTS],
        food_tags=[FoodTag(id="other:green", name="green", **CITED)],
    )
)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "foods.sqlite"
    write_database(path, ROWS, NUTRIENTS, {"title": "Toys", "release": "1"})
    return path


@pytest.fixture
def table(path):
    return DatabaseFoods(STATEMENT, path, INDEX)


def test_what_it_says_of_itself(table):
    assert table.size == 4
    assert table.about == {"title": "Toys", "release": "1", "schema": SCHEMA, "nutrients": "gold tin"}


def test_a_food_comes_back_with_what_is_known_of_it(table):
    seed, leaf = table.get("toy:3"), table.get("toy:2")

    assert (seed.id, seed.name, seed.group) == ("toy:3", "Seed, roasted", "seeds")
    assert (seed.per_100g, seed.portions) == ({"toy:gold": 5.0}, {"1 oz": 28.0})  # of lead the table has no column
    assert (seed.tags, seed.checked) == ((), False)
    assert (seed.cite, seed.status, seed.certainty) == ((Citation("own", "NO 3"),), Status.VERIFIED, Certainty.HIGH)
    assert (leaf.checked, leaf.portions) == (True, {"1 cup": 30.0, "1 leaf": 2.0})
    assert leaf.tags == ("other:green", "leafy")  # no pack knows the second
    assert table.get("toy:1").per_100g == {"toy:gold": 0.0, "toy:tin": 2.5}  # a zero is known


def test_its_file_is_closed_with_it(path):
    table = DatabaseFoods(STATEMENT, path, INDEX)
    connection = table._connection
    del table

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_what_is_not_there_is_none(table):
    assert table.get("toy:9") is None
    assert table.get("other:3") is None


def test_only_foods_with_tags_are_put_forward_in_their_own_portions(table):
    (leaf,) = table.suggested()

    assert (leaf.id, leaf.tags, leaf.checked, leaf.portions) == (
        "toy:2",
        ("other:green", "leafy"),
        True,
        {"1 cup": 30.0},
    )


def test_words_are_counted_by_food(table):
    assert table.counts == {"seed": 3, "roasted": 1, "leaf": 1, "of": 1, "young": 1}


def test_foods_are_found_by_their_words_the_head_before_the_rest(table):
    assert [found.id for found in table.candidates(("seed",), ("seed",))] == ["toy:1", "toy:3", "toy:2"]
    assert [found.id for found in table.candidates(("roasted", "leaf"), ())] == ["toy:2", "toy:3"]
    assert list(table.candidates(("moon",), ("moon",))) == []
    (leaf,) = table.candidates(("leaf",), ("leaf",))
    assert leaf.description.segments == (("leaf",), ("of", "*seed"), ("~young",))


def test_those_with_all_needed_words_are_there_whatever_else_is(tmp_path):
    path = tmp_path / "many.sqlite"
    figs = [Row(key=str(number), name=f"fig {number}") for number in range(130)]
    write_database(path, [*figs, Row(key="z", name="jam, with fig and plum")], NUTRIENTS, {})
    table = DatabaseFoods(STATEMENT, path, INDEX)

    assert next(iter(table.candidates(("fig", "jam"), ("fig", "jam")))).id == "toy:z"
    assert "toy:z" in [found.id for found in table.candidates(("fig", "plum", "jam"), ("plum",))]


def test_at_most_a_hundred_are_looked_at(tmp_path):
    path = tmp_path / "many.sqlite"
    write_database(path, [Row(key=str(number), name=f"fig {number}") for number in range(130)], NUTRIENTS, {})

    assert len(list(DatabaseFoods(STATEMENT, path, INDEX).candidates(("fig",), ("fig",)))) == 100


def test_the_richest_first_and_what_is_unknown_not_at_all(table):
    assert [(found.id, amount) for found, amount in table.richest("toy:gold")] == [
        ("toy:2", 7.0),
        ("toy:3", 5.0),
        ("toy:1", 0.0),
    ]
    assert [found.id for found, _ in table.richest("toy:tin")] == ["toy:1", "toy:4"]
    assert list(table.richest("toy:lead")) == []


def test_a_database_replaces_another_and_is_the_same_whatever_the_order(path, tmp_path):
    before = path.read_bytes()
    other = tmp_path / "other.sqlite"
    write_database(other, [ROWS[0]], NUTRIENTS, {})
    write_database(other, list(reversed(ROWS)), NUTRIENTS, {"release": "1", "title": "Toys"})

    assert other.read_bytes() == before


def test_segments_survive():
    for segments in ((), (("a",),), (("a", "b"), ("c",))):
        assert unpacked(packed(segments)) == segments


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE about SET value = '1' WHERE key = 'schema'", "its schema is 1, and this version reads 2"),
        ("DELETE FROM about WHERE key = 'schema'", "its schema is None, and this version reads 2"),
        ("DELETE FROM about WHERE key = 'nutrients'", "'nutrients'"),
        ("UPDATE about SET value = 'gold lead' WHERE key = 'nutrients'", "it has no column 'lead'"),
        ("UPDATE about SET value = 'gold Tin' WHERE key = 'nutrients'", "it has no column 'Tin'"),
        ("DROP TABLE food", "no such table: food"),
    ],
)
def test_a_file_that_is_none_says_why_and_what_to_do(path, change, why):
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(change)
    connection.close()
    with pytest.raises(tk.PackError) as raised:
        DatabaseFoods(STATEMENT, path, INDEX)
    (found,) = raised.value.diagnostics

    assert found.message == f"the food database of the pack 'toy' cannot be read: {why}"
    assert (found.code, found.hint, found.file) == (
        "TK610",
        "install the pack again, or make its database again",
        "foods.sqlite",
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], (0, 0, 0)),
        ([7], (0, 7, 7)),
        ([3, 1], (0, 1, 3)),
        ([5, 1, 3], (0, 3, 5)),
        (range(1, 101), (0, 50, 96)),
        (range(1, 21), (0, 10, 20)),
        (range(1, 42), (0, 21, 39)),
    ],
)
def test_what_may_be_in_a_food_is_nothing_the_median_and_what_95_of_100_do_not_exceed(values, expected):
    assert spread(values) == Range(*expected)
