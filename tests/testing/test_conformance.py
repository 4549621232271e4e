"""The conformance checks: plain data, as tests of pytest, and the cases of a pack as tests."""

import subprocess
import sys
from pathlib import Path

import pytest
from support.packmaker import DEFAULTS, install, write_pack

from twitchkit.errors import Diagnostic
from twitchkit.kit import load
from twitchkit.packs import at_paths
from twitchkit.testing import Level, check_pack, quality, read_cases
from twitchkit.testing.conformance import CHECKS
from twitchkit.testing.with_pytest import parametrize_with_checks

SOURCE = "[[source]]\nid = 'own'\ntitle = 'Own'\n"
TIP = f"{DEFAULTS}{SOURCE}[[tip]]\nid = 'rest'\ntitle = 'Rest'\ntext = 'Rest.'\nwhen = 'weakness'\n"
TIP += "effect = 'None known.'\n"
CASE = """
[[case]]
id = "rests"
name = "Somebody who is weak"
age = 40
findings = { weakness = true }
[case.expect]
urgency_at_least = "routine"
"""


WORDS = Path(__file__).parents[1] / "packs" / "mistakes" / "words" / "content" / "words.toml"


@pytest.fixture(autouse=True)
def words(tmp_path_factory, monkeypatch):
    """A small pack, installed, whose words the others use."""
    site = tmp_path_factory.mktemp("site")
    install(site, "words", {"content/words.toml": WORDS.read_text(encoding="utf-8")})
    monkeypatch.syspath_prepend(site)


def failed(folder: Path) -> list[str]:
    return [result.check for result in check_pack(str(folder), beside=["words"]) if not result.passed]


def pack(root: Path, *, tip: str = TIP, case: str = CASE, words: str = "words") -> Path:
    files = {"content/tips.toml": tip, "cases/rest.toml": case}
    return write_pack(root, "rest", files, defines=["source", "tip"], needs={words: ">=1"})


def test_a_sound_pack_passes_every_check(tmp_path):
    results = check_pack(str(pack(tmp_path)), beside=["words"])
    assert [result.check for result in results] == list(CHECKS)
    assert [result.problems for result in results if not result.passed] == []
    assert [result.check for result in results if not result.required] == ["follows_advice"]


@pytest.mark.parametrize(
    ("tip", "check"),
    [
        (TIP.replace("text = ", "txt = "), "can_be_read"),
        (TIP.replace("'weakness'", "'weaknes'"), "names_resolve"),
        (TIP.replace('status = "elicited"\n', ""), "says_where_it_is_from"),
        (TIP.replace("effect = 'None known.'\n", ""), "follows_advice"),
    ],
)
def test_a_mistake_fails_the_check_that_it_belongs_to(tmp_path, tip, check):
    assert check in failed(pack(tmp_path, tip=tip))


def test_a_case_that_does_not_hold_fails_its_check(tmp_path):
    assert failed(pack(tmp_path, case=CASE.replace('_at_least = "routine"', ' = "self_care"'))) == ["cases_hold"]


def test_a_pack_that_is_nowhere_is_told():
    with pytest.raises(LookupError, match="no pack 'nowhere' is installed"):
        check_pack("nowhere")


def test_checks_become_tests_with_the_failures_that_are_expected():
    mark = parametrize_with_checks(["rest"], expected_failures={"follows_advice": "sources come later"}).mark
    by_id = {param.id: param for param in mark.args[1]}
    assert list(by_id) == [f"rest-{check}" for check in CHECKS]
    (expected,) = by_id["rest-follows_advice"].marks
    assert (expected.name, expected.kwargs) == ("xfail", {"reason": "sources come later", "strict": True})


@pytest.mark.thorough
def test_cases_are_collected_as_tests(tmp_path):
    folder = pack(tmp_path, words="vocabulary")
    wrong = (
        (folder / "cases" / "rest.toml")
        .read_text("utf-8")
        .replace('"rests"', '"wrong"')
        .replace("routine", "emergency")
    )
    (folder / "cases" / "wrong.toml").write_text(wrong, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "twitchkit.testing.with_pytest", "-v", "-p", "no:cacheprovider", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "cases/rest.toml::rests PASSED" in done.stdout
    assert "cases/wrong.toml::wrong FAILED" in done.stdout
    assert "expected urgency emergency or higher, got" in done.stdout


@pytest.mark.parametrize(
    ("case", "codes", "level"),
    [
        (CASE, (), Level.BRONZE),
        (CASE + 'tips = ["rest"]\n', (), Level.BRONZE),  # where it is not shown is not proven
        (CASE, ("TK501",), Level.BRONZE),
        (CASE, ("TK202",), Level.NONE),
    ],
)
def test_a_level_is_counted(tmp_path, case, codes, level):
    folder = pack(tmp_path, case=case)
    (found,) = at_paths([folder])
    knowledge = load(["words"], paths=[folder]).knowledge
    problems = [Diagnostic(code, "wrong") for code in codes]
    assert quality(knowledge, found, read_cases(folder).cases, problems).level is level


def test_all_proven_is_silver_until_it_was_seen_in_a_source(tmp_path):
    shown = f'{CASE}tips = ["rest"]\n'
    well = shown.replace('"rests"', '"well"').replace("weakness = true", "weakness = false")
    other = well.replace('tips = ["rest"]', 'no_tips = ["rest"]')
    folder = pack(tmp_path, case=shown + other)
    (found,) = at_paths([folder])
    knowledge = load(["words"], paths=[folder]).knowledge
    counted = quality(knowledge, found, read_cases(folder).cases, ())
    assert (counted.level, counted.proven, counted.seen, counted.review_is_due) == (Level.SILVER, 1.0, 0.0, False)
