"""What a module may wrongly say: changes of one token.

Text, annotations, decorators and the sizes of caches are left alone: nothing that comes out depends on them.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator, Sequence
from copy import copy
from pathlib import Path
from typing import NamedTuple

_NOT_CODE = {"annotation", "returns", "decorator_list"}
_COMPARED = {
    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.GtE), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
_OPERATED = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div, ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Place(NamedTuple):
    """A child of a node, which others may take the place of."""

    parent: ast.AST
    field: str
    index: int | None
    child: ast.AST

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


class Mutant(NamedTuple):
    """A module with one change."""

    module: Path
    line: int
    what: str
    text: str


def places(node: ast.AST) -> Iterator[Place]:
    if isinstance(node, ast.keyword) and node.arg == "maxsize":
        return
    for field, value in ast.iter_fields(node):
        if field not in _NOT_CODE:
            for index, child in enumerate(value) if isinstance(value, list) else ((None, value),):
                if isinstance(child, ast.AST):
                    yield Place(node, field, index, child)
                    yield from places(child)


def others(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a node may wrongly be."""
    match node:
        case ast.Compare(ops=ops):
            for index, op in enumerate(ops):
                yield from (
                    _with(node, ops=[*ops[:index], other(), *ops[index + 1 :]]) for other in _COMPARED[type(op)]
                )
        case ast.BinOp(op=op) | ast.BoolOp(op=op) | ast.AugAssign(op=op) if type(op) in _OPERATED:
            yield _with(node, op=_OPERATED[type(op)]())
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield from (ast.Constant(other) for other in {value + 1, value - 1, 0 * value} - {value})
        case ast.Call(func=ast.Name(id=name)) if name in _CALLED:
            yield _with(node, func=ast.Name(_CALLED[name]))
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
    if _droppable(node):
        yield ast.Pass()


def _droppable(node: ast.AST) -> bool:
    """Tell whether a statement may go; a name that is given no value at all is noticed by any test."""
    match node:
        case ast.Expr(value=value):
            return not isinstance(value, ast.Constant)
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(value))
        case ast.Assign(targets=[ast.Tuple()]):
            return False
    return isinstance(node, ast.Assign | ast.AugAssign | ast.Raise | ast.Continue | ast.Break)


def _with(node: ast.AST, **fields: object) -> ast.AST:
    other = copy(node)
    for field, value in fields.items():
        setattr(other, field, value)
    return other


def mutants(files: Sequence[Path], sample: int, draw: random.Random) -> list[Mutant]:
    """Return one mutant of each of so many places of some modules."""
    trees = {file: ast.parse(file.read_bytes()) for file in files}
    found = [(file, place) for file, tree in trees.items() for place in places(tree) if any(others(place.child))]
    chosen = draw.sample(found, min(sample, len(found)))
    return sorted(_mutant(file, trees[file], place, draw.choice(list(others(place.child)))) for file, place in chosen)


def mutants_at(file: Path, line: int) -> list[Mutant]:
    """Return all mutants of one line."""
    tree = ast.parse(file.read_bytes())
    found = [place for place in places(tree) if getattr(place.child, "lineno", 0) == line]
    return [_mutant(file, tree, place, other) for place in found for other in others(place.child)]


def _mutant(file: Path, tree: ast.AST, place: Place, other: ast.AST) -> Mutant:
    place.put(other)
    text = ast.unparse(tree)
    place.put(place.child)
    what = f"`{ast.unparse(place.child)}` is `{ast.unparse(other)}`"
    return Mutant(file, getattr(place.child, "lineno", 0), what, text)
