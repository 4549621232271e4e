"""Packs that are a little broken: whatever was done to a file, a check tells problems and raises nothing."""

import random
import shutil
from pathlib import Path

import pytest
from support.mutations import mutated

from twitchkit.errors import PackError
from twitchkit.kit import load
from twitchkit.packs import at_paths
from twitchkit.testing import check_packs

FOLDER = Path(__file__).parent / "mistakes"
COUNT = 60


def mutate(source: Path, target: Path, draw: random.Random) -> Path:
    """Copy a pack and change one or two of its files a little."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    package = target / "twitchkit_pack_kitchen"
    files = sorted(path for path in target.rglob("*") if path.suffix in (".toml", ".csv"))
    for path in draw.sample(files, draw.randint(1, 2)):
        path.write_bytes(mutated(path.read_bytes(), draw))
    return package


@pytest.mark.parametrize("seed", range(3))
def test_a_mutated_pack_is_told_about_and_never_raises(tmp_path, seed):
    draw = random.Random(seed)  # noqa: S311  (a sample, not a secret)
    beside = at_paths([FOLDER / "words", FOLDER / "other"])
    for _ in range(COUNT // 3):
        package = mutate(FOLDER / "kitchen", tmp_path / "kitchen", draw)
        problems = check_packs(at_paths([package]), beside)
        try:
            load([], paths=[package, FOLDER / "words"])
        except PackError:
            # What does not load has a reason that the check tells.
            assert any(problem.severity == "error" for problem in problems)
