"""The bytes of a text file, as a text: UTF-8 and nothing else, with a word on what it seems to be otherwise."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from twitchkit.errors import Diagnostic, StructureError

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(content: bytes, *, file: str = "") -> str:
    """Return the text of a file; raises :class:`StructureError` (TK101) if it is not UTF-8.

    >>> decoded("Crème".encode("latin-1"), file="a.toml")
    Traceback (most recent call last):
    ...
    twitchkit.errors.StructureError: a.toml: TK101 not a text in UTF-8; save the file as UTF-8
    """
    text, problems = as_meant(content, file=file)
    if problems:
        raise StructureError(problems)
    return text


class Meant(NamedTuple):
    """The text of a file as it seems to be meant, and that it is not UTF-8."""

    text: str
    problems: tuple[Diagnostic, ...]


def as_meant(content: bytes, *, file: str = "") -> Meant:
    """Return the text of a file, whatever it is saved as, so that all else that is wrong with it can be told.

    >>> as_meant("Crème".encode("latin-1")).text
    'Crème'
    """
    if content.startswith(_MARKS) or b"\0" in content[:4]:
        hint = "it seems to be UTF-16: save the file as UTF-8"
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            return Meant(content.decode("utf-8-sig"), ())
        except UnicodeDecodeError:
            hint, text = "save the file as UTF-8", content.decode("latin-1")
    return Meant(text, (Diagnostic("TK101", "not a text in UTF-8", hint=hint, file=file),))
