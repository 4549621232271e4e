"""Reference people: whom packs show what a change does to. Nothing is expected of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs
from attrs import evolve, frozen

from twitchkit.errors import Diagnostic, ProblemsError, ProfileError
from twitchkit.kit import Kit
from twitchkit.model.profile import Profile
from twitchkit.packs.discovery import at_paths
from twitchkit.packs.origins import Origin
from twitchkit.profile_file import read_profile
from twitchkit.scoring import Person
from twitchkit.scoring.outcome import Outcome
from twitchkit.structure import structure
from twitchkit.testing.written import written_files

PEOPLE = "people"
_PROFILE = tuple(item.name for item in attrs.fields(Profile))


@frozen(kw_only=True)
class ReferencePerson:
    """A person by id and name, of a pack."""

    id: str
    name: str
    profile: Profile
    pack: str = ""


@frozen(kw_only=True)
class _Written(Profile):
    id: str
    name: str


@frozen(kw_only=True)
class People:
    """The reference people of a pack that could be read, and what is wrong with the others."""

    people: tuple[ReferencePerson, ...]
    problems: tuple[Diagnostic, ...]


def read_people(folder: str | os.PathLike[str]) -> People:
    """Read the reference people of the pack in a folder (``people/*.toml``, each a ``[[person]]``); nothing raises."""
    (pack,) = at_paths([folder])
    people: list[ReferencePerson] = []
    problems: list[Diagnostic] = []
    for written in written_files(Path(folder), pack.id, Path(folder, PEOPLE).glob("*.toml")):
        problems += written.parts.problems
        for one in _read(written.parts.data, Origin(file=written.name, text=written.parts.text), pack.id):
            if isinstance(one, Diagnostic):
                problems.append(one)
            else:
                people.append(one)
    return People(people=tuple(people), problems=tuple(problems))


def _read(data: Mapping[str, object], root: Origin, pack: str) -> Iterator[ReferencePerson | Diagnostic]:
    items = data.get("person", [])
    if not isinstance(items, list) or set(data) - {"person"}:
        yield root.place(Diagnostic("TK102", "this file holds people", hint="write each as [[person]]"))
        return
    for position, item in enumerate(items):
        try:
            written = structure(item, _Written)
            profile = read_profile({key: item[key] for key in _PROFILE if key in item})
        except ProblemsError as error:
            origin = evolve(root, at=("person", position))
            yield from (origin.place(_hinted(problem)) for problem in error.diagnostics)
        else:
            yield ReferencePerson(id=written.id, name=written.name, profile=profile, pack=pack)


def _hinted(problem: Diagnostic) -> Diagnostic:
    if problem.path != ("expect",):
        return problem
    return evolve(
        problem, hint="nothing is expected of reference people; who must come out somehow is one of the cases"
    )


def outcomes(kit: Kit, people: Iterable[ReferencePerson]) -> dict[str, Outcome]:
    """Return what comes out for people, by id; whom the packs do not know the words for is left out."""
    found: dict[str, Outcome] = {}
    for person in people:
        try:
            found[person.id] = Outcome.of(Person.of(kit.knowledge, person.profile))
        except ProfileError:
            continue
    return found
