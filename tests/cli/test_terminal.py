"""A document on a terminal: which color and which weight each part has, and how wide it is at most."""

from __future__ import annotations

import io
import sys

import pytest
from rich.console import Console

from twitchkit.cli import main, terminal
from twitchkit.cli.terminal import print_document
from twitchkit.render.blocks import Bullets, Document, Heading, Item, Panel, Paragraph, Table, Tone


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch):
    """Return what prints a document on a terminal of a width, and returns what came there."""

    def show(document: Document, width: int = 60) -> str:
        screen = io.StringIO()

        def console(**options: bool) -> Console:
            return Console(
                file=screen, force_terminal=True, color_system="standard", width=width, _environ={}, **options
            )

        monkeypatch.setattr(terminal, "Console", console)
        print_document(document)
        return screen.getvalue()

    return show


BOLD, DIM, UNDERLINE, RED, YELLOW, GREEN, CYAN = ("\x1b[1m", "\x1b[2m", "\x1b[4m", "\x1b[1;31m", "\x1b[33m", "\x1b[32m",
                                                  "\x1b[1;36m")  # fmt: skip
END = "\x1b[0m"


@pytest.mark.parametrize(
    ("block", "printed"),
    [
        (Heading("Foods"), f"{CYAN}Foods{END}"),
        (Heading("Leaves", 2), f"{BOLD}Leaves{END}"),
        (Paragraph("Plain [bold]text[/] :smile: 12"), "Plain [bold]text[/] :smile: 12"),
        (Paragraph("Help.", Tone.EMERGENCY), f"{RED}Help.{END}"),
        (Paragraph("Mind.", Tone.WARNING), f"{YELLOW}Mind.{END}"),
        (Paragraph("Good.", Tone.GOOD), f"{GREEN}Good.{END}"),
        (Paragraph("Small.", Tone.MUTED), f"{DIM}Small.{END}"),
        (Bullets((Item("it", lead="Eat", details=("raw",)),)), f"• {BOLD}Eat{END}: it \n  {DIM}raw{END}   "),
        (Bullets((Item("", lead="Eat"),)), f"• {BOLD}Eat{END} "),
        (Bullets((Item("it", tone=Tone.WARNING),)), f"{YELLOW}•{END} {YELLOW}it{END} "),
        (Bullets((Item("it"),), title="Leaves"), f"{UNDERLINE}Leaves{END}"),
    ],
)
def test_each_part_has_its_color(shown, block, printed: str) -> None:
    lines = "\n".join(line.rstrip() for line in shown((block,)).splitlines())

    assert "\n".join(line.rstrip() for line in printed.splitlines()) in lines


def test_an_emergency_has_a_heavy_frame_and_all_else_a_light_one(shown) -> None:
    emergency = shown((Panel("Now", (Paragraph("Call."),), Tone.EMERGENCY),), width=20)
    usual = shown((Panel("Soon", (Paragraph("Ask."),), Tone.WARNING),), width=20)

    assert emergency.splitlines()[0] == f"{RED}┏━━━━━━━━━━━━━━━━━━┓{END}"
    assert f"{RED}┃{END} {RED}Now{END}" in emergency
    assert usual.splitlines()[0] == f"{YELLOW}╭──────────────────╮{END}"
    assert "\x1b[1;33mSoon" in usual


@pytest.mark.parametrize(("width", "longest"), [(40, 40), (100, 100), (250, 100)])
def test_no_line_is_wider_than_is_pleasant_to_read(shown, width: int, longest: int) -> None:
    assert max(map(len, shown((Paragraph("word " * 200),), width).splitlines())) in (longest, longest - 1)


def test_a_table_has_its_columns_and_blocks_stand_apart(shown) -> None:
    lines = shown((Paragraph("A."), Table(("Food", "mg"), (("kale", "33"), ("oats", "7"))), Heading("B"))).splitlines()
    bare = [line.replace(BOLD, "").replace(END, "").strip() for line in lines]

    assert bare[:2] == ["A.", ""]
    assert [" ".join(line.split()) for line in bare if "kale" in line or "oats" in line] == ["kale 33", "oats 7"]
    assert any("Food" in line and "mg" in line for line in bare)


def test_blocks_stand_apart(capsys):
    print_document((Paragraph("One."), Paragraph("Two.")))

    assert capsys.readouterr().out == "One.\n\nTwo.\n"


def test_closed_streams_are_told_or_taken_for_empty_ones(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["assess", "-"]) == 0
    assert "Traceback" not in capsys.readouterr().err

    monkeypatch.setattr(sys, "stdout", None)
    assert main(["packs", "list"]) == 3
    assert "standard output is closed" in capsys.readouterr().err
