"""The union of contents: pure, and the same whatever the order, however they are grouped, however often one comes."""

from __future__ import annotations

from collections.abc import Iterable

from twitchkit.errors import Diagnostic, KnowledgeError
from twitchkit.model.content import Content, Entry


def merge(contents: Iterable[Content]) -> Content:
    """Return everything that some contents say.

    The same statement twice is one; two different ones with one id raise :class:`KnowledgeError` (TK204), all at once.

    >>> merge([Content(), Content()]) == Content()
    True
    """
    union: dict[str, Entry] = {}
    doubled: set[str] = set()
    for content in contents:
        for entry in content:
            other = union.setdefault(entry.id, entry)
            if other is not entry and other != entry:
                doubled.add(entry.id)
    if doubled:
        message = "two different statements have this id"
        raise KnowledgeError([Diagnostic("TK204", f"{message}: {id}", subject=id) for id in sorted(doubled)])
    return Content.of(union.values())
