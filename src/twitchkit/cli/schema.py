"""The command schema."""

from __future__ import annotations

from argparse import Namespace

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.output import show_json
from twitchkit.published import schema


def print_schema(asked: Namespace) -> ExitCode:
    """Print one of the published schemas."""
    show_json(schema(asked.name))
    return ExitCode.FINE
