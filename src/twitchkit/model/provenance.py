"""Where a statement comes from and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from attrs import frozen

from twitchkit.model.kinds import Means, Path, parts_in


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
    note: Annotated[str, Means(shown="Seen")] = ""


@frozen
class Citation:
    """A source and the place in it."""

    source: str
    at: str = ""


@frozen(kw_only=True)
class Statement:
    """What every clinical statement carries: citations, how it came about, how sure it is."""

    cite: Annotated[tuple[Citation, ...], Means(refers=("sources",))]
    status: Status
    certainty: Certainty

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that it cites, by full id once its content is linked."""
        return tuple(citation.source for citation in self.cite)


def statements_in(entry: object) -> Iterator[tuple[Path, Statement]]:
    """Iterate over a statement and all statements inside it, each with the keys and positions that lead to it.

    >>> [path for path, _ in statements_in(Statement(cite=(), status=Status.ELICITED, certainty=Certainty.LOW))]
    [()]
    """
    return ((path, part) for path, part in parts_in(entry) if isinstance(part, Statement))
