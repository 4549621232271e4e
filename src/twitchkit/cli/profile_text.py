"""A profile as the text of a file."""

from __future__ import annotations

import json
from collections.abc import Callable

from twitchkit.errors import MissingExtraError
from twitchkit.model.profile import Profile
from twitchkit.profile_file import profile_to_dict


def as_json(profile: Profile) -> str:
    """Return a profile as JSON."""
    return json.dumps(profile_to_dict(profile), indent=2, ensure_ascii=False) + "\n"


def toml_writer(feature: str) -> Callable[[Profile], str]:
    """Return what writes TOML; raises ``MissingExtraError``, which names what needs it, where it is not installed."""
    try:
        import tomli_w  # noqa: PLC0415 (only who writes profiles needs it)
    except ImportError:
        raise MissingExtraError(feature, "cli") from None
    return lambda profile: tomli_w.dumps(profile_to_dict(profile))
