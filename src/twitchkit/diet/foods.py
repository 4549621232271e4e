"""All foods that a kit knows, behind one small interface: those that packs write out, and those of their databases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from heapq import merge
from itertools import islice
from pathlib import Path

from twitchkit.diet.choosing import Chooser
from twitchkit.diet.curated import CuratedFoods
from twitchkit.diet.ranking import is_special
from twitchkit.diet.reading import Reader
from twitchkit.diet.search import Search
from twitchkit.diet.synonyms import Wording, Words
from twitchkit.diet.table import FoodTable, NamedFood
from twitchkit.diet.words import words
from twitchkit.errors import UnknownIdError
from twitchkit.ids import pack_of, short
from twitchkit.knowledge import Knowledge
from twitchkit.model.eaten import FoodMatch, ReadFood
from twitchkit.model.food import FoodDatabase, FoodSource
from twitchkit.regular_file import read_regular

_MOST_BYTES = 16_000_000


class Foods:
    """Foods to search, to fetch, to read from text and to compare; may be shared by threads.

    Nothing is opened before it is asked for, so that what needs no food costs nothing.
    """

    def __init__(self, knowledge: Knowledge, folders: Mapping[str, Path]) -> None:
        """Take the foods of a knowledge; ``folders`` are those of its packs, by id."""
        self._knowledge, self._folders = knowledge, folders

    def search(self, text: str, limit: int = 10) -> tuple[FoodMatch, ...]:
        """Return the foods that a text may mean, best first.

        >>> from twitchkit import load
        >>> load(["vocabulary", "nutrients"]).foods.search("spinach, cooked", 1)[0].food.id
        'nutrients:spinach_cooked'
        """
        matches = self._search.find(text, limit).matches[:limit]
        return tuple(FoodMatch(food=self.get(match.id), score=match.score) for match in matches)

    def read(self, text: str) -> ReadFood:
        """Read one line of a diary: which food it means and how many grams, or what cannot be told.

        >>> from twitchkit import load
        >>> load(["vocabulary", "nutrients"]).foods.read("0,5 kg cooked spinach").grams
        Interval(low=500.0, high=500.0)
        """
        return self._reader.read(text)

    def read_stated(self, food: str, amount: str) -> ReadFood:
        """Read a food and an amount that are written apart; a number alone is grams.

        >>> from twitchkit import load
        >>> load(["vocabulary", "nutrients"]).foods.read_stated("spinach, cooked", "1 cup").grams
        Interval(low=180.0, high=180.0)
        """
        return self._reader.read_stated(food, amount)

    def named(self, text: str) -> FoodSource | None:
        """Return the only food that a pack calls just so, by any of its names; None if there is none, or several.

        >>> from twitchkit import load
        >>> load(["vocabulary", "nutrients"]).foods.named("Spinach, cooked").id
        'nutrients:spinach_cooked'
        """
        ids = self._names.get(words(text), ())
        return self.get(*ids) if len(ids) == 1 else None

    def get(self, id: str) -> FoodSource:
        """Return a food by its id ("foods_usda:11458"); raises :class:`~twitchkit.errors.UnknownIdError`.

        >>> from twitchkit import load
        >>> load(["vocabulary", "nutrients"]).foods.get("nutrients:spinach_cooked").per_100g["magnesium"]
        87.0
        """
        for table in self._tables:
            food = table.get(id)
            if food is not None:
                return food
        raise UnknownIdError(f"there is no food {id!r}")

    def original(self, food: FoodSource) -> FoodSource | None:
        """Return the database food that a pack took a food from, with all of its portions; None if there is none.

        >>> from twitchkit import load
        >>> foods = load(["vocabulary", "nutrients", "foods_usda"]).foods
        >>> foods.original(foods.get("nutrients:spinach_cooked")).id
        'foods_usda:11458'
        """
        taken = next((id for id, own in self._same.items() if own == food.id), None)
        return None if taken is None else self.get(taken)

    def rich_in(self, nutrient: str, limit: int = 20) -> tuple[FoodSource, ...]:
        """Return the foods with most of a nutrient in 100 g, of those that people eat as they are.

        Left out are spices, powders, baby foods and brands, what has an unknown content, and of a database that
        says which of its foods may be put forward, all others. Raises :class:`~twitchkit.errors.UnknownIdError` for a
        nutrient that no pack has.

        >>> from twitchkit import load
        >>> [food.name for food in load(["vocabulary", "nutrients"]).foods.rich_in("magnesium", 2)]
        ['pumpkin seeds, dried', 'pumpkin seeds, roasted']
        """
        id = self._knowledge.resolve("nutrients", nutrient)
        ordered = merge(*(self._richest(table, id) for table in self._tables), key=lambda found: -found[1])
        once = (candidate.id for candidate, _ in ordered if candidate.id not in self._same)
        return tuple(self.get(id) for id in islice(once, limit))

    def _richest(self, table: FoodTable, nutrient: str) -> Iterator[tuple[NamedFood, float]]:
        eaten = {food.id for food in table.suggested()}
        for candidate, amount in table.richest(nutrient):
            if (not eaten or candidate.id in eaten) and not is_special(candidate.description, self._wording):
                yield candidate, amount

    @cached_property
    def suggested(self) -> tuple[FoodSource, ...]:
        """All foods that may be put forward, each once, with the portions of them that people eat.

        A food of a database that has a tag which no pack knows is not among them.
        """
        return tuple(
            food
            for table in self._tables
            for food in table.suggested()
            if food.id not in self._same and all(tag in self._knowledge.food_tags for tag in food.tags)
        )

    @cached_property
    def _search(self) -> Search:
        foods = self._knowledge.food_sources
        return Search(tables=self._tables, wording=self._wording, curated=foods, same=self._same)

    @cached_property
    def _reader(self) -> Reader:
        measures = tuple(self._knowledge.household_measures.values())
        return Reader(Chooser(self, self._search.find, measures, self._wording))

    @cached_property
    def _names(self) -> Mapping[Words, frozenset[str]]:
        """The foods that packs write out, by each of their names and their short id."""
        names: dict[Words, frozenset[str]] = {}
        for id, food in self._knowledge.food_sources.items():
            for name in (short(id), food.name, *food.names):
                key = words(name)
                names[key] = names.get(key, frozenset()) | {id}
        return names

    @cached_property
    def _tables(self) -> tuple[FoodTable, ...]:
        curated = CuratedFoods(self._knowledge.food_sources)
        if not self._databases:
            return (curated,)
        from twitchkit.diet.database import DatabaseFoods  # noqa: PLC0415 (it loads SQLite)

        index = self._knowledge.index
        return (curated, *(DatabaseFoods(found, self._folder(found) / found.file, index) for found in self._databases))

    @cached_property
    def _wording(self) -> Wording:
        return Wording.read(self._texts("synonyms"), self._texts("costs"), self._texts("kinds"))

    @cached_property
    def _same(self) -> Mapping[str, str]:
        """The curated food for each database food that it was taken from, as it cites it."""
        packs = {(cite.source, found.number): pack_of(found.id) for found in self._databases for cite in found.cite}
        foods = self._knowledge.food_sources.values()
        cited = ((food.id, citation.source, *citation.at.partition(" ")) for food in foods for citation in food.cite)
        places = ((id, (source, number), key) for id, source, number, _, key in cited)
        return {f"{packs[place]}:{key}": id for id, place, key in places if place in packs}

    @property
    def _databases(self) -> Collection[FoodDatabase]:
        """Those whose pack lies in a folder; a kit that is made by hand has none."""
        databases = self._knowledge.food_databases.values()
        return [database for database in databases if pack_of(database.id) in self._folders]

    def _folder(self, database: FoodDatabase) -> Path:
        return self._folders[pack_of(database.id)]

    def _texts(self, key: str) -> Iterable[str]:
        for found in self._databases:
            if name := getattr(found, key):
                path, folder = self._folder(found) / "content" / name, self._folder(found)
                yield read_regular(path, most=_MOST_BYTES, folder=folder).decode()
