"""The words that profiles are written in: findings, measurements, medicines."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from twitchkit.model.provenance import Statement
from twitchkit.quantity import Scale


class Kind(StrEnum):
    """What an answer to a finding looks like."""

    YES_NO = "yes_no"
    LEVELS = "levels"  # one of several, in order
    CHOICE = "choice"  # one of several, without order
    SEVERAL = "several"  # any of several
    NUMBER = "number"


class TakenFrom(StrEnum):
    """Where the profile holds a finding that is not asked directly."""

    MEDICINE_CLASS = "medicine_class"  # a medicine of this class is taken
    MEDICINE_YEARS = "medicine_years"  # for how many years the class `of` is taken
    MEDICINE_RECENT = "medicine_recent"  # the class `of` was started or raised within `within_weeks`
    MEDICINE_CHANGE = "medicine_change"  # any medicine was started, raised, lowered or stopped within `within_weeks`
    SUPPLEMENT = "supplement"  # daily amount of the nutrient `of` from supplements
    AGE = "age"
    SEX = "sex"


@frozen(kw_only=True)
class Finding:
    """One atomic thing that can be present, absent or unknown.

    It is asked (``question``), taken from another part of the profile (``taken_from``), or derived by an expression
    (``when``). ``levels`` belong to the kinds levels, choice and several; ``unit``, ``units`` and ``plausible`` to
    numbers. ``screen`` marks the short red-flag screen, ``complaint`` what people come with: a red flag may name it
    beside something else, and alone it does not stand against looking after oneself. ``asked_if`` is an expression
    that says of whom it is asked: where it is false the question is left out; while it is unknown, and where it is
    empty, everyone is asked.
    """

    id: str
    name: str
    kind: Kind = Kind.YES_NO
    question: str = ""
    levels: tuple[str, ...] = ()
    unit: str = ""
    units: Mapping[str, Scale] = field(factory=dict)
    plausible: tuple[float, float] | None = None
    when: str = ""
    taken_from: TakenFrom | None = None
    of: str = ""
    within_weeks: float | None = None
    screen: bool = False
    complaint: bool = False
    asked_if: str = ""


@frozen(kw_only=True)
class Limits:
    """Usual limits of a measurement, for whom ``when`` is true (everyone if it is empty)."""

    when: str = ""
    low: float | None = None
    high: float | None = None


@frozen(kw_only=True)
class Derivation:
    """How to calculate a measurement from others, for whom ``when`` is true (everyone if it is empty)."""

    value: str
    when: str = ""


@frozen(kw_only=True)
class Measurement(Statement):
    """A named quantity: its canonical unit, the other units it is accepted in, plausible range and usual limits.

    ``limits`` are tried in order and the first whose ``when`` is true holds; likewise ``derive``, the formulas of a
    derived measurement. A value inside ``indeterminate`` settles nothing by itself, though it lies within the limits.
    Figures are in the canonical ``unit``.
    """

    id: str
    name: str
    unit: str
    units: Mapping[str, Scale] = field(factory=dict)
    plausible: tuple[float, float] | None = None
    limits: tuple[Limits, ...] = ()
    indeterminate: tuple[float, float] | None = None
    derive: tuple[Derivation, ...] = ()
    loinc: tuple[str, ...] = ()
    note: str = ""


@frozen(kw_only=True)
class Medicine(Statement):
    """An ingredient, the names that people write for it, and its classes (each class is a finding).

    A name that people use for several things ("water tablet") says with ``may_be`` which classes it may stand for: what
    they all have in common is then known, and which of them it is remains open. It needs no ``classes``.
    """

    id: str
    names: tuple[str, ...]
    classes: tuple[str, ...] = ()
    may_be: tuple[str, ...] = ()
