"""Packs and profiles that are a little broken, and what becomes of each: "read" or "told"."""

from __future__ import annotations

import random
import shutil
from functools import cache
from pathlib import Path

from support.mutations import mutated

import twitchkit as tk
from twitchkit.packs import at_paths
from twitchkit.testing import check_packs

FOLDER = Path(__file__).parents[1] / "packs" / "mistakes"
PEOPLE = Path(__file__).parents[2] / "examples" / "profiles"
BESIDE = (FOLDER / "words", FOLDER / "other")


def broken_pack(folder: Path, draw: random.Random) -> str:
    """Change one or two files of a pack a little, check and load it; what does not load has a reason that is told."""
    target = folder / "kitchen"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(FOLDER / "kitchen", target)
    files = sorted(path for path in target.rglob("*") if path.suffix in (".toml", ".csv"))
    for path in draw.sample(files, draw.randint(1, 2)):
        path.write_bytes(mutated(path.read_bytes(), draw))
    package = target / "twitchkit_pack_kitchen"
    problems = check_packs(at_paths([package]), at_paths(BESIDE))
    try:
        tk.load([], paths=[package, FOLDER / "words"])
    except tk.PackError as error:
        if not any(problem.severity == "error" for problem in problems):
            raise AssertionError(f"it does not load, and the check is silent: {error}") from error
        return "packs told"
    return "packs read"


def broken_profile(folder: Path, draw: random.Random) -> str:
    """Change the profile of somebody a little, and assess it."""
    path = folder / "me.toml"
    path.write_bytes(mutated(draw.choice(sorted(PEOPLE.iterdir())).read_bytes(), draw))
    try:
        _kit().report(_kit().assess(_kit().read_profile(path)))
    except tk.TwitchkitError:
        return "profiles told"
    return "profiles read"


@cache
def _kit() -> tk.Kit:
    return tk.load(["vocabulary", "nutrients", "differential", "lifestyle"])
