"""Everything that is wrong with packs, and what is advised: files, content, cases, distribution, all at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from attrs import frozen

from twitchkit.errors import Diagnostic, KnowledgeError, roots_first
from twitchkit.ids import Needs, pack_of, short
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.building import Building
from twitchkit.knowledge.index import Index
from twitchkit.model.content import Content
from twitchkit.packs.collecting import nothing_collected
from twitchkit.packs.discovery import InstalledPack
from twitchkit.packs.drafts import STAND_IN
from twitchkit.packs.food_files import damaged
from twitchkit.packs.loading import Examined, examine
from twitchkit.packs.reading import ReadPack, read_packs
from twitchkit.packs.selection import chosen
from twitchkit.packs.toml_parts import words_in
from twitchkit.testing.advised import check_advice
from twitchkit.testing.at_odds import check_at_odds
from twitchkit.testing.case_names import check_cases, check_drafts
from twitchkit.testing.case_needs import check_needs
from twitchkit.testing.cases import read_cases
from twitchkit.testing.distribution import check_distribution
from twitchkit.testing.doubtful import check_doubtful
from twitchkit.testing.expecting import check_expectations
from twitchkit.testing.idle import check_idle
from twitchkit.testing.layout import check_layout
from twitchkit.testing.people import read_people
from twitchkit.testing.sentences import check_sentences
from twitchkit.testing.sourcing import check_sources
from twitchkit.testing.unread import as_problem, unread_of
from twitchkit.testing.words import check_fields, check_words

_ROUNDS = 20


def check_packs(
    packs: Sequence[InstalledPack], beside: Iterable[InstalledPack] = (), *, as_of: datetime.date | None = None
) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with some packs and what is advised, each with file and line; nothing raises.

    ``beside`` are packs that they may need; nothing is said of them, but what keeps the others from loading. Of a pack
    that is also beside itself, the one to check holds. ``as_of`` is today; without it, no day counts as the future.

    >>> from twitchkit.packs import installed
    >>> tips = [pack for pack in installed() if pack.id == "lifestyle"]
    >>> check_packs(tips, installed())
    ()
    """
    ids = {pack.id for pack in packs}
    others = [pack for pack in beside if pack.id not in ids]
    return inspect(read_packs(chosen([*packs, *others])), packs, beside, as_of=as_of).problems


@frozen(kw_only=True)
class Inspection:
    """All that is wrong with packs, and their knowledge, if they load."""

    problems: tuple[Diagnostic, ...]
    knowledge: Knowledge | None


@nothing_collected()
def inspect(
    read: Sequence[ReadPack],
    packs: Sequence[InstalledPack],
    beside: Iterable[InstalledPack] = (),
    *,
    as_of: datetime.date | None = None,
) -> Inspection:
    """Look at packs that were read, of which some are to be checked, as :func:`check_packs` does."""
    check = Building()
    seen = examine(read, check=check)
    everything = {pack.found.id: pack.found for pack in read}
    loads = not seen.problems
    knowledge, dropped = (check.knowledge, frozenset[str]()) if loads else _as_far_as_sound(seen.content, seen.needs)
    found = list(seen.problems)
    for pack in packs:
        found += _look(pack, everything, seen, knowledge, dropped)
        found += check_distribution(pack, everything)
        found += map(seen.locate, check_sources(seen.content, pack.id, as_of))
    found += () if as_of is None else _dated(packs, as_of)
    found += _also_installed({pack.id: pack for pack in packs}, beside)
    return Inspection(problems=_sorted(found), knowledge=check.knowledge if loads else None)


def _as_far_as_sound(content: Content, needs: Needs) -> tuple[Knowledge | None, frozenset[str]]:
    """Return the knowledge of the statements with which nothing is wrong, and the words of all others."""
    words: set[str] = set()
    for _ in range(_ROUNDS):
        try:
            return Knowledge.build(content, needs=needs), frozenset(words)
        except KnowledgeError as error:
            wrong = {problem.subject for problem in error.diagnostics}
        words |= words_in(repr([entry for entry in content if entry.id in wrong]))
        content = Content.of(entry for entry in content if entry.id not in wrong)
    return None, frozenset()


def _look(
    pack: InstalledPack,
    everything: Mapping[str, InstalledPack],
    seen: Examined,
    knowledge: Knowledge | None,
    dropped: frozenset[str],
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a pack beside that it does not load."""
    read = seen.packs[pack.id]
    if pack.folder is None:
        return
    yield from check_layout(pack, read)
    yield from read.advice
    cases, people = read_cases(pack.folder), read_people(pack.folder)
    yield from (*cases.problems, *people.problems)
    yield from check_needs(pack, cases, seen.packs)
    all_cases = (*cases.cases, *(draft.case for draft in cases.drafts))
    for case in all_cases:
        yield from check_expectations(case)
    if knowledge is None or not isinstance(read.unread, Set):
        return  # of a pack of which nobody knows all, nothing is said to be missing
    unread = (dropped | read.unread) - {STAND_IN}
    names = Index(seen.content, seen.needs)
    others = [other for id, other in everything.items() if id != pack.id]
    unheard = (word for word in unread_of(knowledge, [pack], others) if short(word) not in unread)
    of_cases = (
        problem
        for problem in (
            *check_cases(knowledge, cases.cases, names),
            *check_drafts(knowledge, (*cases.drafts, *people.drafts), names),
        )
        if not problem.missing or short(problem.missing) not in unread
    )
    for problem in (
        *check_words(seen.content, names, pack.id),
        *check_fields(seen.content, pack.id),
        *check_sentences(seen.content, pack.id),
        *check_doubtful(seen.content, pack.id),
        *of_cases,
        *check_advice(knowledge, pack, all_cases, unread, others),
        *check_idle(knowledge, pack.id),
        *check_at_odds(knowledge, pack.id),
        *(as_problem(knowledge, word) for word in unheard),
        *_damaged_files(knowledge, pack),
    ):
        if not seen.repeats(problem):
            yield problem if problem.file else seen.locate(problem)


def _damaged_files(knowledge: Knowledge, pack: InstalledPack) -> Iterator[Diagnostic]:
    for database in knowledge.food_databases.values():
        if pack_of(database.id) == pack.id and pack.folder is not None:
            yield from damaged(database, pack.folder)


def _dated(packs: Iterable[InstalledPack], today: datetime.date) -> Iterator[Diagnostic]:
    for pack in packs:
        about = None if pack.manifest is None else pack.manifest.pack
        if about is not None and about.review_by is not None and about.review_by < today:
            hint = "read it again against its sources, then set 'reviewed' and 'review_by'"
            yield pack.problem(
                "TK517", "the review is overdue: every assessment says so", "pack", "review_by", hint=hint
            )
        if about is not None and about.reviewed > today:
            message, hint = "'reviewed' lies in the future", "give the day of the last review"
            yield pack.problem("TK105", message, "pack", "reviewed", hint=hint)


def _also_installed(checked: Mapping[str, InstalledPack], beside: Iterable[InstalledPack]) -> Iterator[Diagnostic]:
    """Yield that a pack of another folder has the same id."""
    for other in beside:
        pack = checked.get(other.id)
        if pack is not None and pack.folder != other.folder and pack.title != other.title:
            whose = f"of {other.distribution} {other.version}" if other.distribution else f"{other.title!r}"
            message = f"{pack.id!r} is also the id of an installed pack, {whose}"
            yield pack.problem("TK505", message, "pack", "id", hint="choose another: both cannot be loaded together")


def _sorted(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(roots_first(problems))
