"""A document as Markdown, for pages on the web."""

from __future__ import annotations

import re

from twitchkit.render.blocks import Bullets, Document, FlatBlock, Heading, Item, Panel, Paragraph, with_spacing

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def to_markdown(document: Document) -> str:
    """Return a document as Markdown; what would be marks in a text is escaped.

    >>> to_markdown((Heading("Tips"), Paragraph("Rest_1")))
    '# Tips\\n\\nRest\\\\_1\\n'
    """
    return "\n".join("\n".join(_lines(block)) + "\n" for block, _ in with_spacing(document))


def _lines(block: FlatBlock) -> list[str]:
    match block:
        case Heading(text, level):
            return [f"{'#' * level} {_plain(text)}"]
        case Paragraph(text):
            return [_plain(text)]
        case Bullets(items, title=title):
            return [*([f"**{_plain(title)}**", ""] if title else []), *(line for item in items for line in _item(item))]
        case Panel(title, body):
            inner = "\n\n".join("\n".join(_lines(part)) for part in body)
            return [f"> **{_plain(title)}**", *(f"> {line}".rstrip() for line in inner.split("\n"))]
        case _:
            rows = [block.columns, tuple("---" for _ in block.columns), *block.rows]
            return ["| " + " | ".join(cell if cell == "---" else _plain(cell) for cell in row) + " |" for row in rows]


def _item(item: Item) -> list[str]:
    lead = f"**{_plain(item.lead)}:** " if item.lead else ""
    return [f"- {lead}{_plain(item.text)}", *(f"  - {_plain(detail)}" for detail in item.details)]


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
