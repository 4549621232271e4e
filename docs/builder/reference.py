"""The reference of names and commands: each public name from its docstring, each command from its help."""

from __future__ import annotations

import ast
import inspect
import os
import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from twitchkit.cli.arguments import parser

MODULES = ("twitchkit", "twitchkit.content", "twitchkit.testing", "twitchkit.evaluation", "twitchkit.table")
_GROUP = re.compile(r"^# ([A-Z].*)$|^from (\S+) import (\w+)", re.MULTILINE)


def lay_out(folder: Path) -> list[str]:
    """Write the pages of the reference, and return their names."""
    there = folder / "reference"
    there.mkdir(parents=True)
    homes: dict[object, str] = {}
    names = []
    for module in MODULES:
        (there / f"{module}.rst").write_text("\n".join(_module(module, homes)), encoding="utf-8")
        names.append(f"reference/{module}")
    (there / "command-line.md").write_text("\n".join(_commands()), encoding="utf-8")
    return [*names, "reference/command-line"]


def public_names(module: str) -> dict[str, list[str]]:
    """Return the public names of a module by the heading of their group, in the order of the file that lists them."""
    found = import_module(module)
    file = Path(str(found.__file__))
    listed = file.with_suffix(".pyi") if file.with_suffix(".pyi").exists() else file
    if listed.suffix != ".pyi" and hasattr(found, "__all__"):
        return {"": list(found.__all__)}
    groups: dict[str, list[str]] = {}
    heading = ""
    for title, _, name in _GROUP.findall(listed.read_text(encoding="utf-8")):
        heading = title or heading
        if name:
            groups.setdefault(heading, []).append(name)
    return groups


def _module(module: str, homes: dict[object, str]) -> Iterator[str]:
    """Yield the lines of the page of a module; a name that another module offers as well has its entry there."""
    yield from (module, "=" * len(module), "", f".. automodule:: {module}", "   :no-members:", "")
    for heading, names in public_names(module).items():
        if heading:
            yield from (heading, "-" * len(heading), "")
        for name in names:
            value = getattr(import_module(module), name)
            key = value if inspect.isclass(value) or inspect.isfunction(value) else name
            full = f"{module}.{name}"
            if key in homes:
                yield from (f"- :py:obj:`{full} <{homes[key]}>`", "")
                continue
            homes[key] = full
            yield from _entry(full, value)


def _entry(full: str, value: object) -> Iterator[str]:
    if inspect.isclass(value):
        yield from (f".. autoclass:: {full}", "   :members:", "   :undoc-members:", "")
    elif inspect.isfunction(value):
        yield from (f".. autofunction:: {full}", "")
    else:
        yield from (f".. autodata:: {full}", "   :no-value:", "")


def show_plain_types() -> None:
    """Leave out of the types that are shown what ``Annotated`` adds for the engine; for this process alone."""
    for module in MODULES:
        names = [name for group in public_names(module).values() for name in group]
        for value in (getattr(import_module(module), name) for name in names):
            if inspect.isclass(value) and value.__module__.startswith("twitchkit."):
                for hints in (vars(value).get("__annotations__", {}), getattr(value.__init__, "__annotations__", {})):
                    hints.update({name: _plain(hint) for name, hint in hints.items() if isinstance(hint, str)})


def _plain(hint: str) -> str:
    tree = ast.parse(hint, mode="eval").body
    annotated = isinstance(tree, ast.Subscript) and ast.unparse(tree.value) == "Annotated"
    return ast.unparse(tree.slice.elts[0]) if annotated else hint


def _commands() -> Iterator[str]:
    """Yield the lines of the page of the command line."""
    os.environ["COLUMNS"] = "96"
    root = parser()
    yield "# The command line\n"
    yield f"```text\n{root.format_help()}```\n"
    for name, command in every_command(root):
        yield f"::::{{subcommand}} {name}\n```text\n{command.format_help()}```\n::::\n"


def every_command(root: ArgumentParser) -> Iterator[tuple[str, ArgumentParser]]:
    """Yield every command with its action, as it is typed, and what reads its arguments."""
    for name, command in _below(root):
        inner = list(_below(command))
        if inner:
            yield from ((f"{name} {action}", found) for action, found in inner)
        else:
            yield name, command


def _below(command: ArgumentParser) -> Iterator[tuple[str, ArgumentParser]]:
    for action in command._actions:  # argparse has no public way to its subcommands
        if isinstance(action, _SubParsersAction):
            yield from action.choices.items()
