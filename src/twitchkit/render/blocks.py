"""A tiny document: headings, text, lists, tables, panels, folds and figures, colored by meaning and not by taste.

Every form shows the same document. A :class:`Fold` opens on demand where the form can do that, and stands open
elsewhere; a :class:`Figure` is drawn where the form can draw, and is told in words everywhere.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from enum import Enum
from typing import TypeAlias

from attrs import field, frozen

from twitchkit.errors import printable


class Tone(Enum):
    """What a piece of text means to its reader; each renderer decides how that looks."""

    PLAIN = "plain"
    EMERGENCY = "emergency"
    WARNING = "warning"
    GOOD = "good"
    MUTED = "muted"


def _all_printable(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(printable(text) for text in texts)


def _table_printable(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(_all_printable(row) for row in rows)


@frozen
class Heading:
    """A heading; level 1 opens a section, level 2 one thing in it."""

    text: str = field(converter=printable)
    level: int = 1


@frozen
class Paragraph:
    """Running text."""

    text: str = field(converter=printable)
    tone: Tone = Tone.PLAIN


@frozen
class Item:
    """One bullet: an optional lead that stands out, its text, and lines of detail below it."""

    text: str = field(converter=printable)
    lead: str = field(default="", converter=printable, kw_only=True)
    details: tuple[str, ...] = field(default=(), converter=_all_printable, kw_only=True)
    tone: Tone = field(default=Tone.PLAIN, kw_only=True)


@frozen
class Bullets:
    """A list, with a short title over it if it has one."""

    items: tuple[Item, ...]
    title: str = field(default="", converter=printable, kw_only=True)


@frozen
class Table:
    """Rows of cells under column names; the first column names the row."""

    columns: tuple[str, ...] = field(converter=_all_printable)
    rows: tuple[tuple[str, ...], ...] = field(converter=_table_printable)


@frozen
class Panel:
    """What must be seen first: a title and a few lines, set apart from the rest."""

    title: str = field(converter=printable)
    body: tuple[Paragraph | Bullets, ...] = ()
    tone: Tone = Tone.PLAIN


class Row(ABC):
    """One row of a figure: what is drawn and what is said come from its fields; figures.py has the kinds."""

    __slots__ = ()

    @abstractmethod
    def item(self) -> Item:
        """Return the row in words."""


@frozen
class Figure:
    """A picture, row by row, with a short title over it if it has one."""

    rows: tuple[Row, ...]
    title: str = field(default="", converter=printable, kw_only=True)

    def twin(self) -> Bullets:
        """Return the same numbers in words."""
        return Bullets(tuple(row.item() for row in self.rows), title=self.title)


@frozen
class Fold:
    """What is read on demand: a title, and what it opens. What keeps somebody from harm never stands in one."""

    title: str = field(converter=printable)
    blocks: Document


FlatBlock: TypeAlias = Heading | Paragraph | Bullets | Table | Panel
Block: TypeAlias = FlatBlock | Figure | Fold
Document: TypeAlias = tuple[Block, ...]


def section(title: str, blocks: Document) -> Document:
    """Return blocks under a heading; nothing if there is nothing to stand under it."""
    return (Heading(title), *blocks) if blocks else ()


def with_spacing(document: Document) -> Iterator[tuple[FlatBlock, bool]]:
    """Iterate over a document in words, block by block, each with whether an empty line comes before it."""
    before: FlatBlock | None = None
    for block in _flat(document):
        yield block, before is not None and not _belongs_to(before, block)
        before = block


def _flat(document: Document) -> Iterator[FlatBlock]:
    for block in document:
        match block:
            case Fold(title, blocks):
                yield from (Heading(title), *_flat(blocks))
            case Figure():
                yield block.twin()
            case _:
                yield block


def _belongs_to(before: FlatBlock, block: FlatBlock) -> bool:
    if isinstance(block, Heading):
        return False
    return isinstance(before, Heading) or (isinstance(block, Bullets) and not isinstance(before, Table | Panel))
