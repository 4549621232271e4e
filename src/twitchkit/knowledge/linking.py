"""Content, linked: every name of another statement becomes its full id, every expression is read, once and for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple, TypeVar, cast

import attrs

from twitchkit.ids import ByName, pack_of
from twitchkit.knowledge.index import Index
from twitchkit.knowledge.problems import Path, Problems
from twitchkit.logic import ExpressionProblem, NumberNode, TruthNode, Vocabulary, translate_number, translate_truth
from twitchkit.model.content import Content, Entry, kinds_of
from twitchkit.model.kinds import Expression, Item, Means, items_of
from twitchkit.model.provenance import Citation

PartT = TypeVar("PartT")
Kinds = tuple[str, ...]


class Nodes(NamedTuple):
    """Every expression that could be read, by the pack that wrote it and its text."""

    truths: dict[tuple[str, str], TruthNode]
    numbers: dict[tuple[str, str], NumberNode]


def link(content: Content, index: Index, vocabulary: Vocabulary, problems: Problems) -> tuple[Content, Nodes]:
    """Return a content with full ids, and what its expressions mean; what is wrong is noted and stays as it is."""
    linker = _Linker(index, vocabulary, problems)
    linked = {kind: [linker.entry(entry) for entry in entries.values()] for kind, entries in kinds_of(content)}
    return Content(**linked), linker.nodes  # type: ignore[arg-type]  # as in Content.of


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


class _Ids(dict[str, str]):
    """The ids of some kinds by the names that one pack writes; each is looked up once, of thousands of times."""

    def __init__(self, find: Callable[[str], tuple[str, ...]]) -> None:
        self._find = find

    def __missing__(self, name: str) -> str:
        found = self._find(name)
        if len(found) != 1:
            raise KeyError(name)
        self[name] = found[0]
        return found[0]


class _Linker:
    """Links statement after statement; the pack of each decides where a short name is another pack's as well."""

    def __init__(self, index: Index, vocabulary: Vocabulary, problems: Problems) -> None:
        self.nodes = Nodes({}, {})
        self._index, self._vocabulary, self._problems = index, vocabulary, problems
        self._id = self._pack = ""
        self._ids: dict[tuple[str, Kinds, bool], _Ids] = {}

    def entry(self, entry: Entry) -> Entry:
        """Return a statement with full ids."""
        self._id, self._pack = entry.id, pack_of(entry.id)
        return self._part(entry, ())

    def _part(self, part: PartT, path: Path) -> PartT:
        changes: dict[str, object] = {}
        cls: type = type(part)
        for name, key, means, _, inner, _ in _open_items(cls):
            value = getattr(part, name)
            if not value:
                if name == "cite":
                    hint = 'every statement cites a source: cite = "…"'
                    self._problems.add("TK301", "no citation", subject=self._id, path=path, hint=hint)
            elif means.expression is not None:
                self._read(means.expression, value, (*path, key))
            elif inner is not None:
                changes[name] = self._parts(value, (*path, key))
            elif kinds := means.kinds(part):
                changes[name] = self._names(means, kinds, value, (*path, key))
        if not changes:
            return part
        linked: PartT = cls(**{name: getattr(part, name) for name in _names_of(cls)} | changes)
        return linked

    def _parts(self, value: object, path: Path) -> object:
        if isinstance(value, tuple | list):  # code may give a list
            return tuple([self._part(inner, (*path, position)) for position, inner in enumerate(value)])
        return self._part(value, path)

    def _names(self, means: Means, kinds: Kinds, value: object, path: Path) -> object:
        """Return the names in a field as ids; what means nothing stays, and is noted."""
        names, may_lack = self._index.names(kinds), means.may_lack == kinds
        ids = self._ids.get((self._pack, kinds, may_lack))
        if ids is None:
            find = names.anywhere if may_lack else names.candidates
            ids = self._ids[self._pack, kinds, may_lack] = _Ids(partial(find, pack=self._pack))
        try:
            return _renamed(value, ids.__getitem__)
        except KeyError:
            for place, name in _placed(value):
                if not may_lack or names.anywhere(name, self._pack):
                    self._index.resolve(kinds, name, self._problems, subject=self._id, path=(*path, *place))
            return _renamed(value, lambda name: ids.get(name, name))

    def _read(self, expression: Expression, text: str, path: Path) -> None:
        """Read an expression once for all places of a pack; a wrong one is noted at each."""
        key = self._pack, text
        try:
            if expression is Expression.NUMBER and key not in self.nodes.numbers:
                self.nodes.numbers[key] = translate_number(text, self._vocabulary, self._pack)
            elif expression is Expression.TRUTH and key not in self.nodes.truths:
                self.nodes.truths[key] = translate_truth(text, self._vocabulary, self._pack)
        except ExpressionProblem as problem:
            self._problems.add(
                problem.code,
                problem.message,
                subject=self._id,
                path=path,
                hint=self._hint(problem),
                missing=problem.missing,
            )

    def _hint(self, problem: ExpressionProblem) -> str:
        """Return what to do about an expression; the vocabulary knows names alone, the index what else there is."""
        known = problem.code == "TK202" and problem.missing
        hint = self._index.hint(_IN_EXPRESSIONS, problem.missing, self._pack) if known else ""
        return hint or problem.hint


_IN_EXPRESSIONS = ("findings", "measurements")


def _renamed(value: object, find: Callable[[str], str]) -> object:
    """Return a name, several, citations or a table by names with what is found for each."""
    if isinstance(value, str):
        return find(value)
    if isinstance(value, Mapping):
        return ByName({find(name): inner for name, inner in value.items()})
    names = cast("Sequence[str | Citation]", value)
    return tuple([Citation(find(name.source), name.at) if isinstance(name, Citation) else find(name) for name in names])


def _placed(value: object) -> Iterator[tuple[Path, str]]:
    """Iterate over names, each with its place in its field."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, Mapping):
        yield from (((name,), name) for name in value)
    else:
        for position, name in enumerate(cast("Sequence[str | Citation]", value)):
            yield ((), name.source) if isinstance(name, Citation) else ((position,), name)
