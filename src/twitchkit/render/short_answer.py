"""The short answer: about ten lines that somebody tired reads at night, and that say what matters first.

How soon and why; what fits; whether it is what one eats; what to do tonight, what to ask for, what to watch. Where help
is needed today it is one instruction, and what to tell there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twitchkit.model.advice import Use
from twitchkit.model.assessment import Assessment, TipResult
from twitchkit.model.safety import Tier
from twitchkit.model.shown import in_the_short_answer
from twitchkit.render.blocks import Bullets, Document, Item
from twitchkit.render.conditions import best_fit
from twitchkit.render.nutrition import SENTENCES_ON_FOOD
from twitchkit.render.references import References
from twitchkit.render.urgency import first_panels, handed_on, one_instruction
from twitchkit.render.wording import seen_note, sentence


def short_answer(assessment: Assessment, references: References) -> Document:
    """Return how soon and why, and below it the answers in a line each."""
    if assessment.urgency.tier.rank >= Tier.SAME_DAY.rank:
        return one_instruction(assessment, references)
    panels = first_panels(assessment, references)
    if assessment.in_scope is False:
        return panels
    lines = tuple(_lines(assessment))
    return (*panels, Bullets(lines)) if lines else panels


def _lines(assessment: Assessment) -> Iterator[Item]:
    for held in handed_on(assessment):
        yield Item(sentence(held.reason), lead="Whom to ask", details=seen_note(held.seen, held.missing))
    if assessment.conditions:
        lead, names = best_fit(assessment)
        yield Item(names, lead=lead)
    tips = in_the_short_answer(assessment)
    yield from _told(tips, Use.TONIGHT, "Tonight")
    if assessment.lack is not None:
        yield Item(" ".join(assessment.lack.text[:SENTENCES_ON_FOOD]), lead="What you eat")
    yield from _told(tips, Use.HABIT, "What you can change")
    yield from _told(tips, Use.ASK, "Ask for")
    yield from _told(tips, Use.WATCH, "Watch for")


def _told(tips: Sequence[TipResult], use: Use, lead: str) -> Iterator[Item]:
    said = [tip.in_short for tip in tips if tip.use is use]
    if said:
        yield Item(" ".join(said), lead=lead)
