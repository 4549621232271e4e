"""Content, linked: every name of another statement becomes its full id, every expression is read, once and for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from operator import is_
from typing import NamedTuple, TypeVar

import attrs

from twitchkit.ids import ByName, pack_of
from twitchkit.knowledge.index import Index
from twitchkit.knowledge.problems import Path, Problems
from twitchkit.logic import ExpressionProblem, NumberNode, TruthNode, Vocabulary, translate_number, translate_truth
from twitchkit.model.content import Content, Entry
from twitchkit.model.kinds import Expression, Item, items_of
from twitchkit.model.provenance import Citation, Statement

PartT = TypeVar("PartT")
Kinds = tuple[str, ...]


class Nodes(NamedTuple):
    """Every expression that could be read, by the pack that wrote it and its text."""

    truths: dict[tuple[str, str], TruthNode]
    numbers: dict[tuple[str, str], NumberNode]


def link(content: Content, index: Index, vocabulary: Vocabulary, problems: Problems) -> tuple[Content, Nodes]:
    """Return a content with full ids, and what its expressions mean; what is wrong is noted and stays as it is."""
    linker = _Linker(index, vocabulary, problems)
    return Content.of(linker.entry(entry) for entry in content), linker.nodes


@cache
def _open_items(cls: type) -> tuple[Item, ...]:
    """Return the fields of a class that have a name or an expression in them, however deep."""
    return tuple(
        item
        for item in items_of(cls)
        if item.means.refers or item.means.expression or (item.part is not None and _open_items(item.part))
    )


@cache
def _names_of(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls))


class _Linker:
    """Links statement after statement; the pack of each decides where a short name is another pack's as well."""

    def __init__(self, index: Index, vocabulary: Vocabulary, problems: Problems) -> None:
        self.nodes = Nodes({}, {})
        self._index, self._vocabulary, self._problems = index, vocabulary, problems
        self._id = self._pack = ""
        # The same few hundred names (of sources above all) are looked up thousands of times: pack → kinds → name → id.
        self._known: dict[str, dict[Kinds, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))

    def entry(self, entry: Entry) -> Entry:
        """Return a statement with full ids."""
        self._id, self._pack = entry.id, pack_of(entry.id)
        return self._part(entry, ())

    def _part(self, part: PartT, path: Path) -> PartT:
        if isinstance(part, Statement) and not part.cite:
            hint = 'every statement cites a source: cite = "…"'
            self._problems.add("TK301", "no citation", subject=self._id, path=path, hint=hint)
        changes: dict[str, object] = {}
        cls: type = type(part)
        for item in _open_items(cls):
            value = getattr(part, item.name)
            if value:
                new = self._field(item, part, value, path)
                if new is not value:
                    changes[item.name] = new
        if not changes:
            return part
        linked: PartT = cls(**{name: getattr(part, name) for name in _names_of(cls)} | changes)
        return linked

    def _field(self, item: Item, part: object, value: object, path: Path) -> object:
        """Return what is in a field, linked; the very same if nothing changes."""
        means = item.means
        if means.expression is not None:
            self._read(means.expression, str(value), (*path, item.key))
            return value
        values = tuple(value) if isinstance(value, list) else value  # code may give a list
        if item.part is not None:
            return self._parts(values, (*path, item.key))
        kinds = means.kinds(part)
        return self._names(item, kinds, values, path) if kinds else value

    def _parts(self, value: object, path: Path) -> object:
        if not isinstance(value, tuple):
            return self._part(value, path)
        parts = tuple([self._part(inner, (*path, position)) for position, inner in enumerate(value)])
        return value if all(map(is_, parts, value)) else parts

    def _names(self, item: Item, kinds: Kinds, value: object, path: Path) -> object:
        if isinstance(value, str):
            return self._found(item, kinds, value, path)
        if isinstance(value, Mapping):
            table = {self._found(item, kinds, name, path, name): inner for name, inner in value.items()}
            return value if isinstance(value, ByName) and table == value else ByName(table)
        assert isinstance(value, tuple)
        if isinstance(value[0], Citation):
            ids = [self._found(item, kinds, cited.source, path) for cited in value]
            if all(cited.source == id for cited, id in zip(value, ids, strict=True)):
                return value
            return tuple([Citation(id, cited.at) for cited, id in zip(value, ids, strict=True)])
        found = tuple([self._found(item, kinds, name, path, place) for place, name in enumerate(value)])
        return value if found == value else found

    def _found(self, item: Item, kinds: Kinds, name: str, path: Path, *place: str | int) -> str:
        """Return the id that a name means; the name itself where it means nothing, which is noted."""
        known = self._known[self._pack][kinds]
        id = known.get(name)
        if id is None:
            found = self._index.candidates(kinds, name, self._pack)
            if len(found) != 1:
                if found or not set(kinds) <= set(item.means.may_lack):
                    at = (*path, item.key, *place)
                    self._index.resolve(kinds, name, self._problems, subject=self._id, path=at)
                return name
            id = known[name] = found[0]
        return id

    def _read(self, expression: Expression, text: str, path: Path) -> None:
        """Read an expression once for all places of a pack; a wrong one is noted at each."""
        key = self._pack, text
        try:
            if expression is Expression.NUMBER and key not in self.nodes.numbers:
                self.nodes.numbers[key] = translate_number(text, self._vocabulary, self._pack)
            elif expression is Expression.TRUTH and key not in self.nodes.truths:
                self.nodes.truths[key] = translate_truth(text, self._vocabulary, self._pack)
        except ExpressionProblem as problem:
            self._problems.add(problem.code, problem.message, subject=self._id, path=path, hint=problem.hint)
