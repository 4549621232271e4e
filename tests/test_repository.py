"""What the packs are made of, and what must not be in the repository."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from support.environments import ROOT

PACKS = ("vocabulary", "nutrients", "differential", "lifestyle")
SHIPPED = (*PACKS, "reference_efsa", "foods_usda")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pack_imports_nothing_but_twitchkit(name):
    imports = set()
    for path in (ROOT / "packs" / name / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imports |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imports.add((node.module or "").partition(".")[0])
    assert imports <= {"twitchkit"}


@pytest.mark.parametrize("name", SHIPPED)
def test_the_module_of_a_content_pack_runs_nothing(name):
    code = (ROOT / "packs" / name / "src" / f"twitchkit_pack_{name}" / "__init__.py").read_text(encoding="utf-8")
    assert [type(node) for node in ast.parse(code).body] == [ast.Expr]  # its docstring


def test_the_extra_packs_names_every_pack():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert {need.partition(">")[0] for need in extras["packs"]} == {f"twitchkit-pack-{name}" for name in PACKS}


def test_no_lock_file_is_tracked():
    locks = {
        "uv.lock",
        "poetry.lock",
        "Pipfile.lock",
        "pdm.lock",
        "pylock.toml",
        "package-lock.json",
        "requirements.txt",
    }
    assert [path.name for path in tracked() if path.name in locks] == []


def test_no_tracked_file_names_a_registry():
    hosts = re.compile(rb"(pypi|pythonhosted|npmjs|yarnpkg|conda|anaconda|debian|crates)" + rb"\.(org|io|com|net)")
    assert [path.relative_to(ROOT).as_posix() for path in tracked() if hosts.search(path.read_bytes())] == []
