"""Cases: a person in, an expectation out, read strictly from the ``cases`` folder of a pack."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs
from attrs import evolve, field, frozen

from twitchkit.errors import Diagnostic, ProblemsError, StructureError, did_you_mean
from twitchkit.ids import is_name
from twitchkit.model.condition import Band
from twitchkit.model.nutrient_result import LabClass
from twitchkit.model.profile import Profile
from twitchkit.model.provenance import Citation
from twitchkit.model.safety import Tier
from twitchkit.packs.discovery import at_paths
from twitchkit.packs.origins import Origin
from twitchkit.profile_file import read_profile
from twitchkit.structure import structure
from twitchkit.testing.written import written_files

CASES = "cases"


@frozen(kw_only=True)
class Expectation:
    """What must come out for a person; names are ids or short names, and what is left out is not looked at.

    ``conditions`` are exact bands, ``at_least`` and ``at_most`` the lowest and highest; ``first`` and ``first_three``
    each hold if one of the names is there. Conditions are judged on the ranking behind the report, which an emergency
    does not show. ``critical_limits`` are those that are told: of one measurement the most urgent that was passed.
    """

    urgency: Tier | None = None
    urgency_at_least: Tier | None = None
    urgency_at_most: Tier | None = None
    conditions: Mapping[str, Band] = field(factory=dict)
    at_least: Mapping[str, Band] = field(factory=dict)
    at_most: Mapping[str, Band] = field(factory=dict)
    first: tuple[str, ...] = ()
    first_three: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()
    no_red_flags: tuple[str, ...] = ()
    critical_limits: tuple[str, ...] = ()
    no_critical_limits: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    no_cautions: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    no_tips: tuple[str, ...] = ()
    labs: Mapping[str, LabClass] = field(factory=dict)


@frozen(kw_only=True)
class Case:
    """One person and what must come out; ``origin`` is where it was written.

    ``needs`` are the packs whose names it uses though its own pack does not need them. ``known_wrong`` says why it does
    not hold yet, of a case that is expected to fail.
    """

    id: str
    name: str
    profile: Profile
    expect: Expectation
    pack: str = ""
    cite: tuple[Citation, ...] = ()
    needs: frozenset[str] = frozenset()
    known_wrong: str = ""
    origin: Origin = field(default=Origin(file=""), eq=False, repr=False)


@frozen(kw_only=True)
class Cases:
    """The cases of a pack that could be read, and what is wrong with the others, each with file and line."""

    cases: tuple[Case, ...]
    problems: tuple[Diagnostic, ...]


@frozen(kw_only=True)
class WrittenCase(Profile):
    """A case as it stands in its file: the keys of a profile with those of the case beside them."""

    id: str
    name: str
    cite: tuple[Citation, ...] = ()
    known_wrong: str = ""
    expect: Expectation


_PERSON = tuple(item.name for item in attrs.fields(Profile))
_KEYS = ("case", "needs")


def read_cases(folder: str | os.PathLike[str]) -> Cases:
    """Read all cases of the pack in a folder (``cases/**/*.toml``), in the order of their files.

    Nothing raises; a case that cannot be read is left out and its problems are told.
    """
    (pack,) = at_paths([folder])
    cases: list[Case] = []
    problems: list[Diagnostic] = []
    needs: set[str] = set()
    for written in written_files(Path(folder), pack.id, Path(folder, CASES).rglob("*.toml")):
        parts = written.parts
        read = _read_file(parts.data, pack.id, Origin(file=written.name, text=parts.text))
        cases += read.cases
        needs |= _needs(parts.data)
        problems += parts.problems
        if not parts.data and not parts.problems:
            empty = Diagnostic("TK103", "no case in this file", hint="write one: [[case]]")
            problems.append(empty.at(file=written.name, line=1))
        # What stands where nothing could be read is not missing.
        problems += (problem for problem in read.problems if problem.missing not in {*parts.unread} - {""})
    together = tuple(evolve(case, needs=frozenset(needs)) for case in cases) if needs else tuple(cases)
    return Cases(cases=together, problems=(*problems, *_doubles(cases)))


def _read_file(data: Mapping[str, object], pack: str, root: Origin) -> Cases:
    problems = [
        root.place(Diagnostic("TK102", f"unknown key {key!r}", hint=did_you_mean(key, _KEYS), path=(key,)))
        for key in data
        if key not in _KEYS
    ]
    if data.get("needs", []) != sorted(_needs(data)):
        hint = 'write the packs that the cases rest on, sorted: needs = ["nutrients"]'
        problems.append(root.place(Diagnostic("TK104", "'needs' must be a list of packs", hint=hint, path=("needs",))))
    items = data.get("case", [])
    if not isinstance(items, list):
        problem = Diagnostic("TK104", "'case' must be an array of tables", hint="write [[case]]", path=("case",))
        return Cases(cases=(), problems=(*problems, root.place(problem)))
    cases: list[Case] = []
    for position, item in enumerate(items):
        origin = evolve(root, at=("case", position))
        try:
            cases.append(_read_case(item, pack, origin))
        except ProblemsError as error:
            name = item.get("id") if isinstance(item, Mapping) else None
            of = f" in case {name!r}" if isinstance(name, str) else " in a case"
            problems += [origin.place(evolve(problem, message=problem.message + of)) for problem in error.diagnostics]
    return Cases(cases=tuple(cases), problems=tuple(problems))


def _needs(data: Mapping[str, object]) -> set[str]:
    """Return the packs on which the cases of a file rest; they hold for all cases of its pack."""
    needs = data.get("needs", [])
    return {name for name in needs if isinstance(name, str)} if isinstance(needs, list) else set()


def _read_case(data: object, pack: str, origin: Origin) -> Case:
    written = structure(data, WrittenCase)
    problems = list(_check(written))
    if problems:
        raise StructureError(problems)
    assert isinstance(data, Mapping)
    return Case(
        id=written.id,
        name=written.name,
        profile=read_profile({key: data[key] for key in _PERSON if key in data}),
        expect=written.expect,
        pack=pack,
        cite=written.cite,
        known_wrong=written.known_wrong,
        origin=origin,
    )


def _check(written: WrittenCase) -> Iterable[Diagnostic]:
    if not is_name(written.id):
        yield Diagnostic("TK105", f"'id' cannot be {written.id[:60]!r}", hint="use snake_case", path=("id",))
    if written.expect == Expectation():
        hint = "say at least one thing that must come out"
        yield Diagnostic("TK103", "nothing is expected", hint=hint, path=("expect",))


def _doubles(cases: Iterable[Case]) -> Iterable[Diagnostic]:
    first: dict[str, Case] = {}
    for case in cases:
        other = first.setdefault(case.id, case)
        if other is not case:
            message = f"the id {case.id!r} is taken: {other.origin}"
            yield case.origin.place(Diagnostic("TK204", message, hint="choose another", path=("id",)))
