"""The tutorials, each followed to the letter in an empty environment, by one shell."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from support import tutorial
from support.environments import ROOT, workspace_wheels

pytestmark = pytest.mark.thorough

DOCS = ROOT / "docs"


class Followed(NamedTuple):
    """What somebody did who followed a page: the folder, and what was printed."""

    page: str
    folder: Path
    printed: str


def follow(name: str, tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """Do all that a page says in an empty folder."""
    page = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("reader")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_", "VIRTUAL"))}
    here = os.pathsep.join([str(Path(sys.base_prefix) / "bin"), "/usr/local/bin", "/usr/bin", "/bin"])
    wheels = str(workspace_wheels(tmp_path_factory.getbasetemp()))  # no release is on the index yet
    env = {**kept, "PATH": here, "HOME": str(folder), "PIP_FIND_LINKS": wheels, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        ["bash", "-c", tutorial.script(page)],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return Followed(page, folder, done.stdout)


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    return follow("how-to-write-a-pack", tmp_path_factory)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    return follow("embed-it-in-an-app", tmp_path_factory)


@pytest.fixture(scope="module")
def person(tmp_path_factory):
    return follow("assess-your-first-person", tmp_path_factory)


@pytest.mark.parametrize(("name", "least"), [("pack", 3), ("app", 1), ("person", 4)])
def test_every_command_shows_what_the_page_says(name, least, request):
    followed = request.getfixturevalue(name)
    pairs = list(tutorial.shown(followed.page, followed.printed))
    assert len(pairs) >= least
    assert [(said, printed) for said, printed in pairs if said.strip() not in printed] == []


def test_nothing_of_the_pack_is_left_after_it_is_removed(pack):
    assert (pack.folder / "without.txt").read_bytes() == (pack.folder / "after.txt").read_bytes()


def test_the_wheel_that_is_shipped_holds_the_content(pack):
    assert [path.name.partition("-")[0] for path in (pack.folder / "dist").iterdir()] == [
        "twitchkit_pack_night_kitchen"
    ]


def test_the_report_of_the_first_person_is_a_page(person):
    assert "Restless legs syndrome" in (person.folder / "me.html").read_text(encoding="utf-8")


def test_the_app_asks_until_it_shows_a_report(app):
    """A browser without a person: a form is sent back with what is known, until no form comes."""
    python = app.folder / "app" / "bin" / "python"
    done = subprocess.run([python, "-c", _BROWSE], cwd=app.folder, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    screens, report = done.stdout.split("\n", 1)
    assert 3 <= int(screens) <= 25
    assert "not a medical device" in report
    assert "cramp" in report


def test_the_app_says_what_was_typed_wrongly_and_never_repeats_it(app):
    python = app.folder / "app" / "bin" / "python"
    code = f"{_SEND}\nprint(*send({{'told so far': ['{{}}'], 'complaint': ['nonsense words']}}))"
    done = subprocess.run([python, "-c", code], cwd=app.folder, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.startswith("422 ")
    assert "nonsense" not in done.stdout + done.stderr


def test_the_types_of_the_app_are_clean(app):
    files = [app.folder / "app.py", app.folder / "check.py"]
    mypy = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", app.folder / "cache", *files]
    pyright = [Path(sys.executable).parent / "pyright", "--pythonpath", sys.executable, *files]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for command in (mypy, pyright):
        done = subprocess.run(
            command,
            cwd=app.folder,
            env={**os.environ, "PATH": path},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout


_SEND = """
import io, app
from urllib.parse import urlencode

def send(fields):
    raw = urlencode(fields, doseq=True).encode()
    environ, said = {"CONTENT_LENGTH": str(len(raw)), "wsgi.input": io.BytesIO(raw)}, []
    body = b"".join(app.app(environ, lambda status, headers: said.append(status)))
    return said[0], body.decode()
"""

_BROWSE = f"""{_SEND}
import html, re

known = {{"complaint": "cramp", "age": "61", "sex": "female"}}
status, body = send({{}})
screens = 0
while "<form" in body:
    fields = {{"told so far": html.unescape(re.search(r'name="told so far" value="(.*?)">', body)[1])}}
    for name, options in re.findall(r'<(?:select|input) name="([^"]+)"(.*?)</label>', body):
        words = [html.unescape(word) for word in re.findall("<option>(.*?)</option>", options)]
        wanted = known.get(name, "")
        fields[name] = next((word for word in words if wanted in word.lower()), "") if words else wanted
    status, body = send(fields)
    screens += 1
    assert status == "200 OK" and screens < 40
print(screens)
print(body)
"""
