"""Where a statement comes from and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import get_args, get_type_hints

from attrs import frozen


class Status(StrEnum):
    """How a figure or rule came into a pack."""

    VERIFIED = "verified"
    VERIFIED_SECONDARY = "verified_secondary"
    RECALLED = "recalled"
    ELICITED = "elicited"
    DERIVED = "derived"


class Certainty(StrEnum):
    """How sure the evidence makes a statement (GRADE, Guyatt et al. 2008, BMJ 336:924)."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"

    @property
    def weight(self) -> int:
        """Rank from 0 (very low) to 3 (high)."""
        return ("very_low", "low", "moderate", "high").index(self.value)


@frozen(kw_only=True)
class Source:
    """A paper, guideline, book, web page or data set that statements cite.

    ``doi`` or ``url`` (a stable address) tells where to find it. ``checked`` is the day (ISO 8601) on which this record
    was found in public text and compared with it; empty if it never was. ``note`` says what of the source was seen.
    """

    id: str
    title: str
    authors: str = ""
    year: int | None = None
    published_in: str = ""
    doi: str = ""
    url: str = ""
    checked: str = ""
    note: str = ""


@frozen
class Citation:
    """A source and the place in it."""

    source: str
    at: str = ""


@frozen(kw_only=True)
class Statement:
    """What every clinical statement carries: citations, how it came about, how sure it is."""

    cite: tuple[Citation, ...]
    status: Status
    certainty: Certainty


def statements_in(part: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Statement]]:
    """Iterate over a statement and all statements inside it, each with the attributes and positions that lead to it.

    >>> inner = Statement(cite=(), status=Status.ELICITED, certainty=Certainty.LOW)
    >>> [path for path, _ in statements_in((inner, inner))]
    [(0,), (1,)]
    """
    if isinstance(part, tuple):
        for position, item in enumerate(part):
            yield from statements_in(item, (*path, position))
        return
    if isinstance(part, Statement):
        yield path, part
    cls: type = type(part)
    for name in _holders(cls):
        yield from statements_in(getattr(part, name), (*path, name))


@cache
def _holders(cls: type) -> tuple[str, ...]:
    """Return the attributes of a class that hold statements: one, or a tuple of them."""
    hints = get_type_hints(cls)
    return tuple(name for name, hint in hints.items() if any(map(_is_statement, (hint, *get_args(hint)))))


def _is_statement(hint: object) -> bool:
    return isinstance(hint, type) and issubclass(hint, Statement)
