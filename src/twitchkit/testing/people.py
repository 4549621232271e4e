"""Reference people: whom packs show what a change does to. Nothing is expected of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import evolve, frozen

from twitchkit.errors import Diagnostic, ProfileError
from twitchkit.kit import Kit
from twitchkit.model.profile import Profile
from twitchkit.packs.discovery import at_paths
from twitchkit.packs.origins import Origin
from twitchkit.scoring import Person
from twitchkit.scoring.outcome import Outcome
from twitchkit.testing.cases import Case, DraftCase, Expectation, check_id, doubles
from twitchkit.testing.own_words import in_own_words
from twitchkit.testing.written import written_files
from twitchkit.testing.written_person import read_person

PEOPLE = "people"


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
    """The reference people of a pack that could be read, and what is wrong with the others.

    ``drafts`` are all of them, as cases that expect nothing, to tell whether what they name is there.
    """

    people: tuple[ReferencePerson, ...]
    problems: tuple[Diagnostic, ...]
    drafts: tuple[DraftCase, ...] = ()


def read_people(folder: str | os.PathLike[str]) -> People:
    """Read the reference people of a pack (``people/**/*.toml``, each a ``[[person]]``); nothing raises."""
    (pack,) = at_paths([folder])
    people: list[ReferencePerson] = []
    drafts: list[DraftCase] = []
    problems: list[Diagnostic] = []
    for written in written_files(Path(folder), pack.id, Path(folder, PEOPLE).rglob("*.toml")):
        parts, root = written.parts, Origin(file=written.name, text=written.parts.text)
        problems += (*parts.problems, *map(root.place, _around(parts.data, empty=not parts.problems)))
        items = parts.data.get("person")
        for position, item in enumerate(items if isinstance(items, list) else ()):
            origin = evolve(root, at=("person", position))
            read = read_person(item, _Written)
            found = [*read.problems, *(check_id(read.written.id) if read.written else ())]
            problems += (origin.place(_hinted(problem)) for problem in found)
            if read.written is None or read.profile is None:
                continue
            id, name, profile = read.written.id, read.written.name, read.profile
            case = Case(id=id, name=name, profile=profile, expect=Expectation(), pack=pack.id, origin=origin)
            drafts.append(DraftCase(case=case, not_judged=read.not_judged))
            if not found:
                people.append(ReferencePerson(id=id, name=name, profile=profile, pack=pack.id))
    problems += doubles(draft.case for draft in drafts)
    return People(people=tuple(people), problems=tuple(problems), drafts=tuple(drafts))


def _around(data: Mapping[str, object], *, empty: bool) -> Iterator[Diagnostic]:
    """Yield what is wrong with a file of people besides its people; ``empty`` says that nothing in it was skipped."""
    if not data and empty:
        yield Diagnostic("TK103", "no person in this file", hint="write each as [[person]]")
    for key, items in data.items():
        if key != "person":
            hint = "cases stand in cases/" if key == "case" else "write each person as [[person]]"
            yield Diagnostic("TK102", f"unknown key {key!r}: this file holds people", hint=hint, path=(key,))
        elif not isinstance(items, list):
            yield Diagnostic("TK104", "'person' must be an array of tables", hint="write [[person]]", path=(key,))


def _hinted(problem: Diagnostic) -> Diagnostic:
    if problem.path != ("expect",):
        return problem
    return evolve(problem, hint="reference people have no expectations; write one of the cases instead")


def outcomes(kit: Kit, people: Iterable[ReferencePerson]) -> dict[str, Outcome]:
    """Return what comes out for people, by id; whom the packs do not know the words for is left out."""
    found: dict[str, Outcome] = {}
    for person in people:
        try:
            profile = in_own_words(kit.knowledge, person.profile, person.pack)
            found[person.id] = Outcome.of(Person.of(kit.knowledge, profile))
        except ProfileError:
            continue
    return found
