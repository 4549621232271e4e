"""What authors see of their packs: search, diff, watch, docs, and why a case fails."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from twitchkit.cli import main
from twitchkit.packs import at_paths, installed
from twitchkit.packs.reading import read_packs
from twitchkit.testing.differences import differences
from twitchkit.testing.watching import Watched

MISTAKES = Path(__file__).parents[1] / "packs" / "mistakes"


@pytest.fixture
def kitchen(tmp_path):
    """A pack and the pack that it needs, in folders that a test may change."""
    shutil.copytree(MISTAKES / "words", tmp_path / "words")
    return shutil.copytree(MISTAKES / "kitchen" / "twitchkit_pack_kitchen", tmp_path / "kitchen")


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def words(kitchen):
    return at_paths([kitchen.parent / "words"])


class TestWatch:
    def test_a_look_tells_what_is_wrong_and_keeps_what_came_out(self, kitchen):
        watched = Watched(kitchen, words(kitchen))
        before = watched.look()
        change(kitchen, "content/advice.toml", "leg_cramps)", "leg_cramp)")
        now = watched.look(before)
        (line,) = now.since(before)
        assert line.startswith("kitchen/content/advice.toml:24: TK202 unknown name 'leg_cramp'; did you mean")
        assert (before.problems, now.cases) == ((), before.cases)

    def test_a_look_tells_which_cases_change_and_how(self, kitchen):
        watched = Watched(kitchen, words(kitchen))
        before = watched.look()
        change(kitchen, "content/advice.toml", "skips_supper and (leg", "not skips_supper and (leg")
        assert list(watched.look(before).since(before)) == [
            "case standing_all_day fails now",
            "case standing_all_day: tips -seed_bread_for_supper",
        ]

    def test_a_look_tells_for_which_reference_people_something_changes(self, kitchen):
        people = kitchen / "people"
        people.mkdir()
        person = '[[person]]\nid = "cold_leg"\nname = "A cold leg"\nage = 60\nfindings = { leg_is_cold = true }\n'
        (people / "reference.toml").write_text(person, encoding="utf-8")
        watched = Watched(kitchen, words(kitchen))
        before = watched.look()
        change(kitchen, "content/safety.toml", "leg_is_cold and weakness", "leg_is_cold or weakness")
        told = list(watched.look(before).since(before))
        assert "person cold_leg: urgency routine → emergency; first nothing → nothing shown; " in told[-1]

    def test_a_folder_that_is_none_is_told(self, capsys):
        assert main(["packs", "watch", "nowhere"]) == 3
        assert "'nowhere' is neither an installed pack nor a folder" in capsys.readouterr().err


class TestDiff:
    @pytest.mark.thorough
    def test_a_state_of_a_pack_is_told_from_another(self, capsys, tmp_path):
        other = tmp_path / "later" / "lifestyle"
        installed = Path(pack_folder("lifestyle"))
        shutil.copytree(installed, other, ignore=shutil.ignore_patterns("cases"))
        (tip,) = [path for path in other.rglob("*.toml") if '"ask_about_compression"' in path.read_text("utf-8")]
        change(other, str(tip.relative_to(other)), 'when = "', 'when = "weakness and ')
        code = main(["packs", "diff", "lifestyle", str(other), "--format", "json"])
        found = json.loads(capsys.readouterr().out)
        assert code == 1
        assert ("changed", "tip", "ask_about_compression", "when") in {
            (item["what"], item["kind"], item["id"], item["key"]) for item in found["differences"]
        }
        assert any(line.startswith("compression_asked_about: tips -ask_about_compression") for line in found["people"])

    @pytest.mark.thorough
    def test_a_pack_is_no_different_from_itself(self, capsys):
        assert main(["packs", "diff", "reference_efsa", "reference_efsa"]) == 0
        assert capsys.readouterr().out == ""

    @pytest.mark.thorough
    def test_a_difference_that_changes_nobody_is_found(self, tmp_path, capsys):
        other = tmp_path / "later" / "reference_efsa"
        shutil.copytree(pack_folder("reference_efsa"), other)
        change(other, "content/sources.toml", 'title = "', 'title = "A ')
        assert main(["packs", "diff", "reference_efsa", str(other)]) == 1
        told = capsys.readouterr()
        assert "changed source" in told.out
        assert "; 0 of " in told.err

    def test_a_changed_key_is_told_with_both_values(self, kitchen):
        (before,) = read_packs(at_paths([kitchen]))
        change(kitchen, "content/conditions/standing.toml", "present = 4", "present = 5")
        change(kitchen, "content/conditions/standing.toml", "share = 0.05", "share = 0.06")
        (after,) = read_packs(at_paths([kitchen]))
        assert list(map(str, differences(before.content, after.content))) == [
            "changed condition tired_standing_legs prior.share: 0.05 → 0.06",
            "changed condition tired_standing_legs evidence.hours_of_standing >= 4.present: 4.0 → 5.0",
        ]


def pack_folder(id: str) -> Path:
    return next(pack.folder for pack in installed() if pack.id == id)


class TestSearch:
    def test_what_is_called_so_comes_first(self, capsys):
        assert main(["packs", "search", "restless", "legs", "syndrome"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[2].split()[:2] == ["condition", "differential:restless_legs_syndrome"]

    @pytest.mark.parametrize(
        ("word", "id"),
        [
            ("omeprazole", "vocabulary:omeprazole"),
            ("twitch", "vocabulary:leg_twitches"),
            ("spinach", "nutrients:spinach_cooked"),
        ],
    )
    def test_medicines_findings_and_foods_are_found(self, capsys, word, id):
        main(["packs", "search", word, "--format", "json"])
        assert id in {row["id"] for row in json.loads(capsys.readouterr().out)["found"]}

    def test_what_is_nowhere_has_code_1(self, capsys):
        assert main(["packs", "search", "qzxwv"]) == 1
        assert capsys.readouterr().err == "twitchkit: 0 matches for 'qzxwv'\n"

    def test_without_the_speller_of_foods_all_else_is_found(self, capsys, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setitem(sys.modules, "rapidfuzz", None)
        assert main(["packs", "search", "hypothyroidism"]) == 0
        shown = capsys.readouterr()
        assert "thyroid_disease" in shown.out
        assert "twitchkit[foods]" in shown.err


@pytest.mark.thorough
def test_a_page_of_a_pack_has_its_statements_with_their_sources(capsys):
    assert main(["packs", "docs", "lifestyle"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("# Everyday habits")
    assert "## Tip (" in page
    assert "Stretch" in page
    assert "\x1b" not in page


def test_a_failing_case_says_what_decided_it(capsys, tmp_path):
    folder = tmp_path / "lifestyle"
    shutil.copytree(pack_folder("lifestyle"), folder, ignore=shutil.ignore_patterns("cases"))
    (folder / "cases").mkdir()
    (folder / "cases" / "wrong.toml").write_text(
        '[[case]]\nid = "wrong"\nname = "Wrong"\nage = 50\nfindings = { urge_to_move = true, chest_pain = true }\n'
        '[case.expect]\nurgency = "routine"\nat_least = { restless_legs_syndrome = "consistent" }\n',
        encoding="utf-8",
    )
    assert main(["packs", "test", "--why", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("    urgency emergency: ") and "chest pain" in line for line in lines)
    assert any(line.startswith("    restless_legs_syndrome: ") for line in lines)
