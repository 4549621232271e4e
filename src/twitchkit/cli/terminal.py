"""A document on a terminal, in color; the one module that needs rich."""

from __future__ import annotations

from collections.abc import Iterable

from rich.box import HEAVY, ROUNDED, SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel as RichPanel
from rich.table import Table as RichTable
from rich.text import Text

from twitchkit.render.blocks import (
    Bullets,
    Document,
    FlatBlock,
    Heading,
    Item,
    Panel,
    Paragraph,
    Table,
    Tone,
    with_spacing,
)

_WIDEST = 100
_STYLES = {
    Tone.PLAIN: "",
    Tone.EMERGENCY: "bold red",
    Tone.WARNING: "yellow",
    Tone.GOOD: "green",
    Tone.MUTED: "dim",
}
_HEADINGS = {1: "bold cyan", 2: "bold"}


def print_document(document: Document) -> None:
    """Print a document to standard output, no wider than is pleasant to read."""
    console = Console(highlight=False, markup=False, emoji=False)
    width = min(console.width, _WIDEST)
    for block, spaced in with_spacing(document):
        if spaced:
            console.print()
        console.print(_rendered(block), width=width)


def _rendered(block: FlatBlock) -> RenderableType:
    match block:
        case Heading(text, level):
            return Text(text, style=_HEADINGS[level])
        case Paragraph(text, tone):
            return Text(text, style=_STYLES[tone])
        case Bullets(items, title=title):
            return _bullets(items, title)
        case Table(columns, rows):
            return _table(columns, rows)
        case Panel(title, body, tone):
            box = HEAVY if tone is Tone.EMERGENCY else ROUNDED
            head = Text(title, style=f"bold {_STYLES[tone]}".strip())
            inside = Group(head, *(_rendered(part) for part in body))
            return RichPanel(inside, box=box, border_style=_STYLES[tone], padding=(0, 1))


def _bullets(items: Iterable[Item], title: str) -> RenderableType:
    grid = RichTable.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for item in items:
        style = _STYLES[item.tone]
        text = Text(style=style)
        if item.lead:
            text.append(item.lead, style="bold").append(": " if item.text else "")
        text.append(item.text)
        for detail in item.details:
            text.append(f"\n{detail}", style="dim")
        grid.add_row(Text("•", style=style), text)
    if not title:
        return grid
    return Group(Text(title, style="underline"), Padding(grid, (0, 0, 0, 1)))


def _table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> RenderableType:
    table = RichTable(*columns, box=SIMPLE_HEAD, header_style="bold", show_lines=False, pad_edge=False)
    if table.columns:
        table.columns[0].style = "bold"
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
