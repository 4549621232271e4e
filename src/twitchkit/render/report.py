"""The report of an assessment: urgency first, then what fits, what helps, what is held back."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import TYPE_CHECKING

from twitchkit.ids import is_id
from twitchkit.model.assessment import Assessment, Urgency, UrgencyReason
from twitchkit.model.condition import Band
from twitchkit.model.question import Question
from twitchkit.model.safety import Tier
from twitchkit.render.advice import tips, warnings, withheld
from twitchkit.render.blocks import Bullets, Document, Heading, Item, Panel, Paragraph, Tone
from twitchkit.render.conditions import conditions
from twitchkit.render.foods import foods
from twitchkit.render.nutrition import diary, nutrients
from twitchkit.render.questions import questions
from twitchkit.render.references import References
from twitchkit.render.wording import HOW_SOON, Names, seen_note, sentence

if TYPE_CHECKING:
    from twitchkit.knowledge import Knowledge

_TONES = {
    Tier.EMERGENCY: Tone.EMERGENCY,
    Tier.SAME_DAY: Tone.WARNING,
    Tier.URGENT: Tone.WARNING,
    Tier.ROUTINE: Tone.PLAIN,
    Tier.SELF_CARE: Tone.GOOD,
}
_NO_REASON = {
    Tier.ROUTINE: "You named no warning sign, but not everything that matters is known.",
    Tier.SELF_CARE: "Your answers show no warning sign. If it changes or gets worse, see a doctor.",
}
_INCOMPLETE = "Some knowledge could not be loaded. This result is incomplete."
_STILL_OPEN = "Other warning signs are not known. No answer about them can make this less pressing."
_NOT_CHECKED = {
    "medicines": (
        "Medicines that are not known here",
        "Check the spelling. Ask a pharmacist whether it can play a part; nothing here takes it into account.",
    ),
    "only_a_class": (
        "Named only as a class",
        "Which one is it? Its name stands on the package.",
    ),
    "supplements": (
        "Supplements with contents that are not known here",
        "Look on the label for what a day of it holds.",
    ),
    "foods": (
        "Foods that were not found",
        "Try a plainer name. What is in them is not known.",
    ),
}
_MOST_QUESTIONS = 10
_OPEN_BANDS = (Band.CONSISTENT, Band.POSSIBLE, Band.UNDETERMINED)


def report(assessment: Assessment, *, knowledge: Knowledge | None = None, probabilities: bool = False) -> Document:
    """Return an assessment as a document to read.

    ``knowledge`` supplies the names and the questions of the packs; without it, ids are spelled out.
    ``probabilities`` adds shares out of 100, as ranges.
    """
    names = Names.of(knowledge)
    references = References({source.id: source for source in assessment.sources})
    parts = tuple(held for held in assessment.withheld if not is_id(held.id))
    held_tips = tuple(held for held in assessment.withheld if is_id(held.id))
    body = (
        _urgency(assessment.urgency, names, references),
        _screen(assessment.urgency, names),
        _notices(assessment),
        _section("Left out of this report", withheld(parts, references)),
        _section("What it may be", conditions(assessment, names, references, probabilities=probabilities)),
        _section("Nutrients", (*nutrients(assessment.nutrients, names, references), *diary(assessment.eaten))),
        _section("What you could eat", foods(assessment.foods, references)),
        _section("What you can try", tips(assessment, names, references)),
        _section("Held back, and why", withheld(held_tips, references)),
        _section("Please note", warnings(assessment.warnings, references)),
        _section("Not checked", _not_checked(assessment)),
        _section("What would tell most next", questions(_beside_the_screen(assessment))),
        _section("Not asked yet; these answers would help most", _not_asked(assessment, names)),
    )
    shown = tuple(block for blocks in body for block in blocks)
    return (*shown, *references.blocks(), *_stamp(assessment))


def reason_item(reason: UrgencyReason, names: Names, references: References) -> Item:
    """Return one reason for the urgency, with what to do about it."""
    text = f"{sentence(reason.message)} {sentence(reason.do)}" if reason.do else sentence(reason.message)
    return Item(text + references.mark(reason.sources), details=seen_note(reason.seen), tone=_TONES[reason.tier])


def _section(title: str, blocks: Document) -> Document:
    return (Heading(title), *blocks) if blocks else ()


def _urgency(urgency: Urgency, names: Names, references: References) -> Document:
    reasons = sorted(urgency.reasons, key=lambda reason: -reason.tier.rank)
    body: tuple[Paragraph | Bullets, ...] = ()
    if reasons:
        body = (Bullets(tuple(reason_item(reason, names, references) for reason in reasons)),)
    elif urgency.tier in _NO_REASON:
        body = (Paragraph(_NO_REASON[urgency.tier]),)
    return (Panel(HOW_SOON[urgency.tier], body, _TONES[urgency.tier]),)


def _screen(urgency: Urgency, names: Names) -> Document:
    if not (urgency.not_asked or urgency.asked_not_known):
        return ()
    if urgency.tier.rank >= Tier.SAME_DAY.rank:
        return (Paragraph(_STILL_OPEN, Tone.MUTED),)
    lists = (
        ("Warning signs that were not asked about; if one is true, get medical help", urgency.not_asked),
        ("Warning signs that you could not answer", urgency.asked_not_known),
    )
    return tuple(
        Bullets(tuple(Item(names.question(id), tone=Tone.WARNING) for id in ids), title=title)
        for title, ids in lists
        if ids
    )


def _notices(assessment: Assessment) -> Document:
    said: Iterable[str] = assessment.notices
    if not assessment.complete:
        said = (_INCOMPLETE, *said)
    return tuple(Paragraph(sentence(notice), Tone.WARNING) for notice in said)


def _not_checked(assessment: Assessment) -> Document:
    items = tuple(
        Item(f"{', '.join(entries)}. {what_to_do}", lead=lead)
        for kind, (lead, what_to_do) in _NOT_CHECKED.items()
        if (entries := assessment.not_checked.get(kind))
    )
    return (Bullets(items),) if items else ()


def _beside_the_screen(assessment: Assessment) -> Iterable[Question]:
    """Return the next questions; those of the screen stand above in full."""
    screen = assessment.urgency.not_asked
    return (question for question in assessment.questions if question.id not in screen)


def _not_asked(assessment: Assessment, names: Names) -> Document:
    """Return the questions whose answers tell most: the first of each condition that is open, then the second, ….

    What can be answered at home comes before tests.
    """
    told = () if assessment.profile is None else assessment.profile.findings
    above = {names.name(id) for id in (*told, *(question.id for question in assessment.questions))}
    open_ones = [result for result in assessment.conditions if result.band in _OPEN_BANDS and result.concerns]
    lists = [result.unknown for result in open_ones or assessment.conditions]
    unknown = dict.fromkeys(name for turn in zip_longest(*lists) for name in turn if name and name not in above)
    ordered = sorted(unknown, key=names.tests.__contains__)
    items = tuple(Item(names.question(name)) for name in ordered[:_MOST_QUESTIONS])
    return (Bullets(items),) if items else ()


def _stamp(assessment: Assessment) -> Document:
    packs = ", ".join(f"{pack.id} {pack.version}" for pack in assessment.packs) or "none"
    engine = f"{assessment.engine.name} {assessment.engine.version}"
    made = f"As of {assessment.as_of}. {engine}. Packs: {packs}. Knowledge: {assessment.knowledge[:12]}."
    return Paragraph(made, Tone.MUTED), Paragraph(assessment.disclaimer, Tone.MUTED)
