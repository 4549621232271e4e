from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from support import loading
from support.everything_told import LACKING, TOLD_MUCH, told_about, told_in_an_emergency
from support.installed_packs import only_installed

import twitchkit as tk

PACKS = Path(__file__).parents[1] / "packs"

loading.keep_what_is_loaded()
gc.set_threshold(
    20_000, 20, 20
)  # kits are many objects that stay: looking at them again and again took an eighth of the time

if sys.dont_write_bytecode:  # the programs that tests start would compile everything anew, each of them
    BYTECODE = TemporaryDirectory(prefix="bytecode-")
    os.environ["PYTHONPYCACHEPREFIX"] = BYTECODE.name
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile(
    "quick",
    max_examples=20,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=120, derandomize=True)
settings.register_profile("fresh", settings.get_profile("quick"), max_examples=500, derandomize=False)
settings.load_profile("quick")


@pytest.fixture(scope="session")
def kit() -> tk.Kit:
    """The four packs as they are installed."""
    return tk.load(["vocabulary", "nutrients", "differential", "lifestyle"])


@pytest.fixture(scope="session")
def kit_with_table() -> tk.Kit:
    """The four packs and the large food table."""
    return tk.load(["vocabulary", "nutrients", "differential", "lifestyle", "foods_usda"])


@pytest.fixture(scope="session")
def full_kit() -> tk.Kit:
    """All packs of this repository; the European values need not be installed."""
    names = ["vocabulary", "nutrients", "differential", "lifestyle", "foods_usda"]
    return tk.load(names, paths=[PACKS / "reference_efsa" / "src" / "twitchkit_pack_reference_efsa"])


@pytest.fixture(scope="session")
def told(full_kit: tk.Kit) -> dict[str, list[object]]:
    """All that a kit answers about a person of whom much was told, one who lacks something, and one in an emergency."""
    people = {"much": TOLD_MUCH, "lacking": LACKING}
    told = {name: list(told_about(full_kit, person)) for name, person in people.items()}
    return {**told, "emergency": list(told_in_an_emergency(full_kit))}


@pytest.fixture
def no_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pack is installed."""
    only_installed(monkeypatch)
