"""One content file: its defaults, its statements, its condition or its table, handed on one by one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast, get_origin

from attrs import evolve, frozen

from twitchkit.errors import Diagnostic, StructureError, closest, did_you_mean
from twitchkit.model.content import KINDS, SINGULAR
from twitchkit.model.kinds import beside, items_of
from twitchkit.model.provenance import Certainty, Citation, Statement, Status
from twitchkit.packs.csv_table import read_table
from twitchkit.packs.drafts import STAND_IN
from twitchkit.packs.files import ContentFile
from twitchkit.packs.origins import Origin
from twitchkit.packs.statements import Statements
from twitchkit.packs.toml_parts import words_in
from twitchkit.structure import structure

_BESIDE = {kind: beside(KINDS[written]) for kind, written in SINGULAR.items() if beside(KINDS[written])}
"""The kinds that have a file of their own, each with the parts that stand beside it: key → attribute."""

_STAND_INS = {"cite": STAND_IN, "status": Status.ELICITED.value, "certainty": Certainty.LOW.value}
_ALIKE = 0.65
_KEYS = (*SINGULAR, "defaults", "table", *(part for parts in _BESIDE.values() for part in parts))


_MEANT = tuple(key for key in (*SINGULAR, "defaults") if key not in _BESIDE)

_HINTS = {
    "case": "cases stand in the folder cases/ beside content/",
    "person": "people of whom nothing is expected stand in the folder people/ beside content/",
}


@frozen(kw_only=True)
class Defaults:
    """What every statement of a file has unless it says otherwise."""

    cite: tuple[Citation, ...] = ()
    status: Status | None = None
    certainty: Certainty | None = None


def read_content_file(file: ContentFile, statements: Statements) -> None:
    """Read every statement of a file, giving each what it leaves to the defaults of the file."""
    root = Origin(file=file.name, text=file.text)
    statements.unread |= file.unread
    meant: dict[str, str] = {}
    for key, value in file.data.items():
        if key not in _KEYS:
            hint = _HINTS.get(key) or did_you_mean(key, _KEYS)
            problem = Diagnostic("TK102", f"unknown key {key!r}", hint=hint, path=(key,))
            statements.problems.append(root.place(problem))
            statements.unread |= words_in(repr(value))
            meant[closest(key, _MEANT, alike=_ALIKE)] = key
    defaults = _defaults(file, meant.get("defaults", "defaults"), statements)
    if "table" in file.data:
        read_table(file, statements)
    parts_of_one = set[str]()
    for kind, parts in _BESIDE.items():
        own = {part for part in parts if part in file.data and not _stands_alone(kind, part, file)}
        if kind in file.data or own:
            _read_whole(kind, file, defaults, statements)
            parts_of_one |= own
    for kind, items in file.data.items():
        if kind in SINGULAR and kind not in _BESIDE and kind not in parts_of_one:
            _read_items(kind, items, Origin(file=file.name, text=file.text, at=(kind,)), defaults, statements)
    for kind, key in meant.items():
        if kind in SINGULAR and isinstance(items := file.data[key], list):
            _read_items(kind, items, Origin(file=file.name, text=file.text, at=(key,)), defaults, statements)


def _defaults(file: ContentFile, key: str, statements: Statements) -> Mapping[str, object]:
    """Return what all statements of a file share; in the place of what is wrong in it stands something sound."""
    given = file.data.get(key, {})
    origin = Origin(file=file.name, text=file.text, at=(key,))
    inside = given[0] if isinstance(given, list) and given else given
    if inside is not given:
        problem = Diagnostic("TK104", "'defaults' must be one table", hint="write [defaults]")
        statements.problems.append(origin.place(problem))
    try:
        structure(inside, Defaults)
    except StructureError as error:
        statements.refuse("[defaults]", error, origin)
        wrong = {str(step) for problem in error.diagnostics for step in problem.path}
        own = inside if isinstance(inside, dict) else {}
        return {name: own[name] if name in own and name not in wrong else _STAND_INS[name] for name in _STAND_INS}
    return cast("Mapping[str, object]", inside)


def _stands_alone(whole: str, part: str, file: ContentFile) -> bool:
    """Tell whether what may be a part says itself of which statement: ``[[evidence]]`` of another pack's condition."""
    items = file.data[part]
    named = isinstance(items, list) and any(isinstance(item, dict) and whole in item for item in items)
    return part in SINGULAR and whole not in file.data and named


