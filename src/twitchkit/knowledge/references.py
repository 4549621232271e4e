"""Sources: which full ids a statement cites."""

from __future__ import annotations

from twitchkit.knowledge.index import Index
from twitchkit.model.provenance import Statement

CLAIMED = ("conditions", "findings", "measurements", "nutrients", "tips")
"""The kinds of things that a claim can be about."""


def cited(statement: Statement, index: Index, subject: str) -> tuple[str, ...]:
    """Return the full ids of the sources of a statement; what cannot be resolved is reported by the checks."""
    pack = subject.partition(":")[0]
    found = (index.candidates(("sources",), citation.source, pack) for citation in statement.cite)
    return tuple(ids[0] for ids in found if len(ids) == 1)
