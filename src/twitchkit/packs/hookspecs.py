"""The hooks that packs answer: one for each kind of content.

All of them are called once, when packs are loaded, and never while a person is assessed. They take no arguments,
return data and change nothing; the order of packs means nothing. A data pack answers them through its files, so its
author needs none of this. A pack with code names a module in the table ``[hooks]`` of its ``pack.toml`` and marks its
functions there::

    from twitchkit.content import Tip, hookimpl

    @hookimpl
    def twitchkit_tips():
        return [Tip(id="stretch_before_bed", ...)]

Ids are short names of the pack, or full ids with its own name. A kind must stand in ``defines`` of the manifest, and
be answered in files or in code, not in both. What is returned is checked as if it had been read from a file. A hook
that raises makes its pack fail to load, and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pluggy

from twitchkit.model.content import KINDS, WRITTEN, Entry

PROJECT = "twitchkit"

hookspec: pluggy.HookspecMarker = pluggy.HookspecMarker(PROJECT)
hookimpl: pluggy.HookimplMarker = pluggy.HookimplMarker(PROJECT)
"""Marks a function of a pack as the answer to the hook of the same name."""


def hook_of(kind: str) -> str:
    """Return the name of the hook for a kind.

    >>> hook_of("tips")
    'twitchkit_tips'
    """
    return f"{PROJECT}_{kind}"


def _specification(kind: str) -> Callable[[], Iterable[Entry]]:
    def hook() -> Iterable[Entry]:
        return ()

    hook.__doc__ = f"Return {KINDS[kind].__name__} objects. Data packs: ``[[{WRITTEN[kind]}]]``."
    return hookspec(hook)


PackHooks: type = type("PackHooks", (), {hook_of(kind): staticmethod(_specification(kind)) for kind in KINDS})
"""The specifications of all hooks; a pack answers those that it has something to say to."""

HOOKS: Mapping[str, str] = {hook_of(kind): kind for kind in KINDS}
"""The names of all hooks, each with its kind."""
