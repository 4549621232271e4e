"""The parts of a checked expression: truths, and the numbers that they compare."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Present(NamedTuple):
    """A yes/no finding or a yes/no field of the profile."""

    key: str


class Includes(NamedTuple):
    """One level of a several-of-list finding."""

    key: str
    level: str


class Known(NamedTuple):
    """Whether anything is known of a name; of a several-of-list finding, of any of its levels."""

    key: str
    keys: tuple[str, ...]


class Classed(NamedTuple):
    """A measurement against its limits: ``word`` is low, normal or high."""

    key: str
    word: str


class Met(NamedTuple):
    """The state of a criterion of a condition."""

    condition: str
    criterion: str

    @property
    def key(self) -> str:
        """Where the state is found once it is evaluated."""
        return met_key(self.condition, self.criterion)


class Value(NamedTuple):
    """A number: of a measurement, a number finding, the rank of a level, or a field of the profile."""

    key: str


class Constant(NamedTuple):
    """A literal with the text that it was written as."""

    value: float
    text: str


class Arithmetic(NamedTuple):
    """Two numbers and what is done with them: + - * / **."""

    sign: str
    left: NumberNode
    right: NumberNode


class Extreme(NamedTuple):
    """The smallest or largest of several numbers; ``name`` is min or max."""

    name: str
    parts: tuple[NumberNode, ...]


class Compare(NamedTuple):
    """A comparison of two numbers: < <= > >= == !=."""

    sign: str
    left: NumberNode
    right: NumberNode


class Not(NamedTuple):
    """Negation."""

    part: TruthNode


class AtLeast(NamedTuple):
    """At least ``least`` of the parts; all of them is ``and``, one of them is ``or``."""

    least: int
    parts: tuple[TruthNode, ...]


TruthNode = Present | Includes | Known | Classed | Met | Compare | Not | AtLeast
_NAMED = (Present, Includes, Classed, Met, Value)
NumberNode = Value | Constant | Arithmetic | Extreme
Node = TruthNode | NumberNode


def met_key(condition: str, criterion: str) -> str:
    """Return the key under which a criterion's state is kept.

    >>> met_key("a:rls", "symptoms")
    'met(a:rls.symptoms)'
    """
    return f"met({condition}.{criterion})"


def level_key(key: str, level: str) -> str:
    """Return the key of one level of a several-of-list finding."""
    return f"{key}={level}"


def limit_key(key: str, side: str) -> str:
    """Return the key of a measurement's ``low`` or ``high`` limit."""
    return f"{key}.{side}"


def walk(node: Node) -> Iterator[Node]:
    """Iterate over a node and everything below it."""
    open_nodes = [node]
    while open_nodes:
        node = open_nodes.pop()
        yield node
        if isinstance(node, (AtLeast, Extreme)):
            open_nodes.extend(reversed(node.parts))
        elif isinstance(node, (Compare, Arithmetic)):
            open_nodes += (node.right, node.left)
        elif isinstance(node, Not):
            open_nodes.append(node.part)


def names_in(node: Node) -> frozenset[str]:
    """Return the keys of all findings, measurements, profile fields and criteria that an expression names."""
    if isinstance(node, _NAMED):
        return frozenset((node.key,))
    names: set[str] = set()
    for part in walk(node):
        if isinstance(part, Known):
            names.update(part.keys)
        elif isinstance(part, _NAMED):
            names.add(part.key)
    return frozenset(names)
