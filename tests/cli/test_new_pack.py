"""A pack that is begun with one command: green at once, checked by editors, built, used and gone without a trace."""

import json
import re
import tomllib
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from support.environments import ROOT, Environment, build_wheel, workspace_wheels
from support.installed_packs import only_installed

from twitchkit.cli import main

SCHEMAS = {"pack.toml": "pack-manifest", "content": "pack-content", "cases": "pack-cases"}


@pytest.fixture
def begun(tmp_path, monkeypatch, capsys):
    """The folder of a new pack, and of its package; beside it are the packs that it needs."""
    only_installed(monkeypatch, "vocabulary", "nutrients")
    monkeypatch.chdir(tmp_path)
    assert main(["packs", "new", "night_legs"]) == 0
    capsys.readouterr()
    folder = tmp_path / "twitchkit-pack-night-legs"
    return folder, folder / "src" / "twitchkit_pack_night_legs"


def test_what_to_do_next_is_told_one_command_a_line(tmp_path, monkeypatch, capsys):
    only_installed(monkeypatch, "vocabulary", "nutrients")
    monkeypatch.chdir(tmp_path)
    assert main(["packs", "new", "night_legs"]) == 0
    package = "twitchkit-pack-night-legs/src/twitchkit_pack_night_legs"
    assert capsys.readouterr().err.splitlines() == [
        "twitchkit: twitchkit-pack-night-legs is written; next:",
        "twitchkit: pip install --editable twitchkit-pack-night-legs",
        f"twitchkit: twitchkit packs check {package}",
        f"twitchkit: twitchkit packs test {package}",
    ]


def test_it_is_green_at_once(begun, capsys):
    _, package = begun
    assert main(["packs", "check", str(package)]) == 0
    assert capsys.readouterr() == ("", "twitchkit: 1 pack checked, nothing found: night_legs\n")
    assert main(["packs", "test", str(package)]) == 0
    assert capsys.readouterr() == ("", "twitchkit: 4 cases of night_legs: 0 failed, 1 known wrong\n")


def test_headings_of_its_page_stand_below_the_title_without_a_step_left_out(begun, capsys):
    _, package = begun
    assert main(["packs", "docs", str(package)]) == 0
    levels = [len(mark) for mark in re.findall(r"^(#+) ", capsys.readouterr().out, re.MULTILINE)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2, 3, 4}
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_a_case_that_is_known_wrong_is_told_as_soon_as_it_holds(begun, capsys):
    _, package = begun
    cases = package / "cases" / "sitting.toml"
    told = 'sits_on_a_hard_chair = true }\nmeasurements = { chair_index = "55 points" }'
    text = cases.read_text(encoding="utf-8").replace("evening_worse = true }", told)
    cases.write_text(text, encoding="utf-8")
    assert main(["packs", "test", str(package)]) == 1
    told = capsys.readouterr().out
    place = cases.relative_to(Path.cwd())
    assert told == f"{place}:42: TK702 tired_legs_in_own_words: it holds now; remove 'known_wrong'\n"


def test_two_that_were_begun_alike_live_beside_each_other(begun, capsys):
    assert main(["packs", "new", "night_feet"]) == 0
    packages = [str(path.parent) for path in Path.cwd().glob("*/src/*/pack.toml")]
    capsys.readouterr()
    assert main(["packs", "check", *packages]) == 0
    assert capsys.readouterr() == ("", "twitchkit: 2 packs checked, nothing found: night_feet, night_legs\n")
    assert main(["packs", "test", *packages]) == 0


def test_the_id_of_an_installed_pack_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["packs", "new", "lifestyle"]) == 3
    told = capsys.readouterr().err
    assert "'lifestyle' is the id of an installed pack, twitchkit-pack-lifestyle" in told
    assert "choose another" in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("here", [".", "src", "..", "/"])
def test_a_place_can_be_opened_from_where_one_is(begun, monkeypatch, capsys, here):
    _, package = begun
    file = package / "content" / "advice.toml"
    file.write_text(file.read_text("utf-8").replace("effect = ", "efect = "), encoding="utf-8")
    monkeypatch.chdir(package.parent.parent / here)
    assert main(["packs", "check", str(package)]) == 1
    path, line, said = capsys.readouterr().out.split(":", 2)
    assert Path(path).resolve() == file
    assert file.read_text("utf-8").splitlines()[int(line) - 1].startswith("efect = ")
    assert said.startswith(" TK102 unknown key 'efect'")
    assert main(["packs", "test", str(package)]) == 4
    path, _, _ = capsys.readouterr().err.removeprefix("twitchkit: ").split(":", 2)
    assert Path(path).resolve() == file


