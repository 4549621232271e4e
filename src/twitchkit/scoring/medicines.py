"""Medicines: from the names that people write to the classes that findings ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from twitchkit.errors import Diagnostic
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.lookups import normal_name
from twitchkit.logic import FALSE, TRUE, UNKNOWN, Truth
from twitchkit.logic.truth import either
from twitchkit.model.profile import MedicineUse
from twitchkit.model.vocabulary import Finding, TakenFrom
from twitchkit.quantity import INFINITY, Interval

CHANGES = ("started", "raised", "lowered", "stopped")
_DOSE_UP = ("started", "raised")


class TakenMedicines(NamedTuple):
    """Values of the findings that medicines tell, the medicine behind each, and names that nobody knows."""

    values: Mapping[str, Truth | Interval]
    notes: dict[str, str]
    not_checked: tuple[str, ...]


def read_medicines(
    knowledge: Knowledge, uses: Sequence[MedicineUse] | None, problems: list[Diagnostic]
) -> TakenMedicines:
    """Return what a list of medicines tells: nothing if nobody asked, "takes none of the class" if it is complete.

    A name that no pack knows may be of any class, so classes that were not seen are then unknown.
    """
    if uses is None:
        return TakenMedicines(values={}, notes={}, not_checked=())
    _check(uses, problems)
    classes: dict[str, list[MedicineUse]] = {}
    not_checked = []
    for use in uses:
        found = knowledge.plan.medicine_names.get(normal_name(use.name))
        if found is None:
            not_checked.append(use.name)
        for id in found or ():
            classes.setdefault(id, []).append(use)
    findings = knowledge.plan.medicine_findings
    unseen = UNKNOWN if not_checked else FALSE
    values = {} if not_checked else dict(findings.none_taken)
    notes: dict[str, str] = {}
    for id, taken in classes.items():
        for finding in findings.of_class.get(id, ()):
            values[finding.id] = _value(finding, taken, unseen)
            notes[finding.id] = ", ".join(sorted({use.name for use in taken}))
    for finding in findings.of_any:
        values[finding.id] = _any([_changed(use, CHANGES, finding.within_weeks or 0.0) for use in uses], FALSE)
    return TakenMedicines(values=values, notes=notes, not_checked=tuple(not_checked))


def _check(uses: Sequence[MedicineUse], problems: list[Diagnostic]) -> None:
    for position, use in enumerate(uses):
        path = ("medicines", position)
        if use.change is not None and use.change not in CHANGES:
            hint = f"write one of {', '.join(CHANGES)}"
            problems.append(Diagnostic("TK105", "no such change of a medicine", hint=hint, path=(*path, "change")))
        for key in ("weeks_ago", "years"):
            number = getattr(use, key)
            if number is not None and not 0 <= number < INFINITY:
                problems.append(Diagnostic("TK106", "a time is 0 or more", path=(*path, key)))


def _value(finding: Finding, taken: Sequence[MedicineUse], unseen: Truth) -> Truth | Interval:
    match finding.taken_from:
        case TakenFrom.MEDICINE_CLASS:
            return _any([_still_taken(use) for use in taken], unseen)
        case TakenFrom.MEDICINE_RECENT:
            return _any([_changed(use, _DOSE_UP, finding.within_weeks or 0.0) for use in taken], unseen)
        case _:
            return _years([use.years for use in taken])


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


def _years(years: Sequence[float | None]) -> Interval:
    """Return for how long a class is taken: any time if nobody said."""
    stated = [value for value in years if value is not None]
    if len(stated) < len(years):
        return Interval(max(stated, default=0.0), INFINITY)
    return Interval(max(stated), max(stated))
