"""Safety content: red flags and critical limits, which come before everything else, cautions, and the scope."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from attrs import Attribute, field, frozen

from twitchkit.model.countries import COUNTRIES, MEANT
from twitchkit.model.kinds import Expression, Lock, Means, NotAllowedError
from twitchkit.model.provenance import Statement
from twitchkit.model.ranked import Ranked


class Tier(Ranked):
    """How soon to seek help, from least to most urgent."""

    SELF_CARE = "self_care"
    ROUTINE = "routine"
    URGENT = "urgent"
    SAME_DAY = "same_day"
    EMERGENCY = "emergency"

    @property
    def says(self) -> str:
        """The sentence that tells a person how soon."""
        return _SAYS[self]


_SAYS = {
    Tier.EMERGENCY: "Get emergency help now.",
    Tier.SAME_DAY: "See or call a doctor today.",
    Tier.URGENT: "See a doctor soon: within days where it says so, two weeks at most.",
    Tier.ROUTINE: "Bring this to your doctor at a normal visit.",
    Tier.SELF_CARE: "You can start with what you can do yourself.",
}
_A_DAY_OR_TWO, _A_WEEK, _TWO_WEEKS = 2, 7, 14


def how_soon(tier: Tier, within_days: int | None) -> str:
    """Return the sentence of a tier; where two weeks would be too late, how many days it may wait.

    >>> how_soon(Tier.URGENT, 7), how_soon(Tier.URGENT, None)
    ('See or call a doctor within days.', 'See a doctor soon: within days where it says so, two weeks at most.')
    """
    if tier is not Tier.URGENT or within_days is None or within_days > _A_WEEK:
        return tier.says
    return f"See or call a doctor within {'a day or two' if within_days <= _A_DAY_OR_TWO else 'days'}."


class Help(StrEnum):
    """Who answers a telephone number."""

    CRISIS = "crisis"  # somebody to talk to for whoever thinks of harming themselves
    POISON = "poison"  # a poison information center
    ADVICE = "advice"  # a doctor or nurse on the same day
    EMERGENCY = "emergency"


def _is_country(helpline: object, attribute: Attribute[str], value: str) -> None:
    if not re.fullmatch("[A-Z]{2}", value):
        message = f"{attribute.name!r} must be two capital letters (ISO 3166-1), not {value!r}"
        raise NotAllowedError(message, attribute.name)
    if value not in COUNTRIES:
        meant = f"; write {MEANT[value]!r}" if value in MEANT else ""
        raise NotAllowedError(f"{attribute.name!r}: {value!r} is no country of ISO 3166-1{meant}", attribute.name)


def _can_be_dialed(helpline: object, attribute: Attribute[str], value: str) -> None:
    if not re.search(r"\d", value):
        raise NotAllowedError(f"{attribute.name!r} must have a digit, as it is dialed", attribute.name)


def _is_some_days(statement: object, attribute: Attribute[int | None], value: int | None) -> None:
    if value is not None and not 0 < value < _TWO_WEEKS:
        message = f"{attribute.name!r} must be 1 to {_TWO_WEEKS - 1} days: longer is what the tier says"
        raise NotAllowedError(message, attribute.name)


@frozen(kw_only=True)
class Helpline(Statement):
    """A telephone number of a country (two letters, ISO 3166-1): who answers it, and how it is written there."""

    id: str
    country: str = field(validator=_is_country)
    help: Annotated[Help, Means(shown="Answers")]
    name: str
    number: Annotated[str, Means(lock=Lock.FIXED, shown="Number")] = field(validator=_can_be_dialed)


@frozen(kw_only=True)
class RedFlag(Statement):
    """An expression without ``not`` that sets a floor under the urgency, what it may mean and what to do.

    It does not count where ``unless`` is known to be true: that names dates, causes or levels, and nothing that is a
    warning sign by itself. What is one reading alone is a :class:`CriticalLimit`. ``help`` says who else can be called,
    beside whom everybody as urgent can. ``within_days`` is how long ``do`` lets it wait, where that is less than the
    two weeks of ``urgent``.
    """

    id: str
    when: Annotated[str, Means(expression=Expression.TRUTH, lock=Lock.WIDENS)]
    unless: Annotated[str, Means(expression=Expression.TRUTH, lock=Lock.NARROWS, shown="Unless")] = ""
    message: Annotated[str, Means(lock=Lock.FIXED, shown="What it may mean")]
    do: Annotated[str, Means(lock=Lock.FIXED, shown="What to do")]
    tier: Annotated[Tier, Means(lock=Lock.RISES, shown="How soon")]
    help: Annotated[tuple[Help, ...], Means(lock=Lock.GROWS)] = ()
    within_days: Annotated[int | None, Means(lock=Lock.FALLS, shown="Within days")] = field(
        default=None, validator=_is_some_days
    )


@frozen(kw_only=True)
class CriticalLimit(Statement):
    """From where on a reading alone sets a floor under the urgency, what that may mean and what to do.

    ``limit`` is a sign and a quantity in any accepted unit (">= 6.5 mmol/L"). ``when`` says for whom it holds, by sex,
    age or pregnancy; who may be one of them, as that was not told, counts as one. ``unless`` as in a :class:`RedFlag`.

    A number counts where it lies, and so does a bound that passes the limit itself. A bound or a word ("high") that
    lies wholly outside the usual limits and only may have passed it counts as this limit, at most as ``if_open`` says;
    one that passes a less urgent limit itself, or is said to lie far out ("very high"), at most as ``same_day``.
    ``within_days`` as in a :class:`RedFlag`.
    """

    id: str
    measurement: Annotated[str, Means(refers=("measurements",), lock=Lock.FIXED, shown="Of")]
    limit: Annotated[str, Means(lock=Lock.FIXED, shown="From")]
    when: Annotated[str, Means(expression=Expression.TRUTH, lock=Lock.WIDENS, shown="For whom")] = ""
    unless: Annotated[str, Means(expression=Expression.TRUTH, lock=Lock.NARROWS, shown="Unless")] = ""
    message: Annotated[str, Means(lock=Lock.FIXED, shown="What it may mean")]
    do: Annotated[str, Means(lock=Lock.FIXED, shown="What to do")]
    tier: Annotated[Tier, Means(lock=Lock.RISES, shown="How soon")]
    if_open: Annotated[Tier, Means(lock=Lock.RISES, shown="How soon at most if only a bound or a word is known")] = (
        Tier.SAME_DAY
    )
    within_days: Annotated[int | None, Means(lock=Lock.FALLS, shown="Within days")] = field(
        default=None, validator=_is_some_days
    )


@frozen(kw_only=True)
class Scope(Statement):
    """What the packs are about: the fields of complaints (``about`` of findings) that they can judge.

    ``knows`` ends the sentence "This program knows only …"; ``do`` says where to go with anything else. ``elsewhere``
    is the finding by which somebody says that they come with something else; its answer no settles that they do not.
    ``asked_by`` says among whom priors are shares ("people who ask about their legs at night"), ``in_pregnancy`` why a
    pregnancy is asked for, ``signs_in_pregnancy`` the warning signs that are then named first.
    """

    id: str
    about: Annotated[tuple[str, ...], Means(shown="Complaints of")]
    knows: Annotated[str, Means(shown="Knows only")]
    do: Annotated[str, Means(shown="With anything else")]
    elsewhere: Annotated[str, Means(refers=("findings",), shown="Asked by")] = ""
    asked_by: Annotated[str, Means(shown="Who asks")] = ""
    in_pregnancy: Annotated[str, Means(shown="In pregnancy")] = ""
    signs_in_pregnancy: Annotated[tuple[str, ...], Means(refers=("findings",), shown="Signs in pregnancy")] = ()


@frozen(kw_only=True)
class Caution(Statement):
    """What must be withheld from whom, and why.

    It holds where ``when`` is true, or where ``unless`` is not true (unknown withholds); exactly one is given.
    ``withhold`` names what tips involve: ``supplement:magnesium``, or ``supplement`` for every supplement; and the
    parts of an assessment: ``conditions``, ``nutrients``, ``intake``, ``tips``, ``foods``. ``food:`` names a nutrient,
    which no food is then suggested for, or a tag of foods, which are then not suggested. With nothing to withhold it
    is a warning that is shown where it holds.
    """

    id: str
    reason: Annotated[str, Means(lock=Lock.FIXED, shown="Why")]
    withhold: Annotated[tuple[str, ...], Means(lock=Lock.GROWS, shown="Holds back")] = ()
    when: Annotated[str, Means(expression=Expression.TRUTH, lock=Lock.WIDENS, shown="Holds if")] = ""
    unless: Annotated[str, Means(expression=Expression.TRUTH, lock=Lock.NARROWS, shown="Unless")] = ""
