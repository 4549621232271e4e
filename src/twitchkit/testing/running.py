"""Running a case: what came out against what was expected, with every difference in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from twitchkit.errors import Diagnostic, ProfileError, UnknownIdError
from twitchkit.ids import short
from twitchkit.kit import Kit
from twitchkit.knowledge import Knowledge
from twitchkit.scoring import Person
from twitchkit.scoring.advice import PARTS
from twitchkit.scoring.outcome import Outcome
from twitchkit.testing.case_names import resolve
from twitchkit.testing.cases import Case
from twitchkit.testing.own_words import in_own_words

FAILED = "TK701"
HOLDS = "TK702"
_FIRST = 3


@frozen(kw_only=True)
class CaseResult:
    """A case and each of its expectations that does not hold, in words, with file and line."""

    case: Case
    failures: tuple[Diagnostic, ...]

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.failures


def run_case(kit: Kit, case: Case) -> CaseResult:
    """Return which expectations of a case fail; what it names and is not there counts as failed."""
    try:
        outcome = Outcome.of(Person.of(kit.knowledge, in_own_words(kit.knowledge, case.profile, case.pack)))
    except ProfileError as error:
        return _result(case, error.diagnostics)
    return judge(kit.knowledge, case, outcome)


def judge(knowledge: Knowledge, case: Case, outcome: Outcome) -> CaseResult:
    """Return which expectations of a case an outcome fails."""
    return _result(case, _as_known(case, tuple(_Judgment(knowledge, case, outcome).failures())))


def _as_known(case: Case, failures: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return what is to be told: of a case that is known to be wrong, unknown names, or that it holds now."""
    if not case.known_wrong:
        return failures
    other = tuple(failure for failure in failures if failure.code != FAILED)
    if failures:
        return other
    return (Diagnostic(HOLDS, "it holds now", hint="remove 'known_wrong'", path=("known_wrong",)),)


def _result(case: Case, problems: Iterable[Diagnostic]) -> CaseResult:
    return CaseResult(case=case, failures=tuple(case.origin.place(problem) for problem in problems))


