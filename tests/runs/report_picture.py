"""The picture of a report in the README: run this file to draw it anew. It needs Chromium."""

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import sync_playwright

import twitchkit as tk

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "pictures" / "report.png"
PERSON = ROOT / "examples" / "profiles" / "restless_evenings.toml"
SIZE = {"width": 760, "height": 780}


def draw() -> None:
    """Draw the first screen of the page for a made-up person."""
    kit = tk.load()
    page = kit.report(kit.assess(tk.read_profile(PERSON), as_of="2026-11-22"), "html")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])  # for root
        shown = browser.new_page(viewport=SIZE)
        shown.set_content(page)
        shown.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    draw()
