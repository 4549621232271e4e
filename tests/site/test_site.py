"""The site as Sphinx makes it: complete, without a warning, closed in itself, and two clicks deep for a newcomer.

It is built here, unless ``SITE`` names one that was.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from support.site import Site
from test_docs import every_command

import twitchkit as tk
from twitchkit.model.content import KINDS, WRITTEN
from twitchkit.packs.hookspecs import HOOKS

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[2]
MODULES = ("twitchkit", "twitchkit.content", "twitchkit.testing", "twitchkit.evaluation", "twitchkit.table")
QUESTIONS = tomllib.loads((Path(__file__).parent / "newcomers.toml").read_text(encoding="utf-8"))["question"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    if built := os.environ.get("SITE"):
        return Site(Path(built))
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "build.py", folder], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return Site(folder / "site")


def public_names() -> list[tuple[str, str]]:
    modules = {name: import_module(name) for name in MODULES}
    lists = {
        name: getattr(module, "__all__", [key for key in vars(module) if key[0] != "_"])
        for name, module in modules.items()
    }
    return [(module, name) for module, names in lists.items() for name in names]


def test_every_public_name_has_its_entry(site: Site) -> None:
    python = {name for kind, name in site.entries if kind.startswith("py:")}
    missing = []
    for module, name in public_names():
        value = getattr(import_module(module), name)
        places = {f"{other}.{name}" for other in MODULES if getattr(import_module(other), name, None) is value}
        if not places & python:
            missing.append(f"{module}.{name}")
    assert missing == []


def test_every_method_of_a_kit_has_its_entry(site: Site) -> None:
    methods = {f"twitchkit.Kit.{name}" for name in vars(tk.Kit) if not name.startswith("_")}
    assert methods - {name for _, name in site.entries} == set()


def test_every_command_has_its_entry(site: Site) -> None:
    assert set(every_command()) - {name for kind, name in site.entries if kind == "std:subcommand"} == set()


def test_every_error_code_and_every_hook_can_be_linked(site: Site) -> None:
    codes = {code.lower() for file in (ROOT / "src").rglob("*.py") for code in re.findall(r"TK\d{3}", file.read_text())}
    assert codes - set(site.pages["errors"].anchors) == set()
    assert {hook.replace("_", "-") for hook in HOOKS} - set(site.pages["hooks"].anchors) == set()


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"conditions", "nutrients", "reference_intakes", "overrides"}))
def test_every_statement_of_the_packs_has_its_entry(site: Site, kit: tk.Kit, kind: str) -> None:
    listed = {name for found, name in site.entries if found == f"std:{WRITTEN[kind]}"}
    held = getattr(kit.knowledge, kind, {})
    assert set(held) - listed == set()


@pytest.mark.parametrize("kind", ["conditions", "nutrients"])
def test_every_condition_and_nutrient_has_a_page(site: Site, kit: tk.Kit, kind: str) -> None:
    pages = {f"packs/{kind}/{id.partition(':')[2]}" for id in getattr(kit.knowledge, kind)}
    assert pages - set(site.pages) == set()


def test_no_link_within_the_site_is_broken(site: Site) -> None:
    made_here = ("genindex", "search", "index")
    broken = [
        (page, there, anchor)
        for page in site.pages
        for there, anchor in site.linked(page)
        if there not in made_here and not (site.folder / there).is_file()
        if there not in site.pages or (anchor and anchor not in site.pages[there].anchors)
    ]
    assert broken == []


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    assert {page: found.external for page, found in site.pages.items() if found.external} == {}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["asks"])
def test_a_question_is_answered_within_two_clicks_or_by_the_search(site: Site, question: dict[str, str]) -> None:
    """One click: what the first page links. Two: what these pages link, or an anchor in their own list of contents."""
    page, anchor = question["page"], question.get("anchor", "")
    first = site.linked("index") | {("index", "")}
    second = {target for there, _ in first if there in site.pages for target in site.linked(there)}
    assert (page, anchor) in first | second or page in site.found_by(question.get("search", ""))
    assert question["says"].lower() in site.text(page, anchor).lower()


def test_eight_questions_of_each_kind_of_reader() -> None:
    asked = [question["who"] for question in QUESTIONS]
    assert {who: asked.count(who) for who in asked} == dict.fromkeys(
        ("app developer", "pack author", "reader of a report", "researcher"), 8
    )