@frozen
class _Judgment:
    knowledge: Knowledge
    case: Case
    outcome: Outcome

    def failures(self) -> Iterator[Diagnostic]:
        yield from self._sources()
        yield from self._urgency()
        yield from self._bands()
        yield from self._order()
        outcome = self.outcome
        yield from self._each("red_flags", "red_flags", outcome.red_flags, "the red flag {} to be raised")
        yield from self._none("no_red_flags", "red_flags", outcome.red_flags, "the red flag {} not to be raised")
        limits = outcome.critical_limits
        yield from self._each("critical_limits", "critical_limits", limits, "the critical limit {} to be told")
        yield from self._none("no_critical_limits", "critical_limits", limits, "the critical limit {} not to be told")
        yield from self._each("cautions", "cautions", outcome.cautions, "the caution {} to hold")
        yield from self._none("no_cautions", "cautions", outcome.cautions, "the caution {} not to hold")
        yield from self._each("tips", "tips", outcome.tips, "the tip {} to be shown")
        yield from self._each("withheld", "tips", outcome.withheld, "{} to be withheld")
        yield from self._none("no_tips", "tips", outcome.tips, "the tip {} not to be shown")
        yield from self._labs()

    def _failed(self, message: str, *path: str | int) -> Diagnostic:
        return Diagnostic(FAILED, message, path=("expect", *path))

    def _resolved(self, kind: str, name: str, *path: str | int) -> Iterator[str | Diagnostic]:
        """Yield the id of a name, or the problem that nothing is called so."""
        if path[1:2] == ("withheld",) and name in PARTS:
            yield name
            return
        try:
            yield resolve(self.knowledge, self.case, kind, name)
        except UnknownIdError as error:
            what = kind.removesuffix("s").replace("_", " ")
            yield Diagnostic("TK202", f"unknown {what}: {error}", path=path)

    def _sources(self) -> Iterator[Diagnostic]:
        for citation in self.case.cite:
            for found in self._resolved("sources", citation.source, "cite"):
                if isinstance(found, Diagnostic):
                    yield found

    def _urgency(self) -> Iterator[Diagnostic]:
        expect, got = self.case.expect, self.outcome.urgency
        if expect.urgency is not None and got is not expect.urgency:
            yield self._failed(f"expected urgency {expect.urgency.value}, got {got.value}", "urgency")
        if expect.urgency_at_least is not None and got.rank < expect.urgency_at_least.rank:
            message = f"expected urgency {expect.urgency_at_least.value} or higher, got {got.value}"
            yield self._failed(message, "urgency_at_least")
        if expect.urgency_at_most is not None and got.rank > expect.urgency_at_most.rank:
            message = f"expected urgency {expect.urgency_at_most.value} or lower, got {got.value}"
            yield self._failed(message, "urgency_at_most")

    def _bands(self) -> Iterator[Diagnostic]:
        expect = self.case.expect
        wanted = (("conditions", expect.conditions), ("at_least", expect.at_least), ("at_most", expect.at_most))
        for key, bands in wanted:
            for name, band in bands.items():
                for found in self._resolved("conditions", name, "expect", key, name):
                    if isinstance(found, Diagnostic):
                        yield found
                        continue
                    got = self.outcome.bands.get(found)
                    if got is None:
                        yield self._failed(f"{name} has no prior, so it is never ranked", key, name)
                    elif key == "conditions" and got is not band:
                        yield self._failed(f"expected {name} {band.value}, got {got.value}", key, name)
                    elif key == "at_least" and got.rank < band.rank:
                        yield self._failed(f"expected {name} {band.value} or higher, got {got.value}", key, name)
                    elif key == "at_most" and got.rank > band.rank:
                        yield self._failed(f"expected {name} {band.value} or lower, got {got.value}", key, name)

    def _order(self) -> Iterator[Diagnostic]:
        ranked = list(self.outcome.bands)
        expect = self.case.expect
        for key, names, place, top in (
            ("first", expect.first, "first", ranked[:1]),
            ("first_three", expect.first_three, "among the first three", ranked[:_FIRST]),
        ):
            wanted: list[str] = []
            for position, name in enumerate(names):
                for found in self._resolved("conditions", name, "expect", key, position):
                    if isinstance(found, Diagnostic):
                        yield found
                    else:
                        wanted.append(found)
            if names and set(wanted).isdisjoint(top):
                got = ", ".join(short(id) for id in top)
                yield self._failed(f"expected {' or '.join(names)} {place}, got {got}", key)

    def _each(self, key: str, kind: str, got: Iterable[str], words: str) -> Iterator[Diagnostic]:
        for position, name in enumerate(getattr(self.case.expect, key)):
            for found in self._resolved(kind, name, "expect", key, position):
                if isinstance(found, Diagnostic):
                    yield found
                elif found not in got:
                    yield self._failed(f"expected {words.format(name)}", key, position)

    def _none(self, key: str, kind: str, got: Iterable[str], words: str) -> Iterator[Diagnostic]:
        for position, name in enumerate(getattr(self.case.expect, key)):
            for found in self._resolved(kind, name, "expect", key, position):
                if isinstance(found, Diagnostic):
                    yield found
                elif found in got:
                    yield self._failed(f"expected {words.format(name)}", key, position)

    def _labs(self) -> Iterator[Diagnostic]:
        for name, word in self.case.expect.labs.items():
            for found in self._resolved("measurements", name, "expect", "labs", name):
                if isinstance(found, Diagnostic):
                    yield found
                elif (got := self.outcome.lab(self.knowledge.measurements[found])) != word:
                    yield self._failed(f"expected {name} {word.value}, got {got.value}", "labs", name)
