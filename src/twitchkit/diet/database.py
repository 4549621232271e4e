"""A food database of a pack: read-only, opened when food is first asked for, and shared by all threads."""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any

from twitchkit.diet.ranking import Description
from twitchkit.diet.synonyms import Words
from twitchkit.diet.table import NamedFood, rare_words
from twitchkit.diet.writing import SCHEMA, unpacked
from twitchkit.errors import Diagnostic, PackError
from twitchkit.ids import ByName, is_name, pack_of, short
from twitchkit.knowledge.index import Index
from twitchkit.model.food import FoodDatabase, FoodSource
from twitchkit.model.provenance import Citation

_MOST_CANDIDATES, _FEW_CANDIDATES = 100, 20
_MOST_KEPT = 1_000
_HEAD_WEIGHT = 4.0
_FOUND = (
    "SELECT key, words, food_group FROM"
    " (SELECT rowid AS id, bm25(found, ?, 1.0) AS far FROM found WHERE found MATCH ? ORDER BY far, id LIMIT ?)"
    " JOIN food USING (id) ORDER BY far, id"
)


class DatabaseFoods:
    """A food table in a file that :func:`twitchkit.diet.writing.write_database` wrote."""

    def __init__(self, statement: FoodDatabase, path: Path, index: Index) -> None:
        """Open the file; raises :class:`~twitchkit.errors.PackError` if it is no food database that this can read.

        Foods come with the full ids that ``index`` has; what no pack knows is left out of their content.
        """
        self._statement, self._pack = statement, pack_of(statement.id)
        self._fetched: dict[str, FoodSource] = {}  # the same foods are eaten, and come near, again and again
        self._described: dict[str, NamedFood] = {}
        self._lock = Lock()  # one connection for all threads: a search takes a few milliseconds
        try:
            # Nobody writes to it, so SQLite need neither lock the file nor look for a journal beside it.
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            weakref.finalize(self, self._connection.close)
            self.about: Mapping[str, str] = dict(self._rows("SELECT key, value FROM about"))
            nutrients = self.about["nutrients"].split()
            self.size: int = self._rows("SELECT count(*) FROM food")[0][0]
        except (sqlite3.Error, KeyError) as error:
            raise self._unreadable(path, str(error)) from None
        if self.about.get("schema") != SCHEMA:
            raise self._unreadable(path, f"its schema is {self.about.get('schema')}, and this version reads {SCHEMA}")
        self._check_columns(path, nutrients)
        self._ids = {name: index.candidates(("nutrients",), name, self._pack) for name in nutrients}
        self._tag_ids = partial(index.candidates, ("food_tags",), pack=self._pack)

    def _check_columns(self, path: Path, nutrients: Iterable[str]) -> None:
        """Check that what the file calls its nutrients are columns, so that they may become part of a query."""
        there = {name for (name,) in self._rows("SELECT name FROM pragma_table_info('food')")}
        wrong = [name for name in nutrients if not is_name(name) or name not in there]
        if wrong:
            raise self._unreadable(path, f"it has no column {wrong[0]!r}")

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many foods have a word."""
        return MappingProxyType(dict(self._rows("SELECT word, foods FROM word")))

    def candidates(self, query: Words, needed: Words) -> Iterable[NamedFood]:
        """Iterate over the foods with all needed words and, where these are few, over those with a rare one of a query.

        Those that are best by SQLite's own ranking come first.
        """
        rows = {}
        if needed and all(word in self.counts for word in needed):
            rows = {row[0]: row for row in self._found(" AND ", needed, _MOST_CANDIDATES)}
        if len(rows) < _FEW_CANDIDATES:
            rare = rare_words(query, self.counts, self.size)
            if rare != needed:
                rows = {row[0]: row for row in self._found(" OR ", rare, _FEW_CANDIDATES)} | rows
        return [self._named(*row) for row in rows.values()]

    def _named(self, key: str, packed: str, group: str) -> NamedFood:
        """Return a row as a food that may be meant, taken apart once."""
        if known := self._described.get(key):
            return known
        return self._described.setdefault(key, NamedFood(f"{self._pack}:{key}", Description(unpacked(packed), group)))

    def _found(self, joined: str, asked: Sequence[str], limit: int) -> list[tuple[Any, ...]]:
        text = joined.join(f'"{word}"' for word in asked)
        return self._rows(_FOUND, (_HEAD_WEIGHT, text, limit)) if text else []

    def get(self, id: str) -> FoodSource | None:
        """Return a food by its full id, with all of its portions."""
        if pack_of(id) != self._pack:
            return None
        if found := self._fetched.get(id):
            return found
        foods = "food LEFT JOIN suggested USING (id)"
        query = f"SELECT {self._columns}, food.portions FROM {foods} WHERE key = ?"  # noqa: S608 (columns were checked)
        rows = self._rows(query, (short(id),))
        if not rows:
            return None
        if len(self._fetched) >= _MOST_KEPT:
            self._fetched.clear()
        return self._fetched.setdefault(id, self._food(rows[0]))

    def suggested(self) -> Iterable[FoodSource]:
        """Iterate over the foods that may be put forward, with the portions of them that people eat."""
        query = f"SELECT {self._columns}, suggested.portions FROM suggested JOIN food USING (id)"  # noqa: S608 (as in get)
        return map(self._food, self._rows(query))

    def richest(self, nutrient: str) -> Iterable[tuple[NamedFood, float]]:
        """Iterate over the foods with a known content of a nutrient, each with it, the richest per 100 g first."""
        for column in (name for name, ids in self._ids.items() if nutrient in ids):  # all were checked to be columns
            known = f"FROM food WHERE {column} IS NOT NULL ORDER BY {column} DESC, key"
            for key, packed, group, amount in self._rows(f"SELECT key, words, food_group, {column} {known}"):
                yield self._named(key, packed, group), amount

    @cached_property
    def _columns(self) -> str:
        return ", ".join(("key", "name", "food_group", "tags", *self._ids))

    def _food(self, row: tuple[Any, ...]) -> FoodSource:
        key, name, group, tags, *amounts, portions = row
        stated = self._statement
        cited = tuple(Citation(citation.source, f"{stated.number} {key}") for citation in stated.cite)
        known = [(ids, amount) for ids, amount in zip(self._ids.values(), amounts, strict=True) if amount is not None]
        return FoodSource(
            id=f"{self._pack}:{key}",
            name=name,
            group=group,
            per_100g=ByName({id: amount for ids, amount in known for id in ids}),
            portions=json.loads(portions),
            tags=tuple(id for tag in (tags or "").split() for id in self._tag_ids(tag) or (tag,)),
            checked=tags is not None,
            cite=cited,
            status=stated.status,
            certainty=stated.certainty,
        )

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def _unreadable(self, path: Path, why: str) -> PackError:
        hint = "install the pack again, or make its database again"
        message = f"the food database of the pack {self._pack!r} cannot be read: {why}"
        return PackError([Diagnostic("TK610", message, hint=hint, file=path.name)])
