"""From arguments to an exit code: picks the command and turns errors into messages."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from twitchkit.cli.arguments import parser
from twitchkit.cli.cases import run_cases
from twitchkit.cli.foods import foods
from twitchkit.cli.output import complain, prepare
from twitchkit.cli.packs import check, list_packs, show_pack
from twitchkit.cli.person import assess, explain, what_if
from twitchkit.cli.schema import print_schema
from twitchkit.cli.suggest import suggest
from twitchkit.errors import KnowledgeError, PackError, TwitchkitError


class ExitCode(IntEnum):
    """What an exit code means."""

    FINE = 0
    FOUND = 1
    USAGE = 2
    BAD_INPUT = 3
    PACKS = 4
    REJECTED = 5


def run(arguments: Sequence[str]) -> int:
    """Run one command; errors that twitchkit raises on purpose become messages and an exit code."""
    prepare()
    asked = parser().parse_args(arguments)
    try:
        return _COMMANDS[asked.command](asked)
    except TwitchkitError as error:
        complain(str(error).splitlines())
        return ExitCode.PACKS if isinstance(error, PackError | KnowledgeError) else ExitCode.BAD_INPUT


def _assess(asked: Namespace) -> ExitCode:
    assess(asked)
    return ExitCode.FINE


def _explain(asked: Namespace) -> ExitCode:
    explain(asked)
    return ExitCode.FINE


def _foods(asked: Namespace) -> ExitCode:
    if asked.action == "suggest":
        suggest(asked)
    else:
        foods(asked)
    return ExitCode.FINE


def _what_if(asked: Namespace) -> ExitCode:
    what_if(asked)
    return ExitCode.FINE


def _interview(asked: Namespace) -> ExitCode:
    # Imported here, so that no other command loads what only this one needs.
    from twitchkit.cli.interview import interview  # noqa: PLC0415

    interview(asked)
    return ExitCode.FINE


def _evaluate(asked: Namespace) -> ExitCode:
    # Imported here, so that no other command loads what only this one needs.
    from twitchkit.cli.evaluation import print_evaluation  # noqa: PLC0415

    return ExitCode.REJECTED if print_evaluation(asked) else ExitCode.FINE


def _packs(asked: Namespace) -> ExitCode:
    match asked.action:
        case "list":
            list_packs(asked.as_of)
        case "show":
            show_pack(asked.id)
        case "check":
            return ExitCode.FOUND if check(asked.paths) else ExitCode.FINE
        case "test":
            return ExitCode.FOUND if run_cases(asked.packs, as_json=asked.format == "json") else ExitCode.FINE
    return ExitCode.FINE


def _schema(asked: Namespace) -> ExitCode:
    print_schema(asked.name)
    return ExitCode.FINE


_COMMANDS: Mapping[str, Callable[[Namespace], ExitCode]] = {
    "assess": _assess,
    "explain": _explain,
    "foods": _foods,
    "what-if": _what_if,
    "interview": _interview,
    "evaluate": _evaluate,
    "packs": _packs,
    "schema": _schema,
}
