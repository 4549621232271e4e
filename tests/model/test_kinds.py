"""A kind of statement is declared once: what a class says of its fields is all that files, hooks and checks need."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.packmaker import DEFAULTS, write_pack

import twitchkit

SCREEN = '''
"""A kind that does not exist."""

from __future__ import annotations

from typing import Annotated

from attrs import frozen

from twitchkit.model.kinds import Expression, Lock, Means
from twitchkit.model.provenance import Statement


@frozen(kw_only=True)
class Step(Statement):
    """What is asked in one step."""

    id: Annotated[str, Means(names_part=True)]
    when: Annotated[str, Means(expression=Expression.TRUTH)] = ""


@frozen(kw_only=True)
class Screen(Statement):
    """What must be answered before anything reassures."""

    id: str
    name: str
    asks: Annotated[tuple[str, ...], Means(refers=("findings",), lock=Lock.GROWS, shown="Asks")]
    when: Annotated[str, Means(expression=Expression.TRUTH, lock=Lock.WIDENS, shown="Asked if")] = ""
    steps: tuple[Step, ...] = ()
'''
IMPORT = "from twitchkit.model.screen import Screen"
FIELD = "    screens: Annotated[Mapping[str, Screen], Means(safety=True)] = field(factory=tuple, converter=_by_id)"

LOOK = """
import json, sys
import twitchkit as tk
from twitchkit.errors import PackError
from twitchkit.packs.hookspecs import HOOKS
from twitchkit.packs.manifest import Manifest
from twitchkit.render.description import describe
from twitchkit.render.plain import to_text
from twitchkit.render.schemas import pack_schema
from twitchkit.testing.thresholds import expressions_in

try:
    knowledge = tk.load([], paths=sys.argv[1:]).knowledge
except PackError as error:
    print(json.dumps({"problems": [str(problem) for problem in error.diagnostics]}))
else:
    screen = knowledge.screens["p:legs"]
    print(json.dumps({
        "name": screen.name,
        "text": to_text(describe(knowledge, ["legs"])),
        "expressions": [[*written.path, written.text] for written in expressions_in(screen)],
        "hook": HOOKS["twitchkit_screens"],
        "schema": sorted(pack_schema(Manifest)["$defs"]["Screen"]["properties"]),
    }))
"""

SOURCE = '[[source]]\nid = "own"\ntitle = "Own"\n'
SOUND = (
    SOURCE
    + DEFAULTS
    + """
[[finding]]
id = "numb"
name = "numb legs"
question = "Are your legs numb?"
[[finding]]
id = "minutes"
name = "minutes"
kind = "number"
unit = "min"
question = "For how long?"
[[screen]]
id = "legs"
name = "The legs"
asks = ["numb"]
when = "minutes > 5"
[[screen.steps]]
id = "first"
when = "numb"
"""
)
WEAKER = """
[[override]]
id = "less"
target = "legs"
field = "asks"
expects = ["numb"]
value = []
reason = "R"
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the library with one more class and one more line."""
    root = tmp_path_factory.mktemp("tree")
    shutil.copytree(Path(twitchkit.__file__).parent, root / "twitchkit")
    (root / "twitchkit/model/screen.py").write_text(SCREEN, encoding="utf-8")
    content = root / "twitchkit/model/content.py"
    text = content.read_text(encoding="utf-8")
    for before, line in {"from twitchkit.model.vocabulary": IMPORT, "    overrides: Mapping": FIELD}.items():
        text = text.replace(f"\n{before}", f"\n{line}\n{before}")
    content.write_text(text, encoding="utf-8")
    return root


def look(tree: Path, *packs: Path) -> Any:
    """Load packs with the copied library, and return what it makes of them."""
    command = [sys.executable, "-c", LOOK, *map(str, packs)]
    ended = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(tree)}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def pack(folder: Path, id: str, content: str) -> Path:
    kinds = ["source", "finding", "screen", "override"]
    return write_pack(folder, id, {"content/all.toml": content}, defines=kinds)


def test_a_new_kind_is_read_shown_and_answered_by_hooks(tree: Path, tmp_path: Path) -> None:
    seen = look(tree, pack(tmp_path, "p", SOUND))

    assert seen["name"] == "The legs"
    assert "Asks: numb legs" in seen["text"]
    assert "Asked if: minutes > 5" in seen["text"]
    assert seen["expressions"] == [["when", "minutes > 5"], ["steps", 0, "when", "numb"]]
    assert seen["hook"] == "screens"
    assert {"asks", "when", "steps"} <= set(seen["schema"])


def test_an_override_does_not_weaken_a_new_kind(tree: Path, tmp_path: Path) -> None:
    change = (
        '[[override]]\nid = "less"\ntarget = "legs"\nfield = "asks"\nexpects = ["numb"]\nvalue = []\nreason = "R"\n'
    )

    other = write_pack(tmp_path, "q", {"content/all.toml": SOURCE + DEFAULTS + change}, needs={"p": ">=0"})
    (problem,) = look(tree, pack(tmp_path, "p", SOUND), other)["problems"]

    assert "TK401 the 'asks' of a screen may only grow" in problem


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ('asks = ["numb"]', 'asks = ["nmb"]', "all.toml:22: TK202 unknown finding 'nmb'; did you mean 'numb'?"),
        ('when = "numb"', 'when = "minutes"', "all.toml:26: TK205 'minutes' is no yes/no but has number"),
    ],
)
def test_names_and_expressions_of_a_new_kind_are_checked(
    tree: Path, tmp_path: Path, right: str, wrong: str, problem: str
) -> None:
    (found,) = look(tree, pack(tmp_path, "p", SOUND.replace(right, wrong)))["problems"]

    assert problem in found
