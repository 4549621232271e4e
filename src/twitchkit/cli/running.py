"""From arguments to an exit code: runs the command and turns errors into messages."""

from __future__ import annotations

from collections.abc import Sequence
from pkgutil import resolve_name

from twitchkit.cli.arguments import parser
from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.output import complain, prepare
from twitchkit.errors import KnowledgeError, PackError, TwitchkitError


def run(arguments: Sequence[str]) -> ExitCode:
    """Run one command; errors that twitchkit raises on purpose become messages and an exit code."""
    prepare()
    asked = parser().parse_args(arguments)
    try:
        # The parser names the function, so that a command imports only what it needs itself.
        code: ExitCode = resolve_name(asked.run)(asked)
    except TwitchkitError as error:
        complain(str(error).splitlines())
        return ExitCode.PACKS if isinstance(error, PackError | KnowledgeError) else ExitCode.BAD_INPUT
    return code
