"""What is advised of the content of a pack: it loads all the same, and is better otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from twitchkit.errors import Diagnostic
from twitchkit.ids import pack_of, short
from twitchkit.knowledge import Knowledge
from twitchkit.model.advice import Use
from twitchkit.model.content import WRITTEN, kinds_of
from twitchkit.model.provenance import Source
from twitchkit.packs.discovery import InstalledPack
from twitchkit.testing.cases import Case, read_cases
from twitchkit.testing.timing import check_timing

_JUDGED = ("condition", "red_flag", "critical_limit", "caution", "tip")
"""The kinds that cases judge."""
_WORD = re.compile(r"\w+")
_ID = re.compile(r"\w+:\w+")


def check_advice(
    knowledge: Knowledge,
    pack: InstalledPack,
    cases: Collection[Case],
    unread: Collection[str],
    others: Iterable[InstalledPack],
) -> Iterator[Diagnostic]:
    """Yield what is advised of a pack. ``unread`` are words that stand where nothing could be read: they are used."""
    yield from _unanswerable(knowledge, pack.id)
    yield from _without_effect(knowledge, pack.id)
    yield from _uncited(knowledge, pack.id, cases, unread, others)
    yield from _overrides(knowledge, pack.id)
    yield from check_timing(knowledge, pack.id)
    yield from _manifest(knowledge, pack, cases, unread)


def _unanswerable(knowledge: Knowledge, pack: str) -> Iterator[Diagnostic]:
    for finding in knowledge.findings.values():
        if pack_of(finding.id) == pack and not (finding.question or finding.when or finding.taken_from):
            message = f"nobody can answer '{short(finding.id)}'"
            hint = "give it a question, or say when it is present (when), or where the profile has it (taken_from)"
            yield Diagnostic("TK214", message, hint=hint, subject=finding.id)


def _without_effect(knowledge: Knowledge, pack: str) -> Iterator[Diagnostic]:
    for tip in knowledge.tips.values():
        if pack_of(tip.id) == pack and not (tip.effect or tip.general or tip.use is Use.ASK):
            message = f"the tip '{short(tip.id)}' has no effect"
            hint = 'say what trials found: effect = "It is not known whether …"'
            yield Diagnostic("TK501", message, hint=hint, subject=tip.id)


def _uncited(
    knowledge: Knowledge, pack: str, cases: Iterable[Case], unread: Collection[str], others: Iterable[InstalledPack]
) -> Iterator[Diagnostic]:
    citing = {pack, *(id for id, needs in knowledge.needs.items() if pack in needs)}
    saying = (entry for entry in knowledge if pack_of(entry.id) in citing and not isinstance(entry, Source))
    mentioned = {id for entry in saying for id in _ID.findall(repr(entry))}
    open_ = [item for item in knowledge.sources.values() if pack_of(item.id) == pack and item.id not in mentioned]
    theirs = (case for other in others if open_ and other.folder for case in read_cases(other.folder).cases)
    cited = {*unread, *(citation.source for case in (*cases, *theirs) for citation in case.cite)}
    for source in open_:
        if cited.isdisjoint({source.id, short(source.id)}):
            message = f"nothing cites the source '{short(source.id)}'"
            yield Diagnostic("TK502", message, hint="cite it, or remove it", subject=source.id)


def _overrides(knowledge: Knowledge, pack: str) -> Iterator[Diagnostic]:
    for override in knowledge.overrides.values():
        if pack_of(override.id) != pack:
            continue
        if pack_of(override.target) == pack:
            message, hint = "an override of its own pack", "change the statement itself"
            yield Diagnostic("TK510", message, hint=hint, subject=override.id, path=("target",))
        if override.expects == override.value:
            message, hint = "the override changes nothing", "remove it, or write another value"
            yield Diagnostic("TK510", message, hint=hint, subject=override.id, path=("value",))


def _manifest(
    knowledge: Knowledge, pack: InstalledPack, cases: Collection[Case], unread: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield what the manifest promises and the pack does not keep."""
    if pack.manifest is None or unread:
        return
    own = [(kind, entry) for kind, entries in kinds_of(knowledge) for entry in entries.values()]
    own = [(kind, entry) for kind, entry in own if pack_of(entry.id) == pack.id]
    held = {WRITTEN[kind] for kind, _ in own}
    for kind in pack.manifest.pack.defines:
        if held and kind not in held:
            message = f"the pack defines {kind!r} and holds none"
            yield pack.problem("TK504", message, "pack", "defines", hint="remove it, until there is one")
    words = {word for thing in (*own, *cases) for word in _WORD.findall(repr(thing))}
    for need in pack.manifest.needs if "food_database" not in held else ():  # the database names what it needs
        theirs = {short(entry.id) for entry in knowledge if pack_of(entry.id) == need}
        if held and theirs and words.isdisjoint(theirs):
            message = f"the pack uses no name of {need!r}"
            yield pack.problem("TK506", message, "needs", need, hint="remove it from [needs]")
    if not cases and not held.isdisjoint(_JUDGED):
        hint = "write people and what must come out for them: cases/*.toml"
        yield pack.problem("TK503", "the pack has no cases", "pack", "id", hint=hint)
