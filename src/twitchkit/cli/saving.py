"""A profile written to a file, because somebody named one: as JSON by its suffix, else as TOML."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from twitchkit.errors import MissingExtraError
from twitchkit.model.profile import Profile
from twitchkit.profile_file import profile_to_dict

Writer = Callable[[Profile], str]


def writer_of(name: str) -> Writer:
    """Return what makes a file's text of a profile; raises ``MissingExtraError`` where TOML cannot be written."""
    if name.endswith(".json"):
        return lambda profile: json.dumps(profile_to_dict(profile), indent=2, ensure_ascii=False) + "\n"
    try:
        import tomli_w  # noqa: PLC0415 (only who saves needs it)
    except ImportError:
        raise MissingExtraError("saving an interview as TOML", "cli") from None
    return lambda profile: tomli_w.dumps(profile_to_dict(profile))


def save(name: str, text: str) -> None:
    """Write a file in one step, so that an interruption leaves the old one or the new one, readable by its owner."""
    with tempfile.NamedTemporaryFile("w", dir=Path(name).absolute().parent, delete=False, encoding="utf-8") as file:
        file.write(text)
    os.replace(file.name, name)
