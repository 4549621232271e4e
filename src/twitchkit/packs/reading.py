"""Reading packs: from what was found to content, with the origin of every statement and a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Mapping

from attrs import field, frozen

from twitchkit.errors import Diagnostic
from twitchkit.model.assessment import PackStamp
from twitchkit.model.content import Content, Entry
from twitchkit.model.kinds import Path
from twitchkit.packs.compiled import read_compiled
from twitchkit.packs.content_file import read_content_file
from twitchkit.packs.discovery import InstalledPack
from twitchkit.packs.files import Files, parse_files, read_files
from twitchkit.packs.food_files import missing
from twitchkit.packs.origins import Origin
from twitchkit.packs.plugins import Speaker, ask
from twitchkit.packs.statements import Statements


@frozen(kw_only=True)
class ReadPack:
    """A pack with its content as far as it could be read; ``problems`` say what could not.

    ``unread`` are the words of what could not be read, ``not_judged`` the places of statements that were read in part,
    ``advice`` what loads all the same and is better otherwise.
    """

    found: InstalledPack
    stamp: PackStamp
    content: Content = field(repr=False)
    origins: Mapping[str, Origin] = field(repr=False)
    problems: tuple[Diagnostic, ...]
    unread: Container[str] = field(repr=False)
    not_judged: Mapping[str, frozenset[Path]] = field(repr=False)
    advice: tuple[Diagnostic, ...] = ()


class _Everything:
    """What may be in a pack of which a part could not be read at all."""

    def __contains__(self, name: object) -> bool:
        return True


EVERYTHING: Container[str] = _Everything()


def read_packs(found: Iterable[InstalledPack]) -> tuple[ReadPack, ...]:
    """Read packs: their files first, then the answers to all hooks. Nothing raises; problems stay with their pack."""
    read = [_read_files(pack) for pack in found]
    said = ask(speaker for speaker, _ in read)
    return tuple(_read_pack(speaker, files, said.get(speaker.found.id, {})) for speaker, files in read)


def _read_files(pack: InstalledPack) -> tuple[Speaker, Files | None]:
    statements = Statements(pack.id)
    statements.problems += pack.problems
    statements.unread |= pack.unread
    speaker = Speaker(found=pack, statements=statements)
    if pack.folder is None or pack.manifest is None:
        return speaker, None
    files = read_files(pack.folder, pack.id)
    statements.problems += files.problems
    if not read_compiled(pack.folder, files, statements):
        parsed = parse_files(files)
        statements.problems += parsed.problems
        for file in parsed.toml:
            read_content_file(file, statements)
    return speaker, files


def _read_pack(speaker: Speaker, files: Files | None, said: Mapping[str, Iterable[Entry]]) -> ReadPack:
    pack, statements = speaker.found, speaker.statements
    content = Content.of(entry for entries in said.values() for entry in entries)
    for database in content.food_databases.values():
        origin = statements.origins[database.id]
        statements.problems += map(origin.place, missing(database, pack.folder) if pack.folder else ())
    sha256 = files.sha256 if files else ""
    if pack.manifest is not None and pack.manifest.hooks is not None:
        # What code gives is not in any file, so its digest takes in the objects themselves.
        sha256 = hashlib.sha256(f"{sha256}\n{content!r}".encode()).hexdigest()
    review_by = pack.manifest.pack.review_by if pack.manifest else None
    return ReadPack(
        found=pack,
        stamp=PackStamp(
            id=pack.id,
            version=pack.version,
            sha256=sha256,
            review_by=review_by.isoformat() if review_by else "",
        ),
        content=content,
        origins=statements.origins,
        problems=tuple(statements.problems),
        unread=EVERYTHING if statements.lost or files is None or not files.whole else statements.unread,
        not_judged=statements.not_judged,
        advice=tuple(statements.advice),
    )
