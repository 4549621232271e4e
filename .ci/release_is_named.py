"""Fail unless a tag is the version of the library, of CITATION.cff and of a dated heading of the changelog: vX.Y.Z."""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def problems(tag: str, root: Path = ROOT) -> list[str]:
    """Return what does not carry the version of a tag."""
    version = tag.removeprefix("v")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    cited = re.findall(r'^version: "(.+)"$', (root / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    dated = rf"^## \[{re.escape(version)}\] \d{{4}}-\d{{2}}-\d{{2}}$"
    held = {
        "pyproject.toml has another version": project == version,
        "CITATION.cff has another version": cited == [version],
        "CHANGELOG.md has no heading with this version and a day": bool(
            re.search(dated, (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
        ),
    }
    return [problem for problem, holds in held.items() if not holds]


if __name__ == "__main__":
    sys.exit("\n".join(problems(sys.argv[1])) or None)
