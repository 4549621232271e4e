"""Environments in which few of the shipped packs are installed: what is said of a small pack is said sooner."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest

from twitchkit.packs import discovery


def only_installed(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let nobody see the packs that are installed, but for some."""
    seen = tuple(point for point in entry_points(group=discovery.GROUP) if point.name in names)
    monkeypatch.setattr(discovery, "entry_points", lambda *, group: seen)
