"""How soon to seek help, and what is left out because of who it is: what stands before anything else."""

from __future__ import annotations

from collections.abc import Mapping

from twitchkit.ids import is_id
from twitchkit.model.assessment import Assessment, Urgency, UrgencyReason
from twitchkit.model.safety import Tier
from twitchkit.render.advice import withheld
from twitchkit.render.blocks import Bullets, Document, Item, Panel, Paragraph, Tone
from twitchkit.render.references import References
from twitchkit.render.wording import HOW_SOON, seen_note, sentence

_TONES: Mapping[Tier, Tone] = {
    Tier.EMERGENCY: Tone.EMERGENCY,
    Tier.SAME_DAY: Tone.WARNING,
    Tier.URGENT: Tone.WARNING,
    Tier.ROUTINE: Tone.PLAIN,
    Tier.SELF_CARE: Tone.GOOD,
}
_NO_REASON: Mapping[Tier, str] = {
    Tier.ROUTINE: "You named no warning sign, but not everything that matters is known.",
    Tier.SELF_CARE: "Your answers show no warning sign. If it changes or gets worse, see a doctor.",
}


def urgency_panel(urgency: Urgency, references: References) -> Document:
    """Return how soon to seek help, with the reasons and what to do, the most urgent first."""
    reasons = sorted(urgency.reasons, key=lambda reason: -reason.tier.rank)
    body: tuple[Paragraph | Bullets, ...] = ()
    if reasons:
        body = (Bullets(tuple(reason_item(reason, references) for reason in reasons)),)
    elif urgency.tier in _NO_REASON:
        body = (Paragraph(_NO_REASON[urgency.tier]),)
    return (Panel(HOW_SOON[urgency.tier], body, _TONES[urgency.tier]),)


def reason_item(reason: UrgencyReason, references: References) -> Item:
    """Return one reason for the urgency, with what to do about it."""
    text = f"{sentence(reason.message)} {sentence(reason.do)}" if reason.do else sentence(reason.message)
    return Item(text + references.mark(reason.sources), details=seen_note(reason.seen), tone=_TONES[reason.tier])


def held_parts(assessment: Assessment, references: References) -> Document:
    """Return which parts of a report are left out, and why."""
    return withheld(tuple(held for held in assessment.withheld if not is_id(held.id)), references)


def comes_first(assessment: Assessment, references: References) -> Document:
    """Return what stands before any part of a result that is shown on its own: the warning signs that were named."""
    return urgency_panel(assessment.urgency, references) if assessment.urgency.reasons else ()


def disclaimer(assessment: Assessment) -> Document:
    """Return what stands below all that is said to a person."""
    return (Paragraph(assessment.disclaimer, Tone.MUTED),)
