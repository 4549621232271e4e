"""Finding packs: entry points of real distributions, folders, versions, needs; nothing of a pack is imported."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from support.packmaker import DEFAULTS, forget_modules, install, write_files, write_pack

from twitchkit.errors import PackError
from twitchkit.packs import InstalledPack, at_paths, installed, load_content
from twitchkit.packs.versions import satisfies

TIP = DEFAULTS + '[[tip]]\nid = "rest"\ntitle = "Rest"\ntext = "Rest."\n'
EXPLODES = 'raise RuntimeError("imported")\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on ``sys.path`` to install packs into."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    yield folder
    forget_modules(folder)


def found(*ids: str) -> list[InstalledPack]:
    return [pack for pack in installed() if pack.id in ids]


def told(*packs: str, paths: tuple[Path, ...] = ()) -> str:
    with pytest.raises(PackError) as caught:
        load_content(packs, paths=paths)
    return str(caught.value)


def test_installed_packs_are_found_without_importing_them(site: Path) -> None:
    folder = install(site, "aaa", {"__init__.py": EXPLODES}, version="2.3")

    (pack,) = found("aaa")

    assert (pack.id, pack.version, pack.distribution, pack.folder) == ("aaa", "2.3", "twitchkit-pack-aaa", folder)
    assert pack.manifest is not None
    assert pack.manifest.pack.title == "The pack aaa"
    assert pack.problems == ()
    assert "twitchkit_pack_aaa" not in sys.modules


def test_a_data_pack_is_loaded_without_importing_it(site: Path) -> None:
    install(site, "aaa", {"__init__.py": EXPLODES, "content/tips.toml": TIP})

    loaded = load_content(["aaa"])

    assert list(loaded.content.tips) == ["aaa:rest"]
    assert "twitchkit_pack_aaa" not in sys.modules


def test_a_pack_that_is_not_selected_is_not_read(site: Path) -> None:
    install(site, "aaa", {"content/tips.toml": TIP})
    install(site, "bbb", {"content/tips.toml": "no toml", "hooks.py": EXPLODES}, module="twitchkit_pack_bbb.hooks")

    assert [stamp.id for stamp in load_content(["aaa"]).stamps] == ["aaa"]


def test_all_installed_packs_are_loaded_by_default(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(site, "bbb")
    install(site, "aaa")
    monkeypatch.setattr(sys, "path", [place for place in sys.path if "site-packages" not in place])

    assert [stamp.id for stamp in load_content().stamps] == ["aaa", "bbb"]


def test_no_pack_is_loaded_if_none_is_named(site: Path) -> None:
    install(site, "aaa")

    assert load_content([]).stamps == ()


def test_packs_are_listed_in_the_order_of_their_names(site: Path) -> None:
    for id in ("ccc", "aaa", "bbb"):
        install(site, id)

    assert [pack.id for pack in found("aaa", "bbb", "ccc")] == ["aaa", "bbb", "ccc"]


def test_a_package_below_another_is_found_without_importing_either(site: Path) -> None:
    write_files(site / "outer", {"__init__.py": EXPLODES})
    install(site, "aaa", {"content/tips.toml": TIP}, package="outer/inner")
    entry_points = site / "twitchkit_pack_aaa-1.0.dist-info" / "entry_points.txt"
    entry_points.write_text("[twitchkit.packs]\naaa = outer.inner\n")

    assert list(load_content(["aaa"]).content.tips) == ["aaa:rest"]


@pytest.mark.parametrize("value", ["no_such_package_anywhere", "not-a-name", "os:path"])
def test_an_entry_point_without_package_is_told(site: Path, value: str) -> None:
    install(site, "aaa")
    entry_points = site / "twitchkit_pack_aaa-1.0.dist-info" / "entry_points.txt"
    entry_points.write_text(f"[twitchkit.packs]\naaa = {value}\n")

    assert f"aaa: TK601 the entry point 'aaa' names '{value}', and there is no such package" in told("aaa")


def test_an_entry_point_to_a_module_without_place_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(site, "aaa", package="made_while_running")
    monkeypatch.setitem(sys.modules, "made_while_running", ModuleType("made_while_running"))

    assert "TK601 the entry point 'aaa' names 'made_while_running'" in told("aaa")


def test_an_entry_point_and_a_manifest_that_disagree_are_told(site: Path) -> None:
    folder = install(site, "aaa")
    (folder / "pack.toml").write_text((folder / "pack.toml").read_text().replace('"aaa"', '"bbb"'))

    assert told("aaa") == (
        "aaa/pack.toml:3: TK601 the entry point calls the pack 'aaa', its manifest 'bbb'; use one name"
    )


def test_two_distributions_with_one_pack_name_are_told(site: Path) -> None:
    """The second trap of pluggy: it would drop one of them and say nothing."""
    install(site, "aaa", distribution="first", package="first_package")
    install(site, "aaa", distribution="second", package="second_package", version="2.0")

    message = told("aaa")

    assert "aaa/pack.toml:3: TK602 two packs are called 'aaa': first 1.0 and second 2.0" in message
    assert [pack.distribution for pack in found("aaa")] == ["first", "second"]


def test_a_folder_and_a_distribution_with_one_pack_name_are_told(site: Path, tmp_path: Path) -> None:
    install(site, "aaa")
    folder = write_pack(tmp_path, "aaa")

    assert f"TK602 two packs are called 'aaa': twitchkit-pack-aaa 1.0 and the folder {folder}" in told(
        "aaa", paths=(folder,)
    )


def test_a_folder_takes_the_place_of_a_distribution_that_is_not_selected(site: Path, tmp_path: Path) -> None:
    install(site, "aaa")
    folder = write_pack(tmp_path, "aaa", {"content/tips.toml": TIP})

    assert list(load_content([], paths=[folder]).content.tips) == ["aaa:rest"]


def test_one_folder_found_twice_is_one_pack(site: Path) -> None:
    folder = install(site, "aaa", {"content/tips.toml": TIP})

    loaded = load_content(["aaa", "aaa"], paths=[folder, folder])

    assert [(stamp.id, stamp.version) for stamp in loaded.stamps] == [("aaa", "1.0")]


def test_the_version_of_a_folder_says_so(tmp_path: Path) -> None:
    assert [pack.version for pack in at_paths([write_pack(tmp_path, "aaa")])] == ["0+path"]


def test_a_distribution_without_metadata_is_told(site: Path) -> None:
    install(site, "aaa")
    (site / "twitchkit_pack_aaa-1.0.dist-info" / "METADATA").unlink()

    assert [(pack.id, pack.version) for pack in found("aaa")] == [("aaa", "0")]


def test_an_unknown_pack_is_told_with_the_closest(site: Path) -> None:
    install(site, "lifestile")

    message = told("lifestil", "xyzzy", "lifestile")

    assert "TK606 there is no pack 'lifestil'; did you mean 'lifestile'?" in message
    assert "TK606 there is no pack 'xyzzy'; installed: " in message


def test_an_unknown_pack_is_never_skipped(site: Path) -> None:
    with pytest.raises(PackError, match="TK606"):
        load_content(["no_such_pack"], on_error="skip")


def test_a_pack_that_is_needed_must_be_there(site: Path) -> None:
    install(site, "aaa", needs={"bbb": ">=1"})

    assert told("aaa") == (
        "aaa/pack.toml:9: TK607 needs the pack 'bbb', which is not there; install twitchkit-pack-bbb, or select it too"
    )


def test_a_pack_that_is_needed_must_be_selected(site: Path) -> None:
    install(site, "aaa", needs={"bbb": ">=1"})
    install(site, "bbb")

    assert "or select it too" in told("aaa")
    assert len(load_content(["aaa", "bbb"]).stamps) == 2


def test_a_pack_that_is_needed_must_be_new_enough(site: Path) -> None:
    install(site, "aaa", needs={"bbb": ">=2026.1"})
    install(site, "bbb", version="2025.11")

    assert "aaa/pack.toml:9: TK607 needs 'bbb' >=2026.1, and 2025.11 is installed; update one" in told("aaa", "bbb")


def test_a_folder_is_new_enough_for_all(site: Path, tmp_path: Path) -> None:
    install(site, "aaa", needs={"bbb": ">=2026.1"})

    assert len(load_content(["aaa"], paths=[write_pack(tmp_path, "bbb")]).stamps) == 2


def engine(site: Path, version: str) -> None:
    write_files(
        site / f"twitchkit-{version}.dist-info",
        {"METADATA": f"Metadata-Version: 2.1\nName: twitchkit\nVersion: {version}\n"},
    )


def test_a_pack_for_another_version_of_twitchkit_is_told(site: Path) -> None:
    engine(site, "0.4")
    install(site, "aaa", requires=">=1")

    assert "aaa/pack.toml:8: TK607 wants twitchkit >=1, and 0.4 is installed" in told("aaa")


def test_a_pack_for_this_version_of_twitchkit_is_loaded(site: Path) -> None:
    engine(site, "0.4")
    install(site, "aaa", requires=">=0.1,<1")

    assert load_content(["aaa"]).complete


@pytest.mark.parametrize(
    ("version", "specifier", "expected"),
    [
        ("0.1", "", True),
        ("0.1.3", ">=0.1,<1", True),
        ("1.0", "<1", False),
        ("0.9.9", "<1", True),
        ("2026.10", ">=2026.9", True),
        ("2026.1", ">=2026.1.0", True),
        ("1.2rc1", "==1.2", True),
        ("1.2", "!=1.2", False),
        ("1.3", "!=1.2", True),
        ("2", ">1,<=2", True),
        ("unknown", ">=0.1", False),
        ("1", "newest", False),
    ],
)
def test_versions_are_compared_number_by_number(version: str, specifier: str, expected: bool) -> None:
    assert satisfies(version, specifier) is expected
