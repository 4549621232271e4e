"""The tutorial for authors, followed to the letter in an empty environment, by one shell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import tutorial
from support.environments import ROOT, workspace_wheels

pytestmark = pytest.mark.thorough

PAGE = (ROOT / "docs" / "how-to-write-a-pack.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The folder in which somebody did all that the page says, and what was printed there."""
    folder = tmp_path_factory.mktemp("author")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_", "VIRTUAL"))}
    here = os.pathsep.join([str(Path(sys.base_prefix) / "bin"), "/usr/local/bin", "/usr/bin", "/bin"])
    wheels = str(workspace_wheels(tmp_path_factory.getbasetemp()))  # no release is on the index yet
    env = {**kept, "PATH": here, "HOME": str(folder), "PIP_FIND_LINKS": wheels, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        ["bash", "-c", tutorial.script(PAGE)],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return folder, done.stdout


def test_every_command_shows_what_the_page_says(followed):
    pairs = list(tutorial.shown(PAGE, followed[1]))
    assert len(pairs) >= 3
    assert [(said, printed) for said, printed in pairs if said.strip() not in printed] == []


def test_nothing_of_the_pack_is_left_after_it_is_removed(followed):
    folder, _ = followed
    assert (folder / "without.txt").read_bytes() == (folder / "after.txt").read_bytes()


def test_the_wheel_that_is_shipped_holds_the_content(followed):
    folder, _ = followed
    assert [path.name.partition("-")[0] for path in (folder / "dist").iterdir()] == ["twitchkit_pack_night_kitchen"]
