"""What every pack must pass, as plain data: needs neither pytest nor hypothesis."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from attrs import frozen

from twitchkit.errors import Diagnostic, PackError
from twitchkit.kit import Kit, load
from twitchkit.model.safety import Tier
from twitchkit.packs.discovery import InstalledPack, at_paths, installed
from twitchkit.testing.cases import read_cases
from twitchkit.testing.checking import check_packs
from twitchkit.testing.people import ReferencePerson, outcomes, read_people
from twitchkit.testing.running import run_case

_BY_CODE: Mapping[str, tuple[str, ...]] = {
    "can_be_read": ("TK1",),
    "names_resolve": ("TK2",),
    "says_where_it_is_from": ("TK3",),
    "keeps_people_safe": ("TK4",),
    "is_packaged": ("TK6",),
    "follows_advice": ("TK5",),
}
ADVISED = ("follows_advice",)
"""The checks that a pack may fail; all others are required."""


@frozen(kw_only=True)
class CheckResult:
    """A check by name, whether a pack must pass it, and what speaks against that it does."""

    check: str
    required: bool
    problems: tuple[Diagnostic, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.problems


CHECKS: tuple[str, ...] = (*_BY_CODE, "cases_hold", "order_means_nothing", "makes_nobody_less_urgent")
"""The names of all checks."""


def check_pack(pack: str, *, beside: Collection[str] | None = None) -> tuple[CheckResult, ...]:
    """Return the result of every check for a pack, given by its id if it is installed, else by its folder.

    It is looked at together with the installed packs in ``beside``, by id (None: all). What cannot load fails the
    checks that say why, and passes those that would need it to load. Raises ``LookupError`` for an id that is nowhere.

    >>> needed = ["vocabulary", "nutrients", "differential"]
    >>> [result.check for result in check_pack("lifestyle", beside=needed) if not result.passed]
    []
    """
    found, others = _found(pack, beside)
    problems = check_packs([found], [*others, found] if found.distribution else others)
    results = [
        _result(check, (problem for problem in problems if problem.code.startswith(codes)))
        for check, codes in _BY_CODE.items()
    ]
    kits = _kits(found, others)
    for check, look in _WITH_KITS.items():
        results.append(_result(check, look(found, *kits) if kits else ()))
    return tuple(results)


def _found(pack: str, beside: Collection[str] | None) -> tuple[InstalledPack, list[InstalledPack]]:
    there = {item.id: item for item in installed()}
    found = there.get(pack)
    if found is None:
        (found,) = at_paths([pack])
        if found.manifest is None and not (found.folder and found.folder.is_dir()):
            raise LookupError(f"no pack {pack!r} is installed, and it is no folder")
    return found, [item for id, item in there.items() if id != found.id and (beside is None or id in beside)]


def _result(check: str, problems: Iterable[Diagnostic]) -> CheckResult:
    return CheckResult(check=check, required=check not in ADVISED, problems=tuple(problems))


def _kits(pack: InstalledPack, others: Iterable[InstalledPack]) -> tuple[Kit, Kit] | None:
    """Return a kit without a pack and one with it; None if it does not load. What needs it is in neither."""
    without = [other.id for other in others if other.manifest is None or pack.id not in other.manifest.needs]
    try:
        if pack.distribution:
            return load(without, on_error="skip"), load([*without, pack.id])
        return load(without, on_error="skip"), load(without, paths=[str(pack.folder)])
    except PackError:
        return None


def _cases_hold(pack: InstalledPack, _: Kit, kit: Kit) -> Iterator[Diagnostic]:
    cases = () if pack.folder is None else read_cases(pack.folder).cases
    for case in cases:
        if case.needs <= set(kit.folders):  # what rests on packs that are not there says nothing
            yield from run_case(kit, case).failures


def _order_means_nothing(pack: InstalledPack, _: Kit, kit: Kit) -> Iterator[Diagnostic]:
    names = [item.id for item in kit.knowledge.packs if item.id != pack.id or pack.distribution]
    again = load([*reversed(names), *names], paths=() if pack.distribution else [str(pack.folder)] * 2)
    if again.knowledge.digest != kit.knowledge.digest:
        yield pack.problem("TK604", "loaded in another order, or twice, it says something else", "pack", "id")


def _makes_nobody_less_urgent(pack: InstalledPack, without: Kit, kit: Kit) -> Iterator[Diagnostic]:
    """Yield for whom, of the reference people of all packs, help was urgent without the pack and is less so with it."""
    people: list[ReferencePerson] = [person for folder in kit.folders.values() for person in read_people(folder).people]
    before, after = outcomes(without, people), outcomes(kit, people)
    for id, outcome in before.items():
        lower = id in after and after[id].urgency.rank < outcome.urgency.rank
        if lower and outcome.urgency.rank > Tier.ROUTINE.rank:
            tiers = f"{outcome.urgency.value} → {after[id].urgency.value}"
            hint = "an added pack never lowers a tier above routine"
            yield pack.problem("TK406", f"{id} becomes less urgent: {tiers}", "pack", "id", hint=hint)


_WITH_KITS: Mapping[str, Callable[[InstalledPack, Kit, Kit], Iterator[Diagnostic]]] = {
    "cases_hold": _cases_hold,
    "order_means_nothing": _order_means_nothing,
    "makes_nobody_less_urgent": _makes_nobody_less_urgent,
}
