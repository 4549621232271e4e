"""The built site: its pages, what they link, and what its inventory lists."""

from __future__ import annotations

import json
import os
import re
import zlib
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Page(HTMLParser):
    """What stands in the article of a page: its words, its anchors, and where it links."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: dict[str, int] = {}
        self.links: list[str] = []
        self.external: list[str] = []
        self.words: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("script", "style"):
            self._skipped += 1
        if values.get("id"):
            self.anchors[str(values["id"])] = len(self.words)
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        self.external += [url for key in ("src", "data-src") if "//" in (url := values.get(key) or "")]
        if tag == "link" and "//" in (url := values.get("href") or ""):
            self.external.append(url)

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.words.append(data)


class Site:
    """A folder with a site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def pages(self) -> dict[str, _Page]:
        """Each page by its name without ``.html``."""
        return {
            path.relative_to(self.folder).with_suffix("").as_posix(): _read(path)
            for path in sorted(self.folder.rglob("*.html"))
        }

    @cached_property
    def entries(self) -> set[tuple[str, str]]:
        """What the inventory lists, each as its kind (``py:class``, ``std:finding``) and its name."""
        _, packed = (self.folder / "objects.inv").read_bytes().split(b"zlib.\n", 1)
        lines = zlib.decompress(packed).decode().splitlines()
        found = (re.fullmatch(r"(.+?) (\S+:\S+) -?\d+ \S* .*", line) for line in lines)
        return {(match[2], match[1]) for match in found if match}

    def linked(self, page: str) -> set[tuple[str, str]]:
        """Return the pages that a page links, each with an anchor or an empty text."""
        found = set()
        for link in self.pages[page].links:
            parts = urlsplit(link)
            if not parts.scheme and not parts.netloc:
                path = os.path.normpath(Path(page).parent / unquote(parts.path)) if parts.path else f"{page}.html"
                found.add((path.removesuffix(".html"), unquote(parts.fragment)))
        return found

    def text(self, page: str, anchor: str = "") -> str:
        """Return the words of a page from an anchor on."""
        found = self.pages[page]
        return " ".join("".join(found.words[found.anchors[anchor] if anchor else 0 :]).split())

    def found_by(self, word: str) -> set[str]:
        """Return the pages that the search of the site lists for a word."""
        script = (self.folder / "searchindex.js").read_text(encoding="utf-8")
        index = json.loads(script.removeprefix("Search.setIndex(").removesuffix(")"))
        found = index["terms"].get(word, [])
        return {index["docnames"][at] for at in (found if isinstance(found, list) else [found])}


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page
