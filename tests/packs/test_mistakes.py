"""What authors get wrong is told: with a code, a file, a line and what to do (mistakes/*.toml)."""

import datetime
import os
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from support.packmaker import forget_modules

from twitchkit.errors import Diagnostic
from twitchkit.packs import at_paths
from twitchkit.testing import check_packs

FOLDER = Path(__file__).parent / "mistakes"
MISTAKES = [
    mistake
    for name in ("mistakes.toml", "first_pack.toml", "fresh_author.toml", "known_silent.toml", "careless.toml")
    for mistake in tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["mistake"]
]
TODAY = datetime.date(2026, 11, 30)
TWENTY = (
    "unit_factor_of_potassium_lowered",
    "name_of_a_pack_that_is_not_needed",
    "withhold_with_a_word_that_nothing_knows",
    "amount_below_zero",
    "unknown_tip_in_a_case",
    "source_uncited",
    "decimal_comma",
    "needs_without_a_dependency",
    "spreadsheet_in_the_content",
    "empty_file_of_cases",
    "csv_with_a_short_row",
    "csv_with_a_second_bad_row",
    "limits_the_wrong_way_round",
    "plausible_the_wrong_way_round",
    "medicine_without_a_name",
    "involves_with_an_unknown_nutrient",
    "not_in_a_red_flag",
    "yaml_in_the_content",
    "id_with_hyphens",
    "entry_point_of_another_package",
)


OTHER_TWENTY = (
    "case_that_allows_every_urgency",
    "medicine_of_a_case_misspelt",
    "source_checked_last_week",
    "doi_as_an_address",
    "address_without_https",
    "own_unit_with_a_factor",
    "class_that_is_no_class",
    "medicine_with_its_strength",
    "evidence_that_says_nothing",
    "group_without_evidence",
    "sign_of_a_screen_twice",
    "direction_of_writing_turned",
    "address_of_a_shop_in_a_tip",
    "number_that_nobody_can_tell",
    "flag_for_everybody",
    "flag_that_calms",
    "upper_level_below_the_need",
    "twitchkit_left_out_of_the_dependencies",
    "two_findings_of_one_name",
    "case_that_wants_an_urgency_out_of_its_bounds",
)


def make(root: Path, mistakes: Iterable[Mapping], base: str) -> Path:
    """Copy a pack, make some mistakes in it, and return its folder."""
    shutil.copytree(FOLDER / base, root / base)
    folder = root / base / f"twitchkit_pack_{base}"
    for mistake in mistakes:
        spoil(folder, mistake)
    return folder


def spoil(folder: Path, mistake: Mapping) -> None:
    for change in mistake.get("change", ()):
        path = folder / change["file"]
        text = path.read_text(encoding="utf-8")
        assert change["old"] in text, (mistake["id"], change["old"])
        path.write_text(text.replace(change["old"], change["new"], 1), encoding=mistake.get("encoding", "utf-8"))
    for name, text in mistake.get("add", {}).items():
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text)
    for name, text in mistake.get("write", {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for old, new in mistake.get("move", {}).items():
        (folder / old).rename(folder / new)
    for name in mistake.get("remove", ()):
        shutil.rmtree(folder / name)
    if special := mistake.get("special"):
        SPECIAL[special](folder)


def semicolons(folder: Path) -> None:
    path = folder / "content" / "needs.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")


def link_out(folder: Path) -> None:
    outside = folder.parent / "outside.toml"
    outside.write_text("[[tip]]\n", encoding="utf-8")
    (folder / "content" / "outside.toml").symlink_to(outside)


def content_linked_out(folder: Path) -> None:
    (folder / "content").rename(folder.parent / "elsewhere")
    (folder / "content").symlink_to(folder.parent / "elsewhere")


def manifest_as_a_folder(folder: Path) -> None:
    (folder / "pack.toml").unlink()
    (folder / "pack.toml").mkdir()


SPECIAL = {
    "large file": lambda folder: (folder / "content" / "large.toml").write_bytes(b"#" * 30_000_000),
    "semicolons": semicolons,
    "fifo": lambda folder: os.mkfifo(folder / "content" / "pipe.toml"),
    "fifo among cases": lambda folder: os.mkfifo(folder / "cases" / "pipe.toml"),
    "endless device": lambda folder: (folder / "content" / "endless.toml").symlink_to("/dev/zero"),
    "link out": link_out,
    "folder linked to itself": lambda folder: (folder / "content" / "again").symlink_to(folder / "content"),
    "not installed": lambda folder: None,
    "content linked out": content_linked_out,
    "manifest as a folder": manifest_as_a_folder,
}


def told(folder: Path) -> tuple[Diagnostic, ...]:
    return check_packs(at_paths([folder]), at_paths([FOLDER / "words", FOLDER / "other"]), as_of=TODAY)


def line_of(folder: Path, problem: Diagnostic) -> str:
    """Return the line of a file that a problem points at."""
    path = folder / problem.file.partition("/")[2]
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    return lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""


def is_told(mistake: Mapping, folder: Path, problem: Diagnostic) -> bool:
    said = f"{problem.message}; {problem.hint}"
    return (
        problem.code == mistake["code"]
        and problem.severity == mistake.get("level", "error")
        and problem.file.endswith(f"/{mistake['file']}")
        and mistake.get("line", "") in line_of(folder, problem)
        and all(word in said for word in mistake["words"])
    )


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path / "clinic")
    yield tmp_path
    forget_modules(tmp_path)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["id"])
