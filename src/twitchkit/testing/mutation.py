"""The mutation run over content: each mutant is one statement made wrong, and the cases should notice.

``python -m twitchkit.testing.mutation [--sample N --seed S] [--pack ID]`` prints, for each kind of change, the share
that a case catches of those that change what is shown, and every survivor with its place.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from attrs import frozen

from twitchkit.errors import Diagnostic, TwitchkitError, printable
from twitchkit.kit import load
from twitchkit.packs import load_content
from twitchkit.packs.selection import select
from twitchkit.render.blocks import Table
from twitchkit.render.plain import to_text
from twitchkit.testing.cases import read_cases
from twitchkit.testing.mutants import Mutant, MutantKind, mutants_of
from twitchkit.testing.trial import Attempt, Fate, Trial

_SHARE = 16  # mutants a task: enough to be worth sending, few enough to tell how far it is


@frozen(kw_only=True)
class Survivor:
    """A mutant that changes what is shown and that no case notices: where, what was done, and what it changes."""

    kind: MutantKind
    place: str
    what: str
    change: str


@frozen(kw_only=True)
class MutationRun:
    """How many mutants of each kind came to what, who survived, and how many cases could not take part."""

    verdicts: Mapping[tuple[MutantKind, Fate], int]
    survivors: tuple[Survivor, ...]
    left_aside: int

    def count(self, verdict: Fate, *kinds: MutantKind) -> int:
        """Return how many mutants of some kinds (none given: of all) came to a verdict."""
        return sum(self.verdicts.get((kind, verdict), 0) for kind in kinds or tuple(MutantKind))

    def caught(self, *kinds: MutantKind) -> float | None:
        """Return the share that was caught of those that change what is shown; None if none does."""
        caught, survived = (self.count(verdict, *kinds) for verdict in (Fate.CAUGHT, Fate.SURVIVED))
        return caught / (caught + survived) if caught + survived else None


def run_mutants(
    packs: Sequence[str] | None = None,
    *,
    paths: Sequence[str | os.PathLike[str]] = (),
    pack: str = "",
    sample: int | None = None,
    seed: int = 0,
    workers: int = 1,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> MutationRun:
    """Try the mutants of some packs (None: all installed), or a sample of them, on the cases of all these packs.

    ``paths`` adds pack folders, ``pack`` mutates one pack only, and ``tell`` hears how many of how many are done.
    Raises :class:`~twitchkit.errors.PackError` if a pack cannot load.
    """
    ground = _Given(None if packs is None else tuple(packs), tuple(os.fspath(path) for path in paths), pack)
    mutants = _ready(ground).mutants
    chosen = list(range(len(mutants)))
    if sample is not None and sample < len(chosen):
        chosen = sorted(random.Random(seed).sample(chosen, sample))  # noqa: S311  (a sample, not a secret)
    tried: list[Attempt] = []
    for some in _in_shares(ground, chosen, workers):
        tried += some
        tell(len(tried), len(chosen))
    return _summed(_ready(ground), [(mutants[number], result) for number, result in zip(chosen, tried, strict=True)])


@frozen
class _Given:
    packs: tuple[str, ...] | None
    paths: tuple[str, ...]
    mutated: str


@frozen
class _Ready:
    trial: Trial
    mutants: tuple[Mutant, ...]
    locate: Callable[[Diagnostic], Diagnostic]
    unreadable: int


@cache
def _ready(given: _Given) -> _Ready:
    """Load the packs and run their cases, once in each process: knowledge is made of functions and cannot be sent."""
    locate = load_content(given.packs, paths=given.paths).locate
    knowledge = load(given.packs, paths=given.paths).knowledge
    read = [read_cases(pack.folder) for pack in select(given.packs, given.paths) if pack.folder is not None]
    trial = Trial.of(knowledge, (case for cases in read for case in cases.cases))
    mutants = mutants_of(knowledge, given.mutated)
    gc.freeze()  # this stays: looking through it again with every mutant would take nearly half of the time
    return _Ready(trial, mutants, locate, sum(len(cases.problems) for cases in read))


def _in_shares(given: _Given, chosen: Sequence[int], workers: int) -> Iterator[list[Attempt]]:
    shares = [chosen[begin : begin + _SHARE] for begin in range(0, len(chosen), _SHARE)]
    if workers == 1:
        yield from (_attempt(given, share) for share in shares)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(_attempt, [given] * len(shares), shares)


def _attempt(given: _Given, numbers: Sequence[int]) -> list[Attempt]:
    ready = _ready(given)
    return [ready.trial.attempt(ready.mutants[number]) for number in numbers]


def _summed(ready: _Ready, tried: Sequence[tuple[Mutant, Attempt]]) -> MutationRun:
    survivors = [
        Survivor(
            kind=mutant.kind,
            place=ready.locate(Diagnostic("", "", subject=mutant.subject, path=mutant.path)).place,
            what=f"{mutant.subject}: {mutant.what}" if mutant.what else mutant.subject,
            change=result.change,
        )
        for mutant, result in tried
        if result.verdict is Fate.SURVIVED
    ]
    return MutationRun(
        verdicts=Counter((mutant.kind, result.verdict) for mutant, result in tried),
        survivors=tuple(sorted(survivors, key=lambda survivor: (survivor.place, survivor.kind, survivor.what))),
        left_aside=ready.trial.left_aside + ready.unreadable,
    )


def summary(run: MutationRun) -> str:
    """Return a mutation run as text: a table with a line a kind, then the survivors."""
    lines = [(kind.value, (kind,)) for kind in MutantKind]
    rows = tuple(_row(run, name, *kinds) for name, kinds in (*lines, ("all", ())))
    table = Table(("Change", "Mutants", "Refused", "Nothing shown changes", "Caught", "Survived", "Share caught"), rows)
    survivors = [f"{found.place}: {found.kind.value}: {found.what}; {found.change}" for found in run.survivors]
    aside = f"cases left aside, as they fail without any change or cannot be read: {run.left_aside}"
    return to_text((table,)) + "".join(
        f"{printable(line)}\n" for line in (*survivors, *([aside] if run.left_aside else []))
    )


def _row(run: MutationRun, name: str, *kinds: MutantKind) -> tuple[str, ...]:
    order = (Fate.REFUSED, Fate.EQUIVALENT, Fate.CAUGHT, Fate.SURVIVED)
    counts = [run.count(verdict, *kinds) for verdict in order]
    share = run.caught(*kinds)
    return name, str(sum(counts)), *(str(count) for count in counts), "" if share is None else f"{100 * share:.1f} %"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the mutants that the command line asks for and print the result; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m twitchkit.testing.mutation", allow_abbrev=False)
    parser.add_argument("--sample", type=int, metavar="N", help="try only so many, chosen by chance")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="which sample (default: 0)")
    parser.add_argument("--pack", default="", metavar="ID", help="change the statements of this pack only")
    parser.add_argument("--packs", metavar="A,B", type=_names, help="use only these installed packs")
    parser.add_argument("--pack-folder", action="append", default=[], metavar="PATH", help="also load this folder")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="how many processes")
    asked = parser.parse_args(arguments)
    try:
        run = run_mutants(
            asked.packs,
            paths=asked.pack_folder,
            pack=asked.pack,
            sample=asked.sample,
            seed=asked.seed,
            workers=asked.workers,
            tell=_tell if sys.stderr.isatty() else lambda done, of: None,
        )
    except TwitchkitError as error:
        sys.stderr.write(f"{error}\n")
        return 4
    sys.stdout.write(summary(run))
    return 0


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _tell(done: int, of: int) -> None:
    sys.stderr.write(f"\r{done} of {of} mutants" + ("\n" if done == of else ""))
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
