"""One content file: its defaults, its statements, its condition or its table, handed on one by one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from attrs import frozen

from twitchkit.errors import Diagnostic, StructureError, did_you_mean
from twitchkit.model.provenance import Certainty, Citation, Status
from twitchkit.packs.csv_table import read_table
from twitchkit.packs.files import ContentFile
from twitchkit.packs.manifest import SINGULAR
from twitchkit.packs.origins import Origin
from twitchkit.packs.statements import Statements
from twitchkit.structure import structure

_WITHOUT_PROVENANCE = ("source", "finding")
_CONDITION_PARTS = {
    "prior": "prior",
    "criterion": "criteria",
    "group": "groups",
    "evidence": "evidence",
    "ceiling": "ceilings",
}
_KEYS = (*SINGULAR, "defaults", "table", *_CONDITION_PARTS)


@frozen(kw_only=True)
class Defaults:
    """What every statement of a file has unless it says otherwise."""

    cite: tuple[Citation, ...] = ()
    status: Status | None = None
    certainty: Certainty | None = None


def read_content_file(file: ContentFile, statements: Statements) -> None:
    """Read every statement of a file, giving each what it leaves to the defaults of the file."""
    root = Origin(file=file.name, text=file.text)
    for key in file.data:
        if key not in _KEYS:
            problem = Diagnostic("TK102", f"unknown key {key!r}", hint=did_you_mean(key, _KEYS), path=(key,))
            statements.problems.append(root.place(problem))
    defaults = cast("Mapping[str, object]", file.data.get("defaults", {}))
    try:
        structure(defaults, Defaults)
    except StructureError as error:
        statements.refuse("[defaults]", error, Origin(file=file.name, text=file.text, at=("defaults",)))
        return
    if "table" in file.data:
        read_table(file, statements)
    if not _CONDITION_PARTS.keys().isdisjoint(file.data) or "condition" in file.data:
        _read_condition(file, defaults, statements)
    for kind, items in file.data.items():
        if kind in SINGULAR and kind != "condition":
            _read_items(kind, items, file, defaults, statements)


def _read_items(
    kind: str, items: object, file: ContentFile, defaults: Mapping[str, object], statements: Statements
) -> None:
    if not isinstance(items, list):
        root = Origin(file=file.name, text=file.text)
        problem = Diagnostic("TK104", f"{kind!r} must be an array of tables", hint=f"write [[{kind}]]", path=(kind,))
        statements.problems.append(root.place(problem))
        return
    for position, item in enumerate(items):
        data = item
        if kind not in _WITHOUT_PROVENANCE:
            data = _filled(item, defaults)
        if kind == "nutrient" and isinstance(data, dict) and "day_to_day" in data:
            data["day_to_day"] = _filled(data["day_to_day"], defaults)
        statements.read(kind, data, Origin(file=file.name, text=file.text, at=(kind, position)))


def _read_condition(file: ContentFile, defaults: Mapping[str, object], statements: Statements) -> None:
    """Put a condition and the parts beside it together."""
    origin = Origin(file=file.name, text=file.text, at=("condition",))
    condition = _filled(file.data.get("condition"), defaults)
    if not isinstance(condition, dict):
        hint = "a condition file has one [condition], with its parts beside it"
        statements.problems.append(origin.place(Diagnostic("TK104", "no table [condition]", hint=hint)))
        return
    inside = [part for part in _CONDITION_PARTS.values() if part in condition]
    for part in inside:
        hint = "parts of a condition stand beside it, like [[evidence]]"
        problem = Diagnostic("TK102", f"unknown key {part!r} in [condition]", hint=hint)
        statements.problems.append(Origin(file=file.name, text=file.text, at=("condition", part)).place(problem))
    if inside:
        return
    for written, part in _CONDITION_PARTS.items():
        if written in file.data:
            condition[part] = _filled_part(file.data[written], defaults)
    statements.read("condition", condition, origin)


def _filled_part(part: object, defaults: Mapping[str, object]) -> object:
    if isinstance(part, list):
        return [_filled(item, defaults) for item in part]
    filled = _filled(part, defaults)
    if isinstance(filled, dict) and isinstance(filled.get("times"), list):
        filled["times"] = [_filled(factor, defaults) for factor in filled["times"]]
    return filled


def _filled(item: object, defaults: Mapping[str, object]) -> object:
    return {**defaults, **item} if isinstance(item, dict) else item
