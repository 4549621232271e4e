"""What the files of a pack say, kept beside them when the pack is built, and read in their place.

What is kept is plain data, with names as they were written: to parse TOML and CSV takes most of the time in which a
pack is read. The files stay what counts. What is kept names their digest, and of other files it is never used.
"""

from __future__ import annotations

import json
from pathlib import Path

from twitchkit.errors import Diagnostic, StructureError
from twitchkit.model.kinds import Path as Place
from twitchkit.packs.content_file import read_content_file
from twitchkit.packs.files import MOST_BYTES, Files, parse_files
from twitchkit.packs.origins import Origin
from twitchkit.packs.statements import Statements
from twitchkit.regular_file import read_regular

COMPILED = "compiled.json"
FORMAT = 1
"""Raised whenever something else is kept, or is kept otherwise."""


class _Kept(Statements):
    """Statements that also remember what they were read from, in order."""

    def __init__(self, pack: str) -> None:
        super().__init__(pack)
        self.kept: list[tuple[str, object, str, Place, int]] = []

    def read(self, kind: str, data: object, origin: Origin) -> None:
        self.kept.append((kind, data, origin.file, origin.at, origin.line))
        super().read(kind, data, origin)


def compiled(files: Files) -> str:
    """Return what is kept of files; raises :class:`StructureError` with all that is wrong with them, and keeps nothing.

    It is one line a statement, so that two states of it can be compared.
    """
    statements = _Kept(files.pack)
    parsed = parse_files(files)
    statements.problems += (*files.problems, *parsed.problems)
    for file in parsed.toml:
        read_content_file(file, statements)
    if statements.problems:
        raise StructureError(statements.problems)
    head = json.dumps({"format": FORMAT, "sha256": files.sha256})
    return "\n".join([head, *(json.dumps(item, ensure_ascii=False) for item in statements.kept), ""])


def read_compiled(folder: Path, files: Files, statements: Statements) -> bool:
    """Read the statements that were kept of these very files; tell whether there are such."""
    try:
        text = read_regular(folder / COMPILED, most=MOST_BYTES, folder=folder).decode()
        head, *lines = text.splitlines()
        if json.loads(head) != {"format": FORMAT, "sha256": files.sha256} or not files.whole:
            return False
        kept = json.loads(f"[{','.join(lines)}]")
    except (OSError, ValueError):  # there is none, or it is damaged
        return False
    texts = {f"{files.pack}/{name}": content.decode("utf-8-sig") for name, content in files.contents.items()}
    for kind, data, file, at, line in kept:
        text = "" if line else texts[file]
        statements.read(kind, data, Origin(file=file, text=text, at=tuple(at), line=line))
    return True


def check_compiled(folder: Path, files: Files) -> list[Diagnostic]:
    """Return that what is kept is not what the files say, if it is not; where nothing is kept, nothing is wrong."""
    try:
        if not (folder / COMPILED).exists() or (folder / COMPILED).read_text(encoding="utf-8") == compiled(files):
            return []
    except (OSError, ValueError):
        pass
    hint = "write it anew: twitchkit packs compile PACK"
    return [Diagnostic("TK615", "this is not what the files say", hint=hint, file=f"{files.pack}/{COMPILED}")]
