"""Writing a food database: one SQLite file, the same bytes for the same foods.

Tables: ``about`` (key, value), ``food`` with one column a nutrient in its unit per 100 g (NULL is unknown),
``suggested`` with the tags of the foods that may be put forward and the portions of them that people eat, ``word`` with
how many foods have a word, and ``found``, an FTS5 index over the head of each name and the rest of it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import field, frozen

from twitchkit.diet.ranking import Description, plain
from twitchkit.diet.synonyms import Words

SCHEMA = "2"


@frozen(kw_only=True)
class Row:
    """A food as a database keeps it: its key there, content per 100 g in each nutrient's unit, portions in grams.

    With ``tags`` it may be put forward in the portions ``suggested``, and no other tag holds for it.
    """

    key: str
    name: str
    group: str = ""
    per_100g: Mapping[str, float] = field(factory=dict)
    portions: Mapping[str, float] = field(factory=dict)
    tags: tuple[str, ...] = ()
    suggested: Mapping[str, float] = field(factory=dict)


def write_database(path: Path, foods: Iterable[Row], nutrients: Sequence[str], about: Mapping[str, str]) -> None:
    """Write a database; an old file is replaced.

    ``nutrients`` are short ids; what a food has beside them is left out. ``about`` says where the foods come from: the
    title, release and date of their source.
    """
    path.unlink(missing_ok=True)
    ordered = sorted(foods, key=lambda food: food.key)
    connection = sqlite3.connect(path)
    try:
        with connection:
            _create(connection, nutrients, {**about, "schema": SCHEMA, "nutrients": " ".join(nutrients)})
            _fill(connection, ordered, nutrients)
        connection.execute("VACUUM")
    finally:
        connection.close()


def _create(connection: sqlite3.Connection, nutrients: Sequence[str], about: Mapping[str, str]) -> None:
    columns = ", ".join(f"{nutrient} REAL" for nutrient in nutrients)
    connection.execute("PRAGMA page_size = 4096")
    connection.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    connection.execute(
        "CREATE TABLE food (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
        f" food_group TEXT NOT NULL, words TEXT NOT NULL, portions TEXT NOT NULL, {columns})"
    )
    connection.execute("CREATE TABLE suggested (id INTEGER PRIMARY KEY, tags TEXT NOT NULL, portions TEXT NOT NULL)")
    connection.execute("CREATE TABLE word (word TEXT PRIMARY KEY, foods INTEGER NOT NULL) WITHOUT ROWID")
    connection.execute(
        "CREATE VIRTUAL TABLE found USING fts5(head, rest, content='', tokenize=\"unicode61 tokenchars '_'\")"
    )
    connection.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))


def _fill(connection: sqlite3.Connection, foods: Sequence[Row], nutrients: Sequence[str]) -> None:
    counted: Counter[str] = Counter()
    places = ", ".join("?" * (6 + len(nutrients)))
    for id, food in enumerate(foods, start=1):
        segments = Description.of(food.name).segments
        amounts = [food.per_100g.get(nutrient) for nutrient in nutrients]
        row = (id, food.key, food.name, food.group, packed(segments), _json(food.portions), *amounts)
        connection.execute(f"INSERT INTO food VALUES ({places})", row)  # noqa: S608 (question marks only)
        if food.tags:
            suggested = (id, " ".join(food.tags), _json(food.suggested))
            connection.execute("INSERT INTO suggested VALUES (?, ?, ?)", suggested)
        bare = [[plain(word) for word in segment] for segment in segments]
        texts = (" ".join(bare[0]) if bare else "", " ".join(word for segment in bare[1:] for word in segment))
        connection.execute("INSERT INTO found (rowid, head, rest) VALUES (?, ?, ?)", (id, *texts))
        counted.update({word for segment in bare for word in segment})
    connection.executemany("INSERT INTO word VALUES (?, ?)", sorted(counted.items()))
    connection.execute("INSERT INTO found(found) VALUES ('optimize')")


def _json(portions: Mapping[str, float]) -> str:
    return json.dumps(dict(portions), ensure_ascii=False, separators=(",", ":"))


def packed(segments: Sequence[Words]) -> str:
    """Return the segments of a description as one text.

    >>> packed((("spinach",), ("cooked", "boiled")))
    'spinach,cooked boiled'
    """
    return ",".join(" ".join(segment) for segment in segments)


def unpacked(text: str) -> tuple[Words, ...]:
    """Return the segments that :func:`packed` put into a text."""
    return tuple(tuple(segment.split(" ")) for segment in text.split(",")) if text else ()
