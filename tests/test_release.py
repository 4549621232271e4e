"""What a release needs: a tag that is the version everywhere, and steps in their order."""

from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest
from support.modules import module_in

ROOT = Path(__file__).parents[1]


@pytest.fixture
def named() -> ModuleType:
    return module_in(ROOT / ".ci" / "release_is_named.py")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n', encoding="utf-8")
    (tmp_path / "CITATION.cff").write_text('cff-version: 1.2.0\nversion: "1.2.3"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## [1.2.3] 2026-12-01\n", encoding="utf-8")
    return tmp_path


def test_a_tag_that_is_the_version_everywhere_passes(named: ModuleType, repository: Path) -> None:
    assert named.problems("v1.2.3", repository) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("pyproject.toml", '[project]\nversion = "1.2.4"\n'),
        ("CITATION.cff", 'cff-version: 1.2.0\nversion: "1.2.2"\n'),
        ("CHANGELOG.md", "# Changelog\n\n## [Unreleased] 1.2.3\n"),
    ],
)
def test_what_has_another_version_is_named(named: ModuleType, repository: Path, file: str, text: str) -> None:
    (repository / file).write_text(text, encoding="utf-8")
    (problem,) = named.problems("v1.2.3", repository)
    assert problem.startswith(file)


def test_the_citation_has_the_version_of_the_library(named: ModuleType) -> None:
    problems = named.problems(f"v{version('twitchkit')}")
    assert [problem for problem in problems if not problem.startswith("CHANGELOG.md")] == []


def test_what_is_released_was_checked_and_attested_before() -> None:
    steps = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    order = ["release_is_named.py", "bash .ci/run", "uv build", "attest-build-provenance", "needs: build", "publish@"]
    assert sorted(order, key=steps.index) == order
    assert "TOKEN" not in steps
