"""twitchkit: explained, cited assessments of legs that twitch at night, from plug-in knowledge packs.

>>> import twitchkit as tk
>>> kit = tk.load([])                            # tk.load() takes all installed packs
>>> kit.assess(tk.Profile(age=61)).urgency.tier.value
'routine'

The public names stand in ``__init__.pyi``. What authors of packs in code need is in :mod:`twitchkit.content`, what
compares results with a known truth in :mod:`twitchkit.evaluation`, many people at once in :mod:`twitchkit.table`.
"""

from importlib import import_module
from os.path import join

# The loader reads it from a wheel, a zip file or a frozen program alike; pkgutil would double the time of the import.
_LINES = __spec__.loader.get_data(join(*__path__, "__init__.pyi")).decode().splitlines()
_HOMES = {name: home for line in _LINES if line.startswith("from ") for _, home, _, name, *_ in [line.split()]}
__all__ = [*_HOMES]  # noqa: PLE0604  (texts, as a type checker cannot see here; it reads the other file)


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: ``import twitchkit`` itself loads nothing heavy."""
    if name not in _HOMES:
        raise AttributeError(f"module 'twitchkit' has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__]
