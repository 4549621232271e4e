"""The bytes of a text file, as a text: UTF-8 and nothing else, with a word on what it seems to be otherwise."""

from __future__ import annotations

import codecs

from twitchkit.errors import Diagnostic, StructureError

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(content: bytes, *, file: str = "") -> str:
    """Return the text of a file; raises :class:`StructureError` (TK101) if it is not UTF-8.

    >>> decoded("Crème".encode("latin-1"), file="a.toml")
    Traceback (most recent call last):
    ...
    twitchkit.errors.StructureError: a.toml: TK101 not a text in UTF-8; save the file as UTF-8
    """
    if content.startswith(_MARKS) or b"\0" in content[:4]:
        hint = "it seems to be UTF-16: save the file as UTF-8"
        raise StructureError([Diagnostic("TK101", "not a text in UTF-8", hint=hint, file=file)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save the file as UTF-8"
        raise StructureError([Diagnostic("TK101", "not a text in UTF-8", hint=hint, file=file)]) from None
