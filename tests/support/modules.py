"""Modules that stand beside the package: examples and scripts, loaded from their files."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def module_in(path: Path) -> ModuleType:
    """Return the module in a file, run anew."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
