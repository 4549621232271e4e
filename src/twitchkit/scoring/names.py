"""Names in a profile: each looked up once, a wrong one noted with what it may have meant."""

from __future__ import annotations

from twitchkit.errors import Diagnostic, UnknownIdError
from twitchkit.knowledge import Knowledge

HINTS = 20  # looking for a similar word is slow, and a profile can have thousands of wrong names


def find_id(
    knowledge: Knowledge, kind: str, name: str, problems: list[Diagnostic], path: tuple[str | int, ...]
) -> str | None:
    """Return the id of a name of a kind ("findings"); None, with the problem noted, if there is none."""
    plain = knowledge.index.names((kind,)).plain(name)
    if plain is not None:
        return plain
    found = knowledge.index.candidates((kind,), name)
    if len(found) == 1:
        return found[0]
    what = f"unknown {kind.removesuffix('s')}"
    if len(problems) < HINTS:
        try:
            knowledge.resolve(kind, name)
        except UnknownIdError as error:
            what = f"{what}: {error}"
    problems.append(Diagnostic("TK202", what, path=path, missing="" if found else name))
    return None
