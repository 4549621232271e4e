"""What somebody told, in words for those who take over: who it is, what is there, readings, medicines and supplements.

In a hurry the cause of a danger is easily left out, as the program names a danger by its signs: the alcohol that was
stopped, the pregnancy, the dialysis. So all that was told as present is said, and nothing that was denied.
"""

from __future__ import annotations

from collections.abc import Iterator

from twitchkit.model.told import State, Told, ToldAnswer, ToldUse
from twitchkit.quantity import counted, number_text, weeks_ago

_TRIMESTERS = {1: "first", 2: "second", 3: "third"}
_GROWN = 18


def present_in_words(told: Told) -> tuple[str, ...]:
    """Return everything that was told as present, each once, those who they are first.

    >>> present_in_words(Told(age=15.0, medicines=(ToldUse(name="lithium", change="raised", weeks_ago=2.0),)))
    ('15 years old', 'takes lithium (raised, 2 weeks ago)')
    """
    present = (answer_text(answer) for answer in told.answers if answer.state is State.PRESENT)
    readings = (f"{reading.name} ({reading.value})" for reading in told.readings if not reading.calculated)
    uses = (use_text(use) for use in (*(told.medicines or ()), *(told.supplements or ())))
    return tuple(dict.fromkeys((*_young(told), *who(told), *present, *readings, *uses)))


def answer_text(answer: ToldAnswer) -> str:
    """Say what was answered: its name, and its level or number."""
    return f"{answer.name}: {answer.value}" if answer.value else answer.name


def use_text(use: ToldUse) -> str:
    """Say what is taken or was stopped, since when, and how much of what is in it.

    >>> use_text(ToldUse(name="magnesium", per_day={"magnesium": "200 mg"}))
    'takes magnesium (magnesium 200 mg a day)'
    """
    ago = "" if use.weeks_ago is None else weeks_ago(use.weeks_ago)
    if use.change == "stopped":
        return ", ".join(part for part in (f"stopped {use.name}", ago) if part)
    amounts = ", ".join(f"{nutrient.replace('_', ' ')} {amount} a day" for nutrient, amount in use.per_day.items())
    years = "" if use.years is None else f"for {counted(use.years, 'year')}"
    details = ", ".join(part for part in (use.change, ago, years, amounts) if part)
    return f"takes {use.name} ({details})" if details else f"takes {use.name}"


def _young(told: Told) -> Iterator[str]:
    if told.age is not None and told.age < _GROWN:
        yield f"{number_text(told.age)} years old"


def who(told: Told) -> Iterator[str]:
    """Yield in words that somebody is pregnant or breastfeeding."""
    if told.pregnant:
        trimester = _TRIMESTERS.get(told.trimester or 0)
        yield f"pregnant ({trimester} trimester)" if trimester else "pregnant"
    if told.breastfeeding:
        yield "breastfeeding"
