"""What is kept of the files of a pack: it loads as the files do, and never in the place of other files."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from support.command import twitchkit
from support.packmaker import DEFAULTS, write_files, write_pack

from twitchkit.errors import PackError, StructureError
from twitchkit.kit import load
from twitchkit.model.content import kinds_of
from twitchkit.packs import at_paths, installed, load_content
from twitchkit.packs.compiled import COMPILED, compiled
from twitchkit.packs.files import read_files
from twitchkit.testing import check_packs

TIP = '[[tip]]\nid = "stretch"\ntitle = "Stretch"\ntext = "Stretch."\n'
FILES = {
    "content/sources.toml": '[[source]]\nid = "own"\ntitle = "Written for tests"\n',
    "content/tips.toml": f"{DEFAULTS}\n{TIP}",
    "content/rows.toml": f'{DEFAULTS.replace("[defaults]", "[table]")}kind = "tip"\ncsv = "rows.csv"\n',
    "content/rows.csv": "id,title,text\nwalk,Walk,Walk a little.\n",
}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack, compiled."""
    folder = write_pack(tmp_path, "mine", FILES)
    keep(folder)
    return folder


def keep(folder: Path) -> None:
    (folder / COMPILED).write_text(compiled(read_files(folder, folder.name)), encoding="utf-8")


def titles(folder: Path) -> list[str]:
    return [tip.title for tip in load_content([], paths=[folder]).content.tips.values()]


def test_what_is_kept_loads_as_the_files_do(pack: Path) -> None:
    kept = load([], paths=[pack]).knowledge
    (pack / COMPILED).unlink()
    read = load([], paths=[pack]).knowledge

    assert kept == read
    assert kept.digest == read.digest


def test_what_is_kept_is_read_in_the_place_of_the_files(pack: Path) -> None:
    text = (pack / COMPILED).read_text(encoding="utf-8")
    (pack / COMPILED).write_text(text.replace('"Stretch"', '"Bend"'), encoding="utf-8")

    assert titles(pack) == ["Bend", "Walk"]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [("content/tips.toml", 'title = "Stretch"', 'title = "Stretsh"'), ("content/rows.csv", ",Walk,", ",Pace,")],
)
def test_an_edited_file_is_read_though_its_size_and_time_are_as_before(
    pack: Path, name: str, before: str, after: str
) -> None:
    path = pack / name
    seen = path.stat()
    path.write_text(path.read_text().replace(before, after))
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))

    assert titles(pack) != ["Stretch", "Walk"]


def test_an_added_and_a_removed_file_are_noticed(pack: Path) -> None:
    write_files(pack, {"content/more.toml": f"{DEFAULTS}\n{TIP}".replace("stretch", "rest").replace("Stretch", "Rest")})
    assert titles(pack) == ["Rest", "Stretch", "Walk"]

    (pack / "content/more.toml").unlink()
    (pack / "content/tips.toml").unlink()
    assert titles(pack) == ["Walk"]


@pytest.mark.parametrize("text", ["", "{", '{"format": 1}', "[]\n[]\n", "\0", '{"format": 0, "sha256": ""}\n[1]\n'])
def test_what_is_damaged_is_passed_over(pack: Path, text: str) -> None:
    (pack / COMPILED).write_text(text, encoding="utf-8")

    assert titles(pack) == ["Stretch", "Walk"]


def test_what_is_cut_off_is_passed_over(pack: Path) -> None:
    text = (pack / COMPILED).read_text(encoding="utf-8")
    (pack / COMPILED).write_text(text[: len(text) // 2], encoding="utf-8")

    assert titles(pack) == ["Stretch", "Walk"]


def test_a_check_tells_that_what_is_kept_is_not_what_the_files_say(pack: Path) -> None:
    def codes() -> list[str]:
        return [problem.code for problem in check_packs(at_paths([pack])) if problem.code == "TK615"]

    assert codes() == []
    text = (pack / COMPILED).read_text(encoding="utf-8")
    (pack / COMPILED).write_text(text.replace('"Stretch"', '"Bend"'), encoding="utf-8")
    assert codes() == ["TK615"]
    (pack / COMPILED).write_text(text, encoding="utf-8")
    write_files(pack, {"content/tips.toml": f"{DEFAULTS}\n{TIP}# edited\n"})
    assert codes() == ["TK615"]


def test_problems_have_the_places_of_the_files(pack: Path) -> None:
    write_files(
        pack,
        {
            "content/tips.toml": f'{DEFAULTS}\n{TIP}for = ["nothing_at_all"]\n',
            "content/rows.csv": "id,title,text,for\nwalk,Walk,Walk a little.,nobody_either\n",
        },
    )
    with pytest.raises(PackError) as of_files:
        load([], paths=[pack])
    keep(pack)
    with pytest.raises(PackError) as of_kept:
        load([], paths=[pack])

    assert str(of_kept.value) == str(of_files.value)
    assert "mine/content/rows.csv:2" in str(of_kept.value)


def test_what_is_wrong_is_not_kept(pack: Path) -> None:
    write_files(pack, {"content/tips.toml": "[[tip]]\nid = 1\n"})

    with pytest.raises(StructureError):
        compiled(read_files(pack, "mine"))


def test_the_command_writes_beside_the_files(pack: Path) -> None:
    expected = (pack / COMPILED).read_text(encoding="utf-8")
    (pack / COMPILED).unlink()

    assert twitchkit("packs", "compile", pack).returncode == 0
    assert (pack / COMPILED).read_text(encoding="utf-8") == expected


def test_the_command_writes_nothing_of_a_pack_that_is_wrong(pack: Path) -> None:
    before = (pack / COMPILED).read_text(encoding="utf-8")
    write_files(pack, {"content/tips.toml": "[[tip]]\nid = 1\n"})

    done = twitchkit("packs", "compile", pack)

    assert done.returncode == 4
    assert "mine/content/tips.toml" in done.stderr.decode()
    assert (pack / COMPILED).read_text(encoding="utf-8") == before


@pytest.mark.parametrize("packs", [{"vocabulary", "nutrients"}, pytest.param(None, marks=pytest.mark.thorough)])
def test_the_shipped_packs_load_compiled_as_from_their_files(packs: set[str] | None, tmp_path: Path) -> None:
    folders = []
    for found in (found for found in installed() if packs is None or found.id in packs):
        assert found.folder is not None
        folders.append(Path(shutil.copytree(found.folder, tmp_path / found.id)))
        (folders[-1] / COMPILED).unlink(missing_ok=True)
    read = load([], paths=folders).knowledge
    for folder in folders:
        keep(folder)
        assert json.loads((folder / COMPILED).read_text(encoding="utf-8").partition("\n")[0])["format"] == 1
    kept = load([], paths=folders).knowledge

    assert kept.digest == read.digest
    assert dict(kinds_of(kept)) == dict(kinds_of(read))
    assert list(map(repr, kept)) == list(map(repr, read))
