"""The page: sound HTML that loads nothing, runs nothing, says nothing less than the text, and folds no safety away."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest
from attrs import evolve
from render.test_snapshots import AS_OF, FOLDER, PEOPLE
from support.each import on_each
from tinyhtml5.parser import HTMLParser as SoundParser

import twitchkit as tk
from twitchkit.render.blocks import Bullets, Fold, Heading, Item, Panel, Paragraph, Table, Tone
from twitchkit.render.brief import brief
from twitchkit.render.html import to_html
from twitchkit.render.page import Part
from twitchkit.render.plain import to_text
from twitchkit.render.wording import Names

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}'
SHOWN = PEOPLE[::4]


@pytest.fixture(scope="module")
def pages(kit: tk.Kit) -> dict[str, str]:
    return {name: kit.report(assessed(kit, name), "html") for name in SHOWN}


def assessed(kit: tk.Kit, name: str) -> tk.Assessment:
    return kit.with_questions(kit.assess(tk.read_profile(FOLDER / f"{name}.toml"), as_of=AS_OF))


def tree(page: str) -> tuple[Element, list[object]]:
    """Return a page as a browser reads it, with everything that it had to put right."""
    parser = SoundParser(namespace_html_elements=False)
    return parser.parse(page), parser.errors


class Words(HTMLParser):
    """What is read of a page, and what of it stands outside everything folded."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.unfolded: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("details", "style", "title", "desc"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag == self.open[-1]:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.open:
            self.unfolded.append(data)


def as_read(text: str) -> str:
    return " ".join(text.split()).casefold()


def unfolded(page: str) -> str:
    return as_read("".join(Words(page).unfolded))


def safety_texts(result: tk.Assessment) -> Iterator[str]:
    pressing = [reason for reason in result.urgency.reasons if reason.tier is result.urgency.tier]
    yield from (text for reason in pressing for text in (reason.message, reason.do))
    yield from (held.reason for held in result.withheld)
    yield from (warned.text for warned in result.warnings)
    yield from (entry for entries in result.not_checked.values() for entry in entries)
    yield from (*result.notices, result.disclaimer, result.scope)


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_is_sound_html(pages: dict[str, str], name: str):
    root, errors = tree(pages[name])
    assert errors == []
    assert root.get("lang") == "en"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_runs_nothing_and_loads_nothing(pages: dict[str, str], name: str):
    root, _ = tree(pages[name])
    tags = {element.tag for element in root.iter()}
    assert tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form"} == set()
    for element in root.iter():
        outside = {key for key, value in element.attrib.items() if re.search(r"^\s*\w+:", value)}
        assert outside <= ({"href"} if element.tag == "a" else {"content"} if element.tag == "meta" else {"style"})
        assert not [key for key in element.attrib if key.startswith("on") or key == "style"]
    assert not re.search(r"url\(|@import", pages[name])


@pytest.mark.parametrize("name", SHOWN)
def test_headings_go_down_one_by_one_from_a_single_first(pages: dict[str, str], name: str):
    root, _ = tree(pages[name])
    levels = [int(element.tag[1]) for element in root.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@on_each("name", PEOPLE)
def test_no_safety_text_is_lost_or_folded(kit: tk.Kit, name: str):
    result = assessed(kit, name)
    shown = unfolded(kit.report(result, "html"))
    assert [text for text in safety_texts(result) if as_read(text).rstrip(".") not in shown] == []


@pytest.mark.parametrize("name", SHOWN)
def test_everything_of_the_first_page_is_there_unfolded(kit: tk.Kit, pages: dict[str, str], name: str):
    shown = re.sub(r"\W+", " ", unfolded(pages[name]))
    for block in brief(assessed(kit, name), Names.of(kit.knowledge)):
        for words in to_text((block,), width=10_000).splitlines():
            said = re.sub(r"\W+", " ", as_read(words)).strip()
            assert said in shown or "twitchkit assess full" in said


def test_hostile_text_stays_text():
    blocks = (
        Heading(HOSTILE),
        Paragraph(HOSTILE),
        Bullets((Item(HOSTILE, lead=HOSTILE, details=(HOSTILE,)),), title=HOSTILE),
        Table((HOSTILE, "b"), ((HOSTILE, HOSTILE),)),
        Panel(HOSTILE, (Paragraph(HOSTILE),), Tone.EMERGENCY),
        Fold(HOSTILE, (Paragraph("javascript:alert(1) http://a.b/?q=<script> doi:10.1000/<b>"),)),
    )
    page = to_html((Part("short", "", blocks), Part("more", HOSTILE, blocks)), as_of=HOSTILE)
    root, errors = tree(page)
    assert errors == []
    assert [element.tag for element in root.iter() if element.tag in ("script", "img", "b")] == []
    assert "".join(root.itertext()).count("{{ 7 * 7 }}") >= 20
    addresses = [element.get("href") or "" for element in root.iter("a")]
    assert [address for address in addresses if not address.startswith(("#", "http"))] == []


def test_a_name_that_a_person_wrote_stays_text(kit: tk.Kit):
    page = kit.report(kit.assess(tk.Profile(age=40, medicines=[HOSTILE])), "html")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_what_was_read_back_is_shown_without_its_person(kit: tk.Kit):
    result = assessed(kit, "restless_new_antidepressant")
    back = tk.read_assessment(result.to_dict())
    page = kit.report(back, "html")
    assert tree(page)[1] == []
    assert [text for text in safety_texts(back) if as_read(text).rstrip(".") not in unfolded(page)] == []


def test_a_result_without_a_day_or_anything_else_is_a_page(kit: tk.Kit):
    assert tree(kit.report(kit.assess(tk.Profile()), "html"))[1] == []


def test_shares_are_there_only_where_they_are_asked_for(kit: tk.Kit, pages: dict[str, str]):
    asked = kit.report(assessed(kit, SHOWN[0]), "html", probabilities=True)
    assert ("in 100 people" in pages[SHOWN[0]], "in 100 people" in asked) == (False, True)


def test_text_is_what_comes_without_a_format(kit: tk.Kit):
    result = kit.assess(tk.Profile(age=61))
    assert kit.report(result) == kit.report(result, "text")
    with pytest.raises(ValueError, match="there is no format 'pdf'"):
        kit.report(result, "pdf")


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(kit: tk.Kit):
    result = assessed(kit, "restless_new_antidepressant")
    (frame,) = tree(f"<!doctype html><title>a</title>{result._repr_html_()}")[0].iter("iframe")
    assert frame.get("srcdoc") == kit.report(result, "html")
    assert frame.get("sandbox") == "allow-popups"
    assert "<h1>" in (evolve(result, person=None)._repr_html_() or "").replace("&lt;", "<").replace("&gt;", ">")


def test_without_jinja2_a_page_names_the_extra_and_a_notebook_shows_the_short_form(
    kit: tk.Kit, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    result = kit.assess(tk.Profile(age=61))
    with pytest.raises(tk.MissingExtraError, match=r"twitchkit\[html\]"):
        kit.report(result, "html")
    assert result._repr_html_() is None
    assert "Bring this" in kit.report(result)
