"""From a checked expression back to words, for explanations."""

from __future__ import annotations

from collections.abc import Callable

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

_SIGNS = {"<": "below", "<=": "at most", ">": "above", ">=": "at least", "==": "is", "!=": "is not"}


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
            return f"{name(key.removesuffix(f'={level}'))}: {level}"
        case Known(key, _):
            return f"{name(key)} known"
        case Classed(key, word):
            return f"{name(key)} {word}"
        case Constant(_, text):
            return text.replace("_", " ")
        case Compare(sign, left, right):
            return f"{in_words(left, name)} {_SIGNS[sign]} {in_words(right, name)}"
        case Arithmetic(sign, left, right):
            return f"({in_words(left, name)} {sign} {in_words(right, name)})"
        case Extreme(function, numbers):
            return f"{function}({', '.join(in_words(number, name) for number in numbers)})"
        case Not(part):
            return _denied(part, name)
        case AtLeast(count, truths):
            words = [_grouped(truth, name) for truth in truths]
            if count == len(words):
                return " and ".join(words)
            return " or ".join(words) if count == 1 else f"at least {count} of: {', '.join(words)}"


def _denied(part: Node, name: Callable[[str], str]) -> str:
    match part:
        case Known(key, _):
            return f"{name(key)} not known"
        case Present(key):
            return f"{name(key)}: no"
        case Classed(key, word):
            return f"{name(key)} not {word}"
        case _:
            return f"not {_grouped(part, name)}"


def _grouped(node: Node, name: Callable[[str], str]) -> str:
    words = in_words(node, name)
    return f"({words})" if isinstance(node, AtLeast) else words
