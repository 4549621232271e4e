"""What is in the wheels."""

import re
import tomllib
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from zipfile import ZipFile

import pytest
from support.environments import PROJECTS, workspace_wheels

pytestmark = pytest.mark.thorough

PACKS = ("vocabulary", "nutrients", "differential", "lifestyle")
OPTIONAL = ("reference_efsa", "foods_usda")
SHIPPED = (*PACKS, *OPTIONAL)
LICENSES = {"twitchkit": "Apache-2.0"} | {f"twitchkit_pack_{name}": "CC-BY-4.0" for name in SHIPPED}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory):
    """The wheels of the workspace by the name of their module."""
    folder = workspace_wheels(tmp_path_factory.getbasetemp())
    return {path.name.partition("-")[0]: path for path in folder.glob("*.whl")}


def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def read(wheel: Path, ending: str) -> bytes:
    with ZipFile(wheel) as archive:
        return archive.read(next(name for name in archive.namelist() if name.endswith(ending)))


def metadata(wheel: Path) -> Message:
    return message_from_bytes(read(wheel, ".dist-info/METADATA"))


def test_the_library_and_every_pack_build_a_wheel(wheels):
    assert set(wheels) == set(LICENSES)


@pytest.mark.parametrize("module", sorted(LICENSES))
def test_a_wheel_holds_every_file_of_its_source(wheels, module):
    project = next(project for project in PROJECTS if (project / "src" / module).is_dir())
    source = project / "src"
    files = {
        path.relative_to(source).as_posix()
        for path in (source / module).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files <= names(wheels[module])


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pack_wheel_holds_its_manifest_and_content(wheels, name):
    held = names(wheels[f"twitchkit_pack_{name}"])
    assert f"twitchkit_pack_{name}/pack.toml" in held
    assert any(re.fullmatch(rf"twitchkit_pack_{name}/content/.+\.toml", entry) for entry in held)


def test_the_wide_table_of_reference_intakes_is_in_its_wheel(wheels):
    assert "twitchkit_pack_nutrients/content/reference_intakes.csv" in names(wheels["twitchkit_pack_nutrients"])


def test_the_library_says_that_it_is_typed(wheels):
    assert "twitchkit/py.typed" in names(wheels["twitchkit"])


def test_the_library_holds_nothing_but_itself(wheels):
    tops = {entry.partition("/")[0] for entry in names(wheels["twitchkit"])}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"twitchkit"}


@pytest.mark.parametrize("module", sorted(LICENSES))
def test_a_wheel_states_its_license_as_pep_639_has_it(wheels, module):
    about = metadata(wheels[module])
    assert (about["License-Expression"], about.get_all("License-File")) == (LICENSES[module], ["LICENSE"])
    assert read(wheels[module], ".dist-info/licenses/LICENSE").strip()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pack_wheel_has_one_entry_point(wheels, name):
    entry_points = read(wheels[f"twitchkit_pack_{name}"], ".dist-info/entry_points.txt").decode()
    assert entry_points.split() == ["[twitchkit.packs]", name, "=", f"twitchkit_pack_{name}"]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pack_has_one_name_and_one_version_everywhere(wheels, name):
    about = metadata(wheels[f"twitchkit_pack_{name}"])
    manifest = tomllib.loads(read(wheels[f"twitchkit_pack_{name}"], "/pack.toml").decode())
    assert about["Name"] == f"twitchkit-pack-{name.replace('_', '-')}"
    assert (manifest["pack"]["id"], manifest["pack"]["license"]) == (name, "CC-BY-4.0")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pack_needs_nothing_but_twitchkit(wheels, name):
    needed = metadata(wheels[f"twitchkit_pack_{name}"]).get_all("Requires-Dist") or []
    assert [need for need in needed if not need.startswith("twitchkit")] == []
