"""Values of arguments, read and checked."""

from __future__ import annotations

import datetime
from argparse import ArgumentTypeError


def date(text: str) -> str:
    """Read a day (ISO 8601)."""
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a date like 2026-11-22") from None


def count(text: str) -> int:
    """Read a whole number from 0."""
    if not (text.isascii() and text.isdecimal()):
        raise ArgumentTypeError(f"{text!r} is not a whole number, 0 or more")
    return int(text)


def from_one(text: str) -> int:
    """Read a whole number from 1."""
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)


def names(text: str) -> list[str]:
    """Read names with commas between them."""
    return [name.strip() for name in text.split(",") if name.strip()]


def file_name(text: str) -> str:
    """Read the name of a file; an empty one, as of a variable that is not set, is none."""
    if not text:
        raise ArgumentTypeError("the name of the file is empty")
    return text
