"""The names in cases: what a case tells of a person and expects of the result is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from twitchkit.errors import Diagnostic, ProfileError, UnknownIdError, closest
from twitchkit.ids import pack_of
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.index import Index
from twitchkit.knowledge.medicine_names import normal_name
from twitchkit.model.kinds import touch
from twitchkit.scoring.advice import PARTS
from twitchkit.scoring.door import enter
from twitchkit.scoring.medicines import read_medicines
from twitchkit.testing.cases import Case, DraftCase
from twitchkit.testing.own_words import in_own_words

KINDS_EXPECTED: Mapping[str, str] = {
    "conditions": "conditions",
    "at_least": "conditions",
    "at_most": "conditions",
    "first": "conditions",
    "first_three": "conditions",
    "red_flags": "red_flags",
    "no_red_flags": "red_flags",
    "critical_limits": "critical_limits",
    "no_critical_limits": "critical_limits",
    "cautions": "cautions",
    "no_cautions": "cautions",
    "tips": "tips",
    "withheld": "tips",
    "no_tips": "tips",
    "labs": "measurements",
}
"""What the names in each part of an expectation are names of."""


_TABLES = ("findings", "measurements")
_ALIKE = 0.8


def resolve(knowledge: Knowledge, case: Case, kind: str, name: str) -> str:
    """Return the id that a name in a case stands for: of its pack, of what that needs, or of what the case needs.

    Raises :class:`UnknownIdError` for a name that means nothing, or several things.
    """
    try:
        return knowledge.resolve(kind, name, case.pack)
    except UnknownIdError as error:
        ids = {name if ":" in name else f"{pack}:{name}" for pack in case.needs}
        found = [id for id in ids if id in knowledge.index.names((kind,)) and pack_of(id) in case.needs]
        if len(found) == 1:
            return found[0]
        hint = str(error).replace("[needs] in pack.toml", "[needs] in pack.toml, or to 'needs' in a file of cases")
        raise UnknownIdError(hint) from None


def check_cases(knowledge: Knowledge, cases: Iterable[Case], names: Index) -> Iterator[Diagnostic]:
    """Yield what cases name and is not there, and what of their people cannot be read, each with file and line.

    ``names`` may have more than the knowledge: those of statements with which something is wrong.
    """
    for case in cases:
        yield from _look(knowledge, case, names)


def check_drafts(knowledge: Knowledge, drafts: Iterable[DraftCase], names: Index) -> Iterator[Diagnostic]:
    """Yield the same of what is left of cases; of what is known to be wrong in them nothing is told again."""
    for draft in drafts:
        for problem in _look(knowledge, draft.case, names):
            if not any(touch(problem.path, place) for place in draft.not_judged):
                yield problem


def _look(knowledge: Knowledge, case: Case, names: Index) -> Iterator[Diagnostic]:
    all_names = evolve(knowledge, index=names)
    what = next(iter(case.origin.at), "case")
    for problem in (*_of_the_person(knowledge, case), *_expected(all_names, case)):
        name = f"{problem.path[1]}: " if len(problem.path) > 1 and problem.path[0] in _TABLES else ""
        yield evolve(case.origin.place(problem), message=f"{name}{problem.message} in {what} {case.id!r}")


def _of_the_person(knowledge: Knowledge, case: Case) -> tuple[Diagnostic, ...]:
    try:
        entered = enter(knowledge, in_own_words(knowledge, case.profile, case.pack))
    except ProfileError as error:
        return error.diagnostics
    hint = "a case tells only what its pack and those that it needs know"
    tables = {id: table for table in _TABLES for id in getattr(case.profile, table)}
    absent = (
        Diagnostic("TK202", f"there is no pack {pack_of(id)!r} here", hint=hint, path=(tables[id], id), missing=id)
        for id in sorted(entered.not_here)
    )
    return (*absent, *_medicines(knowledge, case))


def _medicines(knowledge: Knowledge, case: Case) -> Iterator[Diagnostic]:
    """Yield the medicines that nothing knows, and that are nearly one; others may be unknown on purpose."""
    uses = case.profile.medicines
    if not isinstance(uses, tuple):
        return
    for name in read_medicines(knowledge, uses).not_checked:
        known = knowledge.medicine_names
        meant = closest(normal_name(name), known, alike=_ALIKE)
        position = next((at for at, use in enumerate(uses) if use.name == name), 0)
        if meant:
            hint, path = f"did you mean {meant!r}?", ("medicines", position)
            yield Diagnostic("TK202", f"unknown medicine {name!r}", hint=hint, path=path, missing=name)


def _expected(knowledge: Knowledge, case: Case) -> Iterator[Diagnostic]:
    for citation in case.cite:
        yield from _unknown(knowledge, case, "sources", citation.source, ("cite",))
    for key, kind in KINDS_EXPECTED.items():
        names: Iterable[str] = getattr(case.expect, key)
        for position, name in enumerate(names):
            place = name if isinstance(names, Mapping) else position
            if key != "withheld" or name not in PARTS:
                yield from _unknown(knowledge, case, kind, name, ("expect", key, place))


def _unknown(
    knowledge: Knowledge, case: Case, kind: str, name: str, path: tuple[str | int, ...]
) -> Iterator[Diagnostic]:
    try:
        resolve(knowledge, case, kind, name)
    except UnknownIdError as error:
        what = kind.removesuffix("s").replace("_", " ")
        yield Diagnostic("TK202", f"unknown {what}: {error}", path=path, missing=name)
