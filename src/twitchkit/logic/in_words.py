"""From a checked expression back to words, for explanations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from twitchkit.logic.nodes import (
    Arithmetic,
    AtLeast,
    Classed,
    Compare,
    Constant,
    Extreme,
    Includes,
    Known,
    Met,
    Node,
    Not,
    Present,
    Value,
)
from twitchkit.quantity import Quantity, number_text

_SIGNS = {"<": "below", "<=": "at most", ">": "above", ">=": "at least", "==": "is", "!=": "is not"}
_LEVELS = {"<": "less than {}", "<=": "{} or less", ">": "more than {}", ">=": "{} or more", "==": "{}", "!=": "not {}"}
_UNITS: Mapping[str, str] = {
    "a": "years",
    "mo": "months",
    "wk": "weeks",
    "d": "days",
    "h": "hours",
    "min": "minutes",
    "s": "seconds",
    "/wk": "a week",
    "/h": "an hour",
    "min/wk": "minutes a week",
    "mg/d": "mg a day",
    "g/d": "g a day",
    "L/d": "liters a day",
    "Cel": "°C",
}


_DAYS, _MONTHS = 7, 12


def in_words(node: Node, name: Callable[[str], str]) -> str:
    """Put an expression in plain words; ``name`` gives the display name of a key.

    >>> in_words(Compare("<=", Value("ferritin"), Constant(75.0, "75 ug/L")), str)
    'ferritin at most 75 ug/L'
    """
    match node:
        case Present(key) | Value(key):
            return name(key)
        case Met():
            return name(node.key)
        case Includes(key, level):
            return f"{name(key.removesuffix(f'={level}'))}: {level.replace('_', ' ')}"
        case Known(key, _):
            return f"{name(key)} known"
        case Classed(key, word):
            return f"{name(key)} {word}"
        case Constant(_, text):
            return unit_in_words(text)
        case Compare():
            return _compared(node, name)
        case Arithmetic(sign, left, right):
            return f"({in_words(left, name)} {sign} {in_words(right, name)})"
        case Extreme(function, numbers):
            return f"{function}({', '.join(in_words(number, name) for number in numbers)})"
        case Not(part):
            return _denied(part, name)
        case AtLeast(count, truths):
            return _joined(count, [_grouped(truth, name) for truth in truths])


def denied(words: str) -> str:
    """Say that something is not so; what is said with a "no" before it loses that.

    >>> denied("weakness of a limb"), denied("no ease while moving")
    ('weakness of a limb: no', 'ease while moving')
    """
    return words.removeprefix("no ") if words.startswith("no ") else f"{words}: no"


def unit_in_words(quantity: str) -> str:
    """Write out the unit of a quantity where its symbol is not plain.

    >>> unit_in_words("6 wk"), unit_in_words("1 a"), unit_in_words("75 ug/L")
    ('6 weeks', '1 year', '75 ug/L')
    """
    number, _, unit = quantity.partition(" ")
    words = spelled(unit)
    if number == "1" and unit in _UNITS:
        words = words.removesuffix("s")
    return f"{number} {words}".rstrip()


def bound_in_words(text: str) -> str:
    """Put a sign and a quantity in words.

    >>> bound_in_words(">= 40 Cel"), bound_in_words("< 1.9 mmol/L")
    ('at least 40 °C', 'below 1.9 mmol/L')
    """
    bound = Quantity.parse(text)
    return f"{_SIGNS[bound.sign]} {unit_in_words(f'{number_text(bound.number)} {bound.unit}'.strip())}"


def spelled(unit: str) -> str:
    """Write out a unit whose symbol is not plain.

    >>> spelled("wk"), spelled("/h"), spelled("mmol/L"), spelled("mm[Hg]")
    ('weeks', 'an hour', 'mmol/L', 'mmHg')
    """
    return _UNITS.get(unit, unit.replace("[", "").replace("]", ""))


def ago(weeks: float) -> str:
    """Say how long ago something was.

    >>> ago(3), ago(1), ago(0.5), ago(0)
    ('3 weeks ago', '1 week ago', '4 days ago', 'this week')
    """
    if weeks >= 1:
        return f"{unit_in_words(f'{number_text(weeks)} wk')} ago"
    days = round(_DAYS * weeks)
    return f"{unit_in_words(f'{days} d')} ago" if days else "this week"


def for_years(years: float) -> str:
    """Say how long something has lasted.

    >>> for_years(3), for_years(0.5)
    ('3 years', '6 months')
    """
    if years >= 1:
        return unit_in_words(f"{number_text(years)} a")
    return unit_in_words(f"{max(1, round(_MONTHS * years))} mo")


def noted(words: str, note: str) -> str:
    """Add a note to a name, which may end in a bracket of its own.

    >>> noted("ferritin", "18 ug/L"), noted("calcium (total)", "1.7 mmol/L")
    ('ferritin (18 ug/L)', 'calcium (total: 1.7 mmol/L)')
    """
    return f"{words[:-1]}: {note})" if words.endswith(")") else f"{words} ({note})"


def some_of(words: Sequence[str], most: int) -> str:
    """List a few words, and say how many there are beside them.

    >>> some_of(["fever", "cough", "rash"], 2), some_of(["fever"], 2)
    ('fever, cough and 1 more', 'fever')
    """
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more


def _joined(count: int, words: Sequence[str]) -> str:
    if count == len(words):
        return " and ".join(words)
    return " or ".join(words) if count == 1 else f"at least {count} of: {', '.join(words)}"


def _compared(node: Compare, name: Callable[[str], str]) -> str:
    left = in_words(node.left, name)
    if isinstance(node.right, Constant) and node.right.text[:1].isalpha():  # a level, not a quantity
        return f"{left}: {_LEVELS[node.sign].format(node.right.text.replace('_', ' '))}"
    return f"{left} {_SIGNS[node.sign]} {in_words(node.right, name)}"


def _denied(part: Node, name: Callable[[str], str]) -> str:
    match part:
        case Known(key, _):
            return f"{name(key)} not known"
        case Classed(key, word):
            return f"{name(key)} not {word}"
        case AtLeast():
            return f"not {_grouped(part, name)}"
        case _:
            return denied(in_words(part, name))


def _grouped(node: Node, name: Callable[[str], str]) -> str:
    words = in_words(node, name)
    return f"({words})" if isinstance(node, AtLeast) else words
