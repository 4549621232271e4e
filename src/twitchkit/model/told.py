"""What was told, as it was understood: who it is, answers, the screen of warning signs, readings, medicines, food."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import field, frozen

from twitchkit.model.discreet import Result
from twitchkit.model.nutrient_result import LabClass


class State(Enum):
    """What is known of a finding or an expression."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@frozen(kw_only=True, repr=False)
class ToldAnswer(Result):
    """An answer to a finding: whether it is there, and in ``value`` the level, the levels or the number with its unit.

    ``state`` is unknown where somebody was asked and did not know. Of levels and numbers only "none", "never" and 0 say
    that nothing is there; 0 days since something do not. ``history`` marks what somebody has or had for long,
    ``exposure`` what a danger may come from.
    ``value`` says so where a "no" was answered and other answers or readings say yes.
    """

    id: str
    name: str
    state: State
    value: str = ""
    history: bool = False
    exposure: bool = False


@frozen(kw_only=True, repr=False)
class ToldSign(Result):
    """A warning sign of the screen, with its question; one that nobody asked about is not ``asked``, and unknown.

    Where its own question was not answered and others that are part of it were, it is ``in_part``: there if one of
    them is, and otherwise unknown.
    """

    id: str
    name: str
    question: str
    asked: bool = False
    state: State = State.UNKNOWN
    in_part: bool = False


@frozen(kw_only=True, repr=False)
class ToldReading(Result):
    """A reading as it was written, what it leaves open and the limits it is judged by, all in the unit it was told in.

    An end that is not known is None: "< 30 ug/L" has no ``low``. ``limits`` says whose limits these are: those of the
    ``report``, or the ``usual`` ones. Beyond ``worry_low`` and ``worry_high`` a reading raises the urgency by itself.
    ``calculated`` marks what was worked out from other readings. ``loinc`` are codes of LOINC for the test.
    """

    id: str
    name: str
    value: str
    unit: str
    low: float | None
    high: float | None
    limit_low: float | None = None
    limit_high: float | None = None
    limits: str
    worry_low: float | None = None
    worry_high: float | None = None
    classed: LabClass = LabClass.UNKNOWN
    weeks_ago: float | None = None
    calculated: bool = False
    loinc: tuple[str, ...] = ()


@frozen(kw_only=True, repr=False)
class ToldUse(Result):
    """A medicine or a supplement: its name as written, how it changed and when, and what a day of it holds."""

    name: str
    change: str = ""
    weeks_ago: float | None = None
    years: float | None = None
    per_day: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True, repr=False)
class Told(Result):
    """Everything that was told, in the words of the packs; what was asked and not known is there as unknown.

    ``medicines``, ``supplements``, ``eats``, ``allergies`` and ``dislikes`` are None where nobody asked or nobody
    knows. ``not_known`` names what else was asked and is not known: sex, medicines, a test. ``diary_days`` counts the
    days of food that were told, or over which an intake was averaged.
    """

    age: float | None = None
    sex: str | None = None
    pregnant: bool | None = None
    trimester: int | None = None
    breastfeeding: bool | None = None
    answers: tuple[ToldAnswer, ...] = ()
    signs: tuple[ToldSign, ...] = ()
    readings: tuple[ToldReading, ...] = ()
    medicines: tuple[ToldUse, ...] | None = None
    supplements: tuple[ToldUse, ...] | None = None
    eats: tuple[str, ...] | None = None
    allergies: tuple[str, ...] | None = None
    dislikes: tuple[str, ...] | None = None
    country: str | None = None
    not_known: tuple[str, ...] = ()
    diary_days: int = 0
