"""How knowledge gets in: packs are found, selected, read, merged and changed by overrides."""

from twitchkit.packs.discovery import InstalledPack, at_paths, installed
from twitchkit.packs.hookspecs import hookimpl
from twitchkit.packs.loading import Loaded, PackProblems, load_content

__all__ = ["InstalledPack", "Loaded", "PackProblems", "at_paths", "hookimpl", "installed", "load_content"]