def _read_items(
    kind: str, items: object, origin: Origin, defaults: Mapping[str, object], statements: Statements
) -> None:
    if not isinstance(items, list):
        problem = Diagnostic("TK104", f"{kind!r} must be an array of tables", hint=f"write [[{kind}]]")
        statements.problems.append(origin.place(problem))
        statements.unread |= words_in(repr(items))
        return
    cls = KINDS[SINGULAR[kind]]
    for position, item in enumerate(items):
        data = _filled(item, cls, defaults)
        statements.read(kind, data, evolve(origin, at=(*origin.at, position)))


def _read_whole(kind: str, file: ContentFile, defaults: Mapping[str, object], statements: Statements) -> None:
    """Put a statement and the parts beside it together."""
    parts, whole = _BESIDE[kind], file.data.get(kind)
    if kind in file.unread and isinstance(whole, dict) and "id" not in whole:
        statements.unread |= words_in(repr(file.data))
        return  # its table could not be read, and what stands below it is nobody's
    origin = Origin(file=file.name, text=file.text, at=(kind,))
    if not isinstance(whole, dict):
        hint = f"a {kind} file has one [{kind}], with its parts beside it"
        if any(part in SINGULAR for part in parts if part in file.data):
            hint += f'; one for another pack says of which: {kind} = "…"'
        statements.unread |= words_in(repr(file.data))
        if kind not in file.unread:
            statements.problems.append(origin.place(Diagnostic("TK104", f"no table [{kind}]", hint=hint)))
        return
    inside = [part for part in parts.values() if part in whole]
    for part in inside:
        hint = f"parts of a {kind} stand beside it, like [[evidence]]"
        problem = Diagnostic("TK102", f"unknown key {part!r} in [{kind}]", hint=hint)
        statements.problems.append(Origin(file=file.name, text=file.text, at=(kind, part)).place(problem))
    if not inside:
        there = {part: file.data[key] for key, part in parts.items() if key in file.data}
        for key, part in parts.items():
            if part not in there or not _is_one_of_several(kind, part, there[part]):
                continue
            problem = Diagnostic("TK104", f"{key!r} must be an array of tables", hint=f"write [[{key}]]", path=(key,))
            statements.problems.append(Origin(file=file.name, text=file.text).place(problem))
            statements.unread |= words_in(repr(there.pop(part)))
        statements.read(kind, _filled({**whole, **there}, KINDS[SINGULAR[kind]], defaults), origin)


def _is_one_of_several(kind: str, part: str, data: object) -> bool:
    """Tell whether a part of which there may be several was written as one table."""
    hints = {item.name: item.hint for item in items_of(KINDS[SINGULAR[kind]])}
    return isinstance(data, dict) and get_origin(hints[part]) is tuple


def _filled(data: object, cls: type, defaults: Mapping[str, object]) -> object:
    """Give a statement, and all statements inside it, what they leave to the defaults."""
    if isinstance(data, list):
        return [_filled(item, cls, defaults) for item in data]
    if not isinstance(data, dict):
        return data
    filled = {**defaults, **data} if issubclass(cls, Statement) else dict(data)
    for name, part in _parts_of(cls):
        if name in filled:
            filled[name] = _filled(filled[name], part, defaults)
    return filled


@cache
def _parts_of(cls: type) -> tuple[tuple[str, type], ...]:
    return tuple((item.name, item.part) for item in items_of(cls) if item.part is not None)
