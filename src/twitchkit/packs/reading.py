"""Reading packs: from what was found to content, with the origin of every statement and a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from twitchkit.errors import Diagnostic
from twitchkit.model.assessment import PackStamp
from twitchkit.model.content import Content, Entry
from twitchkit.packs.content_file import read_content_file
from twitchkit.packs.discovery import InstalledPack
from twitchkit.packs.files import read_files
from twitchkit.packs.food_files import missing
from twitchkit.packs.origins import Origin
from twitchkit.packs.plugins import Speaker, ask
from twitchkit.packs.statements import Statements


@frozen(kw_only=True)
class ReadPack:
    """A pack with its content as far as it could be read; ``problems`` say what could not."""

    found: InstalledPack
    stamp: PackStamp
    content: Content = field(repr=False)
    origins: Mapping[str, Origin] = field(repr=False)
    problems: tuple[Diagnostic, ...]


def read_packs(found: Iterable[InstalledPack]) -> tuple[ReadPack, ...]:
    """Read packs: their files first, then the answers to all hooks. Nothing raises; problems stay with their pack."""
    read: list[tuple[Speaker, str]] = [_read_files(pack) for pack in found]
    said = ask(speaker for speaker, _ in read if not speaker.found.problems)
    return tuple(_read_pack(speaker, sha256, said.get(speaker.found.id, {})) for speaker, sha256 in read)


def _read_files(pack: InstalledPack) -> tuple[Speaker, str]:
    statements = Statements(pack.id)
    statements.problems += pack.problems
    speaker = Speaker(found=pack, statements=statements)
    if pack.folder is None or pack.manifest is None:
        return speaker, ""
    files = read_files(pack.folder, pack.id)
    statements.problems += files.problems
    for file in files.toml:
        read_content_file(file, statements)
    return speaker, files.sha256


def _read_pack(speaker: Speaker, sha256: str, said: Mapping[str, Iterable[Entry]]) -> ReadPack:
    pack, statements = speaker.found, speaker.statements
    content = Content.of(entry for entries in said.values() for entry in entries)
    for database in content.food_databases.values():
        origin = statements.origins[database.id]
        statements.problems += map(origin.place, missing(database, pack.folder) if pack.folder else ())
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
    )
