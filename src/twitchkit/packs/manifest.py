"""The manifest of a pack: who it is, what it may hold, what it needs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from twitchkit.errors import Diagnostic, did_you_mean
from twitchkit.ids import is_name
from twitchkit.model.content import SAFETY_KINDS, SINGULAR
from twitchkit.packs.versions import is_specifier

FILE_NAME = "pack.toml"
SCHEMA = 1
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@frozen(kw_only=True)
class About:
    """The table ``[pack]``: id, title, language, license, and which kinds it may hold.

    ``reviewed`` is the day of the last review, ``review_by`` the day by which the next one is due.
    """

    id: str
    title: str
    language: str = "en"
    license: str
    reviewed: datetime.date
    review_by: datetime.date | None = None
    requires_twitchkit: str = ""
    defines: tuple[str, ...]


@frozen(kw_only=True)
class Hooks:
    """The table ``[hooks]`` of a pack with code: the module that answers hooks."""

    module: str


@frozen(kw_only=True)
class Manifest:
    """A whole ``pack.toml``; ``needs`` are the packs whose names it uses, with the versions that will do."""

    schema: int
    pack: About
    needs: Mapping[str, str] = field(factory=dict)
    hooks: Hooks | None = None

    @property
    def holds_safety(self) -> bool:
        """Whether the pack may hold what no pack is left out with: red flags or cautions."""
        return not SAFETY_KINDS.isdisjoint(self.pack.defines)


def problems_of(manifest: Manifest) -> Iterable[Diagnostic]:
    """Yield what is wrong with the values of a manifest, each with its path."""
    about = manifest.pack
    if not is_name(about.id):
        yield Diagnostic("TK105", f"{about.id!r} is no name in snake_case", path=("pack", "id"))
    if not _LANGUAGE.fullmatch(about.language):
        message = f"'language' cannot be {about.language[:60]!r}"
        hint = 'write its code (BCP 47): "en", "de", "pt-BR"'
        yield Diagnostic("TK105", message, hint=hint, path=("pack", "language"))
    if not is_specifier(about.requires_twitchkit):
        yield _no_specifier(about.requires_twitchkit, ("pack", "requires_twitchkit"))
    if about.review_by is not None and about.review_by <= about.reviewed:
        message = "'review_by' is not after 'reviewed'"
        hint = "give the day by which somebody is to review the pack again"
        yield Diagnostic("TK105", message, hint=hint, path=("pack", "review_by"))
    for position, kind in enumerate(about.defines):
        if kind not in SINGULAR:
            hint = did_you_mean(kind, SINGULAR) or f"kinds: {', '.join(SINGULAR)}"
            yield Diagnostic("TK105", f"unknown kind {kind!r}", hint=hint, path=("pack", "defines", position))
    for name, versions in manifest.needs.items():
        if name == about.id:
            yield Diagnostic("TK105", "a pack does not need itself", hint="remove it", path=("needs", name))
        if not is_specifier(versions):
            yield _no_specifier(versions, ("needs", name))


def _no_specifier(text: str, path: tuple[str, ...]) -> Diagnostic:
    return Diagnostic("TK105", f"{text!r} names no versions", hint='write them like ">=0.1,<1"', path=path)
