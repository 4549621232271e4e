"""The hooks of a module as they are written: of two with one name Python keeps the last, and says nothing."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType

_PREFIX = "twitchkit_"


def written_twice(module: ModuleType) -> Iterator[tuple[str, int]]:
    """Yield the name of each hook that a module defines again, with the line of the later one."""
    try:
        tree = ast.parse(inspect.getsource(module))
    except (OSError, TypeError, SyntaxError):  # there is no source to look at
        return
    seen: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith(_PREFIX):
            if node.name in seen:
                yield node.name, node.lineno
            seen.add(node.name)
