"""The words that profiles are written in: findings, measurements, medicines."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from attrs import field, frozen

from twitchkit.model.kinds import Expression, Keeps, Lock, Means, Stays
from twitchkit.model.provenance import Statement
from twitchkit.quantity import Scale


class Kind(StrEnum):
    """What an answer to a finding looks like."""

    YES_NO = "yes_no"
    LEVELS = "levels"  # one of several, in order
    CHOICE = "choice"  # one of several, without order
    SEVERAL = "several"  # any of several
    NUMBER = "number"


class Sample(StrEnum):
    """What a laboratory test is made in."""

    SERUM = "serum"  # or plasma: the same for what is measured there
    BLOOD = "blood"  # whole blood as well, so that a name that says so means it
    ARTERIAL = "arterial"  # blood from an artery, so that a name that says "venous" means another test


class TakenFrom(StrEnum):
    """Where the profile holds a finding that is not asked directly."""

    MEDICINE_CLASS = "medicine_class"  # a medicine of this class is taken
    MEDICINE_YEARS = "medicine_years"  # for how many years the class `of` is taken
    MEDICINE_RECENT = "medicine_recent"  # the class `of` was started or raised within `within_weeks`
    MEDICINE_STOPPED = "medicine_stopped"  # the class `of` was stopped or lowered within `within_weeks`, or undated
    MEDICINE_ENDED = "medicine_ended"  # likewise, but stopped altogether: no medicine of the class is taken any more
    MEDICINE_CHANGE = "medicine_change"  # any medicine was started, raised, lowered or stopped within `within_weeks`
    SUPPLEMENT = "supplement"  # daily amount of the nutrient `of` from supplements
    AGE = "age"
    SEX = "sex"


def _kinds_of(finding: object) -> tuple[str, ...]:
    """Return the kinds that the ``of`` of a finding names, which depends on what it is taken from."""
    match finding.taken_from if isinstance(finding, Finding) else None:
        case (
            TakenFrom.MEDICINE_YEARS | TakenFrom.MEDICINE_RECENT | TakenFrom.MEDICINE_STOPPED | TakenFrom.MEDICINE_ENDED
        ):
            return ("findings",)
        case TakenFrom.SUPPLEMENT:
            return ("nutrients",)
        case _:
            return ()


def _asked_as_before(old: object, new: object) -> bool:
    """Tell whether a question of the red-flag screen asks for what it asked for, of those whom it was asked."""
    assert isinstance(old, Finding)
    assert isinstance(new, Finding)
    asked = [(finding.name, finding.question, finding.asked_if) for finding in (old, new)]
    return not old.screen or asked[0] == asked[1]


def _said_as_before(old: object, new: object) -> bool:
    """Tell whether every phrase of a finding still tells what it told."""
    assert isinstance(old, Finding)
    assert isinstance(new, Finding)
    return all(set(phrases) <= set(new.said_as.get(answer, ())) for answer, phrases in old.said_as.items())


@frozen(kw_only=True)
class Finding:
    """One atomic thing that can be present, absent or unknown.

    It is asked (``question``), taken from another part of the profile (``taken_from``), or derived by an expression
    (``when``). ``levels`` belong to the kinds levels, choice and several; ``unit``, ``units`` and ``plausible`` to
    numbers, and so does ``usual``: a number within it (36.8 °C, 7 hours of sleep) says that nothing is there; without
    it, only 0 does. ``screen`` marks the short red-flag screen, ``complaint`` what people come with: a red flag may
    name it beside something else, and alone it does not stand against looking after oneself. ``asked_if`` is an
    expression that says of whom it is asked: where it is false the question is left out; while it is unknown, and
    where it is empty, everyone is asked.

    ``history`` marks what somebody once had or has for long, ``exposure`` what was done, taken or met that a danger may
    come from: those who help today are told it first. ``about`` names the field that a complaint belongs to
    ("legs", "skin"), for findings that people come with. ``context`` says why nothing reads a finding, where it is
    kept for who reads a report. ``said_as`` has the phrases in which people tell it, by the answer that they tell:
    "yes", "no", or "maybe" where they leave it open and only their denial tells something; a level; of a number, under
    "number", the words beside it.
    """

    id: str
    name: str
    kind: Annotated[Kind, Means(lock=Lock.FIXED)] = Kind.YES_NO
    question: Annotated[
        str, Means(lock=Keeps(_asked_as_before, "a question of the red-flag screen keeps its words"), shown="Question")
    ] = ""
    levels: Annotated[tuple[str, ...], Means(lock=Lock.FIXED, shown="Answers")] = ()
    unit: Annotated[str, Means(lock=Lock.FIXED, shown="Unit")] = ""
    units: Annotated[Mapping[str, Scale], Means(lock=Lock.GROWS)] = field(factory=dict)
    plausible: Annotated[tuple[float, float] | None, Means(lock=Lock.FIXED)] = None
    usual: Annotated[tuple[float, float] | None, Means(lock=Lock.FIXED, shown="Usual")] = None
    when: Annotated[str, Means(expression=Expression.TRUTH, lock=Lock.WIDENS, shown="Worked out from")] = ""
    taken_from: Annotated[TakenFrom | None, Means(lock=Lock.FIXED)] = None
    of: Annotated[str, Means(refers=_kinds_of, may_lack=("nutrients",), lock=Lock.FIXED)] = ""
    within_weeks: Annotated[float | None, Means(lock=Lock.FIXED)] = None
    screen: Annotated[bool, Means(lock=Stays(True, "a finding stays in the red-flag screen"))] = False
    complaint: Annotated[
        bool, Means(lock=Stays(False, "a finding that red flags may name does not become a complaint"))
    ] = False
    asked_if: Annotated[str, Means(expression=Expression.TRUTH)] = ""
    history: Annotated[bool, Means(lock=Stays(False, "what may be new does not become history"))] = False
    exposure: bool = False
    about: Annotated[str, Means(lock=Lock.FIXED, shown="Complaint of")] = ""
    context: Annotated[str, Means(shown="Read by nothing, because")] = ""
    said_as: Annotated[
        Mapping[str, tuple[str, ...]], Means(lock=Keeps(_said_as_before, "the phrases of a finding may only grow"))
    ] = field(factory=dict)


@frozen(kw_only=True)
class Limits:
    """Usual limits of a measurement, for whom ``when`` is true (everyone if it is empty)."""

    when: Annotated[str, Means(expression=Expression.TRUTH)] = ""
    low: float | None = None
    high: float | None = None


@frozen(kw_only=True)
class Derivation:
    """How to calculate a measurement from others, for whom ``when`` is true (everyone if it is empty)."""

    value: Annotated[str, Means(expression=Expression.NUMBER)]
    when: Annotated[str, Means(expression=Expression.TRUTH)] = ""


@frozen(kw_only=True)
class Measurement(Statement):
    """A named quantity: its canonical unit, the other units it is accepted in, plausible range and usual limits.

    ``limits`` are tried in order and the first whose ``when`` is true holds; likewise ``derive``, the formulas of a
    derived measurement. A value inside ``indeterminate`` settles nothing by itself, though it lies within the limits.
    ``not_critical`` says why there is no :class:`CriticalLimit` on a side ("low", "high"), ``context`` why nothing
    reads it at all. ``also_called`` are names that reports and people write ("TSH", "Hb"): in a profile each is good
    where it means one thing, and so is a LOINC code. ``sample`` is what the test is made in: a name that says whole
    blood is good for a test in blood only.
    Figures are in the canonical ``unit``.
    """

    id: str
    name: str
    unit: Annotated[str, Means(lock=Lock.FIXED, shown="Unit")]
    units: Annotated[Mapping[str, Scale], Means(lock=Lock.GROWS)] = field(factory=dict)
    plausible: Annotated[tuple[float, float] | None, Means(lock=Lock.FIXED)] = None
    indeterminate: Annotated[tuple[float, float] | None, Means(shown="Leaves it open")] = None
    limits: Annotated[tuple[Limits, ...], Means(lock=Lock.FIXED, shown="Usual limits")] = ()
    derive: Annotated[tuple[Derivation, ...], Means(lock=Lock.FIXED, shown="Worked out from")] = ()
    loinc: Annotated[tuple[str, ...], Means(shown="LOINC")] = ()
    also_called: Annotated[tuple[str, ...], Means(lock=Lock.GROWS, shown="Also called")] = ()
    sample: Sample = Sample.SERUM
    not_critical: Mapping[str, str] = field(factory=dict)
    context: Annotated[str, Means(shown="Read by nothing, because")] = ""
    note: Annotated[str, Means(shown="Note")] = ""


@frozen(kw_only=True)
class Medicine(Statement):
    """An ingredient, the names that people write for it, and its classes (each class is a finding).

    A name that people use for several things ("water tablet") says with ``may_be`` which classes it may stand for: what
    they all have in common is then known, and which of them it is remains open. It needs no ``classes``.
    """

    id: str
    names: Annotated[tuple[str, ...], Means(lock=Lock.GROWS)]
    classes: Annotated[tuple[str, ...], Means(refers=("findings",), lock=Lock.GROWS, shown="Counts as")] = ()
    may_be: Annotated[tuple[str, ...], Means(refers=("findings",), lock=Lock.GROWS)] = ()