def test_a_mistake_is_told_where_it_is_and_with_what_to_do(mistake, tmp_path, request):
    base = mistake.get("base", "kitchen")
    if base == "clinic" and mistake.get("special") != "not installed":
        request.getfixturevalue("site")
    folder = make(tmp_path, [mistake], base)
    problems = told(folder)
    everything = "\n".join(map(str, problems))
    right = [problem for problem in problems if is_told(mistake, folder, problem)]
    assert right, everything
    assert not any(word in everything for word in mistake.get("not_words", ())), everything
    assert right[0] == problems[0] or not mistake.get("first"), everything
    assert right == list(problems) or not mistake.get("alone"), everything


def test_the_list_is_long_and_names_each_mistake_once():
    ids = [mistake["id"] for mistake in MISTAKES]
    assert len(ids) == len(set(ids))
    assert sum(mistake["of"] == "own" for mistake in MISTAKES) >= 30
    assert sum(mistake["of"] in ("careless", "hostile") for mistake in MISTAKES) >= 30


@pytest.mark.parametrize("base", ["kitchen", "clinic"])
def test_nothing_is_told_of_a_pack_without_mistakes(base, site):
    assert told(make(site, [], base)) == ()


@pytest.mark.parametrize("twenty", [TWENTY, OTHER_TWENTY], ids=["twenty", "other twenty"])
def test_twenty_mistakes_at_once_are_all_told_and_nothing_else(twenty, tmp_path):
    mistakes = [mistake for mistake in MISTAKES if mistake["id"] in twenty]
    made = [mistake for mistake in mistakes if mistake["id"] != "csv_with_a_second_bad_row"]  # the first makes both
    folder = make(tmp_path, made, "kitchen")
    problems = told(folder)
    untold = [mistake["id"] for mistake in mistakes if not any(is_told(mistake, folder, item) for item in problems)]
    beside = [str(item) for item in problems if not any(is_told(mistake, folder, item) for mistake in mistakes)]
    assert (len(mistakes), untold, beside) == (20, [], [])


OF_THE_MANIFEST = (
    "manifest_without_a_title",
    "manifest_with_an_unknown_key",
    "manifest_with_a_misspelt_table",
    "manifest_without_quotes",
    "needs_without_quotes",
    "review_as_text",
    "kind_in_the_plural",
    "kinds_as_one_text",
    "version_in_words",
    "manifest_in_latin_1",
    "project_file_without_quotes",
    "content_in_latin_1",
)
OTHERS = (
    "amount_below_zero",
    "unknown_tip_in_a_case",
    "person_with_an_unknown_finding",
    "not_in_a_red_flag",
    "spreadsheet_in_the_content",
    "involves_with_an_unknown_nutrient",
    "dose_in_a_tip",
)


@pytest.mark.parametrize("first", OF_THE_MANIFEST)
def test_a_mistake_in_the_manifest_hides_no_other(first, tmp_path):
    mistakes = [mistake for mistake in MISTAKES if mistake["id"] in (first, *OTHERS)]
    folder = make(tmp_path, sorted(mistakes, key=lambda mistake: "encoding" in mistake), "kitchen")
    problems = told(folder)
    untold = [mistake["id"] for mistake in mistakes if not any(is_told(mistake, folder, item) for item in problems)]
    beside = [str(item) for item in problems if not any(is_told(mistake, folder, item) for mistake in mistakes)]
    assert (len(mistakes), untold, beside) == (1 + len(OTHERS), [], [])
