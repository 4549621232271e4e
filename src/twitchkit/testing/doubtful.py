"""What is read, and may be meant otherwise: `and` beside `or`, evidence that speaks one way whatever is answered."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from twitchkit.errors import Diagnostic
from twitchkit.ids import pack_of, short
from twitchkit.model.advice import Tip
from twitchkit.model.condition import Evidence
from twitchkit.model.content import Content, Entry
from twitchkit.model.kinds import Path, items_of, parts_in
from twitchkit.model.safety import Caution, CriticalLimit, RedFlag
from twitchkit.packs.drafts import STAND_IN

_TO_BE_WRITTEN = re.compile(r"\W*(todo|tbd|fixme|xxx+|lorem ipsum.*|…|\.\.\.)\W*", re.IGNORECASE)
_FOR_PEOPLE = (RedFlag, CriticalLimit, Caution, Tip)
"""What an expression decides for a person at once; in the long lists of others, bare words stand for themselves."""


def check_doubtful(content: Content, pack: str) -> Iterator[Diagnostic]:
    """Yield what of a pack may be meant otherwise than it is read."""
    yield from _asked_twice(content, pack)
    for entry in content:
        if pack_of(entry.id) == pack:
            yield from _one_way(entry)
            yield from _unwritten(entry)
            for path, text in _expressions(entry) if isinstance(entry, _FOR_PEOPLE) else ():
                if mixed := without_brackets(text):
                    message = f"'and' goes before 'or' in {mixed!r}"
                    hint = "put brackets around what belongs together"
                    yield Diagnostic("TK513", message, hint=hint, subject=entry.id, path=path)


def _asked_twice(content: Content, pack: str) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for finding in content.findings.values():
        if pack_of(finding.id) == pack and finding.question and finding.question != STAND_IN:
            other = first.setdefault(finding.question, finding.id)
            if other != finding.id:
                message = f"'{short(other)}' and '{short(finding.id)}' have the same question"
                hint = "ask otherwise, or keep one"
                yield Diagnostic("TK516", message, hint=hint, subject=finding.id, path=("question",))


def _unwritten(entry: Entry) -> Iterator[Diagnostic]:
    """Yield the texts that are needed and empty, or still to be written."""
    for path, part in parts_in(entry):
        cls: type = type(part)
        for item in items_of(cls):
            text = getattr(part, item.name)
            if not isinstance(text, str):
                continue
            if item.required and not text.strip() and item.key != "unit":  # a ratio has none
                message, hint = f"{item.key!r} is empty", "write what is meant"
                yield Diagnostic("TK515", message, hint=hint, subject=entry.id, path=(*path, item.key))
            elif _TO_BE_WRITTEN.fullmatch(text):
                message, hint = f"{item.key!r} is {text!r}", "write what is meant"
                yield Diagnostic("TK515", message, hint=hint, subject=entry.id, path=(*path, item.key))


def _one_way(entry: Entry) -> Iterator[Diagnostic]:
    for path, part in parts_in(entry):
        if isinstance(part, Evidence) and _one_sided(part):
            way = "for" if part.present > 1 else "against"
            message = (
                f"{part.written!r} speaks {way} it both where present ({part.present:g}) and absent ({part.absent:g})"
            )
            hint = "one of them is above 1, the other below, or 1: it says nothing"
            yield Diagnostic("TK512", message, hint=hint, subject=entry.id, path=(*path, "absent"))


def _one_sided(evidence: Evidence) -> bool:
    present, absent = evidence.present, evidence.absent
    return min(present, absent) > 0 and (present - 1) * (absent - 1) > 0


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
