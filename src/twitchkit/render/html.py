"""The page of an assessment as one HTML file: no script, nothing loaded from elsewhere; needs jinja2."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from twitchkit.render.blocks import Block, Figure, Row
from twitchkit.render.figures import RangeBar
from twitchkit.render.page import Part
from twitchkit.render.svg import axis_of_ratios, drawn

_ADDRESS = re.compile(r"doi:(?P<doi>10\.\d{4,9}/[^\s<>\"]+)|(?P<url>https?://[^\s<>\"]+)")
_DOI = "https://doi.org/"


def to_html(parts: Sequence[Part], *, as_of: str = "") -> str:
    """Return the parts of a page as an HTML document; ``as_of`` is the day that it is for (ISO 8601).

    >>> to_html((), as_of="2026-11-22").splitlines()[:2]
    ['<!doctype html>', '<html lang="en">']
    """
    return _environment().get_template("page.html").render(parts=parts, as_of=as_of)


def in_a_frame(page: str) -> str:
    """Return a page as a piece of another one, such as a notebook; neither changes how the other looks."""
    frame = Markup('<iframe title="Assessment" sandbox="allow-popups" style="{}" srcdoc="{}"></iframe>')
    return str(frame.format("width: 100%; height: 40rem; border: 1px solid #8a9aa3; border-radius: 6px", page))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("twitchkit.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(kind=_kind, linked=_linked, picture=_picture, axis=_axis, day=_day)
    return environment


def _kind(block: Block) -> str:
    return type(block).__name__


def _picture(row: Row) -> Markup:
    return Markup(drawn(row))  # noqa: S704 (the tree of the strip was written with everything in it escaped)


def _axis(figure: Figure) -> Markup:
    """Return what stands over the strips of a figure, if its rows share a scale."""
    shared = all(isinstance(row, RangeBar) for row in figure.rows)
    return Markup(axis_of_ratios()) if shared else Markup()  # noqa: S704 (our own marks, nothing that was told)


def _day(as_of: str) -> str:
    """Say a day as people do.

    >>> _day("2026-11-02")
    '2 November 2026'
    """
    try:
        day = date.fromisoformat(as_of)
    except ValueError:
        return as_of
    return f"{day.day} {day:%B %Y}"


def _linked(text: str) -> Markup:
    """Return a text with the addresses in it as links.

    >>> print(_linked("Doe J. Legs <1>. doi:10.1000/x"))
    Doe J. Legs &lt;1&gt;. <a href="https://doi.org/10.1000/x" rel="noreferrer">doi:10.1000/x</a>
    """
    done, end = Markup(), 0
    for match in _ADDRESS.finditer(text):
        shown = match[0].rstrip(".,;:)]")
        address = _DOI + shown.removeprefix("doi:") if match["doi"] else shown
        done += escape(text[end : match.start()])
        done += Markup('<a href="{}" rel="noreferrer">{}</a>').format(address, shown)
        end = match.start() + len(shown)
    return done + escape(text[end:])
