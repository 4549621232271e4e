"""The page in a browser: nothing for axe to find, no scrolling aside on a small phone, all of it without a mouse.

It needs Chromium, and the file axe.min.js of axe-core at the path in ``AXE_CORE``. Where CI runs, a missing one fails.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from render.test_snapshots import AS_OF, FOLDER

import twitchkit as tk

pytestmark = pytest.mark.thorough

EXAMPLES = Path(__file__).parents[2] / "examples" / "profiles"
PEOPLE = [
    EXAMPLES / "restless_evenings.toml",
    EXAMPLES / "low_calcium_emergency.toml",
    EXAMPLES / "benign_jerks.toml",
    FOLDER / "girl_of_fifteen.toml",
    FOLDER / "low_potassium_on_water_tablet.toml",
    FOLDER / "nothing_known.toml",
]
SMALL, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
CAN_BE_REACHED = "a[href], summary, [tabindex='0']"


def missing(what: str) -> NoReturn:
    if "CI" in os.environ:
        pytest.fail(f"{what} is not here")
    pytest.skip(f"{what} is not here")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])  # for root
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def axe() -> Path:
    path = Path(os.environ.get("AXE_CORE", "axe.min.js"))
    return path if path.is_file() else missing("axe.min.js, at the path in AXE_CORE,")


@pytest.fixture(scope="module", params=PEOPLE, ids=lambda path: path.stem)
def html(kit: tk.Kit, request: pytest.FixtureRequest) -> str:
    told = kit.assess(tk.read_profile(request.param), as_of=AS_OF)
    return kit.report(kit.with_foods(kit.with_questions(told)), "html")


def opened(browser: Browser, html: str, viewport: dict[str, int], **settings: str) -> Page:
    """Return the page with every fold open, after nothing was asked of any network."""
    page = browser.new_page(viewport=viewport, **settings)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(html)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert asked == []
    return page


@pytest.mark.parametrize("viewport", [SMALL, DESK], ids=["small", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, axe: Path, html: str, scheme: str, viewport: dict[str, int]):
    page = opened(browser, html, viewport, color_scheme=scheme)
    page.add_script_tag(path=axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run({runOnly: tags})", tags)
    assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found["violations"]] == []
    assert len(found["passes"]) > 20
    page.close()


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_scrolls_aside_on_a_small_phone(browser: Browser, html: str, size: str):
    page = opened(browser, html, SMALL)
    page.add_style_tag(content=f"html {{ font-size: {size} }}")
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    page.close()


def test_everything_is_reached_and_opened_with_the_keyboard(browser: Browser, html: str):
    page = browser.new_page(viewport=DESK)
    page.set_content(html)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.evaluate("window.reached = new Set()")
    while page.evaluate("document.activeElement !== document.body && !reached.has(document.activeElement)"):
        page.evaluate("reached.add(document.activeElement)")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    every = page.evaluate(f'document.querySelectorAll("{CAN_BE_REACHED}").length')
    assert page.evaluate("reached.size") == every
    assert page.evaluate("[...document.querySelectorAll('details')].every(fold => fold.open)")
    page.close()


def test_where_one_is_can_be_seen(browser: Browser, html: str):
    page = opened(browser, html, DESK)
    page.keyboard.press("Tab")
    box = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.close()


def test_folds_stand_open_in_print(browser: Browser, html: str):
    page = browser.new_page(viewport=DESK)
    page.set_content(html)
    last = "[...document.querySelectorAll('details .folded')].at(-1)"
    assert not page.evaluate(f"{last}.checkVisibility()")
    page.emulate_media(media="print")
    assert page.evaluate(f"{last}.getBoundingClientRect().height") > 0
    page.close()


def test_on_a_phone_every_cell_that_says_something_is_seen(browser: Browser, html: str):
    page = opened(browser, html, SMALL)
    hidden = "[...document.querySelectorAll('td')].filter(td => !td.classList.contains('empty') && !td.offsetHeight)"
    assert page.evaluate(f"{hidden}.filter(td => !td.closest('details:not([open])')).length") == 0
    page.close()
