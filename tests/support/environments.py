"""Wheels and fresh virtual environments for tests that install things: with uv where it is, else with venv and pip."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKS = ("vocabulary", "nutrients", "differential", "lifestyle", "reference_efsa", "foods_usda")
PROJECTS = (ROOT, *(ROOT / "packs" / name for name in PACKS))

_HERE = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
_UV = os.environ.get("UV") or shutil.which("uv", path=_HERE)  # `uv run` tells in UV where it is
_PATIENCE = 300  # seconds; the first build fetches what it builds with


def run(command: Sequence[str | Path], *, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run a command and return what it printed; a failure shows both of its outputs."""
    texts = [str(part) for part in command]
    done = subprocess.run(
        texts, cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=_PATIENCE, check=False
    )
    if done.returncode:
        pytest.fail(f"{' '.join(texts)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}", pytrace=False)
    return done.stdout


def workspace_wheels(base: Path) -> Path:
    """Return the folder with the wheels of the library and all packs, built once a test run."""
    if not _UV and find_spec("pip") is None:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say("wheels are built by uv or pip: neither is beside this interpreter or on the path")
    folder = base / "workspace-wheels"
    if folder.exists():
        return folder
    if _UV:
        run([_UV, "build", "--quiet", "--all-packages", "--wheel", "--out-dir", folder], cwd=ROOT)
    else:
        for project in PROJECTS:
            build_wheel(project, folder)
    return folder


def build_wheel(project: Path, folder: Path) -> Path:
    """Build the wheel of one project into a folder of its own and return it."""
    if _UV:
        run([_UV, "build", "--quiet", "--wheel", "--out-dir", folder, project], cwd=project)
    else:
        run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, project], cwd=project)
    return max(folder.glob("*.whl"), key=lambda wheel: wheel.stat().st_mtime_ns)


class Environment:
    """A fresh virtual environment with nothing of this checkout on its path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        if _UV:
            run([_UV, "venv", "--quiet", "--python", sys.executable, folder], cwd=folder.parent)
        else:
            run([sys.executable, "-m", "venv", folder], cwd=folder.parent)

    def install(self, wheels: Iterable[Path]) -> None:
        """Install wheels and what they need."""
        self._pip("install", "--quiet", *(str(wheel) for wheel in wheels))

    def uninstall(self, distribution: str) -> None:
        """Remove a distribution."""
        self._pip("uninstall", "--quiet", *(() if _UV else ("--yes",)), distribution)

    def twitchkit(self, *arguments: str | Path) -> str:
        """Run the command line and return what it printed."""
        return self._run("-m", "twitchkit", *(str(argument) for argument in arguments))

    def python(self, *arguments: str) -> str:
        """Run a program and return what it printed."""
        return self._run(*arguments)

    def _pip(self, command: str, *arguments: str) -> None:
        if _UV:
            run([_UV, "pip", command, "--python", self._python, *arguments], cwd=self.folder)
        else:
            self._run("-m", "pip", command, *arguments)

    def _run(self, *arguments: str) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
        return run([self._python, *arguments], cwd=self.folder, env=kept)
