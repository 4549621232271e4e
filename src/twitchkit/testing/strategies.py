"""Hypothesis strategies: every class of the model, and profiles in the words of a kit. Needs ``twitchkit[testing]``.

Hypothesis finds them by itself (an entry point calls :func:`register`): ``st.from_type(Tip)`` gives tips that survive
writing and reading. Small whole packs are in :mod:`twitchkit.testing.small_packs`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Literal, TypeVar, Union, cast, get_args, get_origin
from weakref import WeakKeyDictionary

import attrs
from hypothesis import strategies as st

from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.index import Index
from twitchkit.model.content import KINDS
from twitchkit.model.countries import COUNTRIES
from twitchkit.model.kinds import items_of
from twitchkit.model.profile import Answer, MedicineUse, Profile, Reading, SupplementUse
from twitchkit.model.provenance import Citation
from twitchkit.model.vocabulary import Finding, Kind, Measurement, TakenFrom
from twitchkit.quantity import exact_text

T = TypeVar("T")

_NAMES = st.from_regex(r"[a-z][a-z0-9]{0,5}(_[a-z0-9]{1,5})?", fullmatch=True)
_IDS = st.builds("{}:{}".format, _NAMES, _NAMES)
_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=20)
_SIMPLE: Mapping[object, st.SearchStrategy[object]] = {
    bool: st.booleans(),
    int: st.integers(0, 3000),
    float: st.floats(allow_nan=False, allow_infinity=False, width=32),
    str: _TEXTS,
    datetime.date: st.dates(),
    NoneType: st.none(),
}
_MOST = 2  # parts of each sort
_CITED = st.lists(st.builds(Citation, source=_NAMES, at=_TEXTS), min_size=1, max_size=_MOST).map(tuple)
_UNKNOWN = st.just("unknown")
_YES_NO: st.SearchStrategy[Answer] = st.booleans() | _UNKNOWN
_SEXES, _PREGNANT = st.sampled_from([None, "female", "male"]), st.sampled_from([None, False, True])
_AGES = st.none() | st.floats(18, 100).map(lambda age: round(age, 1))
_CHANGES, _WEEKS_OR_YEARS = st.sampled_from([None, "started", "stopped"]), st.none() | st.floats(0, 20)
_SUPPLEMENTS = st.none() | st.just((SupplementUse(name="a multivitamin"),))
_SPECIAL: Mapping[str, st.SearchStrategy[object]] = {
    "id": _IDS,
    "cite": _CITED,
    "country": st.sampled_from(sorted(COUNTRIES)),
    "within_days": st.none() | st.integers(1, 13),
    "number": st.from_regex(r"[0-9][0-9 ]{0,8}", fullmatch=True),
}


def classes() -> tuple[type, ...]:
    """Return every class that a pack may hold: the kinds of statements and their parts.

    >>> [cls.__name__ for cls in classes()][:3]
    ['AddedEvidence', 'Advised', 'Caution']
    """
    found: set[type] = set()
    waiting: list[type] = list(KINDS.values())
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found.add(cls)
            waiting += [part for item in items_of(cls) for part in _attrs_in(item.hint)]
    return tuple(sorted(found, key=lambda cls: cls.__name__))


def statements(cls: type[T]) -> st.SearchStrategy[T]:
    """Return a strategy for a class of the model: of the right shape, with names that mean nothing.

    What it gives can be written and read back unchanged; it need not load with others.
    """
    kind: type = cls
    return cast("st.SearchStrategy[T]", _made(kind))


@cache
def _made(cls: type) -> st.SearchStrategy[object]:
    fields = {item.name: _SPECIAL.get(item.name, _of(item.hint)) for item in items_of(cls)}
    return st.builds(cls, **fields)


def register() -> None:
    """Tell hypothesis how to make each class of the model; it calls this by itself where twitchkit is installed."""
    for cls in classes():
        st.register_type_strategy(cls, statements(cls))


def _attrs_in(hint: object) -> list[type]:
    if isinstance(hint, type) and attrs.has(hint):
        return [hint]
    return [cls for part in get_args(hint) for cls in _attrs_in(part)]


def _of(hint: object) -> st.SearchStrategy[object]:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return st.one_of([_of(part) for part in arguments])
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(_of(arguments[0]), max_size=_MOST).map(tuple)
    if origin is tuple:
        return st.tuples(*map(_of, arguments))
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(_NAMES, _of(arguments[1]), max_size=_MOST)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if isinstance(hint, type) and attrs.has(hint):
        return _made(hint)
    return st.none() | st.booleans() | _TEXTS  # plain data of any shape


def _answer(finding: Finding) -> st.SearchStrategy[Answer]:
    match finding.kind:
        case Kind.YES_NO:
            return _YES_NO
        case Kind.LEVELS | Kind.CHOICE:
            return st.sampled_from(finding.levels) | _UNKNOWN
        case Kind.SEVERAL:
            return st.lists(st.sampled_from(finding.levels), unique=True, max_size=3).map(tuple) | _UNKNOWN
        case Kind.NUMBER:
            low, high = finding.plausible or (0.0, 100.0)
            return st.floats(low, high) | _UNKNOWN


def _reading(measurement: Measurement) -> st.SearchStrategy[str | Reading]:
    low, high = measurement.plausible or (0.1, 100.0)
    number = (
        st.floats(low, high, allow_subnormal=False)
        .map(lambda value: float(f"{value:.4g}"))
        .filter(lambda v: low <= v <= high)
    )
    sign = st.sampled_from(["", "< ", ">= "])
    text = st.builds(lambda sign, value: sign + exact_text(value, measurement.unit), sign, number)
    words = st.sampled_from(["low", "normal", "high"])
    two_sided = measurement.limits and all(
        item.low is not None and item.high is not None for item in measurement.limits
    )
    return text | words if two_sided else text


@attrs.frozen(eq=False)
class _Words:
    """What profiles are drawn from, made once of a knowledge: there are thousands of names."""

    asked: st.SearchStrategy[list[Finding]]
    measured: st.SearchStrategy[list[Measurement]]
    taken: st.SearchStrategy[tuple[MedicineUse, ...] | None]
    answers: Mapping[str, st.SearchStrategy[Answer]]
    readings: Mapping[str, st.SearchStrategy[str | Reading]]


def _taken(names: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[MedicineUse, ...] | None]:
    use = st.builds(MedicineUse, name=names, change=_CHANGES, weeks_ago=_WEEKS_OR_YEARS, years=_WEEKS_OR_YEARS)
    return st.none() | st.lists(use, max_size=3).map(tuple)


_UNHEARD_OF = _taken(st.just("unheard-of"))
_WORDS: WeakKeyDictionary[Index, _Words] = WeakKeyDictionary()


def _words(knowledge: Knowledge) -> _Words:
    if knowledge.index not in _WORDS:
        _WORDS[knowledge.index] = _words_of(knowledge)
    return _WORDS[knowledge.index]


def _words_of(knowledge: Knowledge) -> _Words:
    askable = [
        finding for finding in knowledge.findings.values() if finding.taken_from not in (TakenFrom.AGE, TakenFrom.SEX)
    ]
    measurements = list(knowledge.measurements.values())
    names = sorted({name for item in knowledge.medicines.values() for name in item.names})
    return _Words(
        asked=st.lists(st.sampled_from(askable), unique_by=lambda finding: finding.id, max_size=12),
        measured=st.lists(st.sampled_from(measurements), unique_by=lambda item: item.id, max_size=4),
        taken=_taken(st.sampled_from(names)) if names else _UNHEARD_OF,
        answers={finding.id: _answer(finding) for finding in askable},
        readings={item.id: _reading(item) for item in measurements},
    )


@st.composite
def profiles(draw: st.DrawFn, knowledge: Knowledge, ages: st.SearchStrategy[float | None] | None = None) -> Profile:
    """A profile in the vocabulary of a knowledge: a few answers and readings of each sort."""
    words = _words(knowledge)
    asked, measured = draw(words.asked), draw(words.measured)
    sex = draw(_SEXES)
    return Profile(
        age=draw(ages if ages is not None else _AGES),
        sex=sex,
        pregnant=draw(_PREGNANT) if sex == "female" else None,
        medicines=draw(words.taken),
        supplements=draw(_SUPPLEMENTS),
        findings={finding.id: draw(words.answers[finding.id]) for finding in asked},
        measurements={item.id: draw(words.readings[item.id]) for item in measured},
    )
