"""One look at a pack while it is written, and what a second look finds changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import field, frozen

from twitchkit.errors import Diagnostic, ProfileError
from twitchkit.kit import Kit
from twitchkit.packs.discovery import InstalledPack, at_paths
from twitchkit.packs.reading import ReadPack, read_packs
from twitchkit.packs.selection import chosen
from twitchkit.scoring import Person
from twitchkit.scoring.outcome import Outcome
from twitchkit.testing.cases import Case, read_cases
from twitchkit.testing.changes import changed_people
from twitchkit.testing.checking import inspect
from twitchkit.testing.own_words import in_own_words
from twitchkit.testing.people import ReferencePerson, outcomes, read_people
from twitchkit.testing.running import judge


@frozen(kw_only=True)
class Look:
    """What a pack is like at one moment: what is wrong, which cases fail, what comes out for cases and people.

    Where it does not load, nothing comes out, and ``failing`` and both outcomes are those of the look before.
    """

    problems: tuple[Diagnostic, ...]
    failing: frozenset[str]
    cases: Mapping[str, Outcome] = field(repr=False)
    people: Mapping[str, Outcome] = field(repr=False)

    def since(self, before: Look) -> Iterator[str]:
        """Yield in words what is different from an earlier look."""
        yield from (str(problem) for problem in self.problems)
        yield from (f"case {id} fails now" for id in sorted(self.failing - before.failing))
        yield from (f"case {id} passes now" for id in sorted(before.failing - self.failing))
        yield from (f"case {line}" for line in changed_people(before.cases, self.cases))
        yield from (f"person {line}" for line in changed_people(before.people, self.people))


class Watched:
    """A pack in a folder beside packs that stay as they are, which are read once."""

    def __init__(self, folder: Path, beside: Sequence[InstalledPack]) -> None:
        """Read the packs beside it, and their reference people."""
        self._folder = folder
        (pack,) = at_paths([folder])
        self._others: tuple[ReadPack, ...] = read_packs(chosen([other for other in beside if other.id != pack.id]))
        self._people = [person for other in self._others for person in _people(other)]

    def look(self, before: Look | None = None) -> Look:
        """Return what the pack is like now."""
        found = chosen(at_paths([self._folder]))
        read = read_packs(found)
        seen = inspect([*self._others, *read], found)
        if seen.knowledge is None:
            none: Mapping[str, Outcome] = {}
            failing = before.failing if before else frozenset[str]()
            cases, people = (before.cases, before.people) if before else (none, none)
            return Look(problems=seen.problems, failing=failing, cases=cases, people=people)
        kit = Kit(seen.knowledge)
        told = {case.id: (case, outcome) for case in read_cases(self._folder).cases if (outcome := _outcome(kit, case))}
        return Look(
            problems=seen.problems,
            failing=frozenset(
                id for id, (case, outcome) in told.items() if not judge(kit.knowledge, case, outcome).passed
            ),
            cases={id: outcome for id, (_, outcome) in told.items()},
            people=outcomes(kit, [*self._people, *read_people(self._folder).people]),
        )


def _people(pack: ReadPack) -> tuple[ReferencePerson, ...]:
    return () if pack.found.folder is None else read_people(pack.found.folder).people


def _outcome(kit: Kit, case: Case) -> Outcome | None:
    try:
        return Outcome.of(Person.of(kit.knowledge, in_own_words(kit.knowledge, case.profile, case.pack)))
    except ProfileError:
        return None
