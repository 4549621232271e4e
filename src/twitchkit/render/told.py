"""What somebody told, in words for those who take over: who it is, what is there, readings, medicines and supplements.

In a hurry the cause of a danger is easily left out, as the program names a danger by its signs: the alcohol that was
stopped, the pregnancy, the dialysis. So all that was told as present is said, and nothing that was denied.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from twitchkit.logic.in_words import ago, for_years, noted, unit_in_words
from twitchkit.model.told import State, Told, ToldAnswer, ToldUse
from twitchkit.quantity import number_text

_TRIMESTERS = {1: "first", 2: "second", 3: "third"}
_GROWN, _BABY = 18, 2


def present_in_words(told: Told, said: Collection[str] = ()) -> tuple[str, ...]:
    """Return everything that was told as present and is not in what was ``said``, each once, who they are first.

    >>> present_in_words(Told(age=15.0, medicines=(ToldUse(name="lithium", change="raised", weeks_ago=2.0),)))
    ('15 years old', 'medicine: lithium (raised, 2 weeks ago)')
    """
    parts = [("", text) for text in (*_young(told), *who(told))]
    parts += [("", answer_text(answer)) for answer in told.answers if answer.state is State.PRESENT]
    parts += [("", noted(item.name, item.value)) for item in told.readings if not item.calculated]
    parts += [("medicine: ", use_text(use)) for use in told.medicines or ()]
    parts += [("supplement: ", use_text(use)) for use in told.supplements or ()]
    parts += [("allergic to ", name) for name in told.allergies or ()]
    new = (f"{kind}{text}" for kind, text in parts if not any(text in fact or fact in text for fact in said))
    return tuple(dict.fromkeys(new))


def answer_text(answer: ToldAnswer) -> str:
    """Say what was answered: its name, and its level or number."""
    return f"{answer.name}: {answer.value}" if answer.value else answer.name


def use_text(use: ToldUse) -> str:
    """Say what is taken, how that changed and when, for how long, and how much is in it.

    >>> use_text(ToldUse(name="magnesium", per_day={"magnesium": "200 mg"}))
    'magnesium (magnesium 200 mg a day)'
    """
    since = "" if use.weeks_ago is None else ago(use.weeks_ago)
    amounts = ", ".join(f"{nutrient.replace('_', ' ')} {amount} a day" for nutrient, amount in use.per_day.items())
    years = "" if use.years is None else f"for {for_years(use.years)}"
    details = ", ".join(part for part in (use.change, since, years, amounts) if part)
    return f"{use.name} ({details})" if details else use.name


def age_text(age: float) -> str:
    """Say how old somebody is; of the first two years in months.

    >>> age_text(61), age_text(0.5)
    ('61 years old', '6 months old')
    """
    return f"{unit_in_words(f'{round(12 * age)} mo')} old" if age < _BABY else f"{number_text(age)} years old"


def who(told: Told) -> Iterator[str]:
    """Yield in words that somebody is pregnant or breastfeeding."""
    if told.pregnant:
        trimester = _TRIMESTERS.get(told.trimester or 0)
        yield f"pregnant ({trimester} trimester)" if trimester else "pregnant"
    if told.breastfeeding:
        yield "breastfeeding"


def _young(told: Told) -> Iterator[str]:
    if told.age is not None and told.age < _GROWN:
        yield age_text(told.age)
