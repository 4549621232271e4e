"""Cases: a person in, an expectation out, read strictly from the ``cases`` folder of a pack."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import evolve, field, frozen

from twitchkit.errors import Diagnostic, did_you_mean
from twitchkit.ids import is_name
from twitchkit.model.condition import Band
from twitchkit.model.content import SINGULAR
from twitchkit.model.kinds import Path as Keys
from twitchkit.model.nutrient_result import LabClass
from twitchkit.model.profile import Profile
from twitchkit.model.provenance import Citation
from twitchkit.model.safety import Tier
from twitchkit.packs.discovery import at_paths
from twitchkit.packs.origins import Origin
from twitchkit.packs.toml_parts import words_in
from twitchkit.testing.written import written_files
from twitchkit.testing.written_person import ReadPerson, read_person

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
    not hold yet, of a case that is expected to fail. ``empty`` are the keys of its expectation that hold nothing.
    """

    id: str
    name: str
    profile: Profile
    expect: Expectation
    pack: str = ""
    cite: tuple[Citation, ...] = ()
    needs: frozenset[str] = frozenset()
    known_wrong: str = ""
    empty: tuple[str, ...] = ()
    origin: Origin = field(default=Origin(file=""), eq=False, repr=False)


@frozen(kw_only=True)
class DraftCase:
    """What is left of a case that is wrong, to tell what else is; the places in ``not_judged`` say nothing."""

    case: Case
    not_judged: frozenset[Keys]


@frozen(kw_only=True)
class Cases:
    """The cases of a pack that could be read, what is left of the others, and what is wrong with those.

    ``needs`` are the packs that they rest on, each with the file that says so.
    """

    cases: tuple[Case, ...]
    problems: tuple[Diagnostic, ...]
    drafts: tuple[DraftCase, ...] = ()
    needs: tuple[tuple[str, Origin], ...] = ()


@frozen(kw_only=True)
class WrittenCase(Profile):
    """A case as it stands in its file: the keys of a profile with those of the case beside them."""

    id: str
    name: str
    cite: tuple[Citation, ...] = ()
    known_wrong: str = ""
    expect: Expectation


_KEYS = ("case", "needs")
_BESIDE = {
    "person": "people of whom nothing is expected stand in people/",
    "defaults": "cases have no defaults: each case says all itself",
    "expect": "write [case.expect], below its [[case]]",
    "cases": "write [[case]], and [case.expect] below it",
}


def read_cases(folder: str | os.PathLike[str]) -> Cases:
    """Read all cases of the pack in a folder (``cases/**/*.toml``), in the order of their files.

    Nothing raises; a case that cannot be read is left out and its problems are told.
    """
    (pack,) = at_paths([folder])
    cases: list[Case] = []
    drafts: list[DraftCase] = []
    problems: list[Diagnostic] = []
    said: list[tuple[str, Origin]] = []
    for written in written_files(Path(folder), pack.id, Path(folder, CASES).rglob("*.toml")):
        parts = written.parts
        root = Origin(file=written.name, text=parts.text)
        read = _read_file(parts.data, pack.id, root)
        cases += read.cases
        drafts += read.drafts
        said += [(need, root) for need in sorted(_needs(parts.data))]
        problems += parts.problems
        if not parts.data and not parts.problems:
            empty = Diagnostic("TK103", "no case in this file", hint="write one: [[case]]")
            problems.append(empty.at(file=written.name, line=1))
        # What stands where nothing could be read is not missing.
        unread = parts.unread.union(*(words_in(repr((key, parts.data[key]))) for key in parts.data if key not in _KEYS))
        problems += (problem for problem in read.problems if not problem.missing or problem.missing not in unread)
    needs = frozenset(need for need, _ in said)
    return Cases(
        cases=tuple(evolve(case, needs=needs) for case in cases) if needs else tuple(cases),
        problems=(*problems, *doubles(cases)),
        drafts=tuple(evolve(draft, case=evolve(draft.case, needs=needs)) for draft in drafts),
        needs=tuple(said),
    )


def _read_file(data: Mapping[str, object], pack: str, root: Origin) -> Cases:
    problems = [
        root.place(Diagnostic("TK102", f"unknown key {key!r}", hint=_what_to_do_with(key), path=(key,)))
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
    drafts: list[DraftCase] = []
    for position, item in enumerate(items):
        origin = evolve(root, at=("case", position))
        read = read_person(item, WrittenCase)
        found = (*read.problems, *(problem for problem in _check(read.written) if not read.is_told(problem)))
        name = item.get("id") if isinstance(item, Mapping) else None
        of = f" in case {name!r}" if isinstance(name, str) else " in a case"
        problems += [origin.place(_hinted(problem, problem.message + of)) for problem in found]
        case = _case(read, pack, origin, _empty(item))
        if case is not None and found:
            drafts.append(DraftCase(case=case, not_judged=read.not_judged))
        elif case is not None:
            cases.append(case)
    return Cases(cases=tuple(cases), problems=tuple(problems), drafts=tuple(drafts))


def _hinted(problem: Diagnostic, message: str) -> Diagnostic:
    one = problem.path == ("expect",) and "must be a table" in message
    return evolve(problem, message=message, hint="write [case.expect]" if one else problem.hint)


def _what_to_do_with(key: str) -> str:
    inside = f"a {key} stands in a file in content/" if key in SINGULAR else ""
    return _BESIDE.get(key) or inside or did_you_mean(key, _KEYS)


def _needs(data: Mapping[str, object]) -> set[str]:
    """Return the packs on which the cases of a file rest; they hold for all cases of its pack."""
    needs = data.get("needs", [])
    return {name for name in needs if isinstance(name, str)} if isinstance(needs, list) else set()


def _empty(item: object) -> tuple[str, ...]:
    expect = item.get("expect") if isinstance(item, Mapping) else None
    return tuple(key for key, value in expect.items() if value in ([], {})) if isinstance(expect, Mapping) else ()


def _case(read: ReadPerson[WrittenCase], pack: str, origin: Origin, empty: tuple[str, ...]) -> Case | None:
    written, profile = read.written, read.profile
    if written is None or profile is None:
        return None
    return Case(
        id=written.id,
        name=written.name,
        profile=profile,
        expect=written.expect,
        pack=pack,
        cite=written.cite,
        known_wrong=written.known_wrong,
        empty=empty,
        origin=origin,
    )


def _check(written: WrittenCase | None) -> Iterable[Diagnostic]:
    if written is None:
        return
    yield from check_id(written.id)
    if written.expect == Expectation():
        hint = "say at least one thing that must come out"
        yield Diagnostic("TK103", "nothing is expected", hint=hint, path=("expect",))


def check_id(id: str) -> Iterable[Diagnostic]:
    """Yield that an id of a case or a person is none."""
    if not is_name(id):
        yield Diagnostic("TK105", f"'id' cannot be {id[:60]!r}", hint="use snake_case", path=("id",))


def doubles(cases: Iterable[Case]) -> Iterable[Diagnostic]:
    """Yield which cases have the id of an earlier one."""
    first: dict[str, Case] = {}
    for case in cases:
        other = first.setdefault(case.id, case)
        if other is not case:
            message = f"the id {case.id!r} is taken: {other.origin}"
            yield case.origin.place(Diagnostic("TK204", message, hint="choose another", path=("id",)))
