"""The records of sources: days that have come, and addresses that lead somewhere."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from twitchkit.errors import Diagnostic
from twitchkit.ids import pack_of
from twitchkit.model.content import Content
from twitchkit.model.provenance import Source

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?|([\w-]+/)*[\w-]+\.(md|html|pdf)")
"""An address of the web, or the path of a document that comes with the pack."""


def check_sources(content: Content, pack: str, as_of: datetime.date | None) -> Iterator[Diagnostic]:
    """Yield what cannot be so in the sources of a pack; without a day, none counts as the future."""
    for source in content.sources.values():
        if pack_of(source.id) == pack:
            yield from _days(source, as_of)
            yield from _addresses(source)


def _days(source: Source, as_of: datetime.date | None) -> Iterator[Diagnostic]:
    try:
        checked = datetime.date.fromisoformat(source.checked) if source.checked else None
    except ValueError:
        message, hint = f"'checked' cannot be {source.checked[:60]!r}", 'write the day like "2026-11-22", or nothing'
        yield Diagnostic("TK105", message, hint=hint, subject=source.id, path=("checked",))
        checked = None
    if as_of is None:
        return
    if source.year is not None and source.year > as_of.year:
        message, hint = f"the year {source.year} lies in the future", "look at the year of the source"
        yield Diagnostic("TK520", message, hint=hint, subject=source.id, path=("year",))
    if checked is not None and checked > as_of:
        message, hint = f"'checked' {checked} lies in the future", "give the day on which you looked"
        yield Diagnostic("TK520", message, hint=hint, subject=source.id, path=("checked",))


def _addresses(source: Source) -> Iterator[Diagnostic]:
    if source.doi and not _DOI.fullmatch(source.doi):
        inside = _DOI.search(source.doi)
        hint = f'write doi = "{inside[0]}"' if inside else "a doi begins with 10. and has a slash"
        yield Diagnostic("TK523", "'doi' leads nowhere", hint=hint, subject=source.id, path=("doi",))
    if source.url and not _ADDRESS.fullmatch(source.url):
        hint = "write the whole address: https://…"
        yield Diagnostic("TK523", "'url' leads nowhere", hint=hint, subject=source.id, path=("url",))
