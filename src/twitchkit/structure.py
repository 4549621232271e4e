"""The one strict converter: plain data, as TOML and JSON give it, into model objects.

Nothing is guessed and nothing is coerced: "no" is not a truth value, "40" is not a number, an unknown key is
an error. All problems of one call come together. Each class is taken apart once, when it is first needed: the
hooks are closures, because generating code for thirty classes takes longer than it saves on all packs.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from enum import Enum, StrEnum
from functools import cache
from types import UnionType
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import evolve
from cattrs import BaseConverter

from twitchkit import strict
from twitchkit.containers import Hook, HookFor, mapping_hook, read_items, tuple_hook, union_hook
from twitchkit.errors import AssessmentError, Diagnostic, StructureError, did_you_mean
from twitchkit.model.assessment import SCHEMA_VERSION, Assessment
from twitchkit.model.kinds import NotAllowedError, items_of
from twitchkit.model.override import Override
from twitchkit.model.plain import Json
from twitchkit.model.profile import FoodEaten, MedicineUse, SupplementUse
from twitchkit.model.provenance import Citation
from twitchkit.quantity import Scale

T = TypeVar("T")
Factory: TypeAlias = Callable[[Any, BaseConverter], Hook]

_HINTS = 20  # looking for a similar word is slow, and a table can have a hundred thousand wrong keys
_PROVENANCE = {"cite": "TK301", "status": "TK302", "certainty": "TK303"}


def structure(data: object, cls: type[T], *, subject: str = "") -> T:
    """Read plain data into an object of a model class; ``subject`` is the id that its problems are about.

    Raises :class:`StructureError` with every problem of the data, each with its path.

    >>> structure({"source": "allen_2014", "at": "table 2"}, Citation)
    Citation(source='allen_2014', at='table 2')
    """
    try:
        return _converter().structure(data, cls)
    except StructureError as error:
        raise StructureError([_worded(problem, subject) for problem in error.diagnostics]) from None


def read_assessment(data: Mapping[str, Json]) -> Assessment:
    """Read back what :meth:`Assessment.to_dict` wrote, directly or through JSON; equal to the original.

    Raises :class:`AssessmentError` with every problem.

    >>> from twitchkit import Profile, load
    >>> made = load([]).assess(Profile(age=61))
    >>> read_assessment(made.to_dict()) == made
    True
    """
    try:
        assessment = structure(data, Assessment)
    except StructureError as error:
        raise AssessmentError(error.diagnostics) from None
    if assessment.schema_version != SCHEMA_VERSION:
        message = f"'schema_version' is {assessment.schema_version}; this version reads {SCHEMA_VERSION}"
        hint = "read it with the version of twitchkit that wrote it"
        raise AssessmentError([Diagnostic("TK105", message, hint=hint, path=("schema_version",))])
    return assessment


def _worded(problem: Diagnostic, subject: str) -> Diagnostic:
    """Put the key before a message that has only its verb."""
    message = problem.message
    if message.startswith(("must ", "cannot ")):
        keys = [step for step in problem.path if isinstance(step, str)]
        message = f"{keys[-1]!r} {message}" if keys else f"it {message}"
    return evolve(problem, message=message, subject=subject)


@cache
def _converter() -> BaseConverter:
    converter = BaseConverter()
    for kind, hook in _SINGLE.items():
        converter.register_structure_hook(kind, hook)
    for holds, factory in _factories():
        converter.register_structure_hook_factory(holds, factory)
    plain_data = get_type_hints(Override)["value"]
    converter.register_structure_hook_func(lambda kind: kind == plain_data, strict.plain)
    return converter


_SINGLE: Mapping[type, Hook] = {
    str: strict.text,
    bool: strict.flag,
    int: strict.whole,
    float: strict.number,
    datetime.date: strict.date,
    StrEnum: strict.choice,
    Enum: strict.choice,
}


def _factories() -> tuple[tuple[Callable[[Any], bool], Factory], ...]:
    """Return which types each factory makes hooks for; a later one wins."""
    return (
        (attrs.has, _class_hook),
        (lambda kind: get_origin(kind) is tuple, _with(tuple_hook)),
        (lambda kind: get_origin(kind) is Mapping, _with(mapping_hook)),
        (lambda kind: get_origin(kind) in (Union, UnionType), _with(union_hook)),
        (lambda kind: kind is Citation, _text_or_table(Citation)),
        (lambda kind: kind is FoodEaten, _text_or_table(lambda text: FoodEaten(food=text))),
        (lambda kind: kind is MedicineUse, _text_or_table(lambda text: MedicineUse(name=text))),
        (lambda kind: kind is SupplementUse, _text_or_table(lambda text: SupplementUse(name=text))),
        (lambda kind: get_origin(kind) is Literal, _literal_hook),
        (lambda kind: kind is Scale, _scale_hook),
        (lambda kind: kind == tuple[Citation, ...], _citations_hook),
    )


def _with(make: Callable[[Any, HookFor], Hook]) -> Factory:
    """Give a maker of hooks the converter that knows the hooks of all other types."""

    def factory(kind: Any, converter: BaseConverter) -> Hook:
        return make(kind, converter.get_structure_hook)

    return factory


class _Key(NamedTuple):
    """What is read under one key of a table: into which attribute, how, and as what."""

    attribute: str
    hook: Hook
    kind: Any


def _class_hook(cls: type[attrs.AttrsInstance], converter: BaseConverter) -> Hook:
    keys: dict[str, _Key] = {}
    required: dict[str, None] = {}  # in order, and compared like a set
    for item in items_of(cls):
        key = item.name.rstrip("_")
        hook = converter.get_structure_hook(item.hint)
        keys[key] = _Key(item.name, _not_empty(hook) if key == "cite" else hook, item.hint)
        if item.required:
            required[key] = None

    def read(data: object, _: object) -> object:
        if isinstance(data, cls):  # made in Python: its attributes are looked at like the keys of a table
            data = {name: getattr(data, key.attribute) for name, key in keys.items()}
        if not isinstance(data, dict) and not isinstance(data, Mapping):
            raise strict.mistyped("a table", data)
        values: dict[str, object] = {}
        problems: list[Diagnostic] = []
        for name, value in data.items():
            key = keys.get(name)
            if key is None:
                problems.append(_unknown_key(name, keys if len(problems) < _HINTS else ()))
                continue
            attribute, hook, kind = key
            try:
                values[attribute] = hook(value, kind)
            except StructureError as error:
                problems += strict.under(name, error)
        if not data.keys() >= required.keys():
            problems += [_missing_key(name) for name in required if name not in data]
        if problems:
            raise StructureError(problems)
        try:
            return cls(**values)
        except NotAllowedError as error:
            raise StructureError([Diagnostic("TK105", str(error), path=(error.field,))]) from None
        except ValueError as error:  # a class whose parts must agree says how
            raise StructureError([Diagnostic("TK106", str(error))]) from None

    return read


def _not_empty(hook: Hook) -> Hook:
    def read(value: object, kind: object) -> object:
        citations = hook(value, kind)
        if not citations:
            raise strict.wrong("TK301", "must name a source")
        return citations

    return read


def _unknown_key(name: object, known: Collection[str]) -> Diagnostic:
    shown = str(name)[:60]
    hint = did_you_mean(shown, known) or (f"known keys: {', '.join(known)}" if known else "")
    return Diagnostic("TK102", f"unknown key {shown!r}", hint=hint, path=(str(name),))


def _missing_key(name: str) -> Diagnostic:
    if name in _PROVENANCE:
        hint = f"every statement has its {name}"
        return Diagnostic(_PROVENANCE[name], f"missing {name!r}", hint=hint, missing=name)
    return Diagnostic("TK103", f"missing key {name!r}", missing=name)


def _text_or_table(of_text: Callable[[str], object]) -> Factory:
    """Let a plain text stand for a table with nothing but its most important key."""

    def factory(kind: Any, converter: BaseConverter) -> Hook:
        full = _class_hook(kind, converter)
        return lambda value, _: of_text(strict.text(value)) if isinstance(value, str) else full(value, kind)

    return factory


def _literal_hook(kind: Any, _: BaseConverter) -> Hook:
    return lambda value, _: strict.word(value, get_args(kind))


def _scale_hook(kind: type[Scale], converter: BaseConverter) -> Hook:
    full = _class_hook(kind, converter)
    return lambda value, _: full(value, kind) if isinstance(value, Mapping) else Scale(strict.number(value))


def _citations_hook(_: Any, converter: BaseConverter) -> Hook:
    each = (converter.get_structure_hook(Citation), Citation)

    def read(value: object, _: object) -> tuple[object, ...]:
        if isinstance(value, str):  # as nearly always
            return (Citation(strict.text(value)),)
        values = value if isinstance(value, list) else [value]
        return read_items(values, [each] * len(values))

    return read
