"""Numbered references: a statement gets its numbers when it is shown; the list has what was shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from twitchkit.ids import short
from twitchkit.model.provenance import Citation, Source
from twitchkit.render.blocks import Block, Bullets, Heading, Item


class References:
    """The sources of one document, numbered in the order in which they are first cited."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def mark(self, ids: Iterable[str]) -> str:
        """Return the numbers of some sources as they stand behind a statement, with a space before.

        >>> References({}).mark(["vocabulary:allen_2014", "vocabulary:hening_2009"])
        ' [1, 2]'
        """
        numbers = [self._numbers.setdefault(id, len(self._numbers) + 1) for id in ids]
        return f" [{', '.join(str(number) for number in sorted(set(numbers)))}]" if numbers else ""

    def cite(self, citations: Iterable[Citation]) -> str:
        """Return the numbers of the sources of some citations, like :meth:`mark`."""
        return self.mark(citation.source for citation in citations)

    def blocks(self) -> tuple[Block, ...]:
        """Return the list of everything that was cited so far; nothing if nothing was."""
        if not self._numbers:
            return ()
        items = (Item(f"[{number}] {self._text(id)}") for id, number in self._numbers.items())
        return Heading("Sources"), Bullets(tuple(items))

    def _text(self, id: str) -> str:
        source = self._sources.get(id)
        return short(id) if source is None else source_text(source)


class Uncited(References):
    """The references of a document that shows none."""

    def mark(self, ids: Iterable[str]) -> str:
        """Return nothing, whatever is cited."""
        return ""


def source_text(source: Source) -> str:
    """Write a source as a reference list does: authors, year, title, where, DOI or address.

    >>> source_text(Source(id="a:b", title="Legs", authors="Doe J", year=2020, doi="10.1/x"))
    'Doe J. 2020. Legs. doi:10.1/x'
    """
    parts = (
        source.authors.rstrip("."),
        str(source.year or ""),
        source.title.rstrip("."),
        source.published_in.rstrip("."),
        f"doi:{source.doi}" if source.doi else source.url,
    )
    return ". ".join(part for part in parts if part)
