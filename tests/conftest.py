from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

import twitchkit as tk

settings.register_profile("dev", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci", max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def kit() -> tk.Kit:
    """The four packs as they are installed."""
    return tk.load(["vocabulary", "nutrients", "differential", "lifestyle"])
