"""The report that people read: what to do and why on one screen; everything else is told on request.

Safety text is whole here: urgency with its reasons, what is held back, what to mind and what could not be read. What is
folded are figures, sources, tips without a known effect, and the questions of the screen, which are counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from twitchkit.ids import is_id
from twitchkit.logic.in_words import some_of
from twitchkit.model.advice import Use
from twitchkit.model.assessment import Assessment, ConditionResult, Contribution, TipResult
from twitchkit.model.condition import Band
from twitchkit.model.provenance import Certainty
from twitchkit.model.safety import Tier
from twitchkit.model.shown import in_the_short_answer
from twitchkit.model.urgency import Urgency
from twitchkit.render.advice import warnings, withheld
from twitchkit.render.blocks import Bullets, Document, Item, Paragraph, Tone, section
from twitchkit.render.conditions import what_to_do
from twitchkit.render.notes import STILL_OPEN, not_checked, notices
from twitchkit.render.nutrition import lack
from twitchkit.render.questions import beside_the_screen, of_tests, questions_in_short
from twitchkit.render.references import Uncited
from twitchkit.render.short_answer import short_answer
from twitchkit.render.urgency import beside_the_instruction, disclaimer, left_out
from twitchkit.render.weighing import both_sides
from twitchkit.render.wording import CERTAINTIES, FITS, Names, sentence

_MOST_CONDITIONS = 3
_MOST_ADVISED = 1
_MOST_REASONS = 3
_MOST_TIPS = 2
_MOST_SIGNS = 2
_NO = ": no"
MORE = "Figures, all tips, all questions and the sources: twitchkit assess --full."


def brief(assessment: Assessment, names: Names) -> Document:
    """Return an assessment on about one screen; :func:`~twitchkit.render.report.report` tells all of it."""
    uncited = Uncited({})
    held_tips = tuple(held for held in assessment.withheld if is_id(held.id))
    body = (
        short_answer(assessment, uncited),
        beside_the_instruction(assessment, uncited),
        _signs(assessment.urgency, names) if assessment.in_scope is not False else (),
        notices(assessment),
        left_out(assessment, uncited),
        section("Is it what you eat?", lack(assessment)),
        section("What fits", _fitting(assessment)),
        section("What you can do", _tips(assessment)),
        section("Held back, and why", withheld(held_tips, uncited)),
        section("Please note", warnings(assessment.warnings, uncited)),
        section("Not checked", not_checked(assessment)),
        section("What to tell or ask next", _next(assessment)),
        (Paragraph(MORE, Tone.MUTED), *disclaimer(assessment)),
    )
    return tuple(block for blocks in body for block in blocks)


def _signs(urgency: Urgency, names: Names) -> Document:
    """Return in a line how many warning signs are not known, with the first of them."""
    open_ones = (*urgency.not_asked, *urgency.asked_not_known)
    if not open_ones:
        return ()
    if urgency.tier.rank >= Tier.SAME_DAY.rank:
        return (Paragraph(STILL_OPEN, Tone.MUTED),)
    first = " ".join(names.question(id) for id in open_ones[:_MOST_SIGNS])
    more = len(open_ones) - _MOST_SIGNS
    counted = f" There are {more} more." if more > 0 else ""
    return (Paragraph(f"If the answer to one of these is yes, get medical help: {first}{counted}", Tone.WARNING),)


def _next(assessment: Assessment) -> Document:
    """Return what to answer next; beside a reason to see a doctor soon, the tests are those that it names itself."""
    if not assessment.conditions:
        return ()
    soon = bool(assessment.urgency.reasons)
    return questions_in_short(item for item in beside_the_screen(assessment) if not (soon and of_tests(item)))


def _fitting(assessment: Assessment) -> Document:
    """Return the conditions that fit or may fit, each with what counts most for and against it and what to do."""
    fitting = [result for result in assessment.conditions if result.band.rank >= Band.POSSIBLE.rank]
    told = {reason.condition for reason in assessment.urgency.reasons}
    folded = {result.id for result in fitting[_MOST_ADVISED:] if _may_wait(result)}
    items = [
        _condition(result, assessment.urgency.tier, advised=result.id not in told | folded)
        for result in fitting[:_MOST_CONDITIONS]
    ]
    others = [result.name for result in fitting[_MOST_CONDITIONS:]]
    if others:
        items.append(Item(f"{', '.join(others)}.", lead="Possible as well"))
    return (Bullets(tuple(items)),) if items else ()


def _may_wait(result: ConditionResult) -> bool:
    """Tell whether the advice of a condition that is not the first is told on request only."""
    return result.band is Band.POSSIBLE and result.tier.rank <= Tier.ROUTINE.rank


def _condition(result: ConditionResult, urgency: Tier, *, advised: bool) -> Item:
    reasons = tuple(
        f"{title}: {some_of(_once(entries), _MOST_REASONS)}."
        for title, entries in zip(("For it", "Against it"), both_sides(result.because), strict=True)
        if entries
    )
    advice = (f"{what_to_do(result, urgency)}: {sentence(result.advice)}",) if result.advice and advised else ()
    return Item(f"{FITS[result.band]}.", lead=result.name, details=(*reasons, *advice))


def _once(entries: Sequence[Contribution]) -> list[str]:
    """Return what counts in words: a reading or a medicine once, and for it a "no" only where nothing else is."""
    telling = [entry for entry in entries if not (entry.log_lr.mid > 0 and entry.text.endswith(_NO))]
    told = telling or list(entries)
    by_note = {_note_in(entry.text): entry.text for entry in reversed(told)}
    return [entry.text for entry in told if by_note[_note_in(entry.text)] == entry.text]


def _note_in(text: str) -> str:
    """Return the reading or the medicine in brackets behind a text, the whole text where there is none."""
    return text.rpartition(" (")[2] if text.endswith(")") else text


def _tips(assessment: Assessment) -> Document:
    """Return the first tips whose use is known at least a little, and what is for everybody; count the others.

    What the short answer says is not told twice, but what to ask for is told whole here; nor is what is for everybody,
    beside a reason for an urgency or a line on what to watch, unless it is all that there is.
    """
    first = in_the_short_answer(assessment)
    above = {tip.id for tip in first if tip.use is not Use.ASK}
    watched = any(tip.use is Use.WATCH for tip in first)
    told = bool(assessment.urgency.reasons) or watched
    others = [tip for tip in assessment.tips if tip.id not in above and (tip.for_ or not told)]
    others = [tip for tip in others if not (watched and tip.use is Use.WATCH)]
    tips = others or [tip for tip in assessment.tips if not tip.for_]
    known = [tip for tip in tips if tip.certainty is not Certainty.VERY_LOW or not tip.for_]
    shown = known[:_MOST_TIPS] or tips[:1]
    more = len(tips) - len(shown)
    items = [_tip(tip) for tip in shown]
    if more > 0:
        items.append(Item(f"and {more} more", tone=Tone.MUTED))
    return (Bullets(tuple(items)),) if items else ()


def _tip(tip: TipResult) -> Item:
    return Item(f"{sentence(tip.text)} ({CERTAINTIES[tip.certainty].capitalize()}.)", lead=tip.title)