@pytest.mark.thorough
def test_code_is_green_too(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    main(["packs", "new", "night_code", "--code"])
    package = tmp_path / "twitchkit-pack-night-code" / "src" / "twitchkit_pack_night_code"
    assert main(["packs", "check", str(package)]) == 1  # not installed yet, and it says so
    assert "pip install --editable" in capsys.readouterr().out
    monkeypatch.syspath_prepend(package.parent)
    assert main(["packs", "check", str(package)]) == 0


@pytest.mark.parametrize(("name", "says"), [("Night-Legs", "use snake_case"), ("night_legs", "exists already")])
def test_a_name_that_cannot_be_is_refused(begun, capsys, name, says):
    assert main(["packs", "new", name]) == 3
    assert says in capsys.readouterr().err


PACKAGE = "twitchkit-pack-night-legs/src/twitchkit_pack_night_legs"
WRONG_PLACES = {
    "twitchkit-pack-night-legs": "give src/twitchkit_pack_night_legs in it, which holds pack.toml",
    ".": f"give {PACKAGE} in it, which holds pack.toml",
    f"{PACKAGE}/content": "give the folder above it, which holds pack.toml",
    f"{PACKAGE}/pack.toml": "it is a file: give the folder that holds it",
    "night_legs": "install it first, or give its folder",
}


@pytest.mark.parametrize("action", ["check", "test", "watch"])
@pytest.mark.parametrize(("place", "says"), WRONG_PLACES.items())
def test_who_gives_another_place_is_told_the_right_one(begun, capsys, action, place, says):
    assert main(["packs", action, place]) in (1, 3, 4)
    printed = capsys.readouterr()
    assert says in printed.out + printed.err


def files(package):
    """Yield each file of a pack with the schema that editors hold against it."""
    for path in sorted(package.rglob("*.toml")):
        part = path.relative_to(package).parts[0]
        if part in SCHEMAS:
            yield path, part


def errors(folder, path, part, text):
    schema = json.loads((folder / ".schemas" / f"{SCHEMAS[part]}.json").read_text(encoding="utf-8"))
    return list(
        jsonschema.Draft202012Validator(schema).iter_errors(json.loads(json.dumps(tomllib.loads(text), default=str)))
    )


def test_editors_find_nothing_wrong(begun):
    folder, package = begun
    found = [error for path, part in files(package) for error in errors(folder, path, part, path.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("pack.toml", "title"),
        ("content/advice.toml", "effect"),
        ("content/conditions/legs_tired_from_sitting.toml", "present"),
        ("content/conditions/legs_tired_from_sitting.toml", "advice"),
        ("cases/sitting.toml", "tips"),
    ],
)
def test_one_slip_marks_one_line(begun, file, key):
    folder, package = begun
    text = (package / file).read_text(encoding="utf-8").replace(f"{key} = ", f"{key}s = ", 1)
    (error,) = errors(folder, package / file, file.split("/")[0], text)
    assert error.absolute_path[-1] == f"{key}s"


@pytest.mark.thorough
def test_it_is_built_used_and_gone_without_a_trace(begun, tmp_path_factory):
    folder, _ = begun
    own = tmp_path_factory.mktemp("new_pack")
    wheel = build_wheel(folder, own / "wheel")
    environment = Environment(own / "environment")
    environment.install(workspace_wheels(tmp_path_factory.getbasetemp()).glob("*.whl"))
    profile = own / "me.toml"
    profile.write_text("age = 40\n[findings]\nleg_twitches = true\n", encoding="utf-8")

    def assessed():
        return environment.twitchkit("assess", profile, "--as-of", "2026-11-22", "--format", "json")

    before = assessed()
    environment.install([wheel])
    environment.twitchkit("packs", "check", "night_legs")
    environment.twitchkit("packs", "test", "night_legs")
    assert "night_legs" in assessed()
    environment.uninstall("twitchkit-pack-night-legs")
    assert assessed() == before


def test_the_workflow_names_what_is_there():
    text = (ROOT / "src" / "twitchkit" / "cli" / "scaffold" / "check.yml.txt").read_text(encoding="utf-8")
    assert "--format sarif" in text
