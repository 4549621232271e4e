"""The pages that were written: where each stands on the site, and its links as they are there."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

ROOT = Path(__file__).parents[2]
OTHERS = ("*.md", "tests/*.md", "packs/*/README.md", "examples/**/*.md")
"""Pages outside ``docs/``; they stand under ``project/``, at their own paths."""

_FENCED = re.compile(r"(^```.*?^```$|`[^`\n]+`)", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^)\s#]+)?(#[^)\s]*)?\)")
_ROW = re.compile(r"^\| (?P<code>TK\d{3}) \||^\| `(?P<hook>twitchkit_\w+)` \|", re.MULTILINE)
_SECTION = re.compile(r"^(?=## )", re.MULTILINE)
INDEX = PurePosixPath("index.md")


def on_the_site(root: Path = ROOT) -> Mapping[Path, PurePosixPath]:
    """Return each page that was written, with its path on the site."""
    docs = root / "docs"
    pages = {path: PurePosixPath(path.relative_to(docs).as_posix()) for path in sorted(docs.rglob("*.md"))}
    others = sorted({path for pattern in OTHERS for path in root.glob(pattern)} - set(pages))
    return pages | {path: PurePosixPath("project", path.relative_to(root).as_posix()) for path in others}


def lay_out(folder: Path, made: Mapping[str, list[str]]) -> None:
    """Write all pages into a folder; ``made`` are pages that are made, by the section of the index that lists them."""
    pages = on_the_site()
    seen = {str(INDEX)}
    for path, place in sorted(pages.items(), key=lambda item: item[1] != INDEX):
        text = _with_links(path.read_text(encoding="utf-8"), path, place, pages, folder)
        text = _ROW.sub(_with_anchor, text)
        if place == INDEX:
            before, *sections = _SECTION.split(text)
            text = before + "".join(_with_contents(section, place, made, seen) for section in sections)
        elif place.name == "README.md":
            text = _with_contents(text, place, {}, seen)
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(text, encoding="utf-8")
    for name in ("static", "pictures"):
        shutil.copytree(ROOT / "docs" / name, folder / name)


def _with_contents(text: str, place: PurePosixPath, made: Mapping[str, list[str]], seen: set[str]) -> str:
    """Return a section with the pages that it links, for the table of contents, and those that are made for it."""
    title = text.partition("\n")[0].lstrip("# ")
    targets = (target for _, target, _ in _LINK.findall(_FENCED.sub("", text)) if target.endswith(".md"))
    linked = dict.fromkeys(os.path.normpath(place.parent / target) for target in targets)
    new = [page for page in linked if page not in seen]
    seen.update(new)
    return f"{text}{_toc(new, ':hidden:', title)}{_toc(made.get(title, ()), ':maxdepth: 1', '' if new else title)}"


def _toc(pages: Sequence[str], option: str, title: str) -> str:
    head = f":caption: {title}\n" if title else ""
    lines = "\n".join(f"/{page.removesuffix('.md')}" for page in pages)
    return f"\n```{{toctree}}\n{option}\n{head}\n{lines}\n```\n\n" if pages else ""


def _with_links(text: str, path: Path, place: PurePosixPath, pages: Mapping[Path, PurePosixPath], folder: Path) -> str:
    """Return a page with links as they are on the site; a file that is no page is put there to be downloaded."""

    def moved(match: re.Match[str]) -> str:
        text, target, anchor = match[1], match[2] or "", match[3] or ""
        if not target or "://" in target or target.startswith("mailto:"):
            return match[0]
        there = (path.parent / unquote(target)).resolve()
        there = there / "README.md" if there.is_dir() else there
        new = pages.get(there) or PurePosixPath("project", there.relative_to(ROOT).as_posix())
        if there not in pages:
            (folder / new).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(there, folder / new)
        shown = "" if text.endswith(".md") and there in pages else text  # on the site a page is called by its title
        return f"[{shown}]({os.path.relpath(new, place.parent)}{anchor})"

    return "".join(part if part.startswith("`") else _LINK.sub(moved, part) for part in _FENCED.split(text))


def _with_anchor(row: re.Match[str]) -> str:
    """Return the beginning of a row so that a link finds it by its code or its hook."""
    text = row["code"] or row["hook"]
    return f"| [`{text}`]{{#{text.lower()}}} |"
