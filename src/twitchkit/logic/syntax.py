"""From text to a syntax tree: a safe subset of Python's own expression syntax, bounded in length and depth."""

from __future__ import annotations

import ast

MAX_LENGTH = 2000
MAX_DEPTH = 40

_ALLOWED: frozenset[type[ast.AST]] = frozenset((
    ast.Expression, ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.BinOp, ast.Add, ast.Sub, ast.Mult,
    ast.Div, ast.Pow, ast.Compare, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq, ast.In, ast.Call, ast.Name,
    ast.Load, ast.Attribute, ast.Constant,
))  # fmt: skip
_LEAVES = frozenset((ast.Name, ast.Constant))  # with nothing below them that needs a look
_BRANCHES = {kind: kind._fields for kind in _ALLOWED - _LEAVES if kind._fields}


class ExpressionSyntaxError(ValueError):
    """Text that is no expression, or uses a part of Python that expressions do not have."""


def read_tree(text: str) -> ast.expr:
    """Return the syntax tree of an expression; raise :class:`ExpressionSyntaxError` if it is none.

    >>> type(read_tree("a and not b")).__name__
    'BoolOp'
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionSyntaxError(f"the expression is longer than {MAX_LENGTH} characters")
    try:
        tree = ast.parse(" ".join(text.split()), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        detail = error.msg if isinstance(error, SyntaxError) else "too deeply nested"
        raise ExpressionSyntaxError(f"not an expression: {detail}") from None
    level: list[ast.AST] = [tree]
    for _ in range(MAX_DEPTH + 1):
        for node in level:
            _check(node)
        level = [child for node in level if type(node) in _BRANCHES for child in _children(node)]
        if not level:
            return tree.body
    raise ExpressionSyntaxError(f"the expression is nested more than {MAX_DEPTH} deep")


def _children(node: ast.AST) -> list[ast.AST]:
    """Return the nodes right below one; :func:`ast.iter_child_nodes` takes three times as long."""
    children: list[ast.AST] = []
    for name in _BRANCHES[type(node)]:
        value = getattr(node, name)
        if isinstance(value, list):
            children += value
        elif isinstance(value, ast.AST):
            children.append(value)
    return children


def _check(node: ast.AST) -> None:
    if type(node) not in _ALLOWED:
        raise ExpressionSyntaxError(f"{type(node).__name__} is not part of expressions")
    if isinstance(node, ast.Call) and (node.keywords or not isinstance(node.func, ast.Name)):
        raise ExpressionSyntaxError("only calls like at_least(2, a, b) are part of expressions")
    if isinstance(node, ast.Constant) and (
        isinstance(node.value, bool) or not isinstance(node.value, int | float | str)
    ):
        raise ExpressionSyntaxError(f"{node.value!r} is not part of expressions")
