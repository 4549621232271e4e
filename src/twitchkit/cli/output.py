"""Where results and messages go: data to standard output, messages to standard error."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable
from importlib.util import find_spec

from twitchkit.errors import printable
from twitchkit.model.plain import Json
from twitchkit.render.blocks import Document
from twitchkit.render.plain import to_text

_MOST_MESSAGES = 50


def prepare() -> None:
    """Make what is piped or written to a file UTF-8 with plain line feeds, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def show(document: Document) -> None:
    """Print a document: with color on a terminal that has rich, else as plain text."""
    if _is_colored():
        from twitchkit.cli.terminal import print_document  # noqa: PLC0415 (rich is optional, and slow to load)

        print_document(document)
        sys.stdout.flush()
    else:
        write(to_text(document))


def show_json(data: Json) -> None:
    """Print plain data as JSON."""
    write(json_text(data))


def json_text(data: Json) -> str:
    """Return plain data as JSON to read."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def write(text: str) -> None:
    """Write all of a text to standard output, or raise ``OSError``.

    Where Python was told not to buffer, a stream writes what there is room for, and says nothing of the rest.
    """
    raw = getattr(sys.stdout, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    whole = io.BufferedWriter(raw)
    try:
        whole.write(text.encode(sys.stdout.encoding, sys.stdout.errors or "strict"))
        whole.flush()
    finally:
        whole.detach()


def complain(messages: Iterable[str]) -> None:
    """Print messages to standard error, one a line; very many are cut short."""
    lines = [printable(message) for message in messages]
    if len(lines) > _MOST_MESSAGES:
        lines = [*lines[:_MOST_MESSAGES], f"and {len(lines) - _MOST_MESSAGES} more"]
    sys.stderr.write("".join(f"twitchkit: {line}\n" for line in lines))


def counted(number: int, what: str) -> str:
    """Say how many there are of something.

    >>> counted(1, "pack"), counted(2, "pack")
    ('1 pack', '2 packs')
    """
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _is_colored() -> bool:
    return (
        sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
        and find_spec("rich") is not None
    )
