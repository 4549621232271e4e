"""An assessment written out whole, as text or as a page."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, TypeAlias

from twitchkit.errors import MissingExtraError
from twitchkit.model.assessment import Assessment
from twitchkit.render.plain import to_text
from twitchkit.render.report import report
from twitchkit.scoring import Person

if TYPE_CHECKING:
    from twitchkit.knowledge import Knowledge

Format: TypeAlias = Literal["text", "html"]


def written(
    assessment: Assessment, format: Format, *, knowledge: Knowledge | None = None, probabilities: bool = False
) -> str:
    """Return an assessment in a format; raises ``ValueError`` for another one.

    Raises :class:`~twitchkit.errors.MissingExtraError` for HTML where jinja2 is not installed.
    """
    if format == "text":
        return to_text(report(assessment, knowledge=knowledge, probabilities=probabilities))
    if format == "html":
        return _page(assessment, knowledge, probabilities=probabilities)
    raise ValueError(f"there is no format {format!r}; there are: text, html")


def in_a_notebook(assessment: Assessment) -> str | None:
    """Return an assessment as a notebook shows it, with the words of its packs; None where jinja2 is not installed."""
    if find_spec("jinja2") is None:
        return None
    from twitchkit.render.html import in_a_frame  # noqa: PLC0415 (jinja2 is optional, and slow to load)

    knowledge = assessment.person.knowledge if isinstance(assessment.person, Person) else None
    return in_a_frame(_page(assessment, knowledge, probabilities=False))


def _page(assessment: Assessment, knowledge: Knowledge | None, *, probabilities: bool) -> str:
    if find_spec("jinja2") is None:
        raise MissingExtraError("a report as HTML", "html")
    from twitchkit.render.html import to_html  # noqa: PLC0415 (jinja2 is optional, and slow to load)
    from twitchkit.render.page import page  # noqa: PLC0415 (only a page needs it)

    return to_html(page(assessment, knowledge=knowledge, probabilities=probabilities), as_of=assessment.as_of)
