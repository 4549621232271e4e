"""The files that food databases consist of: that they are there, and that they are those that the pack names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from twitchkit.errors import Diagnostic
from twitchkit.model.food import FoodDatabase
from twitchkit.packs.files import CONTENT


def missing(database: FoodDatabase, folder: Path) -> Iterable[Diagnostic]:
    """Iterate over the files of a database that are not in the folder of its pack."""
    for key, place in (("file", folder), *((key, folder / CONTENT) for key in ("synonyms", "costs", "kinds"))):
        name = getattr(database, key)
        if name and not (place / name).is_file():
            hint = "install the pack again, or make the file again"
            yield Diagnostic("TK601", f"there is no file {name!r}", hint=hint, subject=database.id, path=(key,))


def damaged(database: FoodDatabase, folder: Path) -> Iterable[Diagnostic]:
    """Iterate over what is wrong with the file of a database; it is read as a whole, so not at every load."""
    found = hashlib.sha256((folder / database.file).read_bytes()).hexdigest()
    if found != database.sha256:
        message = f"{database.file!r} is not the file that the pack was made with: its SHA-256 is {found}"
        hint = "install the pack again; its author writes the new digest"
        yield Diagnostic("TK610", message, hint=hint, subject=database.id, path=("sha256",))
