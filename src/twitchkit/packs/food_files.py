"""The files that food databases consist of: that they are there, and that they are those that the pack names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from twitchkit.errors import Diagnostic
from twitchkit.model.food import FoodDatabase
from twitchkit.packs.files import CONTENT
from twitchkit.regular_file import open_regular


def missing(database: FoodDatabase, folder: Path) -> Iterable[Diagnostic]:
    """Iterate over the files of a database that are not in the folder of its pack, or lead out of it."""
    for key, place in (("file", folder), *((key, folder / CONTENT) for key in ("synonyms", "costs", "kinds"))):
        name = getattr(database, key)
        if not name:
            continue
        try:
            open_regular(place / name, folder=folder).close()
        except FileNotFoundError:
            hint = "install the pack again, or make the file again"
            yield Diagnostic("TK601", f"there is no file {name!r}", hint=hint, subject=database.id, path=(key,))
        except (OSError, ValueError) as error:  # ValueError: a zero byte in a name
            reason = getattr(error, "strerror", None) or "its name cannot be"
            yield Diagnostic("TK601", f"{name!r} cannot be read: {reason}", subject=database.id, path=(key,))


def damaged(database: FoodDatabase, folder: Path) -> Iterable[Diagnostic]:
    """Iterate over what is wrong with the file of a database; it is read as a whole, so not at every load."""
    with open_regular(folder / database.file, folder=folder) as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != database.sha256:
        message = f"{database.file!r} is not the file that the pack was made with: its SHA-256 is {found}"
        hint = "install the pack again; if you wrote the pack, write the new digest"
        yield Diagnostic("TK610", message, hint=hint, subject=database.id, path=("sha256",))
