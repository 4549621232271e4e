"""What is read, and may be meant otherwise: `and` beside `or`, evidence that speaks one way whatever is answered."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from twitchkit.errors import Diagnostic
from twitchkit.ids import pack_of
from twitchkit.model.advice import Tip
from twitchkit.model.condition import Evidence
from twitchkit.model.content import Content, Entry
from twitchkit.model.kinds import Path, items_of, parts_in
from twitchkit.model.safety import Caution, CriticalLimit, RedFlag

_FOR_PEOPLE = (RedFlag, CriticalLimit, Caution, Tip)
"""What an expression decides for a person at once; in the long lists of others, bare words stand for themselves."""


def check_doubtful(content: Content, pack: str) -> Iterator[Diagnostic]:
    """Yield what of a pack may be meant otherwise than it is read."""
    for entry in content:
        if pack_of(entry.id) == pack:
            yield from _one_way(entry)
            for path, text in _expressions(entry) if isinstance(entry, _FOR_PEOPLE) else ():
                if mixed := without_brackets(text):
                    message = f"'and' goes before 'or' in {mixed!r}"
                    hint = "put brackets around what belongs together"
                    yield Diagnostic("TK513", message, hint=hint, subject=entry.id, path=path)


def _one_way(entry: Entry) -> Iterator[Diagnostic]:
    for path, part in parts_in(entry):
        if isinstance(part, Evidence) and (part.present - 1) * (part.absent - 1) > 0:
            way = "for" if part.present > 1 else "against"
            message = (
                f"{part.written!r} speaks {way} it both where present ({part.present:g}) and absent ({part.absent:g})"
            )
            hint = "one of them is above 1, the other below, or 1: it says nothing"
            yield Diagnostic("TK512", message, hint=hint, subject=entry.id, path=(*path, "absent"))


def _expressions(entry: Entry) -> Iterator[tuple[Path, str]]:
    for path, part in parts_in(entry):
        cls: type = type(part)
        for item in items_of(cls):
            text = getattr(part, item.name)
            if item.means.expression is not None and text:
                yield (*path, item.key), text


def without_brackets(text: str) -> str:
    """Return the part of an expression with an `and` that stands beside an `or` bare; empty if there is none.

    >>> without_brackets("a and b or c"), without_brackets("(a and b) or c"), without_brackets("a and (b or c)")
    ('a and b or c', '', '')
    """
    line = " ".join(text.split())
    try:
        tree = ast.parse(line, mode="eval")
    except (SyntaxError, ValueError, RecursionError):
        return ""
    for node in ast.walk(tree):
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
            for value in node.values:
                if isinstance(value, ast.BoolOp) and not _in_brackets(line, value):
                    return ast.get_source_segment(line, node) or line
    return ""


def _in_brackets(line: str, node: ast.expr) -> bool:
    encoded = line.encode()
    before, after = encoded[: node.col_offset].rstrip(), encoded[node.end_col_offset or 0 :].lstrip()
    return before.endswith(b"(") and after.startswith(b")")
