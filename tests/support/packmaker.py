"""Real packs for tests: folders written from strings, and distributions installed into a folder on sys.path."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

ALL_KINDS = [
    "source",
    "finding",
    "measurement",
    "medicine",
    "nutrient",
    "reference_intake",
    "food_source",
    "food_tag",
    "diet",
    "food_database",
    "household_measure",
    "condition",
    "red_flag",
    "critical_limit",
    "caution",
    "tip",
    "claim",
    "thresholds",
    "override",
]

DEFAULTS = """\
[defaults]
cite = "own"
status = "elicited"
certainty = "low"
"""


def manifest(
    id: str,
    *,
    defines: list[str] | None = None,
    needs: Mapping[str, str] | None = None,
    module: str = "",
    requires: str = "",
) -> str:
    """Return the text of a manifest."""
    lines = [
        "schema = 1",
        "[pack]",
        f'id = "{id}"',
        f'title = "The pack {id}"',
        'license = "CC-BY-4.0"',
        "reviewed = 2026-11-22",
        f"defines = {ALL_KINDS if defines is None else defines!r}",
    ]
    if requires:
        lines.append(f'requires_twitchkit = "{requires}"')
    if needs:
        lines += ["[needs]", *(f'{name} = "{versions}"' for name, versions in needs.items())]
    if module:
        lines += ["[hooks]", f'module = "{module}"']
    return "\n".join(lines) + "\n"


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.lstrip("\n").encode())
    return folder


def write_pack(root: Path, id: str, files: Mapping[str, str | bytes] | None = None, **about: object) -> Path:
    """Write a pack into ``root/id`` and return its folder."""
    return write_files(root / id, {"pack.toml": manifest(id, **about), **(files or {})})


def install(
    site: Path,
    id: str,
    files: Mapping[str, str | bytes] | None = None,
    *,
    distribution: str = "",
    version: str = "1.0",
    package: str = "",
    **about: object,
) -> Path:
    """Install a pack as a real distribution into a folder that is on ``sys.path``; return the folder of the pack."""
    distribution = distribution or f"twitchkit-pack-{id}"
    package = package or f"twitchkit_pack_{id}"
    write_files(
        site / f"{distribution.replace('-', '_')}-{version}.dist-info",
        {
            "METADATA": f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n",
            "entry_points.txt": f"[twitchkit.packs]\n{id} = {package}\n",
        },
    )
    return write_files(site / package, {"__init__.py": "", "pack.toml": manifest(id, **about), **(files or {})})


def forget_modules(site: Path) -> None:
    """Take what was imported from a folder out of ``sys.modules``."""
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(str(site)):
            del sys.modules[name]
