"""Trying mutants: does anything that is shown change in any case, and does a case fail?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

import attrs
from attrs import frozen

from twitchkit.errors import KnowledgeError, ProfileError
from twitchkit.ids import short
from twitchkit.knowledge import Knowledge
from twitchkit.model.condition import Band
from twitchkit.scoring import Person
from twitchkit.scoring.outcome import Outcome
from twitchkit.testing.cases import Case, Expectation
from twitchkit.testing.mutants import Mutant
from twitchkit.testing.own_words import in_own_words
from twitchkit.testing.running import judge

_FIRST = 3


class Fate(StrEnum):
    """What became of a mutant: a case failed, nothing shown changed, it cannot load, or nobody noticed."""

    CAUGHT = "caught"
    EQUIVALENT = "equivalent"
    REFUSED = "refused"
    SURVIVED = "survived"


class Attempt(NamedTuple):
    """A verdict; of a survivor also which case it changed, and how."""

    verdict: Fate
    change: str = ""


class Before(NamedTuple):
    """A case with what comes out for it before anything is changed."""

    case: Case
    outcome: Outcome


@frozen
class Trial:
    """Knowledge and the cases that it passes, ready to try mutants on; cases that fail already are left aside.

    The cases that are written for a statement are tried first: most mutants are caught by one of them at once.
    """

    knowledge: Knowledge
    cases: tuple[Before, ...]
    left_aside: int

    @classmethod
    def of(cls, knowledge: Knowledge, cases: Iterable[Case]) -> Trial:
        """Run the cases once."""
        passing: list[Before] = []
        failing = 0
        for case in cases:
            outcome = _outcome(knowledge, case)
            if outcome is None or not judge(knowledge, case, outcome).passed:
                failing += 1
            else:
                passing.append(Before(case, outcome))
        return cls(knowledge, tuple(passing), failing)

    def attempt(self, mutant: Mutant) -> Attempt:
        """Return what becomes of a mutant; only the cases that it can touch are run again."""
        touched = [before for before in self.cases if mutant.touches(before.outcome.person.observations)]
        touched.sort(key=lambda before: not _speaks_of(mutant.subject, before.case))
        if not touched:
            return Attempt(Fate.EQUIVALENT)
        try:
            knowledge = Knowledge.build(mutant.apply(self.knowledge), needs=self.knowledge.needs)
        except KnowledgeError:
            return Attempt(Fate.REFUSED)
        change = ""
        for case, before in touched:
            after = _outcome(knowledge, case)
            # What a case names is looked up in the knowledge that it was written for: a name that is gone is no catch.
            if after is None or not judge(self.knowledge, case, after).passed:
                return Attempt(Fate.CAUGHT)
            change = change or next(_changes(case, before, after), "")
        return Attempt(Fate.SURVIVED, change) if change else Attempt(Fate.EQUIVALENT)


def _speaks_of(subject: str, case: Case) -> bool:
    expected = (getattr(case.expect, item.name) for item in attrs.fields(Expectation))
    return any(
        not {subject, short(subject)}.isdisjoint(names) for names in expected if isinstance(names, tuple | Mapping)
    )


def _outcome(knowledge: Knowledge, case: Case) -> Outcome | None:
    try:
        return Outcome.of(Person.of(knowledge, in_own_words(knowledge, case.profile, case.pack)))
    except ProfileError:
        return None


def _changes(case: Case, before: Outcome, after: Outcome) -> Iterator[str]:
    """Yield what a report would show otherwise, in words."""
    of = f"in the case {case.pack}:{case.id}"
    if before.urgency is not after.urgency:
        yield f"urgency {before.urgency.value} → {after.urgency.value} {of}"
    for what in ("red_flags", "critical_limits", "cautions", "tips", "withheld"):
        gone, come = (_only(one, other, what) for one, other in ((before, after), (after, before)))
        if gone or come:
            yield f"{what.replace('_', ' ')} {', '.join([*(f'-{id}' for id in gone), *(f'+{id}' for id in come)])} {of}"
    if "conditions" in before.withheld:
        return
    for id, band in before.bands.items():
        if after.bands[id] is not band:
            yield f"{short(id)} {band.value} → {after.bands[id].value} {of}"
    first = [_ranked(outcome)[:_FIRST] for outcome in (before, after)]
    if first[0] != first[1]:
        yield f"first three {', '.join(first[0])} → {', '.join(first[1])} {of}"


def _ranked(outcome: Outcome) -> list[str]:
    """Return what could be judged, in order. Of the rest a report gives only the names; their order says nothing."""
    return [short(id) for id, band in outcome.bands.items() if band is not Band.NOT_ASSESSABLE]


def _only(one: Outcome, other: Outcome, what: str) -> list[str]:
    return [short(id) for id in sorted(set(getattr(one, what)) - set(getattr(other, what)))]
