"""The conformance checks and the cases of packs as tests of pytest.

``pytest -p twitchkit.testing.with_pytest src`` collects the cases of the packs below a folder, each as a test.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from twitchkit.kit import Kit, load
from twitchkit.packs.discovery import at_paths, installed
from twitchkit.packs.manifest import FILE_NAME
from twitchkit.testing.cases import CASES, Case, read_cases
from twitchkit.testing.conformance import CHECKS, CheckResult, check_pack
from twitchkit.testing.running import run_case


@cache
def results_of(pack: str) -> Mapping[str, CheckResult]:
    """Return the results of all checks of a pack by their names; they are looked up once."""
    return {result.check: result for result in check_pack(pack)}


def parametrize_with_checks(
    packs: Iterable[str], *, expected_failures: Mapping[str, str] | None = None
) -> pytest.MarkDecorator:
    """Return a mark that calls a test with ``pack`` and ``check`` for every pack and every check.

    ``expected_failures`` names checks that a pack fails for now, each with the reason; one that passes then fails the
    test::

        @parametrize_with_checks(["night_kitchen"], expected_failures={"follows_advice": "some sources come later"})
        def test_conformance(pack, check):
            assert results_of(pack)[check].problems == ()

    >>> parametrize_with_checks(["night_kitchen"]).name
    'parametrize'
    """
    expected = expected_failures or {}
    return pytest.mark.parametrize(
        ("pack", "check"),
        [
            pytest.param(
                pack,
                check,
                id=f"{pack}-{check}",
                marks=[pytest.mark.xfail(reason=expected[check], strict=True)] if check in expected else [],
            )
            for pack in packs
            for check in CHECKS
        ],
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a file of cases of a pack."""
    folder = next((above for above in file_path.parents if (above / FILE_NAME).is_file()), None)
    if file_path.suffix != ".toml" or folder is None or file_path.relative_to(folder).parts[0] != CASES:
        return None
    collector: pytest.Collector = _CaseFile.from_parent(parent, path=file_path)
    return collector


class _CaseFile(pytest.File):
    """One file of cases."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield its cases."""
        folder = next(above for above in self.path.parents if (above / FILE_NAME).is_file())
        name = f"/{self.path.relative_to(folder).as_posix()}"
        cases, problems = _read(folder)
        told = [problem for problem in problems if problem.partition(":")[0].endswith(name)]
        if told:
            raise self.CollectError("\n".join(told))
        for case in cases:
            if case.origin.file.endswith(name):
                item = _CaseItem.from_parent(self, name=case.id)
                item.case, item.folder = case, folder
                yield item


class _CaseItem(pytest.Item):
    """One case."""

    case: Case
    folder: Path

    def runtest(self) -> None:
        """Run the case."""
        failures = run_case(_kit(self.folder), self.case).failures
        if failures:
            pytest.fail("\n".join(map(str, failures)), pytrace=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the case stands."""
        return self.path, self.case.origin.line_of() - 1, self.case.id


@cache
def _read(folder: Path) -> tuple[tuple[Case, ...], tuple[str, ...]]:
    read = read_cases(folder)
    return read.cases, tuple(map(str, read.problems))


@cache
def _kit(folder: Path) -> Kit:
    (pack,) = at_paths([folder])
    return load([other.id for other in installed() if other.id != pack.id], paths=[folder])
