"""How much of a pack its cases prove: which flags, limits, cautions, tips and conditions, and which of them not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from twitchkit.errors import UnknownIdError
from twitchkit.ids import pack_of
from twitchkit.knowledge import Knowledge
from twitchkit.testing.case_names import resolve
from twitchkit.testing.cases import Case, Expectation

ENOUGH = 3
"""So many cases a condition should have: a typical one, a partial one and a look-alike."""


@frozen(kw_only=True)
class Proof:
    """What cases should show of each statement of a kind, of how many they do, in how many cases, and what lacks it.

    ``cases`` counts a case once for each statement that it shows this of.
    """

    kind: str
    what: str
    shown: int
    lacking: tuple[str, ...]
    cases: int

    @property
    def of(self) -> int:
        """How many statements should have it."""
        return self.shown + len(self.lacking)

    @property
    def cases_each(self) -> float:
        """How many cases a statement has on average."""
        return self.cases / self.of


def proofs(knowledge: Knowledge, cases: Iterable[Case], pack: str) -> tuple[Proof, ...]:
    """Return what cases, of whatever pack, prove of the statements of one pack.

    A tip need be withheld in a case only if there is a caution that can hold it back.
    """
    cases = tuple(cases)
    return tuple(
        _proof(kind, what, statements, _named(knowledge, cases, kind, names), least)
        for kind, what, statements, names, least in _demands(knowledge, pack)
        if statements
    )


def _demands(
    knowledge: Knowledge, pack: str
) -> Iterator[tuple[str, str, list[str], Callable[[Expectation], Iterable[str]], int]]:
    flags, cautions = _own(knowledge.red_flags, pack), _own(knowledge.cautions, pack)
    limits = _own(knowledge.critical_limits, pack)
    tips, held = _own(knowledge.tips, pack), _own(_can_be_held_back(knowledge), pack)
    conditions = _own((plan.condition.id for plan in knowledge.plan.conditions), pack)
    yield "red_flags", "raised", flags, lambda expect: expect.red_flags, 1
    yield "red_flags", "missed by a little", flags, lambda expect: expect.no_red_flags, 1
    yield "critical_limits", "passed", limits, lambda expect: expect.critical_limits, 1
    yield "critical_limits", "missed by a little", limits, lambda expect: expect.no_critical_limits, 1
    yield "cautions", "hold", cautions, lambda expect: expect.cautions, 1
    yield "cautions", "do not hold", cautions, lambda expect: expect.no_cautions, 1
    yield "tips", "shown", tips, lambda expect: expect.tips, 1
    yield "tips", "not shown", tips, lambda expect: (*expect.no_tips, *expect.withheld), 1
    yield "tips", "withheld", held, lambda expect: expect.withheld, 1
    yield "conditions", f"named in {ENOUGH} cases", conditions, _conditions_in, ENOUGH


def _own(ids: Iterable[str], pack: str) -> list[str]:
    return [id for id in ids if pack_of(id) == pack]


def _can_be_held_back(knowledge: Knowledge) -> Iterator[str]:
    withheld = {what for caution in knowledge.cautions.values() for what in caution.withhold}
    for plan in knowledge.plan.tips.items:
        if not plan.involves.isdisjoint(withheld):
            yield plan.tip.id


def _conditions_in(expect: Expectation) -> Iterable[str]:
    return (*expect.conditions, *expect.at_least, *expect.at_most, *expect.first, *expect.first_three)


def _named(
    knowledge: Knowledge, cases: Iterable[Case], kind: str, names: Callable[[Expectation], Iterable[str]]
) -> Counter[str]:
    """Count the cases that name each statement; a name that is not there is found when the case is run."""
    counts: Counter[str] = Counter()
    for case in cases:
        counts.update({id for name in names(case.expect) for id in _resolved(knowledge, case, kind, name)})
    return counts


def _resolved(knowledge: Knowledge, case: Case, kind: str, name: str) -> Iterator[str]:
    try:
        yield resolve(knowledge, case, kind, name)
    except UnknownIdError:
        return


def _proof(kind: str, what: str, statements: Iterable[str], counts: Counter[str], least: int) -> Proof:
    shown = {id: counts[id] >= least for id in statements}
    lacking = tuple(id for id, enough in shown.items() if not enough)
    total = sum(counts[id] for id in shown)
    return Proof(kind=kind, what=what, shown=len(shown) - len(lacking), lacking=lacking, cases=total)
