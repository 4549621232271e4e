"""The command that looks for everything that is wrong with packs: packs check."""

from __future__ import annotations

import datetime
from argparse import Namespace
from collections.abc import Iterable, Sequence
from importlib.metadata import version

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.named_packs import named_packs
from twitchkit.cli.output import complain, counted, show_json, write
from twitchkit.cli.places import found_from_here, from_here, path_of
from twitchkit.errors import Diagnostic, printable
from twitchkit.model.plain import Json
from twitchkit.packs.discovery import InstalledPack
from twitchkit.testing.checking import check_packs

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def check(asked: Namespace) -> ExitCode:
    """Print every problem of some packs, installed or in folders, and what is advised; without any, of all installed.

    They are checked together with the other installed ones, whose names they may use. Advice alone is no failure.
    """
    packs = named_packs(asked.packs)
    beside = (*packs.named, *packs.others) if packs.folders else packs.others
    problems = check_packs(packs.named, beside, as_of=datetime.date.fromisoformat(asked.as_of))
    errors = [problem for problem in problems if problem.severity == "error"]
    match asked.format:
        case "json":
            show_json(_data(problems))
        case "sarif":
            show_json(_sarif(problems, packs.all))
        case _:
            here = (found_from_here(problem, packs.all) for problem in problems)
            write("".join(f"{printable(str(problem))}\n" for problem in here))
    _sum_up(packs.named, len(errors), len(problems) - len(errors))
    return ExitCode.FOUND if errors else ExitCode.FINE


def _sum_up(packs: Sequence[InstalledPack], errors: int, warnings: int) -> None:
    checked = f"{counted(len(packs), 'pack')} checked"
    found = [counted(number, what) for number, what in ((errors, "problem"), (warnings, "warning")) if number]
    if found:
        complain([f"{checked}, {' and '.join(found)} found"])
    else:
        complain([f"{checked}, nothing found: {', '.join(pack.id for pack in packs)}"])


def _data(problems: Iterable[Diagnostic]) -> Json:
    return {"problems": [as_json(problem) for problem in problems]}


def as_json(problem: Diagnostic) -> dict[str, Json]:
    """Return a problem as plain data."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "file": problem.file,
        "line": problem.line,
        "subject": problem.subject,
    }


def _sarif(problems: Sequence[Diagnostic], packs: Sequence[InstalledPack]) -> Json:
    """Return problems as SARIF 2.1.0, which code hosts show beside the lines of a change."""
    rules: list[Json] = [{"id": code} for code in sorted({problem.code for problem in problems})]
    driver: Json = {"name": "twitchkit", "version": version("twitchkit"), "rules": rules}
    results: list[Json] = [
        {
            "ruleId": problem.code,
            "level": problem.severity,
            "message": {"text": problem.message + (f"; {problem.hint}" if problem.hint else "")},
            "locations": [_location(problem, packs)],
        }
        for problem in problems
    ]
    return {"$schema": _SARIF, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _location(problem: Diagnostic, packs: Sequence[InstalledPack]) -> Json:
    """Return a place as code hosts know it: a path below the working folder, or else an address."""
    path = path_of(problem, packs)
    seen = None if path is None else from_here(path)
    uri = problem.file if seen is None else seen.as_uri() if seen.is_absolute() else seen.as_posix()
    return {
        "physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": max(problem.line, 1)}},
    }
