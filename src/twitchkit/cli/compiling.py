"""The command that keeps what the files of packs say: packs compile."""

from __future__ import annotations

from argparse import Namespace

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.named_packs import named_packs
from twitchkit.cli.output import complain
from twitchkit.errors import Diagnostic, PackError, StructureError
from twitchkit.packs.compiled import COMPILED, compiled
from twitchkit.packs.files import read_files


def compile_packs(asked: Namespace) -> ExitCode:
    """Write what the files of packs say beside them; raises :class:`PackError`, and writes none, if any is wrong."""
    texts: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for pack in named_packs(asked.packs).named:
        problems += pack.problems
        if pack.folder is not None and not pack.problems:
            try:
                texts[str(pack.folder / COMPILED)] = compiled(read_files(pack.folder, pack.id))
            except StructureError as error:
                problems += error.diagnostics
    if problems:
        raise PackError(problems)
    for name, text in texts.items():
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
        complain([f"{name}: written"])
    return ExitCode.FINE
