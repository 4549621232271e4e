"""The command that begins a pack: packs new."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Template

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.output import complain, json_text
from twitchkit.errors import TwitchkitError
from twitchkit.ids import is_name
from twitchkit.packs.discovery import installed
from twitchkit.published import SchemaName, schema

_TEMPLATES = files("twitchkit.cli") / "scaffold"
_HOOKS = '\n[hooks]                              # what answers in code\nmodule = "{}.hooks"'
_SCHEMAS: tuple[SchemaName, ...] = ("pack-manifest", "pack-content", "pack-cases")
_AROUND = {
    "pyproject.toml": "pyproject.toml",
    "README.md": "README.md",
    "LICENSE": "LICENSE",
    "check.yml": ".github/workflows/check.yml",
    "taplo.toml": ".taplo.toml",
    "tombi.toml": "tombi.toml",
    "gitignore": ".gitignore",
}
"""Templates of what stands around the package, and where each goes."""

_INSIDE = (
    "pack.toml",
    "content/sources.toml",
    "content/words.toml",
    "content/safety.toml",
    "content/advice.toml",
    "content/foods.toml",
    "content/overrides.toml",
    "content/conditions/legs_tired_from_sitting.toml",
    "cases/sitting.toml",
    "people/people.toml",
)


def new(asked: Namespace) -> ExitCode:
    """Write a small pack of one's own, with an example of each kind and cases, in a folder of its name.

    Raises :class:`TwitchkitError` for a name that is no snake_case or that an installed pack has, and for a folder that
    is there already.
    """
    id: str = asked.name
    if not is_name(id):
        raise TwitchkitError(f"{id!r} cannot be the name of a pack; use snake_case, like night_kitchen")
    other = next((pack for pack in installed() if pack.id == id), None)
    if other is not None:
        raise TwitchkitError(f"{id!r} is the id of an installed pack, {other.distribution}; choose another")
    folder = Path(f"twitchkit-pack-{id.replace('_', '-')}")
    if folder.exists():
        raise TwitchkitError(f"{folder} exists already; choose another name, or remove it")
    for name, text in _files(id, asked.as_of, code=asked.code):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    package = folder / "src" / f"twitchkit_pack_{id}"
    install = f"pip install --editable {folder}" + (" (before all else: it has code)" if asked.code else "")
    steps = (install, f"twitchkit packs check {package}", f"twitchkit packs test {package}")
    complain([f"{folder} is written; next:", *steps])
    return ExitCode.FINE


def _files(id: str, day: str, *, code: bool) -> Iterator[tuple[str, str]]:
    """Yield the files of a new pack, each with its text."""
    package = f"twitchkit_pack_{id}"
    words = {
        "id": id,
        "package": package,
        "distribution": package.replace("_", "-"),
        "title": id.replace("_", " ").capitalize(),
        "day": day,
        "year": day[:4],
        "hooks": _HOOKS.format(package) if code else "",
    }
    for template, name in _AROUND.items():
        yield name, _filled(template, words)
    inside = (*_INSIDE, "hooks.py" if code else "content/claims.toml")
    for name in inside:
        yield f"src/{package}/{name}", _filled(name, words)
    yield f"src/{package}/__init__.py", f'"""{words["title"]}: a knowledge pack for twitchkit."""\n'
    for name in _SCHEMAS:
        yield f".schemas/{name}.json", json_text(schema(name))


def _filled(template: str, words: dict[str, str]) -> str:
    text = (_TEMPLATES / f"{template}.txt").read_text(encoding="utf-8")
    return Template(text).substitute(words).rstrip() + "\n"
