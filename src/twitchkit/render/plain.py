"""A document as plain text, for pipes, files and screens without color."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from twitchkit.render.blocks import Bullets, Document, FlatBlock, Heading, Item, Panel, Paragraph, Table, with_spacing

WIDTH = 100
_GAP = "  "
_NARROWEST = 8
_UNDERLINES = {1: "=", 2: "-"}


def to_text(document: Document, *, width: int = WIDTH) -> str:
    """Return a document as text of at most ``width`` columns, ending in a line feed.

    >>> print(to_text((Paragraph("Hello."),)), end="")
    Hello.
    """
    lines: list[str] = []
    for block, spaced in with_spacing(document):
        if spaced:
            lines.append("")
        lines.extend(_lines(block, width))
    return "\n".join(lines) + "\n"


def _lines(block: FlatBlock, width: int) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield from _wrapped(text, width)
            yield _UNDERLINES[level] * min(width, len(text))
        case Paragraph(text):
            yield from _wrapped(text, width)
        case Bullets(items, title=title):
            yield from _bullets(items, title, width)
        case Table():
            yield from _table(block, width)
        case Panel():
            yield from _panel(block, width)


def _bullets(items: Iterable[Item], title: str, width: int) -> Iterator[str]:
    if title:
        yield from _wrapped(f"{title}:", width, first="  ", rest="  ")
    margin = "    " if title else "  "
    for item in items:
        text = ": ".join(part for part in (item.lead, item.text) if part)
        yield from _wrapped(text, width, first=f"{margin}- ", rest=f"{margin}  ")
        for detail in item.details:
            yield from _wrapped(detail, width, first=f"{margin}  ", rest=f"{margin}    ")


def _panel(panel: Panel, width: int) -> Iterator[str]:
    yield "*" * width
    yield from _wrapped(panel.title, width)
    yield "*" * width
    for block in panel.body:
        yield from _lines(block, width)


def _table(table: Table, width: int) -> Iterator[str]:
    widths = _column_widths(table, width)
    yield from _row(table.columns, widths)
    yield _GAP.join("-" * size for size in widths)
    rows = [list(_row(row, widths)) for row in table.rows]
    spaced = any(len(lines) > 1 for lines in rows)
    for number, lines in enumerate(rows):
        if spaced and number:
            yield ""
        yield from lines


def _row(cells: Iterable[str], widths: Sequence[int]) -> Iterator[str]:
    columns = [
        [line.ljust(size) for line in textwrap.wrap(cell, size, break_on_hyphens=False) or [""]]
        for cell, size in zip(cells, widths, strict=True)
    ]
    blanks = [" " * size for size in widths]
    for number in range(max(len(column) for column in columns)):
        line = (
            column[number] if number < len(column) else blank for column, blank in zip(columns, blanks, strict=True)
        )
        yield _GAP.join(line).rstrip()


def _column_widths(table: Table, width: int) -> list[int]:
    columns = zip(table.columns, *table.rows, strict=True)
    natural = [max(1, *(len(cell) for cell in column)) for column in columns]
    room = width - len(_GAP) * (len(natural) - 1)
    share = _NARROWEST
    # Columns that need less than a fair share keep what they need; the others divide the rest evenly.
    while share < max(natural) and sum(min(size, share + 1) for size in natural) <= room:
        share += 1
    return [min(size, share) for size in natural]


def _wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [
        first.rstrip()
    ]
