"""The report of an assessment: urgency first, then what fits, what helps, what is held back."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from twitchkit.ids import is_id
from twitchkit.model.assessment import Assessment
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier
from twitchkit.model.urgency import Urgency
from twitchkit.render.advice import tips, warnings, withheld
from twitchkit.render.blocks import Bullets, Document, Item, Paragraph, Tone, section
from twitchkit.render.conditions import conditions
from twitchkit.render.diary import diary
from twitchkit.render.foods import foods
from twitchkit.render.notes import STILL_OPEN, not_checked, notices
from twitchkit.render.nutrition import lack, nutrients
from twitchkit.render.questions import beside_the_screen, questions
from twitchkit.render.references import References
from twitchkit.render.short_answer import short_answer
from twitchkit.render.urgency import beside_the_instruction, disclaimer, for_later, left_out
from twitchkit.render.wording import Names
from twitchkit.scoring import Person

if TYPE_CHECKING:
    from twitchkit.knowledge import Knowledge

_MOST_QUESTIONS = 10
_OPEN_BANDS = (Band.CONSISTENT, Band.POSSIBLE, Band.UNDETERMINED)


def report(assessment: Assessment, *, knowledge: Knowledge | None = None, probabilities: bool = False) -> Document:
    """Return an assessment as a document to read.

    ``knowledge`` supplies the names and the questions of the packs; without it, ids are spelled out.
    ``probabilities`` adds shares out of 100, as ranges.
    """
    references = References({source.id: source for source in assessment.sources})
    detail = in_detail(assessment, Names.of(knowledge), references, probabilities=probabilities)
    return (*detail, *references.blocks(), *stamp(assessment), *disclaimer(assessment))


def in_detail(assessment: Assessment, names: Names, references: References, *, probabilities: bool) -> Document:
    """Return all of a report but its sources, which ``references`` then has, and its stamp."""
    held_tips = tuple(held for held in assessment.withheld if is_id(held.id))
    body = (
        short_answer(assessment, references),
        beside_the_instruction(assessment, references),
        () if assessment.in_scope is False else _screen(assessment.urgency, names),
        notices(assessment),
        section("For later, once that is done", for_later(assessment.urgency, references)),
        left_out(assessment, references),
        section("What it may be", conditions(assessment, names, references, probabilities=probabilities)),
        section("Is it what you eat?", lack(assessment)),
        section("Nutrients", (*nutrients(assessment.nutrients, names, references), *diary(assessment.eaten))),
        section("What you could eat", foods(assessment.foods or (), references)),
        section("What you can try", tips(assessment, names, references)),
        section("Held back, and why", withheld(held_tips, references)),
        section("Please note", warnings(assessment.warnings, references)),
        section("Not checked", not_checked(assessment)),
        section("What would tell most next", questions(beside_the_screen(assessment))),
        section("Not asked yet; these answers would help most", _not_asked(assessment, names)),
    )
    return tuple(block for blocks in body for block in blocks)


def _screen(urgency: Urgency, names: Names) -> Document:
    if not (urgency.not_asked or urgency.asked_not_known):
        return ()
    if urgency.tier.rank >= Tier.SAME_DAY.rank:
        return (Paragraph(STILL_OPEN, Tone.MUTED),)
    lists = (
        ("Warning signs that were not asked about; if one is true, get medical help", urgency.not_asked),
        ("Warning signs that you could not answer", urgency.asked_not_known),
    )
    return tuple(
        Bullets(tuple(Item(names.question(id), tone=Tone.WARNING) for id in ids), title=title)
        for title, ids in lists
        if ids
    )


def _not_asked(assessment: Assessment, names: Names) -> Document:
    """Return the questions whose answers tell most: the first of each condition that is open, then the second, ….

    What can be answered at home comes before tests.
    """
    told = assessment.person.profile.findings if isinstance(assessment.person, Person) else ()
    above = {names.name(id) for id in (*told, *(question.id for question in assessment.questions or ()))}
    open_ones = [result for result in assessment.conditions if result.band in _OPEN_BANDS and result.concerns]
    lists = [result.unknown for result in open_ones or assessment.conditions]
    unknown = dict.fromkeys(name for turn in zip_longest(*lists) for name in turn if name and name not in above)
    ordered = sorted(unknown, key=names.tests.__contains__)
    items = tuple(Item(names.question(name)) for name in ordered[:_MOST_QUESTIONS])
    return (Bullets(items),) if items else ()


def stamp(assessment: Assessment) -> Document:
    """Return what a report was made with: the day, the program, the packs."""
    packs = ", ".join(f"{pack.id} {pack.version}" for pack in assessment.packs) or "none"
    engine = f"{assessment.engine.name} {assessment.engine.version}"
    day = f"As of {assessment.as_of}. " if assessment.as_of else ""
    made = f"{day}{engine}. Packs: {packs}. Knowledge: {assessment.knowledge[:12]}."
    return (Paragraph(made, Tone.MUTED),)
