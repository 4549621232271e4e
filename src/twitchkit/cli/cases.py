"""The command that runs cases: packs test."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence

from attrs import evolve

from twitchkit.cli.checking import as_json
from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.named_packs import named_packs
from twitchkit.cli.output import complain, counted, show_json, write
from twitchkit.cli.places import found_from_here
from twitchkit.errors import Diagnostic, printable
from twitchkit.kit import Kit
from twitchkit.model.plain import Json
from twitchkit.packs.discovery import InstalledPack
from twitchkit.testing.cases import Cases, read_cases
from twitchkit.testing.deciding import why
from twitchkit.testing.running import CaseResult, run_case


def test(asked: Namespace) -> ExitCode:
    """Run the cases of some packs, installed or in folders, or of all installed ones, and print which fail.

    All packs are loaded together, as the cases of one may rest on another. Raises :class:`PackError` if one cannot
    load, and :class:`UnknownIdError` for what is neither installed nor a folder.
    """
    packs = named_packs(asked.packs)
    kit = packs.kit()
    read = _read(packs.named)
    results = [run_case(kit, case) for case in read.cases]
    failed = [result for result in results if not result.passed]
    if asked.format == "json":
        show_json(_data(len(results), failed, read.problems))
    else:
        _print(failed, read.problems, packs.all, kit if asked.why else None)
    known = sum(bool(result.case.known_wrong) and result.passed for result in results)
    left_out = f", {counted(len(read.problems), 'problem')} in files" if read.problems else ""
    known_wrong = f", {known} known wrong" if known else ""
    names = ", ".join(sorted(pack.id for pack in packs.named))
    complain([f"{counted(len(results), 'case')} of {names}: {len(failed)} failed{known_wrong}{left_out}"])
    return ExitCode.FOUND if failed or read.problems else ExitCode.FINE


def _read(packs: Iterable[InstalledPack]) -> Cases:
    read = [read_cases(pack.folder) for pack in packs if pack.folder is not None]
    return Cases(
        cases=tuple(case for cases in read for case in cases.cases),
        problems=tuple(problem for cases in read for problem in cases.problems),
    )


def _print(
    failed: Sequence[CaseResult], problems: Sequence[Diagnostic], packs: Sequence[InstalledPack], kit: Kit | None
) -> None:
    """Print what fails; with a kit also what decided it."""
    lines = [str(found_from_here(problem, packs)) for problem in problems]
    for result in failed:
        named = (evolve(problem, message=f"{result.case.id}: {problem.message}") for problem in result.failures)
        lines += [str(found_from_here(problem, packs)) for problem in named]
        lines += [f"    {line}" for line in why(kit, result)] if kit else []
    write("".join(f"{_indent(line)}{printable(line)}\n" for line in lines))


def _data(run: int, failed: Sequence[CaseResult], problems: Sequence[Diagnostic]) -> Json:
    return {
        "cases": run,
        "failed": len(failed),
        "problems": [as_json(problem) for problem in problems],
        "failures": [
            {"pack": result.case.pack, "case": result.case.id, "name": result.case.name, **as_json(problem)}
            for result in failed
            for problem in result.failures
        ],
    }


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
