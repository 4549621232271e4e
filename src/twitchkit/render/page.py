"""The page of an assessment, part by part: the short answer, pictures, and folded, all that stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from twitchkit.model.assessment import Assessment
from twitchkit.model.condition import Band
from twitchkit.render.blocks import Block, Document, Fold, Heading, Paragraph, Tone
from twitchkit.render.brief import MORE, brief
from twitchkit.render.doctor import doctor
from twitchkit.render.pictures import intakes, readings, weights
from twitchkit.render.references import References
from twitchkit.render.report import in_detail, stamp
from twitchkit.render.wording import Names

if TYPE_CHECKING:
    from twitchkit.knowledge import Knowledge

_MOST_CONDITIONS = 3
_HOW_TO_READ = (
    "The further a dot is from the line, the more the answer counts; the bar is how far that may be off. “×3” means: "
    "such an answer is 3 times as common in people who have it as in people who do not; “÷3”: 3 times as rare."
)
_ONLY_FOOD = "What you eat alone cannot show a lack in your body; a blood test can."


@frozen
class Part:
    """A part of the page: its name in addresses, its title (the first part has none) and what stands in it."""

    id: str
    title: str
    blocks: Document


def page(
    assessment: Assessment, *, knowledge: Knowledge | None = None, probabilities: bool = False
) -> tuple[Part, ...]:
    """Return the parts of the page that have something in them.

    ``knowledge`` and ``probabilities`` are as for :func:`~twitchkit.render.report.report`.
    """
    names = Names.of(knowledge)
    parts = (
        Part("short", "", _short(assessment, names)),
        Part("doctor", "For your doctor", doctor(assessment, names)),
        Part("readings", "Your readings", readings(assessment)),
        Part("why", "What speaks for and against", _why(assessment)),
        Part("food", "What you eat, and what is needed", _food(assessment)),
        Part("more", "More, for those who want it", _more(assessment, names, probabilities=probabilities)),
    )
    return tuple(part for part in parts if part.blocks)


def _short(assessment: Assessment, names: Names) -> Document:
    """Return the first page, but for the command that shows more: here more stands below."""
    return tuple(block for block in brief(assessment, names) if block != Paragraph(MORE, Tone.MUTED))


def _why(assessment: Assessment) -> Document:
    """Return the bars of the conditions that fit or may fit."""
    fitting = [result for result in assessment.conditions if result.band.rank >= Band.POSSIBLE.rank]
    blocks: list[Block] = []
    for result in fitting[:_MOST_CONDITIONS]:
        if bars := weights(result):
            blocks += (Heading(f"{result.band.says}: {result.name}"), *bars)
    return (Paragraph(_HOW_TO_READ, Tone.MUTED), *blocks) if blocks else ()


def _food(assessment: Assessment) -> Document:
    bars = intakes(assessment.nutrients)
    return (*bars, Paragraph(_ONLY_FOOD, Tone.MUTED)) if bars else ()


def _more(assessment: Assessment, names: Names, *, probabilities: bool) -> Document:
    references = References({source.id: source for source in assessment.sources})
    detail = in_detail(assessment, names, references, probabilities=probabilities)
    _, *sources = references.blocks() or (None,)
    folds = (
        Fold("The whole report", detail),
        Fold("Sources", tuple(sources)),
        Fold("How this was made", stamp(assessment)),
    )
    return tuple(fold for fold in folds if fold.blocks)
