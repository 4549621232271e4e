"""Loading: select packs, read, merge, apply overrides, check; all problems of all packs in one error."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from attrs import evolve, field, frozen

from twitchkit.errors import Diagnostic, PackError, roots_first
from twitchkit.ids import Needs, pack_of
from twitchkit.model.addition import AddedEvidence
from twitchkit.model.assessment import PackStamp
from twitchkit.model.content import Content
from twitchkit.model.kinds import touch
from twitchkit.model.override import Override
from twitchkit.packs.additions import settle_evidence
from twitchkit.packs.collecting import nothing_collected
from twitchkit.packs.discovery import InstalledPack
from twitchkit.packs.files import mention_safety
from twitchkit.packs.merging import merge
from twitchkit.packs.overrides import Applied, apply_overrides
from twitchkit.packs.reading import ReadPack, read_packs
from twitchkit.packs.selection import select, unmet_needs

Check: TypeAlias = Callable[[Content, Needs], Iterable[Diagnostic]]
Problems: TypeAlias = dict[str, list[Diagnostic]]


@frozen(kw_only=True)
class PackProblems:
    """A pack that was left out, and why."""

    id: str
    version: str
    problems: tuple[Diagnostic, ...]


@frozen(kw_only=True)
class Loaded:
    """What packs say, merged, with overrides applied; which packs, where they are, and which of them were left out.

    ``passed_over`` is what lost, as the application preferred another pack; ``locate`` gives a problem of a statement
    (its ``subject`` and ``path``) its file and line.
    """

    content: Content = field(repr=False)
    passed_over: tuple[Override | AddedEvidence, ...]
    stamps: tuple[PackStamp, ...]
    skipped: tuple[PackProblems, ...]
    folders: Mapping[str, pathlib.Path] = field(repr=False)
    locate: Callable[[Diagnostic], Diagnostic] = field(repr=False)

    @property
    def complete(self) -> bool:
        """Whether no pack was left out."""
        return not self.skipped

    @property
    def notices(self) -> tuple[str, ...]:
        """One sentence for each pack that was left out, with its first problem."""
        return tuple(f"The pack {pack.id!r} ({pack.version}) was left out: {pack.problems[0]}" for pack in self.skipped)


def no_more(content: Content, needs: Needs) -> Iterable[Diagnostic]:
    """Find nothing more to be wrong with a content."""
    return ()


@nothing_collected()
def load_content(
    packs: Sequence[str] | None = None,
    *,
    paths: Sequence[str | os.PathLike[str]] = (),
    on_error: Literal["raise", "skip"] = "raise",
    prefer: Mapping[str, str] | None = None,
    check: Check = no_more,
) -> Loaded:
    """Load packs by name (None: all installed ones), and those in folders.

    ``check`` tells what else is wrong with the merged content, given which packs each needs, as problems whose
    ``subject`` is a statement; its last call, which found nothing, was with the content that is returned. Raises
    :class:`PackError` with every problem of every pack. With ``on_error="skip"`` a broken pack is left
    out, and so is a pack that needs it, but never one that holds red flags or cautions.
    """
    if on_error not in ("raise", "skip"):  # a misspelt "raise" must not skip
        raise ValueError(f"on_error is 'raise' or 'skip', not {on_error!r}")
    loading = _Loading(read_packs(select(packs, paths)), prefer or {}, check)
    skipped: Problems = {}
    while True:
        settled, wrong = loading.attempt(skipped)
        if not wrong:
            return loading.loaded(settled, skipped)
        # A problem that belongs to no pack cannot be skipped with one.
        if on_error == "raise" or "" in wrong:
            raise PackError(_sorted(wrong))
        indispensable = loading.indispensable(wrong)
        if indispensable:
            raise PackError([*indispensable, *_sorted(wrong)])
        skipped |= wrong


@frozen(kw_only=True)
class Examined:
    """Packs as far as they could be read, and all that is wrong with them, each with its place.

    ``repeats`` tells whether a further problem only repeats one of these, ``locate`` gives it its file and line.
    """

    packs: Mapping[str, ReadPack] = field(repr=False)
    content: Content = field(repr=False)
    needs: Needs
    problems: tuple[Diagnostic, ...]
    repeats: Callable[[Diagnostic], bool] = field(repr=False)
    locate: Callable[[Diagnostic], Diagnostic] = field(repr=False)


def examine(read: Sequence[ReadPack], *, check: Check) -> Examined:
    """Look at packs that were read together, as :func:`load_content` does, and raise nothing."""
    loading = _Loading(read, {}, check)
    settled, wrong = loading.attempt({})
    return Examined(
        packs=loading.read,
        content=settled.content,
        needs=loading.needs,
        problems=tuple(_sorted(wrong)),
        repeats=loading.repeats,
        locate=loading.locate,
    )


class _Loading:
    """Packs as they were read, and what to do with them: tried again with fewer when some are left out."""

    def __init__(self, read: Sequence[ReadPack], prefer: Mapping[str, str], check: Check) -> None:
        self.read = {pack.found.id: pack for pack in read}
        self._found: dict[str, InstalledPack] = {pack.found.id: pack.found for pack in read}
        self._prefer, self._check = prefer, check

    def attempt(self, skipped: Problems) -> tuple[Applied, Problems]:
        """Return the content of all packs but the skipped ones, and what is wrong, by pack."""
        wrong: Problems = {}
        for id, pack in self.read.items():
            if id not in skipped:
                problems = [*pack.problems, *unmet_needs(pack.found, self._found, skipped)]
                if problems:
                    wrong[id] = problems
        # Of a broken pack that is read which could be: all that is wrong with all packs is told at once.
        read = [pack.content for id, pack in self.read.items() if id not in skipped]
        applied = apply_overrides(merge(read), prefer=self._prefer, needs=self.needs)
        settled = settle_evidence(applied.content, prefer=self._prefer, needs=self.needs)
        found = [*applied.problems, *settled.problems, *self._check(settled.content, self.needs)]
        settled = evolve(settled, passed_over=(*applied.passed_over, *settled.passed_over))
        return settled, self._by_pack((problem for problem in found if not self.repeats(problem)), wrong)

    @property
    def needs(self) -> Needs:
        """Which packs each pack needs; one of which that cannot be read is not in it."""
        read = {id: pack.manifest for id, pack in self._found.items() if "needs" not in pack.unread}
        return {id: frozenset(manifest.needs) for id, manifest in read.items() if manifest}

    def repeats(self, problem: Diagnostic) -> bool:
        """Tell whether a problem only repeats another: that a name is missing which stands where reading failed."""
        id = pack_of(problem.subject)
        pack = self.read.get(id)
        if pack is None:
            return False
        parts = pack.not_judged.get(problem.subject, frozenset())
        if any(touch(problem.path, part) for part in parts):
            return True
        words = {problem.missing, *problem.missing.replace(":", ".").split(".")} - {""}
        return any(not words.isdisjoint(_held(words, self.read.get(other))) for other in (id, *self.needs.get(id, ())))

    def loaded(self, settled: Applied, skipped: Problems) -> Loaded:
        """Return the result."""
        return Loaded(
            content=settled.content,
            passed_over=settled.passed_over,
            stamps=tuple(pack.stamp for id, pack in self.read.items() if id not in skipped),
            skipped=tuple(
                PackProblems(id=id, version=self._found[id].version, problems=tuple(skipped[id]))
                for id in sorted(skipped)
            ),
            folders={id: pack.folder for id, pack in self._found.items() if id not in skipped and pack.folder},
            locate=self.locate,
        )

    def indispensable(self, wrong: Iterable[str]) -> list[Diagnostic]:
        """Return a problem for each pack that would be left out and holds red flags or cautions, or may."""
        message = "holds red flags or cautions (or cannot be read to tell) and is not left out"
        hint = "repair it, or load without it by name"
        return [
            self._found[id].problem("TK402", f"the pack {id!r} {message}", "pack", "defines", hint=hint)
            for id in sorted(wrong)
            if _may_hold_safety(self._found[id])
        ]

    def locate(self, problem: Diagnostic) -> Diagnostic:
        """Return a problem with the file and line of the statement that it is about, if it is known."""
        pack = self.read.get(pack_of(problem.subject))
        origin = pack.origins.get(problem.subject) if pack else None
        return problem if origin is None else origin.place(problem)

    def _by_pack(self, problems: Iterable[Diagnostic], wrong: Problems) -> Problems:
        by_pack = {id: list(found) for id, found in wrong.items()}
        for problem in problems:
            id = pack_of(problem.subject)
            by_pack.setdefault(id if id in self.read else "", []).append(self.locate(problem))
        return by_pack


def _held(words: Iterable[str], pack: ReadPack | None) -> set[str]:
    """Return which words may be names in what could not be read of a pack; in one that is not there, all."""
    return set(words) if pack is None else {word for word in words if word in pack.unread}


def _may_hold_safety(pack: InstalledPack) -> bool:
    if pack.folder is None:
        return True
    declared = pack.manifest is not None and pack.manifest.holds_safety
    return declared or mention_safety(pack.folder)


def _sorted(wrong: Problems) -> list[Diagnostic]:
    return roots_first(problem for found in wrong.values() for problem in found)
