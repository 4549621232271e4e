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
_STRENGTH = re.compile(r"\d[\d.,]*\s*(mg|ug|µg|mcg|g|ml|%|units?|IU)\b", re.IGNORECASE)
_FOR_PEOPLE = (RedFlag, CriticalLimit, Caution, Tip)
"""What an expression decides for a person at once; in the long lists of others, bare words stand for themselves."""


def check_doubtful(content: Content, pack: str) -> Iterator[Diagnostic]:
    """Yield what of a pack may be meant otherwise than it is read."""
    for key in ("question", "name"):
        yield from _said_twice(content, pack, key)
    yield from _with_strength(content, pack)
    for entry in content:
        if pack_of(entry.id) == pack:
            yield from _one_way(entry)
            yield from _unwritten(entry)
            for path, text in _expressions(entry) if isinstance(entry, _FOR_PEOPLE) else ():
                if mixed := without_brackets(text):
                    message = f"'and' goes before 'or' in {mixed!r}"
                    hint = "put brackets around what belongs together"
                    yield Diagnostic("TK513", message, hint=hint, subject=entry.id, path=path)


def _said_twice(content: Content, pack: str, key: str) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for finding in content.findings.values():
        text: str = getattr(finding, key)
        if pack_of(finding.id) == pack and text and text != STAND_IN:
            other = first.setdefault(text, finding.id)
            if other != finding.id:
                message = f"'{short(other)}' and '{short(finding.id)}' have the same {key}"
                hint = "say what is different, or keep one"
                yield Diagnostic("TK516", message, hint=hint, subject=finding.id, path=(key,))


def _with_strength(content: Content, pack: str) -> Iterator[Diagnostic]:
    for medicine in content.medicines.values():
        for position, name in enumerate(medicine.names if pack_of(medicine.id) == pack else ()):
            if strength := _STRENGTH.search(name):
                message = f"the name {name!r} has a strength in it"
                hint = f"leave out {strength[0]!r}: strengths are read beside every name"
                yield Diagnostic("TK524", message, hint=hint, subject=medicine.id, path=("names", position))


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
        elif isinstance(part, Evidence) and part.present == part.absent == 1:
            message = f"{part.written!r} says nothing: present and absent are both 1"
            hint = "remove it, or give it a weight"
            yield Diagnostic("TK512", message, hint=hint, subject=entry.id, path=(*path, "present"))


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
