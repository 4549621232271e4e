"""Medicines: from the names that people write to the classes that findings ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.medicine_names import MedicineNames, NamedMedicine, any_of
from twitchkit.knowledge.relevance import Told
from twitchkit.logic import FALSE, ONE_PERSON, TRUE, UNKNOWN, Env, Truth
from twitchkit.logic.truth import either
from twitchkit.model.profile import MedicineUse
from twitchkit.model.vocabulary import Finding, TakenFrom
from twitchkit.quantity import ANYTHING, INFINITY, Interval
from twitchkit.scoring.medicine_none import says_none

if TYPE_CHECKING:
    from twitchkit.scoring.medicine_told import ToldMedicines

CHANGES = ("started", "raised", "lowered", "stopped")
_DOSE_UP = ("started", "raised")
_DOSE_DOWN = ("lowered", "stopped")


class TakenMedicines(NamedTuple):
    """Values of the findings that medicines tell, and the medicine behind each.

    ``not_checked`` are texts, or parts of one, that nobody knows, ``only_a_class`` those that stand for several things.
    """

    values: Mapping[str, Truth | Interval]
    notes: dict[str, str]
    not_checked: tuple[str, ...]
    only_a_class: tuple[str, ...]


class _Uses(NamedTuple):
    """The medicines that are of a class for certain, those that may be, and whether one may have been stopped."""

    certain: list[MedicineUse]
    possible: list[MedicineUse]
    perhaps_stopped: list[MedicineUse]


class _Named(NamedTuple):
    """A use of a medicine and what its name says; ``perhaps_stopped`` where that is all that is known of it."""

    use: MedicineUse
    medicine: NamedMedicine
    perhaps_stopped: bool = False


def read_medicines(knowledge: Knowledge, uses: Sequence[MedicineUse] | None) -> TakenMedicines:
    """Return what a list of medicines tells: nothing if nobody asked, "takes none of the class" if it is complete.

    What no pack knows may be of any class, so classes that were not seen are then unknown. A name that stands
    for several things leaves open which of them it is, and tells what they have in common. Several medicines in one
    text are uses of their own, with the same dates. What may have been stopped counts as stopped where that is asked.
    """
    if uses is None:
        return TakenMedicines(values={}, notes={}, not_checked=(), only_a_class=())
    known = knowledge.medicine_names
    read = [(use, _read(use, known)) for use in uses if not says_none(use.name)]
    named = [each for use, found in read for each in _named(use, found, known)]
    not_checked = [text for _, found in read for text in found.rest]
    recognized = [each for each in named if not each.perhaps_stopped]
    shared = _shared(knowledge, recognized)
    findings = knowledge.plan.medicine_findings
    unseen = UNKNOWN if not_checked else FALSE
    values = {} if not_checked else dict(findings.none_taken)
    values |= dict.fromkeys(shared, TRUE)
    notes = {id: _names(taken) for id, taken in shared.items()}
    for id, taken in _by_class(named).items():
        for finding in findings.of_class.get(id, ()):
            values[finding.id] = _value(finding, taken, unseen)
            if taken.certain:
                notes[finding.id] = _names(taken.certain)
    told = [*(each.use for each in recognized), *(use for use, found in read if not found.medicines)]
    for finding in findings.of_any:
        values[finding.id] = _any([_changed(use, CHANGES, finding.within_weeks or 0.0) for use in told], FALSE)
    return TakenMedicines(
        values=values,
        notes=notes,
        not_checked=tuple(not_checked),
        only_a_class=tuple(each.use.name for each in recognized if each.medicine.may_be),
    )


def _read(use: MedicineUse, known: MedicineNames) -> ToldMedicines:
    """Read a name; one that says another change than is told beside it is not understood."""
    # Whoever takes no medicine does not wait for the expressions that find one in a text.
    from twitchkit.scoring.medicine_told import ToldMedicines, read_told  # noqa: PLC0415 (as the comment says)

    read = read_told(use.name, known)
    said = {medicine.change for medicine in read.medicines if medicine.change}
    if use.change is None or said <= {use.change}:
        return read
    inside = tuple(name for medicine in read.medicines for name in medicine.known)
    return ToldMedicines((), (use.name,), inside)


def _named(use: MedicineUse, read: ToldMedicines, known: MedicineNames) -> Iterator[_Named]:
    for told in read.medicines:
        weeks = told.weeks_ago if use.weeks_ago is None else use.weeks_ago
        changed = evolve(use, name=told.written, change=use.change or told.change or None, weeks_ago=weeks)
        yield _Named(changed, any_of([known[name] for name in told.known]))
    for name in read.perhaps_stopped:
        yield _Named(evolve(use, change="stopped"), known[name], perhaps_stopped=True)


def _by_class(named: Iterable[_Named]) -> dict[str, _Uses]:
    classes: dict[str, _Uses] = {}
    for use, found, perhaps_stopped in named:
        for id in found.classes:
            uses = classes.setdefault(id, _Uses([], [], []))
            (uses.perhaps_stopped if perhaps_stopped else uses.certain).append(use)
        for id in found.may_be if not perhaps_stopped else ():
            classes.setdefault(id, _Uses([], [], [])).possible.append(use)
    return classes


def _shared(knowledge: Knowledge, recognized: Iterable[_Named]) -> dict[str, list[MedicineUse]]:
    """Return the derived findings that are present whichever of several things a name stands for.

    That it is taken counts, and that it was begun or stopped: "epilepsy tablets" that were stopped were a medicine
    against seizures, whichever it was.
    """
    shared: dict[str, list[MedicineUse]] = {}
    for use, found, _ in recognized:
        if found.may_be:
            told = (_follows_from(knowledge, _certain_of(knowledge, id, use)) for id in found.may_be)
            for id in frozenset.intersection(*told):
                shared.setdefault(id, []).append(use)
    return shared


def _certain_of(knowledge: Knowledge, id: str, use: MedicineUse) -> frozenset[str]:
    """Return the findings that one medicine tells, were it of this class for certain."""
    asked = knowledge.plan.medicine_findings.of_class.get(id, ())
    return frozenset(finding.id for finding in asked if _value(finding, _Uses([use], [], []), FALSE) == TRUE)


def _follows_from(knowledge: Knowledge, ids: frozenset[str]) -> frozenset[str]:
    """Return the derived findings that these alone make present."""
    env = Env(knowledge.plan.blank)
    env.update(dict.fromkeys(ids, TRUE))
    steps = [step for step in knowledge.plan.steps.select(Told(ids, ids)) if step.key in knowledge.findings]
    for step in steps:
        env[step.key] = step.run(env, ONE_PERSON)
    return frozenset(step.key for step in steps if env[step.key] == TRUE)


def _names(uses: Iterable[MedicineUse]) -> str:
    return ", ".join(sorted({use.name for use in uses}))


def _value(finding: Finding, taken: _Uses, unseen: Truth) -> Truth | Interval:
    match finding.taken_from:
        case TakenFrom.MEDICINE_CLASS:
            return _of_class(taken, _still_taken, unseen)
        case TakenFrom.MEDICINE_RECENT:
            return _of_class(taken, lambda use: _changed(use, _DOSE_UP, finding.within_weeks or 0.0), unseen)
        case TakenFrom.MEDICINE_STOPPED:
            return _of_class(_with_stopped(taken), lambda use: _came_off(use, finding.within_weeks or 0.0), unseen)
        case TakenFrom.MEDICINE_ENDED:
            taken, weeks = _with_stopped(taken), finding.within_weeks or 0.0
            goes_on = any(use.change != "stopped" for use in taken.certain)
            return FALSE if goes_on else _of_class(taken, lambda use: _came_off(use, weeks), unseen)
        case _:
            return _years([use.years for use in taken.certain])


def _with_stopped(taken: _Uses) -> _Uses:
    """Return the uses where what may have been stopped was: the safer reading where that is asked."""
    return taken._replace(certain=[*taken.certain, *taken.perhaps_stopped])


def _of_class(taken: _Uses, tell: Callable[[MedicineUse], Truth], unseen: Truth) -> Truth:
    """Tell whether something holds of a medicine of a class; for one that only may be of it, that is never certain."""
    perhaps = [FALSE if tell(use).false else UNKNOWN for use in taken.possible]
    return _any([*(tell(use) for use in taken.certain), *perhaps], unseen)


def _any(truths: Sequence[Truth], otherwise: Truth) -> Truth:
    result = otherwise
    for truth in truths:
        result = either(result, truth)
    return result


def _still_taken(use: MedicineUse) -> Truth:
    return FALSE if use.change == "stopped" else TRUE


def _changed(use: MedicineUse, changes: Sequence[str], weeks: float) -> Truth:
    """Tell whether a medicine changed in one of these ways within so many weeks."""
    if use.change is None:
        return FALSE if use.years is not None or (use.weeks_ago is not None and use.weeks_ago > weeks) else UNKNOWN
    if use.change not in changes:
        return FALSE
    if use.weeks_ago is None:
        return UNKNOWN
    return TRUE if use.weeks_ago <= weeks else FALSE


def _came_off(use: MedicineUse, weeks: float) -> Truth:
    """Tell whether a medicine was stopped or lowered; without a date it counts as lately, the safer reading."""
    if use.change in _DOSE_DOWN:
        return FALSE if use.weeks_ago is not None and use.weeks_ago > weeks else TRUE
    return UNKNOWN if use.change is None else FALSE


def _years(years: Sequence[float | None]) -> Interval:
    """Return for how long a class is taken: anything if it only may be, any time if nobody said."""
    if not years:
        return ANYTHING
    stated = [value for value in years if value is not None]
    if len(stated) < len(years):
        return Interval(max(stated, default=0.0), INFINITY)
    return Interval(max(stated), max(stated))
