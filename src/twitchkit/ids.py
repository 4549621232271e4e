"""Identifiers: ``pack:name`` in snake_case, and the short name wherever it is unambiguous."""

from __future__ import annotations

import re

_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


def is_name(text: str) -> bool:
    """Tell whether a text is a short name: snake_case, ASCII, starting with a letter.

    >>> is_name("urge_to_move"), is_name("Urge-to-move")
    (True, False)
    """
    return _NAME.fullmatch(text) is not None


def is_id(text: str) -> bool:
    """Tell whether a text is a full id.

    >>> is_id("vocabulary:urge_to_move"), is_id("urge_to_move")
    (True, False)
    """
    pack, colon, name = text.partition(":")
    return bool(colon) and is_name(pack) and is_name(name)


def qualify(name: str, pack: str) -> str:
    """Return the full id of a name in a pack; a full id is returned as it is.

    >>> qualify("ferritin", "vocabulary"), qualify("acme:ferritin", "vocabulary")
    ('vocabulary:ferritin', 'acme:ferritin')
    """
    return name if ":" in name else f"{pack}:{name}"


def short(id: str) -> str:
    """Return the name without its pack.

    >>> short("vocabulary:ferritin")
    'ferritin'
    """
    return id.rpartition(":")[2]


def pack_of(id: str) -> str:
    """Return the pack of a full id.

    >>> pack_of("vocabulary:ferritin")
    'vocabulary'
    """
    return id.partition(":")[0]
